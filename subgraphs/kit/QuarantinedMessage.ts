import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * A message that came over the road between levels with a signature that is none or not its own. It was not applied. What is
 * kept is why, and enough to find it again at a sender; its content may be anybody's and is not kept.
 */
@Entity('quarantine')
export class QuarantinedMessage {
  /** SHA-256 of the message, in hexadecimal: the same message again is the same row. */
  @PrimaryColumn('varchar', { length: 64 })
  digest: string;

  /** The error code: MESSAGE_UNSIGNED or MESSAGE_FORGED. */
  @Column('varchar', { length: 40 })
  reason: string;

  /** Whose it claims to be, where that can be read. */
  @Column('varchar', { length: 32, nullable: true })
  origin: string | null;

  @Column('int', { nullable: true })
  seq: number | null;

  /** How long it is, in bytes. */
  @Column('int')
  bytes: number;

  @Column('varchar', { length: 24, name: 'received_at' })
  receivedAt: string;
}
