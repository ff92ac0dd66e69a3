import type { EntityManager } from 'typeorm';
import { type EscalationPacket, escalationTarget } from '../../../shared/domain/case/escalation.ts';
import { requiredText } from '../../../shared/domain/case/text.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { announce } from '../../kit/outbox.ts';
import { actOnCase, type Alongside } from './actOnCase.ts';
import { CaseClock } from './CaseClock.ts';
import type { CaseFile } from './CaseFile.ts';
import { Escalation } from './Escalation.ts';
import { RAISED, type RaisedBody } from './packet.ts';

/** Asks the level above (提级). The file stays here and stays open; the packet goes up in the same commit (AH-32, N2). */
export function escalateCase(ctx: RequestContext, uid: string, packet: EscalationPacket): Promise<CaseFile> {
  const checked: EscalationPacket = {
    tried: requiredText('tried', packet.tried),
    question: requiredText('question', packet.question),
    authorityWanted: requiredText('authorityWanted', packet.authorityWanted),
  };
  const alongside: Alongside = async (tx, file, { at }) => {
    const above = escalationTarget(ctx.service.tree, file.center);
    const round = await nextRound(tx, uid);
    const raisedAt = at.toISOString();
    const question = { ...checked, round, raisedAt };
    await tx.insert(Escalation, {
      uid,
      side: 'raised',
      peer: above.code,
      status: 'open',
      ...question,
      answer: null,
      answeredAt: null,
    });
    const { number, title, kind, item, demand, causes, origin, registeredAt, dueOn, dueProvisional, generated } = file;
    const about = { number, title, kind, item, demand, causes, origin, registeredAt, dueOn, dueProvisional, generated };
    const body: RaisedBody = {
      from: file.center,
      to: above.code,
      ...about,
      ...question,
      clock: await citizenClock(tx, uid),
    };
    await announce(tx, { to: above.level, topic: RAISED, uid, body, at });
    return { set: { raisedTo: above.code } };
  };
  return actOnCase(ctx, { uid, act: 'escalate', detail: { ...checked }, alongside });
}

/** The citizen's clock travels as what happened to it, so that the level above can say why that date, too (N2, N3). */
async function citizenClock(tx: EntityManager, uid: string): Promise<RaisedBody['clock']> {
  const clock = await tx.findOne(CaseClock, { where: { uid, kind: 'citizen' }, order: { id: 'DESC' } });
  return clock?.events ?? [];
}

const nextRound = async (tx: EntityManager, uid: string) => (await tx.countBy(Escalation, { uid, side: 'raised' })) + 1;
