import { Directive, Field, GraphQLISODateTime, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { GraphQLLocalDate } from 'graphql-scalars';
import type {
  FindingKind,
  Seriousness,
  VisitManner,
  VisitSource,
  VisitState,
} from '../../../shared/domain/visit/visit.ts';
import { PageInfo } from '../cases/Holding.ts';
import type { ReturnVisitRow } from './ReturnVisitRow.ts';
import type { FindingRow, VisitRow } from './VisitRow.ts';

export const VisitManners = { OPEN: 'open', SECRET: 'secret' } as const;
registerEnumType(VisitManners, {
  name: 'VisitManner',
  description: 'How somebody looks (检查方式), AH-31, WL-82.',
  valuesConfig: {
    OPEN: { description: 'Announced, or known as who they are (明查).' },
    SECRET: { description: 'As an ordinary visitor (暗访).' },
  },
});

export const VisitSources = {
  OWN: 'own',
  CONDUCT_HOTLINE: 'conductHotline',
  THIRD_PARTY: 'thirdParty',
  COMPLAINT: 'complaint',
} as const;
registerEnumType(VisitSources, {
  name: 'VisitSource',
  description: 'Who looks, or what it comes from (检查来源), WL-82.',
  valuesConfig: {
    OWN: { description: 'The own supervisors (自行组织监督员).' },
    CONDUCT_HOTLINE: { description: 'The hotline on conduct (行风热线).' },
    THIRD_PARTY: { description: 'A third party that rates (第三方评议).' },
    COMPLAINT: { description: 'A complaint that is followed (群众投诉反映).' },
  },
});

export const VisitStates = {
  PLANNED: 'planned',
  REPORTED: 'reported',
  PUBLISHED: 'published',
  CANCELLED: 'cancelled',
} as const;
registerEnumType(VisitStates, {
  name: 'VisitState',
  description: 'Where a visit stands (检查状态).',
  valuesConfig: {
    PLANNED: { description: 'To be made (待检查).' },
    REPORTED: { description: 'Made, and written down (已检查).' },
    PUBLISHED: { description: 'Published: the unit answers (已公布).' },
    CANCELLED: { description: 'Called off (已取消).' },
  },
});

export const FindingKinds = {
  ATTITUDE: 'attitude',
  ABSENCE: 'absence',
  SLOW: 'slow',
  REFUSAL_WITHOUT_ROUTE: 'refusalWithoutRoute',
  NOT_REGISTERED: 'notRegistered',
  WRONG_INFORMATION: 'wrongInformation',
  EXTRA_MATERIAL: 'extraMaterial',
  OTHER: 'other',
} as const;
registerEnumType(FindingKinds, {
  name: 'VisitFindingKind',
  description: 'What a visit finds at a window (问题类型).',
  valuesConfig: {
    ATTITUDE: { description: 'How people are treated (服务态度).' },
    ABSENCE: { description: 'Nobody at the desk (空岗脱岗).' },
    SLOW: { description: 'It takes too long (办理拖延).' },
    REFUSAL_WITHOUT_ROUTE: { description: 'Sent away without being told where to go (推诿、不予引导).' },
    NOT_REGISTERED: { description: 'What was brought forward is not on record (应登记未登记).' },
    WRONG_INFORMATION: { description: 'Told wrongly, or not all at once (告知错误、未一次性告知).' },
    EXTRA_MATERIAL: { description: 'More is asked for than the rules do (额外增加材料).' },
    OTHER: { description: 'Something else (其他).' },
  },
});

export const SeriousnessWords = { SLIGHT: 'slight', SERIOUS: 'serious', GRAVE: 'grave' } as const;
registerEnumType(SeriousnessWords, {
  name: 'Seriousness',
  description: 'How much weighs what was found (严重程度).',
  valuesConfig: {
    SLIGHT: { description: 'Slight (一般).' },
    SERIOUS: { description: 'Serious (较重).' },
    GRAVE: { description: 'Grave (严重).' },
  },
});

export const VisitActs = { REPORT: 'report', PUBLISH: 'publish', CANCEL: 'cancel' } as const;
registerEnumType(VisitActs, {
  name: 'VisitAct',
  description: 'What may be done to a visit (检查操作).',
  valuesConfig: {
    REPORT: { description: 'Write down what was looked at and found (登记检查情况).' },
    PUBLISH: { description: 'Publish it (公布).' },
    CANCEL: { description: 'Call it off (取消).' },
  },
});

export const FindingActs = { ANSWER: 'answer', JUDGE: 'judge', ORDER: 'order' } as const;
registerEnumType(FindingActs, {
  name: 'FindingAct',
  description: 'What may be done to a finding (问题操作).',
  valuesConfig: {
    ANSWER: { description: 'Answer it (整改答复).' },
    JUDGE: { description: 'Say whether it was put right (整改结论).' },
    ORDER: { description: 'Issue a supervision order about it (下发督办).' },
  },
});

@Directive('@shareable')
@ObjectType('VisitFinding', {
  description: 'Something that a visit found (检查发现的问题), the answer to it, and whether it was put right.',
})
export class VisitFinding {
  finding: FindingRow;
  visitRow: VisitRow;

  @Field(() => ID, { description: 'Tells it from all others (问题编号): names it to a supervision order.' })
  id: string;

  @Field(() => Int, { description: 'Its number in the visit (序号), from 1.' })
  no: number;

  @Field(() => FindingKinds, { description: 'What it is (问题类型).' })
  kind: FindingKind;

  @Field(() => SeriousnessWords, { description: 'How much it weighs (严重程度).' })
  seriousness: Seriousness;

  @Field({ description: 'What was seen (具体情况).' })
  words: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Until when the unit answers (答复期限), in working days of the rules; null until it is published.',
  })
  dueOn: string | null;

  @Field(() => String, { nullable: true, description: 'What the unit says (整改答复); null until then.' })
  answer: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When (答复时间).' })
  answeredAt: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it was put right (是否整改到位); null until it is judged.',
  })
  putRight: boolean | null;

  @Field(() => String, { nullable: true, description: 'What the judgement says (整改结论).' })
  verdict: string | null;

  @Field(() => ID, { nullable: true, description: 'The supervision order it became (督办文书编号).' })
  orderId: string | null;

  @Field(() => String, { nullable: true, description: 'The number of that order (督办文号).' })
  orderNumber: string | null;
}

