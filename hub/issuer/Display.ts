import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A screen on a wall (大屏): a key that is shown once and reads figures of one area, until it runs out or is taken away. */
@Entity('issuer_displays')
@Index('issuer_displays_ends', ['endsAt'])
export class Display {
  /** Who it is in tokens and in the record of sign-ins. */
  @PrimaryColumn('varchar', { length: 36 })
  id: string;

  /** Where it hangs, as its administrator calls it. */
  @Column('varchar', { length: 60 })
  name: string;

  @Column('varchar', { length: 16 })
  center: string;

  /** SHA-256 of the key. It is random, so no salt is needed. */
  @Column('varchar', { length: 64, name: 'key_hash' })
  keyHash: string;

  @Column('varchar', { length: 24, name: 'made_at' })
  madeAt: string;

  /** When it runs out, or when it was taken away. */
  @Column('varchar', { length: 24, name: 'ends_at' })
  endsAt: string;

  @Column('varchar', { length: 24, name: 'seen_at', nullable: true })
  seenAt: string | null;
}
