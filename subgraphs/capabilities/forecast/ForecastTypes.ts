import { Directive, Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Basis } from '../../../shared/domain/forecast/forecast.ts';

export const ForecastBases = {
  ITEM_AND_LOAD: 'itemAndLoad',
  ITEM: 'item',
  CLASS: 'class',
  CENTER: 'center',
  ALL: 'all',
} as const;
registerEnumType(ForecastBases, {
  name: 'ForecastBasis',
  description: 'What a forecast rests on (预测依据), the nearest that has enough cases.',
  valuesConfig: {
    ITEM_AND_LOAD: { description: 'The same item at the same center, with as much to do (同中心同事项同负荷).' },
    ITEM: { description: 'The same item at the same center (同中心同事项).' },
    CLASS: { description: 'The same class at the same center (同中心同类别).' },
    CENTER: { description: 'All cases of the center (本中心全部).' },
    ALL: { description: 'All cases of the level (本级全部).' },
  },
});

@Directive('@shareable')
@ObjectType('CaseForecast', {
  description:
    'When a case is likely to be done (办结预测), N17: from cases like it that took at least as long. For planning; it is never used to score anybody (不用于考核).',
})
export class CaseForecast {
  @Field(() => Int, { description: 'Half were done within so many working days from the opening (办理时长中位数).' })
  p50: number;

  @Field(() => Int, { description: 'Nine of ten were (九成办结时长).' })
  p90: number;

  @Field(() => Float, {
    nullable: true,
    description: 'How often it took longer than the limit, from 0 to 1 (超期概率); null where there is no limit.',
  })
  breach: number | null;

  @Field(() => Int, { description: 'From how many cases (样本数), 30 at least.' })
  cases: number;

  @Field(() => ForecastBases, { description: 'What they have in common (预测依据).' })
  basis: Basis;
}
