import { GraphQLLocalDate } from 'graphql-scalars';
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Mutation,
  Query,
  registerEnumType,
  Resolver,
  Root,
} from 'type-graphql';
import { type DayHalf, type DutyDays, isInForce } from '../../../shared/domain/access/duty.ts';
import { requiredText } from '../../../shared/domain/case/text.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { Center } from '../directory/Center.ts';
import { DutyRow } from './DutyRow.ts';
import { delegate, endDuty, type Place, planDuty } from './orderDuty.ts';
import { readDuties, readOwnDuties } from './readDuties.ts';

const DayHalves = { MORNING: 'morning', AFTERNOON: 'afternoon' } as const;
registerEnumType(DayHalves, {
  name: 'DayHalf',
  description: 'Half a day in Beijing (上午、下午).',
  valuesConfig: {
    MORNING: { description: 'From midnight to noon (上午).' },
    AFTERNOON: { description: 'From noon to midnight (下午).' },
  },
});

@InputType({ description: 'Days or half days in Beijing, both ends included (起止日期); at most 92 days.' })
class DutyDaysInput implements DutyDays {
  @Field(() => GraphQLLocalDate, { description: 'The first day (起始日期): today or later, within a year.' })
  from: string;

  @Field(() => DayHalves, {
    nullable: true,
    description: 'From which half of it on (起始半天); the morning if left out.',
  })
  fromHalf?: DayHalf | null;

  @Field(() => GraphQLLocalDate, { description: 'The last day (截止日期).' })
  to: string;

  @Field(() => DayHalves, {
    nullable: true,
    description: 'To which half of it (截止半天); the afternoon if left out.',
  })
  toHalf?: DayHalf | null;
}

@InputType({ description: 'Whose place it is (被代理的岗位), where the head of the center orders it.' })
class PlaceInput implements Place {
  @Field({ description: 'The staff id of the person who is away (被代理人).' })
  person: string;

  @Field({ description: 'The role of that person (岗位), as registrar.' })
  role: string;

  @Field(() => ID, { description: 'The center of that person (中心): the own one or a branch of it.' })
  center: string;
}

@Resolver(() => DutyRow)
export class DutyFieldResolver {
  @FieldResolver(() => Center, { nullable: true, description: 'Where the role is had (中心).' })
  center(@Root() { center }: DutyRow): Center {
    return { code: center };
  }

  @FieldResolver(() => Boolean, { description: 'Whether it is in force now (是否生效中).' })
  inForce(@Root() duty: DutyRow, @Ctx() { service }: RequestContext): boolean {
    return isInForce(duty, service.now().toISOString());
  }
}

@Resolver()
export class DutiesResolver {
  @Query(() => [DutyRow], {
    description:
      'The roster and the delegations of a center of this level that touch these days (值班表), ended ones included; at most 31 days and 500 lines. Errors: NOT_PERMITTED, OUTSIDE_JURISDICTION, CENTER_UNKNOWN, WRONG_LEVEL, PAGE_SIZE.',
  })
  duties(
    @Arg('center', () => ID, { description: 'The center (中心).' }) center: string,
    @Arg('from', () => GraphQLLocalDate, { description: 'The first day (起), in Beijing.' }) from: string,
    @Arg('to', () => GraphQLLocalDate, { description: 'The last day (止), in Beijing.' }) to: string,
    @Ctx() ctx: RequestContext,
  ): Promise<DutyRow[]> {
    return readDuties(ctx, center, from, to);
  }

  @Query(() => [DutyRow], {
    description:
      'The duties of the person who asks, at whatever center, that are in force or to come (我的值班与代理), 50 at most: what may stand in the header x-doudi-duty. Errors: UNAUTHENTICATED, NOT_ON_DUTY.',
  })
  myDuties(@Ctx() ctx: RequestContext): Promise<DutyRow[]> {
    return readOwnDuties(ctx);
  }

  @Mutation(() => DutyRow, {
    description:
      'Put somebody on the roster (安排值班) of the own center or a branch of it, AH-09, LH-06; by its head, the supervision section or the security administrator. Errors: NOT_PERMITTED, DUTY_CHAIN, DUTY_ROLE, DUTY_SELF, DUTY_PERIOD, DUTY_OVERLAPS, CENTER_UNKNOWN, CENTER_RETIRED, WRONG_LEVEL, OUTSIDE_JURISDICTION, FIELD_REQUIRED, FIELD_TOO_LONG, FIELD_INVALID.',
  })
  planDuty(
    @Arg('center', () => ID, { description: 'Where (中心).' }) center: string,
    @Arg('role', {
      description:
        'The role (岗位): registrar, coordinator, leader, supervision-section, efficiency-officer or efficiency-supervisor.',
    })
    role: string,
    @Arg('person', { description: 'The staff id of who is on duty (值班人员).' }) person: string,
    @Arg('days', () => DutyDaysInput, { description: 'When (起止日期).' }) days: DutyDaysInput,
    @Arg('reason', { description: 'Why (事由), 1,000 characters at most.' }) reason: string,
    @Ctx() ctx: RequestContext,
  ): Promise<DutyRow> {
    return planDuty(ctx, { center, role, person, days, reason: requiredText('reason', reason) });
  }

  @Mutation(() => DutyRow, {
    description:
      'Have somebody stand in (委托代理): in the own place, or in another’s if the head of the center orders it. Errors: as `planDuty`, and DUTY_NOT_YOURS.',
  })
  delegate(
    @Arg('person', { description: 'The staff id of who stands in (代理人).' }) person: string,
    @Arg('days', () => DutyDaysInput, { description: 'When (起止日期).' }) days: DutyDaysInput,
    @Arg('reason', { description: 'Why (事由), 1,000 characters at most.' }) reason: string,
    @Ctx() ctx: RequestContext,
    @Arg('place', () => PlaceInput, {
      nullable: true,
      description: 'Whose place (被代理的岗位); the own one if left out.',
    })
    place?: PlaceInput | null,
  ): Promise<DutyRow> {
    return delegate(ctx, { person, days, place: place ?? null, reason: requiredText('reason', reason) });
  }

  @Mutation(() => DutyRow, {
    description:
      'End a duty before its time (提前结束): by who ordered it, by who is stood in for, or by who keeps the duties of that center. Errors: DUTY_NOT_FOUND, DUTY_OVER, DUTY_CHAIN, NOT_PERMITTED, WRONG_LEVEL, OUTSIDE_JURISDICTION, FIELD_REQUIRED.',
  })
  endDuty(
    @Arg('id', () => ID, { description: 'Which (值班编号).' }) id: string,
    @Arg('reason', { description: 'Why (事由), 1,000 characters at most.' }) reason: string,
    @Ctx() ctx: RequestContext,
  ): Promise<DutyRow> {
    return endDuty(ctx, id, requiredText('reason', reason));
  }
}
