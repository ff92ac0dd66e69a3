import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DepartmentVersion } from '../../../shared/domain/department/department.ts';

/** An entry of the register of a center: added, never changed, so that an old order’s department can be explained. */
@Entity('stationed_departments')
export class DepartmentRow implements DepartmentVersion {
  @PrimaryColumn('varchar', { length: 16 })
  center: string;

  /** Its number in the register of the center, from 1. */
  @PrimaryColumn('int')
  no: number;

  @Column('varchar', { length: 24 })
  code: string;

  @Column('varchar', { length: 100 })
  name: string;

  @Column('simple-json', { name: 'other_names' })
  otherNames: readonly string[];

  @Column('varchar', { length: 10, name: 'valid_from' })
  validFrom: string;

  @Column('varchar', { length: 10, name: 'valid_to', nullable: true })
  validTo: string | null;

  @Column('varchar', { length: 64, name: 'entered_by' })
  enteredBy: string;

  @Column('varchar', { length: 24, name: 'entered_at' })
  enteredAt: string;
}
