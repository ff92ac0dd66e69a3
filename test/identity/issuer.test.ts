import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { edgeRules } from '../../gateway/limits/edgeRules.ts';
import { serveGateway, type ServedGateway } from '../../gateway/serveGateway.ts';
import {
  addAccount,
  changeAccount,
  disableAccount,
  listAccounts,
  type NewPerson,
  resetAccount,
} from '../../hub/issuer/accounts.ts';
import { addDisplay, listDisplays, removeDisplay } from '../../hub/issuer/displays.ts';
import { type Issuer, openIssuer } from '../../hub/issuer/openIssuer.ts';
import { FAILURES_OF_AN_ADDRESS } from '../../hub/issuer/failures.ts';
import { issuerRoutes } from '../../hub/issuer/routes.ts';
import { SignIn } from '../../hub/issuer/SignIn.ts';
import { rotateKeys } from '../../hub/issuer/signingKeys.ts';
import type { Supergraph } from '../../gateway/supergraph.ts';
import type { RoleName } from '../../shared/domain/access/roles.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { AUDIENCE } from '../../shared/identity/demoIssuer.ts';
import { createVerifier } from '../../shared/identity/verify.ts';
import { readSettings } from '../../shared/settings.ts';
import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';

const PASSWORD = 'kettle lamp river 47';
const WANG = { id: 'wang', name: '王芳', role: 'registrar', center: '340882' } as const;
const SCHEMA = new GraphQLSchema({
  query: new GraphQLObjectType({ name: 'Query', fields: { x: { type: GraphQLString } } }),
});

let folder: string;
let issuer: Issuer;
let served: ServedGateway;
/** Milliseconds by which the issuer's clock is ahead. */
let ahead: number;

