import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type {
  FindingKind,
  Seriousness,
  VisitManner,
  VisitSource,
  VisitState,
} from '../../../shared/domain/visit/visit.ts';

/** A visit to a center (明查暗访), at the level of that center, whoever ordered it. Rows are ended, and never deleted. */
@Entity('visits')
@Index('visits_target', ['target', 'day', 'id'])
export class VisitRow {
  @PrimaryColumn('varchar', { length: 36 })
  id: string;

  /** Which center is looked at; with a department, only what that one does there. */
  @Column('varchar', { length: 16 })
  target: string;

  @Column('varchar', { length: 24, nullable: true })
  department: string | null;

  @Column('varchar', { length: 100, name: 'department_name', nullable: true })
  departmentName: string | null;

  @Column('varchar', { length: 16 })
  manner: VisitManner;

  @Column('varchar', { length: 20 })
  source: VisitSource;

  /** Whether it stood in a plan; false for one that came of an occasion. */
  @Column('boolean', { name: 'is_planned' })
  isPlanned: boolean;

  @Column('varchar', { length: 10, name: 'visited_on' })
  day: string;

  @Column('varchar', { length: 16 })
  state: VisitState;

  /** Who ordered it. */
  @Column('varchar', { length: 16, name: 'by_center' })
  byCenter: string;

  @Column('varchar', { length: 32, name: 'by_role' })
  byRole: string;

  @Column('varchar', { length: 64, name: 'by_person' })
  byPerson: string;

  /** What was looked at. */
  @Column('text', { nullable: true })
  looked: string | null;

  /** Why it was called off. */
  @Column('text', { nullable: true })
  reason: string | null;

  @Column('varchar', { length: 24, name: 'published_at', nullable: true })
  publishedAt: string | null;
}

/** Something that a visit found, the unit’s answer to it, and whether it was put right. */
@Entity('visit_findings')
@Index('visit_findings_case', ['uid'])
export class FindingRow {
  @PrimaryColumn('varchar', { length: 36 })
  visit: string;

  @PrimaryColumn('int')
  no: number;

  @Column('varchar', { length: 24 })
  kind: FindingKind;

  @Column('varchar', { length: 16 })
  seriousness: Seriousness;

  @Column('text')
  words: string;

  /** The case in which it shows; null for none. */
  @Column('varchar', { length: 36, nullable: true })
  uid: string | null;

  @Column('varchar', { length: 24, name: 'due_at', nullable: true })
  dueAt: string | null;

  @Column('varchar', { length: 10, name: 'due_on', nullable: true })
  dueOn: string | null;

  @Column('text', { nullable: true })
  answer: string | null;

  @Column('varchar', { length: 24, name: 'answered_at', nullable: true })
  answeredAt: string | null;

  @Column('varchar', { length: 32, name: 'answered_role', nullable: true })
  answeredRole: string | null;

  @Column('boolean', { name: 'put_right', nullable: true })
  putRight: boolean | null;

  @Column('text', { nullable: true })
  verdict: string | null;

  @Column('varchar', { length: 24, name: 'judged_at', nullable: true })
  judgedAt: string | null;

  /** The supervision order that it became. */
  @Column('varchar', { length: 36, name: 'order_id', nullable: true })
  orderId: string | null;

  @Column('varchar', { length: 32, name: 'order_number', nullable: true })
  orderNumber: string | null;
}
