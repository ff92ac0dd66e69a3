import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { optionalText } from '../../../shared/domain/case/text.ts';
import { itemKey } from '../../../shared/domain/fairness/itemKey.ts';
import type { ProvincialClass } from '../../../shared/domain/policy/policy.ts';
import { isOpen } from '../../../shared/domain/tally/counted.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { ProvincialClasses } from '../cases/CaseEnums.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { checkArea } from '../cases/readPart.ts';
import { CaseForecast } from './ForecastTypes.ts';
import { forecastFor, workdaysOf } from './keepSpreads.ts';

@Resolver(() => CaseFile)
export class ForecastOfCaseResolver {
  @FieldResolver(() => CaseForecast, {
    nullable: true,
    description:
      'When it is likely to be done (办结预测), N17; null once it is closed, and where too few cases are known. It is never used to score anybody.',
  })
  async forecast(@Root() file: CaseFile, @Ctx() { service }: RequestContext): Promise<CaseForecast | null> {
    if (!isOpen(file)) return null;
    const { counted, center } = file;
    return forecastFor(
      service,
      { center, item: counted?.item ?? '', class: counted?.class ?? null },
      workdaysOf(service, file),
    );
  }
}

@Resolver()
export class ForecastResolver {
  @Query(() => CaseForecast, {
    nullable: true,
    description:
      'How long a case would take that is registered now (办理时长预估), N17: for who tells a citizen what to expect. Null where too few cases are known. It is never used to score anybody. Errors: CENTER_UNKNOWN, OUTSIDE_JURISDICTION, NOT_PERMITTED, FIELD_TOO_LONG.',
  })
  async forecastAhead(
    @Arg('center', () => ID, { description: 'At which center (中心).' }) center: string,
    @Arg('item', { description: 'The service item (办理业务名称).' }) item: string,
    @Ctx() ctx: RequestContext,
    @Arg('class', () => ProvincialClasses, { nullable: true, description: 'The class, where it is known (分类).' })
    found?: ProvincialClass | null,
  ): Promise<CaseForecast | null> {
    checkArea(ctx, center, ['tally'], 'center');
    const key = itemKey(optionalText('item', item)).slice(0, 60);
    return forecastFor(ctx.service, { center, item: key, class: found ?? null }, { elapsed: 0, limit: null });
  }
}
