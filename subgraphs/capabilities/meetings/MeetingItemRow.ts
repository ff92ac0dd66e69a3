import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ItemSource } from '../../../shared/domain/meeting/agenda.ts';
import type { ItemOutcome } from '../../../shared/domain/meeting/meeting.ts';
import type { UnsortedWhy } from '../../../shared/domain/meeting/unsorted.ts';

/**
 * A case on the agenda of a meeting (议题). What stands there by itself has no row until the meeting is held: so the agenda of a
 * meeting to come is always what is open now.
 */
@Entity('meeting_items')
@Index('meeting_items_case', ['uid'])
export class MeetingItemRow {
  @PrimaryColumn('varchar', { length: 36 })
  meeting: string;

  @PrimaryColumn('varchar', { length: 36 })
  uid: string;

  @Column('varchar', { length: 40 })
  number: string;

  /** Its place, from 1, once the meeting is held. */
  @Column('int', { nullable: true })
  no: number | null;

  @Column('varchar', { length: 16 })
  source: ItemSource;

  /** Why it is to be sorted; null for another meeting. */
  @Column('varchar', { length: 16, nullable: true })
  why: UnsortedWhy | null;

  /** The question to the body that sits, by its number in the case. */
  @Column('int', { name: 'step_no', nullable: true })
  stepNo: number | null;

  /** How often it was put off. */
  @Column('int')
  carried: number;

  /** Why somebody put it there. */
  @Column('text', { nullable: true })
  note: string | null;

  @Column('varchar', { length: 16, nullable: true })
  outcome: ItemOutcome | null;

  /** The decision, or why it was put off or taken off. */
  @Column('text', { nullable: true })
  words: string | null;

  @Column('varchar', { length: 24, name: 'settled_at', nullable: true })
  settledAt: string | null;

  @Column('varchar', { length: 32, name: 'settled_role', nullable: true })
  settledRole: string | null;

  /** The numbers of the orders that it became. */
  @Column('varchar', { length: 100, nullable: true })
  orders: string | null;

  /** The meeting that it was put off to. */
  @Column('varchar', { length: 36, name: 'moved_to', nullable: true })
  movedTo: string | null;
}

/** A row that nothing was decided about yet. */
export const newItem = (
  meeting: string,
  { uid, number }: { uid: string; number: string },
  more: Partial<MeetingItemRow> & Pick<MeetingItemRow, 'source'>,
): MeetingItemRow => ({
  ...{ meeting, uid, number, no: null, why: null, stepNo: null, carried: 0, note: null },
  ...{ outcome: null, words: null, settledAt: null, settledRole: null, orders: null, movedTo: null },
  ...more,
});
