import { log } from '../log.ts';

/** A kind of refusal is told at once, then at most so often, with how often it happened. */
const TELL_EVERY_MS = 10_000;

/** Writes refusals to the log: what, which key, how often, and nothing of who asked or what for. */
export interface RefusalLog {
  /** `kid` is undefined where no key of ours was named: what a stranger writes does not get into the log. */
  note(reason: string, kid?: string): void;
}

/** `now` in milliseconds. The number of kinds is the number of reasons times the number of keys. */
export function refusalLog(where: string, what: string, now: () => number = Date.now): RefusalLog {
  const kinds = new Map<string, { told: number; count: number }>();
  return {
    note(reason, kid = 'unknown') {
      const kind = `${reason} ${kid}`;
      const seen = kinds.get(kind) ?? { told: -Infinity, count: 0 };
      kinds.set(kind, seen);
      seen.count += 1;
      if (now() - seen.told < TELL_EVERY_MS) return;
      log.warn({ where, reason, kid, count: seen.count }, what);
      seen.told = now();
      seen.count = 0;
    },
  };
}
