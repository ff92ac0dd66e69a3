import type { ReportContent } from './content.ts';

/** A cell that a correction changes: `registered`, or `items/医保报销`. */
export interface CellChange {
  cell: string;
  before: number;
  after: number;
}

const cellsOf = ({ figures, splits }: ReportContent): Map<string, number> =>
  new Map([
    ...figures.map(({ code, n }) => [code, n] as [string, number]),
    ...splits.flatMap(({ code, rows }) => rows.map(({ value, n }) => [`${code}/${value}`, n] as [string, number])),
  ]);

/**
 * What a new version of a report says otherwise than the one before, cell by cell: a report once issued does not change, and a
 * correction says what it changes.
 */
export function correctionsOf(before: ReportContent, after: ReportContent): CellChange[] {
  const [old, now] = [cellsOf(before), cellsOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .map(cell => ({ cell, before: old.get(cell) ?? 0, after: now.get(cell) ?? 0 }))
    .filter(change => change.before !== change.after);
}
