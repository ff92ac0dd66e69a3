import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What may be done at the issuer. */
export type SignInAct =
  | 'sign-in'
  | 'refresh'
  | 'sign-out'
  | 'password'
  | 'second-factor'
  | 'add'
  | 'change'
  | 'disable'
  | 'enable'
  | 'reset'
  | 'rotate-keys'
  | 'read-sign-ins'
  | 'display'
  | 'display-add'
  | 'display-remove';

/** One line of who signed in, when, and how it went. Lines are added and never changed. */
@Entity('issuer_sign_ins')
export class SignIn {
  @PrimaryGeneratedColumn('increment')
  seq: number;

  @Index('issuer_sign_ins_at')
  @Column('varchar', { length: 24 })
  at: string;

  @Column('varchar', { length: 20 })
  act: SignInAct;

  /** Null for a name that no account has: people type passwords there by mistake. */
  @Column('varchar', { length: 64, nullable: true })
  account: string | null;

  /** `ok`, or the code of the refusal. */
  @Column('varchar', { length: 40 })
  result: string;

  /** The network address it came from; empty for the command line. */
  @Column('varchar', { length: 64 })
  origin: string;
}
