import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { covers, pathTo } from '../../../shared/domain/access/jurisdiction.ts';
import type { Share } from '../../../shared/domain/assessment/wilson.ts';
import { requiredText } from '../../../shared/domain/case/text.ts';
import { calendarOf } from '../../../shared/domain/clock/layers.ts';
import { beijingDay, dayBefore, isKnown, isWorkday } from '../../../shared/domain/clock/workdays.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import type { LevelName } from '../../../shared/domain/levels.ts';
import { type Policy, valueOf } from '../../../shared/domain/policy/policy.ts';
import { translate } from '../../../shared/i18n/translate.ts';
import { actorOf } from '../../kit/context.ts';
import type { RequestContext, Service } from '../../kit/subgraph.ts';
import { Case } from '../cases/Case.ts';
import { Levels } from '../cases/CaseEnums.ts';
import { Center } from '../directory/Center.ts';
import { policyAt } from '../policy/policyAt.ts';
import { compareArea, type CounterSource, type Measure, placesIn, signalsOfArea, signsOfArea } from './compareArea.ts';
import { CenterSignal, ComparedCenter, ExclusionView, GamingSignView, LeftOut, Measures } from './ComparisonTypes.ts';
import { excludeFile, exclusionsOf, includeFile } from './excludeFile.ts';
import { leftOutOf, withoutLeftOut } from './leftOut.ts';
import type { ComparisonExclusion } from './OverseenRows.ts';
import { Oversight } from './OversightTypes.ts';
import { readCounters, readDaily } from './readCounters.ts';
import { checkRange } from './readFigures.ts';

/** The counters that this level has of an area, its own and those of the levels below that can be reached. */
const sourceOf = ({ database, name }: Service, levels: readonly LevelName[]): CounterSource => ({
  sums: wanted => readCounters(database.read, name, levels, wanted),
  byDay: wanted => readDaily(database.read, name, levels, wanted),
});

/** Who looks goes by the rules of the own center: the same measure for all that are compared (N11). */
const rulesOf = (ctx: RequestContext): Policy =>
  policyAt(ctx.service, actorOf(ctx).center, beijingDay(ctx.service.now()));

const LEVEL = 'Centers of which level (层级); those just below the area if left out.';

/** Centers of one level inside an area; FIELD_INVALID for more than a question can be about. */
function placesOf({ tree }: Service, area: string, level: LevelName | null | undefined): string[] {
  const places = placesIn(tree, area, level);
  if (places.length > 300) throw new DomainError('FIELD_INVALID', {}, 'level');
  return places;
}

const percent = ({ rate }: Share): string => `${Math.round(rate * 100)}%`;

/** The last working days of an area before today, oldest first; fewer where no calendar is known further back. */
function lastWorkdays({ calendar, layers, tree, now }: Service, area: string, wanted: number): string[] {
  const own = calendarOf(calendar, layers, pathTo(tree, area));
  const days: string[] = [];
  for (let day = dayBefore(beijingDay(now())); days.length < wanted && isKnown(day, own); day = dayBefore(day))
    if (isWorkday(day, own)) days.unshift(day);
  return days;
}

/** Fair comparison, signs of gaming and early signals (N11, N22): for who watches over an area. */
@Resolver(() => Oversight)
export class ComparisonResolver {
  @FieldResolver(() => [ComparedCenter], {
    description:
      'Centers beside each other (公平比较), N11, SJ-35, AH-33, WL-49: within provincial classes, with intervals, ranked only where one is better for certain, and never on few cases. Files that are set aside, or were taken out, are not in it: `leftOut`. Errors: FIELD_INVALID.',
  })
  comparison(
    @Root() { code, cover }: Oversight,
    @Arg('measure', () => Measures, { description: 'By what (比较指标).' }) measure: Measure,
    @Arg('from', () => GraphQLLocalDate, { description: 'The first day (起), in Beijing.' }) from: string,
    @Arg('to', () => GraphQLLocalDate, { description: 'The last day (止).' }) to: string,
    @Ctx() ctx: RequestContext,
    @Arg('level', () => Levels, { nullable: true, description: LEVEL }) level?: LevelName | null,
  ): Promise<ComparedCenter[]> {
    const range = { from, to };
    checkRange(range);
    const { service } = ctx;
    const rules = valueOf(rulesOf(ctx), 'assessment.compare');
    const looked = { area: code, levels: cover.levels };
    const source = withoutLeftOut(sourceOf(service, cover.levels), service, looked);
    return compareArea(source, service.tree, placesOf(service, code, level), { measure, range }, rules);
  }

