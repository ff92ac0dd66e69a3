/** Requests of one second are remembered and forgotten together. */
const SLICE_MS = 1_000;

/** What was seen of requests that are still fresh. Holds at most `limit` of them, in the memory of this process. */
export interface SeenNonces {
  /** `new` the first time, then `seen`; `old` for what was issued too long ago to be told from what was seen. */
  take(nonce: string, issued: number, now: number): 'new' | 'seen' | 'old';
  /** Requests issued before this instant are not taken any more. */
  readonly floor: number;
  readonly size: number;
}

/**
 * Remembers the nonces of requests for as long as their window lasts. What it cannot remember it does not let pass: a process
 * that has just started takes nothing issued before its start, and when more come than it can hold, the window becomes shorter.
 */
export function seenNonces({ windowMs, limit, since }: { windowMs: number; limit: number; since: number }): SeenNonces {
  const slices = new Map<number, Set<string>>();
  let size = 0;
  let floor = since;

  function forget(slice: number): void {
    size -= slices.get(slice)?.size ?? 0;
    slices.delete(slice);
    floor = Math.max(floor, (slice + 1) * SLICE_MS);
  }

  return {
    get floor() {
      return floor;
    },
    get size() {
      return size;
    },
    take(nonce, issued, now) {
      for (const slice of slices.keys()) if ((slice + 1) * SLICE_MS < now - windowMs) forget(slice);
      if (issued < floor) return 'old';
      const slice = Math.floor(issued / SLICE_MS);
      let seen = slices.get(slice);
      if (!seen) slices.set(slice, (seen = new Set()));
      if (seen.has(nonce)) return 'seen';
      seen.add(nonce);
      size += 1;
      while (size > limit) forget(Math.min(...slices.keys()));
      return 'new';
    },
  };
}
