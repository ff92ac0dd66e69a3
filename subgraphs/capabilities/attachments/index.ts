import { defineCapability } from '../../kit/subgraph.ts';
import { Attachment } from './Attachment.ts';
import { AttachmentPiece } from './AttachmentPiece.ts';
import { AttachmentsResolver } from './AttachmentsResolver.ts';
import { forgetAttachments } from './forgetAttachments.ts';
import { broughtFor, filesForReporter, resultPhotographs } from './lookInto.ts';
import { Attachments1767225720001 } from './migrations/1767225720001-Attachments.ts';
import { SEALED } from './sealAttachments.ts';
import { dropStale } from './bringIn.ts';
import { Upload } from './Upload.ts';

/** Files that go with a case (附件): brought by whoever reports or works on it, kept encrypted at the level of the case, opened on record. */
export const attachments = defineCapability({
  name: 'attachments',
  needs: ['cases', 'policy'],
  acts: ['attach', 'openAttachment'],
  entities: [Attachment, AttachmentPiece, Upload],
  migrations: [Attachments1767225720001],
  sealed: SEALED,
  resolvers: [AttachmentsResolver],
  forget: forgetAttachments,
  filesForReporter,
  broughtFor,
  resultPhotographs,
  jobs: [{ name: 'stale-uploads', everySeconds: 600, run: dropStale }],
});
