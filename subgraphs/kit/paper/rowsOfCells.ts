import type { PaperCell } from '../../../shared/domain/paper/document.ts';

/** The cells of a form row by row: two narrow ones side by side, a wide one alone. */
export function rowsOfCells(cells: readonly PaperCell[]): PaperCell[][] {
  const rows: PaperCell[][] = [];
  for (const cell of cells) {
    const last = rows.at(-1);
    if (!cell.wide && last?.length === 1 && last[0]?.wide === false) last.push(cell);
    else rows.push([cell]);
  }
  return rows;
}
