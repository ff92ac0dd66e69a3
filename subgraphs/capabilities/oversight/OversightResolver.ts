import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Ctx, FieldResolver, ID, Int, Resolver, Root, Subscription } from 'type-graphql';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import {
  changeOf,
  type PeriodStep,
  rangeBefore,
  rangeYearBefore,
  wholeMonths,
  stepsOf,
} from '../../../shared/domain/oversight/trend.ts';
import type { Dimension, Figure } from '../../../shared/domain/tally/cells.ts';
import { loaderOf } from '../../kit/context.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { Case } from '../cases/Case.ts';
import { Holding } from '../cases/Holding.ts';
import { Center } from '../directory/Center.ts';
import { beats } from './beats.ts';
import { type AreaCover, coverageOf, coverageOfPart } from './coverageOf.ts';
import {
  Durations,
  OverseenConnection,
  OverseenFileView,
  OverseenFilter,
  Oversight,
  OversightBeat,
  OversightCoverage,
  OversightDimensions,
  OversightEscalation,
  OversightFigures,
  OversightFiguresView,
  OversightPart,
  PeriodSteps,
  SplitRow,
  Trend,
} from './OversightTypes.ts';
import {
  checkRange,
  durationsOf,
  type Figures,
  figuresByCenter,
  happenedIn,
  happenedInSteps,
  splitOf,
  standingOf,
  sumOver,
} from './readFigures.ts';
import { readEscalations } from './readEscalations.ts';
import { overseenCursor, readOverseen } from './readOverseen.ts';

const MOST_STEPS = 120;

/** What a dimension has for values: names of things, or words of the domain that the API writes in its own way. */
const TOLD_AS_THEY_ARE: readonly Dimension[] = ['item', 'department', 'rating'];

const enumName = (word: string): string =>
  word === word.toUpperCase() ? word : word.replace(/[A-Z]/g, '_$&').toUpperCase();

const coverageView = ({ answered, expected, sources }: AreaCover): OversightCoverage => ({
  answered,
  expected,
  sources,
});

/** The figures of all centers whose levels answer, read once for a request. */
async function byCenter(ctx: RequestContext, { levels }: AreaCover): Promise<ReadonlyMap<string, Figures>> {
  const loader = loaderOf<ReadonlyMap<string, Figures>>(ctx, `oversight ${levels.join(' ')}`, async () => {
    return new Map([['all', await figuresByCenter({ service: ctx.service, levels })]]);
  });
  return (await loader.load('all')) ?? new Map();
}

@Resolver(() => Holding)
export class OversightOfAreaResolver {
  @FieldResolver(() => Oversight, {
    nullable: true,
    description:
      'The figures of this area and everything below it (全域监督), as this level has counted them from the ledgers below, N7. Null where you may not see it.',
  })
  async oversight(@Root() { code }: Holding, @Ctx() ctx: RequestContext): Promise<Oversight> {
    const cover = await coverageOf(ctx.service, code);
    return { code, cover, asOf: cover.asOf, coverage: coverageView(cover) };
  }
}

@Resolver(() => Oversight)
export class OversightResolver {
  @FieldResolver(() => OversightFiguresView, { description: 'How things stand (态势).' })
  async figures(@Root() { code, cover }: Oversight, @Ctx() ctx: RequestContext): Promise<OversightFiguresView> {
    return sumOver({ service: ctx.service, levels: cover.levels }, code, await byCenter(ctx, cover));
  }

  @FieldResolver(() => [OversightPart], {
    description: 'The centers just below, each with everything under it (下级区域), in the order of the directory.',
  })
  async parts(@Root() { code, cover }: Oversight, @Ctx() ctx: RequestContext): Promise<OversightPart[]> {
    const { service } = ctx;
    const asked = { service, levels: cover.levels };
    const figures = await byCenter(ctx, cover);
    return [...service.tree.values()]
      .filter(({ parent }) => parent === code)
      .map(({ code: part }) => {
        const within = coverageOfPart(service, part, cover);
        const whole = { asOf: within.asOf, coverage: coverageView(within) };
        return { code: part, figures: sumOver(asked, part, figures), ...whole };
      });
  }

