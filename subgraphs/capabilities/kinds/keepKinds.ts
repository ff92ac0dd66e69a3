import { randomUUID } from 'node:crypto';
import { type EntityManager, In } from 'typeorm';
import { covers, pathTo } from '../../../shared/domain/access/jurisdiction.ts';
import { allowsOffice, allowsRead } from '../../../shared/domain/access/permissions.ts';
import { relationOf } from '../../../shared/domain/access/relation.ts';
import type { Actor } from '../../../shared/domain/case/decide.ts';
import { calendarOf } from '../../../shared/domain/clock/layers.ts';
import { beijingDay, dayAfter, dayBefore, isWorkday } from '../../../shared/domain/clock/workdays.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { itemKey } from '../../../shared/domain/fairness/itemKey.ts';
import {
  isInForceOn,
  KIND_ACTS,
  type KindAct,
  kindAfter,
  type KindState,
  measureFault,
  type MeasureKind,
  type MeasureTerm,
} from '../../../shared/domain/kinds/measure.ts';
import { type Recurrence, recurrenceOf, type Stretch } from '../../../shared/domain/kinds/recurrence.ts';
import { monthsBefore } from '../../../shared/domain/privacy/retention.ts';
import { refusePersonal } from '../../../shared/domain/privacy/refusePersonal.ts';
import { actorOf } from '../../kit/context.ts';
import { pageSize } from '../../kit/pages.ts';
import type { RequestContext, Service } from '../../kit/subgraph.ts';
import { checkArea } from '../cases/readPart.ts';
import { KindRow, type KindStep, MeasureRow } from './KindRows.ts';
import { KIND_MONTHS } from './lookForKinds.ts';
import { tellMeasure } from './tellMeasure.ts';

const UUID = /^[0-9a-f-]{36}$/;

export const mayKnow = (ctx: RequestContext, { center }: Pick<KindRow, 'center'>): boolean =>
  allowsRead(actorOf(ctx).role, 'kinds', relationOf(actorOf(ctx), { center }, ctx.service.tree));

export const mayKeep = (ctx: RequestContext, { center }: Pick<KindRow, 'center'>): boolean =>
  allowsOffice(actorOf(ctx).role, 'keepKinds', relationOf(actorOf(ctx), { center }, ctx.service.tree));

const cursorOf = ({ weight, id }: KindRow): string => Buffer.from(`k${weight}|${id}`).toString('base64url');

function parseCursor(text: string): { weight: number; id: string } {
  const [, weight, id] = /^k(\d{1,9})\|([0-9a-f-]{36})$/.exec(Buffer.from(text, 'base64url').toString('utf8')) ?? [];
  if (weight === undefined || id === undefined) throw new DomainError('CURSOR_MALFORMED', {}, 'after');
  return { weight: Number(weight), id };
}

/** The kinds of an area, what stands out most first. Errors: CENTER_UNKNOWN, OUTSIDE_JURISDICTION, NOT_PERMITTED, PAGE_SIZE, CURSOR_MALFORMED. */
export async function readKinds(
  ctx: RequestContext,
  center: string,
  page: { first: number; after: string | null },
  states: readonly KindState[] | null,
): Promise<{ rows: { row: KindRow; cursor: string }[]; hasNextPage: boolean }> {
  checkArea(ctx, center, ['kinds'], 'center');
  const size = pageSize(page.first);
  const query = ctx.service.database.read.createQueryBuilder(KindRow, 'k').where('k.center = :center', { center });
  if (states?.length) query.andWhere('k.state in (:...states)', { states });
  // what was only found, and stands out no more, is nothing to look at
  else query.andWhere("(k.stands = :stands or k.state <> 'found')", { stands: true });
  if (page.after !== null)
    query.andWhere('(k.weight < :weight or (k.weight = :weight and k.id < :id))', parseCursor(page.after));
  const rows = await query
    .orderBy('k.weight', 'DESC')
    .addOrderBy('k.id', 'DESC')
    .take(size + 1)
    .getMany();
  return { rows: rows.slice(0, size).map(row => ({ row, cursor: cursorOf(row) })), hasNextPage: rows.length > size };
}

export const measuresOf = (service: Service, kinds: readonly string[]): Promise<MeasureRow[]> =>
  service.database.read.find(MeasureRow, { where: { kind: In([...kinds]) }, order: { from: 'ASC', id: 'ASC' } });

