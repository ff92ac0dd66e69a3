import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generateKeyPair, importJWK, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { DomainError } from '../../shared/domain/errors.ts';
import { demoIssuer } from '../../shared/identity/demoIssuer.ts';
import { createVerifier } from '../../shared/identity/verify.ts';
import { type IssuerKeys, issueToken, openIssuerKeys } from '../../shared/identity/demoIssuer.ts';
import { bearerToken, type Verify } from '../../shared/identity/principal.ts';

const folder = mkdtempSync(join(tmpdir(), 'doudi-principal-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const CLERK = { role: 'registrar', center: '340882' } as const;

let keys: IssuerKeys;
let verify: Verify;
beforeAll(async () => {
  keys = await openIssuerKeys(join(folder, 'one'));
  verify = createVerifier([demoIssuer(keys)]);
});

/** The claims of a good token; each case below spoils one. */
const claims = (): JWTPayload => ({
  ...CLERK,
  sub: 'wang',
  iss: 'doudi-demo-issuer',
  aud: 'doudi',
  exp: Math.floor(Date.now() / 1000) + 600,
});

const sign = async (payload: JWTPayload, header: { alg?: string; kid?: string } = {}) =>
  new SignJWT(payload)
    .setProtectedHeader({ alg: 'EdDSA', kid: keys.privateJwk.kid ?? '', ...header })
    .sign(await importJWK(keys.privateJwk, 'EdDSA'));

const without = (name: string): JWTPayload => ({ ...claims(), [name]: undefined });

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (refusal) {
    if (refusal instanceof DomainError) return refusal.code;
    throw refusal;
  }
  return 'accepted';
}

describe('a token', () => {
  it('says who asks', async () => {
    const { expiresAt, ...who } = await verify(await issueToken(keys, { ...CLERK, id: 'wang' }));
    expect(who).toEqual({ ...CLERK, id: 'wang' });
    expect(expiresAt - Date.now() / 1000).toBeGreaterThan(12 * 3600 - 60);
  });

  it('is named after its role and center where it has no name', async () => {
    expect(await verify(await issueToken(keys, CLERK))).toMatchObject({ id: 'registrar@340882' });
  });

  it('is good as the cases below spoil it', async () => {
    expect(await codeOf(verify(await sign(claims())))).toBe('accepted');
  });

  it.each<[string, string, () => Promise<string>]>([
    ['that has expired', 'TOKEN_EXPIRED', () => sign({ ...claims(), exp: Math.floor(Date.now() / 1000) - 1 })],
    ['of another issuer', 'TOKEN_INVALID', () => sign({ ...claims(), iss: 'somebody-else' })],
    ['for another audience', 'TOKEN_INVALID', () => sign({ ...claims(), aud: 'another-hub' })],
    ['of no issuer', 'TOKEN_INVALID', () => sign(without('iss'))],
    ['for no audience', 'TOKEN_INVALID', () => sign(without('aud'))],
    ['that never expires', 'TOKEN_INVALID', () => sign(without('exp'))],
    ['that is not valid yet', 'TOKEN_INVALID', () => sign({ ...claims(), nbf: Math.floor(Date.now() / 1000) + 600 })],
    ['of nobody', 'NO_PLACE_HERE', () => sign(without('sub'))],
    ['without a role', 'NO_PLACE_HERE', () => sign(without('role'))],
    ['with a role that does not exist', 'NO_PLACE_HERE', () => sign({ ...claims(), role: 'admin' })],
    ['with a role from the prototype', 'NO_PLACE_HERE', () => sign({ ...claims(), role: 'toString' })],
    ['with a list of roles', 'NO_PLACE_HERE', () => sign({ ...claims(), role: ['registrar'] })],
    ['without a center', 'NO_PLACE_HERE', () => sign(without('center'))],
    ['with a number for a center', 'NO_PLACE_HERE', () => sign({ ...claims(), center: 340882 })],
    ['of a key that nobody knows', 'TOKEN_INVALID', () => sign(claims(), { kid: 'unknown' })],
    ['without a signature', 'TOKEN_INVALID', async () => new UnsecuredJWT(claims()).encode()],
    [
      'whose claims were changed',
      'TOKEN_INVALID',
      async () => {
        const [header, , signature] = (await sign(claims())).split('.');
        const forged = Buffer.from(JSON.stringify({ ...claims(), center: '310000' })).toString('base64url');
        return `${header}.${forged}.${signature}`;
      },
    ],
    [
      'whose signature was changed, even if it has expired',
      'TOKEN_INVALID',
      async () => {
        const token = await sign({ ...claims(), exp: 1 });
        return `${token.slice(0, -4)}${token.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`;
      },
    ],
    [
      'signed with a key of one’s own under the issuer’s name',
      'TOKEN_INVALID',
      async () => {
        const { privateKey } = await generateKeyPair('EdDSA');
        return new SignJWT(claims())
          .setProtectedHeader({ alg: 'EdDSA', kid: keys.privateJwk.kid ?? '' })
          .sign(privateKey);
      },
    ],
    [
      'signed with the public key as a shared secret',
      'TOKEN_INVALID',
      async () =>
        new SignJWT(claims())
          .setProtectedHeader({ alg: 'HS256', kid: keys.privateJwk.kid ?? '' })
          .sign(Buffer.from(keys.publicKeys.keys[0]?.x ?? '', 'base64url')),
    ],
    ['that is no token', 'TOKEN_INVALID', async () => 'registrar@340882'],
    ['that is empty', 'TOKEN_INVALID', async () => ''],
  ])('refuses: one %s: %s', async (_what, code, token) => expect(await codeOf(verify(await token()))).toBe(code));
});

describe('an authorization header', () => {
  it.each([
    ['Bearer a.b.c', 'a.b.c'],
    ['bearer   a.b.c ', 'a.b.c'],
    [undefined, undefined],
    [null, undefined],
    ['', undefined],
    ['   ', undefined],
  ])('%j holds the token %j', (header, token) => expect(bearerToken(header)).toBe(token));

  it.each(['Basic d2FuZzox', 'Bearer', 'Bearer ', 'Bearer a b', 'a.b.c', 'Bearera.b.c'])('refuses: "%s"', header => {
    expect(() => bearerToken(header)).toThrow(new DomainError('TOKEN_INVALID'));
  });
});

describe('a token that was seen before', () => {
  it('is remembered, and forgotten when it expires', async () => {
    const token = await issueToken(keys, CLERK, '2s');
    const first = await verify(token);
    expect(await verify(token)).toBe(first);
    await new Promise(done => setTimeout(done, first.expiresAt * 1000 - Date.now() + 5));
    expect(await codeOf(verify(token))).toBe('TOKEN_EXPIRED');
  });

  it('is refused again if it was refused', async () => {
    const bad = await sign({ ...claims(), role: 'admin' });
    expect([await codeOf(verify(bad)), await codeOf(verify(bad))]).toEqual(['NO_PLACE_HERE', 'NO_PLACE_HERE']);
  });

  it('by one verifier means nothing to another', async () => {
    const token = await issueToken(keys, CLERK);
    await verify(token);
    const stranger = createVerifier([demoIssuer(await openIssuerKeys(join(folder, 'stranger')))]);
    expect(await codeOf(stranger(token))).toBe('TOKEN_INVALID');
  });
});

describe('the keys of the demo issuer', () => {
  it('are made once, for their owner alone', async () => {
    const place = join(folder, 'once', 'deep');
    const made = await openIssuerKeys(place);
    expect(await openIssuerKeys(place)).toEqual(made);
    expect(readdirSync(place)).toEqual(['demo-issuer.json']);
    expect(statSync(join(place, 'demo-issuer.json')).mode & 0o077).toBe(0);
  });

  it('keep the private half out of the public set', () => {
    expect(keys.privateJwk.d).toEqual(expect.any(String));
    expect(JSON.stringify(keys.publicKeys)).not.toContain('"d"');
  });

  it('refuses: a file that is there and cannot be read is not replaced', async () => {
    const place = join(folder, 'spoilt');
    await openIssuerKeys(place);
    const file = join(place, 'demo-issuer.json');
    writeFileSync(file, '{"privateJwk":');
    await expect(openIssuerKeys(place)).rejects.toThrow();
    expect(readFileSync(file, 'utf8')).toBe('{"privateJwk":');
  });

  it('are one pair for all who open them at the same time', async () => {
    const place = join(folder, 'together');
    const all = await Promise.all(Array.from({ length: 8 }, () => openIssuerKeys(place)));
    expect(new Set(all.map(({ privateJwk }) => privateJwk.kid)).size).toBe(1);
    expect(readdirSync(place)).toEqual(['demo-issuer.json']);
  });
});
