import { LINES_AT_ONCE, type OverseenLine } from '../cases/countedLines.ts';

/** What the body of one message may come to: a column for text of MySQL and MariaDB takes 65,535 bytes, and refuses the whole commit at one more. */
export const MOST_BYTES = 60_000;
/** What stands around the lines, with the largest position. */
const AROUND = 60;

/**
 * Cuts lines into what one message tells: a hundred at most, and no more bytes than every database takes. Names of items and articles are
 * Chinese, three bytes a letter, so that a hundred lines can be too much.
 */
export function cutLines<T extends OverseenLine>(lines: readonly T[]): T[][] {
  const parts: T[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    const more = Buffer.byteLength(JSON.stringify(line)) + 1;
    const part = parts.at(-1);
    if (part && part.length < LINES_AT_ONCE && bytes + more <= MOST_BYTES) {
      part.push(line);
      bytes += more;
    } else {
      parts.push([line]);
      bytes = AROUND + more;
    }
  }
  return parts;
}
