import { type CaseState, OPEN } from '../case/lifecycle.ts';
import { ratingLevels } from '../case/closing.ts';
import { addWorkdays, beijingDay, dayAfter, isWorkday, type WorkCalendar } from '../clock/workdays.ts';
import type { Outcome } from './crosswalk.ts';
import { classOf, type Limit, type Policy, type PolicyKey, type RecordKind, valueOf } from './policy.ts';

/** What a rehearsal looks at: a case of the past, without a word of what it was about. */
export interface PastCase {
  uid: string;
  number: string;
  kind: RecordKind;
  classCode: string | null;
  state: CaseState;
  /** YYYY-MM-DD in Beijing. */
  registeredOn: string;
  /** The instant of the present result; null while there is none. */
  completedAt: string | null;
  refused: boolean;
  exclusion: string | null;
  /** The last rating of the present result. */
  rating: number | null;
  redos: number;
  outcome: Outcome | null;
}

/** What a draft would have changed for a case. */
export const FINDING_KINDS = [
  'late',
  'nowInTime',
  'refused',
  'notRefusable',
  'reopened',
  'notReopened',
  'classUnknown',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

export interface Finding {
  uid: string;
  number: string;
  kind: FindingKind;
  /** The key that makes the difference. */
  key: PolicyKey;
  /** What holds now, and what the draft says: days, modes, levels or names; empty where there is nothing. */
  before: string;
  after: string;
}

type Found = Omit<Finding, 'uid' | 'number'>;

interface Days {
  calendar: WorkCalendar;
  today: string;
}

/**
 * What would have happened to past cases under a draft (N5): only what differs from the policy that holds now. A case keeps
 * the policy it was registered under, so nothing here changes a case. Pauses and extensions are not replayed, and the limit
 * for the result is counted from the registration, the first day on which it could have been accepted.
 */
export const whatIf = (
  cases: readonly PastCase[],
  current: Policy,
  draft: Policy,
  calendar: WorkCalendar,
  today: string,
): Finding[] =>
  cases.flatMap(past => {
    const { uid, number } = past;
    const found = [
      ...clockFindings(past, current, draft, { calendar, today }),
      ...refusalFindings(past, current, draft),
      ...ratingFindings(past, current, draft),
      ...classFindings(past, current, draft),
    ];
    return found.map(finding => ({ uid, number, ...finding }));
  });

// ---- clocks

interface Clock {
  key: PolicyKey;
  limit: Limit;
}

/** The citizen’s own date holds for whatever was put on record. */
const citizenClock = (policy: Policy): Clock => ({ key: 'clock.citizen', limit: valueOf(policy, 'clock.citizen') });

/** The limit of the class (SJ-28, SJ-29), or the pack's; only what goes through the whole course has one (AH-13). */
function resultClock(policy: Policy, { kind, classCode }: PastCase): Clock | null {
  if (kind === 'consultation' || kind === 'suggestion') return null;
  const own = classOf(policy, classCode)?.result;
  if (own) return { key: 'triage.classes', limit: own };
  const limit = valueOf(policy, 'clock.result');
  return limit && { key: 'clock.result', limit };
}

function clockFindings(past: PastCase, current: Policy, draft: Policy, days: Days): Found[] {
  // what was done again has lost the day of its first answer; who withdrew is owed none; a no has no day of a result
  if (past.redos > 0 || past.outcome === 'WITHDRAWN') return [];
  if (past.completedAt === null && !OPEN.includes(past.state)) return [];
  const pairs = [
    [citizenClock(current), citizenClock(draft)],
    [resultClock(current, past), resultClock(draft, past)],
  ] as const;
  return pairs.flatMap(([now, then]) => {
    const [before, after] = [dueOn(now, past, current, days), dueOn(then, past, draft, days)];
    const [was, would] = [isInTime(before, past, current, days), isInTime(after, past, draft, days)];
    if (was === would) return [];
    const key = (then ?? now)?.key ?? 'clock.result';
    return [{ kind: would ? 'nowInTime' : 'late', key, before: before ?? '', after: after ?? '' } as const];
  });
}

/** The last day of a limit; null for no limit. */
function dueOn(clock: Clock | null, { registeredOn }: PastCase, policy: Policy, { calendar }: Days): string | null {
  if (!clock) return null;
  const { firstDayCounts } = valueOf(policy, 'clock.counting');
  const first = firstDayCounts && isWorkday(registeredOn, calendar) ? 1 : 0;
  return addWorkdays(registeredOn, workdaysOf(clock.limit, policy) - first, calendar);
}

/** Office minutes as whole working days, rounded up: the hour of registration is not known here. */
function workdaysOf({ unit, n }: Limit, policy: Policy): number {
  if (unit === 'workday') return n;
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const aDay = valueOf(policy, 'clock.officeHours').reduce((sum, [from, to]) => sum + minutes(to) - minutes(from), 0);
  return Math.ceil(n / aDay);
}

/** Whether it was answered by then; what is open still counts as in time until the last day has passed. */
function isInTime(due: string | null, { completedAt }: PastCase, policy: Policy, { today }: Days): boolean {
  if (due === null) return true;
  return (completedAt === null ? today : countsAs(completedAt, policy)) <= due;
}

/** Q3: where a day ends with the office, what is done in the evening is done the next day. */
function countsAs(instant: string, policy: Policy): string {
  const at = new Date(instant);
  const day = beijingDay(at);
  if (valueOf(policy, 'clock.counting').dayEnds === 'MIDNIGHT') return day;
  const time = new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);
  const closes = valueOf(policy, 'clock.officeHours').at(-1)?.[1] ?? '24:00';
  return time > closes ? dayAfter(day) : day;
}

