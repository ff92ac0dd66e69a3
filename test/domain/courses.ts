import { followUp, ratingLevels } from '../../shared/domain/case/closing.ts';
import { decide } from '../../shared/domain/case/decide.ts';
import { ESCALATION_STATUSES, isPending } from '../../shared/domain/case/escalation.ts';
import type { FileFacts } from '../../shared/domain/case/facts.ts';
import { actsFrom, BIRTHS, type CaseAct, type CaseState } from '../../shared/domain/case/lifecycle.ts';
import { opensArbitration } from '../../shared/domain/case/orders.ts';
import { type Policy, RECORD_KINDS, valueOf } from '../../shared/domain/policy/policy.ts';
import { DOCTRINES, file, policyWith } from './casework.ts';
import { refusalOf } from './refusalOf.ts';

/** The four doctrines, and two places where ratings are taken although they close nothing (AH-19, LH-37). */
export const POLICIES: readonly (readonly [name: string, policy: Policy])[] = [
  ...DOCTRINES,
  [
    'AH-19, AH-29, SH-32: feedback closes what was rated',
    policyWith({
      'closing.doctrine': 'FEEDBACK_GIVEN',
      'closing.redoLimit': 1,
      'clock.extension': null,
      'flow.requires': ['rate'],
    }),
  ],
  [
    'SJ-19, SJ-21, LH-37: no objection closes, and ratings are heard',
    policyWith({
      'closing.doctrine': 'DEEMED_IF_NO_OBJECTION',
      'closing.redoLimit': 1,
      'clock.extension': null,
      'flow.requires': ['giveFeedback'],
      'rating.satisfiedFrom': 4,
    }),
  ],
];

/** A step that the rules allow, and what the file is after it and after what follows of itself. */
export interface Step {
  act: CaseAct;
  /** What followed of itself, in the same commit. */
  followed: CaseAct | undefined;
  before: FileFacts;
  /** After the act itself, before what followed: a redo takes the rating back that it follows from. */
  acted: FileFacts;
  after: FileFacts;
}

/** A result that solves, and one that explains. */
const RESULTS = [
  { explained: false, rating: null },
  { explained: true, rating: null },
];

/** What a redo takes back. */
const AGAIN = ({ redos }: FileFacts) => [{ redos: redos + 1, rating: null, explained: false }];

/** What the capabilities keep of an act beside the decision, in each way it can turn out. */
const WAYS: Partial<Record<CaseAct, (facts: FileFacts, policy: Policy) => Partial<FileFacts>[]>> = {
  triage: (_facts, policy) =>
    valueOf(policy, 'triage.refusal') === 'EXCLUDED_ONLY' ? [{}, { exclusion: 'litigation' }] : [{}],
  // one department, one call, one missing paper and one body show all that many do
  assign: ({ openOrders }) => (openOrders > 0 ? [] : [{ openOrders: 1 }]),
  summon: ({ openSummonses }) => (openSummonses > 0 ? [] : [{ openSummonses: 1 }]),
  arrive: ({ openSummonses }) => [{ openSummonses: openSummonses - 1 }],
  acceptConditionally: ({ openSupplements }) => (openSupplements > 0 ? [] : [{ openSupplements: 1 }]),
  supplement: ({ openSupplements }) => [{ openSupplements: openSupplements - 1 }],
  replyOrder: ({ openOrders }) => [{ openOrders: openOrders - 1 }],
  returnOrder: ({ openOrders }, policy) =>
    [0, 9].map(returns => ({ openOrders: openOrders - 1, arbitrating: opensArbitration(policy, returns) })),
  arbitrate: ({ openOrders }) => [{ arbitrating: false, openOrders: openOrders + 1 }],
  consult: (_facts, policy) => [{ consulting: 'leader', rung: valueOf(policy, 'escalation.ladder').length }],
  direct: () => [{ consulting: null }],
  extend: ({ extensions }) => [{ extensions: extensions + 1 }],
  complete: () => RESULTS,
  resolveOnSpot: () => RESULTS,
  rate: (_facts, policy) => ratingLevels(policy).map(rating => ({ rating })),
  redo: AGAIN,
  object: AGAIN,
};

const waysOf = (act: CaseAct, facts: FileFacts, policy: Policy) => WAYS[act]?.(facts, policy) ?? [{}];

