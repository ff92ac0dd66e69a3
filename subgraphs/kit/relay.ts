import { type EntityManager, In, IsNull, Not } from 'typeorm';
import { log } from '../../shared/log.ts';
import type { Bus } from './bus/bus.ts';
import { KitState } from './KitState.ts';
import type { Ledger, LedgerEntity, LedgerLine } from './ledger.ts';
import { OutboxMessage } from './OutboxMessage.ts';
import type { Database } from './database.ts';

/** How often the relay looks by itself, should a ring of the bell be missed. */
const LOOK_EVERY_MS = 1_000;
const BATCH = 500;
const RETRY_MS = { first: 200, most: 30_000 };

export interface RelayParts {
  name: string;
  database: Database;
  ledger: Ledger;
  entity: LedgerEntity;
  bus: Bus;
  now: () => Date;
  /** Hears of a message that its receiver refused, in the transaction that retires it. */
  onRefusal: (tx: EntityManager, message: OutboxMessage, code: string) => Promise<void>;
}

/**
 * What follows a commit. It numbers committed ledger lines without gaps (auto-increment order is not commit order, so
 * nobody else may), and sends the outbox until each message has its receipt.
 */
export class Relay {
  readonly #parts: RelayParts;
  readonly #origin: string;
  readonly #numbering: Loop;
  readonly #sending: Loop;
  /** Levels that did not answer: when to try again, and how long to wait after that. */
  readonly #silent = new Map<string, { until: number; wait: number }>();

  constructor(parts: RelayParts) {
    this.#parts = parts;
    this.#origin = `${parts.name}@${parts.ledger.epoch}`;
    this.#numbering = new Loop(`${parts.name}: numbering`, () => this.#number());
    this.#sending = new Loop(`${parts.name}: sending`, () => this.#send());
  }

  start(): void {
    this.#numbering.start();
    this.#sending.start();
  }

  /** Says that something was committed. */
  ring(): void {
    this.#numbering.ring();
    this.#sending.ring();
  }

  /** Numbers and sends what there is, and resolves when that is done. */
  async settle(): Promise<void> {
    await this.#numbering.settle();
    await this.#sending.settle();
  }

