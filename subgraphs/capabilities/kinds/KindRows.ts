import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Cause } from '../../../shared/domain/case/causes.ts';
import type { KindState, MeasureKind, MeasureTerm } from '../../../shared/domain/kinds/measure.ts';

/** One thing that was done to a kind or a measure. */
export interface KindStep {
  act: string;
  /** ISO instant. */
  at: string;
  by: string;
  role: string;
  text: string | null;
}

/** How many cases of a kind came at a center. */
export interface KindPlace {
  center: string;
  cases: number;
}

/** A kind of matter that stands out in the area of a center (一类事), N9. Its id is made of what it is, so that it is found once. */
@Entity('kinds')
@Index('kinds_listed', ['center', 'state', 'weight', 'id'])
@Index('kinds_item', ['item'])
export class KindRow {
  @PrimaryColumn('varchar', { length: 36 })
  id: string;

  /** In whose area. */
  @Column('varchar', { length: 16 })
  center: string;

  /** The key of the service item. */
  @Column('varchar', { length: 64 })
  item: string;

  @Column('varchar', { length: 24, nullable: true })
  cause: Cause | null;

  @Column('varchar', { length: 500, nullable: true })
  rule: string | null;

  /** Two codes of departments, with a + between them. */
  @Column('varchar', { length: 60, nullable: true })
  pair: string | null;

  @Column('varchar', { length: 16 })
  state: KindState;

  /** How much it stands out, in hundredths: what a list is ordered by. */
  @Column('int')
  weight: number;

  @Column('int')
  cases: number;

  @Column('int')
  centers: number;

  @Column('int')
  months: number;

  /** In hundredths of a case. */
  @Column('int')
  expected: number;

  @Column('int')
  bad: number;

  /** Whether the last look still found it. */
  @Column('boolean')
  stands: boolean;

  /** How many of its cases came on which day, over the months that are looked at. */
  @Column('simple-json')
  days: Readonly<Record<string, number>>;

  /** The latest of its cases, by uid. */
  @Column('simple-json')
  uids: readonly string[];

  /** At which centers its cases were registered, and how many at each, the most first. */
  @Column('simple-json', { nullable: true })
  places: readonly KindPlace[] | null;

  /** Who is to see to it: a center, and a department there. */
  @Column('varchar', { length: 16, nullable: true })
  owner: string | null;

  @Column('varchar', { length: 100, name: 'owner_department', nullable: true })
  ownerDepartment: string | null;

  @Column('varchar', { length: 24, name: 'looked_at' })
  lookedAt: string;

  @Column('simple-json')
  steps: readonly KindStep[];
}

/** What is done so that a kind does not come again (改进措施): where it was decided, and as it was told at each level below that it concerns. */
@Entity('kind_measures')
@Index('kind_measures_kind', ['kind', 'from', 'id'])
@Index('kind_measures_item', ['item'])
export class MeasureRow {
  @PrimaryColumn('varchar', { length: 36 })
  id: string;

  @Column('varchar', { length: 36 })
  kind: string;

  /** Counts the changes where it was decided, from 1: of two messages the later one stands. */
  @Column('int', { default: 1 })
  rev: number;

  @Column('varchar', { length: 16 })
  center: string;

  /** Who sees to it: a center, and a department there, as the kind says. */
  @Column('varchar', { length: 16, nullable: true })
  owner: string | null;

  @Column('varchar', { length: 100, name: 'owner_department', nullable: true })
  ownerDepartment: string | null;

  @Column('varchar', { length: 64 })
  item: string;

  @Column('varchar', { length: 24, nullable: true })
  cause: Cause | null;

  @Column('varchar', { length: 24 })
  what: MeasureKind;

  @Column('varchar', { length: 12 })
  term: MeasureTerm;

  @Column('varchar', { length: 1000 })
  text: string;

  @Column('varchar', { length: 300, nullable: true })
  basis: string | null;

  @Column('varchar', { length: 10, name: 'from_on' })
  from: string;

  @Column('varchar', { length: 10, name: 'ends_on', nullable: true })
  endsOn: string | null;

  /** When a makeshift became the rule (临时变长效), SH-16. */
  @Column('varchar', { length: 10, name: 'permanent_on', nullable: true })
  permanentOn: string | null;

  /** The cases that brought it about; empty where it was only told. */
  @Column('simple-json')
  uids: readonly string[];

  @Column('simple-json')
  steps: readonly KindStep[];
}
