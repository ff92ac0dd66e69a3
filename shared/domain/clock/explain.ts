import type { Limit } from '../policy/policy.ts';
import {
  type ClockEvent,
  type Course,
  counts,
  followClock,
  inOrder,
  isFirstDay,
  isLeftOut,
  limitOf,
} from './course.ts';
import { addOpenTime, type ClockRules, dayEnd, nextOpening, openMinutes, openTime } from './officeTime.ts';
import { beijingDay, dayAfter, type DayKind, isKnown, isWorkday, kindOf } from './workdays.ts';

/** What a step of a derivation tells: a day and what it is worth, a stretch of minutes, or something that happened. */
export const CLOCK_STEPS = [
  'started',
  'unpublished',
  'firstDaySkipped',
  'counted',
  'skipped',
  'pausedDay',
  'named',
  'ran',
  'extended',
  'paused',
  'resumed',
  'met',
  'cancelled',
  'due',
] as const;

export type ClockStepName = (typeof CLOCK_STEPS)[number];

/** One step on the way to a limit (N3). What a step has no word on is null. */
export interface ClockStep {
  step: ClockStepName;
  /** YYYY-MM-DD, Beijing. */
  day: string;
  /** The instant of what happened, of the limit, or of the beginning of a stretch. */
  at: string | null;
  /** Where a stretch of office time ends. */
  to: string | null;
  kind: DayKind | null;
  /** The holiday of the notice, as 国庆节. */
  name: string | null;
  /** Which counted day it is, from 1. */
  workday: number | null;
  /** Whole office minutes of a stretch. */
  minutes: number | null;
  /** The limit that is set, and the day that is named instead. */
  limit: Limit | null;
  until: string | null;
  /** False while the notice of its year is not published. */
  known: boolean;
  /** The policy key, the document and article, and the version of the pack. */
  key: string | null;
  cite: string | null;
  pack: string | null;
}

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const dayOf = (at: string): string => beijingDay(new Date(at));

const bare = (step: ClockStepName, day: string, { calendar }: ClockRules): ClockStep => ({
  ...{ step, day, at: null, to: null, kind: null, name: null, workday: null, minutes: null },
  ...{ limit: null, until: null, known: isKnown(day, calendar), key: null, cite: null, pack: null },
});

/**
 * Why this date: every step from the start to the limit, in order. A day stands after what happened on it. Throws
 * RangeError where `readClock` does.
 */
export function whyClock(events: readonly ClockEvent[], rules: ClockRules): ClockStep[] {
  const course = followClock(events, rules);
  const { dueAt, dueOn } = limitOf(course, rules);
  const way = course.limit.unit === 'workday' ? daysTo(dueOn, course, rules) : stretchesTo(dueAt, course, rules);
  const [start, ...happened] = inOrder(events).map(event => told(event, rules)) as [ClockStep, ...ClockStep[]];
  // at one instant what happened comes before the stretch that it begins
  const steps = [...happened, ...way].sort((a, b) => placeOf(a) - placeOf(b));
  const last = steps.findLastIndex(({ step }) => ENDS.includes(step));
  steps.splice(last + 1, 0, { ...bare('due', dueOn, rules), at: dueAt });
  return withUnpublished([start, ...steps], rules);
}

/** The steps of which the last one is where the limit lies. */
const ENDS: readonly ClockStepName[] = ['counted', 'named', 'ran'];

/** A whole day is over at its end. */
const placeOf = ({ at, day }: ClockStep): number => Date.parse(at ?? `${day}T00:00:00+08:00`) + (at ? 0 : DAY - 1);

function told(event: ClockEvent, rules: ClockRules): ClockStep {
  const step = { start: 'started', extend: 'extended', pause: 'paused', resume: 'resumed', stop: 'met' } as const;
  const name = event.event === 'stop' ? event.as : step[event.event];
  const base = { ...bare(name, dayOf(event.at), rules), at: event.at };
  if (event.event !== 'start' && event.event !== 'extend') return base;
  const { limit, cite, pack } = event;
  return event.event === 'start'
    ? { ...base, limit, cite, pack, key: event.key }
    : { ...base, limit, cite, pack, until: event.until };
}

