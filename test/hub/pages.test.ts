import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pages } from '../../hub/pages.ts';
import { PROJECT_ROOT } from '../../shared/projectRoot.ts';
import { eventually } from '../testkit/hub.ts';
import { itWhere } from '../testkit/privateServers.ts';

const FOLDER = join(PROJECT_ROOT, 'dist/web');
const servers: Server[] = [];
const ports = { production: 0, developer: 0 };

beforeAll(async () => {
  if (!existsSync(FOLDER)) throw new Error('the pages are not built: run `node hub/launch.mjs build` first');
  for (const profile of ['production', 'developer'] as const) {
    const route = pages(profile === 'developer');
    const server = createServer((request, response) => {
      if (!route(request, response)) response.writeHead(404).end();
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    servers.push(server);
    ports[profile] = (server.address() as AddressInfo).port;
  }
});
afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  }
});

/** Sends a request as it is written: a client of HTTP would tidy the path. Resolves with all that is answered. */
function raw(port: number, path: string, header = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.setEncoding('latin1').on('data', (part: string) => (text += part));
    socket.once('close', () => resolve(text)).once('error', reject);
    socket.setTimeout(5_000, () => socket.destroy(new Error(`${path} is not answered`)));
    socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n${header}\r\n`);
  });
}
const statusOf = (answer: string): number => Number(/^HTTP\/1.1 (\d+)/.exec(answer)?.[1]);

describe('GraphiQL', () => {
  const SPELT = [
    '/graphiql',
    '/graphiql/',
    '/%67raphiql',
    '/%67%72aphiql/?a=%',
    '/graphiql/index.html',
    '/%67raphiql/index.html',
  ];

  it.each(SPELT)('is no page in production, however it is spelt: %s', async path => {
    expect(statusOf(await raw(ports.production, path))).toBe(404);
  });

  it.each(SPELT)('is one for developers: %s', async path => {
    expect(statusOf(await raw(ports.developer, path))).toBe(200);
  });
});

describe('a file', () => {
  it.each([
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/operations.json',
    '/assets/..%5c..%5coperations.json',
    '/%00',
    '/%',
  ])('outside the pages is not there: %s', async path => expect(statusOf(await raw(ports.production, path))).toBe(404));

  it.each(['bytes=100-50', 'bytes=5-1', 'bytes=-5', 'bytes=0-0', 'bytes=9999999999-', 'bytes=x-y', 'lines=1-2'])(
    'is answered whole, whichever part is asked for: %s',
    async range => {
      const answer = await raw(ports.production, '/index.html', `range: ${range}\r\n`);
      expect(statusOf(answer)).toBe(200);
      const body = Buffer.from(answer.slice(answer.indexOf('\r\n\r\n') + 4), 'latin1');
      const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
      expect(hash(body)).toBe(hash(readFileSync(join(FOLDER, 'index.html'))));
    },
  );

  const FILES = '/proc/self/fd';
  const open = () =>
    readdirSync(FILES).filter(fd => {
      try {
        return readlinkSync(`${FILES}/${fd}`).startsWith(FOLDER);
      } catch {
        return false;
      }
    }).length;

  // Linux shows what a process has open; elsewhere nothing does
  itWhere(existsSync(FILES), FILES, 'is closed when who asked for it has left half-way', async () => {
    const large = readdirSync(join(FOLDER, 'assets')).find(name => name.startsWith('monaco')) ?? '';
    let seen = 0;
    for (let i = 0; i < 10; i += 1)
      await new Promise<void>((resolve, reject) => {
        const socket = connect(ports.production, '127.0.0.1');
        socket.once('error', reject).write(`GET /assets/${large} HTTP/1.1\r\nhost: x\r\n\r\n`);
        socket.once('data', () => {
          socket.pause();
          seen = Math.max(seen, open());
          socket.destroy();
          resolve();
        });
      });
    expect(seen).toBeGreaterThan(0);
    await eventually('the files are closed', () => open() === 0);
  });
});

describe('how much a page costs to open', () => {
  const html = () => readFileSync(join(FOLDER, 'index.html'), 'utf8');
  const loadedAtOnce = () =>
    [...html().matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g)].map(([, path]) => path ?? '');

  it('is less than 250 KB before anybody has signed in', () => {
    const bytes = loadedAtOnce().map(path => {
      const plain = readFileSync(join(FOLDER, path));
      return existsSync(join(FOLDER, `${path}.gz`)) ? readFileSync(join(FOLDER, `${path}.gz`)).length : plain.length;
    });
    expect(bytes.length).toBeGreaterThan(3);
    expect(bytes.reduce((sum, n) => sum + n)).toBeLessThan(250_000);
  });

  it('is sent packed to who can unpack it, and plain to others, with the same headers', async () => {
    const [path = ''] = loadedAtOnce().filter(one => one.endsWith('.js'));
    const ask = (encoding: string) =>
      fetch(`http://127.0.0.1:${ports.production}${path}`, { headers: { 'accept-encoding': encoding } });
    const packed = await ask('gzip');
    const plain = await ask('identity');
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await packed.text()).toBe(await plain.text());
    for (const name of ['content-security-policy', 'cache-control', 'x-content-type-options', 'content-type'])
      expect([name, packed.headers.get(name)]).toEqual([name, plain.headers.get(name)]);
    expect(packed.headers.get('vary')).toMatch(/accept-encoding/i);
  });
});