/** Locks a kind that this person may act on: KIND_NOT_FOUND, NOT_PERMITTED, WRONG_LEVEL, KIND_STATE. */
async function lock(tx: EntityManager, ctx: RequestContext, id: string, act: KindAct): Promise<[KindRow, KindState]> {
  const { service } = ctx;
  const row = UUID.test(id) ? await tx.findOne(KindRow, { where: { id }, ...service.database.lockRow }) : null;
  if (!row || !mayKnow(ctx, row)) throw new DomainError('KIND_NOT_FOUND', {}, 'id');
  const { role, center } = actorOf(ctx);
  const own = service.tree.get(center)?.level ?? '';
  if (own !== service.name) throw new DomainError('WRONG_LEVEL', { own, level: service.name });
  if (!mayKeep(ctx, row)) throw new DomainError('NOT_PERMITTED', { act: 'keepKinds', role });
  const state = kindAfter(row.state, act);
  if (!state) throw new DomainError('KIND_STATE', { state: row.state });
  return [row, state];
}

export const stepOf = (act: string, { id, role }: Actor, service: Service, text: string | null): KindStep => ({
  ...{ act, at: service.now().toISOString(), by: id, role, text },
});

/** Confirms a kind and says who sees to it (确认). The owner lies in its area. */
export const confirmKind = (
  ctx: RequestContext,
  id: string,
  { owner, department, note }: { owner: string | null; department: string | null; note: string | null },
): Promise<KindRow> =>
  ctx.service.database.write(async tx => {
    const { service } = ctx;
    const [row, state] = await lock(tx, ctx, id, 'confirm');
    const place = owner ?? row.center;
    if (!service.tree.has(place)) throw new DomainError('CENTER_UNKNOWN', { center: place }, 'owner');
    if (!covers(service.tree, row.center, place)) throw new DomainError('OUTSIDE_JURISDICTION', {}, 'owner');
    impersonal({ department, note });
    const steps = [...row.steps, stepOf('confirm', actorOf(ctx), service, note)];
    const change = { state, owner: place, ownerDepartment: department, steps };
    await tx.update(KindRow, { id }, change);
    return { ...row, ...change };
  });

/** Says that it is none, and why (不是一类事): it is not proposed again. */
export const dismissKind = (ctx: RequestContext, id: string, reason: string): Promise<KindRow> =>
  ctx.service.database.write(async tx => {
    const [row, state] = await lock(tx, ctx, id, 'dismiss');
    impersonal({ reason });
    const change = { state, steps: [...row.steps, stepOf('dismiss', actorOf(ctx), ctx.service, reason)] };
    await tx.update(KindRow, { id }, change);
    return { ...row, ...change };
  });

/** Measures are read far and wide, so that what points to a person is refused as in the library: LIBRARY_PERSONAL. */
const impersonal = (texts: Readonly<Record<string, string | null>>): void => refusePersonal('LIBRARY_PERSONAL', texts);

export interface MeasureForm {
  what: MeasureKind;
  term: MeasureTerm;
  text: string;
  basis: string | null;
  from: string;
  endsOn: string | null;
}

/**
 * Takes a measure about a confirmed kind (改进措施), SH-15. The cases of the kind are kept with it: they brought it about. Errors:
 * KIND_NOT_FOUND, KIND_STATE, NOT_PERMITTED, WRONG_LEVEL, FIELD_INVALID, LIBRARY_PERSONAL.
 */
export const takeMeasure = (ctx: RequestContext, kind: string, form: MeasureForm): Promise<MeasureRow> =>
  keepMeasure(ctx, async tx => {
    const [row] = await lock(tx, ctx, kind, 'measure');
    const fault = measureFault(form.term, form);
    if (fault) throw new DomainError('FIELD_INVALID', {}, fault);
    impersonal({ note: form.text, basis: form.basis });
    const { center, item, cause, uids, owner, ownerDepartment } = row;
    const steps = [stepOf('take', actorOf(ctx), ctx.service, null)];
    const measure: MeasureRow = {
      ...{ id: randomUUID(), kind: row.id, rev: 1, center, owner, ownerDepartment },
      ...{ item, cause, permanentOn: null, uids, steps },
      ...form,
    };
    await tx.insert(MeasureRow, measure);
    return measure;
  });

/** Does something to a measure and lets the levels below know that it concerns. */
async function keepMeasure(
  ctx: RequestContext,
  change: (tx: EntityManager) => Promise<MeasureRow>,
): Promise<MeasureRow> {
  const { service } = ctx;
  const done = await service.database.write(async tx => {
    const row = await change(tx);
    await tellMeasure(tx, service, row);
    return row;
  });
  service.relay.ring();
  return done;
}

