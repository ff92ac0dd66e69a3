import { DomainError, type ErrorCode } from '../domain/errors.ts';
import type { Principal, Verify } from './principal.ts';

const LOOK_EVERY_MS = 5_000;

/** What ends a connection; an issuer that is away for a moment does not. */
const ENDS: readonly ErrorCode[] = ['TOKEN_INVALID', 'TOKEN_EXPIRED', 'TOKEN_REVOKED', 'NO_PLACE_HERE'];

/**
 * Looks after the token of a connection that stays open: calls `over` with the code when it expires, is called back, or its
 * key is withdrawn. Returns what ends the watch.
 */
export function watchToken(
  token: string,
  { expiresAt }: Principal,
  verify: Verify,
  over: (code: ErrorCode) => void,
  everyMs = LOOK_EVERY_MS,
): () => void {
  const look = setInterval(() => {
    verify(token).catch(refusal => {
      if (refusal instanceof DomainError && ENDS.includes(refusal.code)) tell(refusal.code);
    });
  }, everyMs).unref();
  // timers hold at most 2^31 ms; a longer token is looked at again by then
  const left = Math.min(expiresAt * 1000 - Date.now(), 2 ** 31 - 1);
  const expiry = setTimeout(() => tell('TOKEN_EXPIRED'), left).unref();
  function stop(): void {
    clearInterval(look);
    clearTimeout(expiry);
  }
  function tell(code: ErrorCode): void {
    stop();
    over(code);
  }
  return stop;
}
