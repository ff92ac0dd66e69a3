import { allowsOffice, roleHolds } from '../access/permissions.ts';
import { relationOf } from '../access/relation.ts';
import type { CenterTree } from '../access/jurisdiction.ts';
import type { Actor } from '../case/decide.ts';
import { DomainError } from '../errors.ts';
import type { LevelName } from '../levels.ts';

/**
 * Refuses a person who may not keep the register of departments of a center (SH-01): NOT_PERMITTED for another role,
 * WRONG_LEVEL, CENTER_UNKNOWN, and OUTSIDE_JURISDICTION for any center but the own one – a branch goes by its mother’s.
 */
export function mayStation(actor: Actor, center: string, level: LevelName, tree: CenterTree): void {
  const own = tree.get(actor.center);
  if (!own) throw new DomainError('CENTER_UNKNOWN', { center: actor.center });
  if (!roleHolds(actor.role, 'stationDepartment'))
    throw new DomainError('NOT_PERMITTED', { act: 'stationDepartment', role: actor.role });
  if (own.level !== level) throw new DomainError('WRONG_LEVEL', { own: own.level, level });
  if (!tree.has(center)) throw new DomainError('CENTER_UNKNOWN', { center }, 'center');
  if (!allowsOffice(actor.role, 'stationDepartment', relationOf(actor, { center }, tree)))
    throw new DomainError('OUTSIDE_JURISDICTION', { center: tree.get(center)?.name ?? center }, 'center');
}
