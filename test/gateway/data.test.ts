import { expect, it } from '@jest/globals';
import { mergeInto, own } from '../../gateway/plan/data.ts';

const merged = (known: object, brought: object) => {
  const target = structuredClone(known) as Record<string, unknown>;
  mergeInto(target, brought as Record<string, unknown>, type => type === 'Media');
  return target;
};

it.each([
  ['a type that is known over the interface', { __typename: 'Book' }, { __typename: 'Media' }, { __typename: 'Book' }],
  ['a type over the interface that was known', { __typename: 'Media' }, { __typename: 'Book' }, { __typename: 'Book' }],
  ['objects into each other', { a: { b: 1 } }, { a: { c: 2 } }, { a: { b: 1, c: 2 } }],
  ['lists item by item', { a: [{ b: 1 }, null] }, { a: [{ c: 2 }, { c: 3 }] }, { a: [{ b: 1, c: 2 }, { c: 3 }] }],
  ['a list of another length in the place of the first', { a: [1, 2] }, { a: [3] }, { a: [3] }],
  ['what is there over null', { a: null }, { a: { b: 1 } }, { a: { b: 1 } }],
  ['null not over what is there', { a: { b: 1 }, c: 0 }, { a: null, c: null }, { a: { b: 1 }, c: 0 }],
  ['null where nothing was', {}, { a: null }, { a: null }],
])('lays %s', (_what, known, brought, expected) => {
  expect(merged(known, brought)).toEqual(expected);
});

it('touches no prototype, whatever the names are', () => {
  const hostile = JSON.parse('{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}') as object;
  const target = merged({}, hostile);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  expect(target.polluted).toBeUndefined();
  expect(Object.keys(target)).toEqual(['constructor']);
  expect(own({}, 'toString')).toBeUndefined();
});
