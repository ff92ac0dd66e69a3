import { randomUUID } from 'node:crypto';
import { type EntityManager, In } from 'typeorm';
import { optionalText, requiredText } from '../../../shared/domain/case/text.ts';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { itemKey } from '../../../shared/domain/fairness/itemKey.ts';
import {
  type Changed,
  GUIDE_CHANGE_ACTS,
  type GuideChangeAct,
  guideChangeAfter,
  type GuideChangeState,
} from '../../../shared/domain/kinds/guideChange.ts';
import { refusePersonal } from '../../../shared/domain/privacy/refusePersonal.ts';
import { withoutNumbers } from '../../../shared/domain/privacy/withoutNumbers.ts';
import { actorOf } from '../../kit/context.ts';
import { pageSize } from '../../kit/pages.ts';
import type { GuideChangeSource, RequestContext, Service } from '../../kit/subgraph.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { checkArea, mayReadPart } from '../cases/readPart.ts';
import { GuideChangeCase, GuideChangeRow } from './GuideChangeRow.ts';
import { mayKeep, mayKnow, stepOf } from './keepKinds.ts';
import { KindRow } from './KindRows.ts';

const UUID = /^[0-9a-f-]{36}$/;
const MOST_CASES = 50;
/** So many uids in one question: databases take no longer list. */
const AT_ONCE = 500;
/** As counted facts have it: the longest name of an item that is told apart from others. */
const LONGEST_KEY = 60;

/** What somebody drafts. */
export interface GuideChangeForm {
  changes: Changed;
  item: string | null;
  text: string;
  basis: string | null;
  department: string;
  from: string;
  kind: string | null;
  cases: readonly string[];
}

/** Refuses who changes nothing here: WRONG_LEVEL, NOT_PERMITTED. */
function checkKeeps(ctx: RequestContext, center: string): void {
  const { role, center: own } = actorOf(ctx);
  const level = ctx.service.tree.get(own)?.level ?? '';
  if (level !== ctx.service.name) throw new DomainError('WRONG_LEVEL', { own: level, level: ctx.service.name });
  if (!mayKeep(ctx, { center })) throw new DomainError('NOT_PERMITTED', { act: 'keepKinds', role });
}

/**
 * Drafts a change of a guide or of the list of items (变更拟稿), out of a confirmed kind, of single cases, or of both: they are kept with it.
 * Errors: NOT_PERMITTED, WRONG_LEVEL, KIND_NOT_FOUND, KIND_STATE, CASE_NOT_FOUND, LIBRARY_PERSONAL, FIELD_REQUIRED, FIELD_TOO_LONG.
 */
export function draftGuideChange(ctx: RequestContext, form: GuideChangeForm): Promise<GuideChangeRow> {
  const { service } = ctx;
  const actor = actorOf(ctx);
  checkKeeps(ctx, actor.center);
  return service.database.write(async tx => {
    const kind = form.kind === null ? null : await confirmedKind(tx, ctx, form.kind);
    const cases = [...new Set([...(await knownCases(tx, ctx, form.cases)), ...(kind?.uids ?? [])])];
    if (cases.length === 0) throw new DomainError('FIELD_REQUIRED', {}, 'cases');
    const item = requiredText('item', optionalText('item', form.item) ?? kind?.item);
    const { changes, text, basis, department, from } = form;
    refusePersonal('LIBRARY_PERSONAL', { item, note: text, basis, department });
    const row: GuideChangeRow = {
      ...{ id: randomUUID(), center: kind?.center ?? actor.center, changes, item, text, basis, department, from },
      ...{ itemKey: itemKey(withoutNumbers(item)).slice(0, LONGEST_KEY), kind: kind?.id ?? null, state: 'draft' },
      ...{ adoptedOn: null, days: {}, lookedAt: null, steps: [stepOf('draft', actor, service, null)] },
    };
    await tx.insert(GuideChangeRow, row);
    for (const uid of cases) await tx.insert(GuideChangeCase, { change: row.id, uid });
    return row;
  });
}

async function confirmedKind(tx: EntityManager, ctx: RequestContext, id: string): Promise<KindRow> {
  const row = UUID.test(id) ? await tx.findOneBy(KindRow, { id }) : null;
  if (!row || !mayKnow(ctx, row)) throw new DomainError('KIND_NOT_FOUND', {}, 'kind');
  checkKeeps(ctx, row.center);
  if (row.state !== 'confirmed') throw new DomainError('KIND_STATE', { state: row.state }, 'kind');
  return row;
}

/** Cases that this person may know of, and nothing about the others. */
async function knownCases(tx: EntityManager, ctx: RequestContext, uids: readonly string[]): Promise<string[]> {
  if (uids.length > MOST_CASES)
    throw new DomainError('FIELD_TOO_LONG', { length: String(uids.length), limit: String(MOST_CASES) }, 'cases');
  const files = uids.length === 0 ? [] : await tx.findBy(CaseFile, { uid: In([...uids]) });
  const known = files.filter(file => mayReadPart(ctx, file, 'case')).map(({ uid }) => uid);
  if (uids.some(uid => !known.includes(uid))) throw new DomainError('CASE_NOT_FOUND', {}, 'cases');
  return known;
}

