import type { EntityManager } from 'typeorm';
import type { Forgotten, Service } from '../../kit/subgraph.ts';
import { Attachment } from './Attachment.ts';
import { AttachmentPiece } from './AttachmentPiece.ts';
import { Upload } from './Upload.ts';

/** Deletes all files of a case, whoever brought them: nobody can tell which of them shows the reporter. Their lines on the ledger stay. */
export async function forgetAttachments(tx: EntityManager, _service: Service, uid: string): Promise<Forgotten> {
  const { affected } = await tx.delete(Attachment, { uid });
  await tx.delete(Upload, { uid });
  await tx.delete(AttachmentPiece, { uid });
  return { attachments: affected ?? 0 };
}
