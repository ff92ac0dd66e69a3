import type { OfficeAct } from '../access/permissions.ts';

/**
 * How hard a supervision order is (督办文书), the mildest first: to urge (催办), the three graded orders (督查单), and a measure of
 * the ladder of the rules (处理措施), as a warning sign (挂牌警示): AH-26, AH-30, WL-50, WL-85.
 */
export const ORDER_GRADES = ['urge', 'blue', 'orange', 'red', 'measure'] as const;
export type OrderGrade = (typeof ORDER_GRADES)[number];

/** The right that it takes to issue an order of a grade: everybody who tracks a case may urge, few may order. */
export const rightOf = (grade: OrderGrade): OfficeAct => (grade === 'urge' ? 'urge' : 'supervise');

export const ORDER_STATES = ['issued', 'replied', 'closed', 'cancelled', 'raised'] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** What is done to an order that was issued. */
export const ORDER_ACTS = ['reply', 'sendBack', 'close', 'cancel', 'raise'] as const;
export type OrderAct = (typeof ORDER_ACTS)[number];

/** state -> act -> next state. Who was ordered replies; whoever ordered it judges the reply. */
const COURSE: Readonly<Record<OrderState, Partial<Readonly<Record<OrderAct, OrderState>>>>> = {
  issued: { reply: 'replied', cancel: 'cancelled', raise: 'raised' },
  replied: { sendBack: 'issued', close: 'closed', raise: 'raised' },
  closed: {},
  cancelled: {},
  raised: {},
};

/** The state after an act; undefined where it is not foreseen. A measure needs no reply to be lifted (解除), and nothing stands above it. */
export function orderAfter(grade: OrderGrade, state: OrderState, act: OrderAct): OrderState | undefined {
  if (grade === 'measure' && act === 'raise') return undefined;
  if (grade === 'measure' && act === 'close' && state === 'issued') return 'closed';
  return COURSE[state][act];
}

/** The grades to which an order may be raised: each that is harder, and no measure, which has a ladder of its own. */
export const gradesAbove = (grade: OrderGrade): OrderGrade[] =>
  ORDER_GRADES.filter((other, place) => place > ORDER_GRADES.indexOf(grade) && other !== 'measure');

/** Whether an order has lain past its limit without an answer. `at` is an ISO instant. */
export const isUnanswered = ({ state, dueAt }: { state: OrderState; dueAt: string }, at: string): boolean =>
  state === 'issued' && dueAt < at;

/**
 * Whether an order may be raised (升级) now: its limit has passed without a reply, or the reply does not hold. Who wants a
 * harder one before that issues it as what it is, with its own ground.
 */
export const mayRaise = (order: { grade: OrderGrade; state: OrderState; dueAt: string }, at: string): boolean =>
  gradesAbove(order.grade).length > 0 && (order.state === 'replied' || isUnanswered(order, at));
