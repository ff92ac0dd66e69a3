import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import WebSocket from 'ws';
import { inProcessTransport } from '../../gateway/inProcessTransport.ts';
import { edgeRules } from '../../gateway/limits/edgeRules.ts';
import { LINES } from '../../gateway/limits/limits.ts';
import { openTurnstile } from '../../gateway/limits/turnstile.ts';
import { type ServedGateway, serveGateway } from '../../gateway/serveGateway.ts';
import { openSupergraph, type Supergraph } from '../../gateway/supergraph.ts';
import { demoIssuer, issueToken, openIssuerKeys } from '../../shared/identity/demoIssuer.ts';
import { createVerifier } from '../../shared/identity/verify.ts';
import { log } from '../../shared/log.ts';
import { readSettings } from '../../shared/settings.ts';
import { executeLocally } from '../../subgraphs/kit/executeLocally.ts';
import { inProcessBus } from '../../subgraphs/kit/bus/inProcess.ts';
import type { Service } from '../../subgraphs/kit/subgraph.ts';
import { openSubgraph } from '../../subgraphs/openSubgraph.ts';
import { eventually } from '../testkit/hub.ts';
import { keyFile } from '../testkit/keyFile.ts';
import { smallDirectory } from '../testkit/smallDirectory.ts';

const STREAM = 'subscription { countyLedger(area: "340882") { cursor } }';

describe('a turnstile', () => {
  it('counts who is inside under all names, and each leaving once', () => {
    const turnstile = openTurnstile(2);
    const leave = [turnstile.enter('a'), turnstile.enter('a'), turnstile.enter('b'), turnstile.enter('a')];
    expect([turnstile.count(), leave[3]]).toEqual([3, undefined]);
    leave[0]?.();
    leave[0]?.();
    expect(turnstile.count()).toBe(2);
    for (const one of leave) one?.();
    expect(turnstile.count()).toBe(0);
  });
});

