import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { assertCompositionSuccess, composeServices } from '@theguild/federation-composition';
import {
  buildSchema,
  execute,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  lexicographicSortSchema,
  parse,
  printSchema,
  subscribe,
  validate,
} from 'graphql';
import { fitFor } from '../../gateway/fitAnswer.ts';
import { readSupergraph } from '../../gateway/plan/readSupergraph.ts';
import { openSupergraph, type Supergraph } from '../../gateway/supergraph.ts';
import type { StepExecutor, StepOutcome } from '../../gateway/transport.ts';
import { PROJECT_ROOT } from '../../shared/projectRoot.ts';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
  "@key", "@requires", "@provides", "@external", "@shareable", "@override", "@interfaceObject", "@inaccessible"
])\n`;

/** Three subgraphs of a library, with what federation knows beyond a plain key. */
const TYPES = {
  shelves: `${LINK}
    type Query { media: [Media!]! medium(id: ID!): Media found: [Found!]! must: Card! top: Book @provides(fields: "title") secret: [Kind!] }
    type Mutation { put(word: String!): [String!]! }
    type Subscription { added: Media }
    enum Kind { OPEN CLOSED @inaccessible }
    interface Media @key(fields: "id") { id: ID! size: Size }
    type Size { width: Int! height: Int! }
    type Book implements Media @key(fields: "id") @key(fields: "isbn shelf { number }") {
      id: ID! size: Size isbn: ID! shelf: Shelf! title: String! @external lent: Boolean
    }
    type Shelf @shareable { number: Int! }
    type Film implements Media @key(fields: "id") { id: ID! size: Size minutes: Int }
    union Found = Book | Film | Hidden
    type Hidden @inaccessible { id: ID! }
    type Card @key(fields: "id") { id: ID! holder: String! }`,
  texts: `${LINK}
    type Mutation { putMore(word: String!): [String!]! }
    type Book @key(fields: "isbn shelf { number }") {
      isbn: ID! shelf: Shelf! title: String! @shareable
      size: Size @external
      cover: String @requires(fields: "size { width height }")
      lent: Boolean @override(from: "shelves")
      broken: String
    }
    type Shelf @shareable { number: Int! }
    type Size { width: Int! @external height: Int! @external }
    type Card @key(fields: "id") { id: ID! stamp: String! }`,
  stars: `${LINK}
    type Media @key(fields: "id") @interfaceObject { id: ID! stars(most: Int = 5): Int! say: String }`,
};

const MEDIA = [
  { __typename: 'Book', id: 'b1', isbn: '1', shelf: { number: 4 }, size: { width: 2, height: 3 } },
  { __typename: 'Film', id: 'f1', minutes: 90, size: null },
  { __typename: 'Book', id: 'b2', isbn: '2', shelf: { number: 4 }, size: null },
];
const one = (id: string) => MEDIA.find(medium => medium.id === id);
const [FIRST] = MEDIA;

const words: string[] = [];
const RESOLVERS = {
  shelves: {
    Query: {
      media: () => MEDIA,
      medium: (_root: unknown, { id }: { id: string }) => one(id),
      found: () => [...MEDIA, FIRST],
      must: () => ({ id: 'c1', holder: '李' }),
      top: () => ({ ...FIRST, title: '近' }),
      secret: () => ['OPEN', 'CLOSED'],
    },
    Mutation: {
      put: async (_root: unknown, { word }: { word: string }) => [...words.splice(0, 9, ...words, word), word],
    },
    Subscription: {
      added: {
        async *subscribe() {
          for (const added of MEDIA) yield { added };
        },
      },
    },
    Media: { __resolveReference: ({ id }: { id: string }) => one(id) },
    Book: { __resolveReference: ({ id }: { id: string }) => one(id), lent: () => null },
    Film: { __resolveReference: ({ id }: { id: string }) => one(id) },
  },
  texts: {
    Mutation: {
      putMore: async (_root: unknown, { word }: { word: string }) => [...words.splice(0, 9, ...words, word), word],
    },
    Book: {
      __resolveReference: (key: object) => key,
      title: ({ isbn, shelf }: { isbn: string; shelf: { number: number } }) => `第${isbn}册于${shelf.number}架`,
      cover: ({ size }: { size?: { width: number; height: number } }) => (size ? `${size.width}×${size.height}` : null),
      lent: () => true,
      broken: ({ isbn }: { isbn: string }) => {
        if (isbn === '1') throw new GraphQLError('torn', { extensions: { code: 'TORN' } });
        return 'whole';
      },
    },
    Card: { __resolveReference: (key: object) => key },
  },
  stars: {
    Media: {
      __resolveReference: (key: object) => key,
      stars: ({ id }: { id: string }, { most }: { most: number }) => Math.min(most, id.length + 2),
      say: ({ __typename, id }: { __typename: string; id: string }) => `${__typename} ${id}`,
    },
  },
};

type Name = keyof typeof TYPES;
const NAMES = Object.keys(TYPES) as Name[];

let supergraph: Supergraph;
let asked: { subgraph: string; variables: Record<string, unknown> }[];
let down: Name | undefined;

beforeAll(async () => {
  const composed = composeServices(
    NAMES.map(name => ({ name, url: `http://${name}.test/graphql`, typeDefs: parse(TYPES[name]) })),
  );
  assertCompositionSuccess(composed, composed.errors?.map(({ message }) => message).join('\n'));
  supergraph = await openSupergraph(composed.supergraphSdl, {
    getSubgraphExecutor({ name, location, schema }): StepExecutor {
      expect(location).toBe(`http://${name}.test/graphql`);
      const own = buildSubgraphSchema([
        { typeDefs: parse(TYPES[name as Name]), resolvers: RESOLVERS[name as Name] as never },
      ]);
      // what comes from a subgraph goes through the same sieve as on the road
      const fit = fitFor(schema());
      return async ({ document, variables = {}, operationType }) => {
        asked.push({ subgraph: name, variables });
        if (down === name) return { errors: [new GraphQLError('AWAY', { extensions: { code: 'AWAY' } })] };
        // a subgraph must understand what it is asked
        expect(validate(own, document)).toEqual([]);
        const args = { schema: own, document, variableValues: variables };
        if (operationType === 'subscription') return (await subscribe(args)) as StepOutcome;
        return fit(document, variables, JSON.parse(JSON.stringify(await execute(args))) as ExecutionResult);
      };
    },
  });
});
afterAll(() => supergraph?.stop());

