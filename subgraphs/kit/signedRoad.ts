import { createHash } from 'node:crypto';
import { DomainError } from '../../shared/domain/errors.ts';
import type { KeyFile } from '../../shared/link/keyFile.ts';
import type { LevelKeys } from '../../shared/link/levelKeys.ts';
import { type RefusalLog, refusalLog } from '../../shared/link/refusalLog.ts';
import { levelOfOrigin, signAsLevel, signatureFault } from '../../shared/link/signMessage.ts';
import type { Bus } from './bus/bus.ts';
import { isKeyTaken } from './database.ts';
import { LEVEL_MESSAGE, type Receipt } from './message.ts';
import { QuarantinedMessage } from './QuarantinedMessage.ts';
import type { Service } from './subgraph.ts';

/** How many refused messages are kept; what comes after them is only counted in the log. */
const QUARANTINE_LIMIT = 1_000;

/** With which keys a level signs what it sends and checks what it gets. */
export interface RoadKeys {
  keys: KeyFile<LevelKeys>;
  /** Takes what is not signed at all, while not all levels have keys; what is signed must be so rightly all the same. */
  open: boolean;
}

/** The road with signatures: what leaves is signed, and a receipt that is not the receiver's own is as good as none. */
export function signedBus(bus: Bus, road: RoadKeys | undefined): Bus {
  if (!road) return bus;
  const { keys, open } = road;
  const refusals = refusalLog(keys.current().level, 'refused a receipt of another level');
  return {
    ...bus,
    async send(message) {
      const signature = signAsLevel('message', keys.current(), message, Date.now());
      const receipt = await bus.send({ ...message, signature });
      const isOpen = open && receipt.signature === undefined;
      const fault = isOpen ? null : signatureFault('receipt', keys, message.to, receipt);
      if (fault) {
        refusals.note(fault);
        throw new DomainError(fault);
      }
      // the receiver could not tell that it is ours: it may yet learn our new key, and nothing is retired for that
      if (receipt.refusal === 'MESSAGE_UNSIGNED' || receipt.refusal === 'MESSAGE_FORGED') {
        refusals.note(`${message.to} says ${receipt.refusal}`);
        throw new DomainError(receipt.refusal);
      }
      return receipt;
    },
  };
}

/** An inbox behind a check of signatures: it sees only what the level that it names has signed, and its receipts are signed. */
export function signedInbox(
  service: Pick<Service, 'name' | 'database' | 'now'>,
  road: RoadKeys | undefined,
  receive: (raw: unknown) => Promise<Receipt>,
): (raw: unknown) => Promise<Receipt> {
  if (!road) return receive;
  const { keys, open } = road;
  const refusals = refusalLog(service.name, 'refused a message from another level by its signature');
  const signed = (receipt: Receipt): Receipt => ({
    ...receipt,
    signature: signAsLevel('receipt', keys.current(), receipt, Date.now()),
  });
  return async raw => {
    const { origin, signature } = (raw ?? {}) as Record<string, unknown>;
    const isOpen = open && signature === undefined;
    const reason = isOpen ? null : signatureFault('message', keys, levelOfOrigin(origin), raw);
    return signed(reason === null ? await receive(raw) : await quarantine(service, refusals, raw, reason));
  };
}

/** Keeps why a message was refused. It gets no row in the inbox: that place belongs to the true message of that number. */
async function quarantine(
  { database, now }: Pick<Service, 'database' | 'now'>,
  refusals: RefusalLog,
  raw: unknown,
  reason: string,
): Promise<Receipt> {
  refusals.note(reason);
  const { origin, seq } = LEVEL_MESSAGE.shape.origin.safeParse((raw as { origin?: unknown } | null)?.origin).success
    ? (raw as { origin: string; seq: unknown })
    : { origin: null, seq: null };
  const number = LEVEL_MESSAGE.shape.seq.safeParse(seq).data ?? null;
  const text = JSON.stringify(raw) ?? '';
  const digest = createHash('sha256').update(text).digest('hex');
  if (
    !(await database.read.existsBy(QuarantinedMessage, { digest })) &&
    (await database.read.count(QuarantinedMessage)) < QUARANTINE_LIMIT
  )
    await database
      .write(tx =>
        tx.insert(QuarantinedMessage, {
          digest,
          reason,
          origin,
          seq: number,
          bytes: Buffer.byteLength(text),
          receivedAt: now().toISOString(),
        }),
      )
      .catch(fault => {
        // the same message came twice at once
        if (!isKeyTaken(fault)) throw fault;
      });
  return { origin: origin ?? '', seq: number ?? 0, refusal: reason };
}
