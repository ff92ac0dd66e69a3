import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Failures in a row under one name, whether somebody has that name or not. */
@Entity('issuer_attempts')
export class Attempt {
  /** A keyed hash of the name: what was typed may have been a password. */
  @PrimaryColumn('varchar', { length: 64 })
  name: string;

  @Column('int')
  failures: number;

  @Column('varchar', { length: 24, name: 'last_at' })
  lastAt: string;

  @Column('varchar', { length: 24, name: 'locked_until', nullable: true })
  lockedUntil: string | null;
}
