import { dayAfter, dayBefore } from '../clock/workdays.ts';

/** Days in Beijing, both counted. */
export interface DayRange {
  from: string;
  to: string;
}

export const PERIOD_STEPS = ['day', 'week', 'month'] as const;
export type PeriodStep = (typeof PERIOD_STEPS)[number];

const utc = (day: string) => new Date(`${day}T00:00:00Z`);
const text = (date: Date) => date.toISOString().slice(0, 10);

/** The last day of the step that a day lies in: weeks end on Sunday, months with their last day. */
function endOfStep(day: string, step: PeriodStep): string {
  if (step === 'day') return day;
  const date = utc(day);
  if (step === 'week') date.setUTCDate(date.getUTCDate() + ((7 - date.getUTCDay()) % 7));
  else date.setUTCMonth(date.getUTCMonth() + 1, 0);
  return text(date);
}

/** The days of a range in steps, the first and the last cut off by the range. */
export function stepsOf({ from, to }: DayRange, step: PeriodStep): DayRange[] {
  const steps: DayRange[] = [];
  for (let start = from; start <= to;) {
    const end = endOfStep(start, step);
    steps.push({ from: start, to: end < to ? end : to });
    start = dayAfter(end);
  }
  return steps;
}

/** The whole months that some days lie in. */
export const wholeMonths = ({ from, to }: DayRange): DayRange => ({
  from: `${from.slice(0, 7)}-01`,
  to: endOfStep(to, 'month'),
});

/** The same number of days just before (环比). */
export function rangeBefore({ from, to }: DayRange): DayRange {
  const days = (utc(to).getTime() - utc(from).getTime()) / 86_400_000;
  const last = dayBefore(from);
  const first = utc(last);
  first.setUTCDate(first.getUTCDate() - days);
  return { from: text(first), to: last };
}

/** The same days a year earlier (同比); of 29 February the 28th. */
export function rangeYearBefore({ from, to }: DayRange): DayRange {
  const earlier = (day: string) => {
    const year = Number(day.slice(0, 4)) - 1;
    const same = `${String(year).padStart(4, '0')}${day.slice(4)}`;
    return text(utc(same)) === same ? same : `${same.slice(0, 8)}28`;
  };
  return { from: earlier(from), to: earlier(to) };
}

/**
 * By how much a figure has grown, in tenths of a percent: 125 is +12.5 %. Null where there was nothing before: growth from nothing has
 * no percentage.
 */
export const changeOf = (now: number, before: number): number | null =>
  before === 0 ? null : Math.round(((now - before) * 1_000) / before);
