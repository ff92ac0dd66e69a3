import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { RoleName } from '../../../shared/domain/access/roles.ts';
import type { AttachmentUse } from '../../../shared/domain/attachment/uses.ts';

/** A file on its way. It goes with no case until all of it has come and was looked at; what is left lying is thrown away. */
@Entity('attachment_uploads')
@Index('attachment_uploads_of', ['uid', 'startedAt'])
export class Upload {
  /** Random: who knows it goes on with it. */
  @PrimaryColumn('varchar', { length: 36 })
  id: string;

  @Column('varchar', { length: 36 })
  uid: string;

  /** Encrypted. */
  @Column('text')
  name: string;

  @Column('int', { name: 'size_bytes' })
  bytes: number;

  /** SHA-256 of what is sent, as the sender has it; null where a browser could not compute it. */
  @Column('varchar', { length: 64, nullable: true })
  sha256: string | null;

  @Column('varchar', { length: 12, name: 'used_for' })
  use: AttachmentUse;

  @Column('int', { nullable: true })
  supplement: number | null;

  @Column('varchar', { length: 64, name: 'by_id' })
  by: string;

  @Column('varchar', { length: 32, name: 'by_role' })
  role: RoleName;

  @Column('varchar', { length: 16, name: 'by_center' })
  center: string;

  @Index('attachment_uploads_started')
  @Column('varchar', { length: 24, name: 'started_at' })
  startedAt: string;

  @Index('attachment_uploads_sealed')
  @Column('varchar', { length: 40, name: 'sealed_with' })
  sealedWith: string;
}
