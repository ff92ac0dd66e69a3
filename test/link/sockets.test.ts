import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { isAnswerSigned, newNonce, signRequest } from '../../shared/link/signature.ts';
import { log } from '../../shared/log.ts';
import { eventually } from '../testkit/hub.ts';
import { type Linked, startLinked } from '../testkit/linked.ts';

const STREAM = 'subscription ($area: ID!) { countyLedger(area: $area) { cursor } }';
const WAITING = 3;

let linked: Linked;
let token: string;
beforeAll(async () => {
  log.level = 'silent';
  linked = await startLinked({ sockets: { waiting: WAITING, initWithinMs: 1_000, payload: 10_000, sockets: 20 } });
  token = await linked.token(['registrar', '340882']);
}, 240_000);
afterAll(async () => {
  await linked?.stop();
  log.level = 'info';
});

function key(name: string) {
  const [first] = JSON.parse(readFileSync(join(linked.keysFolder, 'gateway/keys.json'), 'utf8'))[name];
  return { kid: first.kid as string, key: Buffer.from(first.key, 'base64url') };
}

/** What the gateway sends when it opens a socket, unless told otherwise. */
function opening({
  authorization = `Bearer ${token}`,
  by = 'county',
  subgraph = 'county',
  method = 'SOCKET',
  path = '/graphql',
  issued = Date.now(),
  nonce = newNonce(),
} = {}) {
  return {
    authorization,
    link: signRequest(key(by), issued, nonce, { subgraph, method, path, authorization, body: '' }),
  };
}

interface Opened {
  socket: WebSocket;
  /** What the county has said. */
  heard: { type: string; payload?: Record<string, unknown> }[];
  closed: Promise<[number, string]>;
}

async function open(first?: object): Promise<Opened> {
  const socket = new WebSocket(linked.county.url.replace('http', 'ws'), 'graphql-transport-ws');
  const heard: Opened['heard'] = [];
  socket.on('message', text => heard.push(JSON.parse(String(text))));
  const closed = new Promise<[number, string]>(resolve =>
    socket.once('close', (code, why) => resolve([code, String(why)])),
  );
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  if (first) socket.send(JSON.stringify({ type: 'connection_init', payload: first }));
  return { socket, heard, closed };
}

describe('a socket around the gateway', () => {
  it.each([
    ['without anything', () => ({}), 4403, 'LINK_UNSIGNED'],
    ['with a token alone', () => ({ authorization: `Bearer ${token}` }), 4403, 'LINK_UNSIGNED'],
    ['with a word for a signature', () => ({ ...opening(), link: 'gateway' }), 4403, 'LINK_UNSIGNED'],
    ['with a list for a signature', () => ({ ...opening(), link: [opening().link] }), 4403, 'LINK_UNSIGNED'],
    ['with an object for a signature', () => ({ ...opening(), link: {} }), 4403, 'LINK_UNSIGNED'],
    ['with another token', () => ({ ...opening(), authorization: 'Bearer x' }), 4403, 'LINK_FORGED'],
    ['with the token left out', () => ({ link: opening().link }), 4403, 'LINK_FORGED'],
    ['with the key of the city', () => opening({ by: 'city' }), 4403, 'LINK_FORGED'],
    ['signed for the city', () => opening({ subgraph: 'city' }), 4403, 'LINK_FORGED'],
    ['signed for another path', () => opening({ path: '/' }), 4403, 'LINK_FORGED'],
    ['with the signature of a request', () => opening({ method: 'POST' }), 4403, 'LINK_FORGED'],
    ['signed a minute ago', () => opening({ issued: Date.now() - 60_000 }), 4403, 'LINK_STALE'],
    ['signed in a minute', () => opening({ issued: Date.now() + 60_000 }), 4403, 'LINK_STALE'],
    ['signed, with a token that is none', () => opening({ authorization: 'Bearer abc' }), 4401, 'TOKEN_INVALID'],
    ['signed, with another scheme', () => opening({ authorization: 'Basic abc' }), 4401, 'TOKEN_INVALID'],
  ])('%s is closed with its code', async (_what, first, code, reason) => {
    const { heard, closed } = await open(first());
    expect(await closed).toEqual([code, reason]);
    expect(heard).toEqual([]);
  });

  it('that was overheard is closed the second time', async () => {
    const first = opening();
    const one = await open(first);
    await eventually('the acknowledgement', () => one.heard.length > 0);
    expect(await (await open(first)).closed).toEqual([4403, 'LINK_REPLAYED']);
    one.socket.close();
  });

  it('that asks before it has said who it is, is closed', async () => {
    const { socket, closed } = await open();
    socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query: '{ __typename }' } }));
    expect((await closed)[0]).toBe(4401);
  });

  it('that says nothing is closed, and there are never more of these than may wait', async () => {
    const waiting = await Promise.all(Array.from({ length: WAITING }, () => open()));
    await expect(open()).rejects.toThrow('503');
    expect(await Promise.all(waiting.map(({ closed }) => closed))).toEqual(
      waiting.map(() => [4408, 'Connection initialisation timeout']),
    );
    const next = await open(opening());
    await eventually('the acknowledgement', () => next.heard.length > 0);
    next.socket.close();
  });

  it('with a frame that is too large is closed', async () => {
    const { socket, closed } = await open(opening());
    socket.send('x'.repeat(20_000));
    expect((await closed)[0]).toBe(1009);
  });
});

