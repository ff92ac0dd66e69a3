import { DomainError, type ErrorCode } from '../errors.ts';
import { classOf, type Policy, type PolicyKey, valueOf } from '../policy/policy.ts';
import type { FileFacts } from './facts.ts';
import { isPending } from './escalation.ts';
import { nextRung } from './ladder.ts';
import { type CaseAct, CLEARED, stateAfter } from './lifecycle.ts';

type Guard = (file: FileFacts, policy: Policy, act: CaseAct) => void;

/** A refusal that a policy asks for: it names the key, the article and the version that says so. */
function forbid(code: ErrorCode, policy: Policy, key: PolicyKey, more: Record<string, string> = {}): never {
  const { cite, pack } = policy.terms[key];
  throw new DomainError(code, { key, cite, pack, ...more });
}

const refuse = (code: ErrorCode, { state }: FileFacts, act: CaseAct): never => {
  throw new DomainError(code, { act, state });
};

/** Only cases and complaints go through the whole course; a question is answered, a suggestion thanked for (AH-13, SJ-22). */
const course: Guard = (file, _policy, act) => {
  if (file.kind === 'consultation' || file.kind === 'suggestion') refuse('WRONG_KIND', file, act);
};

/** AH-28, LH-09: the first receiver keeps the case to its end; only that window speaks for it to the citizen. */
const firstReceiver: Guard = (file, _policy, act) => {
  if (file.asked !== null) refuse('NOT_FIRST_RECEIVER', file, act);
};

/** Whoever was asked for an answer is waited for: here or above (N1, AH-28). */
const nothingAsked: Guard = ({ raised, consulting }, policy, act) => {
  if (isPending(raised)) throw new DomainError('ESCALATION_OPEN', { act });
  if (consulting === null) return;
  const body = valueOf(policy, 'escalation.ladder').find(({ code }) => code === consulting)?.body ?? consulting;
  throw new DomainError('CONSULT_OPEN', { act, body });
};

/** LH-28, WL-72: somebody is left above; where that is the level above, the case must be one that can be escalated (LH-30). */
const someoneAbove: Guard = (file, policy, act) => {
  if (nextRung(policy, file.rung).crosses && !stateAfter(file.state, 'escalate')) refuse('ACT_NOT_ALLOWED', file, act);
};

const answersBelow: Guard = (file, policy, act) => {
  if (!isPending(file.asked)) refuse('NOTHING_ASKED', file, act);
  nothingAsked(file, policy, act);
};

const AFTER_THE_RESULT: readonly CaseAct[] = ['giveFeedback', 'rate', 'archive'];

/** A result at the desk is told with it (AH-27). */
const isDone = ({ done }: FileFacts, act: CaseAct): boolean =>
  done.includes(act) || (act === 'giveFeedback' && done.includes('resolveOnSpot'));

/** SJ-21, SH-32: a center, or a class, may ask for steps that nobody skips. */
function steps(needed: (act: CaseAct) => boolean): Guard {
  return (file, policy) => {
    const asked = [
      ...valueOf(policy, 'flow.requires').map(step => ({ step, key: 'flow.requires' }) as const),
      ...(classOf(policy, file.classCode)?.requires ?? []).map(step => ({ step, key: 'triage.classes' }) as const),
    ];
    const missing = asked.find(({ step }) => needed(step) && !isDone(file, step));
    if (missing) forbid('STEP_MISSING', policy, missing.key, { step: missing.step });
  };
}

const triageFirst = steps(act => act === 'triage');
const stepsBeforeResult = steps(act => !AFTER_THE_RESULT.includes(act));
const stepsBeforeClearing = steps(act => act === 'giveFeedback' || act === 'rate');

/** 1.6 triage.refusal: a reason (SJ-56), an excluded class (AH-20), never (LH-10, LH-11), or a referral instead (WL-80). */
const refusable: Guard = (file, policy) => {
  const mode = valueOf(policy, 'triage.refusal');
  if (mode === 'NO_VETO' || mode === 'REFER_ONWARD') forbid('REFUSAL_FORBIDDEN', policy, 'triage.refusal', { mode });
  if (mode === 'EXCLUDED_ONLY' && file.exclusion === null) forbid('REFUSAL_NOT_EXCLUDED', policy, 'triage.refusal');
};

