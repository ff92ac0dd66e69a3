import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The last serial given at a center on a day. Taken in the commit of the registration, so that no number is ever missing. */
@Entity('case_serials')
export class CaseSerial {
  @PrimaryColumn('varchar', { length: 16 })
  center: string;

  /** YYYYMMDD, Beijing. */
  @PrimaryColumn('varchar', { length: 8 })
  day: string;

  @Column('int')
  last: number;
}
