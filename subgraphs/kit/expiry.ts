import type { RequestContext } from './subgraph.ts';

/** Timers hold 2^31 ms at most, and a clock that was set anew is noticed by then. */
const LONGEST = 60 * 60_000;

/** In a duty one looks again this often: it may have been ended before its time, by another process. */
const LOOK_EVERY_MS = 5_000;

/** How long the token of this request still holds, in ms; 0 or less once it has expired, and for nobody. */
export const millisecondsLeft = ({ principal, service }: RequestContext): number =>
  (principal?.expiresAt ?? 0) * 1000 - service.now().getTime();

/** How long to wait at most: until the token ends, and in a duty until that ends, or is looked at again. */
function longestWait(ctx: RequestContext): number {
  const left = Math.min(millisecondsLeft(ctx), LONGEST);
  if (!ctx.duty) return left;
  const duty = Date.parse(ctx.duty.found?.to ?? '') - ctx.service.now().getTime() || 0;
  return Math.min(left, duty, LOOK_EVERY_MS);
}

/**
 * Waits for something, at most until token or duty may have ended or `signal` says to stop. What is waited for gets a signal of
 * its own, so that it is let go in every case; whether one has ended the caller looks up.
 */
export async function untilExpiry(
  ctx: RequestContext,
  signal: AbortSignal,
  wait: (stop: AbortSignal) => Promise<void>,
): Promise<void> {
  const done = new AbortController();
  const stop = () => done.abort();
  const timer = setTimeout(stop, Math.max(longestWait(ctx), 1)).unref();
  signal.addEventListener('abort', stop, { once: true });
  try {
    if (!signal.aborted) await wait(done.signal);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}