/** An act done in one of its ways, and what follows of itself in the same commit: only what can be decided follows. */
function stepTo(before: FileFacts, act: CaseAct, way: Partial<FileFacts>, policy: Policy): Step {
  const acted = { ...before, ...decide(before, act, policy), ...way };
  const followed = followUp(act, acted, policy);
  if (followed === undefined || refusalOf(() => decide(acted, followed, policy)))
    return { act, followed: undefined, before, acted, after: acted };
  const [then] = waysOf(followed, acted, policy);
  return { act, followed, before, acted, after: { ...acted, ...decide(acted, followed, policy), ...then } };
}

/** SJ-19: silence closes by its clock, and whoever says that it is not good has stopped it. */
const isSilent = ({ rating }: FileFacts, policy: Policy) =>
  rating === null || !valueOf(policy, 'rating.redoOn').includes(rating);

/** Every step that may be done next, by whomever, and what the level above may report. */
export function stepsFrom(before: FileFacts, policy: Policy): Step[] {
  const allowed = actsFrom(before.state).filter(
    act => !refusalOf(() => decide(before, act, policy)) && (act !== 'deemClosed' || isSilent(before, policy)),
  );
  const told = isPending(before.raised) ? ESCALATION_STATUSES.filter(status => status !== 'open') : [];
  return [
    ...allowed.flatMap(act => waysOf(act, before, policy).map(way => stepTo(before, act, way, policy))),
    ...told.map(raised => stepTo(before, 'hearStep', { raised }, policy)),
  ];
}

/** A record of each kind at the window that takes it, and a case that arrives from the level below. */
export const NEW_FILES: readonly FileFacts[] = [
  ...RECORD_KINDS.map(kind => file(BIRTHS.register, { kind })),
  file(BIRTHS.receiveEscalation, { asked: 'open' }),
];

/** What a condition is called: two files of one key may do the same things. */
export function keyOf({ done, redos, rung, ...rest }: FileFacts, policy: Policy): string {
  const required = valueOf(policy, 'flow.requires');
  // AH-27: a result at the desk is told with it, so it counts where feedback is asked for
  const told: CaseAct[] = required.includes('giveFeedback') ? ['resolveOnSpot'] : [];
  // LH-37: after a result no extension is given any more, where there is one at all
  const extended: CaseAct[] = valueOf(policy, 'clock.extension') === null ? [] : ['complete', 'resolveOnSpot'];
  const asked: CaseAct[] = [...required, ...told, ...extended, 'assign'];
  const spent = redos >= valueOf(policy, 'closing.redoLimit');
  const left = rung < valueOf(policy, 'escalation.ladder').length;
  return JSON.stringify([Object.values(rest), asked.filter(act => done.includes(act)), spent || redos, left]);
}

/** A condition that a file can come into, with the steps that lead on and the keys of where they lead. */
export interface Condition {
  facts: FileFacts;
  steps: { step: Step; to: string }[];
}

/** Every condition that files can come into, by its key. */
export function everyCourse(policy: Policy): Map<string, Condition> {
  const look = (facts: FileFacts): Condition => ({
    facts,
    steps: stepsFrom(facts, policy).map(step => ({ step, to: keyOf(step.after, policy) })),
  });
  const seen = new Map(NEW_FILES.map(facts => [keyOf(facts, policy), look(facts)]));
  for (const { steps } of seen.values())
    for (const { step, to } of steps) if (!seen.has(to)) seen.set(to, look(step.after));
  return seen;
}

/** Where a file has come to its end: put away, or a question from below answered. */
export const ENDS: readonly CaseState[] = ['archived', 'decided', 'returned'];

/** The conditions from which no step but `without` leads to one of the `ends`. */
export function stuckIn(
  courses: ReadonlyMap<string, Condition>,
  without: readonly CaseAct[],
  ends: readonly CaseState[] = ENDS,
): string[] {
  const from = new Map<string, string[]>();
  for (const [key, { steps }] of courses)
    for (const { step, to } of steps)
      if (!without.includes(step.act))
        from
          .set(to, from.get(to) ?? [])
          .get(to)
          ?.push(key);
  const ending = new Set([...courses].filter(([, { facts }]) => ends.includes(facts.state)).map(([key]) => key));
  for (const key of ending) for (const before of from.get(key) ?? []) ending.add(before);
  return [...courses.keys()].filter(key => !ending.has(key));
}
