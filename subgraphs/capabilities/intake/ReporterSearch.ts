import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One search for the files of a person: who, when, and the hash of what was looked for. Rows are added, never changed. */
@Entity('reporter_searches')
@Index('reporter_searches_at', ['at', 'seq'])
export class ReporterSearch {
  @PrimaryGeneratedColumn()
  seq: number;

  @Column('varchar', { length: 24 })
  at: string;

  @Column('varchar', { length: 64, name: 'actor_id' })
  actorId: string;

  @Column('varchar', { length: 32 })
  role: string;

  /** The center of the person who searched, in whose area it was done. */
  @Column('varchar', { length: 16 })
  center: string;

  @Column('varchar', { length: 64, name: 'phone_hash', nullable: true })
  phoneHash: string | null;

  @Column('varchar', { length: 64, name: 'id_hash', nullable: true })
  idHash: string | null;

  /** How many files were shown. */
  @Column('int')
  found: number;
}
