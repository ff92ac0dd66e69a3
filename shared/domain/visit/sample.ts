/** A closed case that may be asked about again. */
export interface Closed {
  uid: string;
  center: string;
  /** The rating on record, 5 best to 1 worst; null where none was given. */
  rating: number | null;
  /** How often it was done again. */
  redos: number;
}

/** How many of a center are drawn, and which always. */
export interface SampleRule {
  percent: number;
  /** No center is drawn fewer times, as long as it has so many. */
  least: number;
  /** LH-37: what was done again is always asked about. */
  afterRedo: boolean;
  /** From this rating on somebody counts as satisfied. */
  satisfiedFrom: number;
}

/** A number from a text, the same at every place and time: which case is drawn is chance that can be checked. */
export function chance(seed: string, uid: string): number {
  let hash = 0x811c9dc5;
  for (const letter of `${seed} ${uid}`) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 0;
  return (hash ^ (hash >>> 13)) >>> 0;
}

const KINDS = ['unsatisfied', 'unrated', 'satisfied'] as const;
const kindOf = ({ rating }: Closed, { satisfiedFrom }: SampleRule): (typeof KINDS)[number] =>
  rating === null ? 'unrated' : rating >= satisfiedFrom ? 'satisfied' : 'unsatisfied';

/**
 * Which closed cases are asked about again (N11, AH-37, WL-81): of each center the same share and at least so many; among
 * them in turn who was not satisfied, who gave no rating, and who was satisfied, so that nobody asks the content alone. Drawn
 * by a seed: the same seed draws the same cases, whoever asks.
 */
export function drawSample<T extends Closed>(cases: readonly T[], rule: SampleRule, seed: string): T[] {
  const centers = [...new Set(cases.map(({ center }) => center))].sort();
  return centers.flatMap(center => {
    const own = cases.filter(one => one.center === center);
    const wanted = Math.min(own.length, Math.max(rule.least, Math.ceil((own.length * rule.percent) / 100)));
    const always = rule.afterRedo ? own.filter(({ redos }) => redos > 0) : [];
    const rest = own.filter(one => !always.includes(one));
    return [...always, ...inTurn(rest, rule, seed).slice(0, Math.max(0, wanted - always.length))];
  });
}

/** One of each kind after the other, each kind in the order of chance. */
function inTurn<T extends Closed>(cases: readonly T[], rule: SampleRule, seed: string): T[] {
  const byChance = [...cases].sort((one, other) => chance(seed, one.uid) - chance(seed, other.uid));
  const piles = KINDS.map(kind => byChance.filter(one => kindOf(one, rule) === kind));
  const longest = Math.max(0, ...piles.map(pile => pile.length));
  return Array.from({ length: longest }, (_none, i) => piles.flatMap(pile => pile[i] ?? [])).flat();
}
