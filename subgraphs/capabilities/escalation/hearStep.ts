import { statusAfterStep } from '../../../shared/domain/case/escalation.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import type { MessageHandler } from '../../kit/subgraph.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { Escalation } from '../cases/Escalation.ts';
import { STEP_BODY } from '../cases/packet.ts';
import { record } from '../cases/record.ts';

/** The level above tells what it did with what this level asked; the window that took the case sees every step (AH-28). */
export const hearStep: MessageHandler = async (tx, service, { uid, origin, body }) => {
  const read = STEP_BODY.safeParse(body);
  if (!read.success) throw new DomainError('MESSAGE_MALFORMED');
  const { center, step, by, detail } = read.data;
  const file = await tx.findOne(CaseFile, { where: { uid }, ...service.database.lockRow });
  if (!file || file.center !== center || !service.tree.has(by)) throw new DomainError('MESSAGE_MISDIRECTED');

  const status = by === file.raisedTo ? statusAfterStep(step) : undefined;
  if (status) {
    const round = await tx.countBy(Escalation, { uid, side: 'raised' });
    const answer = detail.decision ?? detail.instruction ?? null;
    const answered = answer === null ? {} : { answer, answeredAt: service.now().toISOString() };
    await tx.update(Escalation, { uid, side: 'raised', round }, { status, ...answered });
  }
  const { state, raised, asked } = file;
  const change = { state, asked, raised: status ?? raised };
  const deed = {
    act: 'hearStep',
    by: { id: origin, role: null, center: by },
    detail: { step, by, ...detail },
  } as const;
  await record(tx, service, file, change, deed);
};
