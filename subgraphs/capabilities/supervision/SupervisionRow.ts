import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { OrderAct, OrderGrade, OrderState } from '../../../shared/domain/supervision/order.ts';

/** One thing that was done to an order, the issue included. */
export interface SupervisionStep {
  act: OrderAct | 'issue' | 'replyLate' | 'refused';
  /** ISO instant. */
  at: string;
  /** The staff id; null at other levels than that of the person. */
  by: string | null;
  /** Empty where a level refused, and no person. */
  role: string;
  center: string;
  text: string;
}

/**
 * A supervision order (督办文书): at the level that issued it, whose word on its state counts, and at the level of whom it is
 * for. Rows are ended, and never deleted.
 */
@Entity('supervision_orders')
@Index('supervision_orders_number', ['center', 'number'], { unique: true })
@Index('supervision_orders_target', ['target', 'issuedAt', 'id'])
@Index('supervision_orders_issued', ['center', 'issuedAt', 'id'])
@Index('supervision_orders_case', ['uid'])
export class SupervisionRow {
  @PrimaryColumn('varchar', { length: 36 })
  id: string;

  /** As 督〔2026〕12号, counted by the year at each center. */
  @Column('varchar', { length: 32 })
  number: string;

  @Column('varchar', { length: 16 })
  grade: OrderGrade;

  @Column('varchar', { length: 16 })
  state: OrderState;

  /** Counts the changes at the issuing level, from 1: of two messages the later one stands. */
  @Column('int')
  rev: number;

  /** Who issued it, and whom it is for. */
  @Column('varchar', { length: 16 })
  center: string;

  @Column('varchar', { length: 16 })
  target: string;

  /** The code and the name of the department at `target`; null where the center itself is meant. */
  @Column('varchar', { length: 24, nullable: true })
  department: string | null;

  @Column('varchar', { length: 100, name: 'department_name', nullable: true })
  departmentName: string | null;

  /** The case that it is about; null where it is about none. */
  @Column('varchar', { length: 36, nullable: true })
  uid: string | null;

  /** What a visit found, of which it comes, by the name that the visit gives it; null for another ground. */
  @Column('varchar', { length: 40, nullable: true })
  finding: string | null;

  /** What the paper is called by the rules of the issuing center, as 橙色督查单 or 挂牌警示. */
  @Column('varchar', { length: 100 })
  name: string;

  /** Of a measure: its place on the ladder, from 0. */
  @Column('int', { nullable: true })
  rung: number | null;

  /** Why it was issued, and what is to be done. */
  @Column('text')
  ground: string;

  @Column('text')
  demand: string;

  @Column('varchar', { length: 24, name: 'issued_at' })
  issuedAt: string;

  @Column('varchar', { length: 24, name: 'due_at' })
  dueAt: string;

  @Column('varchar', { length: 10, name: 'due_on' })
  dueOn: string;

  /** The document and the version of the rules that set the limit. */
  @Column('varchar', { length: 400 })
  cite: string;

  @Column('varchar', { length: 60 })
  pack: string;

  @Column('text', { nullable: true })
  reply: string | null;

  @Column('varchar', { length: 24, name: 'replied_at', nullable: true })
  repliedAt: string | null;

  @Column('varchar', { length: 24, name: 'ended_at', nullable: true })
  endedAt: string | null;

  /** The milder order that this one comes from, and the harder one that came of it. */
  @Column('varchar', { length: 36, name: 'raised_from', nullable: true })
  raisedFrom: string | null;

  @Column('varchar', { length: 36, name: 'raised_to', nullable: true })
  raisedTo: string | null;

  /** What was done to it, oldest first. */
  @Column('simple-json')
  steps: readonly SupervisionStep[];
}