  async stop(): Promise<void> {
    await Promise.all([this.#numbering.stop(), this.#sending.stop()]);
  }

  async #number(): Promise<boolean> {
    const { database, ledger, entity } = this.#parts;
    // most rings find nothing new: a look costs less than a transaction
    if (!(await database.read.existsBy(entity as never, { position: IsNull() } as never))) {
      const stored = await database.read.findOneByOrFail(KitState, { name: 'head' });
      ledger.catchUp(Number(stored.value));
      return false;
    }
    const numbered = await database.write(async tx => {
      const head = await tx.findOneOrFail(KitState, { where: { name: 'head' }, ...database.lockRow });
      const lines = (await tx.find(entity as never, {
        where: { position: IsNull() } as never,
        order: { seq: 'ASC' } as never,
        take: BATCH,
      })) as LedgerLine[];
      if (lines.length === 0) return lines;
      let position = Number(head.value);
      for (const line of lines) {
        line.position = ++position;
        await tx.update(entity as never, { seq: line.seq } as never, { position } as never);
      }
      await tx.update(KitState, { name: 'head' }, { value: String(position) });
      return lines;
    });
    ledger.append(numbered);
    return numbered.length === BATCH;
  }

  async #send(): Promise<boolean> {
    const { database, now } = this.#parts;
    const silent = [...this.#silent].filter(([, { until }]) => until > now().getTime()).map(([to]) => to);
    const owed = await database.read.find(OutboxMessage, {
      where: { receiptedAt: IsNull(), ...(silent.length > 0 ? { to: Not(In(silent)) } : {}) },
      order: { seq: 'ASC' },
      take: BATCH,
    });
    const byCase = groupByUid(owed);
    const sent = (await Promise.all([...byCase.values()].map(messages => this.#sendInOrder(messages)))).flat();
    this.#listen(owed, sent);
    await this.#retire(sent);
    return sent.length > 0 && owed.length === BATCH;
  }

  /** The messages of one case go one after the other; the first that gets no answer holds back the rest (G3). */
  async #sendInOrder(messages: readonly OutboxMessage[]): Promise<Sent[]> {
    const { bus, name } = this.#parts;
    const sent: Sent[] = [];
    for (const message of messages)
      try {
        const { seq, to, topic, uid, body } = message;
        const receipt = await bus.send({ origin: this.#origin, seq, to, topic, uid, body });
        if (receipt.origin !== this.#origin || receipt.seq !== seq)
          throw new Error('the receipt is for another message');
        sent.push({ message, refusal: receipt.refusal });
      } catch (fault) {
        log.debug(
          { subgraph: name, to: message.to, seq: message.seq, fault: (fault as Error).message },
          'no receipt yet',
        );
        break;
      }
    return sent;
  }

  /** Leaves a level alone for a while that has answered nothing, longer each time; hears at once from one that has. */
  #listen(owed: readonly OutboxMessage[], sent: readonly Sent[]): void {
    const answered = new Set(sent.map(({ message }) => message.to));
    for (const to of new Set(owed.map(message => message.to))) {
      const wait = Math.min(RETRY_MS.most, (this.#silent.get(to)?.wait ?? RETRY_MS.first / 2) * 2);
      if (answered.has(to)) this.#silent.delete(to);
      else this.#silent.set(to, { until: this.#parts.now().getTime() + wait, wait });
    }
  }

  async #retire(sent: readonly Sent[]): Promise<void> {
    if (sent.length === 0) return;
    const { database, now, name, onRefusal } = this.#parts;
    const receiptedAt = now().toISOString();
    await database.write(async tx => {
      const applied = sent.filter(({ refusal }) => refusal === null).map(({ message }) => message.seq);
      if (applied.length > 0) await tx.update(OutboxMessage, { seq: In(applied) }, { receiptedAt });
      for (const { message, refusal } of sent) {
        if (refusal === null) continue;
        log.error({ subgraph: name, seq: message.seq, refusal }, 'another level refused a message');
        await tx.update(OutboxMessage, { seq: message.seq }, { receiptedAt, refusal });
        await onRefusal(tx, message, refusal);
      }
    });
    if (sent.some(({ refusal }) => refusal !== null)) this.#numbering.ring();
  }
}

/** A message that has its receipt. */
interface Sent {
  message: OutboxMessage;
  refusal: string | null;
}

function groupByUid(messages: readonly OutboxMessage[]): Map<string, OutboxMessage[]> {
  const groups = new Map<string, OutboxMessage[]>();
  for (const message of messages) groups.set(message.uid, [...(groups.get(message.uid) ?? []), message]);
  return groups;
}

/** Does a piece of work whenever the bell rings, never twice at once, and now and then without a bell. */
class Loop {
  readonly #name: string;
  readonly #work: () => Promise<boolean>;
  #running: Promise<void> | undefined;
  #rung = false;
  #stopped = true;
  #timer: NodeJS.Timeout | undefined;

  /** `work` answers whether there is more to do at once. */
  constructor(name: string, work: () => Promise<boolean>) {
    this.#name = name;
    this.#work = work;
  }

  start(): void {
    this.#stopped = false;
    this.#timer = setInterval(() => this.ring(), LOOK_EVERY_MS);
    this.ring();
  }

  ring(): void {
    if (this.#stopped) return;
    this.#rung = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
      if (this.#rung) this.ring();
    });
  }

  async settle(): Promise<void> {
    this.ring();
    while (this.#running) await this.#running;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#rung = false;
    clearInterval(this.#timer);
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#rung && !this.#stopped) {
      this.#rung = false;
      try {
        while (!this.#stopped && (await this.#work()));
      } catch (fault) {
        // the next look tries again; nothing is lost meanwhile, because everything waits in the database
        log.warn({ loop: this.#name, fault: (fault as Error).message }, 'the relay will try again');
      }
    }
  }
}
