import type { Rung } from '../policy/policy.ts';
import { beijingDay, dayAfter, isWorkday, type WorkCalendar } from './workdays.ts';

/** How time is counted at a center: its calendar, and what its policy says under `clock.counting` and `clock.officeHours`. */
export interface ClockRules {
  calendar: WorkCalendar;
  /** Q3: whether the day on which a clock starts is its first day. */
  firstDayCounts: boolean;
  /** Q3: whether a day's limit is the midnight that ends it, or the close of the office. */
  dayEnds: 'MIDNIGHT' | 'OFFICE_CLOSE';
  /** Opening hours of a workday in Beijing time, in order and apart: [['09:00', '12:00'], ['13:30', '17:00']]. */
  officeHours: readonly (readonly [string, string])[];
}

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

const instant = (ms: number): string => new Date(ms).toISOString();
const dayOf = (ms: number): string => beijingDay(new Date(ms));

/** The midnight in Beijing with which a day begins. */
const midnight = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);

/** `09:30` as milliseconds after midnight; 24:00 ends a day. */
function timeOfDay(text: string): number {
  const [, hour, minute] = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(text) ?? [];
  const ms = (Number(hour) * 60 + Number(minute)) * MINUTE;
  if (!(ms <= DAY)) throw new RangeError(`no time of day: ${text}`);
  return ms;
}

/** When an office opens and closes on a workday, from midnight on. Throws RangeError where it never opens: nothing would end. */
function hoursOf({ officeHours }: ClockRules): [number, number][] {
  const hours = officeHours.map(([from, to]): [number, number] => [timeOfDay(from), timeOfDay(to)]);
  const inOrder = hours.every(([from, to], i) => from < to && (hours[i - 1]?.[1] ?? 0) <= from);
  if (hours.length === 0 || !inOrder) throw new RangeError(`no office hours: ${JSON.stringify(officeHours)}`);
  return hours;
}

/** The opening intervals of one day; none on a day off. */
const intervals = (day: string, rules: ClockRules): [number, number][] =>
  isWorkday(day, rules.calendar) ? hoursOf(rules).map(([from, to]) => [midnight(day) + from, midnight(day) + to]) : [];

/** Whether offices are open at an instant. The minute of closing is closed. */
export function isOpen(at: string, rules: ClockRules): boolean {
  const now = Date.parse(at);
  return intervals(dayOf(now), rules).some(([from, to]) => from <= now && now < to);
}

/** The instant itself while offices are open, else the next opening. */
export const nextOpening = (at: string, rules: ClockRules): string => {
  const now = Date.parse(at);
  for (let day = dayOf(now); ; day = dayAfter(day))
    for (const [from, to] of intervals(day, rules)) if (now < to) return instant(Math.max(now, from));
};

/** Open time between two instants in milliseconds; negative where `to` comes first. */
export function openTime(from: string, to: string, rules: ClockRules): number {
  const [begin, end] = [Date.parse(from), Date.parse(to)];
  if (end < begin) return -openTime(to, from, rules);
  const last = dayOf(end);
  let open = 0;
  for (let day = dayOf(begin); day <= last; day = dayAfter(day))
    for (const [opens, closes] of intervals(day, rules))
      open += Math.max(0, Math.min(closes, end) - Math.max(opens, begin));
  return open;
}

const atItsMinute = (at: string): string => instant(Math.floor(Date.parse(at) / MINUTE) * MINUTE);

/**
 * Whole office minutes between two instants. An instant counts as the beginning of its minute, so that the minutes of
 * stretches that follow each other add up exactly to those of the whole (N2).
 */
export const openMinutes = (from: string, to: string, rules: ClockRules): number =>
  openTime(atItsMinute(from), atItsMinute(to), rules) / MINUTE;

/** The first instant by which so much open time (milliseconds) has passed since `at`; `at` itself for none. */
export function addOpenTime(at: string, ms: number, rules: ClockRules): string {
  const begin = Date.parse(at);
  let left = ms;
  for (let day = dayOf(begin); left > 0; day = dayAfter(day))
    for (const [from, to] of intervals(day, rules)) {
      const start = Math.max(from, begin);
      if (to - start >= left) return instant(start + left);
      left -= Math.max(0, to - start);
    }
  return instant(begin);
}

/** The first instant by which `n` office minutes have passed: from `at` on while offices are open, else from the next opening. */
export const addOfficeMinutes = (at: string, n: number, rules: ClockRules): string =>
  addOpenTime(at, n * MINUTE, rules);

/** The instant at which a day's limit ends (Q3): the next midnight in Beijing, or the last closing of its office hours. */
export function dayEnd(day: string, rules: ClockRules): string {
  const close = rules.dayEnds === 'MIDNIGHT' ? DAY : (hoursOf(rules).at(-1)?.[1] ?? DAY);
  return instant(midnight(day) + close);
}

/** The instant at which offices open on a day, as if it were a workday. */
export const dayOpening = (day: string, rules: ClockRules): string =>
  instant(midnight(day) + (hoursOf(rules)[0]?.[0] ?? 0));

/** The first workday from `day` on, the day itself included. */
export const workdayFrom = (day: string, calendar: WorkCalendar): string => {
  let found = day;
  while (!isWorkday(found, calendar)) found = dayAfter(found);
  return found;
};

/**
 * The day on which a body above takes up what is put to it at `at` (WL-70…73): `atOnce` on the same day, whatever day it is,
 * since no sitting is waited for; `weekly` on the first workday from next Monday on; `monthly` on the first workday from
 * the first of next month on. Where a whole week is off the sitting slides with it.
 */
export function nextMeeting(at: string, cadence: Rung['cadence'], rules: ClockRules): string {
  const today = beijingDay(new Date(at));
  if (cadence === 'atOnce') return today;
  let day = dayAfter(today);
  const begins =
    cadence === 'weekly' ? () => new Date(`${day}T00:00:00Z`).getUTCDay() === 1 : () => day.endsWith('-01');
  while (!begins()) day = dayAfter(day);
  return workdayFrom(day, rules.calendar);
}
