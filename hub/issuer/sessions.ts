import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { IsNull } from 'typeorm';
import { DomainError } from '../../shared/domain/errors.ts';
import { Account } from './Account.ts';
import { Session } from './Session.ts';
import { note, shifted, type Store } from './store.ts';

/** A working day at the longest, and an hour without a page that renews it. */
export const SESSION_SECONDS = 12 * 3600;
const IDLE_SECONDS = 3600;
/** Two tabs may renew in one moment with the same secret, or an answer may be lost: that is no theft. */
const GRACE_SECONDS = 10;

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
const newSecret = (): string => randomBytes(32).toString('base64url');

/** Opens a sign-in for a person; returns what the cookie holds. */
export async function openSession(store: Store, account: string): Promise<{ session: string; cookie: string }> {
  const [id, secret, at] = [randomUUID(), newSecret(), store.now().toISOString()];
  await store.write(async tx => {
    const line = { id, account, refreshHash: hashOf(secret), previousHash: null, openedAt: at, rotatedAt: at };
    await tx.insert(Session, { ...line, endedAt: null });
  });
  return { session: id, cookie: `${id}.${secret}` };
}

/**
 * Takes the secret of a sign-in and gives a new one for it. A secret that was used before ends the sign-in: one of the two
 * who know it is a thief. Refuses with SESSION_OVER. Without a cookie in the answer the one the browser has stays good.
 */
export async function renewSession(
  store: Store,
  cookie: string,
  origin: string,
): Promise<{ account: Account; session: string; cookie: string | null }> {
  const [id = '', secret = ''] = cookie.split('.');
  const now = store.now();
  const next = newSecret();
  const found = await store.write(async tx => {
    const session = await tx.findOne(Session, { where: { id }, ...store.lockRow });
    if (!session || session.endedAt !== null) return undefined;
    const account = await tx.findOneBy(Account, { id: session.account });
    const isOver = session.openedAt < shifted(now, -SESSION_SECONDS) || session.rotatedAt < shifted(now, -IDLE_SECONDS);
    if (isOver || account?.status !== 'active') return undefined;
    const given = hashOf(secret);
    if (given === session.refreshHash) {
      const rotated = { refreshHash: hashOf(next), previousHash: given, rotatedAt: now.toISOString() };
      await tx.update(Session, { id }, rotated);
      return { account, session: id, cookie: `${id}.${next}` };
    }
    const isLate = given === session.previousHash && session.rotatedAt >= shifted(now, -GRACE_SECONDS);
    if (isLate) return { account, session: id, cookie: null };
    await tx.update(Session, { id }, { endedAt: now.toISOString() });
    await note(tx, store, { act: 'refresh', account: session.account, result: 'SESSION_OVER', origin });
    return undefined;
  });
  if (!found) throw new DomainError('SESSION_OVER');
  return found;
}

/** Ends a sign-in. Who has no good secret for it ends nothing, and is not told. */
export async function closeSession(store: Store, cookie: string, origin: string): Promise<void> {
  const [id = '', secret = ''] = cookie.split('.');
  await store.write(async tx => {
    const session = await tx.findOneBy(Session, { id, endedAt: IsNull() });
    if (!session || ![session.refreshHash, session.previousHash].includes(hashOf(secret))) return;
    await tx.update(Session, { id }, { endedAt: store.now().toISOString() });
    await note(tx, store, { act: 'sign-out', account: session.account, origin });
  });
}
