import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { LevelName } from '../../shared/domain/levels.ts';

/** A message that leaves this level. Written in the commit of the change it speaks of, sent after it. */
@Entity('outbox')
@Index('outbox_open', ['receiptedAt', 'seq'])
export class OutboxMessage {
  @PrimaryGeneratedColumn()
  seq: number;

  @Column('varchar', { length: 16, name: 'to_level' })
  to: LevelName;

  @Column('varchar', { length: 40 })
  topic: string;

  @Column('varchar', { length: 36 })
  uid: string;

  @Column('simple-json')
  body: Record<string, unknown>;

  @Column('varchar', { length: 24, name: 'announced_at' })
  announcedAt: string;

  /** When the receiver's receipt came back; null while the message is still owed. */
  @Column('varchar', { length: 24, name: 'receipted_at', nullable: true })
  receiptedAt: string | null;

  /** The code with which the receiver refused it. */
  @Column('varchar', { length: 40, nullable: true })
  refusal: string | null;
}
