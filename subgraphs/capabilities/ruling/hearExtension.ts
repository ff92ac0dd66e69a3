import { decide } from '../../../shared/domain/case/decide.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import type { MessageHandler } from '../../kit/subgraph.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { inheritClock, passExtension } from '../cases/inheritClock.ts';
import { EXTENDED_BODY } from '../cases/packet.ts';
import { record } from '../cases/record.ts';
import { policyOfFile } from '../policy/policyAt.ts';

/** The window below has extended the citizen’s date; whoever works on the case above goes by the new one (LH-33, N2). */
export const hearExtension: MessageHandler = async (tx, service, { uid, origin, body }) => {
  const read = EXTENDED_BODY.safeParse(body);
  if (!read.success) throw new DomainError('MESSAGE_MALFORMED');
  const { center, dueOn, dueProvisional, clock } = read.data;
  const file = await tx.findOne(CaseFile, { where: { uid }, ...service.database.lockRow });
  if (!file || file.center !== center || file.askedBy === null) throw new DomainError('MESSAGE_MISDIRECTED');
  await inheritClock(tx, service, file, clock);
  const change = decide(file, 'moveDue', policyOfFile(service, file));
  const by = { id: origin, role: null, center };
  const detail = { clock: 'citizen', step: 'extend', from: file.dueOn, until: dueOn };
  await record(
    tx,
    service,
    file,
    { ...change, dueOn, dueProvisional },
    { act: 'moveDue', by, detail, fromBelow: true },
  );
  await passExtension(tx, service, file, { dueOn, dueProvisional, clock });
};
