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
  /** Counts the wrong guesses in an answer. */
  count(source: string | null, answer: string): Promise<void>;
}

export function watchGuesses({ points = WRONG_ANSWERS, seconds = SECONDS } = {}): Guesses {
  const limiter = new RateLimiterMemory({ points, duration: seconds });
  return {
    async admit(address = '-', authorization) {
      if (authorization !== undefined) return null;
      const seen = await limiter.get(address);
      if (!seen || seen.consumedPoints < points) return address;
      throw new DomainError('TOO_MANY_TRIES', { minutes: String(Math.max(1, Math.ceil(seen.msBeforeNext / 60_000))) });
    },
    async count(source, answer) {
      const wrong = answer.split('"code":"MY_CASE_NOT_FOUND"').length - 1;
      if (source !== null && wrong > 0) await limiter.penalty(source, wrong);
    },
  };
}
