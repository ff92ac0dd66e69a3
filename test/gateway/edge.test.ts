import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, type DocumentNode } from 'graphql';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { LINES } from '../../gateway/limits/limits.ts';
import { readManifest } from '../../gateway/limits/manifest.ts';
import { LEVELS } from '../../shared/domain/levels.ts';
import { PROJECT_ROOT } from '../../shared/projectRoot.ts';
import { SettingsError } from '../../shared/settings.ts';
import * as generated from '../../web/src/gen/graphql.ts';
import { actOn, isButtonAct } from '../../web/src/lib/api/acts.ts';
import { sendHashes } from '../../web/src/lib/hashes.ts';
import { hashesOf, manifestOf, pageOperations } from '../../web/operations.ts';
import { type Answer, startTestHub, type TestHub, type Who } from '../testkit/hub.ts';
import { PEOPLE, register } from '../testkit/people.ts';

const schema = buildSchema(readFileSync(join(PROJECT_ROOT, 'schema/api.graphql'), 'utf8'));
const OPERATIONS = pageOperations(Object.values(generated) as unknown as DocumentNode[], schema);
const hashOf = (name: string) => hashesOf(OPERATIONS)[name] ?? '';
const BUILT = join(PROJECT_ROOT, 'dist/operations.json');

let hub: TestHub;
const open = async (over: Record<string, string>): Promise<TestHub> =>
  (hub = await startTestHub('one process', 'sqlite', over));

interface Sent {
  status: number;
  retryAfter: string | null;
  answer: Answer;
}

async function post(who: Who | null, body: object, headers: Record<string, string> = {}): Promise<Sent> {
  const authorization: Record<string, string> = who ? { authorization: `Bearer ${await hub.token(who)}` } : {};
  const response = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authorization, ...headers },
    body: JSON.stringify(body),
  });
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    answer: (await response.json()) as Answer,
  };
}

const codes = ({ errors = [] }: Answer) => errors.map(({ extensions }) => extensions.code);
const byHash = (name: string, variables: object = {}) => ({
  operationName: name,
  variables,
  extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(name) } },
});

describe('the manifest', () => {
  it('has every operation of the pages, and each act at every level that has it', () => {
    const names = new Set(OPERATIONS.map(({ name }) => name));
    for (const level of LEVELS)
      for (const act of ['ACCEPT', 'COMPLETE', 'RATE'].filter(isButtonAct)) {
        const [operation] = actOn(act, level).definitions;
        expect(names).toContain(operation?.kind === 'OperationDefinition' ? operation.name?.value : '');
      }
    // what no level has stands in none
    expect(names).not.toContain('ProvinceEscalateCase');
    for (const level of ['Province', 'City', 'County', 'Township'])
      for (const name of [`${level}RegisterCase`, `${level}Files`, `${level}Ledger`, `${level}Policy`])
        expect(names).toContain(name);
  });

  it('is the one that was built with the pages', () => {
    if (!existsSync(BUILT)) throw new Error('the pages are not built: run `node hub/launch.mjs build` first');
    expect(readFileSync(BUILT, 'utf8')).toBe(manifestOf(OPERATIONS));
    expect(readManifest(BUILT).operations.size).toBe(OPERATIONS.length);
  });

  it.each([
    ['a text that was changed', (text: string) => text.replace('receiptCode', 'title')],
    ['no manifest', () => '{}'],
    ['no JSON', () => '<html>'],
  ])('is refused with its remedy: %s', (_what, change) => {
    const folder = mkdtempSync(join(tmpdir(), 'doudi-manifest-'));
    const file = join(folder, 'operations.json');
    writeFileSync(file, change(manifestOf(OPERATIONS)));
    expect(() => readManifest(file)).toThrow(SettingsError);
    expect(() => readManifest(file)).toThrow('build the pages anew');
    rmSync(folder, { recursive: true });
  });

  it('is empty where there is none', () =>
    expect(readManifest(join(PROJECT_ROOT, 'nowhere.json')).operations.size).toBe(0));
});

describe('what the pages send', () => {
  it('is the hash of the very text that the client would have sent', async () => {
    const bodies: {
      operationName: string;
      query?: string;
      extensions?: { persistedQuery?: { sha256Hash: string } };
    }[] = [];
    const answer: typeof fetch = async (_uri, init) => {
      bodies.push(JSON.parse(String(init?.body)));
      return new Response('{"data":null}', { headers: { 'content-type': 'application/json' } });
    };
    const clientWith = (hashes: Record<string, string>) =>
      new ApolloClient({
        link: ApolloLink.from([sendHashes(hashes), new HttpLink({ uri: 'http://hub/graphql', fetch: answer })]),
        cache: new InMemoryCache(),
      });
    const ask = async (hashes: Record<string, string>) => {
      await clientWith(hashes)
        .query({ query: generated.WholeCaseDocument, variables: { uid: 'x' } as never })
        .catch(() => undefined);
      await clientWith(hashes)
        .mutate({ mutation: actOn('ACCEPT', 'city'), variables: { uid: 'x' } })
        .catch(() => undefined);
    };
    await ask({});
    await ask(hashesOf(OPERATIONS));
    const [case0, act0, case1, act1] = bodies;
    for (const [text, hash] of [
      [case0, case1],
      [act0, act1],
    ] as const) {
      expect(hash?.query).toBeUndefined();
      expect(hash?.extensions?.persistedQuery?.sha256Hash).toBe(
        createHash('sha256')
          .update(text?.query ?? '')
          .digest('hex'),
      );
    }
  });
});

