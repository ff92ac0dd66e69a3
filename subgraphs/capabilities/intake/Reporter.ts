import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * Who reported (反映人). Stands in a table of its own, at the window that took the case, and never travels with it. Name,
 * telephone and number are sealed (`subgraphs/kit/vault`); the hashes find the same person again.
 */
@Entity('reporters')
export class Reporter {
  @PrimaryColumn('varchar', { length: 36 })
  uid: string;

  @Column('varchar', { length: 16, default: 'citizen' })
  kind: 'citizen' | 'enterprise';

  /** Sealed: 50 characters of four bytes each are 356 letters. */
  @Column('varchar', { length: 400 })
  name: string;

  @Column('varchar', { length: 200 })
  phone: string;

  @Column('varchar', { length: 200, name: 'id_number', nullable: true })
  idNumber: string | null;

  @Index('reporters_phone')
  @Column('varchar', { length: 64, name: 'phone_hash', nullable: true })
  phoneHash: string | null;

  @Index('reporters_id')
  @Column('varchar', { length: 64, name: 'id_hash', nullable: true })
  idHash: string | null;

  /** The keys of the row; empty for plain text of a release without keys. */
  @Index('reporters_sealed')
  @Column('varchar', { length: 40, name: 'sealed_with', default: '' })
  sealedWith: string;
}
