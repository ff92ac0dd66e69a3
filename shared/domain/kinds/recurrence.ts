/** How many cases of a kind came in how many working days. */
export interface Stretch {
  cases: number;
  workdays: number;
}

/** A rate with the interval in which it lies nineteen times in twenty. */
export interface Rate {
  rate: number;
  low: number;
  high: number;
}

/** Whether a kind comes again as often as before (复发情况). */
export const VERDICTS = ['tooEarly', 'fewer', 'more', 'unclear'] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface Recurrence {
  before: Stretch & Rate;
  after: Stretch & Rate;
  /** After divided by before, with its interval; null where nothing came before. */
  ratio: Rate | null;
  verdict: Verdict;
}

const Z = 1.96;
/** With fewer working days on either side nothing is said. */
const LEAST_WORKDAYS = 10;

/** Cases a working day, with the interval of a Poisson count (Byar). */
export function rateOf({ cases: n, workdays }: Stretch): Rate {
  if (workdays <= 0) return { rate: 0, low: 0, high: 0 };
  const cube = (m: number, sign: number) => Math.max(0, m * (1 - 1 / (9 * m) + (sign * Z) / (3 * Math.sqrt(m))) ** 3);
  return {
    rate: n / workdays,
    low: (n === 0 ? 0 : cube(n, -1)) / workdays,
    high: cube(n + 1, 1) / workdays,
  };
}

/** Wilson’s interval of a share. */
function shareOf(n: number, all: number): { low: number; high: number } {
  const p = n / all;
  const middle = p + (Z * Z) / (2 * all);
  const half = Z * Math.sqrt((p * (1 - p)) / all + (Z * Z) / (4 * all * all));
  const whole = 1 + (Z * Z) / all;
  return { low: Math.max(0, (middle - half) / whole), high: Math.min(1, (middle + half) / whole) };
}

/**
 * Whether a measure helped (SH-22, LH-39): cases of the kind a working day before it and since, with the interval of the ratio. It is
 * called fewer or more only where the interval says so; a season or a change elsewhere may be the reason all the same.
 */
export function recurrenceOf(before: Stretch, after: Stretch): Recurrence {
  const sides = { before: { ...before, ...rateOf(before) }, after: { ...after, ...rateOf(after) } };
  if (before.workdays < LEAST_WORKDAYS || after.workdays < LEAST_WORKDAYS)
    return { ...sides, ratio: null, verdict: 'tooEarly' };
  if (before.cases === 0) return { ...sides, ratio: null, verdict: 'unclear' };
  const scale = before.workdays / after.workdays;
  const { low, high } = shareOf(after.cases, before.cases + after.cases);
  const odds = (share: number) => (share >= 1 ? Infinity : (share / (1 - share)) * scale);
  const ratio = { rate: (after.cases / before.cases) * scale, low: odds(low), high: odds(high) };
  const verdict = ratio.high < 1 ? 'fewer' : ratio.low > 1 ? 'more' : 'unclear';
  return { ...sides, ratio, verdict };
}
