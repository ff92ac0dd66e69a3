import type { PolicyKey, PolicyValues } from './policy.ts';

/** One value of a pack, with the article that says so and the rules it carries. */
export interface PackTerm<K extends PolicyKey = PolicyKey> {
  readonly value: PolicyValues[K];
  /** The article of the pack's document, as 第十三条. */
  readonly cite: string;
  /** The numbers of the rules, as LH-36. */
  readonly rules?: readonly string[];
}

/** One version of a policy pack (政策包): what a document says, from a day on, for some centers. It never changes. */
export interface PackVersion {
  /** Letters, digits and hyphens, as `longhui`. */
  readonly pack: string;
  /** From 1. */
  readonly version: number;
  /** The title of the document. */
  readonly name: string;
  /** Its first day, YYYY-MM-DD in Beijing. */
  readonly effectiveFrom: string;
  /** The number of the document, as 隆放组办字〔2022〕13号. */
  readonly document: string;
  /** Who explains it (负责解释), LH-55. */
  readonly interpretedBy?: string;
  /** The pack whose text it took over; its citations stay with the text (1.7). */
  readonly copiedFrom?: string;
  readonly note?: string;
  /** The centers whose areas it holds in; empty for `base`, which holds everywhere, and for a template. */
  readonly centers: readonly string[];
  /** Keys that no pack below may give another value: `rating.scale`, or `clock.*` for all that begin so. */
  readonly locks: readonly string[];
  readonly terms: { readonly [K in PolicyKey]?: PackTerm<K> };
}

/** The pack that holds everywhere and gives every key. */
export const BASE = 'base';

/** `longhui@1`: what a chain, a term and a file name say. */
export const versionName = ({ pack, version }: Pick<PackVersion, 'pack' | 'version'>): string => `${pack}@${version}`;

/** Whether a pack locks a key, by its name or as one of `prefix.*`. */
export const locksKey = ({ locks }: Pick<PackVersion, 'locks'>, key: string): boolean =>
  locks.some(lock => lock === key || (lock.endsWith('.*') && key.startsWith(lock.slice(0, -1))));

/** Whether two values of JSON say the same; the order of an object's fields says nothing. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every(name => Object.hasOwn(other, name) && sameValue(one[name], other[name]))
  );
}
