import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, InterfaceType, ObjectType } from 'type-graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Cause } from '../../../shared/domain/case/causes.ts';
import type { EscalationStatus } from '../../../shared/domain/case/escalation.ts';
import type { CaseState } from '../../../shared/domain/case/lifecycle.ts';
import { CaseStates, Causes } from './CaseEnums.ts';

@InterfaceType({ description: 'What one level holds of a case, whichever level (办件档案).' })
export abstract class AnyCaseFile {
  @Field(() => ID, { description: 'The case’s uid (全国唯一标识).' })
  uid: string;

  @Field({ description: 'The number given by the window that took the case (编号): center, day, serial.' })
  number: string;

  @Field({ description: 'What it is about, in one line (标题).' })
  title: string;

  @Field(() => String, { nullable: true, description: 'The service item asked for (办理业务名称), SJ-44.' })
  item: string | null;

  @Field({ description: 'The problem and the demand, in the reporter’s words (遇到的问题及诉求), SJ-51.' })
  demand: string;

  @Field(() => [Causes], { description: 'Why it could not get done, at least one (办不成的原因), SJ-50.' })
  causes: Cause[];

  @Field(() => CaseStates, { description: 'Where the case stands at this level (办件状态).' })
  state: CaseState;

  @Field(() => GraphQLISODateTime, { description: 'When the window registered it (登记时间).' })
  registeredAt: string;

  @Field(() => GraphQLISODateTime, { description: 'When this level first held it (本级收到时间).' })
  openedAt: string;

  @Field(() => GraphQLISODateTime, { description: 'When something last happened to it at this level (最近办理时间).' })
  updatedAt: string;

  @Field(() => GraphQLLocalDate, {
    description:
      'The last day for the answer to the citizen (办理时限), in working days; an escalation never moves it.',
  })
  dueOn: string;

  @Field({ description: 'True while the holiday notice of a year it reaches is not published (暂定).' })
  dueProvisional: boolean;

  @Field({ description: 'True for a case made up for demonstration (演示数据).' })
  generated: boolean;
}

/** What this level holds of a case. Only what carries @Field is in the API. */
@Entity('case_files')
@Index('case_files_opened', ['openedAt', 'uid'])
@Index('case_files_tally', ['center', 'state', 'dueOn'])
@ObjectType({ implements: AnyCaseFile, description: 'What this level holds of a case (本级办件档案).' })
export class CaseFile extends AnyCaseFile {
  @PrimaryColumn('varchar', { length: 36 })
  declare uid: string;

  @Index('case_files_number')
  @Column('varchar', { length: 40 })
  declare number: string;

  @Column('varchar', { length: 100 })
  declare title: string;

  @Column('varchar', { length: 100, nullable: true })
  declare item: string | null;

  @Column('text')
  declare demand: string;

  @Column('simple-json')
  declare causes: Cause[];

  @Column('varchar', { length: 16 })
  declare state: CaseState;

  /** The center that holds this file. */
  @Column('varchar', { length: 16 })
  center: string;

  /** The center whose window took the case first, and keeps it to the end (LH-07, AH-28). */
  @Index('case_files_origin')
  @Column('varchar', { length: 16 })
  origin: string;

  @Column('varchar', { length: 16, nullable: true })
  raised: EscalationStatus | null;

  @Column('varchar', { length: 16, name: 'raised_to', nullable: true })
  raisedTo: string | null;

  @Column('varchar', { length: 16, nullable: true })
  asked: EscalationStatus | null;

  @Column('varchar', { length: 16, name: 'asked_by', nullable: true })
  askedBy: string | null;

  @Column('varchar', { length: 24, name: 'registered_at' })
  declare registeredAt: string;

  @Column('varchar', { length: 24, name: 'opened_at' })
  declare openedAt: string;

  @Column('varchar', { length: 24, name: 'updated_at' })
  declare updatedAt: string;

  @Column('varchar', { length: 10, name: 'due_on' })
  declare dueOn: string;

  @Column('boolean', { name: 'due_provisional' })
  declare dueProvisional: boolean;

  @Column('boolean')
  declare generated: boolean;

  /** What a client called its request, so that sending it twice registers once. */
  @Index('case_files_request', { unique: true })
  @Column('varchar', { length: 100, name: 'request_key', nullable: true })
  requestKey: string | null;
}
