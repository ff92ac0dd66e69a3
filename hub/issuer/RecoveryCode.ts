import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A code that stands in once for a lost second factor. */
@Entity('issuer_recovery_codes')
export class RecoveryCode {
  /** A keyed hash of account and code. */
  @PrimaryColumn('varchar', { length: 64 })
  hash: string;

  @Column('varchar', { length: 64 })
  account: string;
}
