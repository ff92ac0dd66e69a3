import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Wrong codes that were tried with one case number, there or not (N12). Forgotten after a day. */
@Entity('code_tries')
@Index('code_tries_last', ['lastAt'])
export class CodeTry {
  /** The number, hashed with the secret of the database: the table is no list of numbers. */
  @PrimaryColumn('varchar', { length: 32, name: 'number_hash' })
  numberHash: string;

  @Column('int')
  wrong: number;

  @Column('varchar', { length: 24, name: 'last_at' })
  lastAt: string;

  @Column('varchar', { length: 24, name: 'locked_until', nullable: true })
  lockedUntil: string | null;
}