describe('a hub in production', () => {
  const CLOSED = { HUB_ADHOC: 'off' };
  beforeAll(() => open(CLOSED), 60_000);
  afterAll(() => hub.stop());

  it('answers an operation of the pages by its hash', async () => {
    const { status, answer } = await post(PEOPLE.county, byHash('OwnCenter', { code: '340882' }));
    expect([status, answer.errors, answer.data?.center.name]).toEqual([200, undefined, '潜山市']);
  });

  it('takes an act by its hash, at each level', async () => {
    for (const level of LEVELS) {
      const input = { title: '办不成', item: '营业执照', causes: ['RULES_NOT_MET'] };
      const name = `${level.charAt(0).toUpperCase()}${level.slice(1)}RegisterCase`;
      const { answer } = await post(['registrar', PEOPLE[level][1]], byHash(name, { input }));
      expect([level, answer.errors, answer.data?.file.number]).toEqual([
        level,
        undefined,
        expect.stringMatching(/^\d/),
      ]);
    }
  });

  it.each([
    ['a document of one’s own', { query: '{ center(code: "340882") { name } }' }],
    ['a hash of another edition', byHash('Nothing')],
  ])('does not know %s, and says to reload', async (_what, body) => {
    const hash = body as { extensions?: object };
    const asked = hash.extensions
      ? { ...body, extensions: { persistedQuery: { version: 1, sha256Hash: 'f'.repeat(64) } } }
      : body;
    const { status, answer } = await post(PEOPLE.county, asked);
    expect([status, codes(answer)]).toEqual([400, ['OPERATION_UNKNOWN']]);
    expect(`${answer.errors?.[0]?.message}${answer.errors?.[0]?.extensions.remedy}`).toMatch(/页面已更新.*请刷新/);
  });

  it('reads the documents of integrators', async () => {
    const { answer } = await post(['integrator', '340882'], { query: '{ center(code: "340882") { name } }' });
    expect(answer).toEqual({ data: { center: { name: '潜山市' } } });
  });

  const socketOf = async (who: Who) =>
    createClient({
      url: `${hub.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${await hub.token(who)}` },
      retryAttempts: 0,
    });

  it('does the same on a socket', async () => {
    const client = await socketOf(PEOPLE.county);
    const frames: unknown[] = [];
    const follow = (payload: object) =>
      new Promise<unknown>(resolve =>
        client.subscribe(payload as never, {
          next: frame => resolve(frames.push(frame)),
          error: resolve,
          complete: () => resolve('over'),
        }),
      );
    const stream = follow({ query: '', ...byHash('CountyLedger', { area: '340882', after: null }) });
    const adhoc = await follow({ query: 'subscription { countyLedger(area: "340882") { cursor } }' });
    expect(adhoc).toMatchObject([
      { extensions: { code: 'OPERATION_UNKNOWN', remedy: expect.stringContaining('刷新') } },
    ]);
    const answered = follow({ query: '', ...byHash('OwnCenter', { code: '340882' }) });
    await answered;
    expect(frames).toContainEqual({ data: { center: expect.objectContaining({ name: '潜山市' }) } });
    const input = { title: '办不成', item: '营业执照', causes: ['RULES_NOT_MET'] };
    await post(['registrar', '340882'], byHash('CountyRegisterCase', { input }));
    await stream;
    expect(frames.length).toBeGreaterThan(1);
    await client.dispose();
  });

  it('answers a refusal of a token the same', async () => {
    const { status, answer } = await post(null, byHash('OwnCenter'), { authorization: 'Bearer x' });
    expect([status, codes(answer)]).toEqual([401, ['TOKEN_INVALID']]);
  });
});

