import { describe, expect, it } from '@jest/globals';
import { loadCalendar } from '../../../shared/calendar/loadCalendar.ts';
import { deadline, isOverdue } from '../../../shared/domain/clock/deadline.ts';
import { DEFAULT_POLICY } from '../../../shared/domain/policy.ts';

const CALENDAR = loadCalendar();

describe('a deadline', () => {
  it.each([
    ['2026-11-23', 7, '2026-12-02', false],
    ['2026-12-22', 7, '2026-12-31', false],
    ['2026-12-23', 7, '2027-01-01', true],
    ['2026-12-31', 1, '2027-01-01', true],
    ['2027-03-01', 7, '2027-03-10', true],
    ['2024-12-30', 3, '2025-01-03', true],
  ])('registered %s, %i workdays: %s, provisional: %s', (day, workdays, dueOn, provisional) => {
    expect(deadline(day, workdays, CALENDAR)).toEqual({ dueOn, provisional });
  });

  it('SJ-28: is the seventh workday unless a center says otherwise', () => {
    expect(deadline('2026-02-13', DEFAULT_POLICY.resultWorkdays, CALENDAR).dueOn).toBe('2026-03-02');
  });

  it('is final once the notice is loaded', () => {
    const next = { ...CALENDAR, years: new Set([...CALENDAR.years, 2027]), holidays: new Set(['2027-01-01']) };
    expect(deadline('2026-12-31', 1, next)).toEqual({ dueOn: '2027-01-04', provisional: false });
  });
});

it.each([
  ['2026-03-02', '2026-03-01', false],
  ['2026-03-02', '2026-03-02', false],
  ['2026-03-02', '2026-03-03', true],
  ['2026-12-31', '2027-01-01', true],
])('due on %s, today %s: overdue %s', (dueOn, today, overdue) => expect(isOverdue(dueOn, today)).toBe(overdue));
