import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse } from 'graphql';
import { fitFor, Misfit } from '../../gateway/fitAnswer.ts';

const SCHEMA = buildSchema(`
  type Query { shelf(id: ID): Shelf shelves: [Shelf!]! thing: Thing any: Any node: Node n: Int }
  type Shelf implements Node { id: ID! title: String! width: Float full: Boolean kind: Kind books: [[Book]] next: Shelf }
  type Book implements Node { id: ID! pages: Int }
  interface Node { id: ID! }
  union Thing = Shelf | Book
  enum Kind { OPEN CLOSED }
  scalar Any
`);
const fit = fitFor(SCHEMA);
const take = (query: string, data: unknown, variables = {}) => fit(parse(query), variables, { data } as never).data;

describe('what is taken of an answer', () => {
  it.each([
    ['a field', '{ shelf { id } }', { shelf: { id: '1' } }],
    ['another name', '{ a: shelf { b: id id } }', { a: { b: '1', id: 2 } }],
    ['null', '{ shelf { id } }', { shelf: null }],
    [
      'lists of lists with holes',
      '{ shelf { books { pages } } }',
      { shelf: { books: [null, [null, { pages: 3 }], []] } },
    ],
    ['leaves', '{ shelf { width full kind title } }', { shelf: { width: 1.5, full: false, kind: 'OPEN', title: '' } }],
    ['a scalar of its own', '{ any }', { any: { a: [1, { b: null }] } }],
    [
      'a fragment',
      'query { shelf { ...F } } fragment F on Shelf { id next { ...G } } fragment G on Shelf { id }',
      { shelf: { id: '1', next: { id: '2' } } },
    ],
    [
      'selections that meet',
      '{ shelf { next { id } ...on Shelf { next { title } } } }',
      { shelf: { next: { id: '1', title: 't' } } },
    ],
    [
      'a union that names itself',
      '{ thing { __typename ...on Shelf { title } ...on Book { pages } } }',
      { thing: { __typename: 'Book', pages: 1 } },
    ],
    ['a union that does not', '{ thing { ...on Shelf { title } ...on Book { pages } } }', { thing: { title: 't' } }],
    ['an interface', '{ node { id ...on Shelf { title } } }', { node: { id: '1', title: 't' } }],
    ['an interface by fragment', '{ shelf { ...on Node { id } } }', { shelf: { id: '1' } }],
    ['what was skipped', 'query ($y: Boolean!) { shelf { title @include(if: $y) id } }', { shelf: { id: '1' } }],
    ['a type name', '{ __typename shelf { __typename } }', { __typename: 'Query', shelf: { __typename: 'Shelf' } }],
    ['a field that the schema does not know', '{ _service { sdl } }', { _service: { sdl: 'x' } }],
  ])('%s, whole', (_what, query, data) => expect(take(query, data)).toEqual(data));

  it('nothing that was not asked for', () => {
    expect(take('{ shelf { id ...on Book { pages } } }', { shelf: { id: '1', title: 'x', pages: 1 }, n: 3 })).toEqual({
      shelf: { id: '1' },
    });
    expect(
      take('{ thing { __typename ...on Shelf { title } } }', { thing: { __typename: 'Book', title: 'x' } }),
    ).toEqual({
      thing: { __typename: 'Book' },
    });
    expect(fit(parse('{ n }'), {}, { data: { n: 1 }, extensions: { a: 1 } })).toEqual({ data: { n: 1 } });
  });

  it('no prototype', () => {
    const data = JSON.parse('{ "__proto__": { "polluted": 1 }, "n": 1 }');
    const taken = take('{ __proto__: any n constructor: n }', data) as object;
    expect(taken).toEqual({ n: 1, constructor: null });
    expect(Object.getPrototypeOf(taken)).toBe(Object.prototype);
  });

  it('errors as they came, and no data where there are none', () => {
    const errors = [{ message: 'x' }] as never;
    expect(fit(parse('{ n }'), {}, { errors })).toEqual({ errors });
    expect(fit(parse('{ n }'), {}, { errors, data: null })).toEqual({ errors, data: null });
  });

  it('entities by their place, in the type of their key, under any name', () => {
    const query =
      'query ($a: [_Any!]!, $b: [_Any!]!) { _e0: _entities(representations: $a) { ...on Shelf { title } } _e1: _entities(representations: $b) { ...on Book { pages } } }';
    const keys = { a: [{ __typename: 'Shelf' }, { __typename: 'Shelf' }], b: [{ __typename: 'Book' }] };
    expect(take(query, { _e0: [{ title: 't', pages: 1 }, null], _e1: [{ pages: 2, title: 'x' }] }, keys)).toEqual({
      _e0: [{ title: 't' }, null],
      _e1: [{ pages: 2 }],
    });
    for (const data of [
      { _e0: [{ title: 't' }], _e1: [null] },
      { _e0: [null, null], _e1: [null, null] },
      { _e0: {}, _e1: [] },
    ])
      expect(() => take(query, data, keys)).toThrow(Misfit);
    expect(take(query, { _e0: null, _e1: null }, keys)).toEqual({ _e0: null, _e1: null });
  });
});

describe('what is no answer', () => {
  it.each([
    ['a text for a number', '{ n }', { n: '1' }],
    ['a fraction for a whole number', '{ n }', { n: 1.5 }],
    ['an object for a number', '{ n }', { n: {} }],
    ['a number for a text', '{ shelf { title } }', { shelf: { title: 1 } }],
    ['null for what cannot be null', '{ shelf { title } }', { shelf: { title: null } }],
    ['nothing for what cannot be null', '{ shelf { title } }', { shelf: {} }],
    ['a word that there is not', '{ shelf { kind } }', { shelf: { kind: 'HALF' } }],
    ['a word for yes', '{ shelf { full } }', { shelf: { full: 'yes' } }],
    ['an object for an id', '{ shelf { id } }', { shelf: { id: {} } }],
    ['an object for a list', '{ shelves { id } }', { shelves: { 0: { id: '1' }, length: 1 } }],
    ['a list for an object', '{ shelf { id } }', { shelf: [{ id: '1' }] }],
    ['a text for an object', '{ shelf { id } }', { shelf: 'x' }],
    ['a hole in a list without', '{ shelves { id } }', { shelves: [null] }],
    ['another type', '{ shelf { __typename } }', { shelf: { __typename: 'Book' } }],
    ['a type that is not of the union', '{ thing { __typename } }', { thing: { __typename: 'Query' } }],
    ['a type that is none', '{ node { __typename id } }', { node: { __typename: '__proto__', id: '1' } }],
  ])('%s', (_what, query, data) => expect(() => take(query, data)).toThrow(Misfit));

  it('says where, and not what', () => {
    expect(() => take('{ shelf { books { pages } } }', { shelf: { books: [[{ pages: '张三' }]] } })).toThrow(
      /^data\.shelf\.books\.0\.0\.pages$/,
    );
  });
});
