import { GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { DeadlineDay as DayFacts } from '../../../shared/domain/clock/deadline.ts';
import type { DayKind } from '../../../shared/domain/clock/workdays.ts';
import { DayKinds } from './CaseEnums.ts';

@Directive('@shareable')
@ObjectType({ description: 'One day on the way to a deadline (时限推算): whether it counts, and why.' })
export class DeadlineDay implements DayFacts {
  @Field(() => GraphQLLocalDate, { description: 'The day in Beijing (日期).' })
  day: string;

  @Field(() => DayKinds, { description: 'What the day is to an office (日期类别).' })
  kind: DayKind;

  @Field(() => String, {
    nullable: true,
    description: 'The holiday of the notice (节日), as 国庆节; null for an ordinary day.',
  })
  name: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Which working day it is (第几个工作日), from 1; null for a day that does not count: the first one, weekends, holidays.',
  })
  workday: number | null;

  @Field({ description: 'False while the notice of its year is not published (放假通知是否已公布).' })
  known: boolean;
}
