import { GraphQLLocalDate } from 'graphql-scalars';
import {
  Directive,
  Field,
  Float,
  GraphQLISODateTime,
  ID,
  InputType,
  Int,
  ObjectType,
  registerEnumType,
} from 'type-graphql';
import type { Cause } from '../../../shared/domain/case/causes.ts';
import type { KindState, MeasureKind, MeasureTerm } from '../../../shared/domain/kinds/measure.ts';
import type { Verdict } from '../../../shared/domain/kinds/recurrence.ts';
import { Causes } from '../cases/CaseEnums.ts';
import { PageInfo } from '../cases/Holding.ts';
import type { KindRow, MeasureRow } from './KindRows.ts';

export const KindStates = { FOUND: 'found', CONFIRMED: 'confirmed', DISMISSED: 'dismissed' } as const;
registerEnumType(KindStates, {
  name: 'KindState',
  description: 'Where a kind of matter stands (一类事状态), N9.',
  valuesConfig: {
    FOUND: { description: 'The figures say so; nobody has looked yet (待研判).' },
    CONFIRMED: { description: 'A person says so (已确认).' },
    DISMISSED: { description: 'A person says that it is none (已排除).' },
  },
});

export const KindActs = { CONFIRM: 'confirm', DISMISS: 'dismiss', MEASURE: 'measure' } as const;
registerEnumType(KindActs, {
  name: 'KindAct',
  description: 'What may be done to a kind of matter (一类事操作).',
  valuesConfig: {
    CONFIRM: { description: 'Confirm it, and say who sees to it (确认).' },
    DISMISS: { description: 'Say that it is none (排除).' },
    MEASURE: { description: 'Take a measure (采取改进措施).' },
  },
});

export const MeasureKinds = {
  GUIDE_CHANGE: 'guideChange',
  MATERIAL_DROPPED: 'materialDropped',
  DATA_SHARE: 'dataShare',
  POLICY_CHANGE: 'policyChange',
  TRANSITION_LANE: 'transitionLane',
  MOVED_ONLINE: 'movedOnline',
  ITEM_LIST_CHANGE: 'itemListChange',
} as const;
registerEnumType(MeasureKinds, {
  name: 'MeasureKind',
  description: 'What is done so that a kind does not come again (改进措施), SH-15, SH-20.',
  valuesConfig: {
    GUIDE_CHANGE: { description: 'The service guide says it better (修改办事指南), LH-40.' },
    MATERIAL_DROPPED: { description: 'A paper is asked for no more (减材料), SH-20.' },
    DATA_SHARE: { description: 'Departments share what they know (数据共享).' },
    POLICY_CHANGE: { description: 'A rule is changed (调整政策).' },
    TRANSITION_LANE: { description: 'A lane of its own while old and new rules meet (新老政策衔接通道), SH-43.' },
    MOVED_ONLINE: { description: 'The item is done online from end to end (全程网办), SH-21.' },
    ITEM_LIST_CHANGE: { description: 'The list of items is changed (调整服务事项), WL-105.' },
  },
});

export const MeasureTerms = { TEMPORARY: 'temporary', PERMANENT: 'permanent' } as const;
registerEnumType(MeasureTerms, {
  name: 'MeasureTerm',
  description: 'For how long a measure is meant (措施期限), SH-16.',
  valuesConfig: {
    TEMPORARY: { description: 'A makeshift, with an end (临时措施).' },
    PERMANENT: { description: 'The rule from now on (长效举措).' },
  },
});

export const Verdicts = { TOO_EARLY: 'tooEarly', FEWER: 'fewer', MORE: 'more', UNCLEAR: 'unclear' } as const;
registerEnumType(Verdicts, {
  name: 'RecurrenceVerdict',
  description: 'Whether a kind comes again as often as before (复发情况).',
  valuesConfig: {
    TOO_EARLY: { description: 'Fewer than ten working days on one side (时间不足).' },
    FEWER: { description: 'Less often, and not by chance (减少).' },
    MORE: { description: 'More often, and not by chance (增多).' },
    UNCLEAR: { description: 'It may be chance (不明显).' },
  },
});

