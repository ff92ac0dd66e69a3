import { type ClockEvent, type Course, countedDay, countedMinute, counts, followClock, limitOf } from './course.ts';
import { type ClockRules, dayEnd, dayOpening, nextOpening } from './officeTime.ts';
import { dayBefore, isKnown } from './workdays.ts';

export type { ClockEvent } from './course.ts';
export type { ClockRules } from './officeTime.ts';

/** What limits are for. `pause` is the longest time that a case may wait for the citizen. */
export const CLOCK_KINDS = [
  'citizen',
  'transfer',
  'result',
  'reply',
  'feedback',
  'objection',
  'redo',
  'summons',
  'arbitration',
  'step',
  'rung',
  'supplement',
  'pause',
] as const;

export type ClockKind = (typeof CLOCK_KINDS)[number];

/** How a clock stands. `met` is a clock whose work was done, in time or not: compare the stop with `dueAt`. */
export const CLOCK_STATUSES = ['running', 'paused', 'met', 'cancelled'] as const;

export type ClockStatus = (typeof CLOCK_STATUSES)[number];

/** What the events of a clock come to. */
export interface ClockReading {
  /** ISO instant, UTC. */
  startedAt: string;
  /** ISO instant, UTC; the limit has passed from then on. */
  dueAt: string;
  /** The last day in Beijing; with MIDNIGHT `dueAt` is the midnight that ends it. */
  dueOn: string;
  /** ISO instant, UTC, never after `dueAt`. */
  warnAt: string;
  /** True while the notice of a year it reaches is not published: the limit may still move (暂定). */
  provisional: boolean;
  status: ClockStatus;
}

/**
 * Reads a clock from its events; nothing else is kept of it. The rules, each a choice that the documents leave open (Q3):
 *
 * - **Workdays.** The limit is the end of the n-th counted day. Counted are the workdays after the Beijing day of the start.
 *   The first day counts only if the policy says so, it is a workday, and its end is still to come at the start.
 * - **Pause.** The workdays up to and including the pause day are used up, those after it up to and including the resume day
 *   are left out, and counting goes on with the workday after the resume day. So paused and resumed on one day is no pause.
 * - **Pause on the last day.** In time, that day is not used up: it is given back on the resume day or, where that is no
 *   workday or its end has passed, on the next workday. A pause after the limit has passed changes nothing: what is overdue
 *   stays overdue, or a pause would be the way to heal it.
 * - **While paused** the limit is shown as it stood; when the clock goes on is not known.
 * - **Extension.** The new total counts from the start, paused days left out, before or after it. A named day stands as it is,
 *   also before the start or on a day off (a citizen's date that came with an escalation, N2). A later pause moves it on by
 *   the workdays that were left. That an extension moves the limit only later is for `extendClock` to see to.
 * - **Office minutes.** Open time of workdays passes from the start on, or from the next opening; a pause stops it.
 * - **Warning.** The end of the `warn`-th counted day, the last but one without a `warn` or for a named day; where that is
 *   none, the opening of the last day. In minutes alike; where that is none, the moment it begins to run.
 *
 * Throws RangeError for events that cannot have happened: a fault of the program, not of the person.
 */
export function readClock(events: readonly ClockEvent[], rules: ClockRules): ClockReading {
  const course = followClock(events, rules);
  const { startedAt, startDay, pausedAt, stopped } = course;
  const { dueAt, dueOn } = limitOf(course, rules);
  const warnAt = warningOf(course, dueOn, rules);
  return {
    startedAt,
    dueAt,
    dueOn,
    warnAt: warnAt < dueAt ? warnAt : dueAt,
    provisional: reachesUnknown(startDay, dueOn, rules),
    status: stopped ?? (pausedAt ? 'paused' : 'running'),
  };
}

function warningOf(course: Course, dueOn: string, rules: ClockRules): string {
  const { limit, until, startedAt } = course;
  if (until) return warningBefore(until, course, rules);
  const warn = limit.warn ?? limit.n - 1;
  if (limit.unit === 'officeMinute')
    return warn > 0 ? countedMinute(warn, course, rules) : nextOpening(startedAt, rules);
  return warn > 0 ? dayEnd(countedDay(warn, course, rules), rules) : dayOpening(dueOn, rules);
}

/** The end of the last counted day before a named one, as far back as the start. */
function warningBefore(until: string, course: Course, rules: ClockRules): string {
  for (let day = dayBefore(until); day >= course.startDay; day = dayBefore(day))
    if (counts(day, course, rules)) return dayEnd(day, rules);
  return dayOpening(until, rules);
}

/** Whether any year from the start to the limit has no notice yet. */
function reachesUnknown(startDay: string, dueOn: string, { calendar }: ClockRules): boolean {
  const [first, last] = [startDay, dueOn].sort().map(day => Number(day.slice(0, 4))) as [number, number];
  for (let year = first; year <= last; year += 1) if (!isKnown(`${year}-01-01`, calendar)) return true;
  return false;
}
