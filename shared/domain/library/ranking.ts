/** BM25, with the usual two constants: how soon a word that is said again adds nothing, and how much a long text is held back. */
const SATURATION = 1.2;
const LENGTH_SHARE = 0.75;
/** A usual length in weighted words. A fixed one keeps what is stored true when others are added; BM25 takes the mean. */
const USUAL_LENGTH = 120;

/** How much a word tells of a text, in whole thousandths: it is stored, and every database adds whole numbers alike. */
export function impactOf(times: number, length: number): number {
  const held = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * (length / USUAL_LENGTH));
  return Math.round((1000 * times * (SATURATION + 1)) / (times + held));
}

/** How much a word tells at all, in whole hundredths: a word that is in every text tells nothing. Never below one. */
export const rarityOf = (texts: number, withWord: number): number =>
  Math.max(1, Math.round(100 * Math.log(1 + (texts - withWord + 0.5) / (withWord + 0.5))));

/** A word of a question, how often it is said there, and in how many texts of the library it is. */
export interface AskedTerm {
  term: string;
  times: number;
  texts: number;
}

/** Words that are in more than this share of all texts are left out, as long as others are left. */
const COMMON_SHARE = 0.25;

/** How much is looked at for one question: so many words, and so many places where they stand, but never fewer words than that. */
export interface Effort {
  most: number;
  places: number;
  least: number;
}

/**
 * The words of a question that are worth looking up, with their weight: those that the library has, the rarest first, so that a
 * long draft costs no more than a short one.
 */
export function telling(
  asked: readonly AskedTerm[],
  texts: number,
  { most, places, least }: Effort,
): { term: string; weight: number }[] {
  const known = asked.filter(({ texts: n }) => n > 0);
  const rare = known.filter(({ texts: n }) => n <= Math.max(10, texts * COMMON_SHARE));
  return (rare.length > 0 ? rare : known)
    .map(({ term, times, texts: n }) => ({ term, n, weight: Math.round(rarityOf(texts, n) * Math.sqrt(times)) }))
    .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
    .slice(0, most)
    .filter((one, i, all) => i < least || all.slice(0, i + 1).reduce((sum, { n }) => sum + n, 0) <= places)
    .map(({ term, weight }) => ({ term, weight }));
}