  @FieldResolver(() => Trend, {
    description:
      'How often something happened, step by step, with 同比 and 环比 (趋势); at most 120 steps. Errors: FIELD_INVALID.',
  })
  async trend(
    @Root() { code, cover }: Oversight,
    @Arg('figure', () => OversightFigures, { description: 'What (指标).' }) figure: Figure,
    @Arg('from', () => GraphQLLocalDate, { description: 'The first day (起), in Beijing.' }) from: string,
    @Arg('to', () => GraphQLLocalDate, { description: 'The last day (止).' }) to: string,
    @Ctx() { service }: RequestContext,
    @Arg('step', () => PeriodSteps, { nullable: true, description: 'In which steps (周期); days if left out.' })
    step?: PeriodStep | null,
  ): Promise<Trend> {
    const range = { from, to };
    checkRange(range);
    const steps = stepsOf(range, step ?? 'day');
    if (steps.length > MOST_STEPS) throw new DomainError('FIELD_INVALID', {}, 'step');
    const asked = { service, levels: cover.levels };
    const count = (days: { from: string; to: string }) => happenedIn(asked, code, figure, days);
    const counts = await happenedInSteps(asked, code, figure, { steps, whole: step === 'month' });
    const points = steps.map((days, i) => ({ ...days, count: counts[i] ?? 0 }));
    const total = counts.reduce((sum, n) => sum + n, 0);
    const [before, yearBefore] = await Promise.all([count(rangeBefore(range)), count(rangeYearBefore(range))]);
    return {
      ...{ points, total, before, yearBefore },
      ...{ change: changeOf(total, before), yearChange: changeOf(total, yearBefore) },
    };
  }

  @FieldResolver(() => [SplitRow], {
    description:
      'What happened on some days, or how files stand now, told apart (分项统计), the most first. Errors: FIELD_INVALID.',
  })
  async split(
    @Root() { code, cover }: Oversight,
    @Arg('by', () => OversightDimensions, { description: 'By what (维度).' }) by: Dimension,
    @Ctx() { service }: RequestContext,
    @Arg('figure', () => OversightFigures, {
      nullable: true,
      description:
        'What happened (指标); how files stand now if left out: the open ones, or those that the dimension is of.',
    })
    figure?: Figure | null,
    @Arg('from', () => GraphQLLocalDate, { nullable: true, description: 'The first day (起); today if left out.' })
    from?: string | null,
    @Arg('to', () => GraphQLLocalDate, { nullable: true, description: 'The last day (止); today if left out.' })
    to?: string | null,
  ): Promise<SplitRow[]> {
    const asked = { service, levels: cover.levels };
    const shown = (rows: { value: string; n: number }[]) =>
      rows.map(({ value, n }) => ({ value: TOLD_AS_THEY_ARE.includes(by) ? value : enumName(value), count: n }));
    if (!figure) return shown(await splitOf(asked, code, { figure: standingOf(by), dimension: by }));
    const today = beijingDay(service.now());
    const days = { from: from ?? today, to: to ?? today };
    checkRange(days);
    // an item for each day would be a counter for each case: items are counted by months
    const range = by === 'item' ? wholeMonths(days) : days;
    return shown(await splitOf(asked, code, { figure, dimension: by, range }));
  }

  @FieldResolver(() => Durations, {
    description: 'How long files took that were closed on these days (办理时长). Errors: FIELD_INVALID.',
  })
  durations(
    @Root() { code, cover }: Oversight,
    @Arg('from', () => GraphQLLocalDate, { description: 'The first day (起).' }) from: string,
    @Arg('to', () => GraphQLLocalDate, { description: 'The last day (止).' }) to: string,
    @Ctx() { service }: RequestContext,
  ): Promise<Durations> {
    checkRange({ from, to });
    return durationsOf({ service, levels: cover.levels }, code, { from, to });
  }

