import type { Cause } from '../case/causes.ts';

/** What of a case decides which kind it is of. No person, and no word but the name of the item. */
export interface KindFact {
  uid: string;
  center: string;
  item: string;
  causes: readonly Cause[];
  departments: readonly string[];
  /** The article that a no rested on; null where there is none, or where it is not known here. */
  rule: string | null;
  /** The day it was opened, YYYY-MM-DD. */
  day: string;
  /** Whether who asked was not satisfied (LH-40). */
  bad: boolean;
}

/** What a kind has in common beside its item: one of these is what stands out. */
export interface KindKey {
  item: string;
  cause: Cause | null;
  rule: string | null;
  /** Two departments that were both concerned, in order. */
  pair: string | null;
}

/** A kind of matter (一类事) that stands out, with what speaks for it. */
export interface FoundKind {
  key: KindKey;
  uids: string[];
  centers: number;
  months: number;
  /** How many would be expected if item and feature had nothing to do with each other. */
  expected: number;
  bad: number;
  /** How surprising it is, after so many were looked at: above 0. */
  weight: number;
}

/** What it takes to be listed. */
export interface Support {
  cases: number;
  centers: number;
  months: number;
  /** How many times more than expected. */
  lift: number;
}

/** A bad rating says that a matter was not settled: it counts for one case more (LH-40). */
const BAD_COUNTS = 1;
/** By chance one list in some twenty would have a kind in it that is none. */
const LEAST_WEIGHT = 3;
/** A feature that so many of a kind share is part of it. */
const SHARED = 0.6;
/** Two kinds of one item that have so many cases in common are one. */
const SAME = 0.6;

const FEATURES = ['cause', 'rule', 'pair'] as const;
type Feature = (typeof FEATURES)[number];

/** Each pair of departments once, in order: who passes a matter to whom stands in no figure, that both were concerned does. */
function pairsOf(departments: readonly string[]): string[] {
  const sorted = [...new Set(departments)].sort();
  return sorted.flatMap((one, i) => sorted.slice(i + 1).map(other => `${one}+${other}`));
}

const valuesOf = (fact: KindFact, feature: Feature): readonly string[] => {
  if (feature === 'cause') return fact.causes;
  if (feature === 'rule') return fact.rule === null ? [] : [fact.rule];
  return pairsOf(fact.departments);
};

function groups<T>(list: readonly T[], keysOf: (one: T) => readonly string[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const one of list)
    for (const key of keysOf(one)) {
      const group = found.get(key);
      if (group) group.push(one);
      else found.set(key, [one]);
    }
  return found;
}

const xLogRatio = (observed: number, expected: number): number =>
  observed === 0 ? 0 : observed * Math.log(observed / expected);

/** Half of the likelihood ratio of a share that is higher than elsewhere, less the logarithm of how many were tried. */
function surprise(n: number, ofItem: number, share: number, tried: number): number {
  const expected = ofItem * share;
  const rest = ofItem * (1 - share);
  return xLogRatio(n, expected) + xLogRatio(ofItem - n, rest) - Math.log(Math.max(1, tried));
}

const sizeOf = (facts: readonly KindFact[]): number =>
  facts.length + BAD_COUNTS * facts.filter(({ bad }) => bad).length;

const keyOf = (item: string, feature: Feature, value: string): KindKey => ({
  item,
  cause: feature === 'cause' ? (value as Cause) : null,
  rule: feature === 'rule' ? value : null,
  pair: feature === 'pair' ? value : null,
});

interface Candidate {
  key: KindKey;
  facts: KindFact[];
  expected: number;
  weight: number;
}

function candidates(facts: readonly KindFact[], support: Support): Candidate[] {
  const items = [...groups(facts, ({ item }) => (item === '' ? [] : [item]))].filter(
    ([, group]) => sizeOf(group) >= support.cases,
  );
  const tried: Candidate[] = [];
  for (const feature of FEATURES) {
    const everywhere = groups(facts, fact => valuesOf(fact, feature));
    for (const [item, ofItem] of items)
      for (const [value, group] of groups(ofItem, fact => valuesOf(fact, feature))) {
        // how often it is met with other items: what stands out does not hide itself
        const others = facts.length - ofItem.length;
        const met = (everywhere.get(value)?.length ?? 0) - group.length;
        const share = Math.min(0.99, (met + 0.5) / (others + 1));
        const expected = ofItem.length * share;
        tried.push({ key: keyOf(item, feature, value), facts: group, expected, weight: share });
      }
  }
  return tried.map(one => {
    const ofItem = items.find(([item]) => item === one.key.item)?.[1].length ?? 0;
    return { ...one, weight: surprise(one.facts.length, ofItem, one.weight, tried.length) };
  });
}

const isSupported = ({ facts, expected, weight }: Candidate, support: Support): boolean =>
  sizeOf(facts) >= support.cases &&
  facts.length >= expected * support.lift &&
  weight >= LEAST_WEIGHT &&
  new Set(facts.map(({ center }) => center)).size >= support.centers &&
  new Set(facts.map(({ day }) => day.slice(0, 7))).size >= support.months;

/** What most of a kind share belongs to it, whatever made it stand out. */
function named({ key, facts }: Candidate): KindKey {
  const most = (feature: Feature): string | null => {
    const [first] = [...groups(facts, fact => valuesOf(fact, feature))].sort(
      ([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1),
    );
    return first && first[1].length >= facts.length * SHARED ? first[0] : null;
  };
  return {
    item: key.item,
    cause: key.cause ?? (most('cause') as Cause | null),
    rule: key.rule ?? most('rule'),
    pair: key.pair ?? most('pair'),
  };
}

function isSame(one: Candidate, other: Candidate): boolean {
  if (one.key.item !== other.key.item) return false;
  const uids = new Set(other.facts.map(({ uid }) => uid));
  const shared = one.facts.filter(({ uid }) => uids.has(uid)).length;
  return shared >= SAME * Math.min(one.facts.length, other.facts.length);
}

/**
 * The kinds of matter that stand out in an area (N9; SH-13, LH-39): an item that meets a cause, a blocking rule or a pair of departments
 * far more often than items do, at several centers and in several months. It says that somebody should look; a person decides.
 * The heaviest first, the same each time.
 */
export function findKinds(facts: readonly KindFact[], support: Support): FoundKind[] {
  const supported = candidates(facts, support)
    .filter(one => isSupported(one, support))
    .sort((a, b) => b.weight - a.weight || (JSON.stringify(a.key) < JSON.stringify(b.key) ? -1 : 1));
  const kept: Candidate[] = [];
  for (const one of supported) if (!kept.some(known => isSame(one, known))) kept.push(one);
  return kept.map(one => ({
    key: named(one),
    uids: [...one.facts].sort((a, b) => (a.day < b.day ? 1 : -1)).map(({ uid }) => uid),
    centers: new Set(one.facts.map(({ center }) => center)).size,
    months: new Set(one.facts.map(({ day }) => day.slice(0, 7))).size,
    expected: one.expected,
    bad: one.facts.filter(({ bad }) => bad).length,
    weight: one.weight,
  }));
}

/** Whether a case is of a kind that is known: what is looked for when it is counted whether it comes again. */
export const isOfKind = (fact: KindFact, { item, cause, rule, pair }: KindKey): boolean =>
  fact.item === item &&
  (cause === null || fact.causes.includes(cause)) &&
  (rule === null || fact.rule === null || fact.rule === rule) &&
  (pair === null || pairsOf(fact.departments).includes(pair));
