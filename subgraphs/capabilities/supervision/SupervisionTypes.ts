import { Directive, Field, GraphQLISODateTime, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { GraphQLLocalDate } from 'graphql-scalars';
import type { OrderGrade, OrderState } from '../../../shared/domain/supervision/order.ts';
import { PageInfo } from '../cases/Holding.ts';
import type { SupervisionRow } from './SupervisionRow.ts';

export const SupervisionGrades = {
  URGE: 'urge',
  BLUE: 'blue',
  ORANGE: 'orange',
  RED: 'red',
  MEASURE: 'measure',
} as const;
registerEnumType(SupervisionGrades, {
  name: 'SupervisionGrade',
  description: 'How hard a supervision order is (督办等级), the mildest first.',
  valuesConfig: {
    URGE: { description: 'Somebody is pressed for what is due (催办), AH-28.' },
    BLUE: { description: 'The mildest order (蓝色督查单), AH-26.' },
    ORANGE: { description: 'A harder one (橙色督查单).' },
    RED: { description: 'The hardest (红色督查单).' },
    MEASURE: { description: 'A rung of the ladder of the rules (处理措施), as 挂牌警示: WL-50, WL-85.' },
  },
});

export const SupervisionStates = {
  ISSUED: 'issued',
  REPLIED: 'replied',
  CLOSED: 'closed',
  CANCELLED: 'cancelled',
  RAISED: 'raised',
} as const;
registerEnumType(SupervisionStates, {
  name: 'SupervisionState',
  description: 'Where a supervision order stands (督办状态).',
  valuesConfig: {
    ISSUED: { description: 'The answer is awaited (待答复).' },
    REPLIED: { description: 'Answered, and not judged yet (已答复).' },
    CLOSED: { description: 'The answer holds (已销单), or the measure is lifted (解除).' },
    CANCELLED: { description: 'Taken back (已撤回).' },
    RAISED: { description: 'A harder one has taken its place (已升级).' },
  },
});

export const SupervisionActs = {
  REPLY: 'reply',
  SEND_BACK: 'sendBack',
  CLOSE: 'close',
  CANCEL: 'cancel',
  RAISE: 'raise',
} as const;
registerEnumType(SupervisionActs, {
  name: 'SupervisionAct',
  description: 'What may be done to a supervision order (督办操作).',
  valuesConfig: {
    REPLY: { description: 'Answer it (答复).' },
    SEND_BACK: { description: 'Send an answer back that does not hold (退回).' },
    CLOSE: { description: 'Close it (销单), or lift the measure (解除).' },
    CANCEL: { description: 'Take it back (撤回).' },
    RAISE: { description: 'Put a harder one in its place (升级).' },
  },
});

@Directive('@shareable')
@ObjectType({ description: 'One thing that was done to a supervision order (督办经过).' })
export class SupervisionStepView {
  @Field({ description: 'What was done (操作): issue, replyLate, refused, or a word of SupervisionAct.' })
  act: string;

  @Field(() => GraphQLISODateTime, { description: 'When (时间), UTC.' })
  at: string;

  @Field(() => String, { nullable: true, description: 'The staff id (人员); null for people of another level.' })
  by: string | null;

  @Field({ description: 'In which role (岗位); empty where a level refused it.' })
  role: string;

  @Field({ description: 'The words (内容): ground, answer, or reason; of `refused` the error code.' })
  text: string;

  /** The code of the center. */
  center: string;
}

@Directive('@shareable')
@ObjectType('SupervisionOrder', {
  description:
    'A supervision order (督办文书): somebody is pressed, ordered or warned, with a limit for the answer, AH-26, AH-30, WL-82, WL-85. It holds no word about who reported.',
})
export class SupervisionOrder {
  /** The row that it shows. */
  row: SupervisionRow;

  @Field(() => ID, { description: 'Tells it from all others (文书编号), the same at every level.' })
  id: string;

  @Field({ description: 'Its number (文号), as 督〔2026〕12号, counted by the year at the issuing center.' })
  number: string;

  @Field(() => SupervisionGrades, { description: 'How hard it is (督办等级).' })
  grade: OrderGrade;

  @Field(() => SupervisionStates, { description: 'Where it stands (督办状态), as the issuing level last told.' })
  state: OrderState;

  @Field({ description: 'What the rules of the issuing center call it (文书名称).' })
  name: string;

  @Field(() => Int, { nullable: true, description: 'Of a measure: its place on the ladder, from 0 (阶梯位次).' })
  rung: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The department it is for (责任部门); null for the center itself.',
  })
  departmentName: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'What a visit found, of which it comes (检查发现的问题), WL-82; null for another ground.',
  })
  finding: string | null;

  @Field({ description: 'Why it was issued (督办事由).' })
  ground: string;

  @Field({ description: 'What is to be done (督办要求).' })
  demand: string;

  @Field(() => GraphQLISODateTime, { description: 'When it was issued (下发时间), UTC.' })
  issuedAt: string;

  @Field(() => GraphQLISODateTime, { description: 'Until when it is to be answered (答复期限), UTC.' })
  dueAt: string;

  @Field(() => GraphQLLocalDate, { description: 'The last day for it (最后期限), in Beijing.' })
  dueOn: string;

  @Field({ description: 'The document and article that set the limit (依据).' })
  cite: string;

  @Field({ description: 'The version of the rules (规则版本), as base@1.' })
  pack: string;

  @Field(() => String, { nullable: true, description: 'The answer (答复); null before there is one.' })
  reply: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was answered (答复时间), UTC.' })
  repliedAt: string | null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When it ended (结束时间), UTC; null while it stands.',
  })
  endedAt: string | null;

  @Field(() => ID, { nullable: true, description: 'The milder order that it was raised from (原督查单).' })
  raisedFrom: string | null;

  @Field(() => ID, { nullable: true, description: 'The harder order that took its place (升级后的督查单).' })
  raisedTo: string | null;
}

