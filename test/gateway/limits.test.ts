import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, getIntrospectionQuery, getOperationAST, parse } from 'graphql';
import { type EdgeRules, errorsOf, openAdmission } from '../../gateway/limits/admit.ts';
import { openBudgets } from '../../gateway/limits/budgets.ts';
import { clientAddress } from '../../gateway/limits/clientAddress.ts';
import { costOf } from '../../gateway/limits/cost.ts';
import { LIMITS } from '../../gateway/limits/limits.ts';
import { parseAnswer } from '../../gateway/limits/names.ts';
import { within } from '../../gateway/limits/timeLimit.ts';
import { openTurnstile } from '../../gateway/limits/turnstile.ts';
import { checkVariables } from '../../gateway/limits/variables.ts';
import type { Outcome } from '../../gateway/supergraph.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { PROJECT_ROOT } from '../../shared/projectRoot.ts';
import * as generated from '../../web/src/gen/graphql.ts';
import { type PageOperation, pageOperations } from '../../web/operations.ts';

const schema = buildSchema(readFileSync(join(PROJECT_ROOT, 'schema/api.graphql'), 'utf8'));
const OPERATIONS = pageOperations(Object.values(generated) as never, schema);
const UNLIMITED = { person: 0, integrator: 0, center: 0, address: 0 };
const CLOSED: EdgeRules = {
  developer: false,
  adhoc: false,
  manifest: new Map(OPERATIONS.map(({ hash, text }) => [hash, text])),
  budgets: UNLIMITED,
  trustProxy: 0,
  operationSeconds: 20,
};
const person = (role: 'registrar' | 'integrator' | null = 'registrar', id = 'p') => ({
  principal: role && { id, role, center: '340882' },
  address: '127.0.0.1',
});

async function verdict(rules: Partial<EdgeRules>, asked: object, payer = person()): Promise<string> {
  try {
    await openAdmission(schema, { ...CLOSED, ...rules }).admit(asked, payer);
    return 'admitted';
  } catch (refusal) {
    return String(errorsOf(refusal)[0]?.extensions.code);
  }
}

const cost = (text: string, variables: Record<string, unknown> = {}) => {
  const document = parse(text);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no operation');
  return costOf(schema, document, operation, variables);
};
const files = (args: string) => `center(code: "1") { county { files${args} { edges { node { uid } } } } }`;

describe('the cost of an operation', () => {
  it.each<[string, string, Record<string, unknown>, number]>([
    ['a name is free', '{ __typename }', {}, 0],
    ['an object is a point, a value a tenth', '{ center(code: "1") { name } }', {}, 1.1],
    ['a list nobody bounds is taken for ten', '{ center(code: "1") { children { name } } }', {}, 12],
    ['lists in lists multiply', '{ center(code: "1") { children { children { name } } } }', {}, 121],
    ['a page costs what it is asked for', `{ ${files('(first: 50)')} }`, {}, 3 + 50 * 2.1],
    ['by a variable too', `query ($n: Int!) { ${files('(first: $n)')} }`, { n: 7 }, 3 + 7 * 2.1],
    ['by the default of a variable too', `query ($n: Int! = 7) { ${files('(first: $n)')} }`, {}, 3 + 7 * 2.1],
    ['by the default of the schema too', `{ ${files('')} }`, {}, 3 + 20 * 2.1],
    ['a page of less than nothing makes nothing cheaper', `{ ${files('(first: -9)')} }`, {}, 3 + 2.1],
    [
      'a variable by the name of everybody’s is none',
      `query ($toString: Int) { ${files('(first: $toString)')} }`,
      {},
      3 + 20 * 2.1,
    ],
    ['a plain list by its page', '{ centers(search: "a", first: 30) { name } }', {}, 33],
    ['what is skipped is charged', '{ center(code: "1") { name @skip(if: true) } }', {}, 1.1],
    [
      'a fragment at each spread',
      '{ a: center(code: "1") { ...F } b: center(code: "1") { ...F } } fragment F on Center { name }',
      {},
      2.2,
    ],
    ['an inline fragment as what is in it', '{ center(code: "1") { ... { ... on Center { name } } } }', {}, 1.1],
    ['an act is twenty more', 'mutation { countyAcceptCase(uid: "1") { uid } }', {}, 21.1],
    ['also in a fragment', 'mutation { ...M } fragment M on Mutation { countyAcceptCase(uid: "1") { uid } }', {}, 21.1],
    ['a stream is twenty more', 'subscription { countyLedger(area: "1") { cursor } }', {}, 21.1],
    ['what there is not costs nothing', '{ nothing { at { all } } }', {}, 0],
  ])('%s', (_rule, text, variables, points) => expect(cost(text, variables)).toBeCloseTo(points));

  it('is not worked out by writing fragments out', () => {
    const chain = Array.from(
      { length: 50 },
      (_one, i) => `fragment F${i} on Center { ...F${i + 1} ...F${i + 1} }`,
    ).join(' ');
    expect(cost(`{ center(code: "1") { ...F0 } } ${chain} fragment F50 on Center { name }`)).toBeCloseTo(
      1 + 0.1 * 2 ** 50,
      -3,
    );
  });

  it('ends where fragments spread themselves', () => {
    expect(cost('{ center(code: "1") { ...A } } fragment A on Center { name ...A }')).toBeCloseTo(1.1);
  });
});

