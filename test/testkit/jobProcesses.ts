import { log } from '../../shared/log.ts';
import { type Database, type DatabasePlace, openDatabase } from '../../subgraphs/kit/database.ts';
import { JobRunner } from '../../subgraphs/kit/jobs.ts';
import { KitState } from '../../subgraphs/kit/KitState.ts';
import { Kit1767225600000 } from '../../subgraphs/kit/migrations/1767225600000-Kit.ts';
import type { Job, Service } from '../../subgraphs/kit/subgraph.ts';

export const BEGIN = Date.parse('2026-03-02T01:00:00.000Z');

/** Processes of one subgraph over one database, with one clock that moves only when told. */
export class Processes {
  instant = BEGIN;
  readonly databases: Database[] = [];
  readonly runners: JobRunner[] = [];
  readonly place: DatabasePlace;

  constructor(place: DatabasePlace) {
    this.place = place;
  }

  get service(): Service {
    return {
      name: 'county',
      database: this.databases.at(-1),
      now: () => new Date(this.instant),
      relay: { ring: () => undefined },
    } as unknown as Service;
  }

  /** One process; on SQLite there is one, which more runners may share. */
  async open(jobs: readonly Job[], share = false): Promise<JobRunner> {
    if (!share)
      this.databases.push(
        await openDatabase(this.place, 'county', { entities: [KitState], migrations: [Kit1767225600000] }),
      );
    const runner = new JobRunner(this.service, jobs);
    this.runners.push(runner);
    return runner;
  }

  lease = async (name: string) => (await this.databases[0]?.read.findOneBy(KitState, { name: `job:${name}` }))?.value;

  async close(): Promise<void> {
    await Promise.all(this.runners.map(runner => runner.stop()));
    for (const database of this.databases) await database.close();
  }
}

/** A job that notes when it is done; `hold` keeps it at work until it is released. */
export function noted(name: string, everySeconds: number, more: Partial<Job> = {}) {
  const runs: string[] = [];
  const job: Job = {
    name,
    everySeconds,
    run: async service => {
      runs.push(service.now().toISOString());
      await more.run?.(service);
    },
  };
  return { job, runs };
}

/** Something to wait at until it is opened. */
export function gate() {
  let open = () => undefined as void;
  const passed = new Promise<void>(resolve => (open = resolve));
  return { open, passed };
}

/** Hears what the log says until the returned function is called. */
export function hearLog(into: string[]): () => void {
  const stream = (log as unknown as Record<symbol, { write(line: string): unknown }>)[
    Object.getOwnPropertySymbols(log).find(symbol => symbol.description === 'pino.stream') as symbol
  ] as { write(line: string): unknown };
  const write = stream.write;
  stream.write = line => into.push(line);
  return () => void (stream.write = write);
}
