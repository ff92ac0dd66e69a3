/** A share with the interval that the number of cases allows, 0 to 1. */
export interface Interval {
  rate: number;
  low: number;
  high: number;
}

/** A common ground for intervals: whole tenths around all of them, so that overlap is seen as it is. */
export function axisOf(intervals: readonly Interval[]): { from: number; to: number; ticks: number[] } {
  const tenth = (n: number) => Math.round(n * 10) / 10;
  const lows = intervals.map(({ low }) => low);
  const highs = intervals.map(({ high }) => high);
  const from = tenth(Math.floor(Math.min(1, ...lows) * 10) / 10);
  const to = Math.max(tenth(Math.ceil(Math.max(0, ...highs) * 10) / 10), tenth(from + 0.1));
  const ticks: number[] = [];
  const step = to - from > 0.5 ? 0.2 : 0.1;
  for (let tick = from; tick <= to + 0.001; tick = tenth(tick + step)) ticks.push(tick);
  return { from, to, ticks };
}

/** Where a share stands on it, in percent of its width. */
export const placeOn = ({ from, to }: { from: number; to: number }, share: number): number =>
  Math.min(100, Math.max(0, ((share - from) / (to - from)) * 100));

export const percent = (share: number): string => `${Math.round(share * 100)}%`;
