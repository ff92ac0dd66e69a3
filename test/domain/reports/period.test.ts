import { describe, expect, it } from '@jest/globals';
import { isOver, periodBefore, periodName, reportPeriod } from '../../../shared/domain/reports/period.ts';
import { refusalOf } from '../refusalOf.ts';

describe('SJ-37, SJ-64, LH-39: the days of a report', () => {
  it.each([
    [{ year: 2026, quarter: 3 }, '2026-07-01', '2026-09-30', '2026年第三季度'],
    [{ year: 2026, quarter: 1 }, '2026-01-01', '2026-03-31', '2026年第一季度'],
    [{ year: 2028, month: 2 }, '2028-02-01', '2028-02-29', '2028年2月'],
    [{ year: 2026, month: 12 }, '2026-12-01', '2026-12-31', '2026年12月'],
    [{ year: 2026 }, '2026-01-01', '2026-12-31', '2026年度'],
  ])('%j: %s to %s, %s', (wish, from, to, name) => {
    const period = reportPeriod(wish);
    expect(period).toMatchObject({ from, to });
    expect(periodName(period)).toBe(name);
  });

  it.each([
    [{ year: 2026, quarter: 4 }, '2026-07-01'],
    [{ year: 2026, quarter: 1 }, '2025-10-01'],
    [{ year: 2026, month: 1 }, '2025-12-01'],
    [{ year: 2026 }, '2025-01-01'],
  ])('%j follows the one that begins on %s', (wish, from) => {
    expect(periodBefore(reportPeriod(wish)).from).toBe(from);
  });

  it('is over on the day after its last', () => {
    const period = reportPeriod({ year: 2026, quarter: 3 });
    expect([isOver(period, '2026-09-30'), isOver(period, '2026-10-01')]).toEqual([false, true]);
  });

  it.each([
    [{ year: 2026, quarter: 5 }, 'quarter'],
    [{ year: 2026, month: 0 }, 'month'],
    [{ year: 2026, quarter: 1, month: 1 }, 'month'],
    [{ year: 1999 }, 'year'],
    [{ year: 2026.5 }, 'year'],
  ])('refuses %j', (wish, field) => {
    expect(refusalOf(() => reportPeriod(wish))).toMatchObject({ code: 'FIELD_INVALID', field });
  });
});
