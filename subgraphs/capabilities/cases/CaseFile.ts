import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, Int, InterfaceType, ObjectType } from 'type-graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Cause } from '../../../shared/domain/case/causes.ts';
import type { EscalationStatus } from '../../../shared/domain/case/escalation.ts';
import type { CaseAct, CaseState } from '../../../shared/domain/case/lifecycle.ts';
import type { Outcome } from '../../../shared/domain/policy/crosswalk.ts';
import type { Channel, RecordKind } from '../../../shared/domain/policy/policy.ts';
import type { Hands } from '../../../shared/domain/clock/custody.ts';
import type { Counted } from '../../../shared/domain/tally/counted.ts';
import { CODE_LIST } from './codeList.ts';
import { CaseStates, Causes, Channels, Outcomes, RecordKinds } from './CaseEnums.ts';

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

  @Field(() => RecordKinds, {
    description:
      'What was put on record (登记类型): a case, a question, a suggestion, a complaint about conduct, AH-13.',
  })
  kind: RecordKind;

  @Field(() => Channels, { description: 'How it reached the window (反映渠道), WL-62…66.' })
  channel: Channel;

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

  @Field(() => Int, { description: 'How often it was done again (重办次数), LH-37.' })
  redos: number;

  @Field(() => Int, { description: 'How often the time was extended (延期次数), LH-33.' })
  extensions: number;

  @Field(() => Int, {
    nullable: true,
    description: 'The rating of the present result (评价), 5 best to 1 worst, LH-36; null while there is none.',
  })
  rating: number | null;

  @Field(() => Outcomes, {
    nullable: true,
    description: 'How it came out, in the words that all places share (办理结论); null while it is open.',
  })
  outcome: Outcome | null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When the present result was given (办结时间), SJ-58; null while there is none.',
  })
  completedAt: string | null;

  @Field({ description: 'True while the holiday notice of a year it reaches is not published (暂定).' })
  dueProvisional: boolean;

  @Field({ description: 'True for a case made up for demonstration (演示数据).' })
  generated: boolean;

  @Field(() => String, {
    name: 'receiptHash',
    nullable: true,
    description:
      'The hash of the first ledger line (回执校验值), 64 hexadecimal digits: with it and the number anybody can have checked that the timeline was not rewritten, N13.',
  })
  firstHash: string | null;
}

/** What this level holds of a case. Only what carries @Field is in the API. */
@Entity('case_files')
@Index('case_files_opened', ['openedAt', 'uid'])
@Index('case_files_page', ['center', 'openedAt', 'uid'])
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

  @Column('varchar', { length: 24 })
  declare state: CaseState;

  @Column('varchar', { length: 20, default: 'case' })
  declare kind: RecordKind;

  @Column('varchar', { length: 16, default: 'window' })
  declare channel: Channel;

  /** The versions it was registered under (1.6); they hold to its end unless it is moved on record. */
  @Column('varchar', { length: 200, default: '' })
  policy: string;

  /** The local class found at triage (SJ-27, AH-24, WL-56…61). */
  @Column('varchar', { length: 24, name: 'class_code', nullable: true })
  classCode: string | null;

  @Column('varchar', { length: 24, nullable: true })
  exclusion: string | null;

  /** The person who received it first and answers for it (首接负责人), LH-08; moved by a hand-over only (LH-20). */
  @Column('varchar', { length: 64, name: 'owner_id', default: '' })
  ownerId: string;

  /** The codes of the departments that it concerns: with an order of it that was not given back, or called to its desk. */
  @Column('varchar', { length: 2000, default: '', transformer: CODE_LIST })
  departments: readonly string[];

  /** What has been done with it, each act once. */
  @Column('simple-json', { nullable: true })
  done: readonly CaseAct[];

  @Column('int', { name: 'open_orders', default: 0 })
  openOrders: number;

  @Column('int', { name: 'open_summonses', default: 0 })
  openSummonses: number;

  @Column('int', { name: 'open_supplements', default: 0 })
  openSupplements: number;

  /** Of what it waits for, how much has not come; null where it waits for nothing that was listed. */
  @Column('int', { nullable: true })
  awaited: number | null;

  /** How often the reporter has brought something since somebody of the staff last did anything (SH-19). */
  @Column('int', { default: 0 })
  brought: number;

  /** How often departments gave it back (N14). */
  @Column('int', { default: 0 })
  returns: number;

  @Column('boolean', { nullable: true })
  arbitrating: boolean;

  /** How many bodies of the ladder have been asked so far. */
  @Column('int', { default: 0 })
  rung: number;

  @Column('varchar', { length: 24, nullable: true })
  consulting: string | null;

  @Column('int', { default: 0 })
  declare redos: number;

  @Column('int', { default: 0 })
  declare extensions: number;

  @Column('int', { nullable: true })
  declare rating: number | null;

  @Column('boolean', { nullable: true })
  explained: boolean;

  @Column('varchar', { length: 16, nullable: true })
  declare outcome: Outcome | null;

  @Column('varchar', { length: 24, name: 'completed_at', nullable: true })
  declare completedAt: string | null;

  /** The roads, beside this hub, on which the reporter can be told something: `sms,wechat`; empty for none. */
  @Column('varchar', { length: 40, default: '' })
  reachable: string;

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

  /** How many lines its chain has, and the hashes of the first and the last of them. */
  @Column('int', { name: 'chain_lines', default: 0 })
  chainLines: number;

  @Column('varchar', { length: 64, name: 'first_hash', nullable: true })
  declare firstHash: string | null;

  @Column('varchar', { length: 64, name: 'head_hash', nullable: true })
  headHash: string | null;

  /** What of it counts, as its last line has it; null in a file of an older release until the next start. */
  @Column('simple-json', { nullable: true })
  counted: Counted | null;

  /** In whose hands it is behind its last line (N2); null in a file of an older release until its next line. */
  @Column('simple-json', { nullable: true })
  hands: Hands | null;
}

/** The columns of a file on which nothing has happened yet. */
export const blankFile = () => ({
  raised: null,
  raisedTo: null,
  asked: null,
  askedBy: null,
  classCode: null,
  exclusion: null,
  departments: [],
  openOrders: 0,
  openSummonses: 0,
  openSupplements: 0,
  awaited: null,
  brought: 0,
  returns: 0,
  arbitrating: false,
  rung: 0,
  consulting: null,
  redos: 0,
  extensions: 0,
  rating: null,
  explained: false,
  outcome: null,
  completedAt: null,
  reachable: '',
  requestKey: null,
  chainLines: 0,
  firstHash: null,
  headHash: null,
  counted: null,
  hands: null,
});
