import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { whyClock } from '../../../shared/domain/clock/explain.ts';
import { sayStep } from '../../../shared/domain/clock/sayStep.ts';
import { isTextKey, translate } from '../../../shared/i18n/translate.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { policyOfFile } from '../policy/policyAt.ts';
import { CaseClock } from './CaseClock.ts';
import { clockRules } from './clockRules.ts';
import { ClockStepType } from './ClockStepType.ts';
import { fileOf } from './readFiles.ts';

@Resolver(() => CaseClock)
export class CaseClockResolver {
  @FieldResolver(() => [ClockStepType], {
    description:
      'Why this limit (时限推算): every step from the start, with its article; replayed, it gives the same instant.',
  })
  async why(@Root() { uid, events }: CaseClock, @Ctx() ctx: RequestContext): Promise<ClockStepType[]> {
    const file = await fileOf(ctx, uid);
    if (!file) return [];
    const { service } = ctx;
    const rules = clockRules(service, policyOfFile(service, file), file.origin);
    return whyClock(events, rules).map(step => {
      const { key, params } = sayStep(step);
      const say = (language: 'zh-CN' | 'en') => (isTextKey(key) ? translate(key, language, params) : key);
      const { day, kind, workday, known, cite, pack } = step;
      return { text: say('zh-CN'), textEn: say('en'), day, kind, workday, known, cite, pack };
    });
  }
}
