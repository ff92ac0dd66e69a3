import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What was filled into the fields that a unit added to an official form (SJ-63). */
@Entity('form_values')
export class FormValues {
  @PrimaryColumn('varchar', { length: 36 })
  uid: string;

  /** The key of the form in the policy, as form.registration. */
  @PrimaryColumn('varchar', { length: 40 })
  form: string;

  @Column('simple-json', { name: 'filled' })
  values: Record<string, string | string[]>;
}
