import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Ctx, Directive, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { readNotice } from '../../../shared/calendar/loadCalendar.ts';
import { pathTo } from '../../../shared/domain/access/jurisdiction.ts';
import { allowsRead } from '../../../shared/domain/access/permissions.ts';
import { calendarOf } from '../../../shared/domain/clock/layers.ts';
import { dayAfter, type DayKind, isKnown, kindOf } from '../../../shared/domain/clock/workdays.ts';
import type { ClockKind } from '../../../shared/domain/clock/clock.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { mayLoad } from '../../../shared/domain/policy/mayLoad.ts';
import { actorOf } from '../../kit/context.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { ClockKinds, DayKinds } from '../cases/CaseEnums.ts';
import { relationToArea } from '../cases/readPart.ts';
import { loadAndPass } from './passNotice.ts';

@Directive('@shareable')
@ObjectType({ description: 'A limit that a notice has moved (被重算的时限).' })
class MovedLimit {
  @Field(() => ID, { description: 'The case (办件).' })
  uid: string;

  @Field({ description: 'Its number (编号).' })
  number: string;

  @Field(() => ClockKinds, { description: 'Which limit (时限类别).' })
  kind: ClockKind;

  @Field(() => GraphQLLocalDate, { description: 'The last day before (原截止日).' })
  from: string;

  @Field(() => GraphQLLocalDate, { description: 'The last day now (现截止日).' })
  to: string;
}

@Directive('@shareable')
@ObjectType({ description: 'What a notice did to the limits of this level (加载结果).' })
class NoticeEffect {
  @Field(() => Int, { description: 'The year of the notice (年份).' })
  year: number;

  @Field(() => [MovedLimit], { description: 'The limits that moved (被重算的时限).' })
  moved: MovedLimit[];
}

@Directive('@shareable')
@ObjectType({ description: 'A day, as an office sees it (日历).' })
class CalendarDay {
  @Field(() => GraphQLLocalDate, { description: 'The day (日期), in Beijing.' })
  day: string;

  @Field(() => DayKinds, { description: 'What it is (日期类别).' })
  kind: DayKind;

  @Field(() => String, { nullable: true, description: 'The holiday it belongs to (节日); null for an ordinary day.' })
  name: string | null;

  @Field({ description: 'False while the notice of its year is not published (是否已公布).' })
  known: boolean;
}

const LONGEST = 400;

@Resolver()
export class CalendarResolver {
  @Query(() => [CalendarDay], {
    description: 'The work calendar of a center (工作日历), make-up working days (调休) included. At most 400 days.',
  })
  calendar(
    @Arg('center', () => ID, { description: 'The center (中心): its region may have days of its own.' }) center: string,
    @Arg('from', () => GraphQLLocalDate, { description: 'The first day (起).' }) from: string,
    @Arg('to', () => GraphQLLocalDate, { description: 'The last day (止).' }) to: string,
    @Ctx() { service }: RequestContext,
  ): CalendarDay[] {
    if (!service.tree.has(center)) throw new DomainError('CENTER_UNKNOWN', { center }, 'center');
    const calendar = calendarOf(service.calendar, service.layers, pathTo(service.tree, center));
    const days: CalendarDay[] = [];
    for (let day = from; day <= to && days.length < LONGEST; day = dayAfter(day))
      days.push({
        day,
        kind: kindOf(day, calendar),
        name: calendar.days.get(day)?.name ?? null,
        known: isKnown(day, calendar),
      });
    return days;
  }

  @Mutation(() => NoticeEffect, {
    description:
      'Load a holiday notice (加载放假安排): the national one of a year (by a province’s policy administrator), or what a center adds for its own area, as a day of closure in a storm. All open limits are recomputed at once, here and at the other levels; what moved is written down and told, and listed as far as it lies in the own area. Errors: CALENDAR_INVALID, NOT_PERMITTED, WRONG_LEVEL, CENTER_UNKNOWN, OUTSIDE_JURISDICTION.',
  })
  async loadNotice(
    @Arg('notice', { description: 'The notice as JSON (放假安排): {year, papers, days: [{name, date, isOffDay}]}.' })
    text: string,
    @Ctx() ctx: RequestContext,
    @Arg('center', () => ID, {
      nullable: true,
      description: 'The center whose area it is for (适用中心); the whole country if left out.',
    })
    center?: string | null,
  ): Promise<NoticeEffect> {
    const actor = actorOf(ctx);
    mayLoad(center ?? null, actor, ctx.service.tree);
    const notice = readNotice(parse(text), center ? 'layer' : 'national');
    const moved = await loadAndPass(ctx.service, { notice, center: center ?? '', by: actor.id });
    // a national notice moves the limits of every province; each administrator is told those of the own area
    const own = moved.filter(limit => allowsRead(actor.role, 'whatIf', relationToArea(ctx, limit.center)));
    return { year: notice.year, moved: own };
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DomainError('CALENDAR_INVALID', { reason: 'JSON' }, 'notice');
  }
}
