import type { FileFacts } from '../case/facts.ts';
import type { CaseAct } from '../case/lifecycle.ts';
import { classOf, type Limit, type Policy, type PolicyKey, valueOf } from '../policy/policy.ts';
import type { ClockKind } from './clock.ts';

/** What an act does to a clock of its case. `no` tells apart clocks of one kind: the order, the summons, the supplement. */
export type ClockEffect =
  | { op: 'start'; kind: ClockKind; no: number; limit: Limit; key: PolicyKey; until?: string }
  | { op: 'stop'; kind: ClockKind; no: number | 'all'; as: 'met' | 'cancelled' }
  | { op: 'pause'; kind: ClockKind }
  | { op: 'resume'; kind: ClockKind };

const CLOCK_KEYS = {
  citizen: 'clock.citizen',
  transfer: 'clock.transfer',
  result: 'clock.result',
  reply: 'clock.reply',
  feedback: 'clock.feedback',
  objection: 'clock.objection',
  redo: 'clock.redo',
  summons: 'clock.summons',
  arbitration: 'clock.arbitration',
  step: 'clock.step',
  supplement: 'clock.supplement',
} as const satisfies Partial<Record<ClockKind, PolicyKey>>;

/** The start of a clock as the policy has it; nothing where the policy sets no limit. */
export function startOf(kind: keyof typeof CLOCK_KEYS, policy: Policy, no = 0): ClockEffect[] {
  const key = CLOCK_KEYS[kind];
  const limit = valueOf(policy, key);
  return limit === null ? [] : [{ op: 'start', kind, no, limit, key }];
}

export const stopOf = (as: 'met' | 'cancelled', ...kinds: readonly ClockKind[]): ClockEffect[] =>
  kinds.map(kind => ({ op: 'stop', kind, no: 'all', as }));

/** The limit for the result: the class’s own (SJ-27, SJ-28, SJ-29), or the pack’s. */
function resultClock({ classCode }: FileFacts, policy: Policy): ClockEffect[] {
  const own = classOf(policy, classCode)?.result;
  if (own) return [{ op: 'start', kind: 'result', no: 0, limit: own, key: 'triage.classes' }];
  return startOf('result', policy);
}

/** The citizen’s date: that of the class where the window knows it at once (SJ-27, SJ-28), or the center’s longest. */
function citizenClock(classCode: string | null, policy: Policy): ClockEffect[] {
  const own = classOf(policy, classCode)?.result;
  if (own) return [{ op: 'start', kind: 'citizen', no: 0, limit: own, key: 'triage.classes' }];
  return startOf('citizen', policy);
}

/** Deadlines of departments stand still while the citizen has the turn; the citizen’s own date does not move. */
const INNER: readonly ClockKind[] = ['result', 'reply', 'redo'];

const waiting = (policy: Policy): ClockEffect[] => [
  ...INNER.map(kind => ({ op: 'pause', kind }) as const),
  {
    op: 'start',
    kind: 'pause',
    no: 0,
    limit: { unit: 'workday', n: valueOf(policy, 'clock.pause').maxWorkdays },
    key: 'clock.pause',
  },
];

/** SJ-19: silence closes a case only where the doctrine says so, and only after this time. */
const objection = (policy: Policy): ClockEffect[] =>
  valueOf(policy, 'closing.doctrine') === 'DEEMED_IF_NO_OBJECTION' ? startOf('objection', policy) : [];

const ANSWERED: readonly ClockKind[] = ['citizen', 'transfer', 'result', 'redo', 'reply'];
const EVERYTHING: readonly ClockKind[] = [
  ...ANSWERED,
  'feedback',
  'objection',
  'arbitration',
  'rung',
  'pause',
  'summons',
  'supplement',
];

type Effects = (file: FileFacts, policy: Policy) => ClockEffect[];

const EFFECTS: Partial<Record<CaseAct, Effects>> = {
  register: ({ kind, classCode }, policy) => [
    ...citizenClock(classCode, policy),
    ...(kind === 'case' || kind === 'conductComplaint' ? startOf('transfer', policy) : []), // SJ-16, SJ-25
  ],
  // another class on second sight: its limit counts from the acceptance as well, so nothing is won by looking twice
  triage: (file, policy) => (file.done.includes('accept') ? resultClock(file, policy) : []),
  accept: resultClock,
  assign: () => stopOf('met', 'transfer'),
  refuse: () => [...stopOf('met', 'citizen'), ...stopOf('cancelled', ...EVERYTHING)],
  refer: () => [...stopOf('met', 'citizen'), ...stopOf('cancelled', ...EVERYTHING)],
  answer: () => [...stopOf('met', 'citizen'), ...stopOf('cancelled', ...EVERYTHING)],
  withdraw: () => stopOf('cancelled', ...EVERYTHING),
  requestMaterial: (_file, policy) => waiting(policy),
  pause: (_file, policy) => waiting(policy),
  resume: () => [...INNER.map(kind => ({ op: 'resume', kind }) as const), ...stopOf('met', 'pause')],
  resolveOnSpot: (_file, policy) => [...stopOf('met', ...ANSWERED), ...objection(policy)], // AH-27: feedback is given with it
  // AH-29: feedback has a limit of its own; where it has none it belongs to the limit of the result (SJ-27, SJ-28, LH-32)
  complete: (_file, policy) =>
    valueOf(policy, 'clock.feedback') === null
      ? stopOf('met', 'transfer', 'reply')
      : [...stopOf('met', ...ANSWERED), ...startOf('feedback', policy)],
  giveFeedback: (_file, policy) => [...stopOf('met', ...ANSWERED, 'feedback'), ...objection(policy)],
  object: (_file, policy) => [...stopOf('cancelled', 'objection'), ...startOf('redo', policy)],
  redo: (_file, policy) => [...stopOf('cancelled', 'objection'), ...startOf('redo', policy)], // LH-37
  // whoever says that it is not good is not silent
  rate: ({ rating }, policy) =>
    valueOf(policy, 'rating.redoOn').includes(rating ?? 0) ? stopOf('cancelled', 'objection') : [],
  archive: () => stopOf('cancelled', ...EVERYTHING),
  clear: () => stopOf('met', 'objection', 'feedback'),
  deemClosed: () => stopOf('met', 'objection'),
  closeExplained: () => stopOf('met', 'objection'),
  park: () => stopOf('cancelled', 'objection'),
  receiveEscalation: (_file, policy) => startOf('step', policy),
  decideEscalation: () => [...stopOf('met', 'step'), ...stopOf('cancelled', ...EVERYTHING)],
  returnEscalation: () => [...stopOf('met', 'step'), ...stopOf('cancelled', ...EVERYTHING)],
};

/**
 * What an act does to the clocks of its case. `file` is as the act leaves it. A clock that already runs is not started
 * again: no act sets the citizen’s clock anew (N2).
 */
export const clockEffects = (act: CaseAct, file: FileFacts, policy: Policy): ClockEffect[] =>
  EFFECTS[act]?.(file, policy) ?? [];