  @FieldResolver(() => [OversightEscalation], {
    description:
      'What went up from this area (提级动态), the newest first: numbers and centers, no matter and no person. Errors: PAGE_SIZE.',
  })
  async escalations(
    @Root() { code, cover }: Oversight,
    @Ctx() { service }: RequestContext,
    @Arg('first', () => Int, { defaultValue: 12, description: 'How many, 1 to 200 (数量).' }) first: number,
  ): Promise<OversightEscalation[]> {
    const found = await readEscalations(service, code, { first, levels: cover.levels });
    return found.map(({ from, to, ...rest }) => ({ ...rest, fromCode: from, toCode: to }));
  }

  @FieldResolver(() => OverseenConnection, {
    description:
      'The files of the levels below behind the figures (下级办件), newest first; for what is in one, follow `case`. Errors: PAGE_SIZE, CURSOR_MALFORMED.',
  })
  async files(
    @Root() { code }: Oversight,
    @Ctx() { service }: RequestContext,
    @Arg('first', () => Int, { defaultValue: 20, description: 'Rows a page, 1 to 200 (每页数量).' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'The cursor of the last row seen (起始位置).' })
    after?: string | null,
    @Arg('filter', () => OverseenFilter, { nullable: true, description: 'What to narrow it to (筛选).' })
    filter?: OverseenFilter | null,
  ): Promise<OverseenConnection> {
    const { rows, hasNextPage } = await readOverseen(service, code, { first, after: after ?? null }, filter ?? {});
    const today = beijingDay(service.now());
    const edges = rows.map(row => ({
      cursor: overseenCursor(row),
      node: { ...row, row, dueOn: row.dueOn || null, overdue: row.open && row.dueOn < today },
    }));
    return { edges, pageInfo: { hasNextPage, endCursor: edges.at(-1)?.cursor ?? null } };
  }

  @Subscription(() => OversightBeat, {
    subscribe: ({ args, context }) => beats(context as never, args as never),
    description:
      'The figures of an area, live (态势实时推送): sent once at the beginning, and again when they or the coverage have changed, at most once a second. A state and not an event: whoever comes back with the cursor misses nothing. Errors: CENTER_UNKNOWN, OUTSIDE_JURISDICTION, NOT_PERMITTED.',
  })
  oversight(
    @Root() beat: OversightBeat,
    @Arg('area', () => ID, { description: 'A center (区域); its whole area counts.' }) _area: string,
    @Arg('after', () => String, { nullable: true, description: 'The last cursor seen (续传位置).' })
    _after?: string | null,
  ): OversightBeat {
    return beat;
  }
}

@Resolver(() => OversightPart)
export class OversightPartResolver {
  @FieldResolver(() => Center, { nullable: true, description: 'The center (下级中心).' })
  center(@Root() { code }: OversightPart): Center {
    return { code };
  }
}

@Resolver(() => OversightEscalation)
export class OversightEscalationResolver {
  @FieldResolver(() => Center, { nullable: true, description: 'The center that asked (提级中心).' })
  from(@Root() { fromCode }: OversightEscalation): Center {
    return { code: fromCode };
  }

  @FieldResolver(() => Center, { nullable: true, description: 'The center that was asked (上级中心).' })
  to(@Root() { toCode }: OversightEscalation): Center {
    return { code: toCode };
  }
}

@Resolver(() => OverseenFileView)
export class OverseenFileResolver {
  @FieldResolver(() => Case, { nullable: true, description: 'The case (办件), for what each level holds of it.' })
  case(@Root() { row }: OverseenFileView): Case {
    return { uid: row.uid };
  }

  @FieldResolver(() => Center, { nullable: true, description: 'The center that holds it (承办中心).' })
  center(@Root() { row }: OverseenFileView): Center {
    return { code: row.center };
  }

  @FieldResolver(() => Center, { nullable: true, description: 'The center whose window took it (首接中心).' })
  origin(@Root() { row }: OverseenFileView): Center {
    return { code: row.origin };
  }
}
