import { DomainError } from '../../../shared/domain/errors.ts';
import { stampStatement } from '../../../shared/domain/ledger/canonical.ts';
import { kidOf } from '../../../shared/ledger/levelKey.ts';
import { log } from '../../../shared/log.ts';
import type { MessageHandler, RefusalHandler } from '../../kit/subgraph.ts';
import { DailyRoot } from './DailyRoot.ts';
import { levelOfOrigin } from './hearRoots.ts';
import { admitKey, checkSigned } from './keys.ts';
import { ROOTS_BODY, STAMPS_BODY } from './packet.ts';

/** How long a root waits before it is shown again to a witness that refused the whole message. */
const AGAIN_AFTER_MS = 24 * 3_600_000;

/** The witness has answered: its countersignature goes beside the root, or why it refuses one. */
export const hearStamps: MessageHandler = async (tx, service, { origin, body }) => {
  const read = STAMPS_BODY.safeParse(body);
  if (!read.success) throw new DomainError('MESSAGE_MALFORMED');
  const witness = levelOfOrigin(origin);
  const { key, stamps } = read.data;
  await admitKey(tx, service, witness, key);
  for (const { center, day, root, witnessedAt, signature, refusal } of stamps) {
    const own = await tx.findOneBy(DailyRoot, { center, day });
    if (own?.root !== root) throw new DomainError('MESSAGE_MISDIRECTED');
    if (signature === null) {
      log.error({ subgraph: service.name, witness, center, day, refusal }, 'a root was not countersigned');
      await tx.update(DailyRoot, { center, day }, { refusal: refusal ?? 'LEDGER_FORKED' });
      continue;
    }
    const level = service.name;
    checkSigned(stampStatement({ witness, level, center, day, root, witnessedAt }), signature, key);
    const word = { witness, witnessKid: kidOf(key), witnessedAt, countersignature: signature, refusal: null };
    await tx.update(DailyRoot, { center, day }, word);
  }
};

/** The witness refused the message as a whole (it does not know the key): its roots are shown again tomorrow. */
export const rootsRefused: RefusalHandler = async (tx, service, { body }, code) => {
  const offerAt = new Date(service.now().getTime() + AGAIN_AFTER_MS).toISOString();
  for (const { center, day } of ROOTS_BODY.parse(body).roots)
    await tx.update(DailyRoot, { center, day }, { offerAt, refusal: code });
};
