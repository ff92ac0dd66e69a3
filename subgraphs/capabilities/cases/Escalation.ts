import { Directive, Field, GraphQLISODateTime, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EscalationStatus } from '../../../shared/domain/case/escalation.ts';
import { EscalationStatuses } from './CaseEnums.ts';

/** One question put to the level above, as one of the two levels holds it. */
@Entity('escalations')
@Directive('@shareable')
@ObjectType({ description: 'An escalation (提级): what one level asked of the level above, and its answer.' })
export class Escalation {
  @PrimaryColumn('varchar', { length: 36 })
  uid: string;

  /** `raised`: this level asked. `asked`: this level was asked. */
  @PrimaryColumn('varchar', { length: 8 })
  side: 'raised' | 'asked';

  @Field(() => Int, { description: 'Counts how often the same two levels have gone through this (轮次), from 1.' })
  @PrimaryColumn('int')
  round: number;

  /** The center on the other side. */
  @Column('varchar', { length: 16 })
  peer: string;

  @Field(() => EscalationStatuses, { description: 'How far the level above has come (提级状态).' })
  @Column('varchar', { length: 16 })
  status: EscalationStatus;

  @Field({ description: 'What the level below has already tried (已做的工作).' })
  @Column('text')
  tried: string;

  @Field({ description: 'The question put to the level above (请示的问题).' })
  @Column('text')
  question: string;

  @Field({ description: 'The authority or decision wanted (需要的权限).' })
  @Column('text', { name: 'authority_wanted' })
  authorityWanted: string;

  @Field(() => GraphQLISODateTime, { description: 'When it was raised (提级时间).' })
  @Column('varchar', { length: 24, name: 'raised_at' })
  raisedAt: string;

  @Field(() => String, {
    nullable: true,
    description: 'The decision or the instruction (裁定意见 / 退回指示); null until answered.',
  })
  @Column('text', { nullable: true })
  answer: string | null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When it was decided or returned (答复时间); null until then.',
  })
  @Column('varchar', { length: 24, name: 'answered_at', nullable: true })
  answeredAt: string | null;
}
