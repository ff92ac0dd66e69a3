import { randomUUID } from 'node:crypto';
import { type EntityManager, In, Like } from 'typeorm';
import type { Actor } from '../../../shared/domain/case/decide.ts';
import { readClock } from '../../../shared/domain/clock/clock.ts';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import type { LevelName } from '../../../shared/domain/levels.ts';
import { type Policy, valueOf } from '../../../shared/domain/policy/policy.ts';
import { refusePersonal } from '../../../shared/domain/privacy/refusePersonal.ts';
import {
  type CircularAct,
  circularRungs,
  type Manner,
  mayIssueCirculars,
  receiversOf,
} from '../../../shared/domain/supervision/circular.ts';
import { actorOf } from '../../kit/context.ts';
import type { RequestContext, Service } from '../../kit/subgraph.ts';
import { clockRules } from '../cases/clockRules.ts';
import { findDepartments } from '../departments/departmentsOf.ts';
import { CenterRow } from '../directory/CenterRow.ts';
import { policyAt } from '../policy/policyAt.ts';
import { CircularReceiptRow, CircularRow, type CircularStep, type NamedUnit } from './CircularRow.ts';
import { circularStateAfter, mayConfirmFor, mayIssueFrom, mayKnowCircular, waitingFor } from './mayCircular.ts';
import { mayIssue, mayKnowOrder } from './mayOrder.ts';
import { insertOrder, takeBackOrders } from './orderSupervision.ts';
import { SupervisionRow } from './SupervisionRow.ts';
import { departmentsText, tellCircular, tellReceipts } from './tellCircular.ts';

/** The most units that one circular names, and the most orders that it is about. */
const MOST_NAMED = 30;
const MOST_ORDERS = 50;

/** A unit as it is written into a draft; the department by its name or code. */
export interface NamedForm {
  center: string;
  department: string | null;
  manner: Manner;
  words: string | null;
}

/** What somebody draws up. */
export interface CircularForm {
  title: string;
  content: string;
  requirement: string | null;
  periodFrom: string | null;
  periodTo: string | null;
  named: readonly NamedForm[];
  /** The ids of orders that it is about. */
  orders: readonly string[];
  measure: string | null;
  levels: readonly LevelName[];
  chosen: readonly string[];
}

/** A person, and what the rules of the own center say. */
interface Issuer {
  actor: Actor;
  policy: Policy;
  at: Date;
}

/** Refuses who issues no circulars from a center of this level: WRONG_LEVEL, NOT_PERMITTED, CIRCULAR_NOT_FORESEEN. */
function issuerOf(ctx: RequestContext, center: string): Issuer {
  const { service } = ctx;
  const actor = actorOf(ctx);
  const own = service.tree.get(actor.center)?.level ?? '';
  if (own !== service.name) throw new DomainError('WRONG_LEVEL', { own, level: service.name });
  if (!mayIssueFrom(actor, center, service))
    throw new DomainError('NOT_PERMITTED', { act: 'supervise', role: actor.role });
  const at = service.now();
  const policy = policyAt(service, center, beijingDay(at));
  if (!mayIssueCirculars(policy, service.name as LevelName))
    throw new DomainError('CIRCULAR_NOT_FORESEEN', { level: service.name });
  return { actor, policy, at };
}

const stepOf = (act: CircularStep['act'], { actor, at }: Issuer, text = ''): CircularStep => ({
  ...{ act, at: at.toISOString(), by: actor.id, role: actor.role, center: actor.center, text },
});

/** Draws a circular up (拟稿); nobody is told of it yet. */
export const drawUpCircular = (ctx: RequestContext, form: CircularForm): Promise<CircularRow> =>
  drawUp(ctx, form, null, '');

/**
 * Draws up the circular that is to stand in the place of an issued one (更正). It goes to everybody who got that one; until it is
 * issued nothing has changed.
 */
export async function correctCircular(
  ctx: RequestContext,
  id: string,
  form: CircularForm,
  reason: string,
): Promise<CircularRow> {
  const { service } = ctx;
  refusePersonal('CIRCULAR_PERSONAL', { reason });
  const { row, receipts } = await knownCircular(service.database.read, ctx, id);
  issuerOf(ctx, row.center);
  circularStateAfter(row, 'correct');
  // what was taken with the first one stands or is taken back by itself
  if (form.measure !== null) throw new DomainError('FIELD_INVALID', {}, 'measure');
  const chosen = [...new Set([...form.chosen, ...receipts.map(({ center }) => center)])];
  return drawUp(ctx, { ...form, chosen }, row, reason);
}

