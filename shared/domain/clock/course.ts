import type { Limit } from '../policy/policy.ts';
import { addOpenTime, type ClockRules, dayEnd, openTime, workdayFrom } from './officeTime.ts';
import { beijingDay, dayAfter, dayBefore, isWorkday } from './workdays.ts';

/** What can happen to a clock. `at` is an ISO instant; `cite` and `pack` say who allows it. */
export type ClockEvent =
  | {
      event: 'start';
      at: string;
      limit: Limit;
      /** The policy key that sets the limit, as `clock.reply`. */
      key: string;
      cite: string;
      pack: string;
    }
  | {
      event: 'extend';
      at: string;
      /** The new total, counted from the start (LH-33: one new limit is stated). */
      limit: Limit;
      /** Or the day that was named; it stands as it is, and `limit.n` only says what it came to. */
      until: string | null;
      cite: string;
      pack: string;
    }
  | { event: 'pause'; at: string }
  | { event: 'resume'; at: string }
  | { event: 'stop'; at: string; as: 'met' | 'cancelled' };

/** A pause that is over. The days from `firstDay` to `lastDay` are left out of the count; none where the last comes first. */
export interface Pause {
  from: string;
  to: string;
  firstDay: string;
  lastDay: string;
}

/** What the events of a clock amount to. */
export interface Course {
  startedAt: string;
  startDay: string;
  /** The limit in force. */
  limit: Limit;
  /** The day that was named instead of a number, moved on by later pauses; null while the number rules. */
  until: string | null;
  pauses: readonly Pause[];
  pausedAt: string | null;
  stopped: 'met' | 'cancelled' | null;
}

const MINUTE = 60_000;
const dayOf = (at: string): string => beijingDay(new Date(at));

/** Each event no earlier than the one before: two processes may differ by moments in what they write on one ledger. */
export function inOrder(events: readonly ClockEvent[]): ClockEvent[] {
  let last = -Infinity;
  return events.map(event => {
    last = Math.max(last, Date.parse(event.at));
    return { ...event, at: new Date(last).toISOString() };
  });
}

/** Whether a day is one of the limit's days: a workday after the first day, and not spent in a pause. */
export const counts = (day: string, course: Course, rules: ClockRules): boolean =>
  isWorkday(day, rules.calendar) && !isFirstDay(day, course, rules) && !isLeftOut(day, course);

/** Q3: the first day does not count unless the policy says so, and then only if some of it is left. */
export const isFirstDay = (day: string, { startDay, startedAt }: Course, rules: ClockRules): boolean =>
  day === startDay && !(rules.firstDayCounts && dayEnd(day, rules) > startedAt);

export const isLeftOut = (day: string, { pauses }: Course): boolean =>
  pauses.some(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay);

/** The n-th counted day from the start on. */
export function countedDay(n: number, course: Course, rules: ClockRules): string {
  let day = course.startDay;
  for (let left = n; ; day = dayAfter(day)) if (counts(day, course, rules) && --left === 0) return day;
}

/** How many days are counted from the start up to a day. */
export function countedUpTo(last: string, course: Course, rules: ClockRules): number {
  let count = 0;
  for (let day = course.startDay; day <= last; day = dayAfter(day)) if (counts(day, course, rules)) count += 1;
  return count;
}

/** The instant by which so many office minutes of the clock have passed, the pauses left out. */
export function countedMinute(n: number, { startedAt, pauses }: Course, rules: ClockRules): string {
  let [from, left] = [startedAt, n * MINUTE];
  for (const pause of pauses) {
    const reached = addOpenTime(from, left, rules);
    if (reached <= pause.from) return reached;
    left -= openTime(from, pause.from, rules);
    from = pause.to;
  }
  return addOpenTime(from, left, rules);
}

