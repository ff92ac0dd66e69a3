/** Without the letters and digits that people confuse: 32, so that a letter is five bits. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const RANDOM_LETTERS = 8;
const CHECK_LETTERS = 2;
const LENGTH = RANDOM_LETTERS + CHECK_LETTERS;

/** Random bytes that a mark is made from. */
export const MARK_BYTES = RANDOM_LETTERS;

const valueOf = (letter: string | undefined): number => (letter ? LETTERS.indexOf(letter) : -1);

/** Ten bits over the letters before: a letter read wrongly, or shares of two marks put together, do not pass. */
function checkLetters(body: string): string {
  let sum = 0x155;
  for (const letter of body) {
    sum ^= valueOf(letter) << 5;
    for (let bit = 0; bit < 5; bit++) sum = sum & 0x200 ? ((sum << 1) ^ 0x233) & 0x3ff : (sum << 1) & 0x3ff;
  }
  return `${LETTERS[sum >> 5]}${LETTERS[sum & 31]}`;
}

/** The mark of one view (查看标记): eight random letters and two that check them. */
export function markFrom(bytes: readonly number[]): string {
  const body = bytes.slice(0, RANDOM_LETTERS).map(byte => LETTERS[byte & 31]);
  if (body.length < RANDOM_LETTERS) throw new RangeError(`a mark needs ${RANDOM_LETTERS} random bytes`);
  return body.join('') + checkLetters(body.join(''));
}

/** A mark as people read it: ABCDE-FGHJK. */
export const showMark = (mark: string): string => `${mark.slice(0, 5)}-${mark.slice(5)}`;

/** The mark that somebody has typed or copied, with or without its hyphen; undefined for what is none. */
export function readMark(text: string): string | undefined {
  const mark = text.toUpperCase().replace(/[\s-]/g, '');
  if (mark.length !== LENGTH || [...mark].some(letter => valueOf(letter) < 0)) return undefined;
  return checkLetters(mark.slice(0, RANDOM_LETTERS)) === mark.slice(RANDOM_LETTERS) ? mark : undefined;
}

// ---- what is hidden in the rows

/** Letters that take no room; two bits each. */
const UNSEEN = ['\u200b', '\u200c', '\u200d', '\u2060'] as const;
/** Four bits for the place in the mark, five for its letter, three that check both. */
const SHARE_LENGTH = 6;
const RUN = /(?:\u200b|\u200c|\u200d|\u2060)+/g;

/** Fewer rows than this cannot carry the shares one by one: each carries all of them. */
const FEW_ROWS = 20;

interface Share {
  place: number;
  letter: string;
}

const shareCheck = (place: number, value: number): number => (place * 5 + value * 3 + 2) % 7;

function hideShare({ place, letter }: Share): string {
  const value = valueOf(letter);
  const bits = (place << 8) | (value << 3) | shareCheck(place, value);
  return Array.from({ length: SHARE_LENGTH }, (_, i) => UNSEEN[(bits >> (2 * (SHARE_LENGTH - 1 - i))) & 3]).join('');
}

function readShare(run: string): Share[] {
  const bits = [...run].reduce((sum, sign) => (sum << 2) | UNSEEN.indexOf(sign as never), 0);
  const [place, value, check] = [bits >> 8, (bits >> 3) & 31, bits & 7];
  const letter = LETTERS[value];
  return place < LENGTH && letter && check === shareCheck(place, value) ? [{ place, letter }] : [];
}

/**
 * The order in which ten rows carry the ten shares. It turns from block to block, so that also every second row of a list
 * carries all of them after a while; and any nineteen rows in a row hold one whole block.
 */
const placeOfRow = (row: number): number => {
  const block = Math.floor(row / LENGTH);
  return (row * 3 + block * 7) % LENGTH;
};

/**
 * A text with the share of a mark hidden behind its first letter. `row` counts from 0 in a list of `rows`; any 20 rows of
 * the list that follow each other, taken out of it, hold the whole mark, and of a short list each single row does (N12).
 */
export function hideMark(text: string, mark: string, row: number, rows: number): string {
  const places = rows < FEW_ROWS ? Array.from({ length: LENGTH }, (_, place) => place) : [placeOfRow(row)];
  const shares = places.map(place => hideShare({ place, letter: mark[place] ?? '' })).join('');
  const [first = '', ...rest] = [...text];
  return first + shares + rest.join('');
}

/** A text without the letters that a mark is hidden in. */
export const withoutMark = (text: string): string => text.replace(RUN, '');

/** A mark found in a text, and in how many of its shares. */
export interface FoundMark {
  mark: string;
  shares: number;
}

/**
 * The marks hidden in a text: in a whole list, a piece of one, or pieces of several put together. Most shares first. What
 * the two checks do not hold together is no mark.
 */
export function marksIn(text: string): FoundMark[] {
  const shares = [...text.matchAll(RUN)].flatMap(([run]) =>
    run.length % SHARE_LENGTH === 0
      ? (run.match(new RegExp(`.{${SHARE_LENGTH}}`, 'gsu')) ?? []).flatMap(readShare)
      : [],
  );
  const windows = [shares, ...windowsOf(shares)];
  const found = new Set(windows.flatMap(window => assemble(window) ?? []));
  return [...found]
    .map(mark => ({ mark, shares: shares.filter(({ place, letter }) => mark[place] === letter).length }))
    .sort((a, b) => b.shares - a.shares);
}

/** Pieces short enough to come from one list, where the whole comes from several. */
const windowsOf = (shares: readonly Share[]): Share[][] =>
  Array.from({ length: Math.max(0, shares.length - LENGTH + 1) }, (_, i) => shares.slice(i, i + 2 * LENGTH - 1));

/** The mark whose letters most shares agree on, if all places are known and its check letters fit. */
function assemble(shares: readonly Share[]): string | undefined {
  const votes = Array.from({ length: LENGTH }, () => new Map<string, number>());
  for (const { place, letter } of shares) votes[place]?.set(letter, (votes[place].get(letter) ?? 0) + 1);
  const letters = votes.map(of => [...of].sort((a, b) => b[1] - a[1])[0]?.[0]);
  return letters.includes(undefined) ? undefined : readMark(letters.join(''));
}
