import type { EntityManager } from 'typeorm';
import { DomainError } from '../../../shared/domain/errors.ts';
import type { LevelName } from '../../../shared/domain/levels.ts';
import { isSigned, kidOf, type LevelKey, openLevelKey } from '../../../shared/ledger/levelKey.ts';
import { log } from '../../../shared/log.ts';
import type { Service } from '../../kit/subgraph.ts';
import { LevelKeyRow } from './LevelKeyRow.ts';

const opened = new WeakMap<Service, LevelKey>();

/** Opens this level’s signing key, and writes its public half where a checker finds it. */
export async function openOwnKey(service: Service): Promise<void> {
  const key = openLevelKey(service.ledgerKeys, service.name);
  opened.set(service, key);
  const level = service.name as LevelName;
  await service.database.write(async tx => {
    const known = await tx.findBy(LevelKeyRow, { level });
    if (known.some(({ kid }) => kid === key.kid)) return;
    if (known.length > 0)
      log.warn({ subgraph: level, kid: key.kid }, 'the signing key is another one; its witness has to be told');
    await tx.insert(LevelKeyRow, pinned(service, level, key.publicKey));
  });
}

export function ownKey(service: Service): LevelKey {
  const key = opened.get(service);
  if (!key) throw new Error(`${service.name} has not opened its signing key`);
  return key;
}

/**
 * Takes the first key that comes from a level for that level’s. Any other is refused with LEDGER_KEY_UNKNOWN until the
 * operators have compared the two by another road and added it.
 */
export async function admitKey(tx: EntityManager, service: Service, level: LevelName, publicKey: string) {
  const known = await tx.findBy(LevelKeyRow, { level });
  if (known.some(row => row.publicKey === publicKey)) return;
  if (known.length > 0) throw new DomainError('LEDGER_KEY_UNKNOWN', { level, kid: kidOf(publicKey) });
  await tx.insert(LevelKeyRow, pinned(service, level, publicKey));
}

const pinned = (service: Service, level: LevelName, publicKey: string): LevelKeyRow => ({
  level,
  kid: kidOf(publicKey),
  publicKey,
  pinnedAt: service.now().toISOString(),
});

/** Refuses with LEDGER_SIGNATURE_WRONG what the holder of the key did not sign. */
export function checkSigned(statement: string, signature: string, publicKey: string): void {
  if (!isSigned(statement, signature, publicKey)) throw new DomainError('LEDGER_SIGNATURE_WRONG');
}
