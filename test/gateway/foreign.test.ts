import { type ChildProcess, spawnSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { assertCompositionSuccess, composeServices } from '@theguild/federation-composition';
import { graphql, GraphQLError, parse } from 'graphql';
import { createClient } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import WebSocket, { WebSocketServer } from 'ws';
import { PROJECT_ROOT } from '../../shared/projectRoot.ts';
import { readBody } from '../../shared/readBody.ts';
import { startProcess } from '../testkit/hub.ts';
import { freePort } from '../testkit/privateServers.ts';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])\n';
const TYPES = {
  books: `${LINK} type Query { books: [Book] whoAsks: String broken: String } type Subscription { bookAdded: Book } type Book @key(fields: "isbn") { isbn: ID! title: String }`,
  prices: `${LINK} type Book @key(fields: "isbn") { isbn: ID! price(currency: Currency! = CNY): Float } enum Currency { CNY EUR }`,
};
const BOOKS = [
  { isbn: '1', title: '办事指南' },
  { isbn: '2', title: 'Federation' },
];
const RESOLVERS = {
  books: {
    Query: {
      books: () => BOOKS,
      whoAsks: (_root: unknown, _args: unknown, { authorization = '', language = '' }: Record<string, string>) =>
        `${authorization} ${language}`,
      broken: () => {
        throw new GraphQLError('the shelf fell down', { extensions: { code: 'SHELF' } });
      },
    },
    Subscription: {
      bookAdded: {
        async *subscribe() {
          for (const bookAdded of BOOKS) yield { bookAdded };
        },
      },
    },
  },
  prices: {
    Book: {
      __resolveReference: async (key: object) => key,
      price: ({ isbn }: { isbn: string }, { currency }: { currency: string }) =>
        Number(isbn) * (currency === 'CNY' ? 10 : 1),
    },
  },
};

/** `hub gateway` is an ordinary federation gateway: a supergraph that has nothing to do with ours. */
describe('the gateway alone, on a foreign supergraph', () => {
  const folder = mkdtempSync(join(tmpdir(), 'doudi-foreign-'));
  const servers = new Map<string, Server>();
  let gateway: ChildProcess;
  let url: string;

  async function serve(name: keyof typeof TYPES): Promise<string> {
    const schema = buildSubgraphSchema([{ typeDefs: parse(TYPES[name]), resolvers: RESOLVERS[name] as never }]);
    const server = createServer(async (request, response) => {
      const { query, variables } = JSON.parse(await readBody(request));
      const { authorization, 'accept-language': language } = request.headers;
      const result = await graphql({
        schema,
        source: query,
        variableValues: variables,
        contextValue: { authorization, language },
      });
      response.setHeader('content-type', 'application/json').end(JSON.stringify(result));
    });
    useServer({ schema }, new WebSocketServer({ server, path: '/graphql' }));
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    servers.set(name, server);
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  }

  beforeAll(async () => {
    const services = await Promise.all(
      (Object.keys(TYPES) as (keyof typeof TYPES)[]).map(async name => ({
        name,
        url: await serve(name),
        typeDefs: parse(TYPES[name]),
      })),
    );
    const composed = composeServices(services);
    assertCompositionSuccess(composed);
    const file = join(folder, 'supergraph.graphql');
    writeFileSync(file, composed.supergraphSdl);
    const port = await freePort();
    url = `http://127.0.0.1:${port}/graphql`;
    const environment = { ...process.env, NODE_OPTIONS: '', HUB_DATA: folder, LOG_LEVEL: 'error' };
    gateway = await startProcess(
      ['dist/hub/cli/main.js', 'gateway', '--supergraph', file, '--port', String(port), '--developer'],
      environment,
    );
  }, 240_000);
  afterAll(async () => {
    gateway?.kill('SIGTERM');
    for (const server of servers.values()) {
      server.closeAllConnections();
      server.close();
    }
    rmSync(folder, { recursive: true, force: true });
  });

  const ask = async (query: string, headers: Record<string, string> = {}, variables: object = {}) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as {
      data: Record<string, unknown> | null;
      errors?: { message: string; path?: unknown; extensions: object }[];
    };
  };

  it('joins an entity over two subgraphs, with arguments and variables', async () => {
    const { data } = await ask(
      'query ($c: Currency!) { books { title price cheap: price(currency: $c) } }',
      {},
      { c: 'EUR' },
    );
    expect(data).toEqual({
      books: [
        { title: '办事指南', price: 10, cheap: 1 },
        { title: 'Federation', price: 20, cheap: 2 },
      ],
    });
  });

  it('passes on who asks and in which language, and judges neither', async () => {
    const { data } = await ask('{ whoAsks }', { authorization: 'Bearer of.another.issuer', 'accept-language': 'en' });
    expect(data).toEqual({ whoAsks: 'Bearer of.another.issuer en' });
  });

  it('leaves a subgraph its own errors', async () => {
    const { data, errors } = await ask('{ broken books { isbn } }');
    expect(data).toEqual({ broken: null, books: [{ isbn: '1' }, { isbn: '2' }] });
    expect(errors).toEqual([
      expect.objectContaining({
        message: 'the shelf fell down',
        path: ['broken'],
        extensions: expect.objectContaining({ code: 'SHELF' }),
      }),
    ]);
  });

  it('answers introspection in the developer profile', async () => {
    const { data } = await ask('{ __type(name: "Book") { fields { name } } }');
    expect(data).toEqual({ __type: { fields: [{ name: 'isbn' }, { name: 'title' }, { name: 'price' }] } });
  });

  it('carries a subscription, with what another subgraph adds', async () => {
    const client = createClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 });
    const frames: unknown[] = [];
    for await (const { data, errors } of client.iterate({ query: 'subscription { bookAdded { title price } }' }))
      frames.push(errors ?? data);
    await client.dispose();
    expect(frames).toEqual([
      { bookAdded: { title: '办事指南', price: 10 } },
      { bookAdded: { title: 'Federation', price: 20 } },
    ]);
  });

  it('answers what it can while a subgraph is down, and names it', async () => {
    const prices = servers.get('prices');
    prices?.closeAllConnections();
    await new Promise(resolve => prices?.close(resolve));
    const { data, errors } = await ask('{ books { title price } }');
    expect(data).toEqual({
      books: [
        { title: '办事指南', price: null },
        { title: 'Federation', price: null },
      ],
    });
    for (const { extensions } of errors ?? [])
      expect(extensions).toMatchObject({ code: 'LEVEL_UNREACHABLE', subgraph: 'prices' });
    expect(errors?.length).toBeGreaterThan(0);
  });

  it('says what is wrong with a file that is not there', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      ['dist/hub/cli/main.js', 'gateway', '--supergraph', 'nowhere.graphql'],
      {
        cwd: PROJECT_ROOT,
        encoding: 'utf8',
        env: { ...process.env, NODE_OPTIONS: '' },
      },
    );
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringContaining('--supergraph nowhere.graphql: there is no such file'),
    });
  });
});
