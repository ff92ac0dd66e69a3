import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../../shared/domain/case/decide.ts';
import { requiredText } from '../../../shared/domain/case/text.ts';
import { readClock } from '../../../shared/domain/clock/clock.ts';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { withoutNumbers } from '../../../shared/domain/privacy/withoutNumbers.ts';
import {
  checkAnswer,
  checkJudge,
  type FindingKind,
  type Seriousness,
  type VisitManner,
  visitAfter,
  type VisitSource,
} from '../../../shared/domain/visit/visit.ts';
import { actorOf } from '../../kit/context.ts';
import type { NotedOrder, RequestContext, Service } from '../../kit/subgraph.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { clockRules } from '../cases/clockRules.ts';
import { mayReadPart } from '../cases/readPart.ts';
import { findDepartments } from '../departments/departmentsOf.ts';
import { policyAt } from '../policy/policyAt.ts';
import { checkInspects, mayAnswer, mayKnowVisit } from './mayInspect.ts';
import { FindingRow, VisitRow } from './VisitRow.ts';

const MOST_FINDINGS = 50;
const DAYS = 366;
const DAY_MS = 86_400_000;

/** A visit as it is ordered. */
export interface VisitForm {
  target: string;
  department: string | null;
  manner: VisitManner;
  source: VisitSource;
  isPlanned: boolean;
  day: string;
}

/** Something found, as it is written. */
export interface FindingForm {
  kind: FindingKind;
  seriousness: Seriousness;
  words: string;
  uid: string | null;
}

/** Orders a visit (安排检查) to a center of the own area, or writes down that there was one. */
export async function planVisit(ctx: RequestContext, form: VisitForm): Promise<VisitRow> {
  const actor = actorOf(ctx);
  const { service } = ctx;
  const { target, manner, source, isPlanned, day } = form;
  checkTarget(service, target);
  checkInspects(actor, target, service);
  checkDay(day, beijingDay(service.now()));
  return service.database.write(async tx => {
    const [named] = await findDepartments(
      tx,
      service,
      target,
      form.department === null ? [] : [{ field: 'department', text: form.department }],
    );
    const row: VisitRow = {
      ...{ id: randomUUID(), target, department: named?.code ?? null, departmentName: named?.name ?? null },
      ...{ manner, source, isPlanned, day, state: 'planned', looked: null, reason: null, publishedAt: null },
      ...{ byCenter: actor.center, byRole: actor.role, byPerson: actor.id },
    };
    await tx.insert(VisitRow, row);
    return row;
  });
}

function checkTarget({ tree, name }: Service, center: string): void {
  const known = tree.get(center);
  if (!known) throw new DomainError('CENTER_UNKNOWN', { center }, 'target');
  if (known.level !== name) throw new DomainError('WRONG_LEVEL', { own: known.level, level: name }, 'target');
  if (known.validTo !== null) throw new DomainError('CENTER_RETIRED', { center }, 'target');
}

/** A visit is planned up to a year ahead, and written down up to a year after. */
function checkDay(day: string, today: string): void {
  if (Math.abs(Date.parse(day) - Date.parse(today)) <= DAYS * DAY_MS) return;
  const at = (days: number) => new Date(Date.parse(today) + days * DAY_MS).toISOString().slice(0, 10);
  throw new DomainError('VISIT_DAY', { from: at(-DAYS), to: at(DAYS) }, 'day');
}

interface AtVisit {
  tx: EntityManager;
  visit: VisitRow;
  actor: Actor;
  at: Date;
}

/** Locks a visit and does something to it in one commit; one that somebody may not know of is absent. */
async function onVisit<T>(ctx: RequestContext, id: string, work: (here: AtVisit) => Promise<T>): Promise<T> {
  const actor = actorOf(ctx);
  const { database, now } = ctx.service;
  return database.write(async tx => {
    const visit = await tx.findOne(VisitRow, { where: { id }, ...database.lockRow });
    if (!visit || !mayKnowVisit(actor, visit, ctx.service)) throw new DomainError('VISIT_NOT_FOUND', {}, 'id');
    return work({ tx, visit, actor, at: now() });
  });
}

async function change({ tx, visit }: AtVisit, what: Partial<VisitRow>): Promise<VisitRow> {
  await tx.update(VisitRow, { id: visit.id }, what);
  return { ...visit, ...what };
}

/** Writes down what was looked at and what was found (登记检查情况). */
export function reportVisit(
  ctx: RequestContext,
  id: string,
  text: string,
  findings: readonly FindingForm[],
): Promise<VisitRow> {
  const looked = withoutNumbers(requiredText('result', text));
  if (findings.length > MOST_FINDINGS)
    throw new DomainError(
      'FIELD_TOO_LONG',
      { length: String(findings.length), limit: String(MOST_FINDINGS) },
      'findings',
    );
  return onVisit(ctx, id, async here => {
    const { tx, visit, actor, at } = here;
    checkInspects(actor, visit.target, ctx.service);
    const state = visitAfter(visit.state, 'report');
    if (beijingDay(at) < visit.day) throw new DomainError('VISIT_DAY', { from: visit.day, to: visit.day }, 'day');
    for (const [i, finding] of findings.entries()) {
      const { kind, seriousness, uid } = finding;
      if (uid !== null) await checkCase(tx, ctx, visit, uid);
      const words = withoutNumbers(requiredText('note', finding.words));
      await tx.insert(FindingRow, { visit: id, no: i + 1, kind, seriousness, words, uid, ...OPEN });
    }
    return change(here, { state, looked });
  });
}

