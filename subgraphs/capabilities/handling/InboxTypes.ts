import { GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, GraphQLISODateTime, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { OrderRole, OrderStatus } from '../../../shared/domain/case/orders.ts';
import { CaseClock } from '../cases/CaseClock.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { PageInfo } from '../cases/Holding.ts';
import { OrderRoles, OrderStatuses } from './WorkOrder.ts';

/** What an inbox is narrowed to. */
export const INBOX_VIEWS = ['owed', 'dueToday', 'overdue', 'returned', 'assisting'] as const;
export type InboxView = (typeof INBOX_VIEWS)[number];

export const InboxViews = {
  OWED: 'owed',
  DUE_TODAY: 'dueToday',
  OVERDUE: 'overdue',
  RETURNED: 'returned',
  ASSISTING: 'assisting',
} as const satisfies Record<string, InboxView>;
registerEnumType(InboxViews, {
  name: 'InboxView',
  description: 'What a department looks for among its orders (待办筛选).',
  valuesConfig: {
    OWED: { description: 'Every order that it has not answered (全部待办)' },
    DUE_TODAY: { description: 'Due today, in Beijing (今日到期)' },
    OVERDUE: { description: 'Past its limit (已超期)' },
    RETURNED: { description: 'Of a case that some department gave back before (曾退单), N14' },
    ASSISTING: { description: 'Where it assists (协办), AH-15' },
  },
});

@ObjectType({
  description: 'An order that the own department has not answered, with its case (待办工单), LH-29, WL-91.',
})
export class InboxOrder {
  uid: string;

  @Field(() => Int, { description: 'Its number in the case (序号), from 1.' })
  no: number;

  @Field({ description: 'The number of the sheet (编号), WL-90.' })
  sheetNo: string;

  @Field(() => OrderRoles, { description: 'Lead or assisting (牵头 / 协办).' })
  role: OrderRole;

  @Field(() => OrderStatuses, { description: 'Whether it is signed for (工单状态).' })
  status: OrderStatus;

  @Field(() => String, { nullable: true, description: 'What is ordered (交办事项), WL-93.' })
  instruction: string | null;

  @Field(() => GraphQLISODateTime, { description: 'When it was given (交办时间), WL-91.' })
  assignedAt: string;

  @Field(() => GraphQLLocalDate, { description: 'Its last day, in Beijing (截止日).' })
  dueOn: string;

  @Field({ description: 'Whether that has passed (是否超期).' })
  overdue: boolean;

  @Field(() => Int, { description: 'How often departments gave the case back (退单次数), N14.' })
  returns: number;

  @Field(() => CaseClock, {
    nullable: true,
    description: 'The limit of its answer with every step that led there (办理时限); null where none runs.',
  })
  limit: CaseClock | null;

  @Field(() => CaseFile, { description: 'The case (办件档案), as far as the department reads it.' })
  file: CaseFile;
}

@ObjectType({ description: 'An order and its place in the list (列表项).' })
export class InboxEdge {
  @Field({ description: 'The place in the list, for `after` (位置).' })
  cursor: string;

  @Field(() => InboxOrder, { description: 'The order (工单).' })
  node: InboxOrder;
}

@Directive('@shareable')
@ObjectType({ description: 'How many orders wait in an inbox (待办计数). One order may be in several.' })
export class InboxCounts implements Record<InboxView, number> {
  @Field(() => Int, { description: 'All that the department has not answered (全部待办).' })
  owed: number;

  @Field(() => Int, { description: 'Due today (今日到期).' })
  dueToday: number;

  @Field(() => Int, { description: 'Past their limit (已超期).' })
  overdue: number;

  @Field(() => Int, { description: 'Of cases given back before (曾退单).' })
  returned: number;

  @Field(() => Int, { description: 'Where the department assists (协办).' })
  assisting: number;
}

@ObjectType({ description: 'A page of the inbox of a department, what is due first before the rest (待办工单列表).' })
export class InboxConnection {
  @Field(() => [InboxEdge], { description: 'The rows of the page (本页工单).' })
  edges: InboxEdge[];

  @Field(() => PageInfo, { description: 'Where the page ends (分页信息).' })
  pageInfo: PageInfo;

  @Field(() => InboxCounts, { description: 'How many there are of each (计数).' })
  counts: InboxCounts;
}
