import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Ctx, Directive, Field, ID, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import type { DepartmentVersion } from '../../../shared/domain/department/department.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { actorOf } from '../../kit/context.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { departmentsOf } from './departmentsOf.ts';
import { endDepartment, stationDepartment } from './stationDepartment.ts';

@Directive('@shareable')
@ObjectType({ description: 'A department with staff in a center (进驻部门).' })
class StationedDepartment implements DepartmentVersion {
  @Field(() => ID, { description: 'Its code (部门代码): what orders, accounts and tokens name it by.' })
  code: string;

  @Field({ description: 'Its name (部门名称).' })
  name: string;

  @Field(() => [String], { description: 'Short and earlier names by which it is found (简称、曾用名).' })
  otherNames: string[];

  @Field(() => GraphQLLocalDate, { description: 'Since when it is called so here (生效日期).' })
  validFrom: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The day on which it leaves (撤出日期); null for none.',
  })
  validTo: string | null;
}

@Resolver()
export class DepartmentsResolver {
  @Query(() => [StationedDepartment], {
    description:
      'The departments that work at a center (进驻部门): those usual everywhere, as the center changed them. For everybody with a token. Errors: CENTER_UNKNOWN, WRONG_LEVEL.',
  })
  async departments(
    @Arg('center', () => ID, { description: 'A center of this level (中心).' }) center: string,
    @Ctx() ctx: RequestContext,
    @Arg('on', () => GraphQLLocalDate, { nullable: true, description: 'The day in Beijing (日期); today if left out.' })
    on?: string | null,
  ): Promise<StationedDepartment[]> {
    actorOf(ctx);
    const { service } = ctx;
    const level = service.tree.get(center)?.level;
    if (level === undefined) throw new DomainError('CENTER_UNKNOWN', { center }, 'center');
    if (level !== service.name) throw new DomainError('WRONG_LEVEL', { own: service.name, level }, 'center');
    return viewsOf(await departmentsOf(service.database.read, service, center, on ?? beijingDay(service.now())));
  }

  @Mutation(() => StationedDepartment, {
    description:
      'Enter a department of your own center, or another name of it (进驻、更名), SH-01. Entries are added; none is changed. Errors: NOT_PERMITTED, WRONG_LEVEL, OUTSIDE_JURISDICTION, FIELD_REQUIRED, FIELD_INVALID, DEPARTMENT_NAME_TAKEN.',
  })
  async stationDepartment(
    @Arg('center', () => ID, { description: 'Your own center (本中心).' }) center: string,
    @Arg('department', () => ID, {
      description: 'Its code (部门代码): 2 to 24 small letters, digits and hyphens; a known one is renamed.',
    })
    code: string,
    @Arg('departmentName', { description: 'Its name (部门名称).' }) name: string,
    @Ctx() ctx: RequestContext,
    @Arg('otherNames', () => [String], {
      defaultValue: [],
      description: 'Short and earlier names, 20 at most (简称、曾用名).',
    })
    otherNames: string[],
    @Arg('from', () => GraphQLLocalDate, {
      nullable: true,
      description: 'From which day (生效日期), not in the past; today if left out.',
    })
    from?: string | null,
  ): Promise<StationedDepartment> {
    return viewOf(await stationDepartment(ctx, { center, code, name, otherNames, from }));
  }

  @Mutation(() => StationedDepartment, {
    description:
      'Enter that a department leaves your own center (撤出): it keeps its orders and gets no further one. Errors: NOT_PERMITTED, WRONG_LEVEL, OUTSIDE_JURISDICTION, FIELD_INVALID, DEPARTMENT_UNKNOWN.',
  })
  async endDepartment(
    @Arg('center', () => ID, { description: 'Your own center (本中心).' }) center: string,
    @Arg('department', () => ID, { description: 'Its code (部门代码).' }) code: string,
    @Ctx() ctx: RequestContext,
    @Arg('from', () => GraphQLLocalDate, {
      nullable: true,
      description: 'The first day without it (撤出日期), not in the past; today if left out.',
    })
    from?: string | null,
  ): Promise<StationedDepartment> {
    return viewOf(await endDepartment(ctx, center, code, from));
  }
}

const viewOf = ({ code, name, otherNames, validFrom, validTo }: DepartmentVersion): StationedDepartment => ({
  ...{ code, name, otherNames: [...otherNames], validFrom, validTo },
});

const viewsOf = (departments: readonly DepartmentVersion[]): StationedDepartment[] => departments.map(viewOf);
