import { describe, expect, it } from '@jest/globals';
import { compareCenters } from '../../../shared/domain/assessment/compare.ts';

const RULES = { minSample: 30, confidence: 95 } as const;
const place = (code: string, ready: [number, number], complex: [number, number] = [0, 0]) => ({
  code,
  strata: [
    { class: 'ready', n: ready[0], good: ready[1] },
    { class: 'complex', n: complex[0], good: complex[1] },
  ],
});
const ranks = (places: Parameters<typeof compareCenters>[0]) =>
  Object.fromEntries(compareCenters(places, RULES).map(({ code, rank, unranked }) => [code, rank ?? unranked]));

describe('N11: a fair comparison', () => {
  it('ranks a center below another only where that one is better for certain', () => {
    expect(ranks([place('a', [200, 190]), place('b', [200, 188]), place('c', [200, 120])])).toEqual({
      a: 1,
      b: 1,
      c: 3,
    });
  });

  it('shows a county with three cases and does not rank it, whatever they came to', () => {
    const [, small] = compareCenters([place('a', [200, 190]), place('small', [3, 0])], RULES);
    expect(small).toMatchObject({ n: 3, rate: 0, rank: null, unranked: 'FEW_CASES' });
    expect(ranks([place('a', [200, 190]), place('none', [0, 0])])).toEqual({ a: 1, none: 'NO_CASES' });
  });

  it('does not punish who takes the hard cases', () => {
    // of each class both do equally well; one has the hard ones
    const [easy, hard] = compareCenters(
      [place('easy', [180, 171], [20, 12]), place('hard', [20, 19], [180, 108])],
      RULES,
    );
    expect((easy?.rate ?? 0) - (hard?.rate ?? 0)).toBeGreaterThan(0.25);
    expect(easy?.standardised?.rate).toBeCloseTo(hard?.standardised?.rate ?? 0, 6);
    expect([easy?.rank, hard?.rank]).toEqual([1, 1]);
  });

  it('puts nobody last where nobody had anything good', () => {
    expect(compareCenters([place('a', [50, 0])], RULES)[0]).toMatchObject({ rank: 1, standardised: { rate: 0 } });
    expect(compareCenters([], RULES)).toEqual([]);
  });
});