@Directive('@shareable')
@ObjectType('Visit', {
  description:
    'A visit to a center (明查暗访), AH-31, AH-36, WL-82: held at the level of that center, whoever ordered it. A secret one is seen where it was ordered until it is published.',
})
export class Visit {
  row: VisitRow;

  @Field(() => ID, { description: 'Tells it from all others (检查编号).' })
  id: string;

  @Field(() => String, { nullable: true, description: 'The department looked at (部门); null for the whole center.' })
  departmentName: string | null;

  @Field(() => VisitManners, { description: 'Openly or not (检查方式).' })
  manner: VisitManner;

  @Field(() => VisitSources, { description: 'Who looks (检查来源).' })
  source: VisitSource;

  @Field({ description: 'Whether it stood in a plan (是否计划内).' })
  isPlanned: boolean;

  @Field(() => GraphQLLocalDate, { description: 'The day (检查日期).' })
  day: string;

  @Field(() => VisitStates, { description: 'Where it stands (检查状态).' })
  state: VisitState;

  @Field({ description: 'The role of who ordered it (安排人岗位).' })
  byRole: string;

  @Field(() => String, { nullable: true, description: 'What was looked at (检查内容); null until it is made.' })
  looked: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was called off (取消原因).' })
  reason: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was published (公布时间).' })
  publishedAt: string | null;
}

@Directive('@shareable')
@ObjectType({ description: 'A visit in a list (检查列表项).' })
export class VisitEdge {
  @Field({ description: 'Where the next page begins (游标).' })
  cursor: string;

  @Field(() => Visit, { description: 'The visit (检查).' })
  node: Visit;
}

@Directive('@shareable')
@ObjectType({ description: 'A page of visits, the latest day first (检查列表).' })
export class VisitConnection {
  @Field(() => [VisitEdge], { description: 'The rows of this page (本页).' })
  edges: VisitEdge[];

  @Field(() => PageInfo, { description: 'Whether there is more (分页信息).' })
  pageInfo: PageInfo;
}

