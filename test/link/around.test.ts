import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ANSWER_HEADER, LINK_HEADER, newNonce, signRequest } from '../../shared/link/signature.ts';
import { log } from '../../shared/log.ts';
import { campaign, type Chance, HOURS, SEED, times } from '../attacks/campaign.ts';
import { linkKeysCommand } from '../testkit/linkKeysCommand.ts';
import { type Linked, sendWire, startLinked, type Wire, type WireAnswer } from '../testkit/linked.ts';

const REGISTER =
  'mutation R($input: RegisterCaseInput!) { countyRegisterCase(input: $input) { uid state } } query Q { __typename }';
const INPUT = { input: { title: '营业执照注销办不成', item: '营业执照注销', causes: ['PROOF_HARD_TO_FIND'] } };

/** A level called around the gateway: with what was overheard, with what was made up, and with keys that are not for it. */
describe('around the gateway the county', () => {
  let linked: Linked;
  let registrar: string;
  let other: string;
  /** A request that the gateway has signed and that has not reached the county. */
  let held: Wire;

  beforeAll(async () => {
    log.level = 'silent';
    linked = await startLinked();
    registrar = await linked.token(['registrar', '340882']);
    other = await linked.token(['registrar', '341322']);
    const { data } = await linked.ask(
      registrar,
      'mutation R($input: RegisterCaseInput!) { countyRegisterCase(input: $input) { state } }',
      INPUT,
    );
    expect(data).toEqual({ countyRegisterCase: { state: 'REGISTERED' } });
    held = await hold();
  }, 240_000);
  afterAll(async () => {
    await linked?.stop();
    log.level = 'info';
  });

  async function hold(): Promise<Wire> {
    linked.between.hold = true;
    await linked.ask(
      registrar,
      'mutation R($input: RegisterCaseInput!) { countyRegisterCase(input: $input) { state } }',
      INPUT,
    );
    linked.between.hold = false;
    return linked.between.passed.at(-1) as Wire;
  }
  const cases = async () =>
    (await linked.county.service.database.read.query('select count(*) as n from case_entries'))[0].n;
  const codeOf = ({ body }: WireAnswer) =>
    (JSON.parse(body) as { errors?: { extensions: { code: string } }[] }).errors?.[0]?.extensions.code ?? null;

  const keyOf = (folder: string, name: string) => {
    const keys = JSON.parse(readFileSync(join(linked.keysFolder, folder, 'keys.json'), 'utf8'))[name];
    const { kid, key } = keys.at(-1) as { kid: string; key: string };
    return { kid, key: Buffer.from(key, 'base64url') };
  };
  /** A request signed with a key of the test's choice. */
  function made(key: { kid: string; key: Buffer }, { issued = Date.now(), subgraph = 'county' } = {}): Wire {
    const { method, path, headers, body } = held;
    const signed = { subgraph, method, path, authorization: headers.authorization ?? '', body };
    return { ...held, headers: { ...headers, [LINK_HEADER]: signRequest(key, issued, newNonce(), signed) } };
  }
  const withHeader = (header: string | undefined): Wire => {
    const { [LINK_HEADER]: _link, ...headers } = held.headers;
    return { ...held, headers: { ...headers, ...(header === undefined ? {} : { [LINK_HEADER]: header }) } };
  };
  const withBody = (change: (body: Record<string, unknown>) => object): Wire => {
    const body = JSON.stringify({ ...(JSON.parse(held.body) as object), ...change(JSON.parse(held.body)) });
    return { ...held, body, headers: { ...held.headers, 'content-length': String(Buffer.byteLength(body)) } };
  };
  const withHeaders = (headers: Record<string, string | undefined>): Wire => ({
    ...held,
    headers: Object.fromEntries(
      Object.entries({ ...held.headers, ...headers }).filter(([, value]) => value !== undefined),
    ) as Record<string, string>,
  });
  const link = (change: (header: string) => string) => () => withHeader(change(held.headers[LINK_HEADER] ?? ''));

  const ATTACKS: readonly [string, () => Wire, string][] = [
    ['not signed', () => withHeader(undefined), 'LINK_UNSIGNED'],
    [
      'not signed, without a token',
      () => withHeaders({ [LINK_HEADER]: undefined, authorization: undefined }),
      'LINK_UNSIGNED',
    ],
    ['an empty header', () => withHeader(''), 'LINK_UNSIGNED'],
    ['a word', () => withHeader('gateway'), 'LINK_UNSIGNED'],
    ['a token in its place', () => withHeader(`Bearer ${registrar}`), 'LINK_UNSIGNED'],
    ['JSON in its place', () => withHeader('{"kid":"county"}'), 'LINK_UNSIGNED'],
    ['10,000 letters', () => withHeader('v'.repeat(10_000)), 'LINK_UNSIGNED'],
    ['another version', link(header => header.replace('v1', 'v3')), 'LINK_UNSIGNED'],
    ['the version of a duty', link(header => header.replace('v1', 'v2')), 'LINK_FORGED'],
    ['no version', link(header => header.replace('v1;', '')), 'LINK_UNSIGNED'],
    ['the parts in another order', link(header => header.split(';').reverse().join(';')), 'LINK_UNSIGNED'],
    ['a part twice', link(header => `${header};kid=x`), 'LINK_UNSIGNED'],
    ['two headers in one', link(header => `${header}, ${header}`), 'LINK_UNSIGNED'],
    ['blanks in between', link(header => header.replaceAll(';', '; ')), 'LINK_UNSIGNED'],
    ['an empty key name', link(header => header.replace(/kid=[^;]*/, 'kid=')), 'LINK_UNSIGNED'],
    ['a key name that is a path', link(header => header.replace(/kid=[^;]*/, 'kid=../../etc/passwd')), 'LINK_UNSIGNED'],
    ['an empty nonce', link(header => header.replace(/n=[^;]*/, 'n=')), 'LINK_UNSIGNED'],
    ['an empty signature', link(header => header.replace(/s=.*/, 's=')), 'LINK_UNSIGNED'],
    ['a time with a sign', link(header => header.replace(/t=/, 't=-')), 'LINK_UNSIGNED'],
    ['a time in words', link(header => header.replace(/t=\d+/, 't=now')), 'LINK_UNSIGNED'],
    ['a time with a fraction', link(header => header.replace(/t=(\d+)/, 't=$1.5')), 'LINK_UNSIGNED'],

    ['a key name that there is not', link(header => header.replace(/kid=[^;]*/, 'kid=county-00000000')), 'LINK_FORGED'],
    ['a key name of objects', link(header => header.replace(/kid=[^;]*/, 'kid=__proto__')), 'LINK_FORGED'],
    ['a key name of functions', link(header => header.replace(/kid=[^;]*/, 'kid=constructor')), 'LINK_FORGED'],
    ['a signature of zeros', link(header => header.replace(/s=.*/, `s=${'A'.repeat(43)}`)), 'LINK_FORGED'],
    ['another nonce', link(header => header.replace(/n=[^;]*/, `n=${newNonce()}`)), 'LINK_FORGED'],
    ['a moment later', link(header => header.replace(/t=(\d+)/, (_t, t) => `t=${Number(t) + 1}`)), 'LINK_FORGED'],
    [
      'other variables',
      () => withBody(() => ({ variables: { input: { ...INPUT.input, title: '别的' } } })),
      'LINK_FORGED',
    ],
    ['no variables', () => withBody(() => ({ variables: {} })), 'LINK_FORGED'],
    ['another query', () => withBody(() => ({ query: REGISTER })), 'LINK_FORGED'],
    ['a query for everything', () => withBody(() => ({ query: '{ countyFiles { uid } }' })), 'LINK_FORGED'],
    ['another operation', () => withBody(() => ({ operationName: 'Q' })), 'LINK_FORGED'],
    ['one more entry', () => withBody(() => ({ extensions: { persistedQuery: { version: 1 } } })), 'LINK_FORGED'],
    [
      'a blank in the body',
      () => ({
        ...held,
        body: ` ${held.body}`,
        headers: { ...held.headers, 'content-length': String(Buffer.byteLength(held.body) + 1) },
      }),
      'LINK_FORGED',
    ],
    [
      'an empty body',
      () => ({ ...held, body: '', headers: { ...held.headers, 'content-length': '0' } }),
      'LINK_FORGED',
    ],
    [
      'a batch',
      () => ({
        ...held,
        body: `[${held.body}]`,
        headers: { ...held.headers, 'content-length': String(Buffer.byteLength(held.body) + 2) },
      }),
      'LINK_FORGED',
    ],
    ['another person’s token', () => withHeaders({ authorization: `Bearer ${other}` }), 'LINK_FORGED'],
    ['no token', () => withHeaders({ authorization: undefined }), 'LINK_FORGED'],
    ['the token in other letters', () => withHeaders({ authorization: `bearer ${registrar}` }), 'LINK_FORGED'],
    ['another path', () => ({ ...held, path: '/graphql/' }), 'LINK_FORGED'],
    ['a path with a question', () => ({ ...held, path: '/graphql?query={__typename}' }), 'LINK_FORGED'],
    ['no path', () => ({ ...held, path: '/' }), 'LINK_FORGED'],
    ['the health path with a question', () => ({ ...held, path: '/healthz?' }), 'LINK_FORGED'],
    ['another method', () => ({ ...held, method: 'PUT' }), 'LINK_FORGED'],
    [
      'a signature for a socket',
      () => {
        const { kid, key } = keyOf('gateway', 'county');
        const { path, headers, body } = held;
        const signed = { subgraph: 'county', method: 'SOCKET', path, authorization: headers.authorization ?? '', body };
        return withHeader(signRequest({ kid, key }, Date.now(), newNonce(), signed));
      },
      'LINK_FORGED',
    ],
    ['the key of the city', () => made(keyOf('gateway', 'city'), { subgraph: 'city' }), 'LINK_FORGED'],
    ['the key of the directory, for the county', () => made(keyOf('gateway', 'directory')), 'LINK_FORGED'],
    [
      'the key of the city under the name of the county’s',
      () => made({ ...keyOf('gateway', 'county'), key: keyOf('gateway', 'city').key }),
      'LINK_FORGED',
    ],
    ['the right key for another level', () => made(keyOf('gateway', 'county'), { subgraph: 'city' }), 'LINK_FORGED'],

    ['signed half a minute ago', () => made(keyOf('gateway', 'county'), { issued: Date.now() - 30_500 }), 'LINK_STALE'],
    ['signed a day ago', () => made(keyOf('gateway', 'county'), { issued: Date.now() - 86_400_000 }), 'LINK_STALE'],
    ['signed in 1970', () => made(keyOf('gateway', 'county'), { issued: 0 }), 'LINK_STALE'],
    [
      'signed before the county started',
      () => made(keyOf('gateway', 'county'), { issued: Date.now() - 29_000 }),
      'LINK_STALE',
    ],
    [
      'signed half a minute from now',
      () => made(keyOf('gateway', 'county'), { issued: Date.now() + 31_000 }),
      'LINK_STALE',
    ],
    ['signed in the year 9999', () => made(keyOf('gateway', 'county'), { issued: 253_370_764_800_000 }), 'LINK_STALE'],
  ];

  it.each(ATTACKS)('refuses %s', async (_what, make, code) => {
    const before = await cases();
    const answer = await sendWire(linked.county.url, make());
    expect([answer.status, codeOf(answer)]).toEqual([401, code]);
    expect(answer.headers[ANSWER_HEADER]).toBeUndefined();
    expect(await cases()).toEqual(before);
  });

  it('refuses a header cut off anywhere', async () => {
    const header = held.headers[LINK_HEADER] ?? '';
    const before = await cases();
    const codes = new Set<unknown>();
    for (let length = 0; length < header.length; length++)
      codes.add(codeOf(await sendWire(linked.county.url, withHeader(header.slice(0, length)))));
    expect([...codes]).toEqual(['LINK_UNSIGNED']);
    expect(await cases()).toEqual(before);
  });

  it('refuses a signature with one letter changed, whichever', async () => {
    const header = held.headers[LINK_HEADER] ?? '';
    const begin = header.indexOf('s=') + 2;
    const codes = new Set<unknown>();
    // the last letter carries two bits that are no part of the 32 bytes
    for (let at = begin; at < header.length - 1; at++) {
      const letter = header[at] === 'A' ? 'B' : 'A';
      codes.add(
        codeOf(await sendWire(linked.county.url, withHeader(header.slice(0, at) + letter + header.slice(at + 1)))),
      );
    }
    expect([...codes]).toEqual(['LINK_FORGED']);
  });

  it(
    `refuses what chance makes of a request, ${times(40, 1_000)} times from seed ${SEED}`,
    async () => {
      const before = await cases();
      const flipped = (text: string, chance: Chance): string => {
        const at = chance.below(text.length);
        const other = text.charCodeAt(at) ^ (1 + chance.below(6));
        // 127 is no letter of a header, and this side would not even send it
        return `${text.slice(0, at)}${other === 127 ? '~' : String.fromCharCode(other)}${text.slice(at + 1)}`;
      };
      const codes = new Set<unknown>();
      let tried = 0;
      await campaign('around', [40, 1_000], async chance => {
        // what was signed half a minute ago is stale, whatever else it is
        if ((tried += 1) % 100 === 0) held = await hold();
        const link = held.headers[LINK_HEADER] ?? '';
        const wire = chance.pick<() => Wire>([
          // the last letter of a signature carries two bits that are no part of it
          () => withHeader(flipped(link.slice(0, -1), chance) + link.slice(-1)),
          () => withHeader(link.split(';').toSpliced(chance.below(5), 1).join(';')),
          () => withBody(body => ({ query: flipped(String(body.query), chance) })),
          () => withBody(() => ({ variables: { input: { ...INPUT.input, title: `${chance.below(1e6)}` } } })),
          () => withHeaders({ authorization: flipped(held.headers.authorization ?? '', chance) }),
          () => withHeaders({ authorization: `Bearer ${chance.pick([other, 'x', ''])}` }),
          () => ({ ...held, path: chance.pick(['/', '/graphql/', '/graphql?a', '/GRAPHQL', '//graphql']) }),
          () => ({ ...held, method: chance.pick(['PUT', 'PATCH', 'DELETE']) }),
          () => made(keyOf('gateway', chance.pick(['city', 'directory']))),
          () =>
            made(keyOf('gateway', 'county'), {
              issued: Date.now() + chance.pick([-1, 1]) * (31_000 + chance.below(1e9)),
            }),
        ])();
        const answer = await sendWire(linked.county.url, wire);
        codes.add(codeOf(answer));
        const told = JSON.stringify([wire.method, wire.path, wire.headers, wire.body]);
        expect([told, answer.status, String(codeOf(answer)).slice(0, 5)]).toEqual([told, 401, 'LINK_']);
      });
      expect(codes.size).toBeGreaterThanOrEqual(3);
      expect(await cases()).toEqual(before);
    },
    HOURS,
  );

  it('refuses GET, whatever it carries', async () => {
    const { [LINK_HEADER]: link, authorization } = held.headers;
    const answer = await sendWire(linked.county.url, {
      method: 'GET',
      path: '/graphql?query={__typename}',
      headers: { [LINK_HEADER]: link ?? '', authorization: authorization ?? '' },
      body: '',
    });
    expect([answer.status, codeOf(answer)]).toEqual([401, 'LINK_FORGED']);
  });

  it('takes what was signed once and no second time, and writes one case', async () => {
    const before = Number(await cases());
    const wire = await hold();
    const answers = await Promise.all(Array.from({ length: 10 }, () => sendWire(linked.county.url, wire)));
    answers.push(await sendWire(linked.county.url, wire));
    expect(answers.map(answer => [answer.status, codeOf(answer)]).sort()).toEqual([
      [200, null],
      ...Array.from({ length: 10 }, () => [401, 'LINK_REPLAYED']),
    ]);
    expect(Number(await cases())).toBe(before + 1);
  });

  it('is not let in by the signature of an answer', async () => {
    const answer = await sendWire(linked.county.url, await hold());
    const signature = /s=(.*)$/.exec(answer.headers[ANSWER_HEADER] ?? '')?.[1] ?? '';
    expect(signature).toHaveLength(43);
    const refusal = await sendWire(
      linked.county.url,
      withHeader((held.headers[LINK_HEADER] ?? '').replace(/s=.*/, `s=${signature}`)),
    );
    expect(codeOf(refusal)).toBe('LINK_FORGED');
  });

  it('lets clocks be apart by less than half a minute, and no more', async () => {
    const query = '{ center(code: "340882") { name county { tally { open } } } }';
    for (const ahead of [25_000, -25_000]) {
      linked.clock.ahead = ahead;
      const { errors } = await linked.ask(registrar, query);
      expect(errors).toBeUndefined();
    }
    for (const ahead of [31_000, -31_000]) {
      linked.clock.ahead = ahead;
      const { data, errors } = await linked.ask(registrar, query);
      expect(data).toEqual({ center: { name: '潜山市', county: null } });
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['LINK_BROKEN']);
    }
    linked.clock.ahead = 0;
  });

  it('answers for its health to everybody', async () => {
    const answer = await sendWire(linked.county.url, { method: 'GET', path: '/healthz', headers: {}, body: '' });
    expect([answer.status, answer.body]).toEqual([200, 'ok']);
  });

  it('reads no more of a stranger’s body than it has to', async () => {
    const answer = await sendWire(linked.county.url, {
      ...withHeader(undefined),
      headers: { 'content-length': '50000000' },
      body: 'x',
    }).catch((fault: Error) => fault);
    // the refusal comes before the body has ended
    expect(answer).toMatchObject({ status: 401 });
  });

  it('after a second rotation knows the key of before the first no more', async () => {
    const retired = keyOf('gateway', 'county');
    expect((await sendWire(linked.county.url, made(retired))).status).toBe(200);
    await linkKeysCommand('rotate', '--folder', linked.keysFolder);
    expect((await sendWire(linked.county.url, made(retired))).status).toBe(200);
    await linkKeysCommand('rotate', '--folder', linked.keysFolder);
    // who signs looks at its file once a second
    await new Promise(resolve => setTimeout(resolve, 1_100));
    expect(codeOf(await sendWire(linked.county.url, made(retired)))).toBe('LINK_FORGED');
    expect((await sendWire(linked.county.url, made(keyOf('gateway', 'county')))).status).toBe(200);
    expect(
      (await linked.ask(registrar, '{ center(code: "340882") { county { tally { open } } } }')).errors,
    ).toBeUndefined();
  });
});