describe('the operations of the pages', () => {
  const most = (operation: PageOperation) => ({ first: 100, area: '1', uid: '1', operation: operation.name });

  it.each(OPERATIONS.map(operation => [operation.name, operation] as const))(
    '%s is let in, with room to spare',
    (_name, operation) => {
      const { admit, documents } = openAdmission(schema, CLOSED);
      expect(documents.read(operation.text)).toHaveProperty('document');
      expect(cost(operation.text, most(operation))).toBeLessThan(LIMITS.cost / 2);
      return expect(
        admit({ extensions: { persistedQuery: { version: 1, sha256Hash: operation.hash } } }, person(null)),
      ).resolves.toMatchObject({ text: operation.text });
    },
  );
});

describe('what may be asked', () => {
  const [known] = OPERATIONS;
  const byHash = { extensions: { persistedQuery: { version: 1, sha256Hash: known?.hash } } };
  const unknownHash = { extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } };
  const adhoc = { query: '{ center(code: "1") { name } }' };
  const integrator = person('integrator');

  it.each<[string, Partial<EdgeRules>, object, ReturnType<typeof person>, string]>([
    ['an operation of the pages by its hash', {}, byHash, person(), 'admitted'],
    ['an operation of the pages by its text', {}, { query: known?.text }, person(), 'admitted'],
    ['a hash that nobody knows', {}, unknownHash, person(), 'OPERATION_UNKNOWN'],
    [
      'a hash that nobody knows, from a developer',
      { developer: true, adhoc: true },
      unknownHash,
      person(),
      'OPERATION_UNKNOWN',
    ],
    ['a document of one’s own', {}, adhoc, person(), 'OPERATION_UNKNOWN'],
    ['a document of one’s own, of nobody', {}, adhoc, person(null), 'OPERATION_UNKNOWN'],
    ['a document of one’s own under an unknown hash', {}, { ...adhoc, ...unknownHash }, person(), 'OPERATION_UNKNOWN'],
    ['a document of an integrator', {}, adhoc, integrator, 'admitted'],
    ['a document of one’s own, where all may', { adhoc: true }, adhoc, person(), 'admitted'],
    ['a document of one’s own, of a developer', { developer: true }, adhoc, person(), 'admitted'],
    [
      'questions about the schema',
      { adhoc: true },
      { query: getIntrospectionQuery() },
      person(),
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['those of editors, of a developer', { developer: true }, { query: getIntrospectionQuery() }, person(), 'admitted'],
    ['nothing', {}, {}, person(), 'BAD_REQUEST'],
    ['extensions that are none', {}, { ...byHash, extensions: { persistedQuery: 1 } }, person(), 'BAD_REQUEST'],
    [
      'a costly document of an integrator',
      {},
      { query: `{ ${files('(first: 6000)')} }` },
      integrator,
      'QUERY_TOO_COSTLY',
    ],
    ['no operation of that name', {}, { ...byHash, operationName: 'Other' }, person(), 'OPERATION_RESOLUTION_FAILURE'],
  ])('%s', async (_what, rules, asked, payer, code) => expect(await verdict(rules, asked, payer)).toBe(code));

  it('tells the cost and the limit', async () => {
    const { admit } = openAdmission(schema, { ...CLOSED, adhoc: true });
    await expect(admit({ query: `{ ${files('(first: 50000)')} }` }, person())).rejects.toMatchObject({
      code: 'QUERY_TOO_COSTLY',
      params: { cost: '105003', limit: String(LIMITS.adhocCost) },
    });
  });
});

