import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { RoleName } from '../../../shared/domain/access/roles.ts';
import type { MeetingAct, MeetingState } from '../../../shared/domain/meeting/meeting.ts';
import { CODE_LIST } from '../cases/codeList.ts';

/** Who takes part: departments of the center, and bodies that are none. Nobody’s name. */
export interface Part {
  departments: readonly { code: string; name: string }[];
  bodies: readonly string[];
}

/** Who was there. */
export interface Attendance extends Part {
  roles: readonly RoleName[];
}

/** One thing that was done to a meeting. */
export interface MeetingStep {
  act: MeetingAct | 'call';
  /** ISO instant. */
  at: string;
  /** The staff id; `rule` for what the rules of the center called. */
  by: string;
  role: string | null;
}

/** A meeting of a center (会商): what it is about, who was there, what came of it. Rows are ended, and never deleted. */
@Entity('meetings')
@Index('meetings_slot', ['slot'], { unique: true })
@Index('meetings_center', ['center', 'day', 'id'])
export class MeetingRow {
  @PrimaryColumn('varchar', { length: 36 })
  id: string;

  @Column('varchar', { length: 16 })
  center: string;

  /** The day in Beijing on which it is held. */
  @Column('varchar', { length: 10, name: 'held_on' })
  day: string;

  @Column('varchar', { length: 100 })
  name: string;

  /** What fills its agenda by itself: the code of a rung, or what is not sorted; null for a consultation called for its cases. */
  @Column('varchar', { length: 24, nullable: true })
  takes: string | null;

  /** Of meetings that come again one a day: center, what it takes, and the day. */
  @Column('varchar', { length: 60, nullable: true })
  slot: string | null;

  @Column('varchar', { length: 16 })
  state: MeetingState;

  /** The codes of the departments that were invited, to be searched for. */
  @Column('varchar', { length: 2000, transformer: CODE_LIST })
  departments: readonly string[];

  @Column('simple-json')
  invited: Part;

  @Column('simple-json', { nullable: true })
  attended: Attendance | null;

  @Column('text', { nullable: true })
  minutes: string | null;

  /** Why it was called off. */
  @Column('text', { nullable: true })
  reason: string | null;

  /** The document and the version of the rules that ask for it; null for one that a person called. */
  @Column('varchar', { length: 400, nullable: true })
  cite: string | null;

  @Column('varchar', { length: 60, nullable: true })
  pack: string | null;

  @Column('simple-json')
  steps: readonly MeetingStep[];
}
