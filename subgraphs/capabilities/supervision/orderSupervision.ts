import { randomUUID } from 'node:crypto';
import { type EntityManager, In, Like, MoreThanOrEqual } from 'typeorm';
import { covers } from '../../../shared/domain/access/jurisdiction.ts';
import type { Actor } from '../../../shared/domain/case/decide.ts';
import { readClock } from '../../../shared/domain/clock/clock.ts';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { type Policy, valueOf } from '../../../shared/domain/policy/policy.ts';
import { ladderSince, reachableRung } from '../../../shared/domain/supervision/ladder.ts';
import {
  gradesAbove,
  mayRaise,
  type OrderAct,
  orderAfter,
  type OrderGrade,
  rightOf,
} from '../../../shared/domain/supervision/order.ts';
import { actorOf } from '../../kit/context.ts';
import type { RequestContext, Service } from '../../kit/subgraph.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { clockRules } from '../cases/clockRules.ts';
import { mayReadPart } from '../cases/readPart.ts';
import { findDepartments } from '../departments/departmentsOf.ts';
import { CenterRow } from '../directory/CenterRow.ts';
import { policyAt } from '../policy/policyAt.ts';
import { levelOfAct, mayDo, mayIssue, mayKnowOrder, stateAfterAct } from './mayOrder.ts';
import { SupervisionRow, type SupervisionStep } from './SupervisionRow.ts';
import { noterOf, tellAnswer, tellOrder } from './tellOrder.ts';

/** What is ordered, and of whom. */
export interface OrderForm {
  grade: OrderGrade;
  target: string;
  /** A department of the target, as it is written. */
  department: string | null;
  uid: string | null;
  ground: string;
  demand: string;
  /** Of a measure: which of the ladder of the own rules, by its name. */
  measure: string | null;
  /** What a visit found, of which the order comes; null for another ground. */
  finding?: string | null;
}

/** Issues an order (下发督办文书) of the own center to a center of the own area, or to a department there. */
export async function issueOrder(ctx: RequestContext, form: OrderForm): Promise<SupervisionRow> {
  const actor = actorOf(ctx);
  const { service } = ctx;
  checkPlace(actor, form, service);
  const { database } = service;
  const row = await database.write(async tx => {
    // numbers of one center are given one after the other
    await tx.findOne(CenterRow, { where: { code: actor.center }, ...database.lockRow });
    const place = await placeOf(tx, ctx, form);
    if (!mayIssue(actor, form.grade, place, service))
      throw new DomainError('NOT_PERMITTED', { act: rightOf(form.grade), role: actor.role });
    const order = await insertOrder(tx, service, actor, { ...form, ...place }, null);
    if (order.finding !== null) await ofFinding(tx, ctx, order.finding, order);
    return order;
  });
  service.relay.ring();
  return row;
}

/** WL-82: what a visit found becomes an order, which the finding names from then on. */
async function ofFinding(
  tx: EntityManager,
  ctx: RequestContext,
  finding: string,
  order: SupervisionRow,
): Promise<void> {
  const { service } = ctx;
  // held where the center is: at another level it is noted when the order arrives there
  if (service.tree.get(order.target)?.level !== service.name) return;
  const noted = await noterOf(service)?.(tx, service, finding, order, actorOf(ctx));
  if (noted !== null) throw new DomainError(noted ?? 'FINDING_NOT_FOUND', {}, 'finding');
}

/** Refuses orders from another level’s center, to one that is none, or to one outside the own area. */
function checkPlace(actor: Actor, { target }: OrderForm, { tree, name }: Service): void {
  const own = tree.get(actor.center)?.level ?? '';
  if (own !== name) throw new DomainError('WRONG_LEVEL', { own, level: name });
  const center = tree.get(target);
  if (!center) throw new DomainError('CENTER_UNKNOWN', { center: target }, 'target');
  if (!covers(tree, actor.center, target)) throw new DomainError('OUTSIDE_JURISDICTION', {}, 'target');
  if (center.validTo !== null) throw new DomainError('CENTER_RETIRED', { center: target }, 'target');
}

interface OrderPlace {
  target: string;
  department: string | null;
  departmentName: string | null;
}

/** The department as the register has it, and a case that this person may know of. The register of another level is not here. */
async function placeOf(
  tx: EntityManager,
  ctx: RequestContext,
  { target, department, uid }: OrderForm,
): Promise<OrderPlace> {
  const { service } = ctx;
  if (uid !== null && service.tree.get(target)?.level === service.name) {
    const file = await tx.findOneBy(CaseFile, { uid });
    if (!file || !mayReadPart(ctx, file, 'case')) throw new DomainError('CASE_NOT_FOUND', {}, 'uid');
  }
  if (department === null) return { target, department: null, departmentName: null };
  const [named] = await findDepartments(tx, service, target, [{ field: 'department', text: department }]);
  return { target, department: named?.code ?? null, departmentName: named?.name ?? null };
}

