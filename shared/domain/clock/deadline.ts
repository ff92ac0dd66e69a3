import { addWorkdays, dayAfter, type DayKind, isKnown, isWorkday, kindOf, type WorkCalendar } from './workdays.ts';

/** The day by which the citizen has an answer (时限). */
export interface Deadline {
  /** YYYY-MM-DD, Beijing; the day's end is the limit. */
  dueOn: string;
  /** True while the notice of a year it reaches is not published: the day may still move (暂定). */
  provisional: boolean;
}

/** The deadline of a case registered on `day` that may take `workdays`. */
export function deadline(day: string, workdays: number, calendar: WorkCalendar): Deadline {
  const dueOn = addWorkdays(day, workdays, calendar);
  return { dueOn, provisional: !isKnown(day, calendar) || !isKnown(dueOn, calendar) };
}

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
