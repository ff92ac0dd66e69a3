import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loadCalendar } from '../../../shared/calendar/loadCalendar.ts';
import { addWorkdays, dayAfter } from '../../../shared/domain/clock/workdays.ts';
import { workdaysBetween } from '../../../shared/domain/clock/workdaysBetween.ts';

const CALENDAR = loadCalendar();
const at = (time: string) => new Date(`${time}+08:00`);
const between = (from: string, to: string) => workdaysBetween(at(from), at(to), CALENDAR);

describe('working days between two instants', () => {
  it.each([
    ['the same day', '2026-09-28T09:30', '2026-09-28T17:00', 0],
    ['the next morning is one day', '2026-09-28T17:29', '2026-09-29T08:30', 1],
    ['a weekend between counts nothing', '2026-11-13T10:00', '2026-11-16T10:00', 1],
    ['a Sunday that is worked (调休) counts', '2026-09-18T10:00', '2026-09-21T10:00', 2],
    ['the week of the National Day counts nothing', '2026-09-30T10:00', '2026-10-08T10:00', 1],
    ['a Saturday that is worked (调休) counts', '2026-10-09T10:00', '2026-10-12T10:00', 2],
    ['the day is that of Beijing', '2026-09-28T23:59', '2026-09-29T00:01', 1],
    ['what comes before the beginning is no time', '2026-09-29T10:00', '2026-09-28T10:00', 0],
    ['ending on a day off', '2026-09-30T10:00', '2026-10-03T10:00', 0],
  ])('%s', (_name, from, to, days) => expect(between(from, to)).toBe(days));

  const start = fc.integer({ min: 0, max: 700 }).map(n => {
    let day = '2025-01-01';
    for (let i = 0; i < n; i++) day = dayAfter(day);
    return day;
  });

  it('is as many as a limit of so many working days adds', () =>
    fc.assert(
      fc.property(start, fc.integer({ min: 0, max: 25 }), (day, n) => {
        const end = addWorkdays(day, n, CALENDAR);
        expect(between(`${day}T12:00`, `${end}T12:00`)).toBe(n);
        if (n > 0) expect(between(`${day}T12:00`, `${addWorkdays(day, n - 1, CALENDAR)}T12:00`)).toBe(n - 1);
      }),
    ));
});