describe('budgets of a hub', () => {
  beforeAll(() => open({ HUB_BUDGET_PERSON: '20000', HUB_BUDGET_ADDRESS: '20000' }), 60_000);
  afterAll(() => hub.stop());
  const COSTLY = { query: '{ center(code: "340882") { county { files(first: 4000) { edges { node { uid } } } } } }' };

  it('end with the seconds to wait, over HTTP and on a socket, for one person and not for others', async () => {
    const who: Who = ['supervision-section', '340882'];
    let last: Sent = await post(who, COSTLY);
    expect(codes(last.answer)).toEqual(['PAGE_SIZE']);
    for (let i = 0; i < 3 && last.status !== 429; i += 1) last = await post(who, COSTLY);
    expect([last.status, codes(last.answer)]).toEqual([429, ['TOO_MANY_REQUESTS']]);
    const { seconds } = last.answer.errors?.[0]?.extensions.params as { seconds: string };
    expect(Number(seconds)).toBeGreaterThan(0);
    expect(last.retryAfter).toBe(seconds);
    const stream = await hub.follow(who, COSTLY.query);
    expect(codes({ errors: stream.faults.flat() } as Answer)).toEqual(['TOO_MANY_REQUESTS']);
    const other = await post(['registrar', '340882'], { query: '{ center(code: "340882") { name } }' });
    expect(other.answer.data.center.name).toBe('潜山市');
  });

  it('end for an address that sends bad tokens', async () => {
    // most points are spent at once, so that few are left for what is refused
    for (const first of [4_000, 4_000, 1_500]) await post(null, { query: COSTLY.query.replace('4000', String(first)) });
    const seen = new Set<number>();
    for (let i = 0; i < 100 && !seen.has(429); i += 1)
      seen.add((await post(null, {}, { authorization: 'Bearer x' })).status);
    expect([...seen].sort()).toEqual([401, 429]);
  }, 240_000);
});

describe('sockets', () => {
  beforeAll(() => open({}), 60_000);
  afterAll(() => hub.stop());
  const sockets: WebSocket[] = [];
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.terminate();
  });

  const greet = (token: string) =>
    new Promise<string>(resolve => {
      const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
      sockets.push(socket);
      socket.on('open', () =>
        socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } })),
      );
      socket.on('message', data => resolve(JSON.parse(data.toString()).type));
      socket.on('close', (code, why) => resolve(`${code} ${why.toString()}`));
    });

  it('are so many for one person, and again when one is gone', async () => {
    const token = await hub.token(PEOPLE.county);
    for (let i = 0; i < LINES.perPrincipal; i += 1) expect(await greet(token)).toBe('connection_ack');
    expect(await greet(token)).toBe('4429 TOO_MANY_REQUESTS');
    expect(await greet(await hub.token(PEOPLE.city))).toBe('connection_ack');
    sockets[0]?.close();
    await new Promise(resolve => setTimeout(resolve, 200));
    expect(await greet(token)).toBe('connection_ack');
  });

  it('carry so many subscriptions each', async () => {
    const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    sockets.push(socket);
    const errors: { id: string; payload: { extensions: { code: string } }[] }[] = [];
    const token = await hub.token(PEOPLE.county);
    await new Promise<void>(resolve => {
      socket.on('open', () =>
        socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } })),
      );
      socket.on('message', data => {
        const message = JSON.parse(data.toString());
        if (message.type === 'connection_ack') {
          for (let id = 0; id <= LINES.perSocket; id += 1)
            socket.send(
              JSON.stringify({
                id: String(id),
                type: 'subscribe',
                payload: { query: 'subscription { countyLedger(area: "340882") { cursor } }' },
              }),
            );
        }
        if (message.type !== 'error') return;
        errors.push(message);
        resolve();
      });
    });
    expect(errors.map(({ id, payload }) => [id, payload[0]?.extensions.code])).toEqual([
      [String(LINES.perSocket), 'TOO_MANY_REQUESTS'],
    ]);
  });
});

describe('an operation that takes too long', () => {
  beforeAll(() => open({ HUB_OPERATION_SECONDS: '1' }), 60_000);
  afterAll(() => hub.stop());

  it('is answered with OPERATION_TIMEOUT in time, and the hub goes on', async () => {
    const { uid } = await register(hub, 'county');
    const county = hub.services.get('county');
    if (!county) throw new Error('no county');
    // a resolver that does not come back, as one whose database is gone
    const original = county.schema.getType('Case');
    expect(original).toBeDefined();
    const field = (original as unknown as { getFields(): Record<string, { resolve?: unknown }> }).getFields().county;
    if (!field) throw new Error('no Case.county');
    const { resolve } = field;
    field.resolve = () => new Promise(() => undefined);
    const began = Date.now();
    const { errors } = await hub.ask(PEOPLE.county, `{ case(uid: "${uid}") { county { state } } }`);
    expect(codes({ errors } as Answer)).toEqual(['OPERATION_TIMEOUT']);
    expect(Date.now() - began).toBeLessThan(5_000);
    field.resolve = resolve;
    const { data } = await hub.ask(PEOPLE.county, `{ case(uid: "${uid}") { county { state } } }`);
    expect(data.case.county.state).toBe('REGISTERED');
  });
});