/** Adopts a draft (采纳), or drops it with a reason (不采纳). Errors: GUIDE_CHANGE_NOT_FOUND, GUIDE_CHANGE_STATE, NOT_PERMITTED, WRONG_LEVEL, LIBRARY_PERSONAL. */
export function decideGuideChange(
  ctx: RequestContext,
  id: string,
  act: GuideChangeAct,
  note: string | null,
): Promise<GuideChangeRow> {
  const { service } = ctx;
  refusePersonal('LIBRARY_PERSONAL', { [act === 'adopt' ? 'note' : 'reason']: note });
  return service.database.write(async tx => {
    const row = UUID.test(id) ? await tx.findOne(GuideChangeRow, { where: { id }, ...service.database.lockRow }) : null;
    if (!row || !mayKnow(ctx, row)) throw new DomainError('GUIDE_CHANGE_NOT_FOUND', {}, 'id');
    checkKeeps(ctx, row.center);
    const state = guideChangeAfter(row.state, act);
    if (!state) throw new DomainError('GUIDE_CHANGE_STATE', { guideChange: row.state });
    const adoptedOn = act === 'adopt' ? beijingDay(service.now()) : null;
    const change = { state, adoptedOn, steps: [...row.steps, stepOf(act, actorOf(ctx), service, note)] };
    await tx.update(GuideChangeRow, { id }, change);
    return { ...row, ...change };
  });
}

/** Changes of a center, the latest first. Errors: CENTER_UNKNOWN, OUTSIDE_JURISDICTION, NOT_PERMITTED, PAGE_SIZE. */
export async function readGuideChanges(
  ctx: RequestContext,
  center: string,
  first: number,
  states: readonly GuideChangeState[] | null,
): Promise<GuideChangeRow[]> {
  checkArea(ctx, center, ['kinds'], 'center');
  return ctx.service.database.read.find(GuideChangeRow, {
    where: { center, ...(states?.length ? { state: In([...states]) } : {}) },
    order: { from: 'DESC', id: 'DESC' },
    take: pageSize(first),
  });
}

/** The cases that brought these changes about, by change. */
export const casesOfChanges = (service: Service, changes: readonly string[]): Promise<GuideChangeCase[]> =>
  service.database.read.find(GuideChangeCase, { where: { change: In([...changes]) }, order: { uid: 'ASC' } });

/** What these cases have changed (本件促成的变更), by case: only what was adopted. */
export async function changesOfCases(
  service: Service,
  uids: readonly string[],
): Promise<ReadonlyMap<string, GuideChangeRow[]>> {
  const { read } = service.database;
  const links = await read.find(GuideChangeCase, { where: { uid: In([...uids]) } });
  const ids = [...new Set(links.map(({ change }) => change))];
  const rows =
    ids.length === 0
      ? []
      : await read.find(GuideChangeRow, {
          where: { id: In(ids), state: 'adopted' },
          order: { from: 'ASC', id: 'ASC' },
        });
  const changed = (uid: string) => rows.filter(row => links.some(one => one.uid === uid && one.change === row.id));
  return new Map(uids.map(uid => [uid, changed(uid)]));
}

/** What a center has adopted on some days: what its monthly analysis tells of (LH-39). */
export async function guideChangesOn(
  service: Service,
  center: string,
  { from, to }: { from: string; to: string },
): Promise<GuideChangeSource[]> {
  const rows = await service.database.read
    .createQueryBuilder(GuideChangeRow, 'g')
    .where("g.center = :center and g.state = 'adopted'", { center })
    .andWhere('g.adoptedOn >= :from and g.adoptedOn <= :to', { from, to })
    .orderBy('g.adoptedOn')
    .addOrderBy('g.id')
    .getMany();
  const cases = await numberedCases(
    service,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id, changes, item, text, department, from: since, adoptedOn }) => ({
    ...{ id, changes, item, text, department, from: since, adoptedOn: adoptedOn ?? '' },
    cases: cases.filter(({ change }) => change === id).map(({ uid, number }) => ({ uid, number })),
  }));
}

/** The cases behind changes with their numbers, in the order of these. */
async function numberedCases(service: Service, changes: readonly string[]) {
  const links = changes.length === 0 ? [] : await casesOfChanges(service, changes);
  const uids = [...new Set(links.map(({ uid }) => uid))];
  const numbers = new Map<string, string>();
  for (let i = 0; i < uids.length; i += AT_ONCE)
    for (const { uid, number } of await service.database.read.find(CaseFile, {
      where: { uid: In(uids.slice(i, i + AT_ONCE)) },
      select: { uid: true, number: true },
    }))
      numbers.set(uid, number);
  return links
    .map(({ change, uid }) => ({ change, uid, number: numbers.get(uid) ?? '' }))
    .sort((one, other) => (one.number < other.number ? -1 : 1));
}

/** What somebody may do to a change here and now. */
export const actsOnGuideChange = (ctx: RequestContext, row: GuideChangeRow): GuideChangeAct[] =>
  mayKeep(ctx, row) && ctx.service.tree.get(actorOf(ctx).center)?.level === ctx.service.name
    ? GUIDE_CHANGE_ACTS.filter(act => guideChangeAfter(row.state, act) !== undefined)
    : [];
