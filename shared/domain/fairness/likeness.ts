import type { Cause } from '../case/causes.ts';
import type { ProvincialClass } from '../policy/policy.ts';
import { itemKey } from './itemKey.ts';

/** What two matters are compared by. Nothing in it says who asked. */
export interface MatterFacts {
  item: string | null;
  /** The class as counties compare it; null where nobody has judged it. */
  provincial: ProvincialClass | null;
  causes: readonly Cause[];
  /** Title and demand together. */
  text: string;
}

/** Why two matters are taken for alike. */
export const LIKENESS_REASONS = ['SAME_ITEM', 'SAME_CLASS', 'SAME_CAUSES', 'SHARED_CAUSE', 'LIKE_TEXT'] as const;
export type LikenessReason = (typeof LIKENESS_REASONS)[number];

export interface Likeness {
  /** From 0 to 1: how many pairs of neighbouring characters the two texts share. */
  similarity: number;
  why: LikenessReason[];
}

/** With one cause in common (SJ-46…49), texts need less in common: the form has said so already. */
const ENOUGH_WITH_CAUSE = 0.3;
const ENOUGH_ALONE = 0.6;

/** What stands in every second demand and tells no two of them apart. */
const COMMON = /无法|不能|没有|多次|一直|办理|申请|窗口|要求|问题|希望|请求|诉求|部门|群众|反映|未果/g;

const letters = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(COMMON, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The pairs of neighbouring characters, each once; none across a gap. */
function pairsOf(text: string): Set<string> {
  const parts = letters(text).split(' ');
  return new Set(parts.flatMap(part => [...part].slice(1).map((letter, i) => `${[...part][i]}${letter}`)));
}

/** Dice’s measure over pairs of characters: for Chinese, which has no spaces between words, as good as words. */
export function likeTexts(one: string, other: string): number {
  const [a, b] = [pairsOf(one), pairsOf(other)];
  const shared = [...a].filter(pair => b.has(pair)).length;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}

function causesShared(one: readonly Cause[], other: readonly Cause[]): LikenessReason | null {
  const shared = one.filter(cause => other.includes(cause));
  if (shared.length === 0) return null;
  return shared.length === one.length && shared.length === other.length ? 'SAME_CAUSES' : 'SHARED_CAUSE';
}

/** A class that nobody has found yet says nothing. */
function classesOf({ provincial: a }: MatterFacts, { provincial: b }: MatterFacts): 'same' | 'apart' | 'unknown' {
  if (a === null || b === null) return 'unknown';
  return a === b ? 'same' : 'apart';
}

/**
 * Whether two matters are the same in what counts: the same service item, and either a cause in common and texts that have
 * something in common, or texts that are much alike. Matters that were judged to be of different classes need the latter.
 * Null where they are not.
 */
export function likeness(one: MatterFacts, other: MatterFacts): Likeness | null {
  const key = itemKey(one.item);
  if (key === '' || key !== itemKey(other.item)) return null;
  const similarity = likeTexts(one.text, other.text);
  const causes = causesShared(one.causes, other.causes);
  const classes = classesOf(one, other);
  if (similarity < (causes !== null && classes !== 'apart' ? ENOUGH_WITH_CAUSE : ENOUGH_ALONE)) return null;
  const why: LikenessReason[] = ['SAME_ITEM'];
  if (classes === 'same') why.push('SAME_CLASS');
  if (causes !== null) why.push(causes);
  if (similarity >= ENOUGH_ALONE) why.push('LIKE_TEXT');
  return { similarity, why };
}
