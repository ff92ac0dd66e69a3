import { lockSeconds } from '../../shared/domain/access/lockout.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { Attempt } from './Attempt.ts';
import { shifted, type Store } from './store.ts';

const nameOf = ({ seal }: Store, id: string) => seal.hash(`attempt:${id}`);

/**
 * Counts a failure before it is known to be one, so that of many attempts at once no more get through than of as many in a
 * row. Refuses with SIGN_IN_LOCKED while the name is locked.
 */
export async function takeAttempt(store: Store, id: string): Promise<void> {
  const now = store.now();
  const name = nameOf(store, id);
  const wait = await store.write(async tx => {
    const held = () => tx.findOne(Attempt, { where: { name }, ...store.lockRow });
    let stored = await held();
    if (!stored) {
      // a row that is not there cannot be locked: of several attempts at once one makes it, and the others wait for it
      const none = { name, failures: 0, lastAt: now.toISOString(), lockedUntil: null };
      await tx.createQueryBuilder().insert().into(Attempt).values(none).orIgnore().execute();
      stored = await held();
    }
    const until = stored?.lockedUntil ?? '';
    if (until > now.toISOString()) return Math.ceil((Date.parse(until) - now.getTime()) / 1000);
    const failures = (stored?.failures ?? 0) + 1;
    const seconds = lockSeconds(failures);
    const lockedUntil = seconds > 0 ? shifted(now, seconds) : null;
    await tx.update(Attempt, { name }, { failures, lastAt: now.toISOString(), lockedUntil });
    return 0;
  });
  if (wait > 0) throw new DomainError('SIGN_IN_LOCKED', { seconds: String(wait) });
}

/** It was no failure, and no success either: the count is as it was. */
export async function giveBackAttempt(store: Store, id: string): Promise<void> {
  const name = nameOf(store, id);
  await store.write(async tx => {
    const stored = await tx.findOne(Attempt, { where: { name }, ...store.lockRow });
    if (stored) await tx.update(Attempt, { name }, { failures: Math.max(0, stored.failures - 1), lockedUntil: null });
  });
}

/** It was a success: nothing is held against the name any more. */
export const forgetAttempts = async (store: Store, id: string): Promise<void> =>
  store.write(async tx => void (await tx.delete(Attempt, { name: nameOf(store, id) })));
