import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { LevelName } from '../../../shared/domain/levels.ts';

/** One center of the directory, working or retired. Rows are never deleted: cases refer to them. */
@Entity('centers')
export class CenterRow {
  @PrimaryColumn('varchar', { length: 16 })
  code: string;

  @Column('varchar', { length: 80 })
  name: string;

  @Column('varchar', { length: 16 })
  level: LevelName;

  @Column('varchar', { length: 16 })
  kind: 'division' | 'zone' | 'subCenter';

  @Index('centers_parent')
  @Column('varchar', { length: 16, nullable: true })
  parent: string | null;

  /** The division code; null for a center that is not a division. */
  @Column('varchar', { length: 12, nullable: true })
  adcode: string | null;

  /** How many windows it has: at least one (SJ-09). */
  @Column('int')
  windows: number;

  /** First day, where known. */
  @Column('varchar', { length: 10, name: 'valid_from', nullable: true })
  validFrom: string | null;

  /** The day on which it ceased; null while it works. */
  @Column('varchar', { length: 10, name: 'valid_to', nullable: true })
  validTo: string | null;

  /** The center that took over. */
  @Column('varchar', { length: 16, nullable: true })
  successor: string | null;
}
