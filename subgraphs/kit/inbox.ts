import type { EntityManager } from 'typeorm';
import { DomainError } from '../../shared/domain/errors.ts';
import { log } from '../../shared/log.ts';
import { isKeyTaken } from './database.ts';
import { InboxMessage } from './InboxMessage.ts';
import { LEVEL_MESSAGE, type LevelMessage, type Receipt } from './message.ts';
import type { Capability, Service } from './subgraph.ts';

/**
 * Applies a message from another level exactly once and answers with its receipt. A message that is seen again gets the
 * receipt it got the first time; one that is refused gets its code and leaves no other trace.
 */
export async function receive(service: Service, raw: unknown): Promise<Receipt> {
  const read = LEVEL_MESSAGE.safeParse(raw);
  if (!read.success || read.data.to !== service.name) return unreadable(service, raw);
  const message = read.data;
  const hears = service.subgraph.capabilities.map(one => one.hears?.[message.topic]).find(one => one !== undefined);
  if (hears) return listen(service, message, hears);
  const stored = await receiptOf(service.database.read, message);
  if (stored) return stored;
  try {
    await service.database.write(async tx => {
      // the key comes first: whoever is second waits here, and finds it taken
      await tx.insert(InboxMessage, record(service, message, null));
      await handlerOf(service, message)(tx, service, message);
    });
    service.relay.ring();
    return receiptFor(message, null);
  } catch (fault) {
    if (isKeyTaken(fault)) return (await receiptOf(service.database.read, message)) ?? Promise.reject(fault);
    if (!(fault instanceof DomainError) || fault.code === 'LEVEL_BUSY') throw fault;
    return refuse(service, message, fault.code);
  }
}

/** Hears what need not arrive: without a row, because it is said again soon. */
async function listen(
  service: Service,
  message: LevelMessage,
  hears: NonNullable<Capability['hears']>[string],
): Promise<Receipt> {
  try {
    await hears(service, message);
    return receiptFor(message, null);
  } catch (fault) {
    if (!(fault instanceof DomainError)) throw fault;
    return receiptFor(message, fault.code);
  }
}

async function refuse(service: Service, message: LevelMessage, code: string): Promise<Receipt> {
  log.warn(
    { subgraph: service.name, origin: message.origin, seq: message.seq, code },
    'refused a message from another level',
  );
  await service.database.write(tx => tx.insert(InboxMessage, record(service, message, code)));
  return receiptFor(message, code);
}

/** A message that cannot be read has no key to be remembered by; its sender is told each time. */
function unreadable(service: Service, raw: unknown): Receipt {
  const { origin, seq } = (raw ?? {}) as { origin?: unknown; seq?: unknown };
  log.warn({ subgraph: service.name }, 'refused a message that cannot be read');
  return { origin: String(origin), seq: Number(seq) || 0, refusal: 'MESSAGE_MALFORMED' };
}

function handlerOf(service: Service, { topic }: LevelMessage) {
  const handler = service.subgraph.capabilities
    .map(({ receives }) => receives?.[topic])
    .find(found => found !== undefined);
  if (!handler) throw new DomainError('MESSAGE_MALFORMED', {}, 'topic');
  return handler;
}

const record = (service: Service, { origin, seq, topic, uid }: LevelMessage, refusal: string | null): InboxMessage => ({
  origin,
  seq,
  topic,
  uid,
  receivedAt: service.now().toISOString(),
  refusal,
});

const receiptFor = ({ origin, seq }: LevelMessage, refusal: string | null): Receipt => ({ origin, seq, refusal });

async function receiptOf(db: EntityManager, message: LevelMessage): Promise<Receipt | undefined> {
  const { origin, seq } = message;
  const stored = await db.findOneBy(InboxMessage, { origin, seq });
  return stored ? receiptFor(message, stored.refusal) : undefined;
}
