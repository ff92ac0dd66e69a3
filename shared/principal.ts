import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createLocalJWKSet,
  errors,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JSONWebKeySet,
  type JWK,
  jwtVerify,
  SignJWT,
} from 'jose';
import type { Actor } from './domain/case/decide.ts';
import { isRoleName, type RoleName } from './domain/access/roles.ts';
import { DomainError } from './domain/errors.ts';

const ISSUER = 'doudi-demo-issuer';
const AUDIENCE = 'doudi';
const ALGORITHM = 'EdDSA';

/** Who asks: a person in a role at a center, until the token expires. */
export interface Principal extends Actor {
  /** Seconds since 1970. */
  expiresAt: number;
}

/** Turns a bearer token into a principal, or refuses with TOKEN_INVALID or TOKEN_EXPIRED. */
export type Verify = (token: string) => Promise<Principal>;

/** The key pair of the demo issuer. */
export interface IssuerKeys {
  privateJwk: JWK;
  publicKeys: JSONWebKeySet;
}

const KEYS_FILE = 'demo-issuer.json';

/** Reads the demo issuer's keys from the data folder and makes them at the first call. */
export async function openIssuerKeys(dataFolder: string): Promise<IssuerKeys> {
  mkdirSync(dataFolder, { recursive: true });
  const file = join(dataFolder, KEYS_FILE);
  const read = () => JSON.parse(readFileSync(file, 'utf8')) as IssuerKeys;
  try {
    return read();
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') throw fault;
  }
  const pair = await generateKeyPair(ALGORITHM, { extractable: true });
  const kid = randomUUID();
  const label = { kid, alg: ALGORITHM, use: 'sig' };
  const keys: IssuerKeys = {
    privateJwk: { ...(await exportJWK(pair.privateKey)), ...label },
    publicKeys: { keys: [{ ...(await exportJWK(pair.publicKey)), ...label }] },
  };
  // a link is whole or not at all, and refuses a name that is taken: processes that start together end with one pair
  const draft = `${file}.${process.pid}.${kid}`;
  writeFileSync(draft, JSON.stringify(keys), { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
  } finally {
    rmSync(draft);
  }
  return read();
}

/** A token of the demo issuer. `lifetime` as jose reads it: "12h", "30m". */
export async function issueToken(
  keys: IssuerKeys,
  who: { role: RoleName; center: string; id?: string },
  lifetime = '12h',
): Promise<string> {
  return new SignJWT({ role: who.role, center: who.center })
    .setProtectedHeader({ alg: ALGORITHM, kid: keys.privateJwk.kid ?? '' })
    .setSubject(who.id ?? `${who.role}@${who.center}`)
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(lifetime)
    .sign(await importJWK(keys.privateJwk, ALGORITHM));
}

const REMEMBERED = 10_000;

/** A verifier for tokens of these keys. It remembers good tokens until they expire, because a signature costs more than a look-up. */
export function createVerifier(publicKeys: JSONWebKeySet): Verify {
  const keySet = createLocalJWKSet(publicKeys);
  const known = new Map<string, Principal>();
  return async token => {
    const seen = known.get(token);
    if (seen && seen.expiresAt * 1000 > Date.now()) return seen;
    known.delete(token);
    const principal = await verifyToken(token, keySet);
    if (known.size >= REMEMBERED) known.clear();
    known.set(token, principal);
    return principal;
  };
}

async function verifyToken(token: string, keySet: ReturnType<typeof createLocalJWKSet>): Promise<Principal> {
  try {
    const { payload } = await jwtVerify(token, keySet, { issuer: ISSUER, audience: AUDIENCE, algorithms: [ALGORITHM] });
    const { sub, role, center, exp } = payload;
    if (!sub || !exp || typeof role !== 'string' || typeof center !== 'string' || !isRoleName(role))
      throw new DomainError('TOKEN_INVALID');
    return { id: sub, role, center, expiresAt: exp };
  } catch (fault) {
    throw fault instanceof errors.JWTExpired ? new DomainError('TOKEN_EXPIRED') : new DomainError('TOKEN_INVALID');
  }
}

/** The token of an `Authorization: Bearer …` header; undefined where there is no header, TOKEN_INVALID for another scheme. */
export function bearerToken(header: string | undefined | null): string | undefined {
  if (header === undefined || header === null || header.trim() === '') return undefined;
  const [, token] = /^Bearer +(\S+)$/i.exec(header.trim()) ?? [];
  if (!token) throw new DomainError('TOKEN_INVALID');
  return token;
}
