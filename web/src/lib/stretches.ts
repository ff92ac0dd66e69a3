import { dayAfter, dayBefore } from '../../../shared/domain/clock/workdays.ts';

/** The stretches of time over which one looks: they roll with the day, but for the year of the calendar. */
export const STRETCHES = ['months12', 'days90', 'days30', 'year'] as const;
export type Stretch = (typeof STRETCHES)[number];

/** So many days that end with one of them. */
const back = (today: string, days: number): string => {
  let day = today;
  for (let i = 1; i < days; i += 1) day = dayBefore(day);
  return day;
};

/** The first and the last day of a stretch that ends today. */
export function daysOf(stretch: Stretch, today: string): { from: string; to: string } {
  const from: Record<Stretch, () => string> = {
    // the day after the same day of last year; the 29th of February has none, and begins in March
    months12: () => dayAfter(`${Number(today.slice(0, 4)) - 1}${today.slice(4).replace('-02-29', '-02-28')}`),
    days90: () => back(today, 90),
    days30: () => back(today, 30),
    year: () => `${today.slice(0, 4)}-01-01`,
  };
  return { from: from[stretch](), to: today };
}
