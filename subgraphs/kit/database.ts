import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { DataSource, type DataSourceOptions, type EntityManager, type FindOneOptions } from 'typeorm';
import { DomainError } from '../../shared/domain/errors.ts';
import { SettingsError } from '../../shared/settings.ts';

interface FolderPlace {
  kind: 'sqlite';
  folder: string;
}

interface ServerPlace {
  kind: 'mysql' | 'mariadb';
  url: string;
  prefix: string;
}

/** Where a subgraph keeps its data. */
export type DatabasePlace = FolderPlace | ServerPlace;

/** The database of one subgraph. Reads see committed data only; writes are one transaction each. */
export interface Database {
  /** For reading what is committed. */
  readonly read: EntityManager;
  /** One transaction. On SQLite they wait for each other; on a server a deadlock is tried again. */
  write<T>(work: (tx: EntityManager) => Promise<T>): Promise<T>;
  /**
   * One transaction in which nothing changes but by itself: whatever it reads stays so until it ends, and others wait. For work
   * over whole tables, as at a start.
   */
  freeze<T>(work: (tx: EntityManager) => Promise<T>): Promise<T>;
  /**
   * Writes inside are flushed together and not one by one: for data that can be made again, as a demo. On a server the same
   * as without.
   */
  bulk<T>(work: () => Promise<T>): Promise<T>;
  /** Options that lock the row read, where the database has row locks: SQLite has one writer instead. */
  readonly lockRow: Pick<FindOneOptions, 'lock'>;
  /**
   * Takes what was overwritten or deleted off the file of a SQLite database, whose pages keep it else. On a server nothing is
   * done: its pages, logs and backups are the matter of who runs it.
   */
  scrub(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Statements that a connection keeps compiled; the oldest goes first, used or not. A level asks in some hundreds of forms, and with
 * TypeORM's hundred each would be compiled anew every few acts.
 */
const STATEMENTS = 400;

/** The tables of a subgraph, and the steps that make them. */
export type Tables = Pick<DataSourceOptions, 'entities' | 'migrations'>;

/**
 * Opens the database of a subgraph, makes it where it is missing, and brings its tables up to date. With `alone` false other
 * processes may write to the same SQLite file: a write may then fail with SQLITE_BUSY, and is to be tried again.
 */
export const openDatabase = (
  place: DatabasePlace,
  name: string,
  tables: Tables,
  { alone = true }: { alone?: boolean } = {},
): Promise<Database> =>
  place.kind === 'sqlite' ? openSqlite(place.folder, name, tables, alone) : openServer(place, name, tables);

/**
 * Keeps a second process out of the same data: two relays over one ledger would number it twice. The lock is the
 * operating system's, so it goes with the process, however that ends.
 */
async function holdAlone(folder: string, name: string): Promise<DataSource> {
  const lock = await new DataSource({
    type: 'better-sqlite3',
    database: join(folder, `${name}.lock`),
    timeout: 500,
  }).initialize();
  try {
    await lock.query('begin exclusive');
    return lock;
  } catch (fault) {
    await lock.destroy();
    if ((fault as { code?: string }).code !== 'SQLITE_BUSY') throw fault;
    throw new SettingsError([
      `HUB_DATA: another process works in ${folder} (${name}); stop it, or choose another folder`,
    ]);
  }
}

async function openSqlite(folder: string, name: string, tables: Tables, alone: boolean): Promise<Database> {
  mkdirSync(folder, { recursive: true });
  const lock = alone ? await holdAlone(folder, name) : undefined;
  const database = join(folder, `${name}.sqlite`);
  const file = { type: 'better-sqlite3', database, statementCacheSize: STATEMENTS, ...tables } as const;
  const writer = await new DataSource({
    ...file,
    prepareDatabase: (db: { pragma(text: string): unknown }) => {
      db.pragma('journal_mode = WAL');
      db.pragma('synchronous = FULL'); // an answered mutation survives a power cut
      db.pragma('busy_timeout = 5000');
    },
  }).initialize();
  await writer.runMigrations({ transaction: 'each' });
  // TypeORM has one connection to a SQLite file: whatever runs on it during a transaction runs inside it.
  // So readers have a connection of their own, and writers form a queue.
  const reader = await new DataSource({ ...file, readonly: true, migrations: [] }).initialize();
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
  return {
    read: reader.manager,
    lockRow: {},
    write: work => inTurn(() => writer.transaction(work)),
    freeze: work => inTurn(() => writer.transaction(work)), // a SQLite file has one writer
    async bulk(work) {
      await inTurn(() => writer.query('pragma synchronous = normal'));
      try {
        return await work();
      } finally {
        await inTurn(() => writer.query('pragma synchronous = full'));
        await inTurn(() => writer.query('pragma wal_checkpoint(full)'));
      }
    },
    scrub: () =>
      inTurn(async () => {
        await writer.query('vacuum');
        await writer.query('pragma wal_checkpoint(truncate)');
      }),
    async close() {
      await last;
      await reader.destroy();
      await writer.destroy();
      await lock?.destroy();
    },
  };
}

const TRIES = 8;
/** Lost a deadlock or waited too long for a row: nothing was written, so the work may simply be done again. */
const TRY_AGAIN = new Set(['ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT', 'ER_CHECKREAD']);

async function openServer({ kind, url, prefix }: ServerPlace, name: string, tables: Tables): Promise<Database> {
  const { hostname: host, port, username, password } = new URL(url);
  const login = { host, port: Number(port || 3306), password: decodeURIComponent(password) };
  const database = `${prefix}${name}`;
  const admin = await createConnection({ ...login, user: decodeURIComponent(username) });
  // binary collation: other collations take different rare characters of names for equal
  await admin.query(`create database if not exists \`${database}\` character set utf8mb4 collate utf8mb4_bin`);
  await admin.end();
  const source = await new DataSource({
    type: kind,
    ...login,
    username: decodeURIComponent(username),
    database,
    charset: 'utf8mb4_bin',
    timezone: 'Z',
    poolSize: 16,
    ...tables,
  }).initialize();
  await source.runMigrations({ transaction: 'each' });
  const inIsolation = async <T>(
    isolation: 'READ COMMITTED' | 'SERIALIZABLE',
    work: (tx: EntityManager) => Promise<T>,
  ): Promise<T> => {
    for (let attempt = 1; ; attempt++)
      try {
        return await source.transaction(isolation, work);
      } catch (fault) {
        if (!TRY_AGAIN.has((fault as { code?: string }).code ?? '')) throw fault;
        if (attempt === TRIES) throw new DomainError('LEVEL_BUSY', { level: name });
      }
  };
  return {
    read: source.manager,
    lockRow: { lock: { mode: 'pessimistic_write' } },
    write: work => inIsolation('READ COMMITTED', work),
    freeze: work => inIsolation('SERIALIZABLE', work),
    bulk: work => work(),
    scrub: async () => undefined,
    close: () => source.destroy(),
  };
}

/** Whether an insert failed because the key is taken: somebody else was faster. */
export function isKeyTaken(fault: unknown): boolean {
  const { code } = fault as { code?: string };
  return code === 'ER_DUP_ENTRY' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || code === 'SQLITE_CONSTRAINT_UNIQUE';
}
