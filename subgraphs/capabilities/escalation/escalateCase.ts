import type { EntityManager } from 'typeorm';
import { type EscalationPacket, escalationTarget } from '../../../shared/domain/case/escalation.ts';
import { requiredText } from '../../../shared/domain/case/text.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { announce } from '../../kit/outbox.ts';
import { actOnCase } from '../cases/actOnCase.ts';
import type { CaseFile } from '../cases/CaseFile.ts';
import { Escalation } from '../cases/Escalation.ts';
import { RAISED, type RaisedBody } from '../cases/packet.ts';

/** Asks the level above (提级). The file stays here and stays open; the packet goes up in the same commit (AH-32, N2). */
export function escalateCase(ctx: RequestContext, uid: string, packet: EscalationPacket): Promise<CaseFile> {
  const checked: EscalationPacket = {
    tried: requiredText('tried', packet.tried),
    question: requiredText('question', packet.question),
    authorityWanted: requiredText('authorityWanted', packet.authorityWanted),
  };
  return actOnCase(ctx, uid, 'escalate', { ...checked }, async (tx, file, at) => {
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
    const { number, title, item, demand, causes, origin, registeredAt, dueOn, dueProvisional, generated } = file;
    const about = { number, title, item, demand, causes, origin, registeredAt, dueOn, dueProvisional, generated };
    const body: RaisedBody = { from: file.center, to: above.code, ...about, ...question };
    await announce(tx, { to: above.level, topic: RAISED, uid, body, at });
    return { raisedTo: above.code };
  });
}

const nextRound = async (tx: EntityManager, uid: string) => (await tx.countBy(Escalation, { uid, side: 'raised' })) + 1;
