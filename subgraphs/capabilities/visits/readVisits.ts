import { type EntityManager, In } from 'typeorm';
import { covers } from '../../../shared/domain/access/jurisdiction.ts';
import { allowsRead } from '../../../shared/domain/access/permissions.ts';
import { refuseRead } from '../../../shared/domain/access/refuseRead.ts';
import { hasDepartment } from '../../../shared/domain/access/roles.ts';
import { dayAfter } from '../../../shared/domain/clock/workdays.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { actorOf } from '../../kit/context.ts';
import { formatPageCursor, pageSize, parsePageCursor } from '../../kit/pages.ts';
import type { Forgotten, RequestContext, Service } from '../../kit/subgraph.ts';
import { AT_HOME, checkArea, relationToArea } from '../cases/readPart.ts';
import { mayInspect, mayKnowVisit } from './mayInspect.ts';
import { ReturnVisitRow } from './ReturnVisitRow.ts';
import { FindingRow, VisitRow } from './VisitRow.ts';

interface Page {
  first: number;
  after: string | null;
}

export const visitCursor = ({ day, id }: VisitRow): string =>
  formatPageCursor({ openedAt: `${day}T00:00:00.000Z`, uid: id });
export const returnCursor = ({ drawnAt, id }: ReturnVisitRow): string =>
  formatPageCursor({ openedAt: drawnAt, uid: id });

/**
 * Visits to an area at this level, the latest day first: the secret ones that are not published only for who ordered them, and a
 * handler’s those to the own department. CENTER_UNKNOWN, OUTSIDE_JURISDICTION, NOT_PERMITTED, PAGE_SIZE, CURSOR_MALFORMED.
 */
export async function readVisits(
  ctx: RequestContext,
  area: string,
  page: Page,
): Promise<{ rows: VisitRow[]; hasNextPage: boolean }> {
  const { tree, database } = ctx.service;
  const department = readable(ctx, area);
  const size = pageSize(page.first);
  const actor = actorOf(ctx);
  const query = database.read.createQueryBuilder(VisitRow, 'v');
  query.where('v.target in (:...areas)', { areas: below(ctx.service, area) });
  const ordered = mayInspect(actor, area, ctx.service)
    ? [...tree.keys()].filter(code => covers(tree, actor.center, code))
    : [];
  query.andWhere("(v.manner = 'open' or v.state = 'published' or v.byCenter in (:...ordered))", {
    ordered: ['-', ...ordered],
  });
  if (department !== null) query.andWhere('v.department = :department', { department });
  if (page.after !== null) {
    const { openedAt, uid: id } = parsePageCursor(page.after);
    query.andWhere('(v.day < :day or (v.day = :day and v.id < :id))', { day: openedAt.slice(0, 10), id });
  }
  const rows = await query
    .orderBy('v.day', 'DESC')
    .addOrderBy('v.id', 'DESC')
    .take(size + 1)
    .getMany();
  return { rows: rows.slice(0, size), hasNextPage: rows.length > size };
}

const below = ({ tree }: Service, area: string): string[] => [...tree.keys()].filter(code => covers(tree, area, code));

/** Whether this person reads the visits to an area, and to which department only; null for all. */
function readable(ctx: RequestContext, area: string): string | null {
  const { tree } = ctx.service;
  const { role, center, department } = actorOf(ctx);
  if (!tree.has(area)) throw new DomainError('CENTER_UNKNOWN', { center: area }, 'area');
  if (!covers(tree, center, area)) throw new DomainError('OUTSIDE_JURISDICTION', {}, 'area');
  const relation = relationToArea(ctx, area);
  if (allowsRead(role, 'visits', relation)) return null;
  if (hasDepartment(role) && AT_HOME.includes(relation) && allowsRead(role, 'visits', 'ownDepartment'))
    return department ?? '-';
  throw refuseRead(role, 'visits');
}

/** One visit, or VISIT_NOT_FOUND: also for one that this person may not know of. */
export async function readVisit(ctx: RequestContext, id: string): Promise<VisitRow> {
  const row = await ctx.service.database.read.findOneBy(VisitRow, { id });
  if (!row || !mayKnowVisit(actorOf(ctx), row, ctx.service)) throw new DomainError('VISIT_NOT_FOUND', {}, 'id');
  return row;
}

