import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, request as httpRequest, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { httpTransport } from '../../gateway/httpTransport.ts';
import { edgeRules } from '../../gateway/limits/edgeRules.ts';
import { serveGateway } from '../../gateway/serveGateway.ts';
import { openSupergraph } from '../../gateway/supergraph.ts';
import { linkCheck } from '../../shared/link/checkRequest.ts';
import { openLinkKeys } from '../../shared/link/linkKeys.ts';
import { linkSigner } from '../../shared/link/linkSigner.ts';
import { issueToken, openIssuerKeys, demoIssuer } from '../../shared/identity/demoIssuer.ts';
import { createVerifier } from '../../shared/identity/verify.ts';
import { readBody } from '../../shared/readBody.ts';
import { readSettings } from '../../shared/settings.ts';
import { inProcessBus } from '../../subgraphs/kit/bus/inProcess.ts';
import type { Service, SubgraphName } from '../../subgraphs/kit/subgraph.ts';
import { openSubgraph } from '../../subgraphs/openSubgraph.ts';
import { serveSubgraph } from '../../subgraphs/serveSubgraph.ts';
import type { SocketLimits } from '../../subgraphs/subgraphSockets.ts';
import type { Answer, Who } from './hub.ts';
import { linkKeysCommand } from './linkKeysCommand.ts';
import { smallDirectory } from './smallDirectory.ts';
import { keyFile } from './keyFile.ts';

/** A request as it went over the wire. */
export interface Wire {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
}

export interface WireAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** What stands between the gateway and the county, and may do what it likes. */
export interface Between {
  /** What has passed, oldest first. */
  readonly passed: Wire[];
  /** Keeps requests from the county; the gateway gets HTTP 502. */
  hold: boolean;
  /** Changes what the county has answered. */
  change: ((answer: WireAnswer) => WireAnswer) | undefined;
  /** Changes bytes of sockets on their way to the gateway. */
  changeFrames: ((bytes: Buffer) => Buffer) | undefined;
}

/** Directory, city and county over real sockets with signatures, a gateway before them, and somebody in between. */
export interface Linked {
  url: string;
  /** The county itself, around gateway and in-between. */
  county: { url: string; service: Service };
  keysFolder: string;
  between: Between;
  /** The county’s clock is this far ahead of the others, in milliseconds. */
  clock: { ahead: number };
  token(who: Who, lifetime?: string): Promise<string>;
  ask(token: string | null, query: string, variables?: object): Promise<Answer>;
  stop(): Promise<void>;
}

/** Sends a request as it is, without a gateway. */
export function sendWire(url: string, { method, path, headers, body }: Wire): Promise<WireAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ hostname, port, method, path, headers: { ...headers, host: 'x' } }, async response => {
      const text = await readBody(response, 50_000_000);
      resolve({ status: response.statusCode ?? 0, headers: response.headers as Record<string, string>, body: text });
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

const SUBGRAPHS = ['directory', 'city', 'county'] as const satisfies readonly SubgraphName[];

export async function startLinked({
  sockets = {},
  answerBytes,
  countyAt,
}: {
  sockets?: Partial<SocketLimits>;
  answerBytes?: number;
  /** Another server in the place of the county. */
  countyAt?: string;
} = {}): Promise<Linked> {
  const data = mkdtempSync(join(tmpdir(), 'doudi-linked-'));
  const directory = smallDirectory();
  const keysFolder = join(data, 'secrets');
  await linkKeysCommand('new', '--folder', keysFolder);
  const settings = readSettings({ HUB_DATA: data, HUB_DIRECTORY: directory, HUB_KEYS: await keyFile(data) });
  const issuer = await openIssuerKeys(data);
  const verify = createVerifier([demoIssuer(issuer)]);
  const bus = inProcessBus();
  const clock = { ahead: 0 };
  const stops: (() => Promise<void>)[] = [];
  const services = new Map<string, Service>();
  const urls: Record<string, string> = {};
  for (const name of SUBGRAPHS) {
    const service = await openSubgraph(name, settings, { bus });
    const link = linkCheck({
      subgraph: name,
      keys: openLinkKeys(join(keysFolder, name, 'keys.json')),
      now: () => Date.now() + (name === 'county' ? clock.ahead : 0),
    });
    const served = await serveSubgraph(service, { host: '127.0.0.1', port: 0, verify, link, sockets });
    services.set(name, service);
    urls[name] = served.url;
    stops.push(served.stop, service.stop);
  }
  const countyUrl = urls.county ?? '';
  const between: Between = { passed: [], hold: false, change: undefined, changeFrames: undefined };
  const proxy = await standBetween(countyAt ?? countyUrl, between);
  stops.push(proxy.stop);

  const transport = httpTransport(
    { ...urls, county: proxy.url },
    {
      sign: linkSigner(openLinkKeys(join(keysFolder, 'gateway', 'keys.json'))),
      ...(answerBytes === undefined ? {} : { answerBytes }),
    },
  );
  const supergraph = await openSupergraph(readFileSync('schema/supergraph.graphql', 'utf8'), transport);
  const gateway = await serveGateway(supergraph, {
    host: '127.0.0.1',
    port: 0,
    // one address asks thousands of times a minute here: what that costs is tried elsewhere
    rules: edgeRules(readSettings({ HUB_ADHOC: 'on', HUB_BUDGET_ADDRESS: '0' }), new Map()),
  });
  return {
    url: gateway.url,
    county: { url: countyUrl, service: services.get('county') as Service },
    keysFolder,
    between,
    clock,
    token: ([role, center], lifetime) => issueToken(issuer, { role, center }, lifetime),
    async ask(token, query, variables = {}) {
      const response = await fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()) as Answer;
    },
    async stop() {
      await gateway.stop();
      await supergraph.stop();
      for (const stop of stops.reverse()) await stop();
      await bus.close();
      for (const folder of [data, directory]) rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function standBetween(target: string, between: Between): Promise<{ url: string; stop(): Promise<void> }> {
  const { hostname, port } = new URL(target);
  const piped = new Set<{ destroy(): unknown }>();
  const server: Server = createServer(async (request, response) => {
    const { method = '', url: path = '' } = request;
    const headers = request.headers as Record<string, string>;
    const wire = { method, path, headers, body: await readBody(request) };
    between.passed.push(wire);
    if (between.hold) return void response.writeHead(502).end();
    const answer = await sendWire(target, wire).catch(() => undefined);
    if (!answer) return void response.destroy();
    const changed = between.change?.(answer) ?? answer;
    const { 'content-length': _length, 'transfer-encoding': _encoding, ...kept } = changed.headers;
    response.writeHead(changed.status, kept).end(changed.body);
  });
  server.on('upgrade', (request, socket, head) => {
    const upstream = connect(Number(port), hostname);
    const lines = request.rawHeaders.reduce(
      (text, part, i) => text + (i % 2 === 0 ? `${part}: ` : `${part}\r\n`),
      `${request.method} ${request.url} HTTP/1.1\r\n`,
    );
    upstream.write(`${lines}\r\n`);
    upstream.write(head);
    socket.pipe(upstream);
    upstream.on('data', (bytes: Buffer) => socket.write(between.changeFrames?.(bytes) ?? bytes));
    upstream.on('end', () => socket.end());
    for (const end of [socket, upstream]) {
      end.on('error', () => undefined);
      piped.add(end);
      end.on('close', () => piped.delete(end));
    }
    socket.on('close', () => upstream.destroy());
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    async stop() {
      server.closeAllConnections();
      for (const end of piped) end.destroy();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
