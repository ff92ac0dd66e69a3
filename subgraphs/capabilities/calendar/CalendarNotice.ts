import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Notice } from '../../../shared/calendar/loadCalendar.ts';

/** A notice that was loaded while the hub worked: next year’s, or what a region or county adds. */
@Entity('calendar_notices')
export class CalendarNotice {
  @PrimaryColumn('int')
  year: number;

  /** The center whose layer it is; empty for the national notice. */
  @PrimaryColumn('varchar', { length: 16 })
  center: string;

  @Column('simple-json')
  notice: Notice;

  @Column('varchar', { length: 24, name: 'loaded_at' })
  loadedAt: string;

  @Column('varchar', { length: 64, name: 'loaded_by' })
  loadedBy: string;
}
