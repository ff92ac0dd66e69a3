import type { EntityManager } from 'typeorm';
import { DomainError } from '../../../shared/domain/errors.ts';
import { rootStatement, stampStatement } from '../../../shared/domain/ledger/canonical.ts';
import { rulingOn } from '../../../shared/domain/ledger/witness.ts';
import type { LevelName } from '../../../shared/domain/levels.ts';
import { sha256Hex } from '../../../shared/ledger/hash.ts';
import { kidOf } from '../../../shared/ledger/levelKey.ts';
import { log } from '../../../shared/log.ts';
import { announce } from '../../kit/outbox.ts';
import type { MessageHandler, Service } from '../../kit/subgraph.ts';
import { uidFrom } from '../../kit/uidFrom.ts';
import { admitKey, checkSigned, ownKey } from './keys.ts';
import { ROOTS_BODY, type ShownRoot, type Stamp, STAMPS } from './packet.ts';
import { WitnessedRoot } from './WitnessedRoot.ts';

/** The level in `county@3f9a01bc`. */
export const levelOfOrigin = (origin: string): LevelName => origin.slice(0, origin.indexOf('@')) as LevelName;

/**
 * Another level shows the roots of its closed days. Those that go on from what is held here are kept and countersigned; one
 * that tells another past is not, and its sender is told LEDGER_FORKED. A signature that does not hold refuses the message.
 */
export const hearRoots: MessageHandler = async (tx, service, { origin, body }) => {
  const read = ROOTS_BODY.safeParse(body);
  if (!read.success) throw new DomainError('MESSAGE_MALFORMED');
  const level = levelOfOrigin(origin);
  const { key, roots } = read.data;
  for (const root of roots) {
    const statement = rootStatement({ level, ...root });
    if (sha256Hex(statement) !== root.root) throw new DomainError('LEDGER_SIGNATURE_WRONG');
    checkSigned(statement, root.signature, key);
  }
  await admitKey(tx, service, level, key);
  const stamps: Stamp[] = [];
  for (const root of roots) stamps.push(await witness(tx, service, level, root, kidOf(key)));
  await announce(tx, {
    to: level,
    topic: STAMPS,
    uid: uidFrom(`countersignatures of ${service.name} for ${level}`),
    body: { key: ownKey(service).publicKey, stamps },
    at: service.now(),
  });
};

async function witness(
  tx: EntityManager,
  service: Service,
  level: LevelName,
  shown: ShownRoot,
  kid: string,
): Promise<Stamp> {
  const { center, day, root } = shown;
  const held = await tx.findOneBy(WitnessedRoot, { level, center, day });
  const last = held ?? (await tx.findOne(WitnessedRoot, { where: { level, center }, order: { day: 'DESC' } }));
  const ruling = rulingOn(shown, held, last);
  if (ruling === 'known' && held)
    return { center, day, root, witnessedAt: held.witnessedAt, signature: held.countersignature, refusal: null };
  const witnessedAt = service.now().toISOString();
  if (ruling !== 'keep') {
    log.error({ subgraph: service.name, of: level, center, day }, 'a root tells another past than the one held here');
    return { center, day, root, witnessedAt, signature: null, refusal: 'LEDGER_FORKED' };
  }
  const own = ownKey(service);
  const witnessName = service.name as LevelName;
  const signature = own.sign(stampStatement({ witness: witnessName, level, center, day, root, witnessedAt }));
  await tx.insert(WitnessedRoot, {
    ...shown,
    ...{ level, kid, witnessedAt, witnessKid: own.kid, countersignature: signature },
  });
  return { center, day, root, witnessedAt, signature, refusal: null };
}