const ofDay = (step: ClockStepName, day: string, rules: ClockRules): ClockStep => ({
  ...bare(step, day, rules),
  kind: kindOf(day, rules.calendar),
  name: rules.calendar.days.get(day)?.name ?? null,
});

function daysTo(dueOn: string, course: Course, rules: ClockRules): ClockStep[] {
  const days: ClockStep[] = [];
  let count = 0;
  // a named day may lie before the start
  for (let day = course.startDay < dueOn ? course.startDay : dueOn; day <= dueOn; day = dayAfter(day)) {
    const counted = day >= course.startDay && counts(day, course, rules);
    const step = counted ? 'counted' : day === dueOn ? 'named' : whyNot(day, course, rules);
    days.push({ ...ofDay(step, day, rules), workday: counted ? (count += 1) : null });
  }
  return days;
}

function whyNot(day: string, course: Course, rules: ClockRules): ClockStepName {
  if (isFirstDay(day, course, rules)) return 'firstDaySkipped';
  return isWorkday(day, rules.calendar) && isLeftOut(day, course) ? 'pausedDay' : 'skipped';
}

/** The stretches in which a clock of minutes runs, one a day at most between two pauses, and the days off between them. */
function stretchesTo(dueAt: string, { startedAt, pauses }: Course, rules: ClockRules): ClockStep[] {
  const begins = [startedAt, ...pauses.map(({ to }) => to)].filter(at => at < dueAt);
  const ends = [...pauses.map(({ from }) => from).filter(at => at < dueAt), dueAt];
  const steps: ClockStep[] = [];
  for (let day = dayOf(startedAt); day <= dayOf(dueAt); day = dayAfter(day)) {
    if (!isWorkday(day, rules.calendar)) steps.push(ofDay('skipped', day, rules));
    else if (pauses.some(({ from, to }) => dayOf(from) < day && day < dayOf(to)))
      steps.push(ofDay('pausedDay', day, rules));
    else begins.forEach((from, i) => steps.push(...stretchOn(day, from, ends[i] ?? dueAt, rules)));
  }
  return steps;
}

function stretchOn(day: string, from: string, to: string, rules: ClockRules): ClockStep[] {
  const midnight = new Date(`${day}T00:00:00+08:00`).toISOString();
  const close = dayEnd(day, { ...rules, dayEnds: 'OFFICE_CLOSE' });
  const at = nextOpening(from > midnight ? from : midnight, rules);
  const end = to < close ? to : close;
  if (at >= end) return [];
  return [{ ...ofDay('ran', day, rules), at, to: end, minutes: openMinutes(at, end, rules) }];
}

/** Says once for each year without a notice that from there on the days are only supposed. */
function withUnpublished(steps: readonly ClockStep[], rules: ClockRules): ClockStep[] {
  const said = new Set<string>();
  return steps.flatMap(step => {
    const year = step.day.slice(0, 4);
    if (step.known || said.has(year)) return [step];
    said.add(year);
    const notice = bare('unpublished', step.day, rules);
    return step.step === 'started' ? [step, notice] : [notice, step];
  });
}

/**
 * The instant at which the limit ends, worked out from the steps alone: the proof that they explain it (N3). Throws
 * RangeError where they do not add up.
 */
export function dueFromSteps(steps: readonly ClockStep[], rules: ClockRules): string {
  const way = steps.filter(({ step }) => ENDS.includes(step));
  const set = steps.findLast(({ limit }) => limit !== null);
  const last = way.at(-1);
  if (!last || !set?.limit) throw new RangeError('no steps to a limit');
  if (last.step === 'ran') {
    const spent = way.slice(0, -1).reduce((sum, { at, to }) => sum + openTime(at ?? '', to ?? '', rules), 0);
    return addOpenTime(last.at ?? '', set.limit.n * MINUTE - spent, rules);
  }
  const counted = way.filter(({ step }) => step === 'counted');
  if (counted.some(({ workday }, i) => workday !== i + 1)) throw new RangeError('a counted day is missing');
  if (set.until === null && last.workday !== set.limit.n) throw new RangeError('the days are not as many as the limit');
  return dayEnd(last.day, rules);
}
