/** A cell that says what stands beside or below it. */
export interface PaperCell {
  label: string;
  value: string;
  /** Takes the whole width, with the label at its left. */
  wide: boolean;
  /** Lines of room at least, so that something can be written by hand. */
  lines: number;
  /** The code of the field, for templates that are filled by it. */
  code: string;
}

/** A part of a paper, from top to bottom. */
export type PaperBlock =
  /** Labels and values in a bordered table of four columns; a wide cell takes a row. */
  | { kind: 'fields'; cells: readonly PaperCell[] }
  /** A bordered table with a head; `widths` are shares of the width. */
  | {
      kind: 'table';
      title: string;
      head: readonly string[];
      widths: readonly number[];
      rows: readonly (readonly string[])[];
    }
  | { kind: 'text'; title: string; text: string }
  /** A code to be scanned, with words beside it; where nothing can be scanned, what it says stands below them. */
  | { kind: 'scan'; title: string; text: string; words: string }
  /** Small, at the right, in brackets: who fills the page. */
  | { kind: 'note'; text: string }
  /** Who signs or seals, side by side, each with room and a line for the day. */
  | { kind: 'signatures'; labels: readonly string[] }
  | { kind: 'pageBreak' };

/** A paper of an office, whatever it is written as: page, spreadsheet, text document. */
export interface PaperDocument {
  title: string;
  /** Under the title at the left: whose it is. */
  unit: string;
  /** Under the title at the right: its number; empty for none. */
  number: string;
  landscape: boolean;
  blocks: readonly PaperBlock[];
  /** What leads back to the case (二维码); null for a paper of no case. */
  code: string | null;
  /** At the foot: when it was printed, and by which mark it is traced (N12). */
  foot: string;
}
