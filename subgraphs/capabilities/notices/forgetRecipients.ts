import { type EntityManager, IsNull, Not } from 'typeorm';
import type { Forgotten, Service } from '../../kit/subgraph.ts';
import { Notice } from '../cases/Notice.ts';

/**
 * Takes off the notices of a case where they went, masked as it is, and what an older release kept here of messages to the
 * reporter: their texts stand on the ledger and are erased there.
 */
export async function forgetRecipients(tx: EntityManager, _service: Service, uid: string): Promise<Forgotten> {
  const { affected } = await tx.update(Notice, { uid, recipientMasked: Not(IsNull()) }, { recipientMasked: null });
  const contacted = await tx.findBy(Notice, { uid, event: 'contacted' });
  const written = contacted.filter(({ params }) => params.text !== undefined);
  for (const { id, params } of written) {
    const { text: _text, ...kept } = params;
    await tx.update(Notice, { id }, { params: kept });
  }
  return { noticeRecipients: affected ?? 0, messages: written.length };
}
