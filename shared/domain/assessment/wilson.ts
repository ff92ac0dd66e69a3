/** Confidence in percent, and how many standard errors it is. */
const Z = { 90: 1.6448536269514722, 95: 1.959963984540054, 99: 2.5758293035489004 } as const;
export type Confidence = keyof typeof Z;

/** A share and the interval in which the true one lies with that confidence. */
export interface Share {
  n: number;
  good: number;
  rate: number;
  low: number;
  high: number;
}

/**
 * The interval of Wilson for a share: it never leaves 0…1 and holds for few cases too, where the usual one does not. Of no cases
 * nothing is known: 0…1.
 */
export function wilson(good: number, n: number, confidence: Confidence): Share {
  if (n === 0) return { n, good, rate: 0, low: 0, high: 1 };
  const z = Z[confidence];
  const rate = good / n;
  const middle = rate + (z * z) / (2 * n);
  const reach = z * Math.sqrt((rate * (1 - rate)) / n + (z * z) / (4 * n * n));
  const whole = 1 + (z * z) / n;
  return { n, good, rate, low: Math.max(0, (middle - reach) / whole), high: Math.min(1, (middle + reach) / whole) };
}
