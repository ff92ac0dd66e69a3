import { type CenterTree, covers, pathTo } from '../access/jurisdiction.ts';
import { checkPolicy } from './checkPack.ts';
import { policyFault } from './fault.ts';
import { chainOf, policyOfChain } from './inherit.ts';
import { BASE, type PackVersion, versionName } from './pack.ts';

/** The path to a center; a center that this directory does not have stands alone. */
const pathOf = (tree: CenterTree, center: string): string[] => {
  const path = pathTo(tree, center);
  return path.length === 0 ? [center] : path;
};

/**
 * Checks that packs can stand together from a day on: at each center that one of them names, at each change to come, one
 * pack a center, no lock broken, and a composed policy that is sound. `changed` narrows it to what a new version can change:
 * its own centers and those below. Throws what `policyOf` and `checkPolicy` throw, and POLICY_VALUE_INVALID for a
 * center with two packs.
 */
export function checkFit(packs: readonly PackVersion[], tree: CenterTree, from: string, changed?: PackVersion): void {
  // `base` holds everywhere, so nothing narrows it
  const area = changed && changed.pack !== BASE ? changed.centers : undefined;
  const named = [...new Set(packs.flatMap(({ centers }) => centers))];
  const centers = named.filter(center => !area || area.some(top => top === center || covers(tree, top, center)));
  const days = [
    ...new Set([from, ...packs.map(({ effectiveFrom }) => effectiveFrom).filter(day => day > from)]),
  ].sort();
  const sound = new Set<string>();
  for (const day of days)
    for (const path of [...(area ? [] : [[]]), ...centers.map(center => pathOf(tree, center))]) {
      const chain = chainOf(packs, path, day);
      if (!sound.has(`${path.at(-1)} ${chain}`)) checkChain(packs, chain, path);
      sound.add(`${path.at(-1)} ${chain}`);
    }
}

function checkChain(packs: readonly PackVersion[], chain: string, path: readonly string[]): void {
  const names = chain.split(' ');
  const versions = packs.filter(version => version.pack !== BASE && names.includes(versionName(version)));
  for (const center of path) {
    const own = versions.filter(({ centers }) => centers.includes(center)).map(versionName);
    if (own.length > 1) throw policyFault('centers', 'centerTwice', { at: `${center}: ${own.join('、')}` });
  }
  checkPolicy(policyOfChain(packs, chain));
}
