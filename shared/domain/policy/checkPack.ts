import { ratingLevels } from '../case/closing.ts';
import { actsFrom, CASE_ACTS, CASE_STATES, type CaseAct, OPEN, stateAfter } from '../case/lifecycle.ts';
import type { DomainError } from '../errors.ts';
import type { FormField } from '../forms/form.ts';
import { policyFault, type PolicyFault } from './fault.ts';
import { type Limit, type Policy, type PolicyKey, valueOf } from './policy.ts';

const LIMITS = [
  'clock.citizen',
  'clock.transfer',
  'clock.result',
  'clock.reply',
  'clock.feedback',
  'clock.objection',
  'clock.redo',
  'clock.summons',
  'clock.arbitration',
  'clock.step',
  'clock.supplement',
] as const satisfies readonly PolicyKey[];

const FORMS = ['form.registration', 'form.record', 'form.assignment'] as const satisfies readonly PolicyKey[];

/** The refusal of what a key says, with the article and the version that say it. */
const wrong = (policy: Policy, key: PolicyKey, what: PolicyFault, at: string | number = key): DomainError => {
  const { cite, pack } = policy.terms[key];
  return policyFault(key, what, { at: String(at), cite, pack });
};

/** What stands a second time in a list. */
const doubled = <T>(list: readonly T[]): T | undefined => list.find((one, i) => list.indexOf(one) !== i);

/**
 * What the shape of a pack cannot show (1.6): that its parts fit the lifecycle and each other. It looks at the composed
 * policy, so that a pack that sets one half of a pair is judged with the half that it inherits. The first fault is thrown:
 * POLICY_STATE_DANGLING or POLICY_VALUE_INVALID, with key, article, version and what is wrong.
 */
export function checkPolicy(policy: Policy): void {
  checkStages(policy);
  checkActs(policy);
  checkCodes(policy);
  checkRungs(policy);
  checkLimits(policy);
  checkExtension(policy);
  checkOfficeHours(policy);
  checkRating(policy);
  checkClosing(policy);
  for (const key of FORMS) checkForm(policy, key);
}

/** SJ-21: a center may name its stages as it likes, but each state has exactly one name. */
function checkStages(policy: Policy): void {
  const named = valueOf(policy, 'flow.stages').flatMap(({ states }) => states);
  const twice = doubled(named);
  if (twice !== undefined) throw wrong(policy, 'flow.stages', 'stateTwice', twice);
  const unknown = named.find(state => !CASE_STATES.includes(state));
  if (unknown !== undefined) throw wrong(policy, 'flow.stages', 'stateUnknown', unknown);
  const missing = CASE_STATES.find(state => !named.includes(state));
  if (missing !== undefined) throw wrong(policy, 'flow.stages', 'stateMissing', missing);
}

/** Steps on the way to a result, or to the clearance: an act that ends a case cannot be asked for before its end. */
const ON_THE_WAY: readonly CaseAct[] = [
  'giveFeedback',
  'rate',
  ...OPEN.flatMap(state => actsFrom(state).filter(act => OPEN.includes(stateAfter(state, act) ?? 'archived'))),
];

/** Steps that the rest of the policy rules out; what a level below asks is no step of a window either. */
const isRuledOut = (policy: Policy, act: CaseAct): boolean =>
  act === 'acceptEscalation' ||
  (act === 'signOrder' && valueOf(policy, 'workOrder.kind').signOff.length === 0) ||
  (act === 'extend' && valueOf(policy, 'clock.extension') === null) ||
  (act === 'rate' && valueOf(policy, 'rating.scale') === 'NONE');

/** SH-32: a step that everybody must take has to be one that can be taken, and in time. */
function checkActs(policy: Policy): void {
  const check = (key: 'flow.requires' | 'triage.classes', acts: readonly CaseAct[], where = '') => {
    const unknown = acts.find(act => !CASE_ACTS.includes(act));
    if (unknown !== undefined) throw wrong(policy, key, 'actUnknown', where + unknown);
    const late = acts.find(act => !ON_THE_WAY.includes(act));
    if (late !== undefined) throw wrong(policy, key, 'actTooLate', where + late);
    const never = acts.find(act => isRuledOut(policy, act));
    if (never !== undefined) throw wrong(policy, key, 'actRuledOut', where + never);
  };
  check('flow.requires', valueOf(policy, 'flow.requires'));
  for (const { code, requires = [] } of valueOf(policy, 'triage.classes'))
    check('triage.classes', requires, `${code}: `);
}

/** A case refers to these by their codes. */
function checkCodes(policy: Policy): void {
  for (const key of ['triage.classes', 'triage.exclusions', 'triage.scopeTest', 'escalation.ladder'] as const) {
    const twice = doubled(valueOf(policy, key).map(({ code }) => code));
    if (twice !== undefined) throw wrong(policy, key, 'codeTwice', twice);
  }
}

