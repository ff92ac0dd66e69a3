import { describe, expect, it } from '@jest/globals';
import {
  isOpenOrder,
  missingSignatures,
  opensArbitration,
  ORDER_ROLES,
  ORDER_STATUSES,
  orderAfter,
  type OrderStatus,
  type Signer,
  SIGNERS,
} from '../../../shared/domain/case/orders.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { isTextKey } from '../../../shared/i18n/phrase.ts';
import { policyWith } from '../casework.ts';
import { refusalOf } from '../refusalOf.ts';

it.each([
  ...ORDER_STATUSES.map(status => `orderStatus.${status}`),
  ...ORDER_ROLES.map(role => `orderRole.${role}`),
  ...SIGNERS.map(signer => `signer.${signer}`),
])('%s is a text', key => expect(isTextKey(key)).toBe(true));

/** act -> status -> what becomes of the order; undefined where it is too late. */
const AFTER = {
  receiveOrder: { open: 'received', received: undefined, replied: undefined, returned: undefined },
  replyOrder: { open: 'replied', received: 'replied', replied: undefined, returned: undefined },
  returnOrder: { open: 'returned', received: 'returned', replied: undefined, returned: undefined },
} as const;

describe.each(Object.keys(AFTER) as (keyof typeof AFTER)[])('LH-32, N14: %s', act => {
  it.each(ORDER_STATUSES)('of an order that is %s', status => {
    const after = AFTER[act][status];
    const refusal = after === undefined ? new DomainError('ORDER_STATE', { act, order: status }).extensions : undefined;
    expect(refusalOf(() => orderAfter(act, status))).toEqual(refusal);
    if (after !== undefined) expect(orderAfter(act, status)).toBe(after);
  });
});

it.each<[OrderStatus, boolean]>([
  ['open', true],
  ['received', true],
  ['replied', false],
  ['returned', false],
])('LH-32: a department owes an answer to an order that is %s: %s', (status, owed) => {
  expect(isOpenOrder(status)).toBe(owed);
});

it.each([
  [3, 0, false],
  [3, 1, false],
  [3, 2, true],
  [3, 3, true],
  [1, 0, true],
])('N14: with a limit of %s, a return after %s others opens an arbitration: %s', (limit, returns, opens) => {
  expect(opensArbitration(policyWith({ 'workOrder.returnsBeforeArbitration': limit }), returns)).toBe(opens);
});

describe('WL-94, WL-96, WL-98: the signatures on a sheet', () => {
  const sheet = policyWith({ 'workOrder.kind': { name: '交办单', signOff: ['leader', 'responsible', 'applicant'] } });

  it.each<[signed: string[], missing: Signer[]]>([
    [[], ['leader', 'responsible', 'applicant']],
    [['applicant'], ['leader', 'responsible']],
    [['applicant', 'leader', 'leader'], ['responsible']],
    [['responsible', 'applicant', 'leader'], []],
    [['somebody'], ['leader', 'responsible', 'applicant']],
  ])('signed by %j, still to sign: %j', (signed, missing) => {
    expect(missingSignatures(sheet, signed)).toEqual(missing);
  });

  it('LH-29: an order without signatures lacks none', () => expect(missingSignatures(policyWith(), [])).toEqual([]));
});
