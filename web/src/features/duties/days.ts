import { beijingDay, dayAfter, dayBefore } from '../../../../shared/domain/clock/workdays.ts';

const HOUR_MS = 3_600_000;

/** The seven days of the week of a day, from its Monday on. */
export function weekOf(day: string): string[] {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  let monday = day;
  for (let n = 0; n < weekday; n += 1) monday = dayBefore(monday);
  const week = [monday];
  while (week.length < 7) week.push(dayAfter(week.at(-1) as string));
  return week;
}

/** So many weeks later, or before. */
export const weeksLater = (day: string, weeks: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + weeks * 7 * 24 * HOUR_MS).toISOString().slice(0, 10);

/** An end as people say it: midnight is 24:00 of the day before. */
export function untilText(to: string): string {
  const at = new Date(Date.parse(to) + 8 * HOUR_MS).toISOString();
  const time = at.slice(11, 16);
  return time === '00:00' ? `${dayBefore(at.slice(0, 10))} 24:00` : `${at.slice(0, 10)} ${time}`;
}

/** A beginning as people say it. */
export const fromText = (from: string): string =>
  new Date(Date.parse(from) + 8 * HOUR_MS).toISOString().slice(0, 16).replace('T', ' ');

export type Part = 'whole' | 'morning' | 'afternoon';

/** How much of a day a duty takes; null for nothing of it. */
export function partOf({ from, to }: { from: string; to: string }, day: string): Part | null {
  const begin = Date.parse(`${day}T00:00:00+08:00`);
  const covers = (half: number) =>
    Date.parse(from) < begin + (half + 1) * 12 * HOUR_MS && Date.parse(to) > begin + half * 12 * HOUR_MS;
  const [morning, afternoon] = [covers(0), covers(1)];
  if (morning && afternoon) return 'whole';
  if (morning) return 'morning';
  return afternoon ? 'afternoon' : null;
}

export const today = (): string => beijingDay(new Date());