describe('the county', () => {
  it('takes no more sockets than it has room for', async () => {
    const opened: Opened[] = [];
    for (let i = 0; i < 20; i++) {
      const one = await open(opening());
      await eventually('the acknowledgement', () => one.heard.length > 0);
      opened.push(one);
    }
    await expect(open(opening())).rejects.toThrow('503');
    for (const { socket } of opened) socket.close();
    await Promise.all(opened.map(({ closed }) => closed));
  });

  it('says in its acknowledgement who it is', async () => {
    const nonce = newNonce();
    const { socket, heard } = await open(opening({ nonce }));
    await eventually('the acknowledgement', () => heard.length > 0);
    const link = heard[0]?.payload?.link;
    expect(isAnswerSigned(key('county'), link, 'county', nonce, 200, '')).toBe(true);
    expect(isAnswerSigned(key('county'), link, 'county', newNonce(), 200, '')).toBe(false);
    socket.close();
  });

  it('closes a socket itself when the token ends, although nothing happens on it', async () => {
    const short = await linked.token(['registrar', '340882'], '2s');
    const { socket, heard, closed } = await open(opening({ authorization: `Bearer ${short}` }));
    await eventually('the acknowledgement', () => heard.length > 0);
    socket.send(
      JSON.stringify({ type: 'subscribe', id: '1', payload: { query: STREAM, variables: { area: '340882' } } }),
    );
    const begun = Date.now();
    expect(await closed).toEqual([4401, 'TOKEN_EXPIRED']);
    expect(Date.now() - begun).toBeLessThan(3_000);
  });
});

/** A client of the gateway, which itself checks no token here: what closes is the county. */
async function follow(bearer: string) {
  const client = createClient({
    url: `${linked.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${bearer}` },
    retryAttempts: 0,
  });
  const frames: unknown[] = [];
  const codes: unknown[] = [];
  let ended = false;
  client.subscribe(
    { query: STREAM, variables: { area: '340882' } },
    {
      next: ({ data, errors }) => {
        if (data) frames.push(data);
        for (const { extensions } of errors ?? []) codes.push(extensions?.code);
      },
      error: fault => codes.push(fault),
      complete: () => (ended = true),
    },
  );
  return { client, frames, codes, hasEnded: () => ended };
}

const REGISTER = 'mutation ($input: RegisterCaseInput!) { countyRegisterCase(input: $input) { uid } }';
const INPUT = { input: { title: '营业执照注销办不成', item: '营业执照注销', causes: ['PROOF_HARD_TO_FIND'] } };

describe('through the gateway', () => {
  it('a stream is opened with a signature of its own each time', async () => {
    for (let i = 0; i < 2; i++) {
      const { client, frames, codes } = await follow(token);
      // nothing says when the county has begun to listen: something happens until it is heard
      await eventually('a frame', async () => {
        expect((await linked.ask(token, REGISTER, INPUT)).errors).toBeUndefined();
        await pause(100);
        return frames.length > 0;
      });
      expect(codes).toEqual([]);
      await client.dispose();
      // longer than the gateway keeps an unused connection
      if (i === 0) await pause(5_500);
    }
  }, 240_000);

  it('a stream ends with TOKEN_EXPIRED when the county closes it', async () => {
    const { codes, client, hasEnded } = await follow(await linked.token(['registrar', '340882'], '2s'));
    await eventually('the end', hasEnded);
    expect(codes).toEqual(['TOKEN_EXPIRED']);
    await client.dispose();
  });

  it('a stream of a bad token ends with what is wrong with it', async () => {
    const { codes, client, hasEnded } = await follow('abc');
    await eventually('the end', hasEnded);
    expect(codes).toEqual(['TOKEN_INVALID']);
    await client.dispose();
  });

  it('a stream from somebody who cannot sign as the county is not heard', async () => {
    linked.between.changeFrames = bytes => {
      const at = bytes.indexOf(';s=');
      if (at > 0) bytes[at + 10] = bytes[at + 10] === 65 ? 66 : 65;
      return bytes;
    };
    const { codes, frames, client, hasEnded } = await follow(await linked.token(['registrar', '340882'], '11h'));
    await eventually('the end', hasEnded);
    linked.between.changeFrames = undefined;
    expect(codes).toEqual(['LINK_BROKEN']);
    expect(frames).toEqual([]);
    await client.dispose();
  });
});