async function drawUp(
  ctx: RequestContext,
  form: CircularForm,
  corrects: CircularRow | null,
  reason: string,
): Promise<CircularRow> {
  const { service } = ctx;
  const issuer = issuerOf(ctx, corrects?.center ?? actorOf(ctx).center);
  const at = issuer.at.toISOString();
  return service.database.write(async tx => {
    const row: CircularRow = {
      ...{ id: randomUUID(), number: null, state: 'draft', rev: 1, center: corrects?.center ?? issuer.actor.center },
      ...(await written(tx, ctx, issuer, form)),
      ...{ listedAt: at, issuedAt: null, dueAt: null, dueOn: null, cite: null, pack: null, endedAt: null },
      ...{ corrects: corrects?.id ?? null, correctedBy: null, arrived: {}, steps: [stepOf('draw', issuer, reason)] },
    };
    await tx.insert(CircularRow, row);
    return row;
  });
}

/** Changes a draft (修改). */
export const editCircular = (ctx: RequestContext, id: string, form: CircularForm): Promise<CircularRow> =>
  onCircular(ctx, id, 'edit', '', async (tx, row, issuer) => {
    if (row.corrects !== null && form.measure !== null) throw new DomainError('FIELD_INVALID', {}, 'measure');
    return written(tx, ctx, issuer, form);
  });

/** What is written, checked: units and orders that there are, a rung that the ladder has, and nobody named who is a person. */
async function written(tx: EntityManager, ctx: RequestContext, { policy, actor }: Issuer, form: CircularForm) {
  const { title, content, requirement, periodFrom, periodTo, measure, levels, chosen } = form;
  refusePersonal('CIRCULAR_PERSONAL', { title, content, requirement });
  refusePersonal('CIRCULAR_PERSONAL', { words: form.named.map(({ words }) => words ?? '').join('\n') });
  if ((periodFrom ?? '') > (periodTo ?? '9999') || (periodFrom === null) !== (periodTo === null))
    throw new DomainError('FIELD_INVALID', {}, 'periodTo');
  checkCount('named', form.named, MOST_NAMED);
  checkCount('orders', form.orders, MOST_ORDERS);
  receiversOf(ctx.service.tree, actor.center, reachOf(form));
  if (measure !== null) checkMeasure(policy, form);
  const named = await namedUnits(tx, ctx.service, form.named);
  const orders = await ordersOf(tx, ctx, form.orders);
  return { title, content, requirement, periodFrom, periodTo, named, orders, measure, levels, chosen };
}

type Reaching = Pick<CircularForm, 'levels' | 'chosen'> & { named: readonly { center: string }[] };

/** Whom a circular is to reach, as far as it is written. */
export const reachOf = ({ levels, chosen, named }: Reaching) => ({
  ...{ levels, chosen, named: named.map(({ center }) => center) },
});

function checkCount(field: string, list: readonly unknown[], limit: number): void {
  if (list.length <= limit) return;
  throw new DomainError('FIELD_TOO_LONG', { length: String(list.length), limit: String(limit) }, field);
}

/** WL-85: a rung of the own ladder that the rules carry out by a circular; somebody is criticised, and told what to do. */
function checkMeasure(policy: Policy, { measure, named, requirement }: CircularForm): void {
  if (!circularRungs(policy).includes(measure ?? '')) throw new DomainError('FIELD_INVALID', {}, 'measure');
  if (!named.some(({ manner }) => manner === 'criticised')) throw new DomainError('FIELD_REQUIRED', {}, 'named');
  if (requirement === null) throw new DomainError('FIELD_REQUIRED', {}, 'requirement');
}

async function namedUnits(tx: EntityManager, service: Service, forms: readonly NamedForm[]): Promise<NamedUnit[]> {
  const units: NamedUnit[] = [];
  for (const { center, department, manner, words } of forms) {
    const [found] =
      department === null
        ? []
        : await findDepartments(tx, service, center, [{ field: 'department', at: 'named', text: department }]);
    const unit = { center, department: found?.code ?? null, departmentName: found?.name ?? null };
    if (units.some(one => one.center === unit.center && one.department === unit.department))
      throw new DomainError('FIELD_INVALID', {}, 'named');
    units.push({ ...unit, manner, words, order: null });
  }
  return units;
}

