import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { AssessmentAct, AssessmentState } from '../../../shared/domain/assessment/course.ts';
import type { PointEvent } from '../../../shared/domain/assessment/faults.ts';
import type { AssessmentScope } from '../../../shared/domain/assessment/propose.ts';
import type { StrikeRule } from '../../../shared/domain/policy/policy.ts';

/** Points that a rule takes, or one of the strikes that together cost a distinction. */
export type AssessmentKind = 'points' | 'strike';

/** One thing that was done to it by a person. */
export interface AssessmentStep {
  act: AssessmentAct;
  /** ISO instant. */
  at: string;
  by: string;
  role: string;
  center: string;
  text: string;
}

/**
 * What was proposed against a unit or a person (考核记录), from one line of the ledger by one rule (N10). Rows are decided, and never
 * deleted. No word in it is about who reported.
 */
@Entity('assessments')
@Index('assessments_listed', ['center', 'happenedAt', 'id'])
@Index('assessments_unit', ['center', 'department', 'happenedAt'])
@Index('assessments_person', ['person', 'happenedAt'])
export class AssessmentRow {
  /** Made from the line, the rule and whom it names: told twice it is the same one. */
  @PrimaryColumn('varchar', { length: 36 })
  id: string;

  @Column('varchar', { length: 8 })
  kind: AssessmentKind;

  @Column('varchar', { length: 24 })
  event: PointEvent | StrikeRule['of'];

  @Column('varchar', { length: 8 })
  scope: AssessmentScope;

  @Column('varchar', { length: 16 })
  center: string;

  /** Null for the center itself, and for a name that the register does not know. */
  @Column('varchar', { length: 24, nullable: true })
  department: string | null;

  @Column('varchar', { length: 100, name: 'department_name', nullable: true })
  departmentName: string | null;

  /** The staff id, as the ledger has it; never a name. */
  @Column('varchar', { length: 64, nullable: true })
  person: string | null;

  @Column('int')
  points: number;

  /** Of a strike: what has to be the same. */
  @Column('varchar', { length: 200, name: 'strike_group', nullable: true })
  group: string | null;

  /** The evidence: a line of the ledger of a case, and when it was written. */
  @Column('varchar', { length: 36 })
  uid: string;

  @Column('int', { name: 'line_no' })
  line: number;

  @Column('varchar', { length: 24, name: 'happened_at' })
  happenedAt: string;

  @Column('varchar', { length: 24, name: 'proposed_at' })
  proposedAt: string;

  /** Until when the unit may answer. */
  @Column('varchar', { length: 24, name: 'due_at' })
  dueAt: string;

  @Column('varchar', { length: 10, name: 'due_on' })
  dueOn: string;

  /** The article of the rule, and the version of the rules that has it. */
  @Column('varchar', { length: 400 })
  cite: string;

  @Column('varchar', { length: 60 })
  pack: string;

  @Column('varchar', { length: 16 })
  state: AssessmentState;

  @Column('text', { nullable: true })
  answer: string | null;

  @Column('varchar', { length: 24, name: 'decided_at', nullable: true })
  decidedAt: string | null;

  @Column('simple-json')
  steps: readonly AssessmentStep[];
}

/** A problem of a kind that a unit was given, so that it is known when it comes again (LH-48). */
@Entity('assessed_kinds')
@Index('assessed_kinds_kind', ['kind', 'happenedAt'])
export class AssessedKind {
  @PrimaryColumn('int', { name: 'line_no' })
  seq: number;

  /** Center, department, cause and item, hashed to a name of one length (Q8). */
  @PrimaryColumn('varchar', { length: 36 })
  kind: string;

  @Column('varchar', { length: 24 })
  department: string;

  @Column('varchar', { length: 36 })
  uid: string;

  @Column('varchar', { length: 24, name: 'happened_at' })
  happenedAt: string;
}
