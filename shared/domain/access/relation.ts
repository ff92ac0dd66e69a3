import { type CenterTree, covers } from './jurisdiction.ts';
import { hasDepartment, type RoleName } from './roles.ts';

/** How a person stands to a file or an area, the nearest first. */
export const RELATIONS = [
  /** The person answers for the file (LH-08), or has shown the code of its receipt. */
  'ownCase',
  /** Held by the own center or a branch of it, and given to the person’s own department, or that one called to its desk. */
  'ownDepartment',
  /** Held by the person’s own center. */
  'ownCenter',
  /** Held by a sub-center or zone of the own center, at the same level. */
  'ownBranch',
  /** Held at a level below, inside the own area (AH-12). */
  'descendant',
  /** Held above, of a case whose window lies in the own area: the window tracks what it raised to the end (AH-28, N1). */
  'ancestor',
  'none',
] as const;

export type Relation = (typeof RELATIONS)[number];

/** Where somebody acts and who it is. */
export interface Asker {
  id: string;
  role: RoleName;
  center: string;
  /** The code of the own stationed department (进驻部门), for who works in one. */
  department?: string;
  /** Whose place this person acts in (代理): what that one answers for, this one does. */
  standsFor?: string;
}

/** What somebody stands to: a file by the centers it lies at, an area by its own code. */
export interface Held {
  center: string;
  /** The center whose window took the case; that of an area is the area itself. */
  origin?: string;
  /** Who answers for it; empty or left out where nobody does. */
  ownerId?: string;
  /** The codes of the departments concerned; an area has none. */
  departments?: readonly string[];
}

/**
 * How somebody stands to a file or an area. A citizen has no place among centers: only the code of the receipt, `proved`,
 * makes a case the citizen’s own (N12).
 */
export function relationOf(asker: Asker, held: Held, tree: CenterTree, proved = false): Relation {
  if (asker.role === 'citizen') return proved ? 'ownCase' : 'none';
  if (covers(tree, asker.center, held.center)) return inArea(asker, held, tree);
  return held.origin !== undefined && covers(tree, asker.center, held.origin) ? 'ancestor' : 'none';
}

function inArea({ id, role, center, department, standsFor }: Asker, held: Held, tree: CenterTree): Relation {
  if (tree.get(center)?.level !== tree.get(held.center)?.level) return 'descendant';
  const { ownerId = '' } = held;
  if (ownerId !== '' && (ownerId === id || ownerId === standsFor)) return 'ownCase';
  if (hasDepartment(role) && department !== undefined && held.departments?.includes(department)) return 'ownDepartment';
  return held.center === center ? 'ownCenter' : 'ownBranch';
}
