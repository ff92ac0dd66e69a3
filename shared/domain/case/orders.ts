import { DomainError } from '../errors.ts';
import { type Policy, valueOf } from '../policy/policy.ts';

/** How far a work order has come (工单状态). */
export const ORDER_STATUSES = ['open', 'received', 'replied', 'returned'] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** Lead or assisting department (牵头 / 协办), AH-15, WL-20. */
export const ORDER_ROLES = ['lead', 'assist'] as const;
export type OrderRole = (typeof ORDER_ROLES)[number];

/** Whose signature a sheet asks for (WL-94, WL-96, WL-98). */
export const SIGNERS = ['leader', 'responsible', 'applicant'] as const;
export type Signer = (typeof SIGNERS)[number];

type OrderAct = 'receiveOrder' | 'replyOrder' | 'returnOrder';

const AFTER: Record<OrderAct, { from: readonly OrderStatus[]; to: OrderStatus }> = {
  receiveOrder: { from: ['open'], to: 'received' },
  replyOrder: { from: ['open', 'received'], to: 'replied' },
  returnOrder: { from: ['open', 'received'], to: 'returned' },
};

/** Whether a department still owes an answer to an order. */
export const isOpenOrder = (status: OrderStatus): boolean => status === 'open' || status === 'received';

/** What an act makes of an order, or ORDER_STATE where it is too late for it. */
export function orderAfter(act: OrderAct, status: OrderStatus): OrderStatus {
  const { from, to } = AFTER[act];
  if (!from.includes(status)) throw new DomainError('ORDER_STATE', { act, order: status });
  return to;
}

/** N14: whether this return is the one that opens an arbitration. `returns` counts those before it. */
export const opensArbitration = (policy: Policy, returns: number): boolean =>
  returns + 1 >= valueOf(policy, 'workOrder.returnsBeforeArbitration');

/** The signatures that a sheet still lacks, in the order of the policy (WL-94, WL-96, WL-98). */
export const missingSignatures = (policy: Policy, signed: readonly string[]): Signer[] =>
  valueOf(policy, 'workOrder.kind').signOff.filter(signer => !signed.includes(signer));
