import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Which department acts on an item, as it was ruled (派单目录): the next equal case goes there at once (N14, SH-44). */
@Entity('jurisdiction_rules')
export class JurisdictionRule {
  @PrimaryColumn('varchar', { length: 16 })
  center: string;

  @PrimaryColumn('varchar', { length: 100 })
  item: string;

  @Column('varchar', { length: 100 })
  department: string;

  /** The case it was ruled in. */
  @Column('varchar', { length: 36 })
  uid: string;

  @Column('varchar', { length: 24, name: 'ruled_at' })
  ruledAt: string;
}
