import { sameValue } from '../policy/pack.ts';
import { type Policy, type PolicyKey, valueOf } from '../policy/policy.ts';
import { itemKey } from './itemKey.ts';
import { type Likeness, likeness, type MatterFacts } from './likeness.ts';
import type { TreatmentKind } from './treatments.ts';

/** A treatment with the facts it was given on. */
export interface TreatedMatter extends MatterFacts {
  uid: string;
  no: number;
  kind: TreatmentKind;
  center: string;
  /** When, ISO and UTC. */
  at: string;
}

/** The same matter, refused at one center and done at another (同事不同办). */
export interface UnequalPair<T extends TreatedMatter> extends Likeness {
  refused: T;
  done: T;
}

/** Later first, then by case and demand, so that a list comes out the same each time. */
const later = (a: TreatedMatter, b: TreatedMatter): number =>
  b.at.localeCompare(a.at) || a.uid.localeCompare(b.uid) || a.no - b.no;

function groupedByItem<T extends TreatedMatter>(matters: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const matter of matters) {
    const key = itemKey(matter.item);
    const group = groups.get(key);
    if (group) group.push(matter);
    else groups.set(key, [matter]);
  }
  return groups;
}

/**
 * Pairs of the same matter that one center refused and another did (N19; SJ-30, LH-11…14): the likest first, then the
 * latest refusal. One refusal is paired with the likest completion of each other center, so that a center that did the
 * item a hundred times is one line and not a hundred. Two demands of one case, and two files of one center, are no pair.
 */
export function unequalPairs<T extends TreatedMatter>(
  refused: readonly T[],
  done: readonly T[],
  first: number,
): UnequalPair<T>[] {
  const byItem = groupedByItem(done);
  const pairs = refused.flatMap(no => {
    const best = new Map<string, UnequalPair<T>>();
    for (const yes of byItem.get(itemKey(no.item)) ?? []) {
      if (yes.center === no.center || yes.uid === no.uid) continue;
      const alike = likeness(no, yes);
      const known = best.get(yes.center);
      if (!alike || (known && beats(known, { ...alike, done: yes }))) continue;
      best.set(yes.center, { refused: no, done: yes, ...alike });
    }
    return [...best.values()];
  });
  return pairs
    .sort((a, b) => b.similarity - a.similarity || later(a.refused, b.refused) || later(a.done, b.done))
    .slice(0, first);
}

const beats = <T extends TreatedMatter>(
  known: UnequalPair<T>,
  other: Pick<UnequalPair<T>, 'similarity' | 'done'>,
): boolean =>
  known.similarity > other.similarity || (known.similarity === other.similarity && later(known.done, other.done) < 0);

/** The rules that say what a window may turn away. */
const SCOPE: readonly PolicyKey[] = ['triage.refusal', 'triage.exclusions', 'triage.scopeTest'];

/**
 * The rules that bear on a refusal and have another value at the other place: where there are any, the two may lawfully
 * differ, and a person has to look. Citations and names of versions are no difference: the same rule may stand in two
 * documents.
 */
export const differingRules = (kind: TreatmentKind, here: Policy, there: Policy): PolicyKey[] =>
  [...SCOPE, ...(kind === 'PARKED' ? (['closing.park', 'closing.doctrine'] as const) : [])].filter(
    key => !sameValue(valueOf(here, key), valueOf(there, key)),
  );
