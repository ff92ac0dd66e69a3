import { dayAfter, dayBefore } from '../clock/workdays.ts';

/** A stretch of spans under which counters stand, both ends counted; their names sort as time goes. */
export interface SpanRange {
  first: string;
  last: string;
}

/** The name of the month of a day among the spans. No day lies between two months: `M` comes after every digit. */
export const monthOf = (day: string): string => `M${day.slice(0, 7)}`;

/** The first day of the month of a day. */
export const firstOfMonth = (day: string): string => `${day.slice(0, 7)}-01`;

/** The first day of the month after that of a day. */
function firstOfNextMonth(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}

/** The days from this one to the end of its month, the first of them and the first after them. */
export const restOfMonth = (day: string): { from: string; before: string } => ({
  from: day,
  before: firstOfNextMonth(day),
});

/** The names of all months after that of a day, the first of them and what comes after every month. */
export const monthsAfter = (day: string): { from: string; before: string } => ({
  from: monthOf(firstOfNextMonth(day)),
  before: 'N',
});

const isFirstOfMonth = (day: string): boolean => day.endsWith('-01');

/**
 * The fewest stretches of days and months that make up some days: the months that lie inside, and the days at both ends. So a year is
 * read from twelve counters and not from 365. Days are YYYY-MM-DD, both counted; none where the last comes before the first.
 */
export function spansOf(from: string, to: string): SpanRange[] {
  if (to < from) return [];
  let start = from;
  while (start <= to && !isFirstOfMonth(start)) start = dayAfter(start);
  let end = to;
  while (end >= start && !isFirstOfMonth(dayAfter(end))) end = dayBefore(end);
  if (end < start) return [{ first: from, last: to }];
  return [
    ...(start > from ? [{ first: from, last: dayBefore(start) }] : []),
    { first: monthOf(start), last: monthOf(end) },
    ...(end < to ? [{ first: dayAfter(end), last: to }] : []),
  ];
}