/** When the limit ends, as if a pause that is still open were none. */
export function limitOf(course: Course, rules: ClockRules): { dueAt: string; dueOn: string } {
  const { limit, until } = course;
  if (limit.unit === 'officeMinute') {
    const dueAt = countedMinute(limit.n, course, rules);
    return { dueAt, dueOn: dayOf(dueAt) };
  }
  const dueOn = until ?? countedDay(limit.n, course, rules);
  return { dueAt: dayEnd(dueOn, rules), dueOn };
}

/**
 * Replays the events of a clock. Throws RangeError for what cannot have happened: no start or two, a resume without a pause,
 * a pause in a pause, anything after the stop, a limit below one, another unit halfway.
 */
export function followClock(events: readonly ClockEvent[], rules: ClockRules): Course {
  const [start, ...rest] = inOrder(events);
  if (start?.event !== 'start') throw new RangeError('a clock begins with its start');
  const { at, limit } = start;
  let course: Course = {
    startedAt: at,
    startDay: dayOf(at),
    limit: positive(limit),
    until: null,
    pauses: [],
    pausedAt: null,
    stopped: null,
  };
  for (const event of rest) course = after(course, event, rules);
  return course;
}

function positive(limit: Limit): Limit {
  if (!Number.isSafeInteger(limit.n) || limit.n < 1) throw new RangeError(`no limit: ${limit.n}`);
  return limit;
}

function after(course: Course, event: ClockEvent, rules: ClockRules): Course {
  if (course.stopped) throw new RangeError(`${event.event} after the clock was stopped`);
  switch (event.event) {
    case 'start':
      throw new RangeError('a clock starts once');
    case 'extend': {
      const { limit, until } = event;
      if (limit.unit !== course.limit.unit) throw new RangeError('a limit keeps its unit');
      return { ...course, limit: positive(limit), until: limit.unit === 'workday' ? until : null };
    }
    case 'pause':
      if (course.pausedAt) throw new RangeError('paused already');
      return { ...course, pausedAt: event.at };
    case 'resume':
      return resumed(course, event.at, rules);
    case 'stop':
      return { ...course, stopped: event.as };
  }
}

function resumed(course: Course, to: string, rules: ClockRules): Course {
  const from = course.pausedAt;
  if (!from) throw new RangeError('resumed without a pause');
  const { dueAt, dueOn } = limitOf(course, rules);
  const inTime = from < dueAt;
  const pause = { from, to, ...leftOut(from, to, { dueOn, inTime }, rules) };
  const until = course.until && inTime ? moved(course.until, pause, rules) : course.until;
  return { ...course, until, pauses: [...course.pauses, pause], pausedAt: null };
}

/**
 * The days that a pause leaves out: those after the pause day up to the resume day. Paused in time but with no workday left,
 * the pause day itself is left out and the resume day is not, if any of it remains: so it is given back.
 */
function leftOut(
  from: string,
  to: string,
  { dueOn, inTime }: { dueOn: string; inTime: boolean },
  rules: ClockRules,
): Pick<Pause, 'firstDay' | 'lastDay'> {
  const [pauseDay, resumeDay] = [dayOf(from), dayOf(to)];
  const isLast = inTime && workdaysWithin(dayAfter(pauseDay), dueOn, rules) === 0;
  if (!isLast) return { firstDay: dayAfter(pauseDay), lastDay: resumeDay };
  return { firstDay: pauseDay, lastDay: dayEnd(resumeDay, rules) > to ? dayBefore(resumeDay) : resumeDay };
}

/** A named day after a pause: as many workdays on as were left, at least one, and never an earlier day. */
function moved(until: string, { firstDay, lastDay }: Pause, rules: ClockRules): string {
  let day = lastDay;
  for (let left = Math.max(1, workdaysWithin(firstDay, until, rules)); left > 0; left -= 1)
    day = workdayFrom(dayAfter(day), rules.calendar);
  return day > until ? day : until;
}

/** How many workdays there are from one day to another, both included. */
function workdaysWithin(from: string, to: string, { calendar }: ClockRules): number {
  let count = 0;
  for (let day = from; day <= to; day = dayAfter(day)) if (isWorkday(day, calendar)) count += 1;
  return count;
}
