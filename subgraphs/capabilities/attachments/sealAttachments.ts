import { type SealedTable, type Sealer } from '../../kit/vault/sealedTable.ts';
import { centersOf } from '../cases/centersOf.ts';
import { Attachment } from './Attachment.ts';
import { AttachmentPiece } from './AttachmentPiece.ts';
import { Upload } from './Upload.ts';

export const nameAt = ({ uid, no }: Pick<Attachment, 'uid' | 'no'>) => ({
  table: 'attachments',
  column: 'name',
  row: `${uid}/${no}`,
});
export const uploadAt = (id: string) => ({ table: 'attachment_uploads', column: 'name', row: id });
export const pieceAt = ({ owner, no }: Pick<AttachmentPiece, 'owner' | 'no'>) => ({
  table: 'attachment_pieces',
  column: 'sealed',
  row: `${owner}/${no}`,
});

/** The tables of this capability with sealed columns: names and contents alike. */
export const SEALED: readonly SealedTable[] = [
  {
    entity: Attachment,
    name: 'attachments',
    key: ['uid', 'no'],
    indexed: false,
    centersOf,
    reseal: (row: Attachment, sealer: Sealer) => ({
      name: sealer.seal(nameAt(row), sealer.read(nameAt(row), row.name)),
      sealedWith: sealer.mark,
    }),
  },
  {
    entity: AttachmentPiece,
    name: 'attachment_pieces',
    key: ['owner', 'no'],
    indexed: false,
    centersOf,
    reseal: (row: AttachmentPiece, sealer: Sealer) => ({
      sealed: sealer.resealBytes(pieceAt(row), row.sealed),
      sealedWith: sealer.mark,
    }),
  },
  {
    entity: Upload,
    name: 'attachment_uploads',
    key: ['id'],
    indexed: false,
    centersOf,
    reseal: (row: Upload, sealer: Sealer) => ({
      name: sealer.seal(uploadAt(row.id), sealer.read(uploadAt(row.id), row.name)),
      sealedWith: sealer.mark,
    }),
  },
];