async function ordersOf(tx: EntityManager, ctx: RequestContext, ids: readonly string[]) {
  const actor = actorOf(ctx);
  const rows = ids.length === 0 ? [] : await tx.findBy(SupervisionRow, { id: In([...ids]) });
  return [...new Set(ids)].map(id => {
    const row = rows.find(one => one.id === id);
    if (!row || !mayKnowOrder(actor, row, ctx.service)) throw new DomainError('SUPERVISION_NOT_FOUND', {}, 'orders');
    return { id, number: row.number };
  });
}

interface Known {
  row: CircularRow;
  receipts: CircularReceiptRow[];
}

/** A circular with those that it goes to, or CIRCULAR_NOT_FOUND: also for one that this person may not know of. */
export async function knownCircular(db: EntityManager, ctx: RequestContext, id: string, lock = {}): Promise<Known> {
  const row = await db.findOne(CircularRow, { where: { id }, ...lock });
  const receipts = row ? await db.find(CircularReceiptRow, { where: { circular: id }, order: { center: 'ASC' } }) : [];
  if (!row || !mayKnowCircular(actorOf(ctx), row, receipts, ctx.service))
    throw new DomainError('CIRCULAR_NOT_FOUND', {}, 'id');
  return { row, receipts };
}

/** Locks a circular of the own center, looks whether this may be done to it, does it, and tells those whom it has reached. */
async function onCircular(
  ctx: RequestContext,
  id: string,
  act: Exclude<CircularAct, 'confirm'>,
  text: string,
  change: (tx: EntityManager, row: CircularRow, issuer: Issuer) => Promise<Partial<CircularRow>>,
): Promise<CircularRow> {
  const { service } = ctx;
  const { database } = service;
  const done = await database.write(async tx => {
    const { row } = await knownCircular(tx, ctx, id, database.lockRow);
    const issuer = issuerOf(ctx, row.center);
    const state = circularStateAfter(row, act);
    const changed = await change(tx, row, issuer);
    const steps = [...row.steps, stepOf(act, issuer, text)];
    const after: CircularRow = { ...row, ...changed, state, steps, rev: row.rev + 1 };
    await tx.update(CircularRow, { id }, after);
    if (after.number !== null)
      await tellCircular(tx, service, after, await tx.findBy(CircularReceiptRow, { circular: id }));
    return after;
  });
  service.relay.ring();
  return done;
}

/**
 * Issues a draft (印发): it gets its number and its limit, goes to everybody whom it concerns, and takes the measure that it carries
 * out against those that it criticises, each as an order of its own. What it corrects is corrected by that.
 */
export const issueCircular = (ctx: RequestContext, id: string): Promise<CircularRow> =>
  onCircular(ctx, id, 'issue', '', async (tx, row, issuer) => {
    const { service } = ctx;
    // numbers of one center are given one after the other
    const held = [...new Set([row.center, issuer.actor.center])].sort();
    for (const code of held) await tx.findOne(CenterRow, { where: { code }, ...service.database.lockRow });
    const number = await nextNumber(tx, row.center, issuer.at);
    const centers = receiversOf(service.tree, row.center, reachOf(row));
    for (const center of centers) {
      const there = row.named.filter(one => one.center === center).flatMap(({ department }) => department ?? []);
      const blank = { confirmedAt: null, role: null, note: null };
      const departments = departmentsText(there);
      await tx.insert(CircularReceiptRow, { circular: id, center, departments, ...blank });
    }
    const named = await takeMeasures(tx, ctx, { ...row, number }, issuer.actor);
    if (row.corrects !== null) await putAside(tx, ctx, row.corrects, row, issuer);
    const at = issuer.at.toISOString();
    return { number, named, listedAt: at, issuedAt: at, ...limitOf(service, issuer, row.center) };
  });

/** 通〔2026〕3号: counted by the year in Beijing. The caller holds the center. */
async function nextNumber(tx: EntityManager, center: string, at: Date): Promise<string> {
  const year = `通〔${beijingDay(at).slice(0, 4)}〕`;
  const given = await tx.countBy(CircularRow, { center, number: Like(`${year}%`) });
  return `${year}${given + 1}号`;
}

/** One limit for everybody, as it stands on the paper: counted on the days of the place that issues. */
function limitOf(service: Service, { policy, at }: Issuer, center: string) {
  const { cite, pack } = policy.terms['supervision.circulars'];
  const limit = valueOf(policy, 'supervision.circulars').confirm;
  const start = { event: 'start', at: at.toISOString(), limit, key: 'supervision.circulars', cite, pack } as const;
  const { dueAt, dueOn } = readClock([start], clockRules(service, policy, center));
  return { dueAt, dueOn, cite, pack };
}

