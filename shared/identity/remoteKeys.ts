import { createLocalJWKSet, createRemoteJWKSet, errors } from 'jose';
import { DomainError } from '../domain/errors.ts';
import { log } from '../log.ts';
import type { KeySource } from './verify.ts';

export interface RemoteKeysOptions {
  /** The address of the keys, or where to learn it: the issuer, by OpenID Connect Discovery 1.0. */
  from: { jwks: string } | { issuer: string };
  /** How long keys are believed without looking again: a key that was withdrawn counts for no longer than this. */
  freshForMs?: number;
  /** How soon the issuer is asked again, for a key nobody knows or after it gave no answer. */
  cooldownMs?: number;
  /** How long the last known keys count while the issuer gives no answer. */
  graceMs?: number;
}

const TIMEOUT_MS = 5_000;

/**
 * The keys of an issuer on another machine, fetched when first needed and followed through rotations. While the issuer is
 * away the last known keys hold for an hour, so that a county works on through an outage of its provider.
 */
export function remoteKeys({
  from,
  freshForMs = 300_000,
  cooldownMs = 30_000,
  graceMs = 3_600_000,
}: RemoteKeysOptions): KeySource {
  let remote: ReturnType<typeof createRemoteJWKSet> | undefined;
  let last: { keys: ReturnType<typeof createLocalJWKSet>; at: number; edition: string } | undefined;
  let failedAt = -Infinity;

  let opening: Promise<ReturnType<typeof createRemoteJWKSet>> | undefined;
  /** Many requests may come before the first answer: they share one question. */
  function opened() {
    opening ??= (async () => {
      remote = createRemoteJWKSet(new URL('jwks' in from ? from.jwks : await discover(from.issuer)), {
        cacheMaxAge: freshForMs,
        cooldownDuration: cooldownMs,
        timeoutDuration: TIMEOUT_MS,
      });
      return remote;
    })();
    opening.catch(() => (opening = undefined));
    return opening;
  }

  /** Keeps what was fetched last beside the time, for when the issuer is away. */
  function noted(): void {
    const jwks = remote?.jwks();
    if (!jwks || !remote?.fresh) return;
    const edition = JSON.stringify(jwks);
    if (edition !== last?.edition) last = { keys: createLocalJWKSet(jwks), at: Date.now(), edition };
    else last.at = Date.now();
  }

  const lastKnown = () => (last && Date.now() - last.at < graceMs + freshForMs ? last.keys : undefined);

  return {
    async find(header, token) {
      const spare = lastKnown();
      if (Date.now() - failedAt < cooldownMs && !remote?.fresh) {
        if (spare) return spare(header, token);
        throw new DomainError('IDENTITY_UNREACHABLE');
      }
      try {
        const key = await (await opened())(header, token);
        noted();
        return key;
      } catch (fault) {
        noted();
        if (fault instanceof errors.JOSEError && REFUSALS.has(fault.code)) throw fault;
        failedAt = Date.now();
        log.warn({ fault: (fault as Error).message }, 'the keys of an issuer cannot be fetched');
        if (spare) return spare(header, token);
        throw new DomainError('IDENTITY_UNREACHABLE');
      }
    },
    edition: () => (remote?.fresh ? last?.edition : undefined),
  };
}

/** What speaks of the token, as opposed to the way to the keys. */
const REFUSALS = new Set<string>(
  [errors.JWKSNoMatchingKey, errors.JWKSMultipleMatchingKeys, errors.JOSENotSupported].map(({ code }) => code),
);

/** The address of the keys, as the issuer tells it. Rejects where the document speaks of another issuer. */
async function discover(issuer: string): Promise<string> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok) throw new Error(`the discovery document answers with ${response.status}`);
  const told = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown };
  if (told.issuer !== issuer || typeof told.jwks_uri !== 'string' || !URL.canParse(told.jwks_uri))
    throw new Error('the discovery document speaks of another issuer, or names no keys');
  return told.jwks_uri;
}
