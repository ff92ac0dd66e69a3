import { type PackTerm, type PackVersion, sameValue } from '../../../../shared/domain/policy/pack.ts';
import type { PolicyKey } from '../../../../shared/domain/policy/policy.ts';
import type { CountyPolicyPacksQuery } from '../../gen/graphql.ts';
import type { PolicyDraft } from '../../lib/policyDraft.ts';

export type ShownPack = NonNullable<CountyPolicyPacksQuery['packs']>[number];

export const packOf = ({ text }: Pick<ShownPack, 'text'>): PackVersion => JSON.parse(text) as PackVersion;

/** The newest version of each pack that is written for this very center: what its administrator goes on with. */
export function ownPacks(packs: readonly ShownPack[], center: string): ShownPack[] {
  const newest = new Map(packs.map(one => [one.pack, one]));
  return [...newest.values()].filter(({ centers }) => centers.includes(center));
}

/** The whole next version, as it would be published: what the version before says, with what the draft changes. */
export function wholePack(
  draft: PolicyDraft,
  packs: readonly ShownPack[],
  center: { code: string; name: string },
): PackVersion {
  const before = packs.findLast(one => one.pack === draft.pack);
  const base: PackVersion = before
    ? packOf(before)
    : {
        ...{ pack: `center-${center.code.toLowerCase()}`, version: 0, name: center.name },
        ...{ effectiveFrom: '', document: '', centers: [center.code], locks: [], terms: {} },
      };
  const terms: Record<string, PackTerm> = { ...base.terms } as Record<string, PackTerm>;
  for (const [key, { value, cite }] of Object.entries(draft.terms))
    terms[key] = { ...terms[key], value, cite: cite.trim() } as PackTerm;
  const { document, effectiveFrom } = draft;
  return { ...base, version: base.version + 1, document: document.trim(), effectiveFrom, terms };
}

interface Difference {
  key: PolicyKey;
  before: PackTerm | undefined;
  after: PackTerm | undefined;
}

/** What two versions say otherwise than each other: another value, or another article. */
export function differences(one: PackVersion, other: PackVersion): Difference[] {
  const keys = [...new Set([...Object.keys(one.terms), ...Object.keys(other.terms)])] as PolicyKey[];
  return keys
    .map(key => ({ key, before: one.terms[key], after: other.terms[key] }))
    .filter(
      ({ before, after }) => !before || !after || before.cite !== after.cite || !sameValue(before.value, after.value),
    );
}
