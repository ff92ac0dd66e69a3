import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { casesIn, mergeSpreads, quantileOf, type Spread } from '../../../shared/domain/tally/spread.ts';

const spreadOf = (days: readonly number[]): Spread => {
  const spread = new Map<number, number>();
  for (const one of days) spread.set(one, (spread.get(one) ?? 0) + 1);
  return spread;
};

/** The nearest rank, from the whole list. */
const plain = (days: readonly number[], permille: number): number | null =>
  [...days].sort((a, b) => a - b)[Math.ceil((permille * days.length) / 1000) - 1] ?? null;

describe('a spread of durations', () => {
  it('tells the day within which half, and nine tenths, of the cases were done', () => {
    const spread = spreadOf([1, 1, 2, 3, 3, 3, 5, 5, 8, 30]);
    expect([quantileOf(spread, 0.5), quantileOf(spread, 0.9), quantileOf(spread, 1)]).toEqual([3, 8, 30]);
    expect(casesIn(spread)).toBe(10);
  });

  it('of no cases has no quantile', () => {
    expect(quantileOf(new Map(), 0.5)).toBeNull();
    expect(quantileOf(new Map([[3, 0]]), 0.5)).toBeNull();
    expect(casesIn(new Map())).toBe(0);
  });

  it.each([0, -1, 1.1, NaN])('knows no share of %s', share =>
    expect(() => quantileOf(spreadOf([1]), share)).toThrow(RangeError),
  );

  const days = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 60 });

  it('says exactly what the whole list says', () =>
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 1000 }), (list, permille) =>
        expect(quantileOf(spreadOf(list), permille / 1000)).toBe(plain(list, permille)),
      ),
    ));

  it('can be added to another one, in any order, and nothing is lost', () =>
    fc.assert(
      fc.property(days, days, days, (a, b, c) => {
        const [one, two, three] = [spreadOf(a), spreadOf(b), spreadOf(c)];
        const merged = mergeSpreads([mergeSpreads([one, two]), three]);
        expect([...merged].sort()).toEqual([...mergeSpreads([three, mergeSpreads([two, one])])].sort());
        expect([...merged].sort()).toEqual([...spreadOf([...a, ...b, ...c])].sort());
        expect(one).toEqual(spreadOf(a));
      }),
    ));
});
