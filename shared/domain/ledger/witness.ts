import type { CenterTree } from '../access/jurisdiction.ts';
import { LEVELS, type LevelName } from '../levels.ts';

/**
 * The level that witnesses the roots of a center (见证): the nearest one above it, by the directory; the level below for a
 * province, which has none above. So each root exists at a level that its own operators do not run (N13).
 */
export function witnessOf(tree: CenterTree, center: string, level: LevelName): LevelName {
  let above = tree.get(center);
  while (above?.level === level) above = above.parent === null ? undefined : tree.get(above.parent);
  return above?.level ?? LEVELS[LEVELS.indexOf(level) === 0 ? 1 : LEVELS.indexOf(level) - 1] ?? 'province';
}

/** What a witness says to a root it is shown. */
export type Ruling = 'keep' | 'known' | 'forked';

interface Shown {
  day: string;
  root: string;
  prevRoot: string;
}

/**
 * A witness keeps a root that goes on from the one it holds, and answers again for one it has kept. Whatever else it is shown
 * is another past of the same center: a fork. `held` is what it holds for the same day, `last` its latest for the center.
 */
export function rulingOn(shown: Shown, held: Shown | null, last: Shown | null): Ruling {
  if (held) return held.root === shown.root ? 'known' : 'forked';
  if (last === null) return 'keep'; // its first root of this center: there is nothing to go on from
  return shown.prevRoot === last.root && shown.day > last.day ? 'keep' : 'forked';
}
