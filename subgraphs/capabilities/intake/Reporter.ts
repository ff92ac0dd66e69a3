import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who reported (反映人). Stands in a table of its own, at the window that took the case, and never travels with it. */
@Entity('reporters')
export class Reporter {
  @PrimaryColumn('varchar', { length: 36 })
  uid: string;

  @Column('varchar', { length: 16, default: 'citizen' })
  kind: 'citizen' | 'enterprise';

  @Column('varchar', { length: 50 })
  name: string;

  @Column('varchar', { length: 30 })
  phone: string;
}