  @FieldResolver(() => [GamingSignView], {
    description:
      'What looks as if figures were worked for (数据异常线索), N11: each a hint whom to ask, with its figures. Errors: FIELD_INVALID.',
  })
  async gamingSigns(
    @Root() { code, cover }: Oversight,
    @Arg('from', () => GraphQLLocalDate, { description: 'The first day (起), in Beijing.' }) from: string,
    @Arg('to', () => GraphQLLocalDate, { description: 'The last day (止).' }) to: string,
    @Ctx() ctx: RequestContext,
    @Arg('level', () => Levels, { nullable: true, description: LEVEL }) level?: LevelName | null,
  ): Promise<GamingSignView[]> {
    checkRange({ from, to });
    const { service } = ctx;
    const own = rulesOf(ctx);
    const rules = { ...valueOf(own, 'assessment.signs'), ...valueOf(own, 'assessment.again') };
    const source = sourceOf(service, cover.levels);
    const signs = await signsOfArea(source, service.tree, placesOf(service, code, level), { from, to }, rules);
    return signs.map(({ code: place, sign, own, peers }) => {
      const within = sign === 'split' || sign === 'reregistered' ? String(rules[sign].within) : '';
      const params = { own: percent(own), peers: percent(peers), n: String(own.n), within };
      const key = `gaming.${sign}` as const;
      return {
        ...{ code: place, sign, n: own.n, own, peers },
        ...{ text: translate(key, 'zh-CN', params), textEn: translate(key, 'en', params) },
      };
    });
  }

  @FieldResolver(() => [CenterSignal], {
    description:
      'Whether matters have become fewer or are not registered any more (登记信号), N22: the last working days before today against the own past, the season of all, and the signals that come without the window. Errors: FIELD_INVALID.',
  })
  signals(
    @Root() { code, cover }: Oversight,
    @Ctx() ctx: RequestContext,
    @Arg('level', () => Levels, { nullable: true, description: LEVEL }) level?: LevelName | null,
  ): Promise<CenterSignal[]> {
    const { service } = ctx;
    const rules = valueOf(rulesOf(ctx), 'assessment.signals');
    const days = lastWorkdays(service, code, rules.recentWorkdays + rules.pastWorkdays);
    const source = sourceOf(service, cover.levels);
    return signalsOfArea(source, service.tree, placesOf(service, code, level), days, rules);
  }
}

const shown = (row: ComparisonExclusion): ExclusionView => ({ ...row, row });

const UUID = /^[0-9a-f-]{36}$/;

/** What is compared, and what is not (N11). */
@Resolver(() => Oversight)
export class ExclusionResolver {
  @FieldResolver(() => [ExclusionView], {
    description:
      'The files of the area that are out of the comparison now (不纳入比较的办件), the newest first, 200 at most.',
  })
  async exclusions(@Root() { code }: Oversight, @Ctx() { service }: RequestContext): Promise<ExclusionView[]> {
    const { tree } = service;
    const centers = [...tree.keys()].filter(one => covers(tree, code, one));
    return (await exclusionsOf(service, centers)).map(shown);
  }

