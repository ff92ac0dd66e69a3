import { DomainError } from '../errors.ts';
import { BASE, locksKey, type PackTerm, type PackVersion, sameValue, versionName } from './pack.ts';
import type { Policy, PolicyKey, PolicyTerm } from './policy.ts';

/** The newest version of each pack that is in effect on a day; a pack that has not begun yet is not there. */
function inEffect(packs: readonly PackVersion[], day: string): PackVersion[] {
  const newest = new Map<string, PackVersion>();
  for (const version of packs)
    if (version.effectiveFrom <= day && version.version > (newest.get(version.pack)?.version ?? 0))
      newest.set(version.pack, version);
  return [...newest.values()].sort((a, b) => (a.pack < b.pack ? -1 : 1));
}

/**
 * The versions that hold at the end of a path on a day, from `base` down, joined by a space. `path` is the centers from the
 * province down, `day` a day in Beijing. POLICY_UNKNOWN where not even `base` is in effect.
 */
export function chainOf(packs: readonly PackVersion[], path: readonly string[], day: string): string {
  const versions = inEffect(packs, day);
  const base = versions.find(({ pack }) => pack === BASE);
  if (!base) throw new DomainError('POLICY_UNKNOWN', { pack: BASE });
  const below = path.flatMap(center => versions.filter(({ centers }) => centers.includes(center)));
  // a pack that is given to two neighbours on the path is one step of it
  return [base, ...below]
    .map(versionName)
    .filter((name, i, names) => name !== names[i - 1])
    .join(' ');
}

/** The versions that a chain names, in its order. POLICY_UNKNOWN for one that is not here, or a chain that `base` does not begin. */
export function versionsOf(packs: readonly PackVersion[], chain: string): PackVersion[] {
  const versions = chain.split(' ').map(name => {
    const found = packs.find(version => versionName(version) === name);
    if (!found) throw new DomainError('POLICY_UNKNOWN', { pack: name });
    return found;
  });
  if (versions[0]?.pack !== BASE) throw new DomainError('POLICY_UNKNOWN', { pack: BASE });
  return versions;
}

/**
 * What holds at the end of a path on a day (1.6): `base`, then the pack of each center on the way down. What a lower pack
 * says replaces what an upper one said, unless that is locked: POLICY_KEY_LOCKED names key, pack, the version that locks
 * and its article.
 */
export const policyOf = (packs: readonly PackVersion[], path: readonly string[], day: string): Policy =>
  policyOfChain(packs, chainOf(packs, path, day));

/** The policy of exactly these versions: what a case was registered under holds to its end (N5). */
export function policyOfChain(packs: readonly PackVersion[], chain: string): Policy {
  const terms: Partial<Record<PolicyKey, PolicyTerm>> = {};
  const above: PackVersion[] = [];
  for (const version of versionsOf(packs, chain)) {
    for (const [key, term] of Object.entries(version.terms) as [PolicyKey, PackTerm][]) {
      checkLock(above, version, key, { upper: terms[key], lower: term });
      terms[key] = { value: term.value, cite: `${version.document} ${term.cite}`, pack: versionName(version) };
    }
    above.push(version);
  }
  return { chain, terms: terms as Policy['terms'] };
}

function checkLock(
  above: readonly PackVersion[],
  version: PackVersion,
  key: PolicyKey,
  { upper, lower }: { upper: PolicyTerm | undefined; lower: PackTerm },
): void {
  const locker = above.find(one => locksKey(one, key));
  if (!locker || !upper || sameValue(upper.value, lower.value)) return;
  const params = { key, pack: versionName(version), by: versionName(locker), cite: upper.cite };
  throw new DomainError('POLICY_KEY_LOCKED', params, key);
}

/**
 * Whether a pack of this center may not give the key another value, because a version above it locks it. Versions of the
 * center itself do not count: who locks may also unlock.
 */
export const isLockedFor = (packs: readonly PackVersion[], chain: string, center: string, key: PolicyKey): boolean =>
  versionsOf(packs, chain).some(version => !version.centers.includes(center) && locksKey(version, key));
