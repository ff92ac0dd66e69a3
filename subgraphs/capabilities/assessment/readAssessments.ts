import type { SelectQueryBuilder } from 'typeorm';
import { covers } from '../../../shared/domain/access/jurisdiction.ts';
import { allowsRead } from '../../../shared/domain/access/permissions.ts';
import { refuseRead } from '../../../shared/domain/access/refuseRead.ts';
import { hasDepartment } from '../../../shared/domain/access/roles.ts';
import type { AssessmentState } from '../../../shared/domain/assessment/course.ts';
import type { Actor } from '../../../shared/domain/case/decide.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { actorOf } from '../../kit/context.ts';
import { formatPageCursor, pageSize, parsePageCursor } from '../../kit/pages.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { AT_HOME, relationToArea } from '../cases/readPart.ts';
import { type AssessmentKind, AssessmentRow } from './AssessmentRow.ts';
import { mayKnow, seesPersons } from './mayAssess.ts';

/** What a list is narrowed to; all that is given must hold. */
export interface AssessmentWishes {
  states?: readonly AssessmentState[] | null;
  kinds?: readonly AssessmentKind[] | null;
  department?: string | null;
  /** True for what stands against the person who asks. */
  mine?: boolean | null;
}

export const assessmentCursor = ({ happenedAt, id }: AssessmentRow): string =>
  formatPageCursor({ openedAt: happenedAt, uid: id });

/** Which rows of an area this person reads: of all departments or of the own, with what stands against persons or without. */
interface Readable {
  centers: string[];
  departments: string[] | undefined;
  persons: 'all' | string[];
}

/** Refuses who reads nothing of it: CENTER_UNKNOWN, OUTSIDE_JURISDICTION, NOT_PERMITTED. */
export function readable(ctx: RequestContext, area: string): Readable {
  const { tree } = ctx.service;
  const actor = actorOf(ctx);
  const { role, center } = actor;
  if (!tree.has(area)) throw new DomainError('CENTER_UNKNOWN', { center: area }, 'area');
  if (!covers(tree, center, area)) throw new DomainError('OUTSIDE_JURISDICTION', {}, 'area');
  const centers = [...tree.keys()].filter(code => covers(tree, area, code));
  const persons = seesPersons(actor) ? ('all' as const) : own(actor);
  const relation = relationToArea(ctx, area);
  if (allowsRead(role, 'assessment', relation)) return { centers, departments: undefined, persons };
  if (hasDepartment(role) && AT_HOME.includes(relation) && allowsRead(role, 'assessment', 'ownDepartment'))
    return { centers, departments: [actor.department ?? '-'], persons };
  throw refuseRead(role, 'assessment');
}

const own = ({ id, standsFor }: Actor): string[] => [id, ...(standsFor === undefined ? [] : [standsFor])];

/** Leaves what this person reads. */
export function restrict(query: SelectQueryBuilder<AssessmentRow>, { centers, departments, persons }: Readable): void {
  query.where('a.center in (:...centers)', { centers });
  if (departments) query.andWhere('a.department in (:...departments)', { departments });
  if (persons !== 'all') query.andWhere('(a.person is null or a.person in (:...persons))', { persons });
}

/**
 * What was proposed and decided in an area, the newest event first, page by page. CENTER_UNKNOWN, OUTSIDE_JURISDICTION, NOT_PERMITTED,
 * PAGE_SIZE, CURSOR_MALFORMED.
 */
export async function readAssessments(
  ctx: RequestContext,
  area: string,
  page: { first: number; after: string | null },
  { states, kinds, department, mine }: AssessmentWishes,
): Promise<{ rows: AssessmentRow[]; hasNextPage: boolean }> {
  const found = readable(ctx, area);
  const size = pageSize(page.first);
  const query = ctx.service.database.read.createQueryBuilder(AssessmentRow, 'a');
  restrict(query, found);
  if (states?.length) query.andWhere('a.state in (:...states)', { states });
  if (kinds?.length) query.andWhere('a.kind in (:...kinds)', { kinds });
  if (department) query.andWhere('a.department = :department', { department });
  if (mine) query.andWhere('a.person in (:...mine)', { mine: own(actorOf(ctx)) });
  if (page.after !== null) {
    const { openedAt: at, uid: id } = parsePageCursor(page.after);
    query.andWhere('(a.happenedAt < :at or (a.happenedAt = :at and a.id < :id))', { at, id });
  }
  const rows = await query
    .orderBy('a.happenedAt', 'DESC')
    .addOrderBy('a.id', 'DESC')
    .take(size + 1)
    .getMany();
  return { rows: rows.slice(0, size), hasNextPage: rows.length > size };
}

/** One row, or ASSESSMENT_NOT_FOUND: also for one that this person may not know of. */
export async function readAssessment(ctx: RequestContext, id: string): Promise<AssessmentRow> {
  const row = await ctx.service.database.read.findOneBy(AssessmentRow, { id });
  if (!row || !mayKnow(actorOf(ctx), row, ctx.service)) throw new DomainError('ASSESSMENT_NOT_FOUND', {}, 'id');
  return row;
}
