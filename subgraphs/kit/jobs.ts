import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { log } from '../../shared/log.ts';
import { isKeyTaken } from './database.ts';
import { KitState } from './KitState.ts';
import type { Job, Service } from './subgraph.ts';

/** How long a lease lasts that nobody renews: what a process that died in the middle of a job costs. */
const LEASE_SECONDS = 30;
/** The longest and the shortest time between two looks at whether a job is due. */
const LOOK_MS = { most: 600_000, least: 100 };

/** A row of KitState about a job: free until it is due, or held by a process until an instant. */
interface Lease {
  /** Free: when it is due. Held: when the holder has died if it has not renewed it by then. */
  at: string;
  holder: string | null;
}

const FREE = '-';
const formatLease = ({ at, holder }: Lease): string => `${at} ${holder ?? FREE}`;
const parseLease = (text: string): Lease => {
  const [at = '', holder = FREE] = text.split(' ');
  return { at, holder: holder === FREE ? null : holder };
};

/**
 * Does the jobs of a subgraph: each soon after the start, unless another process has just done it, and then every
 * `everySeconds`. However many processes of a subgraph there are over one database, one of them does a job at a time, and it
 * is done once an interval. A job that fails is tried again at the next turn.
 */
export class JobRunner {
  readonly #service: Service;
  readonly #turns: readonly Turn[];

  constructor(service: Service, jobs: readonly Job[]) {
    this.#service = service;
    this.#turns = jobs.map(job => new Turn(service, job));
  }

  start(): void {
    for (const turn of this.#turns) turn.start();
  }

  /** Looks at every job once, and does those that are due and that no other process is at. The timers do nothing else. */
  async look(): Promise<void> {
    await Promise.all(this.#turns.map(turn => turn.look()));
  }

  /** Does every job once now, one after the other, due or not: for tests and for the demo, whose clock may stand. */
  async runAll(): Promise<void> {
    for (const turn of this.#turns) await turn.runNow();
    this.#service.relay.ring();
  }

  /** Begins no further job, and resolves when those at work have ended. */
  async stop(): Promise<void> {
    await Promise.all(this.#turns.map(turn => turn.stop()));
  }
}

/** One job and its timer. */
class Turn {
  readonly #service: Service;
  readonly #job: Job;
  readonly #row: string;
  /** Names this process among those over the same database. */
  readonly #self = randomBytes(4).toString('hex');
  /** What is at work; each piece begins when the one before has ended. */
  #last: Promise<unknown> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(service: Service, job: Job) {
    this.#service = service;
    this.#job = job;
    this.#row = `job:${job.name}`;
  }

  /** Looks now, and again and again. */
  start(): void {
    void this.look().then(wait => {
      if (this.#stopped) return;
      this.#timer = setTimeout(() => this.start(), wait);
      this.#timer.unref();
    });
  }

  /** Does the job if it is due and free; answers how many milliseconds to wait before the next look. */
  look(): Promise<number> {
    return this.#queue(async () => {
      try {
        const wait = await this.#take(false);
        if (wait > 0) return Math.max(LOOK_MS.least, Math.min(wait, LOOK_MS.most));
        await this.#run();
      } catch (fault) {
        this.#complain(fault); // the database does not answer; the next look may find it again
      }
      return Math.min(this.#job.everySeconds * 1_000, LOOK_MS.most);
    }, LOOK_MS.most);
  }

  runNow(): Promise<void> {
    return this.#queue(async () => {
      await this.#take(true);
      await this.#run();
    }, undefined);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#last;
  }

  #queue<T>(work: () => Promise<T>, stopped: T): Promise<T> {
    const turn = this.#last.then(() => (this.#stopped ? stopped : work()));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Takes the lease; answers 0 where it did, or in how many milliseconds to ask again. */
  #take(dueOrNot: boolean): Promise<number> {
    const { now, database } = this.#service;
    return database.write(async tx => {
      const held = await this.#stored(tx);
      const lease = parseLease(held);
      const wait = Date.parse(lease.at) - now().getTime();
      // a lease longer than any that is given out was written by a clock that went wrong, or that has been set back
      const longest = (lease.holder === null ? this.#job.everySeconds : LEASE_SECONDS) * 1_000;
      if (wait > 0 && wait <= longest && !dueOrNot) return wait;
      const taken = await this.#replace(tx, held, { at: this.#in(LEASE_SECONDS), holder: this.#self });
      return taken || dueOrNot ? 0 : LOOK_MS.least;
    });
  }

  async #stored(tx: EntityManager): Promise<string> {
    const row = await tx.findOneBy(KitState, { name: this.#row });
    if (row) return row.value;
    const value = formatLease({ at: this.#in(0), holder: null });
    try {
      await tx.insert(KitState, { name: this.#row, value });
    } catch (fault) {
      if (!isKeyTaken(fault)) throw fault; // another process was first; what it wrote is not what we say, so it wins
    }
    return value;
  }

  async #run(): Promise<void> {
    const begun = this.#in(this.#job.everySeconds);
    const renewal = setInterval(() => void this.#renew(), (LEASE_SECONDS * 1_000) / 3);
    renewal.unref();
    try {
      await this.#job.run(this.#service);
    } catch (fault) {
      this.#complain(fault);
    } finally {
      clearInterval(renewal);
    }
    await this.#write({ at: begun, holder: null });
  }

  async #renew(): Promise<void> {
    try {
      if (!(await this.#write({ at: this.#in(LEASE_SECONDS), holder: this.#self })))
        log.warn({ subgraph: this.#service.name, job: this.#job.name }, 'a job has lost its lease');
    } catch (fault) {
      this.#complain(fault);
    }
  }

  /** Writes the row while this process holds it. */
  #write(lease: Lease): Promise<boolean> {
    return this.#service.database.write(async tx => {
      const row = await tx.findOneBy(KitState, { name: this.#row });
      if (!row || parseLease(row.value).holder !== this.#self) return false;
      return this.#replace(tx, row.value, lease);
    });
  }

  /** The one step that decides between processes: the row changes only if nobody has changed it since it was read. */
  async #replace(tx: EntityManager, value: string, lease: Lease): Promise<boolean> {
    const { affected } = await tx.update(KitState, { name: this.#row, value }, { value: formatLease(lease) });
    return affected === 1;
  }

  #in(seconds: number): string {
    return new Date(this.#service.now().getTime() + seconds * 1_000).toISOString();
  }

  /** A fault’s message may hold what a person wrote, so that only its name and its code are told. */
  #complain(fault: unknown): void {
    const { name, code } = fault as { name?: string; code?: string };
    log.warn(
      { subgraph: this.#service.name, job: this.#job.name, fault: name, code },
      'a job failed and is tried again at its next turn',
    );
  }
}
