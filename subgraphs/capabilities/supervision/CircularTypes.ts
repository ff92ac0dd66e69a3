import { GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { LevelName } from '../../../shared/domain/levels.ts';
import {
  CIRCULAR_ACTS,
  CIRCULAR_STATES,
  type CircularState,
  type Manner,
  MANNERS,
} from '../../../shared/domain/supervision/circular.ts';
import { enumOf, Levels } from '../cases/CaseEnums.ts';
import { PageInfo } from '../cases/Holding.ts';
import type { CircularReceiptRow, CircularRow, NamedUnit } from './CircularRow.ts';

export const CircularStates = enumOf(
  'CircularState',
  CIRCULAR_STATES,
  'circularState',
  'Where a circular stands (通报状态).',
);
export const CircularActs = enumOf(
  'CircularAct',
  CIRCULAR_ACTS,
  'circularAct',
  'What may be done to a circular (通报操作).',
);
export const Manners = enumOf('NamingManner', MANNERS, 'manner', 'How a unit is named (点名方式), WL-83.');

@Directive('@shareable')
@ObjectType({ description: 'A unit that a circular names (点名单位): a center or a department there, never a person.' })
export class CircularNamed {
  /** What it shows. */
  unit: NamedUnit;

  @Field(() => String, { nullable: true, description: 'The department (部门); null for the center itself.' })
  departmentName: string | null;

  @Field(() => Manners, { description: 'How it is named (点名方式).' })
  manner: Manner;

  @Field(() => String, { nullable: true, description: 'What for (点名事由); null where the text says it.' })
  words: string | null;

  @Field(() => ID, { nullable: true, description: 'The measure that came of it, WL-85 (处理措施文书).' })
  orderId: string | null;

  @Field(() => String, { nullable: true, description: 'And its number (处理措施文号).' })
  orderNumber: string | null;
}

@Directive('@shareable')
@ObjectType({ description: 'A supervision order that a circular is about (所涉督办文书).' })
export class CircularOrder {
  @Field(() => ID, { description: 'Which (文书编号).' })
  id: string;

  @Field({ description: 'Its number (文号), as 督〔2026〕12号.' })
  number: string;
}

@Directive('@shareable')
@ObjectType({ description: 'A center that a circular goes to, and whether it has confirmed it (收悉情况).' })
export class CircularReceipt {
  /** What it shows. */
  row: CircularReceiptRow;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When it was confirmed (收悉时间); null if not yet.',
  })
  confirmedAt: string | null;

  @Field(() => String, { nullable: true, description: 'In which role (岗位).' })
  role: string | null;

  @Field(() => String, { nullable: true, description: 'What was written with it (收悉说明).' })
  note: string | null;

  @Field(() => Boolean, {
    description: 'Whether it was confirmed after the limit, or is not although it has passed (逾期).',
  })
  late: boolean;
}

@Directive('@shareable')
@ObjectType({ description: 'Whether a circular has arrived at a level that it goes to (送达情况).' })
export class CircularArrival {
  @Field(() => Levels, { description: 'Which level (层级).' })
  level: LevelName;

  @Field(() => Int, { description: 'How many centers there get it (发送中心数).' })
  receivers: number;

  @Field(() => Int, { description: 'How many of them have confirmed it (已收悉).' })
  confirmed: number;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description:
      'When it arrived there (送达时间); null while it is on its way: what is not confirmed is then not known yet.',
  })
  arrivedAt: string | null;
}

@Directive('@shareable')
@ObjectType({ description: 'How far a circular has got (收悉覆盖), as the issuing level knows it.' })
export class CircularCoverage {
  @Field(() => Int, { description: 'Centers that it goes to (发送中心数).' })
  receivers: number;

  @Field(() => Int, { description: 'Of them: have confirmed it (已收悉).' })
  confirmed: number;

  @Field(() => Int, { description: 'Of the confirmed: after the limit (逾期收悉).' })
  late: number;

  @Field(() => Int, { description: 'Not confirmed although the limit has passed (逾期未收悉).' })
  overdue: number;

  @Field(() => [CircularArrival], { description: 'Level by level, the highest first (分层级).' })
  levels: CircularArrival[];
}

@Directive('@shareable')
@ObjectType({
  description:
    'A circular (通报), WL-83: what was found in an area, which units did well or badly, told to those whom it concerns. It names centers and departments and no person.',
})
export class Circular {
  /** The row that it shows. */
  row: CircularRow;

  @Field(() => ID, { description: 'Tells it from all others (通报编号), the same at every level.' })
  id: string;

  @Field(() => String, {
    nullable: true,
    description: 'Its number (文号), as 通〔2026〕3号, counted by the year at the issuing center; null for a draft.',
  })
  number: string | null;

  @Field(() => CircularStates, { description: 'Where it stands (通报状态), as the issuing level last told.' })
  state: CircularState;

