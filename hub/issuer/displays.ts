import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { MoreThan } from 'typeorm';
import { DomainError } from '../../shared/domain/errors.ts';
import { Display } from './Display.ts';
import { note, shifted, type Store } from './store.ts';

const DAY_SECONDS = 24 * 3600;
/** A year: who hangs up a screen comes by within one. */
export const DISPLAY_DAYS = { usual: 365, longest: 1_096 } as const;
const LONGEST_NAME = 60;

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Makes the key of a screen and returns it, once. Refuses with FIELD_INVALID. */
export async function addDisplay(
  store: Store,
  { name, center, days }: { name: string; center: string; days: number },
): Promise<{ id: string; key: string; endsAt: string }> {
  if (name.trim() === '' || [...name].length > LONGEST_NAME || /\p{C}/u.test(name))
    throw new DomainError('FIELD_INVALID', {}, 'name');
  if (!Number.isInteger(days) || days < 1 || days > DISPLAY_DAYS.longest)
    throw new DomainError('FIELD_INVALID', {}, 'days');
  const [id, secret, now] = [randomUUID(), randomBytes(32).toString('base64url'), store.now()];
  const endsAt = shifted(now, days * DAY_SECONDS);
  await store.write(async tx => {
    const line = { id, name, center, keyHash: hashOf(secret), madeAt: now.toISOString(), endsAt, seenAt: null };
    await tx.insert(Display, line);
    await note(tx, store, { act: 'display-add', account: id });
  });
  return { id, key: `${id}.${secret}`, endsAt };
}

/** The screens that may still ask, by name. */
export const listDisplays = ({ read, now }: Store): Promise<Display[]> =>
  read.find(Display, { where: { endsAt: MoreThan(now().toISOString()) }, order: { name: 'asc', madeAt: 'asc' } });

/** Takes the key of a screen away; what it shows ends with it. Refuses with ACCOUNT_UNKNOWN. */
export async function removeDisplay(store: Store, id: string): Promise<void> {
  await store.write(async tx => {
    const at = store.now().toISOString();
    const { affected } = await tx.update(Display, { id, endsAt: MoreThan(at) }, { endsAt: at });
    if (affected !== 1) throw new DomainError('ACCOUNT_UNKNOWN', { id }, 'id');
    await note(tx, store, { act: 'display-remove', account: id });
  });
}

/** Whose key it is. Refuses with SIGN_IN_REFUSED, for a wrong key and for one that is over alike; each use leaves a line. */
export async function openDisplay(store: Store, key: string, origin: string): Promise<Display> {
  const [id = '', secret = ''] = key.split('.');
  const display = await store.write(async tx => {
    const found = await tx.findOneBy(Display, { id });
    const now = store.now().toISOString();
    const isRight = found !== null && timingSafeEqual(Buffer.from(hashOf(secret)), Buffer.from(found.keyHash));
    const good = isRight && found.endsAt > now ? found : undefined;
    const result = good ? {} : { result: 'SIGN_IN_REFUSED' };
    await note(tx, store, { act: 'display', account: found?.id ?? null, origin, ...result });
    if (good) await tx.update(Display, { id }, { seenAt: now });
    return good;
  });
  // outside of the transaction, or the line about it would go with it
  if (!display) throw new DomainError('SIGN_IN_REFUSED');
  return display;
}

/** The screens that ended while tokens of theirs may still be good. */
export async function endedDisplays({ read, now }: Store, since: string): Promise<string[]> {
  const at = now().toISOString();
  const rows = await read.find(Display, { where: { endsAt: MoreThan(since) }, select: { id: true, endsAt: true } });
  return rows.filter(({ endsAt }) => endsAt <= at).map(({ id }) => id);
}
