import type { LevelName } from '../levels.ts';

/** A center as jurisdiction sees it. The tree is an adjacency list: codes are names, never paths. */
export interface CenterNode {
  code: string;
  name: string;
  level: LevelName;
  /** The center that this one escalates to; null for a province. */
  parent: string | null;
  /** The day on which it ceased; null while it works (撤销日期). */
  validTo: string | null;
}

export type CenterTree = ReadonlyMap<string, CenterNode>;

/** The centers from the province down to `code`, itself included; empty for an unknown code. */
export function pathTo(tree: CenterTree, code: string): string[] {
  const path: string[] = [];
  for (let node = tree.get(code); node; node = node.parent === null ? undefined : tree.get(node.parent)) {
    if (path.includes(node.code)) throw new RangeError(`center ${node.code} stands above itself`);
    path.unshift(node.code);
  }
  return path;
}

/** A center covers itself and every center below it (管辖). */
export function covers(tree: CenterTree, center: string, area: string): boolean {
  if (!tree.has(center)) return false;
  // thousands of centers are asked about at a time: nothing is put together on the way up
  let steps = 0;
  for (let node = tree.get(area); node; node = node.parent === null ? undefined : tree.get(node.parent)) {
    if (node.code === center) return true;
    if ((steps += 1) > tree.size) throw new RangeError(`center ${node.code} stands above itself`);
  }
  return false;
}
