import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import WebSocket from 'ws';
import { startTestHub, type TestHub } from '../testkit/hub.ts';
import { PEOPLE } from '../testkit/people.ts';
import { campaign, type Chance, HOURS, SEED, times } from './campaign.ts';

let hub: TestHub;
let bearer: string;

beforeAll(
  async () => {
    hub = await startTestHub();
    bearer = await hub.token(PEOPLE.county);
  },
  times(60_000, HOURS),
);
afterAll(() => hub?.stop());

const BODY = JSON.stringify({
  query: 'query Q($c: ID!) { center(code: $c) { name } }',
  operationName: 'Q',
  variables: { c: '340882' },
  extensions: {},
});

/** A request with some of its bytes changed, cut, doubled or made up. */
function spoilt(text: string, chance: Chance): Buffer {
  const bytes = Buffer.from(text);
  for (let i = 1 + chance.below(4); i > 0; i -= 1) bytes[chance.below(bytes.length)] = chance.below(256);
  return chance.pick([
    () => bytes,
    () => bytes.subarray(0, chance.below(bytes.length)),
    () => Buffer.concat([bytes, bytes]),
    () => Buffer.from(Array.from({ length: chance.below(200) }, () => chance.below(256))),
    () =>
      Buffer.from(
        text.replace(chance.pick(['{', '}', '"', ':', ',']), chance.pick(['', '[', ']', 'null', '1e999', '"\\ud800"'])),
      ),
    () => Buffer.from(`${'['.repeat(chance.below(50_000))}`),
  ])();
}

const works = async () => {
  const { data } = await hub.ask(PEOPLE.county, '{ center(code: "340882") { name } }');
  expect(data.center.name).toBe('潜山市');
};

function send(body: Buffer): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const out = request(
      `${hub.url}/graphql`,
      { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}` } },
      answer => {
        let text = '';
        answer.setEncoding('utf8').on('data', part => (text += part));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
      },
    );
    out.on('error', reject).end(body);
  });
}

describe('bytes that are no request', () => {
  it(
    `are answered with 4xx or a good answer over HTTP, ${times(700, 40_000)} times from seed ${SEED}`,
    async () => {
      const seen = new Map<number, number>();
      const tried = await campaign('bytes', [700, 40_000], async chance => {
        const { status, text } = await send(spoilt(BODY, chance));
        seen.set(status, (seen.get(status) ?? 0) + 1);
        // what still reads as a request is answered as one
        expect([status, status === 200 || (status >= 400 && status < 500)]).toEqual([status, true]);
        expect([text.includes('INTERNAL_SERVER_ERROR'), JSON.parse(text) !== null]).toEqual([false, true]);
      });
      expect(seen.get(400) ?? 0).toBeGreaterThan(tried / 4);
      await works();
    },
    HOURS,
  );
});

const INIT = () => JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${bearer}` } });
const SUBSCRIBE = JSON.stringify({
  id: '1',
  type: 'subscribe',
  payload: { query: 'subscription { countyLedger(area: "340882") { cursor } }', variables: {} },
});

/** Sends frames, and tells the code the socket was closed with; 0 where it still stands after its ping. */
function frames(send: (string | Buffer)[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    socket.on('error', fault => (socket.readyState === WebSocket.CONNECTING ? reject(fault) : undefined));
    socket.on('close', code => resolve(code));
    socket.on('open', () => socket.send(INIT()));
    socket.on('message', data => {
      const text = data.toString();
      if (text.includes('connection_ack')) {
        for (const frame of send) socket.send(frame);
        // whoever still answers this has outlived what came before
        socket.send(JSON.stringify({ type: 'ping', payload: { last: true } }));
      }
      if (!text.includes('"last":true')) return;
      resolve(0);
      socket.terminate();
    });
  });
}

/** What the protocol names: nonsense, id taken; and what a WebSocket says of a frame that is no text. */
const CLOSES = [0, 1007, 1009, 4400, 4409, 4429];

describe('frames that are no message', () => {
  it(
    `close their own socket with a code, ${times(300, 10_000)} times from seed ${SEED}`,
    async () => {
      const other = await hub.follow(PEOPLE.county, 'subscription { countyLedger(area: "340882") { cursor } }');
      const seen = new Map<number, number>();
      const tried = await campaign('bytes, frames', [300, 10_000], async chance => {
        const body = spoilt(SUBSCRIBE, chance);
        const code = await frames([chance.onceIn(3) ? body : body.toString('utf8')]);
        seen.set(code, (seen.get(code) ?? 0) + 1);
        expect([code, CLOSES.includes(code)]).toEqual([code, true]);
      });
      expect(seen.get(4400) ?? 0).toBeGreaterThan(tried / 4);
      expect([other.ended, other.faults]).toEqual([false, []]);
      await other.close();
      await works();
    },
    HOURS,
  );

  it('are no lines of the log, however many a stranger sends', async () => {
    const said: unknown[][] = [];
    const { error } = console;
    console.error = (...words: unknown[]) => void said.push(words);
    try {
      for (let i = 0; i < 3; i += 1) expect(await frames(['x'.repeat(1_100_000)])).toBe(1009);
    } finally {
      console.error = error;
    }
    expect(said).toEqual([]);
  });

  it.each<[string, () => string[], number]>([
    ['nonsense', () => ['hello'], 4400],
    ['an unknown kind', () => ['{"type":"dance"}'], 4400],
    ['a second greeting', () => [INIT()], 4429],
    ['an id that is taken', () => [SUBSCRIBE, SUBSCRIBE], 4409],
    ['too much', () => ['x'.repeat(1_100_000)], 1009],
  ])('close it with the code of the protocol: %s', async (_what, sent, code) => {
    expect(await frames(sent())).toBe(code);
  });
});
