import { GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, GraphQLISODateTime, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One question put to a higher authority of the same level, and its answer. */
@Entity('ladder_steps')
@Directive('@shareable')
@ObjectType({
  description:
    'A question put to a higher authority of the same level (请示), LH-14, LH-31, WL-72, WL-73, and its answer.',
})
export class LadderStep {
  @PrimaryColumn('varchar', { length: 36 })
  uid: string;

  @Field(() => Int, { description: 'Its number in the case (序号), from 1.' })
  @PrimaryColumn('int')
  no: number;

  /** The code of the rung in the rules of the center. */
  @Column('varchar', { length: 24 })
  rung: string;

  @Field({ description: 'Who is asked (决策主体).' })
  @Column('varchar', { length: 100 })
  body: string;

  @Field({ description: 'What was tried before (已做的工作).' })
  @Column('text')
  tried: string;

  @Field({ description: 'The question (请示的问题).' })
  @Column('text')
  question: string;

  @Field(() => GraphQLISODateTime, { description: 'When it was asked (请示时间).' })
  @Column('varchar', { length: 24, name: 'raised_at' })
  raisedAt: string;

  @Field(() => GraphQLLocalDate, {
    description: 'The day on which the body sits next (会议日期); the day of the question where it answers at once.',
  })
  @Column('varchar', { length: 10, name: 'sits_on' })
  sitsOn: string;

  @Field(() => String, { nullable: true, description: 'The direction given (批示意见); null until then.' })
  @Column('text', { nullable: true })
  decision: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When (批示时间); null until then.' })
  @Column('varchar', { length: 24, name: 'decided_at', nullable: true })
  decidedAt: string | null;
}
