import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Changed, GuideChangeState } from '../../../shared/domain/kinds/guideChange.ts';
import type { KindStep } from './KindRows.ts';

/** A change of the guide of an item, or of the list of items (办事指南、事项清单变更), that cases have brought about. Rows are never deleted. */
@Entity('guide_changes')
@Index('guide_changes_listed', ['center', 'from', 'id'])
export class GuideChangeRow {
  @PrimaryColumn('varchar', { length: 36 })
  id: string;

  /** Who decides it. */
  @Column('varchar', { length: 16 })
  center: string;

  @Column('varchar', { length: 16 })
  changes: Changed;

  /** The service item as it is written, and its key by which cases are counted. */
  @Column('varchar', { length: 100 })
  item: string;

  @Column('varchar', { length: 64, name: 'item_key' })
  itemKey: string;

  @Column('varchar', { length: 1000 })
  text: string;

  @Column('varchar', { length: 300, nullable: true })
  basis: string | null;

  /** The department whose guide or list it is. */
  @Column('varchar', { length: 100 })
  department: string;

  @Column('varchar', { length: 10, name: 'from_on' })
  from: string;

  /** The kind of matter that it comes from; null for single cases. */
  @Column('varchar', { length: 36, nullable: true })
  kind: string | null;

  @Column('varchar', { length: 16 })
  state: GuideChangeState;

  @Column('varchar', { length: 10, name: 'adopted_on', nullable: true })
  adoptedOn: string | null;

  /** How many cases of the item came on which day in the area, as of the last look; null before there was one. */
  @Column('simple-json')
  days: Readonly<Record<string, number>>;

  @Column('varchar', { length: 24, name: 'looked_at', nullable: true })
  lookedAt: string | null;

  @Column('simple-json')
  steps: readonly KindStep[];
}

/** A case that brought a change about. */
@Entity('guide_change_cases')
@Index('guide_change_cases_uid', ['uid'])
export class GuideChangeCase {
  @PrimaryColumn('varchar', { length: 36 })
  change: string;

  @PrimaryColumn('varchar', { length: 36 })
  uid: string;
}
