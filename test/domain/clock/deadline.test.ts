import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loadCalendar } from '../../../shared/calendar/loadCalendar.ts';
import { explainDeadline, isOverdue } from '../../../shared/domain/clock/deadline.ts';
import { addWorkdays } from '../../../shared/domain/clock/workdays.ts';

const CALENDAR = loadCalendar();

it.each([
  ['2026-03-02', '2026-03-01', false],
  ['2026-03-02', '2026-03-02', false],
  ['2026-03-02', '2026-03-03', true],
  ['2026-12-31', '2027-01-01', true],
])('due on %s, today %s: overdue %s', (dueOn, today, overdue) => expect(isOverdue(dueOn, today)).toBe(overdue));

describe('why this date (N3)', () => {
  it('names each day, what it is, and which working day', () => {
    expect(
      explainDeadline('2026-09-30', '2026-10-12', CALENDAR).map(({ day, kind, name, workday }) => [
        day.slice(5),
        kind,
        name,
        workday,
      ]),
    ).toEqual([
      ['09-30', 'workday', null, null], // the day of registration does not count (民法典 201)
      ...['10-01', '10-02', '10-03', '10-04', '10-05', '10-06', '10-07'].map(day => [day, 'holiday', '国庆节', null]),
      ['10-08', 'workday', null, 1],
      ['10-09', 'workday', null, 2],
      ['10-10', 'makeUpWorkday', '国庆节', 3],
      ['10-11', 'weekend', null, null],
      ['10-12', 'workday', null, 4],
    ]);
  });

  it('leads to the deadline it explains, whatever day it starts from', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_900 }), fc.integer({ min: 1, max: 30 }), (offset, workdays) => {
        const from = new Date(Date.UTC(2022, 0, 1 + offset)).toISOString().slice(0, 10);
        const dueOn = addWorkdays(from, workdays, CALENDAR);
        const days = explainDeadline(from, dueOn, CALENDAR);
        expect(days.at(-1)).toMatchObject({ day: dueOn, workday: workdays });
        expect(days.some(({ known }) => !known)).toBe(dueOn > '2026-12-31');
      }),
    );
  });

  it('marks the days of a year that has no notice yet', () => {
    const days = explainDeadline('2026-12-31', '2027-01-04', CALENDAR);
    expect(days.map(({ known }) => known)).toEqual([true, false, false, false, false]);
  });
});
