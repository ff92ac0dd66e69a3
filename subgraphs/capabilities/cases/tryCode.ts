import { createHmac } from 'node:crypto';
import { type EntityManager, LessThan } from 'typeorm';
import { DomainError } from '../../../shared/domain/errors.ts';
import { afterWrongCode, isLocked, LOCK_MINUTES } from '../../../shared/domain/privacy/codeTries.ts';
import { isKeyTaken } from '../../kit/database.ts';
import type { Service } from '../../kit/subgraph.ts';
import type { CaseFile } from './CaseFile.ts';
import { CodeTry } from './CodeTry.ts';
import { isCode } from './receiptCode.ts';

const DAY_MS = 86_400_000;

/**
 * Lets through who has the code of a case. A wrong code and a number that does not exist get the same answer, count the same
 * and take the same work, so that nobody learns which numbers there are. After five the number is closed for a while, also
 * for the right code; the count outlives a restart. Refuses with MY_CASE_NOT_FOUND or TOO_MANY_TRIES.
 */
export async function tryCode(
  service: Service,
  number: string,
  file: CaseFile | null,
  code: string,
): Promise<CaseFile> {
  const { database, secret } = service;
  const numberHash = createHmac('sha256', secret).update(`number:${number}`).digest('hex').slice(0, 32);
  // a refusal would undo the count: it is thrown after the commit
  const outcome = await database.write(async tx => {
    const now = service.now().toISOString();
    const tries = await triesOf(tx, service, numberHash);
    if (isLocked(tries, now)) return 'locked';
    const right = isCode(service, file?.uid ?? '', code) && file !== null;
    if (!right) await countWrong(tx, service, tries, { numberHash, now });
    else if (tries) await tx.delete(CodeTry, { numberHash });
    return right ? 'right' : 'wrong';
  });
  if (outcome === 'locked') throw new DomainError('TOO_MANY_TRIES', { minutes: String(LOCK_MINUTES) });
  if (outcome === 'wrong' || file === null) throw new DomainError('MY_CASE_NOT_FOUND');
  return file;
}

const triesOf = (tx: EntityManager, { database }: Service, numberHash: string): Promise<CodeTry | null> =>
  tx.findOne(CodeTry, { where: { numberHash }, ...database.lockRow });

async function countWrong(
  tx: EntityManager,
  service: Service,
  tries: CodeTry | null,
  { numberHash, now }: { numberHash: string; now: string },
): Promise<void> {
  if (tries) return void (await tx.update(CodeTry, { numberHash }, afterWrongCode(tries, now)));
  try {
    await tx.insert(CodeTry, { numberHash, ...afterWrongCode(null, now) });
  } catch (fault) {
    if (!isKeyTaken(fault)) throw fault; // somebody else tried the same number at the same instant
    await tx.update(CodeTry, { numberHash }, afterWrongCode(await triesOf(tx, service, numberHash), now));
  }
}

/** Forgets tries that have long been over. */
export const forgetTries = async ({ database, now }: Service): Promise<void> => {
  const before = new Date(now().getTime() - DAY_MS).toISOString();
  await database.write(tx => tx.delete(CodeTry, { lastAt: LessThan(before) }));
};