describe('the places of sockets', () => {
  const folders = [mkdtempSync(join(tmpdir(), 'doudi-places-')), smallDirectory()];
  const services = new Map<string, Service>();
  let supergraph: Supergraph;
  let gateway: ServedGateway;
  let token: string;
  /** How long a token is looked at. */
  let lookMs = 0;
  /** Tokens under examination now, and ever. */
  const looks = { now: 0, ever: 0 };
  /** Whether the county begins a stream and never says anything more, nor lets go when it is asked to. */
  let hangs: 'no' | 'before it begins' | 'once it runs' = 'no';
  let asked = 0;

  beforeAll(async () => {
    log.level = 'silent';
    const [HUB_DATA = '', HUB_DIRECTORY = ''] = folders;
    const settings = readSettings({ HUB_DATA, HUB_DIRECTORY, HUB_KEYS: await keyFile(HUB_DATA), HUB_ADHOC: 'on' });
    const bus = inProcessBus();
    for (const name of ['directory', 'county'] as const)
      services.set(name, await openSubgraph(name, settings, { bus }));
    const transport = inProcessTransport(name => {
      const service = services.get(name);
      return (
        service &&
        (step => {
          asked += 1;
          const never = () => new Promise<never>(() => undefined);
          if (hangs === 'before it begins') return never();
          if (hangs === 'once it runs')
            return Promise.resolve({ [Symbol.asyncIterator]: () => ({ next: never, return: never }) });
          return executeLocally(service, step);
        })
      );
    });
    supergraph = await openSupergraph(readFileSync('schema/supergraph.graphql', 'utf8'), transport);
    const keys = await openIssuerKeys(HUB_DATA);
    const verify = createVerifier([demoIssuer(keys)]);
    token = await issueToken(keys, { role: 'registrar', center: '340882' });
    gateway = await serveGateway(supergraph, {
      host: '127.0.0.1',
      port: 0,
      rules: edgeRules({ ...settings, HUB_BUDGET_PERSON: 0, HUB_BUDGET_CENTER: 0, HUB_BUDGET_ADDRESS: 0 }, new Map()),
      verify: async given => {
        looks.now += 1;
        looks.ever += 1;
        try {
          await pause(lookMs);
          return await verify(given);
        } finally {
          looks.now -= 1;
        }
      },
    });
  }, 240_000);
  afterAll(async () => {
    await gateway?.stop();
    await supergraph?.stop();
    for (const service of services.values()) await service.stop();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    log.level = 'info';
  });

  const opened: WebSocket[] = [];
  afterEach(() => {
    for (const socket of opened.splice(0)) socket.terminate();
    [lookMs, hangs] = [0, 'no'];
  });

  const places = async () => {
    const answer = (await (await fetch(`${gateway.url}/healthz`)).json()) as { sockets: object };
    return answer.sockets as { open: number; known: number };
  };
  const none = () =>
    eventually('no place is taken', async () => {
      const { open, known } = await places();
      return open + known === 0;
    });

  async function open(): Promise<WebSocket> {
    const socket = new WebSocket(`${gateway.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    opened.push(socket);
    socket.on('error', () => undefined);
    await new Promise((resolve, reject) => socket.once('open', resolve).once('close', reject));
    return socket;
  }
  const greet = (socket: WebSocket, bearer = token) =>
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${bearer}` } }));
  const answered = (socket: WebSocket) => new Promise(resolve => socket.once('message', resolve));
  const follow = (socket: WebSocket, id: number) =>
    socket.send(JSON.stringify({ id: String(id), type: 'subscribe', payload: { query: STREAM } }));

  async function acknowledged(): Promise<WebSocket> {
    const socket = await open();
    greet(socket);
    await answered(socket);
    return socket;
  }
  async function following(): Promise<WebSocket> {
    const before = asked;
    const socket = await acknowledged();
    for (const id of [1, 2, 3]) follow(socket, id);
    await eventually('three streams at the county', () => asked >= before + 3);
    return socket;
  }

  const cut = (socket: WebSocket) => socket.terminate();
  const close = (socket: WebSocket) => socket.close();

  /** Brings a socket to where it is cut. */
  const STAGES: Record<string, () => Promise<WebSocket>> = {
    'before it says who it is': open,
    'while its token is looked at': async () => {
      // long enough for the cut to be noticed meanwhile
      lookMs = 500;
      const [socket, before] = [await open(), looks.ever];
      greet(socket);
      await eventually('the look at the token', () => looks.ever > before);
      return socket;
    },
    'the moment its token has been sent': async () => {
      const socket = await open();
      greet(socket);
      return socket;
    },
    'with a token that is refused': async () => {
      const socket = await open();
      greet(socket, 'none');
      return socket;
    },
    'once it is acknowledged': acknowledged,
    'with streams': following,
    'with streams of a county that never begins them': () => {
      hangs = 'before it begins';
      return following();
    },
    'with streams of a county that does not let go': () => {
      hangs = 'once it runs';
      return following();
    },
  };

  describe.each([
    ['cut', cut],
    ['closed', close],
  ])('of one that is %s', (_how, end) => {
    it.each(Object.keys(STAGES))('are free again: %s', async stage => {
      end(await (STAGES[stage] as () => Promise<WebSocket>)());
      await none();
      await eventually('the looks at tokens are over', () => looks.now === 0);
      expect(await places()).toEqual({ open: 0, known: 0 });
    });
  });

  it('are counted while they are taken', async () => {
    await acknowledged();
    await open();
    expect(await places()).toEqual({ open: 2, known: 1 });
  });

  it('are free after 500 sockets that were cut at any stage, and all of them can be had again', async () => {
    const stages = Object.values(STAGES);
    let cuts = 0;
    // one after another through the stages, ten of one stage at a time: what the county does then holds for all ten
    for (let round = 0; cuts < 500; round += 1) {
      [lookMs, hangs] = [0, 'no'];
      const stage = stages[round % stages.length] as () => Promise<WebSocket>;
      const sockets = await Promise.all(Array.from({ length: 10 }, stage));
      for (const [i, socket] of sockets.entries()) (i % 2 === 0 ? cut : close)(socket);
      cuts += sockets.length;
    }
    [lookMs, hangs] = [0, 'no'];
    await none();
    await eventually('the looks at tokens are over', () => looks.now === 0);
    expect(await places()).toEqual({ open: 0, known: 0 });
    for (let i = 0; i < LINES.perPrincipal; i += 1) await acknowledged();
    expect(await places()).toEqual({ open: LINES.perPrincipal, known: LINES.perPrincipal });
    for (const socket of opened.splice(0)) socket.terminate();
    await none();
  }, 240_000);
});
