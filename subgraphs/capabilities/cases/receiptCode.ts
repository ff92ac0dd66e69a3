import { createHmac, timingSafeEqual } from 'node:crypto';
import { DomainError } from '../../../shared/domain/errors.ts';
import type { Service } from '../../kit/subgraph.ts';

/** Without the letters and digits that people confuse. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const LENGTH = 8;

/**
 * The code on the reporter’s receipt (查询码): who has it, speaks for the case. It is made from the case and a secret of the
 * level’s database, so that it is stored nowhere, and comes out the same when a lost answer is asked for again.
 */
export function receiptCode({ secret }: Pick<Service, 'secret'>, uid: string): string {
  const digest = createHmac('sha256', secret).update(uid).digest();
  return [...digest.subarray(0, LENGTH)].map(byte => LETTERS[byte % LETTERS.length]).join('');
}

/** Whether a code is the one of this case, found out in a time that tells nothing. */
export function isCode(service: Pick<Service, 'secret'>, uid: string, code: string): boolean {
  const wanted = Buffer.from(receiptCode(service, uid));
  const given = Buffer.from(
    code
      .trim()
      .toUpperCase()
      .padEnd(LENGTH)
      .slice(0, LENGTH + 1),
  );
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** Refuses a code that is not the one of this case. */
export function checkCode(service: Pick<Service, 'secret'>, uid: string, code: string): void {
  if (!isCode(service, uid, code)) throw new DomainError('RATING_CODE_WRONG', {}, 'code');
}
