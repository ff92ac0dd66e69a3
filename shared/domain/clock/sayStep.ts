import type { ClockStep, ClockStepName } from './explain.ts';

/** What can be said of a step; each has a text under `why.` in `shared/i18n`. */
export const SAYINGS = [
  'started',
  'startedMinutes',
  'unpublished',
  'firstDaySkipped',
  'counted',
  'countedMakeUp',
  'skipped',
  'skippedHoliday',
  'pausedDay',
  'named',
  'ran',
  'extended',
  'extendedMinutes',
  'extendedUntil',
  'paused',
  'resumed',
  'met',
  'cancelled',
  'due',
] as const;

export type Saying = (typeof SAYINGS)[number];

/** A text by its key, and what stands in its braces. */
export interface Said {
  key: `why.${Saying}`;
  params: Record<string, string>;
}

/** A step of a derivation as a text (N3). Days are YYYY-MM-DD and times HH:MM, both Beijing. */
export function sayStep(step: ClockStep): Said {
  const { day, at, to, name, workday, minutes, limit, until, cite, pack } = step;
  const params: Record<string, string | null | undefined> = {
    ...{ day, until, name, cite, pack, year: day.slice(0, 4) },
    time: timeOf(at, day),
    to: timeOf(to, day),
    ...{ n: limit?.n.toString(), workday: workday?.toString(), minutes: minutes?.toString() },
  };
  const known = Object.entries(params).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return { key: `why.${sayingOf(step)}`, params: Object.fromEntries(known) };
}

const isMinutes = ({ limit }: ClockStep): boolean => limit?.unit === 'officeMinute';

/** Steps that are said in more than one way. */
const VARIANTS: Partial<Record<ClockStepName, (step: ClockStep) => Saying>> = {
  started: step => (isMinutes(step) ? 'startedMinutes' : 'started'),
  extended: step => (step.until !== null ? 'extendedUntil' : isMinutes(step) ? 'extendedMinutes' : 'extended'),
  counted: ({ kind }) => (kind === 'makeUpWorkday' ? 'countedMakeUp' : 'counted'),
  skipped: ({ kind }) => (kind === 'holiday' ? 'skippedHoliday' : 'skipped'),
};

const sayingOf = (step: ClockStep): Saying => VARIANTS[step.step]?.(step) ?? step.step;

/** The time in Beijing; the midnight that ends `day` is its 24:00. */
function timeOf(at: string | null, day: string): string | null {
  if (at === null) return null;
  const local = new Date(Date.parse(at) + 8 * 3_600_000).toISOString();
  return local.slice(0, 10) > day ? '24:00' : local.slice(11, 16);
}
