import { type EscalationStatus, statusAfterStep } from '../../../shared/domain/case/escalation.ts';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../../../shared/domain/errors.ts';
import type { MessageHandler, RefusalHandler, Service } from '../../kit/subgraph.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { Escalation } from '../cases/Escalation.ts';
import { RAISED_BODY, STEP_BODY } from '../cases/packet.ts';
import { record } from '../cases/record.ts';

/** The level above tells what it did with what this level asked; the window that took the case sees every step (AH-28). */
export const hearStep: MessageHandler = async (tx, service, { uid, origin, body }) => {
  const read = STEP_BODY.safeParse(body);
  if (!read.success) throw new DomainError('MESSAGE_MALFORMED');
  const { center, step, by, detail } = read.data;
  const file = await tx.findOne(CaseFile, { where: { uid }, ...service.database.lockRow });
  if (!file || file.center !== center || !service.tree.has(by)) throw new DomainError('MESSAGE_MISDIRECTED');

  await hear(tx, service, file, { origin, step, by, detail });
};

/**
 * The level above has refused the question itself, because the two levels do not agree on the directory. The file is free
 * again and says why, so that nobody waits for an answer that will not come.
 */
export const hearRefusal: RefusalHandler = async (tx, service, { uid, body }, code) => {
  const { to } = RAISED_BODY.parse(body);
  const file = await tx.findOne(CaseFile, { where: { uid }, ...service.database.lockRow });
  if (!file) throw new Error(`the outbox speaks of a case that is not here: ${uid}`);
  const detail = { instruction: `上级系统未能接收本次提级 (${code}),请核对两级的中心目录后重新提级。` };
  await hear(tx, service, file, { origin: service.name, step: 'returnEscalation', by: to, detail });
};

interface Step {
  origin: string;
  step: string;
  by: string;
  detail: Readonly<Record<string, string>>;
}

async function hear(
  tx: EntityManager,
  service: Service,
  file: CaseFile,
  { origin, step, by, detail }: Step,
): Promise<void> {
  const { uid, state, raised, asked } = file;
  const status = by === file.raisedTo ? statusAfterStep(step) : undefined;
  if (status) await answerRaised(tx, uid, status, detail, service.now());
  const change = { state, asked, raised: status ?? raised, done: file.done };
  const deed = {
    act: 'hearStep',
    by: { id: origin, role: null, center: by },
    detail: { step, by, ...detail },
  } as const;
  await record(tx, service, file, change, deed);
}

async function answerRaised(
  tx: EntityManager,
  uid: string,
  status: EscalationStatus,
  detail: Readonly<Record<string, string>>,
  at: Date,
): Promise<void> {
  const round = await tx.countBy(Escalation, { uid, side: 'raised' });
  const answer = detail.decision ?? detail.instruction ?? null;
  const answered = answer === null ? {} : { answer, answeredAt: at.toISOString() };
  await tx.update(Escalation, { uid, side: 'raised', round }, { status, ...answered });
}
