import { expect, it } from '@jest/globals';
import { concerned } from '../../../shared/domain/department/concerned.ts';
import type { OrderStatus } from '../../../shared/domain/case/orders.ts';

const order = (departmentCode: string | null, status: OrderStatus) => ({ departmentCode, status });

it.each<[string, Parameters<typeof concerned>, string[]]>([
  ['nobody before the first order', [[], []], []],
  ['whoever has an order, answered or not', [[order('b', 'open'), order('a', 'replied')], []], ['a', 'b']],
  ['nobody who has given it back', [[order('a', 'returned')], []], []],
  ['who got it again', [[order('a', 'returned'), order('a', 'received')], []], ['a']],
  ['who was called to the desk', [[order('a', 'returned')], [{ departmentCode: 'a' }]], ['a']],
  ['nobody by a name that no register knows', [[order(null, 'open')], [{ departmentCode: null }]], []],
  ['each once', [[order('a', 'open'), order('a', 'replied')], [{ departmentCode: 'a' }]], ['a']],
])('a case concerns %s', (_whom, given, expected) => expect(concerned(...given)).toEqual(expected));
