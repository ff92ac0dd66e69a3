import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What was filled into the fields that a unit added to an official form (SJ-63): it may be personal, so it is sealed. */
@Entity('form_values')
export class FormValues {
  @PrimaryColumn('varchar', { length: 36 })
  uid: string;

  /** The key of the form in the policy, as form.registration. */
  @PrimaryColumn('varchar', { length: 40 })
  form: string;

  /** The values by code, as JSON, sealed. */
  @Column('text')
  filled: string;

  @Index('form_values_sealed')
  @Column('varchar', { length: 40, name: 'sealed_with', default: '' })
  sealedWith: string;
}