const ordersAnswered: Guard = (file, policy, act) => {
  if (file.arbitrating) forbid('ARBITRATION_OPEN', policy, 'workOrder.returnsBeforeArbitration');
  if (file.openOrders > 0) throw new DomainError('ORDERS_OPEN', { act, open: String(file.openOrders) });
};

/**
 * Q5: after that many redos a supervisor looks at the case; a parked one has been looked at. A closed one opens again for a
 * bad rating only (LH-37). An objection has no such limit: it is the citizen’s word.
 */
const redoLeft: Guard = (file, policy, act) => {
  if (CLEARED.includes(file.state) && !valueOf(policy, 'rating.redoOn').includes(file.rating ?? 0))
    refuse('ACT_NOT_ALLOWED', file, act);
  const limit = valueOf(policy, 'closing.redoLimit');
  if (file.state !== 'parked' && file.redos >= limit)
    forbid('REDO_LIMIT', policy, 'closing.redoLimit', { limit: String(limit) });
};

const isSatisfied = ({ rating }: FileFacts, policy: Policy) =>
  rating !== null && rating >= valueOf(policy, 'rating.satisfiedFrom');

/** Three doctrines of closing: WL-76, WL-77 · LH-35, LH-37 · SJ-19; with feedback alone (AH-29) nothing more is asked. */
const clearable: Guard = (file, policy) => {
  const doctrine = valueOf(policy, 'closing.doctrine');
  if (isSatisfied(file, policy)) return;
  // what was put aside has not become good by the feedback that was given before
  if (doctrine === 'FEEDBACK_GIVEN' && file.state !== 'parked') return;
  if (file.rating !== null) forbid('NOT_SATISFIED', policy, 'closing.doctrine');
  if (doctrine === 'DEEMED_IF_NO_OBJECTION') forbid('OBJECTION_RUNNING', policy, 'clock.objection');
  forbid('RATING_MISSING', policy, 'closing.doctrine');
};

/** SJ-18, SJ-24: lawful, explained, and no more to be done. Where only satisfaction clears a case, it is parked instead (Q6). */
const explainable: Guard = (file, policy, act) => {
  if (!file.explained) refuse('NOT_EXPLAINED', file, act);
  if (isSatisfied(file, policy)) return;
  if (valueOf(policy, 'closing.doctrine') === 'SATISFIED_ONLY') forbid('NOT_SATISFIED', policy, 'closing.doctrine');
};

/** Unsatisfied, or silent for good: neither is a success, and neither may keep a case open for ever (Q6). */
const parkable: Guard = (file, policy, act) => {
  if (CLEARED.includes(file.state) && file.rating === null) refuse('ACT_NOT_ALLOWED', file, act);
  if (valueOf(policy, 'closing.park') === null) forbid('NOT_FORESEEN', policy, 'closing.park');
  if (isSatisfied(file, policy)) forbid('SATISFIED', policy, 'closing.park');
};

/** SJ-19: silence closes, and whoever has said that it is not good was not silent. */
const silent: Guard = (file, policy) => {
  if (valueOf(policy, 'closing.doctrine') !== 'DEEMED_IF_NO_OBJECTION')
    forbid('NOT_FORESEEN', policy, 'closing.doctrine');
  if (file.rating !== null && !isSatisfied(file, policy)) forbid('NOT_SATISFIED', policy, 'closing.doctrine');
};

/** WL-77: what is not satisfied any more is not filed as if it were. */
const filable: Guard = (file, policy) => {
  const counts = CLEARED.includes(file.state) && valueOf(policy, 'closing.doctrine') === 'SATISFIED_ONLY';
  if (counts && !isSatisfied(file, policy)) forbid('NOT_SATISFIED', policy, 'closing.doctrine');
};

/** SJ-60: where the form asks for no rating, none is taken down. */
const ratable: Guard = (_file, policy) => {
  if (valueOf(policy, 'rating.scale') === 'NONE') forbid('NOT_FORESEEN', policy, 'rating.scale');
};

