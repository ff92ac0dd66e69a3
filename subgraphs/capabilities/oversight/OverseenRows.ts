import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { CaseState } from '../../../shared/domain/case/lifecycle.ts';
import type { LevelName } from '../../../shared/domain/levels.ts';
import type { Dimension, Figure } from '../../../shared/domain/tally/cells.ts';
import type { Counted } from '../../../shared/domain/tally/counted.ts';

/** How far this level has counted the ledger of a level below. */
@Entity('overseen_sources')
export class OverseenSource {
  @PrimaryColumn('varchar', { length: 16 })
  level: LevelName;

  /** The database whose lines these are; a new one is counted from its first line. */
  @Column('varchar', { length: 8 })
  epoch: string;

  /** Lines counted here, and lines that there are by its own word. */
  @Column('int', { name: 'counted_lines' })
  position: number;

  @Column('int', { name: 'told_lines' })
  told: number;

  @Column('varchar', { length: 24, name: 'heard_at', nullable: true })
  heardAt: string | null;

  /** When the last line was written that is counted here. */
  @Column('varchar', { length: 24, name: 'last_at', nullable: true })
  lastAt: string | null;

  /** When it was last asked for lines that are missing. */
  @Column('varchar', { length: 24, name: 'asked_at', nullable: true })
  askedAt: string | null;
}

/** A file of a level below, as far as it counts: no person, no title (N12). */
@Entity('overseen_files')
@Index('overseen_files_listed', ['openedAt', 'uid'])
@Index('overseen_files_center', ['center', 'openedAt', 'uid'])
@Index('overseen_files_state', ['state', 'level'])
export class OverseenFile {
  @PrimaryColumn('varchar', { length: 36 })
  uid: string;

  @PrimaryColumn('varchar', { length: 16 })
  level: LevelName;

  @Column('varchar', { length: 40 })
  number: string;

  @Column('varchar', { length: 16 })
  center: string;

  @Column('varchar', { length: 16 })
  origin: string;

  @Column('varchar', { length: 24 })
  state: CaseState;

  @Column('boolean', { name: 'is_open' })
  open: boolean;

  @Column('varchar', { length: 10, name: 'due_on' })
  dueOn: string;

  /** When the file was opened at its level, and when something was last done to it. */
  @Column('varchar', { length: 24, name: 'opened_at' })
  openedAt: string;

  @Column('varchar', { length: 24, name: 'updated_at' })
  updatedAt: string;

  /** Null for a file of a release that counted nothing, until something is done to it. */
  @Column('simple-json', { nullable: true })
  counted: Counted | null;

  /** The article that its last no rested on (依据); null for none, and where its level has not told it. */
  @Column('varchar', { length: 400, nullable: true })
  rule: string | null;

  /** What it has added to the counters by which centers are compared: what is taken out again where it is excluded (N11). */
  @Column('simple-json', { nullable: true })
  compared: readonly ComparedCell[] | null;
}

/** Figure, dimension, day and value of a counter to which a file has added one. */
export type ComparedCell = readonly [figure: Figure, dimension: Dimension, day: string, value: string];

/** A file that a person has taken out of the comparison of centers, with the reason (N11, AH-20). Rows are ended, and never deleted. */
@Entity('comparison_exclusions')
@Index('comparison_exclusions_file', ['uid', 'level'])
@Index('comparison_exclusions_center', ['center', 'at'])
export class ComparisonExclusion {
  @PrimaryColumn('varchar', { length: 36 })
  id: string;

  @Column('varchar', { length: 36 })
  uid: string;

  @Column('varchar', { length: 16 })
  level: LevelName;

  /** The center that holds the file. */
  @Column('varchar', { length: 16 })
  center: string;

  @Column('text')
  reason: string;

  @Column('varchar', { length: 24 })
  at: string;

  @Column('varchar', { length: 64, name: 'by_person' })
  by: string;

  @Column('varchar', { length: 32, name: 'by_role' })
  role: string;

  @Column('varchar', { length: 24, name: 'lifted_at', nullable: true })
  liftedAt: string | null;

  @Column('varchar', { length: 64, name: 'lifted_by', nullable: true })
  liftedBy: string | null;

  @Column('text', { name: 'lift_reason', nullable: true })
  liftReason: string | null;
}

/** A counter of a center below, as its own level has it. */
@Entity('overseen_tallies', { withoutRowid: true })
export class OverseenTally {
  @PrimaryColumn('varchar', { length: 16 })
  figure: Figure;

  @PrimaryColumn('varchar', { length: 16 })
  dimension: Dimension;

  @PrimaryColumn('varchar', { length: 10 })
  span: string;

  @PrimaryColumn('varchar', { length: 64 })
  value: string;

  @PrimaryColumn('varchar', { length: 16 })
  level: LevelName;

  @PrimaryColumn('varchar', { length: 16 })
  center: string;

  @Column('int')
  n: number;
}

/**
 * The sum of a counter over an area with everything in it, of what there are too many counters to add them up at each look: items,
 * of which a district has hundreds. Kept in the same commit as the counters that it is of.
 */
@Entity('overseen_sums', { withoutRowid: true })
export class OverseenSum {
  @PrimaryColumn('varchar', { length: 16 })
  area: string;

  @PrimaryColumn('varchar', { length: 16 })
  figure: Figure;

  @PrimaryColumn('varchar', { length: 16 })
  dimension: Dimension;

  @PrimaryColumn('varchar', { length: 10 })
  span: string;

  @PrimaryColumn('varchar', { length: 64 })
  value: string;

  @PrimaryColumn('varchar', { length: 16 })
  level: LevelName;

  @Column('int')
  n: number;
}
