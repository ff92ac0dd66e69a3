import type { EntityManager } from 'typeorm';
import { MoreThan } from 'typeorm';

const RING = 2_048;

/** The entity whose committed lines the relay numbers. */
export type LedgerEntity = abstract new (...args: never[]) => { seq: number; position: number | null };

/** A committed line with its place in the stream. */
export interface LedgerLine {
  seq: number;
  position: number;
}

/**
 * The tail of a level's ledger: what every stream reads. Lines come from a ring of the newest ones, and from the database
 * when a reader is further behind; a missed ring of the bell costs nothing, because a reader asks by position.
 */
export class Ledger {
  /** Names this database: a cursor of another one means nothing here. */
  readonly epoch: string;
  readonly #entity: LedgerEntity;
  readonly #read: EntityManager;
  readonly #waiting = new Set<() => void>();
  #ring: LedgerLine[] = [];
  #head: number;
  #closed = false;

  constructor(entity: LedgerEntity, read: EntityManager, epoch: string, head: number) {
    this.#entity = entity;
    this.#read = read;
    this.epoch = epoch;
    this.#head = head;
  }

  /** True once the subgraph stops: streams end then, and their readers come back with their cursors. */
  get closed(): boolean {
    return this.#closed;
  }

  close(): void {
    this.#closed = true;
    for (const wake of this.#waiting) wake();
  }

  /** The position of the newest line. */
  get head(): number {
    return this.#head;
  }

  /** Takes in lines that the relay has just numbered, in order, and wakes the readers. */
  append(lines: readonly LedgerLine[]): void {
    const [first, last] = [lines[0], lines.at(-1)];
    if (!first || !last) return;
    // another process of this level has numbered lines in between: the ring must have no holes
    if (first.position !== this.#head + 1) this.#ring = [];
    this.#ring.push(...lines);
    if (this.#ring.length > RING) this.#ring = this.#ring.slice(-RING);
    this.#head = last.position;
    for (const wake of this.#waiting) wake();
  }

  /** Takes note of lines that another process of this level has numbered; readers find them in the database. */
  catchUp(head: number): void {
    if (head <= this.#head) return;
    this.#ring = [];
    this.#head = head;
    for (const wake of this.#waiting) wake();
  }

  /** Up to `limit` lines after a position, oldest first. */
  async after(position: number, limit: number): Promise<LedgerLine[]> {
    const first = this.#ring[0];
    if (first && position >= first.position - 1) {
      const from = position + 1 - first.position;
      return this.#ring.slice(from, from + limit);
    }
    if (position >= this.#head) return [];
    return this.#read.find(this.#entity as never, {
      where: { position: MoreThan(position) } as never,
      order: { position: 'ASC' } as never,
      take: limit,
    });
  }

  /** Resolves when there is a line after `position`, or when the signal says to stop waiting. */
  grown(position: number, signal: AbortSignal): Promise<void> {
    if (this.#head > position || signal.aborted || this.#closed) return Promise.resolve();
    return new Promise(resolve => {
      const wake = () => {
        this.#waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal.addEventListener('abort', wake);
    });
  }
}
