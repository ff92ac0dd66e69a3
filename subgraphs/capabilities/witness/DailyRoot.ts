import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { LevelName } from '../../../shared/domain/levels.ts';

/** What a root is made from, and who signed it: the same in the level’s own table and at its witness. */
export abstract class SignedRoot {
  @PrimaryColumn('varchar', { length: 16 })
  center: string;

  /** The day in Beijing that it closes. */
  @PrimaryColumn('varchar', { length: 10 })
  day: string;

  @Column('int', { name: 'line_count' })
  count: number;

  @Column('int', { name: 'first_seq' })
  firstSeq: number;

  @Column('int', { name: 'last_seq' })
  lastSeq: number;

  @Column('varchar', { length: 64 })
  tree: string;

  @Column('varchar', { length: 64, name: 'prev_root' })
  prevRoot: string;

  @Column('varchar', { length: 64 })
  root: string;

  @Column('varchar', { length: 16 })
  kid: string;

  @Column('varchar', { length: 86 })
  signature: string;
}

/** A closed day of one center of this level (日封账). Written once; only the word of its witness is added. */
@Entity('daily_roots')
@Index('daily_roots_offer', ['offerAt'])
export class DailyRoot extends SignedRoot {
  @Column('varchar', { length: 24, name: 'closed_at' })
  closedAt: string;

  /** When it is to be shown to its witness, at the earliest; null once it is on its way. */
  @Column('varchar', { length: 24, name: 'offer_at', nullable: true })
  offerAt: string | null;

  /** The level that has countersigned it; the four columns are null until then. */
  @Column('varchar', { length: 16, nullable: true })
  witness: LevelName | null;

  @Column('varchar', { length: 16, name: 'witness_kid', nullable: true })
  witnessKid: string | null;

  @Column('varchar', { length: 24, name: 'witnessed_at', nullable: true })
  witnessedAt: string | null;

  @Column('varchar', { length: 86, nullable: true })
  countersignature: string | null;

  /** The code with which the witness refused to countersign it. */
  @Column('varchar', { length: 40, nullable: true })
  refusal: string | null;
}
