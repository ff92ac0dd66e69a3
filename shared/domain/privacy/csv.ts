/** Marks that turn the writing direction, and letters that take no room: they can fake a text or hide one. */
const UNSEEN = /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad]/g;

/** Control characters other than tab and line ends. */
// eslint-disable-next-line no-control-regex -- removing control characters is what it is for
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|\p{Surrogate}/gu;

/** What a spreadsheet takes for the beginning of a formula, full-width as well. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** A text that is safe in a cell of a spreadsheet: it says what it shows, and it is never a formula. */
export function cellText(text: string): string {
  const plain = text.replace(UNSEEN, '').replace(CONTROLS, '');
  return FORMULA.test(plain) ? `'${plain}` : plain;
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/**
 * A table as CSV (RFC 4180) for spreadsheets: UTF-8 with its byte order mark, every cell in quotes, lines end with CR LF.
 * The cells are written as they are: make them safe with `cellText` before.
 */
export const csvOf = (lines: readonly (readonly string[])[]): string =>
  `\ufeff${lines.map(line => `${line.map(quoted).join(',')}\r\n`).join('')}`;