  @FieldResolver(() => [LeftOut], {
    description:
      'How many files of each center are not compared that would be on these days, and why (不纳入比较的件数), N11, AH-20. Errors: FIELD_INVALID.',
  })
  async leftOut(
    @Root() { code, cover }: Oversight,
    @Arg('from', () => GraphQLLocalDate, { description: 'The first day (起), in Beijing.' }) from: string,
    @Arg('to', () => GraphQLLocalDate, { description: 'The last day (止).' }) to: string,
    @Ctx() { service }: RequestContext,
  ): Promise<LeftOut[]> {
    checkRange({ from, to });
    const rows = await leftOutOf(service, { area: code, levels: cover.levels }, { from, to });
    return rows.map(({ center, reason, n }) => {
      const key = `leftOut.${reason}` as const;
      const params = { n: String(n) };
      const text = { text: translate(key, 'zh-CN', params), textEn: translate(key, 'en', params) };
      return { code: center, reason, n, ...text };
    });
  }

  @Mutation(() => ExclusionView, {
    description:
      'Take a file of this level or of one below out of the comparison (不纳入比较), AH-20, N11: it stays in every other figure. Errors: CASE_NOT_FOUND, NOT_PERMITTED, WRONG_LEVEL, EXCLUSION_STANDS, FIELD_REQUIRED, FIELD_TOO_LONG.',
  })
  async excludeFromComparison(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('level', () => Levels, { description: 'The level that holds the file (层级).' }) level: LevelName,
    @Arg('reason', { description: 'Why (理由), as 与当前政策不符.' }) reason: string,
    @Ctx() ctx: RequestContext,
  ): Promise<ExclusionView> {
    if (!UUID.test(uid)) throw new DomainError('CASE_NOT_FOUND', {}, 'uid');
    return shown(await excludeFile(ctx, { uid, level, reason: requiredText('reason', reason) }));
  }

  @Mutation(() => ExclusionView, {
    description:
      'Take a file into the comparison again (恢复比较). Errors: EXCLUSION_NOT_FOUND, NOT_PERMITTED, WRONG_LEVEL, FIELD_REQUIRED, FIELD_TOO_LONG.',
  })
  async includeInComparison(
    @Arg('id', () => ID, { description: 'Which exclusion (编号).' }) id: string,
    @Arg('reason', { description: 'Why (理由).' }) reason: string,
    @Ctx() ctx: RequestContext,
  ): Promise<ExclusionView> {
    if (!UUID.test(id)) throw new DomainError('EXCLUSION_NOT_FOUND', {}, 'id');
    return shown(await includeFile(ctx, id, requiredText('reason', reason)));
  }
}

@Resolver(() => ExclusionView)
export class ExclusionFieldsResolver {
  @FieldResolver(() => Case, { nullable: true, description: 'The case (办件).' })
  case(@Root() { row }: ExclusionView): Case {
    return { uid: row.uid };
  }

  @FieldResolver(() => Center, { nullable: true, description: 'The center that holds it (承办中心).' })
  center(@Root() { row }: ExclusionView): Center {
    return { code: row.center };
  }
}

@Resolver(() => LeftOut)
export class LeftOutResolver {
  @FieldResolver(() => Center, { nullable: true, description: 'The center that holds them (承办中心).' })
  center(@Root() { code }: LeftOut): Center {
    return { code };
  }
}

@Resolver(() => ComparedCenter)
export class ComparedCenterResolver {
  @FieldResolver(() => Center, { nullable: true, description: 'The center (中心).' })
  center(@Root() { code }: ComparedCenter): Center {
    return { code };
  }
}

@Resolver(() => GamingSignView)
export class GamingSignResolver {
  @FieldResolver(() => Center, { nullable: true, description: 'The center (中心).' })
  center(@Root() { code }: GamingSignView): Center {
    return { code };
  }
}

@Resolver(() => CenterSignal)
export class CenterSignalResolver {
  @FieldResolver(() => Center, { nullable: true, description: 'The center (中心).' })
  center(@Root() { code }: CenterSignal): Center {
    return { code };
  }
}