/** What the table of states cannot say, act by act; the first refusal counts. */
const GUARDS: Partial<Record<CaseAct, readonly Guard[]>> = {
  triage: [course],
  accept: [course, triageFirst],
  refuse: [course, nothingAsked, refusable],
  refer: [nothingAsked],
  answer: [
    (file, _policy, act) =>
      file.kind === 'consultation' || file.kind === 'suggestion' ? undefined : refuse('WRONG_KIND', file, act),
  ],
  resolveOnSpot: [course, firstReceiver, nothingAsked, ordersAnswered, triageFirst], // LH-25: cause and class first
  assign: [
    (file, _policy, act) => (file.asked === 'open' ? refuse('ACT_NOT_ALLOWED', file, act) : undefined),
    (file, policy) =>
      file.arbitrating ? forbid('ARBITRATION_OPEN', policy, 'workOrder.returnsBeforeArbitration') : undefined,
  ],
  arbitrate: [(file, _policy, act) => (file.arbitrating ? undefined : refuse('NO_ARBITRATION', file, act))],
  replyOrder: [hasOrders],
  returnOrder: [hasOrders],
  receiveOrder: [hasOrders],
  arrive: [(file, _policy, act) => (file.openSummonses === 0 ? refuse('SUMMONS_NOT_FOUND', file, act) : undefined)],
  supplement: [awaited],
  checkRemotely: [awaited],
  signOrder: [signable],
  acceptConditionally: [firstReceiver],
  requestMaterial: [firstReceiver],
  withdraw: [firstReceiver, nothingAsked],
  extend: [
    firstReceiver,
    (file, policy, act) => {
      // the citizen’s date ends with the first result; a redo has a limit of its own (LH-37)
      if (isDone(file, 'complete') || isDone(file, 'resolveOnSpot')) refuse('ACT_NOT_ALLOWED', file, act);
      const rule = valueOf(policy, 'clock.extension');
      if (rule === null) forbid('EXTENSION_NOT_FORESEEN', policy, 'clock.extension');
      if (file.extensions >= rule.times)
        forbid('EXTENSION_USED', policy, 'clock.extension', { times: String(rule.times) });
    },
  ],
  consult: [course, nothingAsked, someoneAbove],
  direct: [(file, _policy, act) => (file.consulting === null ? refuse('NOTHING_CONSULTED', file, act) : undefined)],
  complete: [firstReceiver, nothingAsked, ordersAnswered, stepsBeforeResult],
  escalate: [nothingAsked],
  acceptEscalation: [(file, _policy, act) => (file.asked === null ? refuse('NOTHING_ASKED', file, act) : undefined)],
  decideEscalation: [answersBelow, ordersAnswered],
  returnEscalation: [answersBelow, ordersAnswered],
  rate: [ratable],
  redo: [redoLeft],
  clear: [stepsBeforeClearing, clearable],
  deemClosed: [silent],
  archive: [filable],
  closeExplained: [explainable],
  park: [parkable],
  reveal: [firstReceiver], // N12: the data stay at the window that took the case
  contact: [firstReceiver],
};

function awaited(file: FileFacts, _policy: Policy, act: CaseAct): void {
  if (file.openSupplements === 0) refuse('SUPPLEMENT_NOT_FOUND', file, act);
}

/** WL-94, WL-96, WL-98: only where the sheet prints places for signatures, and once there is a sheet. */
function signable(file: FileFacts, policy: Policy, act: CaseAct): void {
  if (valueOf(policy, 'workOrder.kind').signOff.length === 0) forbid('NOT_FORESEEN', policy, 'workOrder.kind');
  if (!file.done.includes('assign')) refuse('ORDER_NOT_FOUND', file, act);
}

function hasOrders(file: FileFacts, _policy: Policy, act: CaseAct): void {
  if (file.openOrders === 0) refuse('ORDER_NOT_FOUND', file, act);
}

/** Refuses what the lifecycle allows and a rule forbids. */
export function guard(file: FileFacts, act: CaseAct, policy: Policy): void {
  for (const check of GUARDS[act] ?? []) check(file, policy, act);
}
