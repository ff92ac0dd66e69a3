import { addWorkdays, isKnown, type WorkCalendar } from './workdays.ts';

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

/** Whether the last day has passed. `today` is the day in Beijing. */
export const isOverdue = (dueOn: string, today: string): boolean => dueOn < today;