/** 0 is the window, 1 the first body above it. */
function checkRungs(policy: Policy): void {
  const top = valueOf(policy, 'escalation.ladder').length;
  const beyond = valueOf(policy, 'triage.classes').find(({ rung = 0 }) => rung > top);
  if (beyond) throw wrong(policy, 'triage.classes', 'rungBeyondLadder', `${beyond.code}: ${beyond.rung}`);
}

function checkLimits(policy: Policy): void {
  const tooLate = (limit: Limit | null | undefined) => limit?.warn !== undefined && limit.warn > limit.n;
  for (const key of LIMITS) if (tooLate(valueOf(policy, key))) throw wrong(policy, key, 'warnAfterLimit');
  const late = valueOf(policy, 'triage.classes').find(({ result }) => tooLate(result));
  if (late) throw wrong(policy, 'triage.classes', 'warnAfterLimit', late.code);
  const slow = valueOf(policy, 'escalation.ladder').find(({ limit }) => tooLate(limit));
  if (slow) throw wrong(policy, 'escalation.ladder', 'warnAfterLimit', slow.code);
}

/** LH-34, Q1: ten working days in all are no extension of a limit that has ten already. */
function checkExtension(policy: Policy): void {
  const rule = valueOf(policy, 'clock.extension');
  if (rule?.capMeans !== 'TOTAL') return;
  for (const key of ['clock.citizen', 'clock.reply'] as const) {
    const limit = valueOf(policy, key);
    if (limit?.unit === 'workday' && rule.capWorkdays <= limit.n)
      throw wrong(policy, 'clock.extension', 'capWithinLimit', `${key}: ${limit.n}`);
  }
}

function checkOfficeHours(policy: Policy): void {
  const hours = valueOf(policy, 'clock.officeHours');
  // a clock of office minutes would never end
  if (hours.length === 0) throw wrong(policy, 'clock.officeHours', 'hoursMissing');
  hours.forEach(([opens, closes], i) => {
    if (opens >= closes) throw wrong(policy, 'clock.officeHours', 'hoursBackwards', `${opens}–${closes}`);
    const before = hours[i - 1];
    if (before && opens < before[1]) throw wrong(policy, 'clock.officeHours', 'hoursOverlap', `${opens}–${closes}`);
  });
}

/** LH-36, LH-37, WL-76. */
function checkRating(policy: Policy): void {
  const levels = ratingLevels(policy);
  const [redoOn, satisfiedFrom] = [valueOf(policy, 'rating.redoOn'), valueOf(policy, 'rating.satisfiedFrom')];
  const outside = redoOn.find(level => !levels.includes(level));
  if (outside !== undefined) throw wrong(policy, 'rating.redoOn', 'levelOutsideScale', outside);
  if (levels.length === 0) return;
  // a threshold need not be a level itself, but one must reach it
  if (!levels.some(level => level >= satisfiedFrom))
    throw wrong(policy, 'rating.satisfiedFrom', 'levelOutsideScale', satisfiedFrom);
  const both = redoOn.find(level => level >= satisfiedFrom);
  if (both !== undefined) throw wrong(policy, 'rating.satisfiedFrom', 'satisfiedIsRedone', both);
}

/** A doctrine that waits for what never comes would close no case. */
function checkClosing(policy: Policy): void {
  const doctrine = valueOf(policy, 'closing.doctrine');
  const asksForRating = doctrine === 'RATED' || doctrine === 'SATISFIED_ONLY';
  if (asksForRating && valueOf(policy, 'rating.scale') === 'NONE')
    throw wrong(policy, 'closing.doctrine', 'scaleMissing', doctrine);
  // Q6: whoever is never satisfied, or never rates, must not keep a case open for ever
  const sendsBack = valueOf(policy, 'rating.redoOn').length > 0;
  if ((asksForRating || sendsBack) && valueOf(policy, 'closing.park') === null)
    throw wrong(policy, 'closing.doctrine', 'exitMissing', doctrine);
  // Q4: silence counts only after a time that somebody has set
  if (doctrine === 'DEEMED_IF_NO_OBJECTION' && valueOf(policy, 'clock.objection') === null)
    throw wrong(policy, 'closing.doctrine', 'objectionMissing', doctrine);
  // N14: nought would open an arbitration before anything came back
  const returns = valueOf(policy, 'workOrder.returnsBeforeArbitration');
  if (returns < 1) throw wrong(policy, 'workOrder.returnsBeforeArbitration', 'returnsBelowOne', returns);
}

const lacksOptions = ({ kind, options = [] }: FormField) =>
  (kind === 'choice' || kind === 'choices') && options.length === 0;

/** SJ-63: what a unit adds to a form must not be mistaken for what is on it already. */
function checkForm(policy: Policy, key: (typeof FORMS)[number]): void {
  const fields = valueOf(policy, key).pages.flatMap(page => page.fields);
  const twice = doubled(fields.map(({ code }) => code));
  if (twice !== undefined) throw wrong(policy, key, 'codeTwice', twice);
  const empty = fields.find(lacksOptions);
  if (empty) throw wrong(policy, key, 'optionsMissing', empty.code);
}
