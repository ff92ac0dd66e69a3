import { DomainError } from '../../../shared/domain/errors.ts';
import type { MessageHandler } from '../../kit/subgraph.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { inheritClock, passExtension } from '../cases/inheritClock.ts';
import { setCitizenDate } from '../cases/keepClocks.ts';
import { EXTENDED_BODY } from '../cases/packet.ts';

/** The window below has extended the citizen’s date; whoever works on the case above goes by the new one (LH-33, N2). */
export const hearExtension: MessageHandler = async (tx, service, { uid, body }) => {
  const read = EXTENDED_BODY.safeParse(body);
  if (!read.success) throw new DomainError('MESSAGE_MALFORMED');
  const { center, dueOn, dueProvisional, clock } = read.data;
  const file = await tx.findOne(CaseFile, { where: { uid }, ...service.database.lockRow });
  if (!file || file.center !== center || file.askedBy === null) throw new DomainError('MESSAGE_MISDIRECTED');
  await inheritClock(tx, service, file, clock);
  await setCitizenDate(tx, uid, { dueOn, dueProvisional });
  await passExtension(tx, service, file, { dueOn, dueProvisional, clock });
};