beforeEach(async () => {
  ahead = 0;
  folder = mkdtempSync(join(tmpdir(), 'doudi-issuer-'));
  issuer = await openIssuer(readSettings({ HUB_DATA: folder, PORT: '0' }), () => new Date(Date.now() + ahead));
  const supergraph: Supergraph = { schema: SCHEMA, run: async () => ({ data: {} }), stop: async () => undefined };
  served = await serveGateway(supergraph, {
    host: '127.0.0.1',
    port: 0,
    rules: edgeRules(readSettings({}), new Map()),
    routes: [issuerRoutes(issuer, verify, 1)],
  });
});
afterEach(async () => {
  await served.stop();
  await issuer.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Reply {
  status: number;
  code?: string;
  cookie: string;
  setCookie: string | null;
  // a test reads what it asked for
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any;
  text: string;
  headers: Headers;
}

async function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Reply> {
  const response = await fetch(`${served.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  const json = JSON.parse(text);
  const setCookie = response.headers.get('set-cookie');
  const cookie = setCookie?.split(';')[0] ?? '';
  return {
    status: response.status,
    code: json.errors?.[0]?.extensions.code,
    cookie,
    setCookie,
    body: json,
    text,
    headers: response.headers,
  };
}

const verify = (token: string) => createVerifier([issuer.trusted])(token);
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'accepted',
    fault => (fault instanceof DomainError ? fault.code : String(fault)),
  );
const lines = async () =>
  (await issuer.store.read.find(SignIn, { order: { seq: 'asc' } })).map(
    ({ act, account, result }) => `${act} ${account} ${result}`,
  );
const digits = (secret: string, at = Date.now() + ahead) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at });

/** Somebody who has a password of their own. */
async function ready(person: NewPerson = WANG): Promise<string> {
  const password = await addAccount(issuer.store, person);
  await post('/issuer/password', { id: person.id, password, newPassword: PASSWORD });
  return person.id;
}
const signIn = (id: string, more: object = {}) => post('/issuer/sign-in', { id, password: PASSWORD, ...more });

describe('the first sign-in', () => {
  it('goes through a password of one’s own, and ends with a token that says who it is and not what they are called', async () => {
    const password = await addAccount(issuer.store, WANG);
    expect(await post('/issuer/sign-in', { id: 'wang', password })).toMatchObject({
      status: 401,
      code: 'PASSWORD_CHANGE_NEEDED',
      setCookie: null,
    });
    const { status, body } = await post('/issuer/password', { id: 'wang', password, newPassword: PASSWORD });
    expect({ status, body }).toEqual({
      status: 200,
      body: { token: expect.any(String), expiresAt: expect.any(Number), account: { ...WANG, department: null } },
    });
    expect(await verify(body.token)).toMatchObject({
      id: 'wang',
      role: 'registrar',
      center: '340882',
      session: expect.any(String),
    });
    expect(Buffer.from(body.token.split('.')[1], 'base64url').toString()).not.toContain('王芳');
    expect(body.expiresAt - Date.now() / 1000).toBeLessThanOrEqual(600);
    expect((await signIn('wang')).status).toBe(200);
    expect((await post('/issuer/sign-in', { id: 'wang', password })).code).toBe('SIGN_IN_REFUSED');
  });

  it('refuses a password that will not do, and keeps the old one', async () => {
    const password = await addAccount(issuer.store, WANG);
    for (const [newPassword, code] of [
      ['short', 'PASSWORD_LENGTH'],
      ['I am wang, hello you', 'PASSWORD_NAMES_OWNER'],
      ['Password2026', 'PASSWORD_GUESSABLE'],
      [password, 'PASSWORD_UNCHANGED'],
    ])
      expect(await post('/issuer/password', { id: 'wang', password, newPassword })).toMatchObject({
        code,
        status: 400,
      });
    expect((await post('/issuer/sign-in', { id: 'wang', password })).code).toBe('PASSWORD_CHANGE_NEEDED');
  });

  it('has to come within seven days', async () => {
    const password = await addAccount(issuer.store, WANG);
    ahead = 7 * 24 * 3600_000 + 1000;
    expect((await post('/issuer/sign-in', { id: 'wang', password })).code).toBe('SIGN_IN_REFUSED');
  });
});

describe('a wrong sign-in', () => {
  it('is the same answer for an unknown name, a wrong password and a closed account', async () => {
    await ready();
    await ready({ id: 'zhao', name: '赵强', role: 'handler', center: '340882', department: 'taxation' });
    await disableAccount(issuer.store, 'zhao');
    const replies = [
      await post('/issuer/sign-in', { id: 'nobody', password: PASSWORD }),
      await post('/issuer/sign-in', { id: 'wang', password: 'something else 12' }),
      await signIn('zhao'),
    ];
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
    expect(replies[0]).toMatchObject({ status: 401, code: 'SIGN_IN_REFUSED', setCookie: null });
  });

  it('takes as long for an unknown name', async () => {
    await ready();
    const time = async (id: string) => {
      const began = performance.now();
      await post('/issuer/sign-in', { id, password: 'something else 12' });
      return performance.now() - began;
    };
    const [known, unknown]: [number[], number[]] = [[], []];
    for (let i = 0; i < 4; i++) {
      known.push(await time('wang'));
      unknown.push(await time('nobody'));
    }
    // without the hash of nobody it would be a tenth
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) * 0.5);
  });

  it('locks the name after five, for longer each time, and alike for a name that nobody has', async () => {
    await ready();
    for (const id of ['wang', 'nobody']) {
      for (let i = 0; i < 5; i++)
        expect((await post('/issuer/sign-in', { id, password: 'wrong wrong 12' })).code).toBe('SIGN_IN_REFUSED');
      const locked = await signIn(id);
      expect(locked).toMatchObject({ status: 429, code: 'SIGN_IN_LOCKED' });
      expect(Number(locked.headers.get('retry-after'))).toBeLessThanOrEqual(30);
    }
    ahead += 31_000;
    expect((await post('/issuer/sign-in', { id: 'wang', password: 'wrong wrong 12' })).code).toBe('SIGN_IN_REFUSED');
    ahead += 31_000;
    expect((await signIn('wang')).code).toBe('SIGN_IN_LOCKED');
    ahead += 31_000;
    expect((await signIn('wang')).status).toBe(200);
    expect((await post('/issuer/sign-in', { id: 'wang', password: 'wrong wrong 12' })).code).toBe('SIGN_IN_REFUSED');
  });

  it('lets no more than five through when twenty come at once', async () => {
    await ready();
    const all = await Promise.all(
      Array.from({ length: 20 }, () => post('/issuer/sign-in', { id: 'wang', password: 'wrong wrong 12' })),
    );
    const codes = all.map(({ code }) => code);
    expect(codes.filter(code => code === 'SIGN_IN_REFUSED')).toHaveLength(5);
    expect(codes.filter(code => code === 'SIGN_IN_LOCKED')).toHaveLength(15);
  });

  it('ends for an address that tries one password on many names, and not for its neighbour, nor for who was right', async () => {
    const from = (address: string, id: string, password: string) =>
      post('/issuer/sign-in', { id, password }, { 'x-forwarded-for': `203.0.113.9, ${address}` });
    await ready();
    for (let i = 0; i < FAILURES_OF_AN_ADDRESS; i += 1) {
      expect(await from('198.51.100.7', `name-${i}`, 'spring 2026')).toMatchObject({ code: 'SIGN_IN_REFUSED' });
      if (i % 20 === 0) expect(await from('198.51.100.7', 'wang', PASSWORD)).toMatchObject({ status: 200 });
    }
    const refused = await from('198.51.100.7', 'wang', PASSWORD);
    expect(refused).toMatchObject({ status: 429, code: 'TOO_MANY_REQUESTS' });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60);
    expect(await from('198.51.100.8', 'wang', PASSWORD)).toMatchObject({ status: 200 });
    const origins = (await issuer.store.read.find(SignIn)).map(({ origin }) => origin);
    expect(origins).toContain('198.51.100.7');
    expect(origins).not.toContain('203.0.113.9');
  });

  it('counts many at once before it is known how they end', async () => {
    await ready();
    // fewer at once than may wait for the hash: of more, some are told that it is busy, and those are no failures
    const atOnce = async (from: number, count: number) =>
      (
        await Promise.all(
          Array.from({ length: count }, (_, i) =>
            post('/issuer/sign-in', { id: `name-${from + i}`, password: 'spring 2026' }),
          ),
        )
      ).map(({ code }) => code);
    const wave = 30;
    const before = FAILURES_OF_AN_ADDRESS - wave / 2;
    for (let from = 0; from < before; from += wave)
      expect(new Set(await atOnce(from, Math.min(wave, before - from)))).toEqual(new Set(['SIGN_IN_REFUSED']));
    const codes = await atOnce(before, wave);
    expect(codes.filter(code => code === 'SIGN_IN_REFUSED')).toHaveLength(wave / 2);
    expect(codes.filter(code => code === 'TOO_MANY_REQUESTS')).toHaveLength(wave / 2);
  });

  it('leaves a line without what was typed', async () => {
    await ready();
    await post('/issuer/sign-in', { id: 'my secret typed here', password: 'x' });
    await post('/issuer/sign-in', { id: 'wang', password: 'also a secret 12' });
    await signIn('wang');
    expect((await lines()).slice(-3)).toEqual([
      'sign-in null SIGN_IN_REFUSED',
      'sign-in wang SIGN_IN_REFUSED',
      'sign-in wang ok',
    ]);
    await issuer.store.write(async tx => void (await tx.query('select 1')));
    const files = readdirSync(folder).filter(name => name.startsWith('issuer.sqlite'));
    const kept = files.map(name => readFileSync(join(folder, name)).toString('latin1')).join('');
    const plain = (text: string) => Buffer.from(text).toString('latin1');
    for (const secret of ['typed here', 'also a secret', PASSWORD, plain('王芳')]) expect(kept).not.toContain(secret);
    expect(kept).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
  });
});

describe('the second factor', () => {
  const OFFICER = { id: 'qian', name: '钱伟', role: 'provincial-officer', center: '340000' } as const;

  async function enrol(): Promise<{ secret: string; codes: string[]; at: string }> {
    await ready(OFFICER);
    const { body } = await post('/issuer/second-factor', { id: 'qian', password: PASSWORD });
    const at = digits(body.secret);
    const confirmed = await post('/issuer/second-factor/confirm', { id: 'qian', password: PASSWORD, code: at });
    expect(confirmed.status).toBe(200);
    return { secret: body.secret, codes: confirmed.body.recoveryCodes, at };
  }

  it('is asked of a provincial officer before anything else, and not of a registrar', async () => {
    await ready(OFFICER);
    expect(await signIn('qian')).toMatchObject({ code: 'SECOND_FACTOR_UNSET', setCookie: null });
    const { body } = await post('/issuer/second-factor', { id: 'qian', password: PASSWORD });
    expect(body.uri).toMatch(/^otpauth:\/\/totp\/Doudi:qian\?/);
    expect(
      await post('/issuer/second-factor/confirm', { id: 'qian', password: PASSWORD, code: '000000' }),
    ).toMatchObject({ code: 'SECOND_FACTOR_WRONG' });
    expect((await signIn('qian')).code).toBe('SECOND_FACTOR_UNSET');
  });

  it('takes each code once, and none that is old', async () => {
    const { secret, at } = await enrol();
    expect((await signIn('qian')).code).toBe('SECOND_FACTOR_NEEDED');
    expect((await signIn('qian', { code: at })).code).toBe('SECOND_FACTOR_WRONG');
    ahead += 30_000;
    const next = digits(secret);
    expect((await signIn('qian', { code: next })).status).toBe(200);
    expect((await signIn('qian', { code: next })).code).toBe('SECOND_FACTOR_WRONG');
    ahead += 120_000;
    expect((await signIn('qian', { code: digits(secret, Date.now() + ahead - 90_000) })).code).toBe(
      'SECOND_FACTOR_WRONG',
    );
    const together = digits(secret);
    const both = await Promise.all([signIn('qian', { code: together }), signIn('qian', { code: together })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
  });

  it('cannot be tried out: wrong codes lock the name, and asking for the code between does not help', async () => {
    await enrol();
    const codes: (string | undefined)[] = [];
    for (let i = 0; i < 6; i++) {
      await signIn('qian');
      codes.push((await signIn('qian', { code: '123456' })).code);
    }
    expect(codes).toEqual([...Array.from({ length: 4 }, () => 'SECOND_FACTOR_WRONG'), codes[4], 'SIGN_IN_LOCKED']);
  });

  it('gives ten codes for a lost telephone, each good once', async () => {
    const { codes } = await enrol();
    expect(new Set(codes).size).toBe(10);
    expect((await signIn('qian', { code: (codes[0] ?? '').toLowerCase().replace('-', ' ') })).status).toBe(200);
    expect((await signIn('qian', { code: codes[0] })).code).toBe('SECOND_FACTOR_WRONG');
    await resetAccount(issuer.store, 'qian');
    expect((await listAccounts(issuer.store))[0]?.secondFactor).toBe(false);
  });

  it('is not replaced by who only knows the password, nor begun with a one-time one', async () => {
    const { secret } = await enrol();
    ahead += 30_000;
    expect((await post('/issuer/second-factor', { id: 'qian', password: PASSWORD })).code).toBe('SECOND_FACTOR_NEEDED');
    expect(await post('/issuer/second-factor', { id: 'qian', password: PASSWORD, code: digits(secret) })).toMatchObject(
      { status: 409, code: 'SECOND_FACTOR_SET' },
    );
    const password = await addAccount(issuer.store, { ...OFFICER, id: 'sun', name: '孙红' });
    expect((await post('/issuer/second-factor', { id: 'sun', password })).code).toBe('PASSWORD_CHANGE_NEEDED');
  });
});

describe('a sign-in that goes on', () => {
  it('is renewed by a cookie out of reach of scripts and of other sites', async () => {
    await ready();
    const { setCookie, cookie } = await signIn('wang');
    expect(setCookie).toMatch(/^doudi-session=[\w.-]+; Path=\/issuer; Max-Age=43200; HttpOnly; SameSite=Strict$/);
    expect((await post('/issuer/refresh', {}, { cookie, 'x-forwarded-proto': 'https' })).setCookie).toMatch(
      /; Secure$/,
    );
    expect((await post('/issuer/refresh', {})).code).toBe('SESSION_OVER');
  });

  it('gives a new secret each time; an old one ends it for both who know it', async () => {
    await ready();
    const first = await signIn('wang');
    const second = await post('/issuer/refresh', {}, { cookie: first.cookie });
    expect(second.status).toBe(200);
    expect(second.cookie).not.toBe(first.cookie);
    // two tabs in one moment
    expect(await post('/issuer/refresh', {}, { cookie: first.cookie })).toMatchObject({ status: 200, setCookie: null });
    ahead += 11_000;
    expect((await post('/issuer/refresh', {}, { cookie: first.cookie })).code).toBe('SESSION_OVER');
    expect((await post('/issuer/refresh', {}, { cookie: second.cookie })).code).toBe('SESSION_OVER');
    expect((await lines()).at(-1)).toBe('refresh wang SESSION_OVER');
    await issuer.refresh();
    expect(await codeOf(verify(second.body.token))).toBe('TOKEN_REVOKED');
  });

  it('ends after an hour without renewal, and after twelve with it', async () => {
    await ready();
    let { cookie } = await signIn('wang');
    for (let hour = 0; hour < 12; hour++) {
      ahead += 3599_000;
      const renewed = await post('/issuer/refresh', {}, { cookie });
      expect([hour, renewed.status]).toEqual([hour, 200]);
      cookie = renewed.cookie;
    }
    ahead += 3599_000;
    expect((await post('/issuer/refresh', {}, { cookie })).code).toBe('SESSION_OVER');
    ({ cookie } = await signIn('wang'));
    ahead += 3601_000;
    expect((await post('/issuer/refresh', {}, { cookie })).code).toBe('SESSION_OVER');
  });

  it('ends at once with signing out, and only for who has its secret', async () => {
    await ready();
    const { cookie, body } = await signIn('wang');
    const verifier = createVerifier([issuer.trusted]);
    await verifier(body.token);
    await post('/issuer/sign-out', {}, { cookie: `${cookie}x` });
    expect(await codeOf(verifier(body.token))).toBe('accepted');
    expect((await post('/issuer/sign-out', {}, { cookie })).setCookie).toContain('Max-Age=0');
    expect(await codeOf(verifier(body.token))).toBe('TOKEN_REVOKED');
    expect((await post('/issuer/refresh', {}, { cookie })).code).toBe('SESSION_OVER');
  });

  it.each<[string, () => Promise<unknown>]>([
    ['the account is closed', () => disableAccount(issuer.store, 'wang')],
    ['the password is reset', () => resetAccount(issuer.store, 'wang')],
    ['the role changes', () => changeAccount(issuer.store, 'wang', { role: 'handler', department: 'taxation' })],
  ])('ends when %s', async (_what, work) => {
    await ready();
    const { cookie, body } = await signIn('wang');
    await work();
    await issuer.refresh();
    expect(await codeOf(verify(body.token))).toBe('TOKEN_REVOKED');
    expect((await post('/issuer/refresh', {}, { cookie })).code).toBe('SESSION_OVER');
  });
});

describe('the department of a person', () => {
  it('stands in the token of a handler and in nobody else’s', async () => {
    await ready({ id: 'zhao', name: '赵强', role: 'handler', center: '340882', department: 'taxation' });
    await ready();
    const principal = async (id: string) => verify((await signIn(id)).body.token);
    expect(await principal('zhao')).toMatchObject({ role: 'handler', department: 'taxation' });
    expect(await principal('wang')).not.toHaveProperty('department');
    await changeAccount(issuer.store, 'zhao', { role: 'registrar' });
    expect(await principal('zhao')).not.toHaveProperty('department');
  });

  it.each([
    ['is missing', 'handler', undefined, 'FIELD_REQUIRED'],
    ['is no code', 'handler', '税务局', 'FIELD_INVALID'],
    ['is one of a role that has none', 'registrar', 'taxation', 'FIELD_INVALID'],
  ] as const)('is refused where it %s', async (_what, role, department, code) => {
    const zhao = { id: 'zhao', name: '赵强', role, center: '340882', ...(department ? { department } : {}) };
    expect(await codeOf(addAccount(issuer.store, zhao))).toBe(code);
    await addAccount(issuer.store, { id: 'zhao', name: '赵强', role: 'registrar', center: '340882' });
    expect(await codeOf(changeAccount(issuer.store, 'zhao', { role, department: department ?? null }))).toBe(code);
  });
});

describe('the keys', () => {
  it('are published without their private half, and before they sign', async () => {
    await ready();
    const jwks = async () => (await (await fetch(`${served.url}/issuer/jwks`)).json()) as { keys: { kid: string }[] };
    const [first] = (await jwks()).keys;
    const kidOf = async () =>
      JSON.parse(Buffer.from((await signIn('wang')).body.token.split('.')[0], 'base64url').toString()).kid;
    await rotateKeys(issuer.store);
    await issuer.refresh();
    expect((await jwks()).keys).toHaveLength(2);
    expect(JSON.stringify(await jwks())).not.toContain('"d"');
    expect(await kidOf()).toBe(first?.kid);
    const { body: old } = await signIn('wang');
    ahead += 61_000;
    expect(await kidOf()).not.toBe(first?.kid);
    expect(await codeOf(verify(old.token))).toBe('accepted');
    ahead += 661_000;
    await issuer.refresh();
    expect((await jwks()).keys.map(({ kid }) => kid)).not.toContain(first?.kid);
    expect(await codeOf(verify(old.token))).toBe('TOKEN_INVALID');
  });

  it('are dropped at once where others may know them, also by who has seen the token before', async () => {
    await ready();
    const verifier = createVerifier([issuer.trusted]);
    const { body, cookie } = await signIn('wang');
    await verifier(body.token);
    await rotateKeys(issuer.store, { atOnce: true });
    await issuer.refresh();
    expect(await codeOf(verifier(body.token))).toBe('TOKEN_INVALID');
    const { body: renewed } = await post('/issuer/refresh', {}, { cookie });
    expect(await codeOf(verifier(renewed.token))).toBe('accepted');
  });

  it('are replaced after ninety days by themselves', async () => {
    const [before] = issuer.keys.published().keys;
    ahead = 91 * 24 * 3600_000;
    await issuer.refresh();
    expect(issuer.keys.published().keys).toHaveLength(2);
    expect(issuer.keys.published().keys).toContainEqual(before);
  });
});

describe('refuses what no page of this hub has sent', () => {
  it.each<[string, Record<string, string>]>([
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['plain text', { 'content-type': 'text/plain' }],
    ['another site', { origin: 'https://evil.example' }],
    ['nobody’s site', { origin: 'null' }],
    ['a page of the same company', { 'sec-fetch-site': 'same-site' }],
    ['a frame of another site', { 'sec-fetch-site': 'cross-site' }],
  ])('%s', async (_what, headers) => {
    await ready();
    const { cookie } = await signIn('wang');
    for (const path of ['/issuer/sign-in', '/issuer/refresh', '/issuer/sign-out'])
      expect(await post(path, { id: 'wang', password: PASSWORD }, { cookie, ...headers })).toMatchObject({
        status: 400,
        code: 'BAD_REQUEST',
        setCookie: null,
      });
    expect((await post('/issuer/refresh', {}, { cookie })).status).toBe(200);
  });

  it('what is no JSON, too long, or not of the shape', async () => {
    for (const [body, code] of [
      ['{', 'BAD_REQUEST'],
      ['"x"', 'BAD_REQUEST'],
      [{ id: 'x' }, 'FIELD_INVALID'],
      [{ id: ['x'], password: 'x' }, 'FIELD_INVALID'],
      [{ id: 'x', password: 'x'.repeat(11_000) }, 'BAD_REQUEST'],
    ] as const)
      expect(await post('/issuer/sign-in', body)).toMatchObject({ status: 400, code });
    expect((await fetch(`${served.url}/issuer/sign-in`)).status).toBe(405);
  });

  it('says it in the language asked for, with a remedy', async () => {
    const { body } = await post('/issuer/sign-in', { id: 'x', password: 'y' }, { 'accept-language': 'en' });
    expect(body.errors[0]).toMatchObject({
      message: expect.stringContaining('password is wrong'),
      extensions: { remedy: expect.any(String) },
    });
  });
});

describe('accounts', () => {
  it.each([
    [{ ...WANG, id: 'wang' }, 'ACCOUNT_EXISTS'],
    [{ ...WANG, id: '../x' }, 'FIELD_INVALID'],
    [{ ...WANG, id: '' }, 'FIELD_INVALID'],
    [{ ...WANG, id: 'y', name: ' ' }, 'FIELD_INVALID'],
    [{ ...WANG, id: 'y', name: 'a\u202eb' }, 'FIELD_INVALID'],
    [{ ...WANG, id: 'y', role: 'citizen' as const }, 'FIELD_INVALID'],
  ])('refuses %j: %s', async (person, code) => {
    await addAccount(issuer.store, WANG);
    expect(await codeOf(addAccount(issuer.store, person))).toBe(code);
    expect(await listAccounts(issuer.store)).toHaveLength(1);
  });

  it('gives no person two of the three administrators’ roles, now or later', async () => {
    const add = (id: string, name: string, role: RoleName) =>
      codeOf(addAccount(issuer.store, { id, name, role, center: '340000' }));
    expect(await add('li', '李敏', 'policy-administrator')).toBe('accepted');
    expect(await add('li2', '李敏', 'auditor')).toBe('ADMINISTRATORS_APART');
    expect(await add('wu', '吴强', 'security-administrator')).toBe('accepted');
    expect(await codeOf(changeAccount(issuer.store, 'wu', { role: 'auditor' }))).toBe('ADMINISTRATORS_APART');
    await disableAccount(issuer.store, 'wu');
    expect(await add('wu3', '吴强', 'auditor')).toBe('ADMINISTRATORS_APART');
    expect(await codeOf(changeAccount(issuer.store, 'nobody', { role: 'auditor' }))).toBe('ACCOUNT_UNKNOWN');
  });
});

describe('who signed in', () => {
  const AUDITOR = { id: 'zhao', name: '赵敏', role: 'auditor', center: '340882' } as const;
  /** A token as the issuer gives it to somebody who has signed in. */
  const tokenOf = (who: { id: string; role: RoleName; center: string }) =>
    issuer.keys.sign(
      { role: who.role, center: who.center, sid: 'x' },
      { issuer: issuer.name, audience: AUDIENCE, subject: who.id },
    );
  const read = async (query = '', token?: string) => {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const response = await fetch(`${served.url}/issuer/sign-ins${query}`, {
      headers: headers as Record<string, string>,
    });
    const body = JSON.parse(await response.text());
    return { status: response.status, code: body.errors?.[0]?.extensions.code, body };
  };

  it('is read by an auditor, page by page, and that is a line of it', async () => {
    await addAccount(issuer.store, WANG);
    for (let i = 0; i < 3; i++) await post('/issuer/sign-in', { id: 'wang', password: `wrong ${i}` });
    const token = await tokenOf(AUDITOR);
    const first = await read('?first=2', token);
    expect(first.status).toBe(200);
    expect(
      first.body.signIns.map(({ act, account, result }: Record<string, string>) => [act, account, result]),
    ).toEqual([
      ['sign-in', 'wang', 'SIGN_IN_REFUSED'],
      ['sign-in', 'wang', 'SIGN_IN_REFUSED'],
    ]);
    const second = await read(`?first=50&before=${first.body.before}`, token);
    expect(second.body.signIns.map(({ act }: { act: string }) => act).slice(0, 2)).toEqual(['sign-in', 'add']);
    expect(second.body.before).toBeNull();
    const [latest] = (await read('?account=zhao', token)).body.signIns;
    expect(latest).toMatchObject({ act: 'read-sign-ins', account: 'zhao', result: 'ok' });
    expect((await read('?failed=true', token)).body.signIns).toHaveLength(3);
    expect(JSON.stringify([first, second])).not.toContain('wrong');
  });

  it.each<RoleName>(['registrar', 'center-head', 'security-administrator', 'policy-administrator', 'citizen'])(
    'is read by no %s, and no line is written',
    async role => {
      const before = await issuer.store.read.count(SignIn);
      const refused = await read('', await tokenOf({ ...AUDITOR, role }));
      expect([refused.status, refused.code]).toEqual([403, 'NOT_PERMITTED']);
      expect(await issuer.store.read.count(SignIn)).toBe(before);
    },
  );

  it.each([
    ['no token', '', undefined, 401, 'UNAUTHENTICATED'],
    ['a token of nobody', '', 'x.y.z', 401, 'TOKEN_INVALID'],
    ['a page too long', '?first=201', 'auditor', 400, 'PAGE_SIZE'],
    ['a place that is none', '?before=x', 'auditor', 400, 'FIELD_INVALID'],
  ])('is refused for %s', async (_what, query, token, status, code) => {
    const refused = await read(query, token === 'auditor' ? await tokenOf(AUDITOR) : token);
    expect([refused.status, refused.code]).toEqual([status, code]);
  });
});

describe('a screen on a wall', () => {
  const HALL = { name: '指挥大厅', center: '340000', days: 365 };
  const show = (key: string, headers: Record<string, string> = {}) => post('/issuer/display', { key }, headers);

  it('shows its key again and again, for tokens of ten minutes that name it and no person, and each time is on record', async () => {
    const { id, key } = await addDisplay(issuer.store, HALL);
    for (const _time of [1, 2]) {
      const { status, body, setCookie } = await show(key);
      expect([status, setCookie, body.account]).toEqual([
        200,
        null,
        { id, name: '指挥大厅', role: 'display', center: '340000', department: null },
      ]);
      expect(await verify(body.token)).toMatchObject({ id, role: 'display', center: '340000', session: id });
      expect(body.expiresAt - Date.now() / 1000).toBeLessThanOrEqual(600);
    }
    expect((await lines()).filter(line => line.startsWith('display'))).toEqual([
      `display-add ${id} ok`,
      `display ${id} ok`,
      `display ${id} ok`,
    ]);
    const [kept] = await listDisplays(issuer.store);
    expect(JSON.stringify(kept)).not.toContain(key.split('.')[1]);
    expect(kept?.seenAt).not.toBeNull();
  });

  it('is over at once where it is removed, and everywhere within a look', async () => {
    const { id, key } = await addDisplay(issuer.store, HALL);
    const { body } = await show(key);
    await removeDisplay(issuer.store, id);
    await issuer.refresh();
    expect(await codeOf(verify(body.token))).toBe('TOKEN_REVOKED');
    expect(JSON.parse(await (await fetch(`${served.url}/issuer/revoked`)).text()).sessions).toEqual([id]);
    expect(await show(key)).toMatchObject({ status: 401, code: 'SIGN_IN_REFUSED' });
    expect(await codeOf(removeDisplay(issuer.store, id))).toBe('ACCOUNT_UNKNOWN');
    expect(await listDisplays(issuer.store)).toEqual([]);
    expect(await lines()).toContain(`display ${id} SIGN_IN_REFUSED`);
  });

  it('is over when it has run out, and so are its tokens', async () => {
    const { id, key } = await addDisplay(issuer.store, { ...HALL, days: 1 });
    ahead = 24 * 3_600_000 - 5_000;
    expect((await show(key)).status).toBe(200);
    ahead += 6_000;
    await issuer.refresh();
    expect(issuer.ended()).toEqual([id]);
    expect(await show(key)).toMatchObject({ status: 401, code: 'SIGN_IN_REFUSED' });
  });

  it('is guessed no oftener than a password, and no guess locks it', async () => {
    const { id, key } = await addDisplay(issuer.store, HALL);
    const from = (address: string, shown: string) => show(shown, { 'x-forwarded-for': address });
    for (const wrong of [`${id}.x`, id, 'x.y', `${id}.${'A'.repeat(43)}`])
      expect(await from('198.51.100.7', wrong)).toMatchObject({ status: 401, code: 'SIGN_IN_REFUSED' });
    for (let i = 4; i < FAILURES_OF_AN_ADDRESS; i += 1) await from('198.51.100.7', `${id}.${i}`);
    expect(await from('198.51.100.7', key)).toMatchObject({ status: 429, code: 'TOO_MANY_REQUESTS' });
    expect((await from('198.51.100.8', key)).status).toBe(200);
    expect((await lines()).filter(line => line === `display ${id} SIGN_IN_REFUSED`).length).toBeGreaterThan(50);
    expect(await lines()).toContain('display null SIGN_IN_REFUSED');
  });

  it.each([
    ['no key', {}, 'FIELD_INVALID'],
    ['an empty one', { key: '' }, 'FIELD_INVALID'],
  ])('%s is refused', async (_what, body, code) => {
    expect(await post('/issuer/display', body)).toMatchObject({ status: 400, code });
  });

  it.each([
    ['a name that is none', { name: ' ' }],
    ['no day', { days: 0 }],
    ['a number that is none', { days: Number.NaN }],
    ['more than three years', { days: 2_000 }],
  ])('is not made with %s', async (_what, over) => {
    expect(await codeOf(addDisplay(issuer.store, { ...HALL, ...over }))).toBe('FIELD_INVALID');
  });

  it('has no account, whose password somebody could learn', async () => {
    expect(await codeOf(addAccount(issuer.store, { ...WANG, role: 'display' }))).toBe('FIELD_INVALID');
  });

  it('is all that is let in where people come another way, and no other word of the issuer counts there', async () => {
    const place = mkdtempSync(join(tmpdir(), 'doudi-screens-'));
    const other = await openIssuer(readSettings({ HUB_DATA: place, HUB_IDENTITY: 'demo', HUB_DISPLAYS: 'on' }));
    const { id, key } = await addDisplay(other.store, HALL);
    const answers = issuerRoutes(other, verify, 0);
    const handled = (path: string) =>
      answers({ url: path, method: 'GET', headers: {} } as never, { writeHead() {}, end() {} } as never);
    expect(['/issuer/display', '/issuer/sign-in', '/issuer/refresh'].map(handled)).toEqual([true, false, false]);
    const sign = (role: RoleName) =>
      other.keys.sign({ role, center: '340000', sid: id }, { issuer: other.name, audience: AUDIENCE, subject: id });
    const believe = createVerifier([other.trusted]);
    expect(await believe(await sign('display'))).toMatchObject({ role: 'display' });
    expect(await codeOf(believe(await sign('center-head')))).toBe('TOKEN_INVALID');
    expect(key).toContain(id);
    await other.stop();
    rmSync(place, { recursive: true });
  });
});