export const MeasureChanges = { MAKE_PERMANENT: 'makePermanent', END: 'end' } as const;
registerEnumType(MeasureChanges, {
  name: 'MeasureChange',
  description: 'What is done to a measure that holds (措施变更).',
  valuesConfig: {
    MAKE_PERMANENT: { description: 'The makeshift becomes the rule (临时变长效), SH-16.' },
    END: { description: 'Today is its last day (终止).' },
  },
});

@Directive('@shareable')
@ObjectType({ description: 'One thing that was done to a kind or a measure (办理经过).' })
export class KindStepView {
  @Field({ description: 'What (操作): confirm, dismiss, take, makePermanent, end.' })
  act: string;

  @Field(() => GraphQLISODateTime, { description: 'When (时间), UTC.' })
  at: string;

  @Field({ description: 'The staff id (人员).' })
  by: string;

  @Field({ description: 'In which role (岗位).' })
  role: string;

  @Field(() => String, { nullable: true, description: 'The words (说明); null where none are asked for.' })
  text: string | null;
}

@Directive('@shareable')
@ObjectType({ description: 'How often a kind came in a stretch of time (发生频次).' })
export class KindRate {
  @Field(() => Int, { description: 'Cases (件数).' })
  cases: number;

  @Field(() => Int, { description: 'In how many working days (工作日数).' })
  workdays: number;

  @Field(() => Float, { description: 'Cases a working day (日均件数).' })
  rate: number;

  @Field(() => Float, { description: 'The lower end of its interval of 95% (下限).' })
  low: number;

  @Field(() => Float, { description: 'The upper end (上限).' })
  high: number;
}

@Directive('@shareable')
@ObjectType({
  description:
    'Whether a kind came again since a measure (措施前后对比), SH-22, LH-39. A season may be the reason as well.',
})
export class KindRecurrence {
  @Field(() => KindRate, { description: 'Before it (措施前).' })
  before: KindRate;

  @Field(() => KindRate, { description: 'Since then, up to the last look (措施后).' })
  after: KindRate;

  @Field(() => Float, { nullable: true, description: 'After divided by before (比值); null where nothing is known.' })
  ratio: number | null;

  @Field(() => Float, { nullable: true, description: 'The lower end of its interval of 95% (比值下限).' })
  ratioLow: number | null;

  @Field(() => Float, { nullable: true, description: 'The upper end (比值上限); null where it has none.' })
  ratioHigh: number | null;

  @Field(() => Verdicts, { description: 'What may be said of it (判断).' })
  verdict: Verdict;
}

@Directive('@shareable')
@ObjectType('KindMeasure', { description: 'What is done so that a kind does not come again (改进措施), SH-15.' })
export class KindMeasure {
  /** The row that it shows. */
  row: MeasureRow;

  @Field(() => ID, { description: 'Tells it from all others (措施标识).' })
  id: string;

  @Field(() => String, { nullable: true, description: 'The department there (牵头部门).' })
  ownerDepartment: string | null;

  @Field({ description: 'The key of the service item (办理业务).' })
  item: string;

  @Field(() => Causes, { nullable: true, description: 'For cases with this cause (办不成的原因); null for all.' })
  cause: Cause | null;

  @Field(() => MeasureKinds, { description: 'What is done (措施类型).' })
  what: MeasureKind;

  @Field(() => MeasureTerms, { description: 'For how long it is meant (措施期限), SH-16.' })
  term: MeasureTerm;

  @Field({ description: 'In words (措施内容).' })
  text: string;

  @Field(() => String, { nullable: true, description: 'The document that says so (依据).' })
  basis: string | null;

