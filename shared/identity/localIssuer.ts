import { z } from 'zod';
import { log } from '../log.ts';
import { OWN_CLAIMS, principalOf } from './claims.ts';
import { AUDIENCE } from './demoIssuer.ts';
import { remoteKeys, type RemoteKeysOptions } from './remoteKeys.ts';
import type { KeySource, TrustedIssuer } from './verify.ts';

export const LOCAL_ALGORITHM = 'EdDSA';
/** A token of the local issuer is an access token by RFC 9068 and nothing else. */
export const LOCAL_TYPE = 'at+jwt';

const ASK_EVERY_MS = 5_000;
const REVOKED = z.object({ sessions: z.array(z.string().max(64)).max(100_000) });

interface Trust {
  /** People come another way: of this issuer no word counts but that something is a screen on a wall. */
  displaysOnly: boolean;
}

/** Trust in the hub's own issuer, with its keys and the sessions it has ended. */
export const localIssuer = (
  issuer: string,
  keys: KeySource,
  isEnded: (session: string) => boolean,
  { displaysOnly }: Trust = { displaysOnly: false },
): TrustedIssuer => ({
  issuer,
  audience: AUDIENCE,
  algorithms: [LOCAL_ALGORITHM],
  type: LOCAL_TYPE,
  keys,
  principalOf(payload) {
    const principal = principalOf(payload, OWN_CLAIMS);
    // without a session it could not be called back
    if (principal.session === undefined) return undefined;
    return displaysOnly && principal.role !== 'display' ? undefined : principal;
  },
  isRevoked: ({ session = '' }) => isEnded(session),
});

/**
 * The same from another process: keys and ended sessions are asked of the issuer over HTTP. While it gives no answer the last
 * list holds, and no token lives longer than ten minutes.
 */
export function localIssuerAt(
  issuer: string,
  {
    askEveryMs = ASK_EVERY_MS,
    displaysOnly = false,
    ...options
  }: Omit<RemoteKeysOptions, 'from'> & { askEveryMs?: number } & Partial<Trust> = {},
): { trusted: TrustedIssuer; stop(): void } {
  let ended: ReadonlySet<string> = new Set();
  let silent = false;
  async function ask(): Promise<void> {
    try {
      const response = await fetch(`${issuer}/issuer/revoked`, {
        redirect: 'error',
        signal: AbortSignal.timeout(5_000),
      });
      if (!response.ok) throw new Error(`it answers with ${response.status}`);
      ended = new Set(REVOKED.parse(await response.json()).sessions);
      silent = false;
    } catch (fault) {
      if (!silent) log.warn({ fault: (fault as Error).message }, 'the issuer does not tell which sessions have ended');
      silent = true;
    }
  }
  void ask();
  const timer = setInterval(() => void ask(), askEveryMs).unref();
  return {
    trusted: localIssuer(
      issuer,
      remoteKeys({ from: { jwks: `${issuer}/issuer/jwks` }, ...options }),
      id => ended.has(id),
      { displaysOnly },
    ),
    stop: () => clearInterval(timer),
  };
}