@Directive('@shareable')
@ObjectType({ description: 'A supervision order and its place in the list (列表项).' })
export class SupervisionEdge {
  @Field({ description: 'The place in the list, for `after` (位置).' })
  cursor: string;

  @Field(() => SupervisionOrder, { description: 'The order (督办文书).' })
  node: SupervisionOrder;
}

@Directive('@shareable')
@ObjectType({ description: 'A page of supervision orders, newest first (督办列表).' })
export class SupervisionConnection {
  @Field(() => [SupervisionEdge], { description: 'The rows of the page (本页).' })
  edges: SupervisionEdge[];

  @Field(() => PageInfo, { description: 'Where the page ends (分页信息).' })
  pageInfo: PageInfo;
}

@InputType({ description: 'Narrows a list of supervision orders (筛选). All that is given must hold.' })
export class SupervisionFilter {
  @Field(() => [SupervisionStates], { nullable: true, description: 'Any of these states (状态).' })
  states?: OrderState[] | null;

  @Field(() => [SupervisionGrades], { nullable: true, description: 'Any of these grades (等级).' })
  grades?: OrderGrade[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'With true: past the limit and not answered (逾期未答复); with false: not so.',
  })
  unanswered?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'With true: for somebody in the area (收到的); with false: issued there (下发的); both if left out.',
  })
  received?: boolean | null;
}

@InputType({ description: 'A supervision order that is to be issued (下发督办文书).' })
export class SupervisionInput {
  @Field(() => SupervisionGrades, { description: 'How hard (督办等级).' })
  grade: OrderGrade;

  @Field(() => ID, { description: 'For which center of the own area (责任中心).' })
  target: string;

  @Field(() => String, {
    nullable: true,
    description: 'For which department there, by name or code (责任部门); the center itself if left out.',
  })
  department?: string | null;

  @Field(() => ID, { nullable: true, description: 'About which case (所涉办件).' })
  uid?: string | null;

  @Field({ description: 'Why (督办事由), 1,000 characters at most; no name and no number of who reported.' })
  ground: string;

  @Field({ description: 'What is to be done (督办要求), 2,000 characters at most.' })
  demand: string;

  @Field(() => String, {
    nullable: true,
    description: 'Of a measure: its name on the ladder of the own rules (处理措施), as 挂牌警示.',
  })
  measure?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'What a published visit to that center found, of which the order comes (检查发现的问题), WL-82. Where the visit is held at another level, it is noted there when the order arrives, or the order is refused there: it is then CANCELLED, with the step `refused`.',
  })
  finding?: string | null;
}
