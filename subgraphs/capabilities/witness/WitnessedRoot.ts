import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LevelName } from '../../../shared/domain/levels.ts';
import { SignedRoot } from './DailyRoot.ts';

/** This level’s copy of another level’s root (见证副本). Whoever rewrites a ledger would have to rewrite this, too (N13). */
@Entity('witnessed_roots')
export class WitnessedRoot extends SignedRoot {
  /** Whose root it is. */
  @PrimaryColumn('varchar', { length: 16 })
  level: LevelName;

  @Column('varchar', { length: 24, name: 'witnessed_at' })
  witnessedAt: string;

  @Column('varchar', { length: 16, name: 'witness_kid' })
  witnessKid: string;

  @Column('varchar', { length: 86 })
  countersignature: string;
}