/** Issues an order in the commit of what it comes of. The caller holds the center that issues it, and has looked at rights and place. */
export async function insertOrder(
  tx: EntityManager,
  service: Service,
  actor: Actor,
  form: OrderForm & OrderPlace,
  raisedFrom: string | null,
): Promise<SupervisionRow> {
  const at = service.now();
  const { grade, target, uid, ground, demand, department, departmentName, finding = null } = form;
  const policy = policyAt(service, actor.center, beijingDay(at));
  const measure = grade === 'measure' ? await measureOf(tx, service, policy, form) : null;
  const row: SupervisionRow = {
    id: randomUUID(),
    number: await nextNumber(tx, actor.center, at),
    ...{ grade, state: 'issued', rev: 1, center: actor.center, target, department, departmentName, uid, finding },
    name: measure?.name ?? valueOf(policy, 'supervision.orders')[grade].name,
    rung: measure?.rung ?? null,
    ...{ ground, demand, issuedAt: at.toISOString(), ...limitOf(service, policy, { grade, target }, at) },
    ...{ reply: null, repliedAt: null, endedAt: null, raisedFrom, raisedTo: null },
    steps: [stepOf('issue', actor, at, ground)],
  };
  await tx.insert(SupervisionRow, row);
  await tellOrder(tx, service, row);
  return row;
}

const stepOf = (act: SupervisionStep['act'], { id, role, center }: Actor, at: Date, text: string): SupervisionStep => ({
  ...{ act, at: at.toISOString(), by: id, role, center, text },
});

/** 督〔2026〕12号: counted by the year in Beijing. The caller holds the center, so that no two take one number. */
async function nextNumber(tx: EntityManager, center: string, at: Date): Promise<string> {
  const year = `督〔${beijingDay(at).slice(0, 4)}〕`;
  const given = await tx.countBy(SupervisionRow, { center, number: Like(`${year}%`) });
  return `${year}${given + 1}号`;
}

/** Until when it is to be answered: the limit of the issuing center’s rules, counted on the days of the place that answers. */
function limitOf(service: Service, policy: Policy, { grade, target }: Pick<OrderForm, 'grade' | 'target'>, at: Date) {
  const { cite, pack } = policy.terms['supervision.orders'];
  const limit = valueOf(policy, 'supervision.orders')[grade].reply;
  const rules = clockRules(service, policyAt(service, target, beijingDay(at)), target);
  const start = { event: 'start', at: at.toISOString(), limit, key: 'supervision.orders', cite, pack } as const;
  const { dueAt, dueOn } = readClock([start], rules);
  return { dueAt, dueOn, cite, pack };
}

/** The rung of the ladder that is asked for, if it may be taken now: LADDER_SKIPPED says which one may. */
async function measureOf(
  tx: EntityManager,
  service: Service,
  policy: Policy,
  { measure, target, department }: OrderForm & OrderPlace,
): Promise<{ name: string; rung: number }> {
  const ladder = valueOf(policy, 'supervision.sanctions');
  const rung = ladder.indexOf(measure ?? '');
  if (rung < 0) throw new DomainError('FIELD_INVALID', {}, 'measure');
  const now = service.now().toISOString();
  const rows = await tx.find(SupervisionRow, {
    where: { target, grade: 'measure', issuedAt: MoreThanOrEqual(ladderSince(now)) },
  });
  const ofUnit = rows.filter(row => row.department === department && row.rung !== null);
  const taken = ofUnit.map(({ rung: place, issuedAt, state }) => ({ rung: place ?? 0, at: issuedAt, state }));
  const next = Math.min(reachableRung(taken, now), ladder.length - 1);
  if (rung > next) throw new DomainError('LADDER_SKIPPED', { next: ladder[next] ?? '' }, 'measure');
  return { name: ladder[rung] ?? '', rung };
}

/** What an act changes on a row. */
type Change = Partial<SupervisionRow>;

