import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AnswerOutcome } from '../../../shared/domain/case/demands.ts';
import { AnswerOutcomes } from './CaseEnums.ts';

/** One thing that was asked for, and its answer. */
@Entity('demands')
@Directive('@shareable')
@ObjectType({
  description: 'One thing that was asked for (诉求), and how it was answered: each has an answer of its own, WL-75.',
})
export class Demand {
  @PrimaryColumn('varchar', { length: 36 })
  uid: string;

  @Field(() => Int, { description: 'Its number in the case (序号), from 1.' })
  @PrimaryColumn('int')
  no: number;

  @Field({ description: 'What is asked for (诉求内容).' })
  @Column('text')
  text: string;

  @Field(() => AnswerOutcomes, { nullable: true, description: 'How it was answered (答复结论); null until then.' })
  @Column('varchar', { length: 16, nullable: true })
  outcome: AnswerOutcome | null;

  @Field(() => String, { nullable: true, description: 'The answer (答复); null until there is one.' })
  @Column('text', { nullable: true })
  answer: string | null;

  @Field(() => String, { nullable: true, description: 'The article an explanation rests on (依据), SJ-30.' })
  @Column('varchar', { length: 300, nullable: true })
  basis: string | null;

  @Field(() => String, { nullable: true, description: 'Where to go instead, and how (办理路径), LH-12.' })
  @Column('text', { nullable: true })
  route: string | null;
}
