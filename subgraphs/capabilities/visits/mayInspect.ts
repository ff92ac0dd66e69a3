import { covers } from '../../../shared/domain/access/jurisdiction.ts';
import { allowsOffice, allowsRead } from '../../../shared/domain/access/permissions.ts';
import { relationOf } from '../../../shared/domain/access/relation.ts';
import type { Actor } from '../../../shared/domain/case/decide.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { isHidden } from '../../../shared/domain/visit/visit.ts';
import type { Service } from '../../kit/subgraph.ts';
import type { VisitRow } from './VisitRow.ts';

type Tree = Pick<Service, 'tree'>;

/** What a visit stands to people as: its center, or the department there. */
export const held = ({ target, department }: Pick<VisitRow, 'target' | 'department'>) => ({
  center: target,
  departments: department === null ? [] : [department],
});

/** Whether somebody may order visits to this place. */
export const mayInspect = (actor: Actor, center: string, { tree }: Tree): boolean =>
  allowsOffice(actor.role, 'inspect', relationOf(actor, { center }, tree));

/** Whether somebody may know of a visit: of a secret one that is not published only where it was ordered, or above. */
export function mayKnowVisit(actor: Actor, row: VisitRow, service: Tree): boolean {
  const { tree } = service;
  if (!allowsRead(actor.role, 'visits', relationOf(actor, held(row), tree))) return false;
  return !isHidden(row, mayInspect(actor, row.target, service) && covers(tree, actor.center, row.byCenter));
}

/** Refuses whoever orders no visits there: NOT_PERMITTED, OUTSIDE_JURISDICTION. */
export function checkInspects(actor: Actor, center: string, service: Tree): void {
  if (mayInspect(actor, center, service)) return;
  if (!allowsOffice(actor.role, 'inspect', 'ownCenter'))
    throw new DomainError('NOT_PERMITTED', { act: 'inspect', role: actor.role });
  throw new DomainError('OUTSIDE_JURISDICTION', {}, 'target');
}