/** Makes a makeshift the rule (临时变长效), SH-16, or ends a measure. MEASURE_NOT_FOUND, MEASURE_OVER, and as above. */
export const changeMeasure = (
  ctx: RequestContext,
  id: string,
  act: 'makePermanent' | 'end',
  reason: string,
): Promise<MeasureRow> =>
  keepMeasure(ctx, async tx => {
    const { service } = ctx;
    const measure = UUID.test(id) ? await tx.findOne(MeasureRow, { where: { id }, ...service.database.lockRow }) : null;
    if (!measure || !mayKnow(ctx, measure)) throw new DomainError('MEASURE_NOT_FOUND', {}, 'id');
    await lock(tx, ctx, measure.kind, 'measure');
    impersonal({ reason });
    const today = beijingDay(service.now());
    const isOver = measure.endsOn !== null && measure.endsOn < today;
    if (isOver || (act === 'makePermanent' && measure.term === 'permanent')) throw new DomainError('MEASURE_OVER');
    const time: Partial<MeasureRow> =
      act === 'end' ? { endsOn: today } : { term: 'permanent', endsOn: null, permanentOn: today };
    const steps = [...measure.steps, stepOf(act, actorOf(ctx), service, reason)];
    const change = { ...time, steps, rev: measure.rev + 1 };
    await tx.update(MeasureRow, { id }, change);
    return { ...measure, ...change };
  });

/** Whether a kind came again since a measure (复发率), by the working days of its center: as of the last look. */
export function recurrenceSince(
  service: Service,
  kind: Pick<KindRow, 'center' | 'days' | 'lookedAt'>,
  from: string,
): Recurrence {
  const calendar = calendarOf(service.calendar, service.layers, pathTo(service.tree, kind.center));
  const today = beijingDay(new Date(kind.lookedAt));
  const stretch = (first: string, last: string): Stretch => {
    let [cases, workdays] = [0, 0];
    for (let day = first; day <= last; day = dayAfter(day)) {
      cases += kind.days[day] ?? 0;
      if (isWorkday(day, calendar)) workdays += 1;
    }
    return { cases, workdays };
  };
  const first = [monthsBefore(today, KIND_MONTHS), ...Object.keys(kind.days)].sort()[0] ?? today;
  return recurrenceOf(stretch(first, dayBefore(from)), stretch(from, today));
}

/** The same, as the API tells it. */
export function recurrenceView({ before, after, ratio, verdict }: Recurrence) {
  const high = ratio && Number.isFinite(ratio.high) ? ratio.high : null;
  return { before, after, verdict, ratio: ratio?.rate ?? null, ratioLow: ratio?.low ?? null, ratioHigh: high };
}

/** Measures that hold today about an item at the own center, or above it at any level: what else may fit (是否另有政策). */
export async function fittingMeasures(
  ctx: RequestContext,
  item: string,
  causes: readonly string[],
): Promise<MeasureRow[]> {
  const { service } = ctx;
  const { center, role } = actorOf(ctx);
  if (!allowsRead(role, 'library', relationOf(actorOf(ctx), { center }, service.tree)))
    throw new DomainError('NOT_PERMITTED', { act: 'readLibrary', role });
  return measuresFor(service, center, item, causes);
}

/** Measures of a center, and of those above it, that hold today for such a case, the newest first. */
export async function measuresFor(
  service: Service,
  center: string,
  item: string,
  causes: readonly string[],
): Promise<MeasureRow[]> {
  const key = itemKey(item).slice(0, 60);
  if (key === '') return [];
  const rows = await service.database.read.find(MeasureRow, {
    where: { item: key, center: In(pathTo(service.tree, center)) },
    order: { from: 'DESC', id: 'DESC' },
    take: 50,
  });
  const today = beijingDay(service.now());
  const fits = ({ cause }: MeasureRow) => cause === null || causes.length === 0 || causes.includes(cause);
  return rows.filter(row => isInForceOn(row, today) && fits(row));
}

/** What somebody may do to a kind here and now. */
export const actsOnKind = (ctx: RequestContext, row: KindRow): KindAct[] =>
  mayKeep(ctx, row) && ctx.service.tree.get(actorOf(ctx).center)?.level === ctx.service.name
    ? KIND_ACTS.filter(act => kindAfter(row.state, act) !== undefined)
    : [];
