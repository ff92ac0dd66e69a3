import { allowsOffice, allowsRead, type OfficeAct } from '../../../shared/domain/access/permissions.ts';
import { relationOf } from '../../../shared/domain/access/relation.ts';
import type { Actor } from '../../../shared/domain/case/decide.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import type { Service } from '../../kit/subgraph.ts';
import type { MeetingRow } from './MeetingRow.ts';

type Tree = Pick<Service, 'tree'>;
type Place = Pick<MeetingRow, 'center' | 'departments'>;

/** Whether somebody may know of a meeting: who watches over its center, and the departments that were invited. */
export const mayKnowMeeting = (actor: Actor, { center, departments }: Place, { tree }: Tree): boolean =>
  allowsRead(actor.role, 'meetings', relationOf(actor, { center, departments }, tree));

/** Refuses whoever keeps or decides no meetings of this center: WRONG_LEVEL, NOT_PERMITTED, OUTSIDE_JURISDICTION. */
export function checkConfers(
  actor: Actor,
  act: Extract<OfficeAct, 'keepMeeting' | 'decideMeeting'>,
  center: string,
  { tree, name }: Pick<Service, 'tree' | 'name'>,
): void {
  const relation = relationOf(actor, { center }, tree);
  if (allowsOffice(actor.role, act, relation)) return;
  if (!allowsOffice(actor.role, act, 'ownCenter')) throw new DomainError('NOT_PERMITTED', { act, role: actor.role });
  const own = tree.get(actor.center)?.level ?? '';
  if (own !== name) throw new DomainError('WRONG_LEVEL', { own, level: name });
  throw new DomainError('OUTSIDE_JURISDICTION', {}, 'center');
}
