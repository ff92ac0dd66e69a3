import type { EntityManager } from 'typeorm';
import type { Actor } from '../../../shared/domain/case/decide.ts';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { checkCourse, type MeetingAct } from '../../../shared/domain/meeting/meeting.ts';
import { actorOf } from '../../kit/context.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { checkConfers, mayKnowMeeting, rightOf } from './mayConfer.ts';
import { MeetingRow, type MeetingStep } from './MeetingRow.ts';

/** Somebody at work on a meeting, in one transaction. */
export interface AtWork {
  tx: EntityManager;
  meeting: MeetingRow;
  actor: Actor;
  at: Date;
}

/**
 * Locks a meeting, looks whether this person may do this to it now, and has it done in one commit: of two people who settle the
 * same item one comes second, and is told so. A meeting that somebody may not know of is absent.
 */
export async function onMeeting<T>(
  ctx: RequestContext,
  id: string,
  act: MeetingAct,
  work: (here: AtWork) => Promise<T>,
): Promise<T> {
  const actor = actorOf(ctx);
  const { service } = ctx;
  const { database } = service;
  const done = await database.write(async tx => {
    const meeting = await tx.findOne(MeetingRow, { where: { id }, ...database.lockRow });
    if (!meeting || !mayKnowMeeting(actor, meeting, service)) throw new DomainError('MEETING_NOT_FOUND', {}, 'id');
    checkConfers(actor, rightOf(act), meeting.center, service);
    const at = service.now();
    checkCourse(meeting, act, beijingDay(at));
    return work({ tx, meeting, actor, at });
  });
  service.relay.ring();
  return done;
}

export const stepOf = (act: MeetingStep['act'], { id, role }: Actor, at: Date): MeetingStep => ({
  ...{ act, at: at.toISOString(), by: id, role },
});

/** Writes what changed of a meeting, and answers it as it is now. */
export async function change(tx: EntityManager, meeting: MeetingRow, what: Partial<MeetingRow>): Promise<MeetingRow> {
  await tx.update(MeetingRow, { id: meeting.id }, what);
  return { ...meeting, ...what };
}
