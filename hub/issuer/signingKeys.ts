import { randomUUID } from 'node:crypto';
import { createLocalJWKSet, exportJWK, generateKeyPair, importJWK, type JSONWebKeySet, type JWK, SignJWT } from 'jose';
import { LessThan, Not } from 'typeorm';
import { LOCAL_ALGORITHM, LOCAL_TYPE } from '../../shared/identity/localIssuer.ts';
import type { KeySource } from '../../shared/identity/verify.ts';
import { note, shifted, type Store } from './store.ts';
import { SigningKey } from './SigningKey.ts';

/** Tokens are short, because what is written in them cannot be taken back. */
export const TOKEN_SECONDS = 600;
/** A verifier that has just looked looks again after half a minute: a new key is there for longer before it signs. */
const AHEAD_SECONDS = 60;
/** An old key is published until its last token has expired, with a margin for slow clocks. */
const PUBLISHED_SECONDS = TOKEN_SECONDS + 60;
const YOUNG_SECONDS = 90 * 24 * 3600;

const sealedAbout = (kid: string) => `key:${kid}`;

/** The keys of the issuer, as they were when last read. */
export interface SigningKeys extends KeySource {
  /** What the world may see. */
  published(): JSONWebKeySet;
  sign(claims: Record<string, string>, about: { issuer: string; audience: string; subject: string }): Promise<string>;
  /** Reads them anew, makes the first, replaces the old, and drops what nobody needs. */
  refresh(): Promise<void>;
}

export async function openSigningKeys(store: Store): Promise<SigningKeys> {
  let rows: SigningKey[] = [];
  let set: JSONWebKeySet = { keys: [] };
  let find = createLocalJWKSet(set);
  const opened = new Map<string, Awaited<ReturnType<typeof importJWK>>>();

  async function read(): Promise<void> {
    rows = await store.read.find(SigningKey, { order: { signsFrom: 'desc', kid: 'asc' } });
    const keys = rows.map(({ publicJwk }) => JSON.parse(publicJwk) as JWK);
    if (JSON.stringify(keys) === JSON.stringify(set.keys)) return;
    set = { keys };
    find = createLocalJWKSet(set);
  }

  async function refresh(): Promise<void> {
    await read();
    const now = store.now();
    if (rows.length === 0) await rotateKeys(store, { atOnce: true });
    else if (rows.every(({ madeAt }) => madeAt < shifted(now, -YOUNG_SECONDS))) await rotateKeys(store);
    const spent = LessThan(shifted(now, -PUBLISHED_SECONDS));
    if (rows.some(({ signsUntil }) => signsUntil !== null && signsUntil < shifted(now, -PUBLISHED_SECONDS)))
      await store.write(async tx => void (await tx.delete(SigningKey, { signsUntil: spent })));
    await read();
  }

  await refresh();
  return {
    find: (header, token) => find(header, token),
    edition: () => set,
    published: () => set,
    refresh,
    async sign(claims, { issuer, audience, subject }) {
      const at = store.now();
      const row = rows.find(({ signsFrom }) => signsFrom <= at.toISOString()) ?? rows.at(-1);
      if (!row) throw new Error('the issuer has no key');
      const { kid, sealedJwk } = row;
      const key =
        opened.get(kid) ??
        (await importJWK(JSON.parse(store.seal.open(sealedJwk, sealedAbout(kid))) as JWK, LOCAL_ALGORITHM));
      opened.set(kid, key);
      const seconds = Math.floor(at.getTime() / 1000);
      return new SignJWT(claims)
        .setProtectedHeader({ alg: LOCAL_ALGORITHM, kid, typ: LOCAL_TYPE })
        .setSubject(subject)
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + TOKEN_SECONDS)
        .setJti(randomUUID())
        .sign(key);
    },
  };
}

/**
 * Makes a new key. It signs in a minute, and the old ones are published until their tokens have expired; `atOnce` drops the
 * old ones now, for a key that others may know: every token of theirs is then refused.
 */
export async function rotateKeys(store: Store, { atOnce = false }: { atOnce?: boolean } = {}): Promise<void> {
  const pair = await generateKeyPair(LOCAL_ALGORITHM, { extractable: true });
  const kid = randomUUID();
  const label = { kid, alg: LOCAL_ALGORITHM, use: 'sig' };
  const now = store.now();
  const signsFrom = shifted(now, atOnce ? 0 : AHEAD_SECONDS);
  const privateJwk = JSON.stringify({ ...(await exportJWK(pair.privateKey)), ...label });
  const publicJwk = JSON.stringify({ ...(await exportJWK(pair.publicKey)), ...label });
  await store.write(async tx => {
    const sealedJwk = store.seal.close(privateJwk, sealedAbout(kid));
    await tx.insert(SigningKey, { kid, publicJwk, sealedJwk, madeAt: now.toISOString(), signsFrom, signsUntil: null });
    if (atOnce) await tx.delete(SigningKey, { kid: Not(kid) });
    else
      await tx
        .createQueryBuilder()
        .update(SigningKey)
        .set({ signsUntil: signsFrom })
        .where('kid <> :kid and signs_until is null', { kid })
        .execute();
    await note(tx, store, { act: 'rotate-keys', account: null });
  });
}
