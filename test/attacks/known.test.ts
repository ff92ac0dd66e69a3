import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, startTestHub, type TestHub } from '../testkit/hub.ts';
import { PEOPLE, register } from '../testkit/people.ts';
import { HOURS, prototypes, times } from './campaign.ts';

let hub: TestHub;
let uid: string;
let bearer: string;

beforeAll(
  async () => {
    hub = await startTestHub();
    ({ uid } = await register(hub, 'county'));
    bearer = await hub.token(PEOPLE.county);
  },
  times(60_000, HOURS),
);
afterAll(() => hub?.stop());

const repeat = (n: number, make: (i: number) => string) => Array.from({ length: n }, (_one, i) => make(i)).join(' ');
const CENTER = 'center(code: "340882")';

const DOCUMENTS: readonly [string, () => string, string][] = [
  ['alias overloading', () => `{ ${CENTER} { ${repeat(1_000, i => `a${i}: name`)} } }`, 'QUERY_TOO_LARGE'],
  [
    'guesses of a receipt code by alias',
    () => `mutation { ${repeat(50, i => `a${i}: countyRateCase(uid: "${uid}", code: "${i}", level: 1) { uid }`)} }`,
    'QUERY_TOO_LARGE',
  ],
  ['directive overloading', () => `{ ${CENTER} { name ${'@include(if: true) '.repeat(500)} } }`, 'QUERY_TOO_LARGE'],
  ['directives that there are none of', () => `{ ${CENTER} { name ${'@aa'.repeat(500)} } }`, 'QUERY_TOO_LARGE'],
  ['field duplication', () => `{ ${CENTER} { ${'name '.repeat(3_000)} } }`, 'QUERY_TOO_LARGE'],
  [
    'circular fragments',
    () => `{ ${CENTER} { ...A } } fragment A on Center { ...B } fragment B on Center { ...A }`,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'circular introspection',
    () => `{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }`,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['introspection', () => '{ __schema { types { name } } }', 'GRAPHQL_VALIDATION_FAILED'],
  ['introspection of one type', () => '{ __type(name: "Query") { name } }', 'GRAPHQL_VALIDATION_FAILED'],
  ['deep nesting', () => `{ ${CENTER} ${'{ parent '.repeat(30)} { name } ${'}'.repeat(30)} }`, 'QUERY_TOO_DEEP'],
  [
    'large pages in lists',
    () => `{ ${CENTER} { children { county { files(first: 100000) { edges { node { uid } } } } } } }`,
    'QUERY_TOO_COSTLY',
  ],
  [
    'a written-out constructor',
    () => `{ ${CENTER} { constructor: county { prototype: tally { polluted: open } } } }`,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['a prototype as alias', () => `{ __proto__: ${CENTER} { name } }`, 'GRAPHQL_VALIDATION_FAILED'],
  ['toString as alias', () => `{ ${CENTER} { toString: name } }`, 'GRAPHQL_VALIDATION_FAILED'],
  ['a prototype as argument', () => '{ center(code: "340882", __proto__: 1) { name } }', 'GRAPHQL_VALIDATION_FAILED'],
  ['constructor as argument', () => '{ center(code: "340882", constructor: 1) { name } }', 'GRAPHQL_VALIDATION_FAILED'],
  ['a prototype as field', () => `{ ${CENTER} { __proto__ { name } } }`, 'GRAPHQL_VALIDATION_FAILED'],
  ['constructor as field', () => `{ ${CENTER} { constructor } }`, 'GRAPHQL_VALIDATION_FAILED'],
  [
    'the entities of a subgraph',
    () => '{ _entities(representations: []) { __typename } }',
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['the schema of a subgraph', () => '{ _service { sdl } }', 'GRAPHQL_VALIDATION_FAILED'],
];

describe('a known attack', () => {
  it.each(DOCUMENTS)('is refused: %s', async (_what, make, code) => {
    const before = prototypes();
    const { data, errors = [] } = await hub.ask(PEOPLE.county, make());
    expect({ data, codes: [...new Set(errors.map(({ extensions }) => extensions.code))] }).toEqual({
      data: undefined,
      codes: [code],
    });
    expect(errors.length).toBeLessThanOrEqual(11);
    expect(prototypes()).toBe(before);
  });

  it.each(DOCUMENTS.filter(([what]) => what !== 'guesses of a receipt code by alias'))(
    'is refused on a socket: %s',
    async (_what, make, code) => {
      const stream = await hub.follow(PEOPLE.county, make());
      expect(stream.frames).toEqual([]);
      expect((stream.faults.flat() as Answer['errors'])?.[0]?.extensions.code).toBe(code);
      await stream.close();
    },
  );
});

describe('a text to look for that is as long as a request may be', () => {
  // 80,000 characters kept the pattern for an item busy for 14 seconds, and SQLite breaks off a search for 50,000 bytes
  const LONG = `x${'办理'.repeat(100_000)}x`;
  it.each([
    [
      'files',
      '{ center(code: "340882") { county { files(filter: $f) { edges { cursor } } } } }',
      'CaseFileFilter',
      'text',
    ],
    [
      'refusals',
      '{ center(code: "340882") { county { refusals(filter: $f) { edges { cursor } } } } }',
      'RefusalFilter',
      'text',
    ],
    [
      'refusals',
      '{ center(code: "340882") { county { refusals(filter: $f) { edges { cursor } } } } }',
      'RefusalFilter',
      'item',
    ],
    [
      'refusals',
      '{ center(code: "340882") { county { refusals(filter: $f) { edges { cursor } } } } }',
      'RefusalFilter',
      'article',
    ],
    [
      'refusalTally',
      '{ center(code: "340882") { county { refusalTally(filter: $f) { total } } } }',
      'RefusalFilter',
      'item',
    ],
  ])('is refused: %s by %s', async (_what, selection, type, field) => {
    const { errors } = await hub.ask(PEOPLE.county, `query ($f: ${type}) ${selection}`, { f: { [field]: LONG } });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FIELD_TOO_LONG']);
  });

  it('is refused: an export', async () => {
    const { errors } = await hub.ask(
      PEOPLE.county,
      'mutation ($f: CaseFileFilter) { countyExportFiles(area: "340882", filter: $f) { rows } }',
      { f: { text: LONG } },
    );
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FIELD_TOO_LONG']);
  });
});

describe('names that every object has', () => {
  it.each([
    [
      'constructor as variable',
      'query ($constructor: ID!) { center(code: $constructor) { code } }',
      '{"constructor":"340882"}',
    ],
    ['toString as variable', 'query ($toString: ID!) { center(code: $toString) { code } }', '{"toString":"340882"}'],
    ['constructor as operation', 'query constructor { center(code: "340882") { code } }', '{}'],
    ['toString as fragment', '{ center(code: "340882") { ...toString } } fragment toString on Center { code }', '{}'],
    ['prototype as alias', '{ center(code: "340882") { prototype: parent { prototype: name } code } }', '{}'],
    [
      'a variable that nobody asks for',
      '{ center(code: "340882") { code } }',
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
    ],
  ])('are harmless: %s', async (_what, query, variables) => {
    const before = prototypes();
    const response = await post(
      `{"query":${JSON.stringify(query)},"variables":${variables},"extensions":{"__proto__":{"polluted":1}}}`,
    );
    expect(await response.json()).toMatchObject({ data: { center: { code: '340882' } } });
    expect(prototypes()).toBe(before);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('do not pass for a variable that was not given', async () => {
    const { errors } = await hub.ask(PEOPLE.county, 'query ($toString: ID!) { center(code: $toString) { code } }');
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

const post = (
  body: string,
  headers: Record<string, string> = {},
  path = '/graphql',
  method = 'POST',
): Promise<Response> =>
  fetch(`${hub.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json', ...headers },
    ...(method === 'POST' ? { body } : {}),
  });

describe('a request in another form', () => {
  const query = '{ __typename }';
  const mutation = () => `mutation { countyAcceptCase(uid: "${uid}") { state } }`;
  it.each<[string, () => Promise<Response>, number]>([
    ['a list of operations', () => post(JSON.stringify([{ query }, { query }])), 400],
    ['a query by GET', () => post('', {}, `/graphql?query=${encodeURIComponent(query)}`, 'GET'), 405],
    ['a mutation by GET', () => post('', {}, `/graphql?query=${encodeURIComponent(mutation())}`, 'GET'), 405],
    ['a mutation by PUT', () => post(mutation(), {}, '/graphql', 'PUT'), 405],
    [
      'a mutation as a form',
      () => post(`query=${encodeURIComponent(mutation())}`, { 'content-type': 'application/x-www-form-urlencoded' }),
      400,
    ],
    [
      'a mutation as a file',
      () => post(JSON.stringify({ query: mutation() }), { 'content-type': 'multipart/form-data' }),
      400,
    ],
    ['a mutation as text', () => post(JSON.stringify({ query: mutation() }), { 'content-type': 'text/plain' }), 400],
    ['a mutation without a type', () => post(JSON.stringify({ query: mutation() }), { 'content-type': '' }), 400],
    [
      'a type that only begins so',
      () => post(JSON.stringify({ query: mutation() }), { 'content-type': 'application/jsonp' }),
      400,
    ],
    [
      'an automatically persisted query',
      () => post(JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } })),
      400,
    ],
    ['variables as text', () => post(JSON.stringify({ query, variables: '{}' })), 400],
    ['a number for a query', () => post('{"query":1}'), 400],
    ['a list for an operation name', () => post(JSON.stringify({ query, operationName: ['a'] })), 400],
    ['two megabytes', () => post(JSON.stringify({ query: 'x'.repeat(2_000_000) })), 413],
  ])('is refused: %s', async (_what, send, status) => {
    const response = await send();
    expect(response.status).toBe(status);
    expect(((await response.json()) as Answer).errors?.[0]?.extensions.remedy).toMatch(/[一-龥]/);
    const { data } = await hub.ask(PEOPLE.county, `{ case(uid: "${uid}") { county { state } } }`);
    expect(data.case.county.state).toBe('REGISTERED');
  });
});

describe('an error', () => {
  it.each([
    ['a field that is nearly right', '{ center(code: "340882") { nam } }'],
    ['an argument that is nearly right', '{ center(cod: "340882") { name } }'],
    ['a type that is nearly right', '{ center(code: "340882") { ... on Cente { name } } }'],
    ['a mutation that is nearly right', 'mutation { countyAcceptCas(uid: "x") { uid } }'],
    [
      'a value that is nearly right',
      'mutation { countyRegisterCase(input: { title: "a", causes: [RULES_NOT_ME] }) { uid } }',
    ],
  ])('suggests nothing and shows no trace: %s', async (_what, query) => {
    const text = JSON.stringify(await hub.ask(PEOPLE.county, query));
    expect(text).toContain('GRAPHQL_VALIDATION_FAILED');
    expect(text).not.toMatch(/did you mean|stacktrace|node_modules|at \w+ \(/i);
  });

  it('of a variable shows neither its value nor a suggestion', async () => {
    const { errors } = await hub.ask(
      PEOPLE.county,
      'mutation ($input: RegisterCaseInput!) { countyRegisterCase(input: $input) { uid } }',
      { input: { titel: '机密' } },
    );
    expect(JSON.stringify(errors)).not.toMatch(/机密|did you mean|stacktrace/i);
  });
});
