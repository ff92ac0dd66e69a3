import { dayAfter, type DayKind, isKnown, isWorkday, kindOf, type WorkCalendar } from './workdays.ts';

/** One day on the way to a deadline: why it counts, or why not (N3). */
export interface DeadlineDay {
  /** YYYY-MM-DD, Beijing. */
  day: string;
  kind: DayKind;
  /** The holiday of the notice, as 国庆节; null for an ordinary day. */
  name: string | null;
  /** Which working day it is, from 1; null for a day that does not count: the first one, weekends and holidays. */
  workday: number | null;
  /** False while the notice of its year is not published. */
  known: boolean;
}

/** Why this date: every day from the registration, which does not count, to the last day. */
export function explainDeadline(from: string, dueOn: string, calendar: WorkCalendar): DeadlineDay[] {
  const days: DeadlineDay[] = [];
  let count = 0;
  for (let day = from; day <= dueOn; day = dayAfter(day)) {
    const counts = day !== from && isWorkday(day, calendar);
    if (counts) count += 1;
    days.push({
      day,
      kind: kindOf(day, calendar),
      name: calendar.days.get(day)?.name ?? null,
      workday: counts ? count : null,
      known: isKnown(day, calendar),
    });
  }
  return days;
}

/** Whether the last day has passed. `today` is the day in Beijing. */
export const isOverdue = (dueOn: string, today: string): boolean => dueOn < today;
