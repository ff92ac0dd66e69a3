import { GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, GraphQLISODateTime, Int, ObjectType } from 'type-graphql';
import { OUTCOMES, type Outcome } from '../../../shared/domain/policy/crosswalk.ts';
import { Outcomes } from './CaseEnums.ts';

@Directive('@shareable')
@ObjectType({ description: 'How many files ended so (办理结果统计).' })
export class OutcomeCount {
  @Field(() => Outcomes, { description: 'How they came out (办理结果).' })
  outcome: Outcome;

  @Field(() => Int, { description: 'How many (件数).' })
  count: number;
}

@Directive('@shareable')
@ObjectType({
  description:
    'What happened at one level inside an area over some days (期间统计), SJ-37. It counts what was done on each day: a day that is over stays as it was, and a redo is counted on its own day.',
})
export class PeriodTally {
  @Field(() => GraphQLLocalDate, { description: 'The first day, in Beijing (起始日期).' })
  from: string;

  @Field(() => GraphQLLocalDate, { description: 'The last day (截止日期).' })
  to: string;

  @Field(() => Int, { description: 'Cases and complaints registered at windows of this level (登记数), SJ-66.' })
  registered: number;

  @Field(() => Int, { description: 'Questions registered (咨询数), AH-13.' })
  consultations: number;

  @Field(() => Int, { description: 'Files put to the level above (提级数).' })
  escalated: number;

  @Field(() => Int, { description: 'Escalations that came from below (收到提级数).' })
  received: number;

  @Field(() => Int, {
    description:
      'Files on which this level had nothing more to do from then on (办毕数): done, answered, refused, decided.',
  })
  closed: number;

  @Field(() => Int, { description: 'Of these, those on the citizen’s date or before (按期办毕数).' })
  closedOnTime: number;

  @Field(() => Int, { description: 'Files taken up again after that (重新办理数): a redo, an objection.' })
  reopened: number;

  @Field(() => Int, { description: 'Citizens’ dates that passed with the file still open (超期数).' })
  overdue: number;

  @Field(() => [OutcomeCount], { description: 'How files ended (办理结果), the outcomes that occur.' })
  outcomes: OutcomeCount[];

  @Field(() => Int, {
    nullable: true,
    description:
      'Within so many working days half of the closed files were closed (办理时长中位数); null where none was.',
  })
  medianWorkdays: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Within so many working days nine of ten closed files were closed (办理时长九成分位); null where none was.',
  })
  p90Workdays: number | null;

  @Field(() => GraphQLISODateTime, { description: 'The instant the figures are of (统计时点).' })
  asOf: Date;
}

/** In the order in which outcomes are told. */
export const outcomeCounts = (countOf: (outcome: Outcome) => number): OutcomeCount[] =>
  OUTCOMES.map(outcome => ({ outcome, count: countOf(outcome) })).filter(({ count }) => count > 0);