describe('a document at its limit', () => {
  const fields = (n: number, make: (i: number) => string) => Array.from({ length: n }, (_one, i) => make(i)).join(' ');
  const deep = (n: number) => `{ center(code: "1") ${'{ parent '.repeat(n - 2)}{ name }${' }'.repeat(n - 2)} }`;
  it.each<[string, (n: number) => string, number, string]>([
    ['depth', deep, LIMITS.depth, 'QUERY_TOO_DEEP'],
    ['aliases', n => `{ center(code: "1") { ${fields(n, i => `a${i}: name`)} } }`, LIMITS.aliases, 'QUERY_TOO_LARGE'],
    [
      'directives',
      n => `{ center(code: "1") { ${fields(n, () => 'name @include(if: true)')} } }`,
      LIMITS.directives,
      'QUERY_TOO_LARGE',
    ],
    [
      'top-level fields',
      n => `{ ${fields(n, i => `a${i}: center(code: "1") { name }`)} }`,
      LIMITS.rootFields,
      'QUERY_TOO_LARGE',
    ],
    [
      'acts',
      n => `mutation { ${fields(n, i => `a${i}: countyAcceptCase(uid: "1") { uid }`)} }`,
      LIMITS.mutations,
      'QUERY_TOO_LARGE',
    ],
    [
      'fragments',
      n =>
        `{ center(code: "1") { ${fields(n, i => `...F${i}`)} } } ${fields(n, i => `fragment F${i} on Center { name }`)}`,
      LIMITS.fragments,
      'QUERY_TOO_LARGE',
    ],
    ['operations', n => fields(n, i => `query Q${i} { __typename }`), LIMITS.operations, 'QUERY_TOO_LARGE'],
    [
      'fields',
      n =>
        `{ center(code: "1") { ${fields(25, i => `p${i}: parent { ...F }`)} } } fragment F on Center { ${fields((n - 26) / 25, i => (i % 33 ? 'name' : 'code')).slice(0)} }`,
      2_501,
      'QUERY_TOO_LARGE',
    ],
    [
      'words',
      n => `{ center(code: "${'1'.repeat(9)}") { ${fields(n, () => ',')} ${fields(n - 14, () => 'name')} } }`,
      LIMITS.tokens,
      'QUERY_TOO_LARGE',
    ],
  ])('%s', async (_what, make, limit, code) => {
    const rules = { adhoc: true };
    const operationName = make(limit).startsWith('query Q0') ? { operationName: 'Q0' } : {};
    expect(await verdict(rules, { query: make(limit + 1), ...operationName })).toBe(code);
    if (!['words', 'fields'].includes(_what))
      expect(await verdict(rules, { query: make(limit), ...operationName })).toBe('admitted');
  });
});

it('fields of one name are compared only so often, and long arguments weigh', async () => {
  const names = (n: number) => `{ center(code: "1") { ${'name '.repeat(n)} } }`;
  expect([
    await verdict({ adhoc: true }, { query: names(89) }),
    await verdict({ adhoc: true }, { query: names(90) }),
  ]).toEqual(['admitted', 'QUERY_TOO_LARGE']);
  const lists = (n: number) => `{ ${`centers(search: "a", first: [${'1 '.repeat(200)}]) { name } `.repeat(n)} }`;
  expect([
    await verdict({ adhoc: true }, { query: lists(4) }),
    await verdict({ adhoc: true }, { query: lists(9) }),
  ]).toEqual(['GRAPHQL_VALIDATION_FAILED', 'QUERY_TOO_LARGE']);
});

