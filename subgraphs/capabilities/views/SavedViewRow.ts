import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { RoleName } from '../../../shared/domain/access/roles.ts';
import type { ViewColumn, ViewFilter, ViewList } from '../../../shared/domain/views/savedView.ts';

/** A view that somebody has saved (常用视图). */
@Entity('saved_views')
@Index('saved_views_own', ['owner', 'list', 'id'])
@Index('saved_views_shared', ['center', 'role', 'list', 'id'])
export class SavedViewRow {
  @PrimaryGeneratedColumn()
  id: number;

  @Column('varchar', { length: 64 })
  owner: string;

  /** The center and the role in which it was saved: who shares both may see it, where it is shared. */
  @Column('varchar', { length: 16 })
  center: string;

  @Column('varchar', { length: 32 })
  role: RoleName;

  @Column('varchar', { length: 16 })
  list: ViewList;

  @Column('varchar', { length: 40 })
  name: string;

  @Column('simple-json')
  filter: ViewFilter;

  @Column('simple-json')
  columns: readonly ViewColumn[];

  @Column('boolean')
  shared: boolean;

  @Column('varchar', { length: 24, name: 'saved_at' })
  savedAt: string;
}
