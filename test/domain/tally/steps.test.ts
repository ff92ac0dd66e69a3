import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { rungOf } from '../../../shared/domain/tally/steps.ts';

describe('the ladder of office minutes', () => {
  it.each([
    [0, 0],
    [1, 1],
    [4, 5],
    [30, 30],
    [31, 45],
    [91, 120],
    [121, 180],
    [390, 480],
    [245_760, 245_760],
    [9_999_999, 245_760],
  ])('%i minutes stand under %i', (minutes, rung) => expect(rungOf(minutes)).toBe(rung));

  it('never says less than there was, and at most two thirds more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 245_760 }), minutes => {
        const rung = rungOf(minutes);
        // the rung below is passed: so the next one is at most double at one minute, and two thirds more above
        expect(rung).toBeGreaterThanOrEqual(minutes);
        expect(rung).toBeLessThanOrEqual(Math.max(2, Math.ceil((minutes * 5) / 3)));
      }),
    );
  });
});
