import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLocalJWKSet, exportJWK, generateKeyPair, importJWK, type JSONWebKeySet, type JWK, SignJWT } from 'jose';
import type { RoleName } from '../domain/access/roles.ts';
import { OWN_CLAIMS, principalOf } from './claims.ts';
import type { TrustedIssuer } from './verify.ts';

const ISSUER = 'doudi-demo-issuer';
/** The audience of tokens that are for this hub, where no provider has a word of its own. */
export const AUDIENCE = 'doudi';
const ALGORITHM = 'EdDSA';

/** The key pair of the demo issuer. */
export interface IssuerKeys {
  privateJwk: JWK;
  publicKeys: JSONWebKeySet;
}

export const DEMO_KEYS_FILE = 'demo-issuer.json';

/** Writes a secret that is made once: whoever comes second reads what the first has written. */
export function writeOnce(file: string, text: string): void {
  // a link is whole or not at all, and refuses a name that is taken: processes that start together end with one secret
  const draft = `${file}.${process.pid}.${randomUUID()}`;
  writeFileSync(draft, text, { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
  } finally {
    rmSync(draft);
  }
}

/** Reads the demo issuer's keys from the data folder and makes them at the first call. */
export async function openIssuerKeys(dataFolder: string): Promise<IssuerKeys> {
  mkdirSync(dataFolder, { recursive: true });
  const file = join(dataFolder, DEMO_KEYS_FILE);
  const read = () => JSON.parse(readFileSync(file, 'utf8')) as IssuerKeys;
  try {
    return read();
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') throw fault;
  }
  const pair = await generateKeyPair(ALGORITHM, { extractable: true });
  const label = { kid: randomUUID(), alg: ALGORITHM, use: 'sig' };
  const keys: IssuerKeys = {
    privateJwk: { ...(await exportJWK(pair.privateKey)), ...label },
    publicKeys: { keys: [{ ...(await exportJWK(pair.publicKey)), ...label }] },
  };
  writeOnce(file, JSON.stringify(keys));
  return read();
}

/** Somebody of the demo: `id` is `role@center` if left out, and with a department `role@center.department`. */
export interface DemoPerson {
  role: RoleName;
  center: string;
  department?: string;
  id?: string;
}

/** What the demo calls somebody who has no other name. */
export const demoId = ({ role, center, department }: DemoPerson): string =>
  `${role}@${center}${department === undefined ? '' : `.${department}`}`;

/** A token of the demo issuer. `lifetime` as jose reads it: "12h", "30m". */
export async function issueToken(keys: IssuerKeys, who: DemoPerson, lifetime = '12h'): Promise<string> {
  const { role, center, department } = who;
  return new SignJWT({ role, center, ...(department === undefined ? {} : { department }) })
    .setProtectedHeader({ alg: ALGORITHM, kid: keys.privateJwk.kid ?? '' })
    .setSubject(who.id ?? demoId(who))
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(lifetime)
    .sign(await importJWK(keys.privateJwk, ALGORITHM));
}

/** Trust in the demo issuer: for a demo, for developers, and for tests. */
export const demoIssuer = ({ publicKeys }: Pick<IssuerKeys, 'publicKeys'>): TrustedIssuer => ({
  issuer: ISSUER,
  audience: AUDIENCE,
  algorithms: [ALGORITHM],
  keys: { find: createLocalJWKSet(publicKeys), edition: () => publicKeys },
  principalOf: payload => principalOf(payload, OWN_CLAIMS),
});