describe('variables', () => {
  it('may be many and deep, but not too many and too deep', () => {
    const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
    expect(checkVariables({ a: Array.from({ length: LIMITS.values - 1 }, () => 1) })).toBe(LIMITS.values);
    expect(() => checkVariables({ a: Array.from({ length: LIMITS.values }, () => 1) })).toThrow('QUERY_TOO_LARGE');
    expect(() => checkVariables({ a: nested(LIMITS.variableDepth - 1) })).not.toThrow();
    expect(() => checkVariables({ a: nested(LIMITS.variableDepth) })).toThrow('QUERY_TOO_DEEP');
    expect(() => checkVariables({ a: JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)) })).toThrow(
      'QUERY_TOO_DEEP',
    );
  });
});

describe('budgets', () => {
  const wait = expect.objectContaining({
    code: 'TOO_MANY_REQUESTS',
    params: { seconds: expect.stringMatching(/^[1-9]\d?$/) },
  });

  it('are of a person, and one does not spend another’s', async () => {
    const { pay } = openBudgets({ ...UNLIMITED, person: 100 });
    await pay(person(), 60);
    await expect(pay(person(), 60)).rejects.toEqual(wait);
    await pay(person(), 40);
    await pay(person('registrar', 'q'), 60);
  });

  it('are lower for integrators, by a budget of theirs', async () => {
    const { pay } = openBudgets({ ...UNLIMITED, person: 100, integrator: 10 });
    await pay(person(), 50);
    await expect(pay(person('integrator'), 50)).rejects.toEqual(wait);
  });

  it('are of a center as a whole', async () => {
    const { pay } = openBudgets({ ...UNLIMITED, person: 100, center: 150 });
    await pay(person('registrar', 'a'), 100);
    await expect(pay(person('registrar', 'b'), 100)).rejects.toEqual(wait);
    // what the center did not grant, the person has still
    await pay(person('registrar', 'b'), 50);
  });

  it('are of an address where nobody is known', async () => {
    const { pay } = openBudgets({ ...UNLIMITED, person: 100, address: 10 });
    await expect(pay(person(null), 50)).rejects.toEqual(wait);
    await pay({ principal: null, address: '10.0.0.9' }, 10);
  });

  it('let somebody without a token write now and then, and read as before', async () => {
    const text = {
      write: 'mutation { countyWithdrawMyCase(number: "n", code: "c", reason: "r") { state } }',
      read: '{ center(code: "340000") { name } }',
    };
    const stranger = { principal: null, address: '10.0.0.1', stranger: true };
    const { admit } = openAdmission(schema, { ...CLOSED, adhoc: true, budgets: { ...UNLIMITED, address: 2_000 } });
    for (let i = 0; i < 2; i += 1) await admit({ query: text.write }, stranger);
    await expect(admit({ query: text.write }, stranger)).rejects.toEqual(wait);
    const other = openAdmission(schema, { ...CLOSED, adhoc: true, budgets: { ...UNLIMITED, address: 2_000 } });
    // a gateway that checks no tokens knows nobody, and takes nobody with one for a stranger
    for (let i = 0; i < 5; i += 1) await other.admit({ query: text.write }, { ...stranger, stranger: false });
    for (let i = 0; i < 5; i += 1) await other.admit({ query: text.read }, stranger);
  });

  it('asks little for what is refused, and something', async () => {
    const { admit } = openAdmission(schema, { ...CLOSED, budgets: { ...UNLIMITED, person: 5 } });
    for (let i = 0; i < 5; i += 1)
      await expect(admit({ query: '{ x' }, person())).rejects.toMatchObject({ code: 'OPERATION_UNKNOWN' });
    await expect(admit({ query: '{ x' }, person())).rejects.toEqual(wait);
  });
});

