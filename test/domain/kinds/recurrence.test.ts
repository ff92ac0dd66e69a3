import { describe, expect, it } from '@jest/globals';
import { rateOf, recurrenceOf } from '../../../shared/domain/kinds/recurrence.ts';

describe('SH-22, LH-39: whether a kind comes again', () => {
  it('is cases a working day, with an interval', () => {
    const { rate, low, high } = rateOf({ cases: 10, workdays: 20 });
    expect(rate).toBe(0.5);
    // the exact interval of a Poisson count of 10 is 4.80 to 18.39
    expect(low * 20).toBeCloseTo(4.79, 1);
    expect(high * 20).toBeCloseTo(18.39, 1);
    expect(rateOf({ cases: 0, workdays: 20 }).low).toBe(0);
    expect(rateOf({ cases: 0, workdays: 20 }).high * 20).toBeCloseTo(3.69, 0);
    expect(rateOf({ cases: 3, workdays: 0 })).toEqual({ rate: 0, low: 0, high: 0 });
  });
  it('is called fewer or more where the interval says so', () => {
    const side = (cases: number, workdays = 60) => ({ cases, workdays });
    expect(recurrenceOf(side(40), side(8)).verdict).toBe('fewer');
    expect(recurrenceOf(side(8), side(40)).verdict).toBe('more');
    expect(recurrenceOf(side(8), side(6)).verdict).toBe('unclear');
    expect(recurrenceOf(side(0), side(6))).toMatchObject({ verdict: 'unclear', ratio: null });
    expect(recurrenceOf(side(40), side(0, 5))).toMatchObject({ verdict: 'tooEarly', ratio: null });
  });
  it('counts working days and not cases alone', () => {
    const { ratio, verdict } = recurrenceOf({ cases: 40, workdays: 240 }, { cases: 10, workdays: 60 });
    expect(ratio?.rate).toBe(1);
    expect(verdict).toBe('unclear');
  });
});
