import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How many working days closed files took that have something in common (N17): made anew each day from what counts of files. */
@Entity('forecast_spreads')
export class SpreadRow {
  /** What they have in common, as `spreadNames` says it; with `|usual` behind a center how many files usually lie open there. */
  @PrimaryColumn('varchar', { length: 120 })
  name: string;

  @Column('int')
  cases: number;

  /** Pairs of working days and cases. */
  @Column('simple-json')
  days: readonly (readonly [number, number])[];
}
