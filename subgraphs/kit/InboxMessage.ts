import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A message that has arrived and had its one effect. Its key is what makes the effect happen once. */
@Entity('inbox')
export class InboxMessage {
  @PrimaryColumn('varchar', { length: 32 })
  origin: string;

  @PrimaryColumn('int')
  seq: number;

  @Column('varchar', { length: 40 })
  topic: string;

  @Column('varchar', { length: 36 })
  uid: string;

  @Column('varchar', { length: 24, name: 'received_at' })
  receivedAt: string;

  @Column('varchar', { length: 40, nullable: true })
  refusal: string | null;
}
