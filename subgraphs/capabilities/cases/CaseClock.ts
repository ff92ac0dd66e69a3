import { Directive, Field, GraphQLISODateTime, Int, ObjectType } from 'type-graphql';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { ClockEvent, ClockKind, ClockStatus } from '../../../shared/domain/clock/clock.ts';
import { ClockKinds, ClockStatuses } from './CaseEnums.ts';

/** One limit that runs, or ran, on a case at this level. What happened to it is kept; the rest is replayed from that. */
@Entity('case_clocks')
@Index('case_clocks_due', ['status', 'dueAt'])
@Index('case_clocks_warn', ['status', 'warnAt'])
@Index('case_clocks_uid', ['uid'])
@Directive('@shareable')
@ObjectType({ description: 'One limit of a case (时限): when it began, when it ends, and every step that led there.' })
export class CaseClock {
  @PrimaryGeneratedColumn()
  id: number;

  @Column('varchar', { length: 36 })
  uid: string;

  @Field(() => ClockKinds, { description: 'What the limit is for (时限类别).' })
  @Column('varchar', { length: 16 })
  kind: ClockKind;

  @Field(() => Int, {
    description: 'Which one of its kind (序号): the order, the summons, the supplement; 0 where there is one.',
  })
  @Column('int')
  no: number;

  @Column('simple-json')
  events: ClockEvent[];

  @Field(() => ClockStatuses, { description: 'Whether it runs (时限状态).' })
  @Column('varchar', { length: 16 })
  status: ClockStatus;

  @Field(() => GraphQLISODateTime, { description: 'When it began (开始时间).' })
  @Column('varchar', { length: 24, name: 'started_at' })
  startedAt: string;

  @Field(() => GraphQLISODateTime, { description: 'The instant at which it ends (截止时刻).' })
  @Column('varchar', { length: 24, name: 'due_at' })
  dueAt: string;

  @Field(() => GraphQLLocalDate, { description: 'The last day (截止日), in Beijing.' })
  @Column('varchar', { length: 10, name: 'due_on' })
  dueOn: string;

  @Field(() => GraphQLISODateTime, { description: 'When a warning is due (提醒时刻).' })
  @Column('varchar', { length: 24, name: 'warn_at' })
  warnAt: string;

  @Field({ description: 'True while the notice of a year it reaches is not published (暂定).' })
  @Column('boolean')
  provisional: boolean;

  /** True for a citizen’s date that came with an escalation: the window that took the case keeps it, here it is only shown. */
  @Column('boolean')
  inherited: boolean;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was warned of (已提醒时间); null before.' })
  @Column('varchar', { length: 24, name: 'warned_at', nullable: true })
  warnedAt: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was found passed (超期时间); null before.' })
  @Column('varchar', { length: 24, name: 'breached_at', nullable: true })
  breachedAt: string | null;
}
