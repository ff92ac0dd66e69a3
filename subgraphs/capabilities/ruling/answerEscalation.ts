import { placeOf } from '../../../shared/domain/access/duty.ts';
import type { EscalationStatus } from '../../../shared/domain/case/escalation.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { actOnCase, type Alongside } from '../cases/actOnCase.ts';
import type { CaseFile } from '../cases/CaseFile.ts';
import { Escalation } from '../cases/Escalation.ts';

/** Answers what the level below asked; the answer goes down in the same commit. */
export function answerEscalation(
  ctx: RequestContext,
  uid: string,
  act: 'acceptEscalation' | 'decideEscalation' | 'returnEscalation',
  status: EscalationStatus,
  detail: Readonly<Record<string, string>> = {},
): Promise<CaseFile> {
  const alongside: Alongside = async (tx, _file, { at, actor }) => {
    const round = await tx.maximum(Escalation, 'round', { uid, side: 'asked' });
    const [answer] = Object.values(detail);
    const answered = answer === undefined ? {} : { answer, answeredAt: at.toISOString() };
    await tx.update(Escalation, { uid, side: 'asked', round: round ?? 1 }, { status, ...answered });
    // whoever takes it on answers for it at this level (LH-08)
    return act === 'acceptEscalation' ? { set: { ownerId: placeOf(actor) } } : undefined;
  };
  return actOnCase(ctx, { uid, act, detail, alongside });
}
