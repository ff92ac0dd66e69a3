import { allowsOffice, allowsRead, type OfficeAct } from '../../../shared/domain/access/permissions.ts';
import { relationOf } from '../../../shared/domain/access/relation.ts';
import type { Actor } from '../../../shared/domain/case/decide.ts';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { actsOnMeeting, type MeetingAct } from '../../../shared/domain/meeting/meeting.ts';
import type { Service } from '../../kit/subgraph.ts';
import type { MeetingRow } from './MeetingRow.ts';

type Tree = Pick<Service, 'tree'>;
type Place = Pick<MeetingRow, 'center' | 'departments'>;

/** Whether somebody may know of a meeting: who watches over its center, and the departments that were invited. */
export const mayKnowMeeting = (actor: Actor, { center, departments }: Place, { tree }: Tree): boolean =>
  allowsRead(actor.role, 'meetings', relationOf(actor, { center, departments }, tree));

/** What a meeting decides about a case takes more than keeping it. */
export const rightOf = (act: MeetingAct) => (act === 'decide' ? 'decideMeeting' : 'keepMeeting');

/** What somebody may do to a meeting here and now: what buttons are drawn from. */
export function actsOf(actor: Actor, row: MeetingRow, { tree, now }: Pick<Service, 'tree' | 'now'>): MeetingAct[] {
  const relation = relationOf(actor, { center: row.center }, tree);
  const may = (act: MeetingAct) => allowsOffice(actor.role, rightOf(act), relation);
  return actsOnMeeting(row, beijingDay(now())).filter(may);
}

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