// ---- refusals

const isExcluded = (policy: Policy, code: string | null) =>
  valueOf(policy, 'triage.exclusions').some(exclusion => exclusion.code === code);

/** Whether the window may say no (SJ-56, AH-20, LH-10, WL-80). */
function mayRefuse(policy: Policy, exclusion: string | null): boolean {
  const mode = valueOf(policy, 'triage.refusal');
  return mode === 'REASON' || (mode === 'EXCLUDED_ONLY' && isExcluded(policy, exclusion));
}

function refusalFindings({ refused, exclusion }: PastCase, current: Policy, draft: Policy): Found[] {
  const [before, after] = [valueOf(current, 'triage.refusal'), valueOf(draft, 'triage.refusal')];
  if (refused) {
    if (!mayRefuse(current, exclusion) || mayRefuse(draft, exclusion)) return [];
    // the same mode with another list: the list makes the difference
    const key = before === after ? 'triage.exclusions' : 'triage.refusal';
    return [{ kind: 'notRefusable', key, before, after }];
  }
  const excludes = (policy: Policy) => isExcluded(policy, exclusion) && mayRefuse(policy, exclusion);
  if (exclusion === null || !excludes(draft) || excludes(current)) return [];
  const key = isExcluded(current, exclusion) ? 'triage.refusal' : 'triage.exclusions';
  return [{ kind: 'refused', key, before: isExcluded(current, exclusion) ? before : '', after: exclusion }];
}

// ---- ratings

/** The levels that send a case back by themselves (LH-37); where only satisfaction clears, people decide (WL-76). */
const redoLevels = (policy: Policy): readonly number[] =>
  valueOf(policy, 'closing.doctrine') === 'SATISFIED_ONLY' ? [] : valueOf(policy, 'rating.redoOn');

function ratingFindings({ rating, redos }: PastCase, current: Policy, draft: Policy): Found[] {
  const [now, then] = [redoLevels(current), redoLevels(draft)];
  const key =
    valueOf(current, 'closing.doctrine') === valueOf(draft, 'closing.doctrine') ? 'rating.redoOn' : 'closing.doctrine';
  const told = { key, before: now.join(' '), after: then.join(' ') } as const;
  // the bad rating of a case done again is gone; where nothing is done again any more, it would have stood
  if (redos > 0 && now.length > 0 && then.length === 0) return [{ kind: 'notReopened', ...told }];
  // on a scale that does not have this level the citizen would have chosen another
  if (rating === null || !ratingLevels(draft).includes(rating)) return [];
  if (now.includes(rating) === then.includes(rating)) return [];
  return [{ kind: then.includes(rating) ? 'reopened' : 'notReopened', ...told }];
}

// ---- classes

function classFindings({ classCode }: PastCase, current: Policy, draft: Policy): Found[] {
  const known = classOf(current, classCode);
  if (!known || classOf(draft, classCode)) return [];
  return [{ kind: 'classUnknown', key: 'triage.classes', before: known.name, after: '' }];
}
