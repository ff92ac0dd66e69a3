import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BODY_LIMIT, readBody } from '../../shared/readBody.ts';

const LIMIT = 1000;

/** Answers with the body, or says why not. */
async function echo(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const limit = request.url === '/default' ? undefined : LIMIT;
  try {
    const body = await readBody(request, limit);
    response.end(body);
  } catch (fault) {
    response.writeHead(400, { connection: 'close' });
    response.end(`${(fault as Error).name}: ${(fault as Error).message}`);
  }
}

const server = createServer((request, response) => void echo(request, response));
const port = () => (server.address() as AddressInfo).port;
const post = async (body: string, path = '/') => {
  const response = await fetch(`http://127.0.0.1:${port()}${path}`, { method: 'POST', body });
  return [response.status, await response.text()];
};

beforeAll(() => new Promise<void>(done => void server.listen(0, '127.0.0.1', done)));
afterAll(() => {
  server.closeAllConnections();
  return new Promise(done => server.close(done));
});

describe('a body', () => {
  it.each(['', '{"query":"{ __typename }"}', '办不成事𠱲', 'x'.repeat(LIMIT)])(
    '%j is read as it was sent',
    async body => {
      expect(await post(body)).toEqual([200, body]);
    },
  );

  it('is whole although a character was cut in two on the way', async () => {
    const bytes = Buffer.from('办不成事𠱲');
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(port(), '127.0.0.1');
      let text = '';
      socket.setNoDelay(true).setEncoding('utf8');
      socket.on('data', part => (text += part)).on('end', () => resolve(text));
      socket.on('error', reject);
      socket.write(`POST / HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: ${bytes.length}\r\n\r\n`);
      socket.write(bytes.subarray(0, 4));
      setTimeout(() => socket.write(bytes.subarray(4)), 30);
    });
    expect(answer).toMatch(/办不成事𠱲/);
  });

  it('may be a million bytes long', async () => {
    const body = 'x'.repeat(BODY_LIMIT);
    expect(await post(body, '/default')).toEqual([200, body]);
  });

  it('counts bytes: 334 Chinese characters are more than 1000', async () => {
    expect((await post('办'.repeat(333)))[0]).toBe(200);
    expect((await post('办'.repeat(334)))[0]).toBe(400);
  });

  it.each([
    ['one byte more', LIMIT + 1, '/', LIMIT],
    ['far more', 20 * LIMIT, '/', LIMIT],
    ['a byte above a million', BODY_LIMIT + 1, '/default', BODY_LIMIT],
  ])('refuses: %s, and the sender hears it', async (_what, length, path, limit) => {
    expect(await post('x'.repeat(length), path)).toEqual([400, `RangeError: the body is larger than ${limit} bytes`]);
  });
});
