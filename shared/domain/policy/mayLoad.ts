import type { CenterTree } from '../access/jurisdiction.ts';
import { allowsOffice, roleHolds } from '../access/permissions.ts';
import { relationOf } from '../access/relation.ts';
import type { Actor } from '../case/decide.ts';
import { DomainError } from '../errors.ts';

/**
 * Refuses a person who may not load a holiday notice (N4): another role; for the whole country anybody below a province; for
 * the area of a center, which is null for the country, anybody outside of it. NOT_PERMITTED, WRONG_LEVEL, OUTSIDE_JURISDICTION,
 * CENTER_UNKNOWN.
 */
export function mayLoad(center: string | null, actor: Actor, tree: CenterTree): void {
  const own = tree.get(actor.center);
  if (!own) throw new DomainError('CENTER_UNKNOWN', { center: actor.center });
  if (!roleHolds(actor.role, 'loadNotice'))
    throw new DomainError('NOT_PERMITTED', { act: 'loadNotice', role: actor.role });
  if (center === null && own.level !== 'province')
    throw new DomainError('WRONG_LEVEL', { own: own.level, level: 'province' });
  if (center === null) return;
  if (!tree.has(center)) throw new DomainError('CENTER_UNKNOWN', { center }, 'center');
  if (!allowsOffice(actor.role, 'loadNotice', relationOf(actor, { center }, tree)))
    throw new DomainError('OUTSIDE_JURISDICTION', { center }, 'center');
}