describe('the address of a request', () => {
  const from = (proxies: number, remoteAddress: string, forwarded?: string) =>
    clientAddress(
      { headers: forwarded ? { 'x-forwarded-for': forwarded } : {}, socket: { remoteAddress } } as never,
      proxies,
    );
  it.each<[string, number, string, string | undefined, string]>([
    ['is the socket’s', 0, '10.0.0.1', undefined, '10.0.0.1'],
    ['is not what the caller says', 0, '10.0.0.1', '1.2.3.4', '10.0.0.1'],
    ['is what one’s own proxy says', 1, '10.0.0.1', '6.6.6.6, 1.2.3.4', '1.2.3.4'],
    ['is what the outer of two proxies says', 2, '10.0.0.1', '6.6.6.6, 1.2.3.4, 10.0.0.2', '1.2.3.4'],
    ['is the socket’s where the proxy says nothing', 1, '10.0.0.1', undefined, '10.0.0.1'],
    ['is the socket’s where the proxy says nonsense', 1, '10.0.0.1', 'x', '10.0.0.1'],
    ['is the same over IPv6', 0, '::ffff:10.0.0.1', undefined, '10.0.0.1'],
    ['is a network with IPv6', 0, '2001:db8:1:2:3:4:5:6', undefined, '2001:db8:1:2::/64'],
    ['is the same network for its neighbour', 0, '2001:0db8:1:2::9', undefined, '2001:db8:1:2::/64'],
    ['is this machine', 0, '::1', undefined, '0:0:0:0::/64'],
  ])('%s', (_rule, proxies, remote, forwarded, address) => expect(from(proxies, remote, forwarded)).toBe(address));
});

describe('time', () => {
  const operation = {
    document: parse('{ __typename }'),
    operationType: 'query' as const,
    context: { principal: null, headers: {}, language: 'zh-CN' as const },
  };

  it('ends: what takes longer is answered, and its steps are told to stop', async () => {
    let signal: AbortSignal | undefined;
    const outcome = await within(0.05, operation, ({ context }) => {
      signal = context.signal;
      return new Promise<Outcome>(() => undefined);
    });
    expect(outcome).toMatchObject({
      data: null,
      errors: [{ extensions: { code: 'OPERATION_TIMEOUT', params: { seconds: '0.05' } } }],
    });
    expect(signal?.aborted).toBe(true);
  });

  it('is not taken from what is done in time', async () => {
    let signal: AbortSignal | undefined;
    const outcome = await within(5, operation, async ({ context }) => {
      signal = context.signal;
      return { data: { ok: true } };
    });
    expect([outcome, signal?.aborted]).toEqual([{ data: { ok: true } }, false]);
  });

  it('does not hide a fault', async () => {
    await expect(within(5, operation, () => Promise.reject(new DomainError('LEVEL_BUSY')))).rejects.toThrow(
      'LEVEL_BUSY',
    );
  });
});

it('a turnstile lets in so many under each name, and each once out', () => {
  const { enter } = openTurnstile(2);
  const [first, second] = [enter('a'), enter('a')];
  expect([first, second, enter('a')]).toEqual([expect.any(Function), expect.any(Function), undefined]);
  expect(enter('b')).toBeDefined();
  first?.();
  first?.();
  expect([typeof enter('a'), enter('a')]).toEqual(['function', undefined]);
});

describe('an answer of a subgraph', () => {
  it.each([
    ['{"data":{"a":{"__proto__":{"polluted":1},"b":2}}}', { data: { a: { b: 2 } } }],
    ['{"data":{"a":{"\\u005f_proto__":{"polluted":1}}}}', { data: { a: {} } }],
    ['{"data":{"constructor":{"prototype":{"polluted":1}}}}', { data: {} }],
    ['{"data":{"a":"__proto__ constructor"}}', { data: { a: '__proto__ constructor' } }],
    ['{"data":{"__typename":"Query"}}', { data: { __typename: 'Query' } }],
  ])('%s loses the names that every object has', (text, value) => {
    const parsed = parseAnswer(text) as { data: Record<string, unknown> };
    expect(parsed).toEqual(value);
    expect(JSON.stringify(parsed)).toBe(JSON.stringify(value));
  });
});
