import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Dimension, Figure } from '../../../shared/domain/tally/cells.ts';

/**
 * A counter of a center, kept in the commit of each act (N7, N10). The key is in the order in which it is read: one figure, over a
 * stretch of days or as things stand, at every center.
 */
@Entity('tallies', { withoutRowid: true })
export class TallyRow {
  @PrimaryColumn('varchar', { length: 16 })
  figure: Figure;

  @PrimaryColumn('varchar', { length: 16 })
  dimension: Dimension;

  /** The day in Beijing, or its month; empty for how things stand now. */
  @PrimaryColumn('varchar', { length: 10 })
  span: string;

  @PrimaryColumn('varchar', { length: 64 })
  value: string;

  @PrimaryColumn('varchar', { length: 16 })
  center: string;

  @Column('int')
  n: number;
}
