import { createServer, type Server } from 'node:http';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ANSWER_HEADER, LINK_HEADER, readHeader, signAnswer } from '../../shared/link/signature.ts';
import { readAnswer } from '../../gateway/readAnswer.ts';
import { isErrorCode } from '../../shared/domain/errors.ts';
import { log } from '../../shared/log.ts';
import { readBody } from '../../shared/readBody.ts';
import { campaign, HOURS, prototypes, SEED, times } from '../attacks/campaign.ts';
import { spoiltAnswer } from '../attacks/hostile.ts';
import type { Answer } from '../testkit/hub.ts';
import { type Linked, startLinked, type Wire, type WireAnswer } from '../testkit/linked.ts';

const QUERY = '{ center(code: "340882") { name county { tally { open } } city { tally { open } } } }';
const THE_REST = { name: '潜山市', city: { tally: { open: 0 } } };

const codesOf = ({ errors = [] }: Answer) => errors.map(({ extensions }) => extensions?.code);

/** Somebody between the gateway and the county changes what the county has answered. */
describe('an answer changed on its way', () => {
  let linked: Linked;
  let token: string;
  let earlier: WireAnswer;
  beforeAll(async () => {
    log.level = 'silent';
    linked = await startLinked();
    token = await linked.token(['efficiency-officer', '340800']);
    linked.between.change = answer => (earlier = answer);
    const answer = await linked.ask(token, QUERY);
    expect(answer).toEqual({ data: { center: { ...THE_REST, county: { tally: { open: 0 } } } } });
  }, 240_000);
  afterAll(async () => {
    await linked?.stop();
    log.level = 'info';
  });

  const CHANGES: readonly [string, (answer: WireAnswer) => WireAnswer][] = [
    ['another figure', answer => ({ ...answer, body: answer.body.replace('"open":0', '"open":7') })],
    ['a blank more', answer => ({ ...answer, body: `${answer.body} ` })],
    ['no data', answer => ({ ...answer, body: '{"data":null}' })],
    ['an error made up', answer => ({ ...answer, body: '{"errors":[{"message":"<script>"}]}' })],
    ['another status', answer => ({ ...answer, status: 201 })],
    ['no signature', ({ headers: { [ANSWER_HEADER]: _gone, ...headers }, ...answer }) => ({ ...answer, headers })],
    [
      'a signature in other letters',
      answer => ({ ...answer, headers: { ...answer.headers, [ANSWER_HEADER]: `v1;kid=x;s=${'A'.repeat(43)}` } }),
    ],
    ['the answer to an earlier request', () => earlier],
    ['a page of a proxy', answer => ({ ...answer, status: 502, body: '<html>bad gateway</html>' })],
    ['a redirection', answer => ({ ...answer, status: 302, headers: { location: 'http://127.0.0.1:9/' }, body: '' })],
    [
      'a refusal of the link made up',
      () => ({
        status: 401,
        headers: { 'content-type': 'application/json' },
        body: '{"errors":[{"message":"x","extensions":{"code":"LINK_STALE"}}]}',
      }),
    ],
    [
      'a refusal of the token made up',
      () => ({
        status: 401,
        headers: { 'content-type': 'application/json' },
        body: '{"errors":[{"message":"x","extensions":{"code":"TOKEN_EXPIRED"}}]}',
      }),
    ],
  ];

  it.each(CHANGES)('with %s is not used, and costs the county’s fields alone', async (_what, change) => {
    linked.between.change = change;
    const answer = await linked.ask(token, QUERY);
    linked.between.change = undefined;
    expect(answer.data).toEqual({ center: { ...THE_REST, county: null } });
    expect(codesOf(answer)).toEqual(['LINK_BROKEN']);
    expect(JSON.stringify(answer)).not.toContain('script');
    expect(answer.errors?.[0]?.extensions).toMatchObject({ params: { level: 'county' }, remedy: expect.any(String) });
  });

  it('is a refusal as any other when the county has signed it', async () => {
    const answer = await linked.ask('abc', QUERY);
    expect(codesOf(answer)).toContain('TOKEN_INVALID');
    expect(codesOf(answer)).not.toContain('LINK_BROKEN');
  });
});

