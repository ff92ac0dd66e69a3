import type { RequestContext } from './subgraph.ts';

/** Timers hold 2^31 ms at most, and a clock that was set anew is noticed by then. */
const LONGEST = 60 * 60_000;

/** How long the token of this request still holds, in ms; 0 or less once it has expired, and for nobody. */
export const millisecondsLeft = ({ principal, service }: RequestContext): number =>
  (principal?.expiresAt ?? 0) * 1000 - service.now().getTime();

/**
 * Waits for something, at most until the token may have expired or `signal` says to stop. What is waited for gets a signal of
 * its own, so that it is let go in every case; whether the token has expired the caller looks up.
 */
export async function untilExpiry(
  ctx: RequestContext,
  signal: AbortSignal,
  wait: (stop: AbortSignal) => Promise<void>,
): Promise<void> {
  const done = new AbortController();
  const stop = () => done.abort();
  const timer = setTimeout(stop, Math.min(Math.max(millisecondsLeft(ctx), 1), LONGEST)).unref();
  signal.addEventListener('abort', stop, { once: true });
  try {
    if (!signal.aborted) await wait(done.signal);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}
