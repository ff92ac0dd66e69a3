import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { LevelName } from '../../../shared/domain/levels.ts';
import type { CircularAct, CircularState, Manner } from '../../../shared/domain/supervision/circular.ts';

/** A unit that a circular names: a center, or a department there. Never a person. */
export interface NamedUnit {
  center: string;
  /** The code and the name of the department; null where the center itself is meant. */
  department: string | null;
  departmentName: string | null;
  manner: Manner;
  /** What for; null where the text says it. */
  words: string | null;
  /** The measure that came of it, WL-85; null for none. */
  order: { id: string; number: string } | null;
}

/** One thing that was done to a circular. */
export interface CircularStep {
  act: Exclude<CircularAct, 'confirm'> | 'draw';
  /** ISO instant. */
  at: string;
  /** The staff id; null at other levels than that of the person. */
  by: string | null;
  role: string;
  center: string;
  text: string;
}

/** A circular (通报), WL-83: at the level that issues it, and as it was told at each level that it goes to. Rows are never deleted. */
@Entity('circulars')
@Index('circulars_number', ['center', 'number'], { unique: true })
@Index('circulars_listed', ['center', 'listedAt', 'id'])
export class CircularRow {
  @PrimaryColumn('varchar', { length: 36 })
  id: string;

  /** As 通〔2026〕3号, counted by the year at each center; null before it is issued. */
  @Column('varchar', { length: 32, nullable: true })
  number: string | null;

  @Column('varchar', { length: 16 })
  state: CircularState;

  /** Counts the changes at the issuing level, from 1: of two messages the later one stands. */
  @Column('int')
  rev: number;

  @Column('varchar', { length: 16 })
  center: string;

  @Column('varchar', { length: 100 })
  title: string;

  @Column('text')
  content: string;

  /** What those that it criticises are to do; null for nothing. */
  @Column('text', { nullable: true })
  requirement: string | null;

  /** The days that it is about, both counted; null for no period. */
  @Column('varchar', { length: 10, name: 'period_from', nullable: true })
  periodFrom: string | null;

  @Column('varchar', { length: 10, name: 'period_to', nullable: true })
  periodTo: string | null;

  @Column('simple-json')
  named: readonly NamedUnit[];

  /** The supervision orders that it is about. */
  @Column('simple-json')
  orders: readonly { id: string; number: string }[];

  /** The rung of the ladder that it carries out against those that it criticises, by its name; null for none. */
  @Column('varchar', { length: 100, nullable: true })
  measure: string | null;

  /** Whom it was drawn up for: all centers of these levels, and those. At other levels empty. */
  @Column('simple-json')
  levels: readonly LevelName[];

  @Column('simple-json')
  chosen: readonly string[];

  /** When it was issued, or drawn up before that: by which lists are ordered. */
  @Column('varchar', { length: 24, name: 'listed_at' })
  listedAt: string;

  @Column('varchar', { length: 24, name: 'issued_at', nullable: true })
  issuedAt: string | null;

  @Column('varchar', { length: 24, name: 'due_at', nullable: true })
  dueAt: string | null;

  @Column('varchar', { length: 10, name: 'due_on', nullable: true })
  dueOn: string | null;

  /** The document and the version of the rules that set the limit. */
  @Column('varchar', { length: 400, nullable: true })
  cite: string | null;

  @Column('varchar', { length: 60, nullable: true })
  pack: string | null;

  @Column('varchar', { length: 24, name: 'ended_at', nullable: true })
  endedAt: string | null;

  /** The circular that this one corrects, and the one that has corrected it. */
  @Column('varchar', { length: 36, nullable: true })
  corrects: string | null;

  @Column('varchar', { length: 36, name: 'corrected_by', nullable: true })
  correctedBy: string | null;

  /** When it arrived at each other level that it goes to, ISO; kept at the issuing level. */
  @Column('simple-json')
  arrived: Partial<Record<LevelName, string>>;

  /** What was done to it, oldest first. */
  @Column('simple-json')
  steps: readonly CircularStep[];
}

/** A center that a circular goes to: of all levels where it was issued, of the own level elsewhere. */
@Entity('circular_receipts')
@Index('circular_receipts_center', ['center', 'circular'])
export class CircularReceiptRow {
  @PrimaryColumn('varchar', { length: 36 })
  circular: string;

  @PrimaryColumn('varchar', { length: 16 })
  center: string;

  /** The codes of the departments that are named there, each between commas, to be searched; empty for none. */
  @Column('text')
  departments: string;

  /** When it was confirmed (收悉), ISO; null while it was not. */
  @Column('varchar', { length: 24, name: 'confirmed_at', nullable: true })
  confirmedAt: string | null;

  @Column('varchar', { length: 40, nullable: true })
  role: string | null;

  @Column('text', { nullable: true })
  note: string | null;
}
