import { Directive, Field, Float, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { SignalVerdict } from '../../../shared/domain/assessment/decline.ts';
import type { GamingSign } from '../../../shared/domain/assessment/signs.ts';
import type { LevelName } from '../../../shared/domain/levels.ts';
import { Levels } from '../cases/CaseEnums.ts';
import type { LeftOutReason } from './leftOut.ts';
import type { ComparisonExclusion } from './OverseenRows.ts';

export const Measures = { ON_TIME: 'onTime', SATISFACTION: 'satisfaction', LASTING: 'lasting' } as const;
registerEnumType(Measures, {
  name: 'ComparisonMeasure',
  description: 'By what centers are compared (比较指标).',
  valuesConfig: {
    ON_TIME: { description: 'Closed by the citizen’s date (按期办结率).' },
    SATISFACTION: { description: 'Rated 基本满意 or better (满意率), LH-36.' },
    LASTING: { description: 'Not taken up again (未重办率), LH-37.' },
  },
});

export const Unranked = { NO_CASES: 'NO_CASES', FEW_CASES: 'FEW_CASES' } as const;
registerEnumType(Unranked, {
  name: 'UnrankedReason',
  description: 'Why a center is shown and not ranked (不排名原因), N11.',
  valuesConfig: {
    NO_CASES: { description: 'There was nothing to count (无办件).' },
    FEW_CASES: { description: 'Fewer cases than the rules ask for (样本不足).' },
  },
});

export const GamingSigns = {
  LAST_DAY_CLOSING: 'lastDayClosing',
  ONLY_SATISFIED: 'onlySatisfied',
  DEEMED_CLOSED: 'deemedClosed',
  REOPENED: 'reopened',
  REREGISTERED: 'reregistered',
  SPLIT: 'split',
} as const;
registerEnumType(GamingSigns, {
  name: 'GamingSign',
  description: 'What can point to figures that were worked for (数据异常线索), N11: a hint, and no finding.',
  valuesConfig: {
    LAST_DAY_CLOSING: { description: 'Many more are closed on the very last day than elsewhere (临期突击办结).' },
    ONLY_SATISFIED: {
      description: 'Far fewer results are rated than elsewhere, and nearly all of them well (选择性评价).',
    },
    DEEMED_CLOSED: { description: 'Many more end by silence than elsewhere (视为办结偏多).' },
    REOPENED: { description: 'Many more are taken up again after they were cleared than elsewhere (销号后重办偏多).' },
    REREGISTERED: {
      description:
        'Many more of the same reporter and item are closed and put on record anew than elsewhere (关了重登).',
    },
    SPLIT: {
      description: 'Many more matters of one reporter and item are put on record in parts than elsewhere (拆单).',
    },
  },
});

export const SignalVerdicts = { STEADY: 'steady', DECLINE: 'decline', SILENT: 'silent', UNKNOWN: 'unknown' } as const;
registerEnumType(SignalVerdicts, {
  name: 'SignalVerdict',
  description: 'What the registrations of a center say beside its other signals (登记信号), N22.',
  valuesConfig: {
    STEADY: { description: 'As was to be expected (正常).' },
    DECLINE: { description: 'All signals have fallen alike (真实下降).' },
    SILENT: { description: 'Registrations have fallen, and the other signals go on (疑似不登记): ask there.' },
    UNKNOWN: { description: 'Too little is seen to say (信号不足).' },
  },
});

@Directive('@shareable')
@ObjectType({ description: 'A share with the interval that the number of cases allows (比率与区间).' })
export class ShareInterval {
  @Field(() => Float, { description: 'The share (比率), 0 to 1.' })
  rate: number;

  @Field(() => Float, { description: 'The lower end of the interval (区间下限).' })
  low: number;

  @Field(() => Float, { description: 'The upper end (区间上限).' })
  high: number;
}

@Directive('@shareable')
@ObjectType('ComparisonExclusion', {
  description: 'A file that a person has taken out of the comparison of centers (不纳入比较的办件), N11, AH-20.',
})
export class ExclusionView {
  row: ComparisonExclusion;

  @Field(() => ID, { description: 'Tells it from all others (编号).' })
  id: string;

  @Field(() => Levels, { description: 'The level that holds the file (层级).' })
  level: LevelName;

  @Field({ description: 'Why (理由).' })
  reason: string;

  @Field(() => GraphQLISODateTime, { description: 'Since when (时间), UTC.' })
  at: string;

  @Field({ description: 'In which role it was ordered (岗位).' })
  role: string;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was taken in again (恢复时间), UTC.' })
  liftedAt: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was taken in again (恢复理由).' })
  liftReason: string | null;
}

export const LeftOutReasons = { PARKED: 'parked', ORDERED: 'ordered' } as const;
registerEnumType(LeftOutReasons, {
  name: 'LeftOutReason',
  description: 'Why files are not compared (不纳入比较的原因), N11.',
  valuesConfig: {
    PARKED: {
      description:
        'Set aside as what cannot be solved now (历史遗留), Q6: left out by itself, until it is taken up again.',
    },
    ORDERED: { description: 'A person took them out, with a reason (人工剔除), AH-20: see the exclusions.' },
  },
});

@Directive('@shareable')
@ObjectType({ description: 'How many files of a center are not compared, and why (不纳入比较的件数), N11.' })
export class LeftOut {
  code: string;

  @Field(() => LeftOutReasons, { description: 'Why (原因).' })
  reason: LeftOutReason;

  @Field(() => Int, { description: 'How many files that would be compared on these days (件数).' })
  n: number;

  @Field({ description: 'Why, in a sentence (说明), Chinese.' })
  text: string;

  @Field({ description: 'The same in English (英文说明).' })
  textEn: string;
}

@Directive('@shareable')
@ObjectType({ description: 'One center beside the others (比较结果), N11.' })
export class ComparedCenter extends ShareInterval {
  code: string;

  @Field(() => Int, { description: 'How many cases were counted (样本数).' })
  n: number;

  @Field(() => ShareInterval, {
    nullable: true,
    description:
      'With the mixture of provincial classes that all have together (标准化比率): compare by this one. Null where nothing can be said.',
  })
  standardised: ShareInterval | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'One more than there are centers that are better for certain (名次); several may share it. Null for who is not ranked.',
  })
  rank: number | null;

  @Field(() => Unranked, { nullable: true, description: 'Why it is not ranked (不排名原因).' })
  unranked: 'NO_CASES' | 'FEW_CASES' | null;
}

