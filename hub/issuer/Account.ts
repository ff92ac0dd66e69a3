import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RoleName } from '../../shared/domain/access/roles.ts';

export type AccountStatus = 'active' | 'disabled';

/** Somebody who may sign in at this hub. */
@Entity('issuer_accounts')
export class Account {
  /** What the person signs in with, and what ledgers call them. */
  @PrimaryColumn('varchar', { length: 64 })
  id: string;

  /** The display name, sealed: it is personal. */
  @Column('text', { name: 'sealed_name' })
  sealedName: string;

  @Column('varchar', { length: 40 })
  role: RoleName;

  @Column('varchar', { length: 16 })
  center: string;

  /** The code of the department, for a role that works in one. */
  @Column('varchar', { length: 24, nullable: true })
  department: string | null;

  @Column('varchar', { length: 12 })
  status: AccountStatus;

  /** argon2id, with its parameters and salt in it. */
  @Column('varchar', { length: 200, name: 'password_hash' })
  passwordHash: string;

  /** An administrator made this password; it opens nothing but the way to another. */
  @Column('boolean', { name: 'must_change' })
  mustChange: boolean;

  @Column('varchar', { length: 24, name: 'password_set_at' })
  passwordSetAt: string;

  /** The secret of the second factor, sealed; null while there is none. */
  @Column('text', { name: 'sealed_totp', nullable: true })
  sealedTotp: string | null;

  /** Whether a code of it was ever right; until then it asks for nothing. */
  @Column('boolean', { name: 'totp_confirmed' })
  totpConfirmed: boolean;

  /** The 30-second step of the last code taken: neither it nor an older one counts again. */
  @Column('int', { name: 'totp_step' })
  totpStep: number;

  @Column('varchar', { length: 24, name: 'created_at' })
  createdAt: string;
}