async function run(text: string, variables: Record<string, unknown> = {}): Promise<ExecutionResult> {
  asked = [];
  const document = parse(text);
  expect(validate(supergraph.schema, document)).toEqual([]);
  const operationType = /^\s*mutation/.test(text) ? ('mutation' as const) : ('query' as const);
  const context = { principal: null, headers: {}, language: 'en' as const };
  const outcome = (await supergraph.run({ document, operationType, variables, context })) as ExecutionResult;
  return JSON.parse(JSON.stringify(outcome)) as ExecutionResult;
}
const subgraphs = () => asked.map(({ subgraph }) => subgraph);

describe('federation, over subgraphs that know nothing of each other', () => {
  it('finds an entity by a compound, nested key, each once however often it stands there', async () => {
    const { data, errors } = await run('{ found { ... on Book { title } ... on Film { minutes } } }');
    expect(errors).toBeUndefined();
    const [first, second] = [{ title: '第1册于4架' }, { title: '第2册于4架' }];
    expect(data).toEqual({ found: [first, { minutes: 90 }, second, first] });
    expect(asked[1]?.variables.representations).toEqual([
      { __typename: 'Book', isbn: '1', shelf: { number: 4 } },
      { __typename: 'Book', isbn: '2', shelf: { number: 4 } },
    ]);
  });

  it('@requires: brings a subgraph what it needs of another, and asks nothing twice', async () => {
    const { data } = await run('{ media { id ... on Book { cover } } }');
    expect(data).toEqual({ media: [{ id: 'b1', cover: '2×3' }, { id: 'f1' }, { id: 'b2', cover: null }] });
  });

  it('@provides: takes what is already there', async () => {
    expect((await run('{ top { title } }')).data).toEqual({ top: { title: '近' } });
    expect(subgraphs()).toEqual(['shelves']);
  });

  it('@override: asks the new home of a field', async () => {
    expect((await run('{ medium(id: "b1") { ... on Book { lent } } }')).data).toEqual({ medium: { lent: true } });
  });

  it('@interfaceObject: a field of the interface, from a subgraph that knows no implementation', async () => {
    const { data, errors } = await run('query ($most: Int) { media { __typename id stars(most: $most) } }', {
      most: 3,
    });
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      media: [
        { __typename: 'Book', id: 'b1', stars: 3 },
        { __typename: 'Film', id: 'f1', stars: 3 },
        { __typename: 'Book', id: 'b2', stars: 3 },
      ],
    });
    const { data: said } = await run('{ media { say } }');
    expect(said).toEqual({ media: ['b1', 'f1', 'b2'].map(id => ({ say: `Media ${id}` })) });
  });

  it('@inaccessible: values and types that are not public become null, and take no more with them than they must', async () => {
    expect((await run('{ secret }')).data).toEqual({ secret: null });
    expect(supergraph.schema.getType('Hidden')).toBeUndefined();
  });

  it('gives one field under several names, with different arguments', async () => {
    const { data } = await run('{ medium(id: "b1") { few: stars(most: 1) many: stars(most: 4) name: id } }');
    expect(data).toEqual({ medium: { few: 1, many: 4, name: 'b1' } });
  });

  it('skip, include and fragments: what is not wanted is not asked for', async () => {
    const text = `query ($wanted: Boolean!) { medium(id: "b1") { ...About stars @include(if: $wanted) } }
      fragment About on Media { id ... on Book @skip(if: $wanted) { title isbn } }`;
    expect((await run(text, { wanted: true })).data).toEqual({ medium: { id: 'b1', stars: 4 } });
    expect(subgraphs()).not.toContain('texts');
    expect((await run(text, { wanted: false })).data).toEqual({ medium: { id: 'b1', title: '第1册于4架', isbn: '1' } });
    expect(subgraphs()).not.toContain('stars');
  });

  it('puts what each fragment asks of one object together', async () => {
    const text = '{ medium(id: "b1") { ... on Book { size { width } } ... on Media { size { height } } } }';
    expect((await run(text)).data).toEqual({ medium: { size: { width: 2, height: 3 } } });
  });

  it('runs mutations one after the other, over subgraphs', async () => {
    words.length = 0;
    const { data } = await run('mutation { a: put(word: "一") b: putMore(word: "二") c: put(word: "三") }');
    expect(data).toEqual({ a: ['一'], b: ['一', '二'], c: ['一', '二', '三'] });
    expect(subgraphs()).toEqual(['shelves', 'texts', 'shelves']);
  });

  it('answers what is asked of the schema itself beside the rest', async () => {
    const { data, errors } = await run(
      '{ ...S must { holder } kind: __typename } fragment S on Query { __schema { queryType { ...T } } } fragment T on __Type { name }',
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({ __schema: { queryType: { name: 'Query' } }, must: { holder: '李' }, kind: 'Query' });
    expect((await run('{ __typename __type(name: "Film") { kind } }')).data).toEqual({
      __typename: 'Query',
      __type: { kind: 'OBJECT' },
    });
    expect(asked).toEqual([]);
  });

  it('puts the error of an entity at each of its places', async () => {
    const { data, errors } = await run('{ found { ... on Book { broken } } }');
    expect(data).toEqual({ found: [{ broken: null }, {}, { broken: 'whole' }, { broken: null }] });
    expect(errors?.map(({ path, extensions }) => [path, extensions?.code])).toEqual([
      [['found', 0, 'broken'], 'TORN'],
      [['found', 3, 'broken'], 'TORN'],
    ]);
  });

  it('a subgraph that is away takes its own fields with it, and what may not be without them', async () => {
    down = 'texts';
    try {
      const { data, errors } = await run('{ media { id ... on Book { cover } } must { holder } }');
      expect(data).toEqual({
        media: [{ id: 'b1', cover: null }, { id: 'f1' }, { id: 'b2', cover: null }],
        must: { holder: '李' },
      });
      expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['AWAY']);
      // a card without its stamp is none, and the root may not be without a card
      expect((await run('{ must { holder stamp } }')).data).toBeNull();
    } finally {
      down = undefined;
    }
  });

  it('refuses a variable that does not fit, and asks nobody', async () => {
    const { data, errors } = await run('query ($most: Int) { media { stars(most: $most) } }', { most: 'many' });
    expect([data, errors?.map(({ extensions }) => extensions?.code)]).toEqual([undefined, ['BAD_USER_INPUT']]);
    expect(asked).toEqual([]);
  });

  it('reads no name through a prototype', async () => {
    const { data } = await run('{ constructor: medium(id: "b1") { toString: id hasOwnProperty: stars } }');
    expect(data).toEqual({ constructor: { toString: 'b1', hasOwnProperty: 4 } });
  });

  it('adds to each event of a stream what other subgraphs know, and ends with it', async () => {
    asked = [];
    const document = parse('subscription { added { id stars ... on Book { title } } }');
    const context = { principal: null, headers: {}, language: 'en' as const };
    const stream = await supergraph.run({ document, operationType: 'subscription', context });
    const events: unknown[] = [];
    for await (const event of stream as AsyncIterable<ExecutionResult>) events.push(JSON.parse(JSON.stringify(event)));
    expect(events).toEqual([
      { data: { added: { id: 'b1', stars: 4, title: '第1册于4架' } } },
      { data: { added: { id: 'f1', stars: 4 } } },
      { data: { added: { id: 'b2', stars: 4, title: '第2册于4架' } } },
    ]);
  });
});

describe('the composed schema of the hub', () => {
  const read = (name: string) => readFileSync(join(PROJECT_ROOT, `schema/${name}.graphql`), 'utf8');
  const parts = readSupergraph(read('supergraph'));

  it('has the public part that is committed', () => {
    expect(`${printSchema(lexicographicSortSchema(parts.schema))}\n`).toBe(read('api'));
  });

  it.each([...parts.subgraphs.keys()])('knows the types and fields of %s', name => {
    const fieldsOf = (schema: GraphQLSchema) =>
      Object.values(schema.getTypeMap())
        .filter(type => !type.name.startsWith('_') && 'getFields' in type)
        .flatMap(type =>
          Object.values('getFields' in type ? type.getFields() : {}).map(field => [type.name, field] as const),
        )
        .filter(([, { name: field }]) => !field.startsWith('_'))
        .map(([type, { name: field, type: of }]) => `${type}.${field}: ${String(of)}`)
        .sort();
    const own = buildSchema(read(name), { assumeValidSDL: true });
    expect(fieldsOf(parts.subgraphs.get(name)?.schema() ?? own)).toEqual(fieldsOf(own));
  });
});
