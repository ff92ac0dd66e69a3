import { GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { DayKinds } from './CaseEnums.ts';
import type { DayKind } from '../../../shared/domain/clock/workdays.ts';

@Directive('@shareable')
@ObjectType('ClockStep', {
  description: 'One step on the way to a limit (时限推算步骤): what happened, or why a day counts or does not.',
})
export class ClockStepType {
  @Field({ description: 'The step in Chinese (说明).' })
  text: string;

  @Field({ description: 'The step in English (英文说明).' })
  textEn: string;

  @Field(() => GraphQLLocalDate, { description: 'The day it is about (日期), in Beijing.' })
  day: string;

  @Field(() => DayKinds, {
    nullable: true,
    description: 'What the day is to an office (日期类别); null for a step that is no day.',
  })
  kind: DayKind | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Which working day it is (第几个工作日), from 1; null where it does not count.',
  })
  workday: number | null;

  @Field({ description: 'False while the notice of its year is not published (是否已公布).' })
  known: boolean;

  @Field(() => String, { nullable: true, description: 'The article it rests on (依据); null for a mere day.' })
  cite: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The version of the rules that says so (规则版本); null for a mere day.',
  })
  pack: string | null;
}
