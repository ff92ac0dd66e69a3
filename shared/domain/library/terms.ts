import type { Cause } from '../case/causes.ts';
import { itemKey } from '../fairness/itemKey.ts';
import { impactOf } from './ranking.ts';

/** Words as data: those that tell no two cases apart, and those that mean the same. */
export interface WordLists {
  stop: ReadonlySet<string>;
  /** A word -> the one that stands for it: 医保 -> 医疗保险. */
  heads: ReadonlyMap<string, string>;
}

/** The longest word that is kept. */
export const LONGEST_TERM = 40;

const isHan = (word: string): boolean => /^\p{Script=Han}+$/u.test(word);
const isWord = (word: string): boolean => /^[\p{L}\p{N}]+$/u.test(word);

/**
 * The words by which a text is found, as the segmenter gave them: without stop words, each as the one that stands for it. A single
 * character is no word; two of them side by side are taken as one, because that is what the segmenter makes of a word it does not
 * know. A word with synonyms is found by itself as well.
 */
export function termsIn(tokens: readonly string[], { stop, heads }: WordLists): string[] {
  const found: string[] = [];
  tokens.forEach((token, i) => {
    const word = token.toLowerCase();
    if (!isWord(word)) return;
    if ([...word].length > 1) found.push(word);
    else if (isHan(word)) {
      const next = tokens[i + 1] ?? '';
      if ([...next].length === 1 && isHan(next) && !stop.has(word) && !stop.has(next)) found.push(word + next);
    }
  });
  return found
    .filter(word => !stop.has(word))
    .map(word => (heads.get(word) ?? word).slice(0, LONGEST_TERM))
    .filter(word => word !== '');
}

/** The mark of a service item, or of a cause, among the words: they are looked up like one. No segmenter gives a word with a #. */
export const itemTerm = (item: string): string => `#i${itemKey(item)}`.slice(0, LONGEST_TERM);
export const causeTerm = (cause: Cause): string => `#c${cause}`;

/** A part of a case, by how much it tells: what it is called tells more than how it was solved. */
export interface WeightedWords {
  words: readonly string[];
  weight: number;
}

/** Each word of a case with what it tells of it. */
export function postingsOf(
  parts: readonly WeightedWords[],
  marks: { item: string | null; causes: readonly Cause[] },
): Map<string, number> {
  const times = new Map<string, number>();
  for (const { words, weight } of parts) for (const word of words) times.set(word, (times.get(word) ?? 0) + weight);
  const length = [...times.values()].reduce((sum, n) => sum + n, 0);
  const postings = new Map([...times].map(([word, n]) => [word, impactOf(n, length)]));
  if (marks.item !== null && itemTerm(marks.item) !== '#i') postings.set(itemTerm(marks.item), 1000);
  for (const cause of marks.causes) postings.set(causeTerm(cause), 1000);
  return postings;
}

/** How often each word is asked for. */
export function countTerms(words: readonly string[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const word of words) times.set(word, (times.get(word) ?? 0) + 1);
  return times;
}
