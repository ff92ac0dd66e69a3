import { beijingDay } from '../../shared/domain/clock/workdays.ts';

const DAY_MS = 86_400_000;

/** Half past nine in Beijing so many days from now, back where negative; of today the present moment, for nothing of the demo happens later than now. */
export function daysFrom(now: Date, days: number): Date {
  const at = new Date(`${beijingDay(new Date(now.getTime() + days * DAY_MS))}T09:30:00+08:00`);
  return days <= 0 && at > now ? now : at;
}
