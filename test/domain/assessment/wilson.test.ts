import { describe, expect, it } from '@jest/globals';
import { wilson } from '../../../shared/domain/assessment/wilson.ts';

describe('the interval of Wilson', () => {
  // Newcombe (1998), table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is as it was published', (good, n, low, high) => {
    const found = wilson(good, n, 95);
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });

  it('is wider the surer it must be, and never leaves 0 to 1', () => {
    const widths = ([90, 95, 99] as const).map(sure => wilson(9, 10, sure).high - wilson(9, 10, sure).low);
    expect(widths).toEqual([...widths].sort());
    expect(wilson(10, 10, 99).high).toBe(1);
    expect(wilson(0, 3, 99).low).toBe(0);
  });

  it('says nothing of no cases', () => expect(wilson(0, 0, 95)).toEqual({ n: 0, good: 0, rate: 0, low: 0, high: 1 }));
});
