import { Directive, Field, GraphQLISODateTime, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { GraphQLLocalDate } from 'graphql-scalars';
import type { ItemSource } from '../../../shared/domain/meeting/agenda.ts';
import type { ItemOutcome, MeetingState } from '../../../shared/domain/meeting/meeting.ts';
import type { MeetingKind } from '../../../shared/domain/meeting/series.ts';
import type { UnsortedWhy } from '../../../shared/domain/meeting/unsorted.ts';
import { PageInfo } from '../cases/Holding.ts';
import type { Item } from './agendaOf.ts';
import type { MeetingRow } from './MeetingRow.ts';

export const MeetingStates = { PLANNED: 'planned', HELD: 'held', CLOSED: 'closed', CANCELLED: 'cancelled' } as const;
registerEnumType(MeetingStates, {
  name: 'MeetingState',
  description: 'Where a meeting stands (会议状态).',
  valuesConfig: {
    PLANNED: { description: 'To come: its agenda is what is open now (待召开).' },
    HELD: { description: 'Held, its items settled one by one (已召开).' },
    CLOSED: { description: 'Ended: minutes written, every item concluded (已结束).' },
    CANCELLED: { description: 'Called off (已取消).' },
  },
});

export const MeetingKinds = { SORTING: 'sorting', BODY: 'body', CONSULTATION: 'consultation' } as const;
registerEnumType(MeetingKinds, {
  name: 'MeetingKind',
  description: 'What kind of meeting it is (会议类别), SJ-38, WL-42, WL-70…73.',
  valuesConfig: {
    SORTING: { description: 'The list that is sorted every week (每周梳理), WL-70.' },
    BODY: { description: 'A body of the ladder that sits (例行研究), WL-72, WL-73.' },
    CONSULTATION: { description: 'Called for its cases (会商), WL-42.' },
  },
});

export const MeetingActs = {
  ADD: 'add',
  HOLD: 'hold',
  MINUTE: 'minute',
  DECIDE: 'decide',
  PUT_OFF: 'putOff',
  TAKE_OFF: 'takeOff',
  CLOSE: 'close',
  CANCEL: 'cancel',
} as const;
registerEnumType(MeetingActs, {
  name: 'MeetingAct',
  description: 'What may be done to a meeting, or to an item of its agenda (会议操作).',
  valuesConfig: {
    ADD: { description: 'Put a case onto the agenda (增列议题).' },
    HOLD: { description: 'Say that it is held, and who is there (登记召开).' },
    MINUTE: { description: 'Write the minutes (会议纪要).' },
    DECIDE: { description: 'Decide an item (作出决定).' },
    PUT_OFF: { description: 'Put an item off (延期再议).' },
    TAKE_OFF: { description: 'Take an item off (撤下).' },
    CLOSE: { description: 'End it (结束会议).' },
    CANCEL: { description: 'Call it off (取消会议).' },
  },
});

export const ItemSources = { AGENDA: 'agenda', HAND: 'hand', CARRIED: 'carried' } as const;
registerEnumType(ItemSources, {
  name: 'MeetingItemSource',
  description: 'How a case came onto an agenda (议题来源).',
  valuesConfig: {
    AGENDA: { description: 'By itself: asked of this body, or not sorted yet (自动列入), WL-70, WL-73.' },
    HAND: { description: 'Put there by a person (人工列入).' },
    CARRIED: { description: 'Put off from a meeting before (上次延期).' },
  },
});

export const UnsortedWhys = {
  OVERDUE: 'overdue',
  UNTRIAGED: 'untriaged',
  NOT_RAISED: 'notRaised',
  NOBODY: 'nobody',
} as const;
registerEnumType(UnsortedWhys, {
  name: 'MeetingItemWhy',
  description: 'Why a case is to be sorted (梳理原因), WL-70.',
  valuesConfig: {
    OVERDUE: { description: 'Its day has passed (已超期).' },
    UNTRIAGED: { description: 'Nobody has found its class (未分类).' },
    NOT_RAISED: { description: 'Its class begins with a body that was never asked (应请示未请示).' },
    NOBODY: { description: 'Nobody has it in hand (无人承办).' },
  },
});

export const ItemOutcomes = { DECIDED: 'decided', PUT_OFF: 'putOff', TAKEN_OFF: 'takenOff' } as const;
registerEnumType(ItemOutcomes, {
  name: 'MeetingItemOutcome',
  description: 'What became of an item (议题结论).',
  valuesConfig: {
    DECIDED: { description: 'Decided, and ordered (已决定并交办).' },
    PUT_OFF: { description: 'Put off to a later meeting (延期再议).' },
    TAKEN_OFF: { description: 'Taken off, with the reason (撤下).' },
  },
});

export const Meanwhiles = { CASE_CLOSED: 'caseClosed', ANSWERED: 'answered' } as const;
registerEnumType(Meanwhiles, {
  name: 'MeetingItemMeanwhile',
  description: 'What happened to an item without the meeting, so that it needs no word any more (会外进展).',
  valuesConfig: {
    CASE_CLOSED: { description: 'The case was closed (办件已办结).' },
    ANSWERED: { description: 'The question was answered (已有批示).' },
  },
});

@Directive('@shareable')
@ObjectType('MeetingItem', {
  description: 'A case on the agenda of a meeting (议题), WL-70…73: why it is there, and what became of it.',
})
export class MeetingItem {
  /** What it shows. */
  item: Item;
  meetingRow: MeetingRow;

  @Field(() => ID, { description: 'The meeting (会议编号).' })
  meeting: string;

  @Field(() => Int, { nullable: true, description: 'Its place on the agenda, from 1 (议题序号).' })
  no: number | null;

  @Field({ description: 'The number of the case (办件编号).' })
  number: string;

  @Field(() => ItemSources, { description: 'How it came there (来源).' })
  source: ItemSource;

  @Field(() => UnsortedWhys, {
    nullable: true,
    description: 'Why it is to be sorted (梳理原因); null on another agenda.',
  })
  why: UnsortedWhy | null;

  @Field(() => Int, { description: 'How often it was put off (延期次数).' })
  carried: number;

  @Field(() => String, { nullable: true, description: 'Why somebody put it there (列入说明).' })
  note: string | null;

  @Field(() => ItemOutcomes, { nullable: true, description: 'What became of it (结论); null while it waits.' })
  outcome: ItemOutcome | null;

  @Field(() => String, {
    nullable: true,
    description: 'The decision, or why it was put off or taken off (决定或理由); null while it waits.',
  })
  words: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was settled (议定时间).' })
  settledAt: string | null;

  @Field(() => String, { nullable: true, description: 'The numbers of the orders it became (工单序号), as 2、3.' })
  orders: string | null;

  @Field(() => ID, { nullable: true, description: 'The meeting that it was put off to (延至的会议).' })
  movedTo: string | null;
}

@Directive('@shareable')
@ObjectType({
  description: 'Who takes part in a meeting (参会单位): departments, bodies and roles, and nobody’s name.',
})
export class MeetingPart {
  @Field(() => [String], { description: 'Departments of the center (部门).' })
  departments: readonly string[];

  @Field(() => [String], { description: 'Bodies that are none of its departments (其他单位), as 市委改革办.' })
  bodies: readonly string[];

  @Field(() => [String], { description: 'Roles (岗位), as leader.' })
  roles: readonly string[];
}

@Directive('@shareable')
@ObjectType('Meeting', {
  description:
    'A meeting of a center (会商), SJ-38, WL-42, WL-46, WL-70…73: the list that is sorted every week, a body of the ladder that sits, or a consultation called for its cases.',
})
export class Meeting {
  /** The row that it shows. */
  row: MeetingRow;

  @Field(() => ID, { description: 'Tells it from all others (会议编号).' })
  id: string;

  @Field(() => GraphQLLocalDate, { description: 'The day on which it is held (会议日期), in Beijing.' })
  day: string;

  @Field({ description: 'What it is called (会议名称), by the rules of the center or by who called it.' })
  name: string;

  @Field(() => MeetingStates, { description: 'Where it stands (会议状态).' })
  state: MeetingState;

  @Field(() => String, { nullable: true, description: 'The minutes (会议纪要); null until they are written.' })
  minutes: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was called off (取消原因).' })
  reason: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The document that asks for it (依据); null for one that was called.',
  })
  cite: string | null;

  @Field(() => String, { nullable: true, description: 'The version of the rules that asks for it (规则版本).' })
  pack: string | null;
}