@Directive('@shareable')
@ObjectType({ description: 'A sign at one center (数据异常线索), N11: a hint whom to ask, and no finding.' })
export class GamingSignView {
  code: string;

  @Field(() => GamingSigns, { description: 'Which (线索类型).' })
  sign: GamingSign;

  @Field(() => Int, { description: 'How many cases it is of (样本数).' })
  n: number;

  @Field(() => ShareInterval, { description: 'The share at this center (本中心).' })
  own: ShareInterval;

  @Field(() => ShareInterval, { description: 'The share at all others together (其他中心).' })
  peers: ShareInterval;

  @Field({ description: 'In a sentence (说明), Chinese.' })
  text: string;

  @Field({ description: 'The same in English (英文说明).' })
  textEn: string;
}

@Directive('@shareable')
@ObjectType({
  description:
    'What the registrations of a center say beside its other signals (登记信号), N22: a hint, and no finding.',
})
export class CenterSignal {
  code: string;

  @Field(() => SignalVerdicts, { description: 'What they say (判断).' })
  verdict: SignalVerdict;

  @Field(() => Int, { description: 'Registered at the window in the last working days (窗口登记数).' })
  registered: number;

  @Field(() => Float, { description: 'What was to be expected by its own past and the season of all (应有登记数).' })
  registeredExpected: number;

  @Field(() => Int, { description: 'Hotline, online, bad ratings, taken up again (其他信号数).' })
  others: number;

  @Field(() => Float, { description: 'What of these was to be expected (应有信号数).' })
  othersExpected: number;
}