@Directive('@shareable')
@ObjectType('ReturnVisit', {
  description:
    'A closed case about which somebody is asked again (回访), AH-37, LH-37, WL-81. Nobody’s name or number: whoever calls opens the reporter by purpose.',
})
export class ReturnVisit {
  row: ReturnVisitRow;

  @Field(() => ID, { description: 'Tells it from all others (回访编号).' })
  id: string;

  @Field({ description: 'The number of the case (办件编号).' })
  number: string;

  @Field({ description: 'By which rule it was drawn (抽取规则).' })
  rule: string;

  @Field(() => GraphQLISODateTime, { description: 'When it was drawn (抽取时间).' })
  drawnAt: string;

  @Field(() => Int, { nullable: true, description: 'The rating on record then (原评价); null where there was none.' })
  recorded: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether somebody was reached (是否联系上); null until then.' })
  reached: boolean | null;

  @Field(() => Int, { nullable: true, description: 'What is said now (回访评价), 5 best to 1 worst.' })
  rating: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether that differs from what is on record (与原评价是否不同); null where there are not two.',
  })
  differs: boolean | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was made (回访时间).' })
  doneAt: string | null;
}

@Directive('@shareable')
@ObjectType({ description: 'A return visit in a list (回访列表项).' })
export class ReturnVisitEdge {
  @Field({ description: 'Where the next page begins (游标).' })
  cursor: string;

  @Field(() => ReturnVisit, { description: 'The return visit (回访).' })
  node: ReturnVisit;
}

@Directive('@shareable')
@ObjectType({ description: 'A page of return visits, the latest drawn first (回访列表).' })
export class ReturnVisitConnection {
  @Field(() => [ReturnVisitEdge], { description: 'The rows of this page (本页).' })
  edges: ReturnVisitEdge[];

  @Field(() => PageInfo, { description: 'Whether there is more (分页信息).' })
  pageInfo: PageInfo;
}

@Directive('@shareable')
@ObjectType('ReturnVisitFigures', {
  description: 'What came of the return visits of an area (回访情况), N11. Each share stands beside its sample.',
})
export class ReturnVisitFigures {
  @Field(() => Int, { description: 'Drawn (抽取件数).' })
  drawn: number;

  @Field(() => Int, { description: 'Of these made, whether somebody was reached or not (已回访件数).' })
  done: number;

  @Field(() => Int, { description: 'Of those somebody was reached (联系上件数).' })
  reached: number;

  @Field(() => Int, { description: 'Of those with a rating on record and one now (可比件数).' })
  compared: number;

  @Field(() => Int, { description: 'Of those where they differ (评价不同件数).' })
  differing: number;

  @Field(() => Int, {
    nullable: true,
    description: 'The share of the made in which somebody was reached (联系率), in tenths of a percent; null for none.',
  })
  shareReached: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The share of the compared that differ (评价不符率), in tenths of a percent; null for none.',
  })
  shareDiffering: number | null;
}

@InputType({ description: 'A visit as it is ordered (安排检查), AH-31, WL-82.' })
export class VisitInput {
  @Field(() => ID, { description: 'Which center of the own area (受检中心).' })
  target: string;

  @Field(() => String, { nullable: true, description: 'Which department there (部门); the whole center if left out.' })
  department?: string | null;

  @Field(() => VisitManners, { description: 'Openly or not (检查方式).' })
  manner: VisitManner;

  @Field(() => VisitSources, { nullable: true, description: 'Who looks (检查来源); the own supervisors if left out.' })
  source?: VisitSource | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it stands in a plan (是否计划内); yes if left out.' })
  isPlanned?: boolean | null;

  @Field(() => GraphQLLocalDate, { description: 'The day (检查日期), within a year.' })
  day: string;
}

@InputType({ description: 'Something found (检查发现的问题).' })
export class FindingInput {
  @Field(() => FindingKinds, { description: 'What it is (问题类型).' })
  kind: FindingKind;

  @Field(() => SeriousnessWords, { description: 'How much it weighs (严重程度).' })
  seriousness: Seriousness;

  @Field({ description: 'What was seen (具体情况), 1,000 characters at most; no name of anybody.' })
  words: string;

  @Field(() => ID, { nullable: true, description: 'The case of that center in which it shows (所涉办件).' })
  uid?: string | null;
}
