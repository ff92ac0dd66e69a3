import { expect, it } from '@jest/globals';
import { type AgendaItem, beside, inOrder } from '../../../shared/domain/meeting/agenda.ts';

const item = (uid: string, more: Partial<AgendaItem> = {}): AgendaItem => ({
  ...{ uid, number: uid, no: null, carried: 0, dueOn: '2026-10-20' },
  ...more,
});
const order = (items: readonly AgendaItem[]) => inOrder(items).map(({ uid }) => uid);

it('calls first what was put off most often, then what is due first', () => {
  const items = [item('c'), item('b', { dueOn: '2026-10-19' }), item('a'), item('d', { carried: 2 })];
  expect(order(items)).toEqual(['d', 'b', 'a', 'c']);
});

it('keeps the numbers of a meeting that was held; what was added since comes last', () => {
  const items = [item('late'), item('second', { no: 2 }), item('first', { no: 1, dueOn: '2027-01-01' })];
  expect(order(items)).toEqual(['first', 'second', 'late']);
});

it('has a case once: by hand, or by itself', () => {
  expect(beside([item('a'), item('b')], [item('b')]).map(({ uid }) => uid)).toEqual(['a']);
});
