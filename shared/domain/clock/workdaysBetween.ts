import { beijingDay, dayAfter, isWorkday, type WorkCalendar } from './workdays.ts';

/**
 * How many working days lie between two instants, as the limits of the documents count them: the day of the first does not
 * count (民法典 201), that of the second does if offices work on it. So `addWorkdays(day, n)` is n working days away. 0 within a
 * day, and where the second is not after the first.
 */
export function workdaysBetween(from: Date, to: Date, calendar: WorkCalendar): number {
  const last = beijingDay(to);
  let count = 0;
  for (let day = beijingDay(from); day < last;) {
    day = dayAfter(day);
    if (isWorkday(day, calendar)) count += 1;
  }
  return count;
}
