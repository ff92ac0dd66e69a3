import { describe, expect, it } from '@jest/globals';
import {
  changeOf,
  rangeBefore,
  rangeYearBefore,
  stepsOf,
  wholeMonths,
} from '../../../shared/domain/oversight/trend.ts';

const range = (from: string, to: string) => ({ from, to });

describe('LH-39, SJ-37: figures over time', () => {
  it('go by days, by weeks from Monday to Sunday, and by months', () => {
    expect(stepsOf(range('2026-09-29', '2026-10-01'), 'day')).toEqual([
      range('2026-09-29', '2026-09-29'),
      range('2026-09-30', '2026-09-30'),
      range('2026-10-01', '2026-10-01'),
    ]);
    expect(stepsOf(range('2026-09-30', '2026-10-12'), 'week')).toEqual([
      range('2026-09-30', '2026-10-04'),
      range('2026-10-05', '2026-10-11'),
      range('2026-10-12', '2026-10-12'),
    ]);
    expect(stepsOf(range('2026-01-31', '2026-03-01'), 'month')).toEqual([
      range('2026-01-31', '2026-01-31'),
      range('2026-02-01', '2026-02-28'),
      range('2026-03-01', '2026-03-01'),
    ]);
    expect(stepsOf(range('2026-10-02', '2026-10-01'), 'day')).toEqual([]);
  });

  it('items are counted by whole months', () =>
    expect(wholeMonths(range('2026-02-10', '2026-04-02'))).toEqual(range('2026-02-01', '2026-04-30')));

  it('环比: against as many days just before', () => {
    expect(rangeBefore(range('2026-10-01', '2026-10-07'))).toEqual(range('2026-09-24', '2026-09-30'));
    expect(rangeBefore(range('2026-03-01', '2026-03-01'))).toEqual(range('2026-02-28', '2026-02-28'));
  });

  it('同比: against the same days of the year before, leap days too', () => {
    expect(rangeYearBefore(range('2026-10-01', '2026-10-07'))).toEqual(range('2025-10-01', '2025-10-07'));
    expect(rangeYearBefore(range('2028-02-29', '2028-03-01'))).toEqual(range('2027-02-28', '2027-03-01'));
  });

  it('change is told in tenths of a percent, and from nothing not at all', () => {
    expect([changeOf(9, 8), changeOf(8, 8), changeOf(0, 8), changeOf(1, 3), changeOf(5, 0)]).toEqual([
      ...[125, 0, -1000, -667, null],
    ]);
  });
});
