import type { ProvincialClass } from '../policy/policy.ts';
import { casesIn, quantileOf, type Spread } from '../tally/spread.ts';

/** How much a center has to do, against what it usually has. */
export const LOADS = ['light', 'usual', 'heavy'] as const;
export type Load = (typeof LOADS)[number];

/** Open files against the usual number. */
export function loadOf(open: number, usual: number): Load {
  if (usual <= 0) return 'usual';
  const share = open / usual;
  return share < 0.75 ? 'light' : share > 4 / 3 ? 'heavy' : 'usual';
}

/** What a forecast rests on, the nearest first. */
export const BASES = ['itemAndLoad', 'item', 'class', 'center', 'all'] as const;
export type Basis = (typeof BASES)[number];

/** What is known of a file when it is opened. */
export interface Ahead {
  center: string;
  item: string;
  class: ProvincialClass | null;
  load: Load;
}

/** A file that was closed, and how many working days that took. */
export interface Closed extends Ahead {
  took: number;
}

/** The names of the spreads that tell of a file, the nearest first; one is left out where the file lacks what it goes by. */
export function spreadNames({ center, item, class: found, load }: Ahead): [Basis, string][] {
  const names: [Basis, string | null][] = [
    ['itemAndLoad', item === '' ? null : `${center}|i|${item}|${load}`],
    ['item', item === '' ? null : `${center}|i|${item}`],
    ['class', found === null ? null : `${center}|c|${found}`],
    ['center', `${center}|a`],
    ['all', '*'],
  ];
  return names.filter((one): one is [Basis, string] => one[1] !== null);
}

/** The spreads over closed files, by name. */
export function spreadsOf(closed: Iterable<Closed>): Map<string, Map<number, number>> {
  const spreads = new Map<string, Map<number, number>>();
  for (const file of closed)
    for (const [, name] of spreadNames(file)) {
      const spread = spreads.get(name) ?? new Map<number, number>();
      spreads.set(name, spread);
      spread.set(file.took, (spread.get(file.took) ?? 0) + 1);
    }
  return spreads;
}

/** With fewer cases than this the next wider basis speaks. */
export const LEAST_CASES = 30;

export interface Forecast {
  /** Working days from the opening to the end: half, and nine of ten, were done within. */
  p50: number;
  p90: number;
  /** How often it took longer than the limit, from 0 to 1; null where there is no limit. */
  breach: number | null;
  cases: number;
  basis: Basis;
}

/**
 * When a file is likely to be done (N17), from files like it that took at least as long as this one has: a case that has waited
 * ten days is not done in three. The nearest basis that has enough of them speaks; null where none has. For planning
 * and never for scoring.
 */
export function forecastOf(
  known: readonly (readonly [Basis, Spread])[],
  { elapsed, limit }: { elapsed: number; limit: number | null },
): Forecast | null {
  for (const [basis, spread] of known) {
    const left = new Map([...spread].filter(([days]) => days >= elapsed));
    const cases = casesIn(left);
    if (cases < LEAST_CASES) continue;
    const [p50, p90] = [quantileOf(left, 0.5), quantileOf(left, 0.9)];
    if (p50 === null || p90 === null) continue;
    const late = limit === null ? null : casesIn(new Map([...left].filter(([days]) => days > limit))) / cases;
    return { p50, p90, breach: late, cases, basis };
  }
  return null;
}

/** When a file was opened and closed: instants, ISO; null while it is open. */
export interface Lain {
  center: string;
  openedAt: string;
  closedAt: string | null;
}

/** How many other files lay open at its center when each was opened, in the order that they are given in. */
export function openWhenOpened(files: readonly Lain[]): number[] {
  const byCenter = new Map<string, { opened: string[]; closed: string[] }>();
  for (const { center, openedAt, closedAt } of files) {
    const times = byCenter.get(center) ?? { opened: [], closed: [] };
    byCenter.set(center, times);
    times.opened.push(openedAt);
    if (closedAt !== null) times.closed.push(closedAt);
  }
  for (const { opened, closed } of byCenter.values()) for (const list of [opened, closed]) list.sort();
  return files.map(({ center, openedAt }) => {
    const { opened = [], closed = [] } = byCenter.get(center) ?? {};
    return countBefore(opened, openedAt) - countBefore(closed, openedAt);
  });
}

/** How many of a sorted list come before a text. */
function countBefore(sorted: readonly string[], text: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
