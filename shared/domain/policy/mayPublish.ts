import type { CenterTree } from '../access/jurisdiction.ts';
import { allowsOffice, roleHolds } from '../access/permissions.ts';
import { relationOf } from '../access/relation.ts';
import type { Actor } from '../case/decide.ts';
import { DomainError } from '../errors.ts';
import type { LevelName } from '../levels.ts';
import { policyFault } from './fault.ts';
import { type PackVersion, versionName } from './pack.ts';

/** Where and when a version would be published. */
export interface Publication {
  /** The versions that are known already. */
  known: readonly PackVersion[];
  tree: CenterTree;
  /** The level whose book it would stand in. */
  level: LevelName;
  /** The day in Beijing. */
  today: string;
}

/**
 * Refuses a person who may not publish this version: another role or level, a center outside the own area – also one that
 * the version before held in and this one would drop –, a day that is past, or a number that is not the next one.
 */
export function mayPublish(draft: PackVersion, actor: Actor, { known, tree, level, today }: Publication): void {
  mayRule(actor, tree, level);
  const before = known.filter(({ pack }) => pack === draft.pack).sort((a, b) => b.version - a.version)[0];
  for (const version of [draft, before]) if (version) inOwnArea(version, actor, tree);
  if (draft.effectiveFrom < today)
    throw policyFault('effectiveFrom', 'inThePast', { at: draft.effectiveFrom, pack: versionName(draft) });
  const next = (before?.version ?? 0) + 1;
  if (draft.version !== next)
    throw new DomainError('POLICY_VERSION_TAKEN', { pack: versionName(draft), next: String(next) }, 'version');
}

function mayRule({ center, role }: Actor, tree: CenterTree, level: LevelName): void {
  const own = tree.get(center);
  if (!own) throw new DomainError('CENTER_UNKNOWN', { center });
  if (!roleHolds(role, 'publishPolicy')) throw new DomainError('NOT_PERMITTED', { act: 'publishPolicy', role });
  if (own.level !== level) throw new DomainError('WRONG_LEVEL', { own: own.level, level });
}

function inOwnArea({ centers }: PackVersion, actor: Actor, tree: CenterTree): void {
  // `base` holds everywhere, and a pack without centers nowhere: both are nobody's own area
  if (centers.length === 0) throw new DomainError('OUTSIDE_JURISDICTION', {}, 'centers');
  for (const center of centers) {
    if (!tree.has(center)) throw new DomainError('CENTER_UNKNOWN', { center }, 'centers');
    if (!allowsOffice(actor.role, 'publishPolicy', relationOf(actor, { center }, tree)))
      throw new DomainError('OUTSIDE_JURISDICTION', { center }, 'centers');
  }
}
