import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One sign-in, until its person signs out or it runs out. */
@Entity('issuer_sessions')
export class Session {
  @PrimaryColumn('varchar', { length: 36 })
  id: string;

  @Column('varchar', { length: 64 })
  account: string;

  /** SHA-256 of the secret that gets the next token. It is random, so no salt is needed. */
  @Column('varchar', { length: 64, name: 'refresh_hash' })
  refreshHash: string;

  @Column('varchar', { length: 64, name: 'previous_hash', nullable: true })
  previousHash: string | null;

  @Column('varchar', { length: 24, name: 'opened_at' })
  openedAt: string;

  @Column('varchar', { length: 24, name: 'rotated_at' })
  rotatedAt: string;

  @Column('varchar', { length: 24, name: 'ended_at', nullable: true })
  endedAt: string | null;
}
