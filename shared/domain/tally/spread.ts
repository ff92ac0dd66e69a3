/**
 * How durations are spread: how many cases took how many whole working days. Working days are small whole numbers, so the list of all
 * of them is short, exact, and can be added to another one: there is nothing to estimate (N7, N11).
 */
export type Spread = ReadonlyMap<number, number>;

/** The spread over several centers or days together. */
export function mergeSpreads(spreads: Iterable<Spread>): Spread {
  const all = new Map<number, number>();
  for (const spread of spreads) for (const [days, cases] of spread) all.set(days, (all.get(days) ?? 0) + cases);
  return all;
}

/** How many cases a spread is of. */
export const casesIn = (spread: Spread): number => [...spread.values()].reduce((sum, cases) => sum + cases, 0);

/**
 * The fewest working days within which at least this share of the cases was done (nearest rank): 0.5 is the median, 0.9 is P90.
 * Null of no cases. A RangeError for a share that is not above 0 and at most 1.
 */
export function quantileOf(spread: Spread, share: number): number | null {
  if (!(share > 0 && share <= 1)) throw new RangeError(`${share} is no share`);
  const all = casesIn(spread);
  if (all === 0) return null;
  let within = 0;
  const sorted = [...spread].filter(([, cases]) => cases > 0).sort(([a], [b]) => a - b);
  for (const [days, cases] of sorted) {
    within += cases;
    // in whole numbers of a thousandth: 0.9 of 10 must be 9, and 0.9 * 10 need not be
    if (within * 1000 >= Math.round(share * 1000) * all) return days;
  }
  return sorted.at(-1)?.[0] ?? null;
}
