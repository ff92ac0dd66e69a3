import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError, type ErrorCode } from '../../shared/domain/errors.ts';

/** What somebody who guesses gets to hear. All else was no guess: a password that is to be changed was right. */
const FAILURES: ReadonlySet<ErrorCode> = new Set(['SIGN_IN_REFUSED', 'SIGN_IN_LOCKED', 'SECOND_FACTOR_WRONG']);

/** How many failures one address has: a whole center may sit behind one, and each of its people may err a few times. */
export const FAILURES_OF_AN_ADDRESS = 60;
const SECONDS = 15 * 60;

/**
 * Counts the failures of an address over all names, which the lock of a name does not see: who tries one password on many.
 * Each attempt is counted before it is known how it ends, so that of many at once no more get through. Refuses with
 * TOO_MANY_REQUESTS and the seconds to wait.
 */
export function countFailures(): <T>(address: string, attempt: () => Promise<T>) => Promise<T> {
  const counts = new RateLimiterMemory({ points: FAILURES_OF_AN_ADDRESS, duration: SECONDS });
  return async (address, attempt) => {
    await counts.consume(address).catch((refused: RateLimiterRes) => {
      throw new DomainError('TOO_MANY_REQUESTS', { seconds: String(Math.ceil(refused.msBeforeNext / 1000)) });
    });
    let failed = false;
    try {
      return await attempt();
    } catch (fault) {
      failed = fault instanceof DomainError && FAILURES.has(fault.code);
      throw fault;
    } finally {
      if (!failed) await counts.reward(address);
    }
  };
}