  @Field(() => GraphQLLocalDate, { description: 'From this day on (起始日期), in Beijing.' })
  from: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'The last day (截止日期); null for no end.' })
  endsOn: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'When the makeshift became the rule (转为长效日期), SH-16; null where it did not.',
  })
  permanentOn: string | null;
}

@Directive('@shareable')
@ObjectType('KindPlace', { description: 'How many cases of a kind came at one center (涉及中心).' })
export class KindPlaceView {
  /** The code of the center. */
  code: string;

  @Field(() => Int, { description: 'Cases (件数).' })
  cases: number;
}

@Directive('@shareable')
@ObjectType('MatterKind', {
  description:
    'A kind of matter that stands out in an area (一类事): an item that meets a cause, an article or a pair of departments far more often than items do, N9, SH-13, LH-39. It says that somebody should look.',
})
export class MatterKind {
  /** The row that it shows. */
  row: KindRow;

  @Field(() => ID, { description: 'Tells it from all others (标识).' })
  id: string;

  @Field({ description: 'The key of the service item (办理业务).' })
  item: string;

  @Field(() => Causes, { nullable: true, description: 'The cause that its cases share (共同原因); null for none.' })
  cause: Cause | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The article that blocks them (受阻依据), SJ-33; null where none is, and above the level of the window.',
  })
  rule: string | null;

  @Field(() => [String], {
    description: 'Two departments that are both concerned (涉及部门), by code; none where not.',
  })
  departments: string[];

  @Field(() => KindStates, { description: 'Where it stands (状态).' })
  state: KindState;

  @Field(() => Int, { description: 'Cases of the last twelve months (件数).' })
  cases: number;

  @Field(() => Int, { description: 'At how many centers (中心数).' })
  centers: number;

  @Field(() => Int, { description: 'In how many months (月数).' })
  months: number;

  @Field(() => Float, { description: 'How many would be expected if it were like other items (预期件数).' })
  expected: number;

  @Field(() => Int, { description: 'How many of them were rated as unsatisfied (差评数), LH-40.' })
  bad: number;

  @Field({ description: 'Whether the last look still found it (是否仍突出).' })
  stands: boolean;

  @Field(() => String, { nullable: true, description: 'The department that sees to it (牵头部门).' })
  ownerDepartment: string | null;

  @Field(() => GraphQLISODateTime, { description: 'When it was last looked for (分析时间), UTC.' })
  lookedAt: string;
}

@Directive('@shareable')
@ObjectType({ description: 'A kind and its place in the list (列表项).' })
export class MatterKindEdge {
  @Field({ description: 'The place in the list, for `after` (位置).' })
  cursor: string;

  @Field(() => MatterKind, { description: 'The kind (一类事).' })
  node: MatterKind;
}

@Directive('@shareable')
@ObjectType({ description: 'A page of kinds, what stands out most first (一类事清单).' })
export class MatterKindConnection {
  @Field(() => [MatterKindEdge], { description: 'The rows of the page (本页).' })
  edges: MatterKindEdge[];

  @Field(() => PageInfo, { description: 'Where the page ends (分页信息).' })
  pageInfo: PageInfo;
}

@InputType({ description: 'A measure that is to be taken (采取改进措施).' })
export class MeasureInput {
  @Field(() => MeasureKinds, { description: 'What is done (措施类型).' })
  what: MeasureKind;

  @Field(() => MeasureTerms, { description: 'For how long it is meant (措施期限); a makeshift has an end.' })
  term: MeasureTerm;

  @Field({ description: 'In words (措施内容), 1,000 characters at most; nobody is named.' })
  text: string;

  @Field(() => String, { nullable: true, description: 'The document that says so (依据), 300 characters at most.' })
  basis?: string | null;

  @Field(() => GraphQLLocalDate, { description: 'From this day on (起始日期), in Beijing.' })
  from: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'The last day (截止日期); none for no end.' })
  endsOn?: string | null;
}