@Directive('@shareable')
@ObjectType({ description: 'A meeting in a list (会议列表项).' })
export class MeetingEdge {
  @Field({ description: 'Where the next page begins (游标).' })
  cursor: string;

  @Field(() => Meeting, { description: 'The meeting (会议).' })
  node: Meeting;
}

@Directive('@shareable')
@ObjectType({ description: 'A page of meetings, the latest day first (会议列表).' })
export class MeetingConnection {
  @Field(() => [MeetingEdge], { description: 'The rows of this page (本页).' })
  edges: MeetingEdge[];

  @Field(() => PageInfo, { description: 'Whether there is more (分页信息).' })
  pageInfo: PageInfo;
}

@InputType({ description: 'What a list of meetings is narrowed to (筛选); all that is given must hold.' })
export class MeetingFilter {
  @Field(() => [MeetingStates], { nullable: true, description: 'In these states (会议状态).' })
  states?: MeetingState[] | null;

  @Field(() => [MeetingKinds], { nullable: true, description: 'Of these kinds (会议类别).' })
  kinds?: MeetingKind[] | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'From this day on (起).' })
  from?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Up to this day (止).' })
  to?: string | null;
}

@InputType({ description: 'A meeting as it is called (召集会商), WL-42, WL-46.' })
export class MeetingInput {
  @Field(() => ID, { nullable: true, description: 'The center (中心): the own one if left out, or a branch of it.' })
  center?: string | null;

  @Field({
    description:
      'What it is called (会议名称), 100 characters at most; named as the rules of the center name theirs it is one of those, and its agenda fills itself.',
  })
  name: string;

  @Field(() => GraphQLLocalDate, { description: 'The day (会议日期): today or later, within a year.' })
  day: string;

  @Field(() => [String], { nullable: true, description: 'Departments invited (邀请部门), 30 at most.' })
  departments?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Other bodies invited (邀请单位), 30 at most.' })
  bodies?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'The cases it is called for (议题办件).' })
  uids?: string[] | null;
}

@InputType({ description: 'Who was there (参会情况): departments, bodies and roles, and nobody’s name.' })
export class AttendanceInput {
  @Field(() => [String], { nullable: true, description: 'Departments of the center (部门).' })
  departments?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Other bodies (其他单位).' })
  bodies?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Roles (岗位), as leader.' })
  roles?: string[] | null;
}

@InputType({ description: 'What a meeting decides about a case (会议决定), WL-72, WL-73.' })
export class MeetingDecisionInput {
  @Field({ description: 'What is to be done (决定事项), 1,000 characters at most.' })
  decision: string;

  @Field(() => String, {
    nullable: true,
    description: 'Who carries it out (承办部门); the department that was ruled for the item if left out, N14.',
  })
  department?: string | null;

  @Field(() => String, { nullable: true, description: 'The responsible person (责任人), WL-92.' })
  responsible?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The limit on the sheet (完成时限), WL-92; that of the rules if left out.',
  })
  until?: string | null;
}
