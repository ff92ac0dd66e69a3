import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What an edition of the directory changed. Lines are added, never changed. */
@Entity('center_changes')
export class CenterChange {
  @PrimaryGeneratedColumn()
  seq: number;

  @Column('varchar', { length: 16 })
  code: string;

  @Column('varchar', { length: 16 })
  change: 'added' | 'changed' | 'retired';

  /** The former values of what changed. */
  @Column('simple-json')
  before: Record<string, unknown>;

  @Column('simple-json')
  after: Record<string, unknown>;

  @Column('varchar', { length: 24, name: 'changed_at' })
  changedAt: string;
}
