import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { issueToken, openIssuerKeys } from '../../shared/identity/demoIssuer.ts';
import { newNonce, readHeader, signRequest, isRequestSigned } from '../../shared/link/signature.ts';
import { log } from '../../shared/log.ts';
import { dirname } from 'node:path';
import { planText, daysText } from '../testkit/duties.ts';
import { eventually } from '../testkit/hub.ts';
import { type Linked, sendWire, startLinked, type Wire } from '../testkit/linked.ts';
import { beijingDay } from '../../shared/domain/clock/workdays.ts';

const COUNTY = '340882';
const ABSENT = '6ff1f4a1-3a6c-4f4f-8a39-3bb0a5f1d6a1';
const MINE = '{ countyMyDuties { id } }';

let linked: Linked;
let clerk: string;
let duty: string;
beforeAll(async () => {
  log.level = 'silent';
  linked = await startLinked();
  const keys = await openIssuerKeys(dirname(linked.keysFolder));
  clerk = await issueToken(keys, { id: 'zhao', role: 'handler', center: COUNTY });
  const boss = await issueToken(keys, { id: 'boss', role: 'center-head', center: COUNTY });
  const { data } = await linked.ask(boss, planText('zhao', 'leader', COUNTY, daysText(beijingDay(new Date()))));
  duty = data.duty.id as string;
}, 240_000);
afterAll(async () => {
  await linked?.stop();
  log.level = 'info';
});

/** Asks through the gateway, and gives what went over the wire to the county. */
async function wireOf(asked: string | null): Promise<Wire> {
  const before = linked.between.passed.length;
  linked.between.hold = true;
  await fetch(`${linked.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${clerk}`,
      ...(asked === null ? {} : { 'x-doudi-duty': asked }),
    },
    body: JSON.stringify({ query: MINE }),
  });
  linked.between.hold = false;
  const wire = linked.between.passed[before];
  if (!wire) throw new Error('nothing went to the county');
  return wire;
}

const codeOf = (body: string) =>
  ((JSON.parse(body).errors ?? []) as { extensions: { code: string } }[])[0]?.extensions.code ?? 'ok';
const send = async (wire: Wire) => codeOf((await sendWire(linked.county.url, wire)).body);

describe('the duty of a request', () => {
  it('goes over the link, signed as version 2; without one everything is as it was', async () => {
    const wire = await wireOf(duty);
    expect(wire.headers).toMatchObject({ 'x-doudi-duty': duty, 'x-doudi-link': expect.stringMatching(/^v2;/) });
    expect(await send(wire)).toBe('ok');
    expect(readHeader((await wireOf(null)).headers['x-doudi-link'])?.version).toBe(1);
  });

  it.each<[string, string | null, (wire: Wire) => Record<string, string | undefined>]>([
    ['added', null, () => ({ 'x-doudi-duty': duty })],
    ['taken away', ABSENT, () => ({ 'x-doudi-duty': undefined })],
    ['changed', ABSENT, () => ({ 'x-doudi-duty': duty })],
    [
      'kept, with the version turned back',
      ABSENT,
      ({ headers }) => ({
        'x-doudi-link': headers['x-doudi-link']?.replace(/^v2/, 'v1'),
      }),
    ],
    [
      'taken away, with the version turned back',
      ABSENT,
      ({ headers }) => ({
        ...{ 'x-doudi-duty': undefined, 'x-doudi-link': headers['x-doudi-link']?.replace(/^v2/, 'v1') },
      }),
    ],
  ])('is not %s on the road', async (_what, asked, change) => {
    const wire = await wireOf(asked);
    const headers = Object.fromEntries(
      Object.entries({ ...wire.headers, ...change(wire) }).filter(([, value]) => value !== undefined),
    ) as Record<string, string>;
    expect(await send({ ...wire, headers })).toBe('LINK_FORGED');
  });

  it('has a text of its own, whatever stands in it', () => {
    const key = { kid: 'k', key: Buffer.alloc(32, 1) };
    const request = { subgraph: 'county', method: 'POST', path: '/graphql', authorization: 'a', body: 'b' };
    const header = readHeader(signRequest(key, 1, newNonce(), { ...request, duty: 'x\ny' }));
    if (!header) throw new Error('no header');
    expect(isRequestSigned(key.key, header, { ...request, duty: 'x\ny' })).toBe(true);
    for (const other of ['', 'x', 'x\ny\n'])
      expect(isRequestSigned(key.key, header, { ...request, duty: other })).toBe(false);
  });
});

describe('streams of one token', () => {
  const ended = (asked: string | null) =>
    new Promise<string>(resolve => {
      const client = createClient({
        url: `${linked.url.replace('http', 'ws')}/graphql`,
        webSocketImpl: WebSocket,
        connectionParams: {
          authorization: `Bearer ${clerk}`,
          ...(asked === null ? {} : { 'x-doudi-duty': asked }),
        },
        retryAttempts: 0,
      });
      const say = (word: string) => {
        resolve(word);
        void client.dispose();
      };
      client.subscribe(
        { query: `subscription { countyLedger(area: "${COUNTY}") { cursor } }` },
        {
          next: ({ errors }) => say(String(errors?.[0]?.extensions?.code)),
          error: fault => say(Array.isArray(fault) ? String(fault[0]?.extensions?.code) : String(fault)),
          complete: () => say('ended'),
        },
      );
      setTimeout(() => say('open'), 6_000);
    });

  it('are apart where the duty differs: a good one lends nothing to a bad one', async () => {
    const all = await eventually('all streams', () => Promise.all([ended(null), ended(duty), ended(ABSENT)]), 60_000);
    expect(all).toEqual(['open', 'open', 'NOT_ON_DUTY']);
  });
});
