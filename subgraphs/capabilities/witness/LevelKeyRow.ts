import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LevelName } from '../../../shared/domain/levels.ts';

/** A public key that this level takes for another level’s, or its own: the first that came, and what its operators added. */
@Entity('level_keys')
export class LevelKeyRow {
  @PrimaryColumn('varchar', { length: 16 })
  level: LevelName;

  @PrimaryColumn('varchar', { length: 16 })
  kid: string;

  @Column('varchar', { length: 43, name: 'public_key' })
  publicKey: string;

  @Column('varchar', { length: 24, name: 'pinned_at' })
  pinnedAt: string;
}
