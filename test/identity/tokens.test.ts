import { createServer, type Server } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { exportJWK, exportSPKI, generateKeyPair, type JWK, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import WebSocket from 'ws';
import { type Hub, startHub } from '../../hub/startHub.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { issueToken, openIssuerKeys } from '../../shared/identity/demoIssuer.ts';
import { localIssuer, localIssuerAt } from '../../shared/identity/localIssuer.ts';
import { openVerifier } from '../../shared/identity/openVerifier.ts';
import { OWN_CLAIMS, principalOf } from '../../shared/identity/claims.ts';
import { remoteKeys } from '../../shared/identity/remoteKeys.ts';
import { ALGORITHMS, createVerifier } from '../../shared/identity/verify.ts';
import { watchToken } from '../../shared/identity/watchToken.ts';
import { log } from '../../shared/log.ts';
import { readSettings } from '../../shared/settings.ts';
import { serveSubgraph, type ServedSubgraph } from '../../subgraphs/serveSubgraph.ts';
import { eventually } from '../testkit/hub.ts';
import { smallDirectory } from '../testkit/smallDirectory.ts';
import { keyFile } from '../testkit/keyFile.ts';

interface Key {
  kid: string;
  alg: string;
  privateKey: CryptoKey;
  publicKey: CryptoKey;
  jwk: JWK;
}

async function makeKey(alg: string, kid: string): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { kid, alg, privateKey, publicKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}

/** A provider that is nothing but its two documents: what it publishes can be changed at any time. */
class Provider {
  published: JWK[] = [];
  fetched = 0;
  isAway = false;
  tells: Record<string, unknown> = {};
  url = '';
  private server: Server | undefined;

  async start(): Promise<void> {
    this.server = createServer((request, response) => {
      if (this.isAway) return void response.destroy();
      const isKeys = request.url === '/jwks';
      if (isKeys) this.fetched += 1;
      const body = isKeys
        ? { keys: this.published }
        : { issuer: this.url, jwks_uri: `${this.url}/jwks`, ...this.tells };
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
    });
    await new Promise<void>(resolve => this.server?.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop = () => new Promise(resolve => (this.server?.closeAllConnections(), this.server?.close(resolve)));
}

const provider = new Provider();
const keys: Record<'rsa' | 'ec' | 'other', Key> = {} as never;
const soon = () => Math.floor(Date.now() / 1000) + 600;
const claims = (): JWTPayload => ({
  iss: provider.url,
  aud: 'doudi',
  sub: 'wang',
  duty: 'clerk',
  org: { code: '340882' },
  exp: soon(),
});
const sign = (payload: JWTPayload, { kid, alg, privateKey }: Key = keys.rsa, header: object = {}) =>
  new SignJWT(payload).setProtectedHeader({ alg, kid, ...header }).sign(privateKey);
const signWith = (secret: Uint8Array) =>
  new SignJWT(claims()).setProtectedHeader({ alg: 'HS256', kid: keys.rsa.kid }).sign(secret);

beforeAll(async () => {
  log.level = 'silent';
  await provider.start();
  Object.assign(keys, {
    rsa: await makeKey('RS256', 'one'),
    ec: await makeKey('ES256', 'two'),
    other: await makeKey('RS256', 'one'),
  });
  provider.published = [keys.rsa.jwk, keys.ec.jwk];
});
afterAll(() => provider.stop());

/** [what is wrong with it, the code it gets, how it is made] */
const ATTACKS: [string, string, () => Promise<string>][] = [
  ['has expired', 'TOKEN_EXPIRED', () => sign({ ...claims(), exp: soon() - 700 })],
  ['is not valid yet', 'TOKEN_INVALID', () => sign({ ...claims(), nbf: soon() })],
  ['never expires', 'TOKEN_INVALID', () => sign({ ...claims(), exp: undefined })],
  ['is of another issuer', 'TOKEN_INVALID', () => sign({ ...claims(), iss: 'https://id.example' })],
  ['is of an issuer with a slash more', 'TOKEN_INVALID', () => sign({ ...claims(), iss: `${provider.url}/` })],
  ['is of no issuer', 'TOKEN_INVALID', () => sign({ ...claims(), iss: undefined })],
  ['is for another system', 'TOKEN_INVALID', () => sign({ ...claims(), aud: 'another' })],
  ['is for several other systems', 'TOKEN_INVALID', () => sign({ ...claims(), aud: ['another', 'doudi2'] })],
  ['is for nobody', 'TOKEN_INVALID', () => sign({ ...claims(), aud: undefined })],
  ['has no signature (alg none)', 'TOKEN_INVALID', async () => new UnsecuredJWT(claims()).encode()],
  [
    'has alg None, spelt otherwise',
    'TOKEN_INVALID',
    async () => `${b64({ alg: 'nOnE', kid: 'one' })}.${b64(claims())}.`,
  ],
  [
    'is signed HS256 with the public key in PEM',
    'TOKEN_INVALID',
    async () => signWith(Buffer.from(await exportSPKI(keys.rsa.publicKey))),
  ],
  [
    'is signed HS256 with the modulus',
    'TOKEN_INVALID',
    async () => signWith(Buffer.from(keys.rsa.jwk.n ?? '', 'base64url')),
  ],
  [
    'is signed HS256 with the key as JSON',
    'TOKEN_INVALID',
    async () => signWith(Buffer.from(JSON.stringify(keys.rsa.jwk))),
  ],
  ['is signed by another key under the same kid', 'TOKEN_INVALID', () => sign(claims(), keys.other)],
  ['names a kid that there is not', 'TOKEN_INVALID', () => sign(claims(), keys.rsa, { kid: 'three' })],
  ['names the kid of a key of another kind', 'TOKEN_INVALID', () => sign(claims(), keys.rsa, { kid: 'two' })],
  ['names a kid that is a path', 'TOKEN_INVALID', () => sign(claims(), keys.rsa, { kid: '../../etc/passwd' })],
  [
    'brings its own key (jwk)',
    'TOKEN_INVALID',
    () => sign(claims(), { ...keys.other, kid: 'mine' }, { jwk: keys.other.jwk }),
  ],
  [
    'brings the address of its own keys (jku)',
    'TOKEN_INVALID',
    () => sign(claims(), { ...keys.other, kid: 'mine' }, { jku: `${provider.url}/jwks` }),
  ],
  [
    'has a crit that nobody understands',
    'TOKEN_INVALID',
    async () => forged(await sign(claims()), { crit: ['x'], x: 1 }),
  ],
  [
    'has claims put in later',
    'TOKEN_INVALID',
    async () => changed(await sign(claims()), { ...claims(), org: { code: '310000' } }),
  ],
  ['has no signature left', 'TOKEN_INVALID', async () => (await sign(claims())).replace(/[^.]+$/, '')],
  ['has no role', 'NO_PLACE_HERE', () => sign({ ...claims(), duty: undefined })],
  ['has a role that is not mapped', 'NO_PLACE_HERE', () => sign({ ...claims(), duty: 'registrar' })],
  ['has a role from the prototype', 'NO_PLACE_HERE', () => sign({ ...claims(), duty: 'constructor' })],
  ['has two roles of ours', 'NO_PLACE_HERE', () => sign({ ...claims(), duty: ['clerk', 'boss'] })],
  ['has no center', 'NO_PLACE_HERE', () => sign({ ...claims(), org: {} })],
  ['has a list of centers', 'NO_PLACE_HERE', () => sign({ ...claims(), org: { code: ['340882'] } })],
  ['has a name that is too long', 'NO_PLACE_HERE', () => sign({ ...claims(), sub: 'w'.repeat(65) })],
  ['has a name with a line break', 'NO_PLACE_HERE', () => sign({ ...claims(), sub: 'wang\n{"forged":1}' })],
  ['is nobody’s', 'NO_PLACE_HERE', () => sign({ ...claims(), sub: undefined })],
  ['is longer than any token', 'TOKEN_INVALID', () => sign({ ...claims(), padding: 'x'.repeat(7_000) })],
  [
    'is of the demo issuer',
    'TOKEN_INVALID',
    async () => issueToken(await openIssuerKeys(folders[0] ?? ''), { role: 'registrar', center: '340882' }),
  ],
  ['has no kid, where there are several keys', 'TOKEN_INVALID', () => sign(claims(), keys.other, { kid: undefined })],
  ['has a kid that is a number', 'TOKEN_INVALID', async () => forged(await sign(claims()), { kid: 1 })],
  ['has a header that is a list', 'TOKEN_INVALID', async () => (await sign(claims())).replace(/^[^.]+/, b64([]))],
  ['has a payload that is a text', 'TOKEN_INVALID', async () => changed(await sign(claims()), 'wang' as never)],
  ['has an end in words', 'TOKEN_INVALID', () => sign({ ...claims(), exp: 'never' as never })],
  ['has an end as a text', 'TOKEN_INVALID', () => sign({ ...claims(), exp: String(soon()) as never })],
  ['ended before it began', 'TOKEN_EXPIRED', () => sign({ ...claims(), exp: -1 })],
  ['has a beginning in words', 'TOKEN_INVALID', () => sign({ ...claims(), nbf: 'now' as never })],
  ['is for us with a blank', 'TOKEN_INVALID', () => sign({ ...claims(), aud: 'doudi ' })],
  ['is signed twice', 'TOKEN_INVALID', async () => `${await sign(claims())}.${(await sign(claims())).split('.')[2]}`],
  ['is encrypted, it says', 'TOKEN_INVALID', async () => `${b64({ alg: 'dir', enc: 'A256GCM' })}..aa.bb.cc`],
  ['is followed by another', 'TOKEN_INVALID', async () => `${await sign(claims())},${await sign(claims())}`],
  [
    'has the signature of another kind',
    'TOKEN_INVALID',
    async () =>
      `${(await sign(claims())).split('.').slice(0, 2).join('.')}.${(await sign(claims(), keys.ec)).split('.')[2]}`,
  ],
  ['is a word', 'TOKEN_INVALID', async () => 'null'],
  ['is three dots', 'TOKEN_INVALID', async () => '...'],
];

const b64 = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
const changed = (token: string, payload: object) => token.split('.').with(1, b64(payload)).join('.');
const forged = (token: string, header: object) =>
  token
    .split('.')
    .with(0, b64({ alg: 'RS256', kid: 'one', ...header }))
    .join('.');

const folders: string[] = [];
let hub: Hub;
let county: ServedSubgraph;
beforeAll(async () => {
  folders.push(mkdtempSync(join(tmpdir(), 'doudi-tokens-')), smallDirectory());
  const [HUB_DATA = '', HUB_DIRECTORY = ''] = folders;
  await keyFile(HUB_DATA);
  const settings = readSettings({
    PORT: '0',
    HUB_ADHOC: 'on',
    HUB_DATA,
    HUB_DIRECTORY,
    HUB_OIDC_ISSUER: provider.url,
    HUB_OIDC_AUDIENCE: 'doudi',
    HUB_OIDC_CLAIMS: 'role=duty,center=org.code',
    HUB_OIDC_ROLES: 'registrar=clerk,center-head=boss',
  });
  hub = await startHub({ settings });
  const { verify } = await openVerifier(settings);
  const service = hub.services.get('county');
  if (service) county = await serveSubgraph(service, { host: '127.0.0.1', port: 0, verify });
}, 240_000);
afterAll(async () => {
  await county?.stop();
  await hub?.stop();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

async function byHttp(url: string, token: string, query: string): Promise<string> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  return `${response.status} ${errors?.[0]?.extensions.code ?? 'accepted'}`;
}

/** What a socket is told when it says who it is: `accepted`, or the close code with its reason. */
const bySocket = (url: string, token: string) =>
  new Promise<string>((resolve, reject) => {
    const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws');
    const payload = { authorization: `Bearer ${token}` };
    socket.once('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload })));
    socket.once('message', () => (resolve('accepted'), socket.close()));
    socket.once('close', (code, reason) => resolve(`${code} ${reason.toString()}`));
    socket.once('error', reject);
  });

const AT_HUB = '{ center(code: "340882") { county { tally { open } } } }';
const AT_COUNTY = '{ _service { sdl } }';

describe('a token', () => {
  it.each([['rsa'], ['ec']] as const)('of the provider is taken at every door: %s', async kind => {
    const token = await sign(claims(), keys[kind]);
    expect(await byHttp(`${hub.url}/graphql`, token, AT_HUB)).toBe('200 accepted');
    expect(await bySocket(`${hub.url}/graphql`, token)).toBe('accepted');
    expect(await byHttp(county.url, token, AT_COUNTY)).toBe('200 accepted');
    expect(await bySocket(county.url, token)).toBe('accepted');
    const me = await fetch(`${hub.url}/identity/me`, { headers: { authorization: `Bearer ${token}` } });
    const who = { id: 'wang', role: 'registrar', center: '340882', department: null };
    expect(await me.json()).toEqual({ ...who, expiresAt: expect.any(Number) });
  });

  it('may have one of our roles among others', async () => {
    expect(
      await byHttp(`${hub.url}/graphql`, await sign({ ...claims(), duty: ['offline_access', 'clerk'] }), AT_HUB),
    ).toBe('200 accepted');
  });

  it.each(ATTACKS)('that %s is refused at every door: %s', async (_what, code, make) => {
    const token = await make();
    expect(await byHttp(`${hub.url}/graphql`, token, AT_HUB)).toBe(`401 ${code}`);
    expect(await bySocket(`${hub.url}/graphql`, token)).toBe(`4401 ${code}`);
    expect(await byHttp(county.url, token, AT_COUNTY)).toBe(`401 ${code}`);
    expect(await bySocket(county.url, token)).toBe(`4401 ${code}`);
  });

  it('opens no stream of server-sent events: there is none', async () => {
    const headers = {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      authorization: `Bearer ${await sign(claims())}`,
    };
    const query = 'subscription { countyLedger(area: "340882") { cursor } }';
    const response = await fetch(`${hub.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
    expect(response.status).toBe(406);
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(await response.json()).not.toHaveProperty('data');
  });

  it('has forty ways and more of being wrong', () => expect(ATTACKS.length).toBeGreaterThanOrEqual(40));

  it('is refused again and again: a bad one is not remembered', async () => {
    const token = await sign(claims(), keys.other);
    for (let i = 0; i < 3; i++) expect(await byHttp(`${hub.url}/graphql`, token, AT_HUB)).toBe('401 TOKEN_INVALID');
  });
});

// ---- the verifier by itself, with short times

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'accepted',
    fault => (fault instanceof DomainError ? fault.code : String(fault)),
  );
const trusted = (times: Partial<Parameters<typeof remoteKeys>[0]> = {}) => ({
  issuer: provider.url,
  audience: 'doudi',
  algorithms: ALGORITHMS,
  keys: remoteKeys({ from: { issuer: provider.url }, ...times }),
  principalOf: (payload: JWTPayload) =>
    principalOf(
      payload,
      { ...OWN_CLAIMS, role: 'duty', center: 'org.code' },
      new Map([['clerk', 'registrar' as const]]),
    ),
});
const pause = (ms: number) => new Promise(done => setTimeout(done, ms));

describe('the keys of a provider', () => {
  beforeEach(() => {
    Object.assign(provider, { published: [keys.rsa.jwk], isAway: false, tells: {}, fetched: 0 });
  });

  it('are fetched once for many tokens', async () => {
    const verify = createVerifier([trusted()]);
    await Promise.all(Array.from({ length: 20 }, async (_, i) => verify(await sign({ ...claims(), sub: `p${i}` }))));
    expect(provider.fetched).toBe(1);
  });

  it('are followed when a new one signs, but not asked for each invented kid', async () => {
    const verify = createVerifier([trusted({ cooldownMs: 200 })]);
    await verify(await sign(claims()));
    provider.published = [keys.rsa.jwk, keys.ec.jwk];
    await pause(210);
    expect(await codeOf(verify(await sign(claims(), keys.ec)))).toBe('accepted');
    for (let i = 0; i < 10; i++)
      expect(await codeOf(verify(await sign(claims(), keys.rsa, { kid: `x${i}` })))).toBe('TOKEN_INVALID');
    expect(provider.fetched).toBe(2);
  });

  it('that were withdrawn count no more, also for a token that was seen before', async () => {
    const verify = createVerifier([trusted({ freshForMs: 200, cooldownMs: 50 })]);
    const token = await sign(claims());
    expect(await codeOf(verify(token))).toBe('accepted');
    provider.published = [keys.ec.jwk];
    await pause(210);
    expect(await codeOf(verify(token))).toBe('TOKEN_INVALID');
    expect(await codeOf(verify(await sign(claims(), keys.ec)))).toBe('accepted');
  });

  it('hold for a while when the provider is away, and no longer', async () => {
    const verify = createVerifier([trusted({ freshForMs: 100, cooldownMs: 50, graceMs: 400 })]);
    const token = await sign(claims());
    await verify(token);
    provider.isAway = true;
    await pause(150);
    expect(await codeOf(verify(token))).toBe('accepted');
    expect(await codeOf(verify(await sign(claims(), keys.other)))).toBe('TOKEN_INVALID');
    await pause(500);
    expect(await codeOf(verify(token))).toBe('IDENTITY_UNREACHABLE');
    provider.isAway = false;
    await pause(60);
    expect(await codeOf(verify(token))).toBe('accepted');
  });

  it('are not believed where the discovery document speaks of another', async () => {
    provider.tells = { issuer: 'https://id.example' };
    expect(await codeOf(createVerifier([trusted()])(await sign(claims())))).toBe('IDENTITY_UNREACHABLE');
  });

  it('that are symmetric sign nothing', async () => {
    const secret = Buffer.from('0123456789abcdef0123456789abcdef');
    provider.published = [{ kty: 'oct', k: secret.toString('base64url'), kid: 'one', alg: 'HS256' }];
    expect(await codeOf(createVerifier([trusted()])(await signWith(secret)))).toBe('TOKEN_INVALID');
  });
});

it('signed with a shared secret is refused even where the issuer’s key is one', async () => {
  const secret = Buffer.from('0123456789abcdef0123456789abcdef');
  const verify = createVerifier([{ ...trusted(), keys: { find: async () => secret, edition: () => 1 } }]);
  expect(await codeOf(verify(await signWith(secret)))).toBe('TOKEN_INVALID');
});

describe('a token of the local issuer', () => {
  const payload = { role: 'registrar', center: '340882', sub: 'wang', sid: 's1', aud: 'doudi' };
  const local = (isEnded: (id: string) => boolean) =>
    createVerifier([localIssuer('http://hub', { find: async () => key.publicKey, edition: () => 1 }, isEnded)]);
  let key: Key;
  beforeAll(async () => {
    key = await makeKey('EdDSA', 'k');
  });
  const make = (over: object = {}, header: object = { typ: 'at+jwt' }) =>
    sign({ ...payload, iss: 'http://hub', exp: soon(), ...over }, key, header);

  it('is good, until its session ends: at once, although it was seen before', async () => {
    const ended = new Set<string>();
    const verify = local(id => ended.has(id));
    const token = await make();
    expect(await verify(token)).toMatchObject({ id: 'wang', session: 's1' });
    ended.add('s1');
    expect(await codeOf(verify(token))).toBe('TOKEN_REVOKED');
  });

  it.each<[string, () => Promise<string>]>([
    ['without a session', () => make({ sid: undefined })],
    ['that is no access token', () => make({}, { typ: 'JWT' })],
    ['that does not say what it is', () => make({}, {})],
  ])('is refused: one %s', async (_what, token) =>
    expect(await codeOf(local(() => false)(await token()))).toBe('TOKEN_INVALID'),
  );

  it('is called back in other processes as well', async () => {
    const ended: string[] = [];
    const server = createServer((request, response) =>
      response.end(JSON.stringify(request.url === '/issuer/revoked' ? { sessions: ended } : { keys: [key.jwk] })),
    );
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { trusted: away, stop } = localIssuerAt(url, { askEveryMs: 50 });
    const verify = createVerifier([away]);
    const token = await make({ iss: url });
    expect(await codeOf(verify(token))).toBe('accepted');
    ended.push('s1');
    await eventually('it is called back', async () => (await codeOf(verify(token))) === 'TOKEN_REVOKED', 20_000);
    stop();
    server.closeAllConnections();
    server.close();
  });
});

describe('a connection that stays open', () => {
  const PRINCIPAL = { id: 'wang', role: 'registrar', center: '340882', expiresAt: soon() } as const;

  it.each(['TOKEN_REVOKED', 'TOKEN_INVALID', 'TOKEN_EXPIRED'] as const)('ends with its token: %s', async code => {
    const told: string[] = [];
    const refusals: DomainError[] = [];
    const verify = () => (refusals[0] ? Promise.reject(refusals[0]) : Promise.resolve(PRINCIPAL));
    const stop = watchToken('t', PRINCIPAL, verify, one => told.push(one), 20);
    await pause(70);
    expect(told).toEqual([]);
    refusals.push(new DomainError(code));
    await pause(70);
    expect(told).toEqual([code]);
    stop();
  });

  it('ends when it expires, and not because the provider is away', async () => {
    const told: string[] = [];
    const expiresAt = Date.now() / 1000 + 0.15;
    const stop = watchToken(
      't',
      { ...PRINCIPAL, expiresAt },
      () => Promise.reject(new DomainError('IDENTITY_UNREACHABLE')),
      one => told.push(one),
      20,
    );
    await pause(100);
    expect(told).toEqual([]);
    await pause(100);
    expect(told).toEqual(['TOKEN_EXPIRED']);
    stop();
  });
});
