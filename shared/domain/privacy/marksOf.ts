import { marksIn, readMark } from './viewerMark.ts';

/** A mark that was found in a text: how many of its hidden shares are there; null where it stands written. */
export interface FoundMark {
  mark: string;
  shares: number | null;
}

/** Every mark of a leaked text (追查标记): those hidden in its rows, and those that stand in it for people to read. */
export function marksOf(text: string): FoundMark[] {
  const hidden = marksIn(text).map(({ mark, shares }) => ({ mark, shares }));
  const written = [...text.matchAll(/\b[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}\b/g)].flatMap(
    ([word]) => readMark(word) ?? [],
  );
  const more = [...new Set(written)].filter(mark => hidden.every(one => one.mark !== mark));
  return [...hidden, ...more.map(mark => ({ mark, shares: null }))];
}