  @Field({ description: 'What it is about, in one line (标题).' })
  title: string;

  @Field({ description: 'Its text (通报内容).' })
  content: string;

  @Field(() => String, { nullable: true, description: 'What those that it criticises are to do (整改要求).' })
  requirement: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'The first day that it is about (通报时段起).' })
  periodFrom: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'The last day that it is about (通报时段止).' })
  periodTo: string | null;

  @Field(() => [CircularOrder], { description: 'The supervision orders that it is about (所涉督办文书).' })
  orders: readonly CircularOrder[];

  @Field(() => String, {
    nullable: true,
    description: 'The rung of the ladder that it carries out, WL-85 (处理措施), as 点名通报; null for none.',
  })
  measure: string | null;

  @Field(() => [Levels], {
    description: 'All centers of these levels get it (发送层级); empty where it was only told.',
  })
  levels: readonly LevelName[];

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When it was issued (印发时间), UTC; null for a draft.',
  })
  issuedAt: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Until when it is to be confirmed (收悉期限), UTC.' })
  dueAt: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'The last day for it (最后期限), in Beijing.' })
  dueOn: string | null;

  @Field(() => String, { nullable: true, description: 'The document and article that set the limit (依据).' })
  cite: string | null;

  @Field(() => String, { nullable: true, description: 'The version of the rules (规则版本), as base@1.' })
  pack: string | null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When it was corrected or withdrawn (更正或撤销时间), UTC; null while it stands.',
  })
  endedAt: string | null;

  @Field(() => ID, { nullable: true, description: 'The circular that this one corrects (被更正的通报).' })
  corrects: string | null;

  @Field(() => ID, { nullable: true, description: 'The circular that has corrected this one (更正后的通报).' })
  correctedBy: string | null;
}

@Directive('@shareable')
@ObjectType({ description: 'A circular and its place in the list (列表项).' })
export class CircularEdge {
  @Field({ description: 'The place in the list, for `after` (位置).' })
  cursor: string;

  @Field(() => Circular, { description: 'The circular (通报).' })
  node: Circular;
}

@Directive('@shareable')
@ObjectType({ description: 'A page of circulars, newest first (通报列表).' })
export class CircularConnection {
  @Field(() => [CircularEdge], { description: 'The rows of the page (本页).' })
  edges: CircularEdge[];

  @Field(() => PageInfo, { description: 'Where the page ends (分页信息).' })
  pageInfo: PageInfo;
}

@InputType({ description: 'Narrows a list of circulars (筛选). All that is given must hold.' })
export class CircularFilter {
  @Field(() => [CircularStates], { nullable: true, description: 'Any of these states (状态).' })
  states?: CircularState[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'With true: for somebody in the area (收到的); with false: issued there (印发的); both if left out.',
  })
  received?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'With true: what you have to confirm (待收悉); with false: all else.',
  })
  toConfirm?: boolean | null;
}

@InputType({ description: 'A unit that is to be named (点名单位).' })
export class CircularNamedInput {
  @Field(() => ID, { description: 'A center of the own area (中心).' })
  center: string;

  @Field(() => String, {
    nullable: true,
    description: 'A department there, by name or code (部门); the center itself if left out.',
  })
  department?: string | null;

  @Field(() => Manners, { description: 'How it is named (点名方式).' })
  manner: Manner;

  @Field(() => String, { nullable: true, description: 'What for (点名事由), 200 characters at most; no person.' })
  words?: string | null;
}

@InputType({ description: 'A circular that is drawn up (通报拟稿).' })
export class CircularInput {
  @Field({ description: 'What it is about, in one line (标题), 100 characters at most.' })
  title: string;

  @Field({ description: 'Its text (通报内容), 4,000 characters at most; no person is named.' })
  content: string;

  @Field(() => String, {
    nullable: true,
    description: 'What those that it criticises are to do (整改要求), 2,000 characters at most; needed with a measure.',
  })
  requirement?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'The first day that it is about (通报时段起).' })
  periodFrom?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'The last day that it is about (通报时段止).' })
  periodTo?: string | null;

  @Field(() => [CircularNamedInput], {
    nullable: true,
    description: 'Whom it names (点名单位), 30 at most; they all get it.',
  })
  named?: CircularNamedInput[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'The supervision orders that it is about (所涉督办文书), 50 at most.',
  })
  orders?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'A rung of the own ladder that the rules carry out by a circular, WL-85 (处理措施), as 点名通报.',
  })
  measure?: string | null;

  @Field(() => [Levels], {
    nullable: true,
    description: 'All centers of these levels in the own area get it (发送层级).',
  })
  levels?: LevelName[] | null;

  @Field(() => [ID], { nullable: true, description: 'These centers of the own area get it (发送中心).' })
  receivers?: string[] | null;
}
