import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One version of a policy pack (政策包). Rows are added, never changed and never deleted: cases name them. */
@Entity('policy_packs')
export class PackRow {
  @PrimaryColumn('varchar', { length: 32 })
  pack: string;

  @PrimaryColumn('int')
  version: number;

  /** Its first day, YYYY-MM-DD in Beijing. */
  @Column('varchar', { length: 10, name: 'effective_from' })
  effectiveFrom: string;

  /** The pack as its file has it, JSON. */
  @Column('text')
  body: string;

  @Column('varchar', { length: 24, name: 'published_at' })
  publishedAt: string;

  /** Who published it; null for a pack that came with the hub or from another level. */
  @Column('varchar', { length: 64, name: 'published_by', nullable: true })
  publishedBy: string | null;
}