it('an answer without end is read no further than the gateway reads', async () => {
  let read = 0;
  const endless = Readable.from(
    (function* () {
      for (; read < 1_000_000_000; read += 65_536) yield Buffer.alloc(65_536);
    })(),
  );
  await expect(readAnswer(endless, 100_000)).rejects.toThrow(RangeError);
  expect(endless.destroyed).toBe(true);
  // what the stream had in hand, and no gigabyte
  expect(read).toBeLessThan(3_000_000);
});

/** What the county says. `isForged`: with a signature that is none. */
type Act = (wire: Wire) => { body: string; status?: number; isForged?: boolean };

/** The county itself is in other hands: it has its key, and answers what it likes. */
describe('a county that answers', () => {
  const LIMIT = 100_000;
  let linked: Linked;
  let token: string;
  let hostile: Server;
  let act: Act;
  beforeAll(async () => {
    log.level = 'silent';
    hostile = createServer(async (request, response) => {
      const { headers } = request as { headers: Record<string, string> };
      const said = act({ method: '', path: '', headers, body: await readBody(request) });
      const { body, status = 200, isForged = false } = said;
      const [key] = JSON.parse(readFileSync(join(linked.keysFolder, 'county/keys.json'), 'utf8')).county;
      const known = { kid: key.kid, key: Buffer.from(key.key, 'base64url') };
      const { nonce = '' } = readHeader(headers[LINK_HEADER]) ?? {};
      const signed = signAnswer(known, isForged ? 'city' : 'county', nonce, status, body);
      response.writeHead(status, { [ANSWER_HEADER]: signed }).end(body);
    });
    await new Promise<void>(resolve => hostile.listen(0, '127.0.0.1', resolve));
    const countyAt = `http://127.0.0.1:${(hostile.address() as AddressInfo).port}/graphql`;
    linked = await startLinked({ countyAt, answerBytes: LIMIT });
    token = await linked.token(['efficiency-officer', '340800']);
  }, 240_000);
  afterAll(async () => {
    await linked?.stop();
    hostile.closeAllConnections();
    await new Promise(resolve => hostile.close(resolve));
    log.level = 'info';
  });

  const entities = (...list: unknown[]) => JSON.stringify({ data: { _entities: list } });
  const GOOD = { __typename: 'Center', county: { tally: { open: 3 } } };

  it('as it should is heard', async () => {
    act = () => ({ body: entities(GOOD) });
    expect(await linked.ask(token, QUERY)).toEqual({
      data: { center: { ...THE_REST, county: { tally: { open: 3 } } } },
    });
  });

  const ACTS: readonly [string, Act][] = [
    ['nothing', () => ({ body: '' })],
    ['a page', () => ({ body: '<html></html>' })],
    ['a number', () => ({ body: '7' })],
    ['null', () => ({ body: 'null' })],
    ['a list', () => ({ body: '[]' })],
    ['an object of its own', () => ({ body: '{"ok":true}' })],
    ['data that is a text', () => ({ body: '{"data":"all well"}' })],
    ['data that is a list', () => ({ body: '{"data":[1,2]}' })],
    ['errors that are a text', () => ({ body: '{"errors":"x"}' })],
    ['errors that are numbers', () => ({ body: '{"errors":[1]}' })],
    ['errors without a message', () => ({ body: '{"errors":[{}]}' })],
    ['no entities', () => ({ body: entities() })],
    ['one entity more', () => ({ body: entities(GOOD, GOOD) })],
    ['a thousand entities', () => ({ body: entities(...Array.from({ length: 1_000 }, () => GOOD)) })],
    ['entities that are a text', () => ({ body: '{"data":{"_entities":"x"}}' })],
    ['entities that are an object', () => ({ body: '{"data":{"_entities":{"0":{},"length":1}}}' })],
    ['more than the gateway reads', () => ({ body: entities({ ...GOOD, more: 'x'.repeat(LIMIT) }) })],
    ['ten megabytes', () => ({ body: 'x'.repeat(10_000_000) })],
    ['a text for a number', () => ({ body: entities({ ...GOOD, county: { tally: { open: 'many' } } }) })],
    ['an object for a number', () => ({ body: entities({ ...GOOD, county: { tally: { open: { $gt: 0 } } } }) })],
    ['a list for an object', () => ({ body: entities({ ...GOOD, county: [1, 2] }) })],
    ['a text for an object', () => ({ body: entities({ ...GOOD, county: 'x' }) })],
    ['a number for an entity', () => ({ body: entities(7) })],
    ['null for what cannot be null', () => ({ body: entities({ ...GOOD, county: { tally: { open: null } } }) })],
    ['HTTP 500', () => ({ body: 'oops', status: 500 })],
  ];

  it.each(ACTS)('%s costs its own fields alone', async (_what, doing) => {
    act = doing;
    const answer = await linked.ask(token, QUERY);
    expect(answer.data).toEqual({ center: { ...THE_REST, county: null } });
    expect(answer.errors?.length ?? 0).toBeGreaterThan(0);
    for (const { path } of answer.errors ?? []) expect(path?.[0]).toBe('center');
  });

  it(
    `what chance makes of its answer costs its own fields alone, ${times(150, 20_000)} times from seed ${SEED}`,
    async () => {
      const before = prototypes();
      let [heard, forged] = [0, 0];
      const tried = await campaign('hostile', [150, 20_000], async chance => {
        const isForged = chance.onceIn(5);
        const body = spoiltAnswer({ data: { _entities: [GOOD] } }, chance);
        const status = chance.pick([200, 200, 200, 201, 400, 500]);
        act = () => ({ body, status, isForged });
        const { data, errors = [] } = await linked.ask(token, QUERY);
        const { county, ...rest } = data.center;
        expect([body, rest]).toEqual([body, THE_REST]);
        for (const { path, extensions } of errors)
          expect([body, path?.[0], isErrorCode(extensions.code)]).toEqual([body, 'center', true]);
        expect([body, JSON.stringify(errors).includes('script')]).toEqual([body, false]);
        if (isForged) {
          forged += 1;
          expect([body, county, errors.map(({ extensions }) => extensions.code)]).toEqual([
            body,
            null,
            ['LINK_BROKEN'],
          ]);
        }
        if (county === null) return;
        heard += 1;
        expect([body, county]).toEqual([body, { tally: { open: expect.any(Number) } }]);
        expect([body, Number.isSafeInteger(county.tally.open)]).toEqual([body, true]);
      });
      // were nothing heard, nothing would have been tried
      expect(heard).toBeGreaterThan(tried / 20);
      expect(forged).toBeGreaterThan(tried / 20);
      expect(prototypes()).toBe(before);
      expect(({} as { polluted?: number }).polluted).toBeUndefined();
    },
    HOURS,
  );

  it('null for an entity says that it holds nothing', async () => {
    act = () => ({ body: entities(null) });
    expect(await linked.ask(token, QUERY)).toEqual({ data: { center: { ...THE_REST, county: null } } });
  });

  it.each([
    ['what was not asked for', entities({ ...GOOD, name: '假中心', city: { tally: { open: 99 } }, secret: 'x' })],
    [
      'names of objects',
      `{"data":{"_entities":[{"__typename":"Center","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"county":{"tally":{"open":3}}}]},"__proto__":{"polluted":1}}`,
    ],
    ['extensions', JSON.stringify({ data: { _entities: [GOOD] }, extensions: { token: 'x' } })],
  ])('%s beside it is not heard', async (_what, body) => {
    act = () => ({ body });
    const answer = await linked.ask(token, QUERY);
    expect(answer.data).toEqual({ center: { ...THE_REST, county: { tally: { open: 3 } } } });
    expect(Object.keys(answer)).toEqual(['data']);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('with the signature of another level is not heard', async () => {
    const [key] = JSON.parse(readFileSync(join(linked.keysFolder, 'city/keys.json'), 'utf8')).city;
    const { listeners } = hostile as unknown as { listeners(name: string): ((...all: unknown[]) => void)[] };
    const [before] = listeners.call(hostile, 'request');
    hostile.removeAllListeners('request');
    hostile.on('request', async (request, response) => {
      await readBody(request);
      const { nonce = '' } = readHeader(request.headers[LINK_HEADER]) ?? {};
      const known = { kid: key.kid, key: Buffer.from(key.key, 'base64url') };
      const body = entities(GOOD);
      response.writeHead(200, { [ANSWER_HEADER]: signAnswer(known, 'county', nonce, 200, body) }).end(body);
    });
    const answer = await linked.ask(token, QUERY);
    hostile.removeAllListeners('request').on('request', before as never);
    expect(codesOf(answer)).toEqual(['LINK_BROKEN']);
  });
});