/** What visits found, by the visit. */
export async function findingsOf(db: EntityManager, visits: readonly string[]): Promise<Map<string, FindingRow[]>> {
  const rows = await db.find(FindingRow, { where: { visit: In([...visits]) }, order: { no: 'ASC' } });
  return new Map(visits.map(id => [id, rows.filter(({ visit }) => visit === id)]));
}

/** What visits found in these cases, with the visit that each is of. */
export async function findingsOfCases(
  db: EntityManager,
  uids: readonly string[],
): Promise<{ finding: FindingRow; visit: VisitRow }[]> {
  const findings = await db.findBy(FindingRow, { uid: In([...uids]) });
  const visits = await db.findBy(VisitRow, { id: In([...new Set(findings.map(({ visit }) => visit))]) });
  const byId = new Map(visits.map(visit => [visit.id, visit]));
  return findings.flatMap(finding => {
    const visit = byId.get(finding.visit);
    return visit ? [{ finding, visit }] : [];
  });
}

/** Return visits of an area at this level, the latest drawn first. */
export async function readReturnVisits(
  ctx: RequestContext,
  area: string,
  page: Page,
  open: boolean | null,
): Promise<{ rows: ReturnVisitRow[]; hasNextPage: boolean }> {
  checkArea(ctx, area, ['visits'], 'area');
  const size = pageSize(page.first);
  const query = ctx.service.database.read
    .createQueryBuilder(ReturnVisitRow, 'r')
    .where('r.center in (:...areas)', { areas: below(ctx.service, area) });
  if (open !== null) query.andWhere(open ? 'r.doneAt is null' : 'r.doneAt is not null');
  if (page.after !== null) {
    const { openedAt: at, uid: id } = parsePageCursor(page.after);
    query.andWhere('(r.drawnAt < :at or (r.drawnAt = :at and r.id < :id))', { at, id });
  }
  const rows = await query
    .orderBy('r.drawnAt', 'DESC')
    .addOrderBy('r.id', 'DESC')
    .take(size + 1)
    .getMany();
  return { rows: rows.slice(0, size), hasNextPage: rows.length > size };
}

/** What came of the return visits that were drawn in these days. */
export interface ReturnFigures {
  drawn: number;
  done: number;
  reached: number;
  compared: number;
  differing: number;
}

export async function returnFigures(
  ctx: RequestContext,
  area: string,
  from: string,
  to: string,
): Promise<ReturnFigures> {
  checkArea(ctx, area, ['visits'], 'area');
  const instant = (day: string) => new Date(`${day}T00:00:00+08:00`).toISOString();
  const rows = await ctx.service.database.read
    .createQueryBuilder(ReturnVisitRow, 'r')
    .where('r.center in (:...areas)', { areas: below(ctx.service, area) })
    .andWhere('r.drawnAt >= :begin and r.drawnAt < :end', { begin: instant(from), end: instant(dayAfter(to)) })
    .select(['r.reached as reached', 'r.differs as differs', 'count(*) as n'])
    .groupBy('r.reached')
    .addGroupBy('r.differs')
    .getRawMany<{ reached: number | boolean | null; differs: number | boolean | null; n: number | string }>();
  const count = (fits: (row: { reached: boolean | null; differs: boolean | null }) => boolean) =>
    rows.reduce((sum, { reached, differs, n }) => {
      const row = { reached: yesNo(reached), differs: yesNo(differs) };
      return fits(row) ? sum + Number(n) : sum;
    }, 0);
  return {
    drawn: count(() => true),
    done: count(({ reached }) => reached !== null),
    reached: count(({ reached }) => reached === true),
    compared: count(({ differs }) => differs !== null),
    differing: count(({ differs }) => differs === true),
  };
}

const yesNo = (value: number | boolean | null): boolean | null => (value === null ? null : Boolean(Number(value)));

/** The return visits about these cases, the latest first. */
export const returnsOfCases = (db: EntityManager, uids: readonly string[]): Promise<ReturnVisitRow[]> =>
  db.find(ReturnVisitRow, { where: { uid: In([...uids]) }, order: { drawnAt: 'DESC', id: 'DESC' } });

/** Forgets what somebody said who was asked again, with the reporter. */
export async function forgetNotes(tx: EntityManager, _service: Service, uid: string): Promise<Forgotten> {
  const rows = (await tx.findBy(ReturnVisitRow, { uid })).filter(({ note }) => note !== null);
  for (const { id } of rows) await tx.update(ReturnVisitRow, { id }, { note: null });
  return { returnVisitNotes: rows.length };
}
