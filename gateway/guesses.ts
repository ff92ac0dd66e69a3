import { RateLimiterMemory } from 'rate-limiter-flexible';
import { DomainError } from '../shared/domain/errors.ts';

/** Wrong answers that one source may get in a quarter of an hour: enough for a busy public terminal, too few to search. */
const WRONG_ANSWERS = 20;
const SECONDS = 15 * 60;

/** Slows down whoever tries numbers and codes of receipts one after the other (N12). Kept in memory: levels count by number. */
export interface Guesses {
  /**
   * The source that wrong guesses of a request are counted under; null for who has an account and can be held to it. Refuses
   * a source that has guessed wrong too often with TOO_MANY_TRIES.
   */
  admit(address: string | undefined, authorization: string | undefined): Promise<string | null>;
  /**
   * Runs what a source asks, and counts the wrong guesses in the answer. Of many at once no more run than may still be wrong;
   * the others wait their turn, and are refused with TOO_MANY_TRIES when it comes too late.
   */
  counted<T extends { text: string }>(source: string | null, run: () => Promise<T>): Promise<T>;
}

export function watchGuesses({ points = WRONG_ANSWERS, seconds = SECONDS } = {}): Guesses {
  const limiter = new RateLimiterMemory({ points, duration: seconds });
  const crowds = new Map<string, { people: number; running: number; waiting: (() => void)[] }>();

  /** How many wrong guesses are left to a source. */
  async function left(source: string): Promise<number> {
    const seen = await limiter.get(source);
    if (!seen || seen.consumedPoints < points) return points - (seen?.consumedPoints ?? 0);
    throw new DomainError('TOO_MANY_TRIES', { minutes: String(Math.max(1, Math.ceil(seen.msBeforeNext / 60_000))) });
  }

  return {
    async admit(address = '-', authorization) {
      if (authorization !== undefined) return null;
      await left(address);
      return address;
    },
    async counted(source, run) {
      if (source === null) return run();
      const here = crowds.get(source) ?? { people: 0, running: 0, waiting: [] };
      crowds.set(source, here);
      here.people += 1;
      try {
        let rest = await left(source);
        while (here.running >= rest) {
          await new Promise<void>(resolve => here.waiting.push(resolve));
          rest = await left(source);
        }
        here.running += 1;
        try {
          const answer = await run();
          const wrong = answer.text.split('"code":"MY_CASE_NOT_FOUND"').length - 1;
          if (wrong > 0) await limiter.penalty(source, wrong);
          return answer;
        } finally {
          here.running -= 1;
        }
      } finally {
        here.people -= 1;
        if (here.people === 0) crowds.delete(source);
        here.waiting.shift()?.();
      }
    },
  };
}