/** Locks an order, looks whether this person may do this to it here and now, and does it. One that may not be known is absent. */
async function actOnOrder(
  ctx: RequestContext,
  id: string,
  act: OrderAct,
  text: string,
  change: (tx: EntityManager, row: SupervisionRow, actor: Actor, at: Date) => Promise<Change> | Change,
): Promise<SupervisionRow> {
  const actor = actorOf(ctx);
  const { service } = ctx;
  const { database } = service;
  const done = await database.write(async tx => {
    const row = await tx.findOne(SupervisionRow, { where: { id }, ...database.lockRow });
    if (!row || !mayKnowOrder(actor, row, service)) throw new DomainError('SUPERVISION_NOT_FOUND', {}, 'id');
    if (!mayDo(actor, act, row, service))
      throw new DomainError('NOT_PERMITTED', {
        act: act === 'reply' ? 'answerSupervision' : rightOf(row.grade),
        role: actor.role,
      });
    const level = levelOfAct(act, row, service);
    if (level !== service.name) throw new DomainError('WRONG_LEVEL', { own: level, level: service.name });
    const at = service.now();
    const state = stateAfterAct(row, act);
    const steps = [...row.steps, stepOf(act, actor, at, text)];
    const changed = await change(tx, row, actor, at);
    // the answer is the issuing level’s to count: until it has heard of it, the change here is a draft of the next one
    const isIssuer = service.tree.get(row.center)?.level === service.name;
    const after: SupervisionRow = { ...row, state, steps, ...changed, rev: isIssuer ? row.rev + 1 : row.rev };
    await tx.update(SupervisionRow, { id }, after);
    await (isIssuer ? tellOrder(tx, service, after) : tellAnswer(tx, service, row, answerOf(row, actor, at, text)));
    return after;
  });
  service.relay.ring();
  return done;
}

const answerOf = ({ id, rev }: SupervisionRow, { role, center }: Actor, at: Date, reply: string) => ({
  ...{ id, rev, reply, at: at.toISOString(), role, center },
});

/** Answers an order (答复). */
export const replyOrder = (ctx: RequestContext, id: string, reply: string): Promise<SupervisionRow> =>
  actOnOrder(ctx, id, 'reply', reply, (_tx, _row, _actor, at) => ({ reply, repliedAt: at.toISOString() }));

/** Sends an answer back that does not hold (退回): the limit begins anew. */
export const sendBackOrder = (ctx: RequestContext, id: string, reason: string): Promise<SupervisionRow> =>
  actOnOrder(ctx, id, 'sendBack', reason, (_tx, row, _actor, at) => ({
    ...{ reply: null, repliedAt: null },
    ...limitOf(ctx.service, policyAt(ctx.service, row.center, beijingDay(at)), row, at),
  }));

/** Closes an order whose answer holds (销单), or lifts a measure (解除). */
export const closeOrder = (ctx: RequestContext, id: string, note: string): Promise<SupervisionRow> =>
  actOnOrder(ctx, id, 'close', note, (_tx, _row, _actor, at) => ({ endedAt: at.toISOString() }));

/** Takes an order back that should not have been issued (撤回). */
export const cancelOrder = (ctx: RequestContext, id: string, reason: string): Promise<SupervisionRow> =>
  actOnOrder(ctx, id, 'cancel', reason, (_tx, _row, _actor, at) => ({ endedAt: at.toISOString() }));

/** Takes back what was issued with something that does not stand any more; what was answered meanwhile is judged by a person. */
export async function takeBackOrders(
  tx: EntityManager,
  service: Service,
  actor: Actor,
  ids: readonly string[],
  reason: string,
): Promise<void> {
  if (ids.length === 0) return;
  const at = service.now();
  const rows = await tx.find(SupervisionRow, { where: { id: In([...ids]) }, ...service.database.lockRow });
  for (const row of rows) {
    const state = orderAfter(row.grade, row.state, 'cancel');
    if (!state) continue;
    const steps = [...row.steps, stepOf('cancel', actor, at, reason)];
    const after: SupervisionRow = { ...row, state, steps, endedAt: at.toISOString(), rev: row.rev + 1 };
    await tx.update(SupervisionRow, { id: row.id }, after);
    await tellOrder(tx, service, after);
  }
}

/** Raises an order (升级): a harder one takes its place, with the same matter and a limit of its own. */
export async function raiseOrder(
  ctx: RequestContext,
  id: string,
  grade: OrderGrade,
  ground: string,
): Promise<SupervisionRow> {
  const { service } = ctx;
  let harder: SupervisionRow | undefined;
  await actOnOrder(ctx, id, 'raise', ground, async (tx, row, actor, at) => {
    if (!gradesAbove(row.grade).includes(grade)) throw new DomainError('SUPERVISION_GRADE', { grade }, 'grade');
    if (!mayIssue(actor, grade, row, service))
      throw new DomainError('NOT_PERMITTED', { act: rightOf(grade), role: actor.role });
    if (!mayRaise(row, at.toISOString())) throw new DomainError('SUPERVISION_NOT_YET', { dueOn: row.dueOn });
    await tx.findOne(CenterRow, { where: { code: actor.center }, ...service.database.lockRow });
    harder = await insertOrder(tx, service, actor, { ...row, grade, ground, measure: null }, row.id);
    return { endedAt: at.toISOString(), raisedTo: harder.id };
  });
  if (!harder) throw new Error('an order was raised to nothing');
  return harder;
}

/** The orders about these cases, newest first. */
export const ordersOfCases = (db: EntityManager, uids: readonly string[]): Promise<SupervisionRow[]> =>
  db.find(SupervisionRow, { where: { uid: In([...uids]) }, order: { issuedAt: 'DESC', id: 'DESC' } });
