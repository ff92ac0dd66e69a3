import { type Confidence, type Share, wilson } from './wilson.ts';

/** Cases of one provincial class at a center, and how many of them went well. */
export interface Stratum {
  class: string;
  n: number;
  good: number;
}

export interface Place {
  code: string;
  strata: readonly Stratum[];
}

/** One center beside the others. */
export interface Compared extends Share {
  code: string;
  /**
   * What the share would be with the mixture of cases that all have together: the own result against what the same cases would have
   * come to elsewhere. Null where nothing can be said.
   */
  standardised: { rate: number; low: number; high: number } | null;
  /** One more than there are centers that are better for certain; null for who is shown and not ranked. */
  rank: number | null;
  /** Why it has no rank. */
  unranked: 'NO_CASES' | 'FEW_CASES' | null;
}

export interface CompareRules {
  /** The fewest cases with which a center is ranked. */
  minSample: number;
  confidence: Confidence;
}

const sum = (strata: readonly Stratum[]): { n: number; good: number } =>
  strata.reduce((all, { n, good }) => ({ n: all.n + n, good: all.good + good }), { n: 0, good: 0 });

/** The share of all places together, class by class. */
function overall(places: readonly Place[]): Map<string, { n: number; good: number }> {
  const classes = new Map<string, { n: number; good: number }>();
  for (const stratum of places.flatMap(({ strata }) => strata)) {
    const known = classes.get(stratum.class) ?? { n: 0, good: 0 };
    classes.set(stratum.class, { n: known.n + stratum.n, good: known.good + stratum.good });
  }
  return classes;
}

const within = (rate: number): number => Math.min(1, Math.max(0, rate));

/**
 * Compares centers fairly (N11): within provincial classes, so that who takes the hard cases does not lose by it; with the interval that
 * the number of cases allows; and with ranks only where one is better than another for certain. A small center is shown and never
 * ranked.
 */
export function compareCenters(places: readonly Place[], { minSample, confidence }: CompareRules): Compared[] {
  const classes = overall(places);
  const all = sum(places.flatMap(({ strata }) => strata));
  const rows = places.map(({ code, strata }): Compared => {
    const { n, good } = sum(strata);
    const share = wilson(good, n, confidence);
    const expected = strata.reduce((total, { class: name, n: cases }) => {
      const everywhere = classes.get(name);
      return total + (everywhere && everywhere.n > 0 ? (cases * everywhere.good) / everywhere.n : 0);
    }, 0);
    // where nothing was good anywhere there is nothing to make even
    const factor = n === 0 ? null : expected > 0 ? all.good / all.n / (expected / n) : 1;
    const standardised =
      factor === null
        ? null
        : {
            rate: within(share.rate * factor),
            low: within(share.low * factor),
            high: within(share.high * factor),
          };
    const unranked = n === 0 ? ('NO_CASES' as const) : n < minSample || !standardised ? ('FEW_CASES' as const) : null;
    return { code, ...share, standardised, rank: null, unranked };
  });
  const ranked = rows.filter(({ unranked }) => unranked === null);
  const lows = ranked.map(({ standardised }) => standardised?.low ?? 0);
  return rows.map(row => {
    const { unranked, standardised } = row;
    if (unranked !== null || !standardised) return row;
    return { ...row, rank: 1 + lows.filter(low => low > standardised.high).length };
  });
}
