import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayAfter } from '../../../shared/domain/clock/workdays.ts';
import { firstOfMonth, monthOf, monthsAfter, restOfMonth, spansOf } from '../../../shared/domain/tally/spans.ts';

const written = (from: string, to: string) => spansOf(from, to).map(({ first, last }) => `${first}…${last}`);

it('a day has a month, and that a first day', () => {
  expect([monthOf('2026-09-28'), firstOfMonth('2026-09-28')]).toEqual(['M2026-09', '2026-09-01']);
});

it('what is left of its month, and the months after it, are told apart from what is over', () => {
  const [rest, after] = [restOfMonth('2026-12-31'), monthsAfter('2026-12-31')];
  const days = ['2026-11-30', '2026-12-30', '2026-12-31', '2027-01-01'];
  expect(days.filter(day => day >= rest.from && day < rest.before)).toEqual(['2026-12-31']);
  const months = ['2027-01-01', 'M2026-01', 'M2026-12', 'M2027-01', 'M2030-06'];
  expect(months.filter(month => month >= after.from && month < after.before)).toEqual(['M2027-01', 'M2030-06']);
});

describe('the spans of some days', () => {
  it.each([
    ['a day', '2026-09-28', '2026-09-28', ['2026-09-28…2026-09-28']],
    ['days of two months, neither of them whole', '2026-09-02', '2026-10-30', ['2026-09-02…2026-10-30']],
    ['a month', '2026-09-01', '2026-09-30', ['M2026-09…M2026-09']],
    ['a quarter', '2026-07-01', '2026-09-30', ['M2026-07…M2026-09']],
    ['a year', '2026-01-01', '2026-12-31', ['M2026-01…M2026-12']],
    ['a leap February', '2028-02-01', '2028-02-29', ['M2028-02…M2028-02']],
    ['one without its last day', '2028-02-01', '2028-02-28', ['2028-02-01…2028-02-28']],
    [
      'ends on both sides',
      '2025-11-30',
      '2026-02-01',
      ['2025-11-30…2025-11-30', 'M2025-12…M2026-01', '2026-02-01…2026-02-01'],
    ],
    ['none', '2026-09-28', '2026-09-27', []],
  ] as [string, string, string, string[]][])('%s', (_name, from, to, spans) =>
    expect(written(from, to)).toEqual(spans),
  );

  it('hold every day once, and no other', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 800 }), (skip, length) => {
        const days: string[] = ['2025-01-15'];
        while (days.length < 1_500) days.push(dayAfter(days.at(-1) ?? ''));
        const [from, to] = [days[skip] ?? '', days[skip + length] ?? ''];
        const spans = spansOf(from, to);
        expect(spans.length).toBeLessThanOrEqual(3);
        const timesIn = (day: string) =>
          [day, monthOf(day)].flatMap(name => spans.filter(({ first, last }) => name >= first && name <= last)).length;
        expect(days.filter(day => timesIn(day) !== (day >= from && day <= to ? 1 : 0))).toEqual([]);
      }),
      { numRuns: 40 },
    ));
});
