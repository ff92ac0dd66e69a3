import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { RoleName } from '../../../shared/domain/access/roles.ts';
import type { AttachmentKind } from '../../../shared/domain/attachment/kinds.ts';
import type { AttachmentUse } from '../../../shared/domain/attachment/uses.ts';

/** A file that goes with a case (附件). What is in it stands in pieces beside it; the ledger has its hash. Rows are added, never changed. */
@Entity('attachments')
export class Attachment {
  @PrimaryColumn('varchar', { length: 36 })
  uid: string;

  /** From 1. */
  @PrimaryColumn('int')
  no: number;

  /** Whose pieces they are: the upload that it came with. */
  @Index('attachments_content', { unique: true })
  @Column('varchar', { length: 36 })
  content: string;

  /** Its name, encrypted: people name files after people. */
  @Column('text')
  name: string;

  @Column('varchar', { length: 8 })
  kind: AttachmentKind;

  @Column('int', { name: 'size_bytes' })
  bytes: number;

  /** SHA-256 of what is kept, which is not what was sent where a photograph lost its place. */
  @Column('varchar', { length: 64 })
  sha256: string;

  @Column('varchar', { length: 12, name: 'used_for' })
  use: AttachmentUse;

  /** The missing material that it is brought for. */
  @Column('int', { nullable: true })
  supplement: number | null;

  @Column('varchar', { length: 24, name: 'added_at' })
  addedAt: string;

  @Column('varchar', { length: 64, name: 'added_by' })
  addedBy: string;

  @Column('varchar', { length: 32, name: 'added_role' })
  role: RoleName;

  /** The center of who added it. */
  @Column('varchar', { length: 16, name: 'added_center' })
  center: string;

  @Index('attachments_sealed')
  @Column('varchar', { length: 40, name: 'sealed_with' })
  sealedWith: string;
}