/** WL-85: each unit that is criticised climbs its own ladder, rung by rung (LADDER_SKIPPED). */
async function takeMeasures(
  tx: EntityManager,
  ctx: RequestContext,
  { named, measure, number, title, requirement }: CircularRow,
  actor: Actor,
): Promise<NamedUnit[]> {
  const { service } = ctx;
  const units: NamedUnit[] = [];
  for (const unit of named) {
    if (measure === null || unit.manner !== 'criticised') {
      units.push(unit);
      continue;
    }
    const { center: target, department, departmentName, words } = unit;
    if (!mayIssue(actor, 'measure', { target, department }, service))
      throw new DomainError('NOT_PERMITTED', { act: 'supervise', role: actor.role });
    const ground = `${title}（${number}）${words === null ? '' : `：${words}`}`;
    const place = { target, department, departmentName, uid: null };
    const form = { grade: 'measure' as const, ...place, ground, demand: requirement ?? '', measure };
    const order = await insertOrder(tx, service, actor, form, null);
    units.push({ ...unit, order: { id: order.id, number: order.number } });
  }
  return units;
}

/** The one that was corrected says so, and by which one, wherever it has gone. */
async function putAside(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
  by: CircularRow,
  issuer: Issuer,
): Promise<void> {
  const { service } = ctx;
  const { row, receipts } = await knownCircular(tx, ctx, id, service.database.lockRow);
  const state = circularStateAfter(row, 'correct');
  const step = stepOf('correct', issuer, by.steps.find(({ act }) => act === 'draw')?.text ?? '');
  const ended = { endedAt: issuer.at.toISOString(), correctedBy: by.id };
  const after: CircularRow = { ...row, state, ...ended, rev: row.rev + 1, steps: [...row.steps, step] };
  await tx.update(CircularRow, { id }, after);
  await tellCircular(tx, service, after, receipts);
}

/**
 * Withdraws a circular with the reason (撤销); it stays on record wherever it has gone. Measures that it carried out and that nobody has
 * answered yet are taken back with it.
 */
export async function withdrawCircular(ctx: RequestContext, id: string, reason: string): Promise<CircularRow> {
  refusePersonal('CIRCULAR_PERSONAL', { reason });
  return onCircular(ctx, id, 'withdraw', reason, async (tx, row, { actor, at }) => {
    const taken = row.named.flatMap(({ order }) => order?.id ?? []);
    await takeBackOrders(tx, ctx.service, actor, taken, reason);
    return { endedAt: at.toISOString() };
  });
}

/**
 * Confirms a circular for a center that it goes to (收悉), once; without a center for all for which this person may. Errors:
 * CIRCULAR_NOT_FOUND, CIRCULAR_STATE, CIRCULAR_CONFIRMED, CIRCULAR_PERSONAL, NOT_PERMITTED, WRONG_LEVEL.
 */
export async function confirmCircular(ctx: RequestContext, id: string, note: string | null): Promise<CircularRow> {
  const { service } = ctx;
  const { database } = service;
  const actor = actorOf(ctx);
  refusePersonal('CIRCULAR_PERSONAL', { note });
  const done = await database.write(async tx => {
    const { row, receipts } = await knownCircular(tx, ctx, id, database.lockRow);
    checkConfirms(actor, receipts, service);
    circularStateAfter(row, 'confirm');
    const centers = waitingFor(actor, receipts, service);
    if (centers.length === 0) throw new DomainError('CIRCULAR_CONFIRMED');
    const at = service.now().toISOString();
    for (const center of centers)
      await tx.update(CircularReceiptRow, { circular: id, center }, { confirmedAt: at, role: actor.role, note });
    await tellReceipts(
      ...[tx, service, row],
      centers.map(center => ({ center, at, role: actor.role, note })),
    );
    return row;
  });
  service.relay.ring();
  return done;
}

/** Who may confirm for none of the centers that it goes to confirms nothing; and each place confirms at its own level. */
function checkConfirms(actor: Actor, receipts: readonly CircularReceiptRow[], service: Service): void {
  const { tree, name } = service;
  const own = receipts.filter(({ center }) => mayConfirmFor(actor, center, service));
  if (own.length === 0) throw new DomainError('NOT_PERMITTED', { act: 'answerSupervision', role: actor.role });
  const level = tree.get(actor.center)?.level ?? '';
  if (level !== name) throw new DomainError('WRONG_LEVEL', { own: level, level: name });
}
