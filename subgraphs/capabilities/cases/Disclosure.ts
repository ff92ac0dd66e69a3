import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { RoleName } from '../../../shared/domain/access/roles.ts';
import type { DisclosurePurpose } from '../../../shared/domain/privacy/disclosure.ts';

/** One look at full personal data, or into a file of the case (N12): who, for what, until when. The data themselves are not in it. Rows are added, never changed. */
@Entity('disclosures')
@Index('disclosures_uid', ['uid', 'until'])
@Index('disclosures_at', ['at', 'mark'])
export class Disclosure {
  /** The mark that stands beside the data wherever they are shown, and leads back to here. */
  @PrimaryColumn('varchar', { length: 10 })
  mark: string;

  @Column('varchar', { length: 36 })
  uid: string;

  @Column('varchar', { length: 64 })
  person: string;

  @Column('varchar', { length: 32 })
  role: RoleName;

  /** The center of the person. */
  @Column('varchar', { length: 16 })
  center: string;

  @Column('varchar', { length: 12 })
  purpose: DisclosurePurpose;

  @Column('text')
  note: string;

  @Column('varchar', { length: 24, name: 'disclosed_at' })
  at: string;

  @Column('varchar', { length: 24, name: 'until_at' })
  until: string;

  /** The number of the file that was opened; null for a look at the reporter. */
  @Column('int', { nullable: true })
  attachment: number | null;
}
