import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { RoleName } from '../../../shared/domain/access/roles.ts';
import type { ListKind } from '../../../shared/domain/reports/kinds.ts';

export const LIST_STATES = ['waiting', 'running', 'done', 'cancelled', 'failed'] as const;
export type ListState = (typeof LIST_STATES)[number];

/** A long list that is written in the background for one person (清单导出), and kept for some days. */
@Entity('report_lists')
@Index('report_lists_active', ['person', 'active'], { unique: true })
@Index('report_lists_state', ['state', 'askedAt'])
export class ListRow {
  @PrimaryColumn('varchar', { length: 36 })
  id: string;

  @Column('varchar', { length: 64 })
  person: string;

  @Column('varchar', { length: 32 })
  role: RoleName;

  @Column('varchar', { length: 16 })
  center: string;

  @Column('varchar', { length: 16 })
  area: string;

  @Column('varchar', { length: 16 })
  kind: ListKind;

  /** Days of registration in Beijing, both counted. */
  @Column('varchar', { length: 10, name: 'from_day' })
  fromDay: string;

  @Column('varchar', { length: 10, name: 'to_day' })
  toDay: string;

  @Column('varchar', { length: 16 })
  state: ListState;

  /** `yes` while it waits or runs, so that a person has one of these at a time; null afterwards. */
  @Column('varchar', { length: 3, nullable: true })
  active: string | null;

  /** Files that were found to begin with, and those that are written. */
  @Column('int')
  total: number;

  @Column('int', { name: 'row_count' })
  rows: number;

  /** Pieces of the file, and its bytes. */
  @Column('int')
  parts: number;

  @Column('int')
  bytes: number;

  /** How often it was begun: a process that dies leaves it to be begun anew. */
  @Column('int')
  attempts: number;

  /** Which process writes it, and when that last said so. */
  @Column('varchar', { length: 36, nullable: true })
  writer: string | null;

  @Column('varchar', { length: 24, name: 'beat_at', nullable: true })
  beatAt: string | null;

  /** Stands in the file, seen and unseen (N12). */
  @Column('varchar', { length: 10 })
  mark: string;

  @Column('varchar', { length: 24, name: 'asked_at' })
  askedAt: string;

  @Column('varchar', { length: 24, name: 'ended_at', nullable: true })
  endedAt: string | null;

  /** When the file is deleted; null while there is none. */
  @Column('varchar', { length: 24, name: 'expires_at', nullable: true })
  expiresAt: string | null;
}