const OPEN = {
  ...{ dueAt: null, dueOn: null, answer: null, answeredAt: null, answeredRole: null, putRight: null },
  ...{ verdict: null, judgedAt: null, orderId: null, orderNumber: null },
};

async function checkCase(tx: EntityManager, ctx: RequestContext, { target }: VisitRow, uid: string): Promise<void> {
  const file = await tx.findOneBy(CaseFile, { uid });
  if (file?.center !== target || !mayReadPart(ctx, file, 'case')) throw new DomainError('CASE_NOT_FOUND', {}, 'uid');
}

/** Publishes a visit (公布): the unit sees it from now on, and its time to answer begins. */
export const publishVisit = (ctx: RequestContext, id: string): Promise<VisitRow> =>
  onVisit(ctx, id, async here => {
    const { tx, visit, actor, at } = here;
    const { service } = ctx;
    checkInspects(actor, visit.target, service);
    const state = visitAfter(visit.state, 'publish');
    const policy = policyAt(service, visit.target, beijingDay(at));
    const { value, cite, pack } = policy.terms['visit.rules'];
    const publishedAt = at.toISOString();
    const start = { event: 'start', at: publishedAt, limit: value.answer, key: 'visit.rules', cite, pack } as const;
    const { dueAt, dueOn } = readClock([start], clockRules(service, policy, visit.target));
    await tx.update(FindingRow, { visit: id }, { dueAt, dueOn });
    return change(here, { state, publishedAt });
  });

/** Calls a visit off (取消检查) that was not made. */
export function cancelVisit(ctx: RequestContext, id: string, text: string): Promise<VisitRow> {
  const reason = withoutNumbers(requiredText('reason', text));
  return onVisit(ctx, id, here => {
    checkInspects(here.actor, here.visit.target, ctx.service);
    return change(here, { state: visitAfter(here.visit.state, 'cancel'), reason });
  });
}

async function findingOf(tx: EntityManager, visit: string, no: number): Promise<FindingRow> {
  const finding = await tx.findOneBy(FindingRow, { visit, no });
  if (!finding) throw new DomainError('FINDING_NOT_FOUND', {}, 'no');
  return finding;
}

/** The unit answers a finding (整改答复): what it did, at the place that was visited. */
export function answerFinding(ctx: RequestContext, id: string, no: number, text: string): Promise<VisitRow> {
  const answer = withoutNumbers(requiredText('reply', text));
  return onVisit(ctx, id, async ({ tx, visit, actor, at }) => {
    if (!mayAnswer(actor, visit, ctx.service))
      throw new DomainError('NOT_PERMITTED', { act: 'answerSupervision', role: actor.role });
    checkAnswer(visit.state, await findingOf(tx, id, no));
    const answered = { answer, answeredAt: at.toISOString(), answeredRole: actor.role };
    await tx.update(FindingRow, { visit: id, no }, answered);
    return visit;
  });
}

/** Says whether a finding was put right (整改结论). */
export function judgeFinding(
  ctx: RequestContext,
  id: string,
  no: number,
  { putRight, verdict: text }: { putRight: boolean; verdict: string },
): Promise<VisitRow> {
  const verdict = withoutNumbers(requiredText('note', text));
  return onVisit(ctx, id, async ({ tx, visit, actor, at }) => {
    checkInspects(actor, visit.target, ctx.service);
    checkJudge(visit.state, await findingOf(tx, id, no), at.toISOString());
    await tx.update(FindingRow, { visit: id, no }, { putRight, verdict, judgedAt: at.toISOString() });
    return visit;
  });
}

/**
 * Notes which supervision order a finding became, in the commit in which that order is issued here or arrives from above. The finding has to be
 * published, at the place the order is for, and ordered about once; else the answer says what is wrong, and nothing is noted. A harder order that
 * takes the place of the one that is noted is about the same, whichever of the two arrives first.
 */
export async function orderFinding(
  tx: EntityManager,
  service: Service,
  name: string,
  { id: orderId, number: orderNumber, target, raisedFrom, raisedTo }: NotedOrder,
  actor?: Actor,
): Promise<'FINDING_NOT_FOUND' | 'FINDING_STATE' | null> {
  const [, id = '', no = ''] = /^([0-9a-f-]{36})-(\d{1,3})$/.exec(name) ?? [];
  const visit = await tx.findOne(VisitRow, { where: { id }, ...service.database.lockRow });
  const finding = visit && (await tx.findOneBy(FindingRow, { visit: id, no: Number(no) }));
  const mayKnow = visit !== null && (actor === undefined || mayKnowVisit(actor, visit, service));
  if (!finding || visit.target !== target || !mayKnow) return 'FINDING_NOT_FOUND';
  const raised = finding.orderId !== null && [raisedFrom, raisedTo].includes(finding.orderId);
  if (visit.state !== 'published' || (finding.orderId !== null && !raised)) return 'FINDING_STATE';
  if (raised) return null;
  await tx.update(FindingRow, { visit: id, no: finding.no }, { orderId, orderNumber });
  return null;
}
