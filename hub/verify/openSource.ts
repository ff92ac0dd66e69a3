import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource, type QueryRunner } from 'typeorm';
import type { LevelName } from '../../shared/domain/levels.ts';
import type { DatabasePlace } from '../../subgraphs/kit/database.ts';
import type { ErasureRow, FileRow, KeyRow, LedgerSource, LineRow, RootRow, WitnessedRow } from './source.ts';

const PAGE = 5_000;

const LINE = `seq, ledger_position as "position", uid, center, origin, act, from_state as "from", to_state as "to", at,
  actor_id as "actorId", role, actor_center as "actorCenter", detail, no, detail_hash as "detailHash",
  words_hash as "wordsHash", counted, prev_hash as "prevHash", hash, chained_at as "chainedAt", rooted_on as "rootedOn",
  (select sealed from entry_words where entry_words.uid = case_entries.uid and entry_words.no = case_entries.no) as "sealed"`;
const FILE = `uid, number, center, chain_lines as "chainLines", first_hash as "firstHash", head_hash as "headHash"`;
const SIGNED = `center, day, line_count as "count", first_seq as "firstSeq", last_seq as "lastSeq", tree,
  prev_root as "prevRoot", root, kid, signature, witness_kid as "witnessKid", witnessed_at as "witnessedAt", countersignature`;
const ROOT = `${SIGNED}, witness, refusal`;
const COPY = `${SIGNED}, level`;

/** The database of a level, opened for reading only and at one instant: the level may work on meanwhile. */
export interface OpenSource extends LedgerSource {
  close(): Promise<void>;
}

/** Opens what a level has stored, without starting it. Undefined where it has stored nothing. */
export async function openSource(place: DatabasePlace, level: LevelName): Promise<OpenSource | undefined> {
  if (place.kind === 'sqlite' && !existsSync(join(place.folder, `${level}.sqlite`))) return undefined;
  const source = await connect(place, level);
  const snapshot = source.createQueryRunner();
  try {
    await begin(snapshot, place);
    return reader(source, snapshot, level, () => connect(place, level));
  } catch (fault) {
    await source.destroy();
    throw fault;
  }
}

function connect(place: DatabasePlace, level: LevelName): Promise<DataSource> {
  if (place.kind === 'sqlite') {
    const database = join(place.folder, `${level}.sqlite`);
    return new DataSource({ type: 'better-sqlite3', database, readonly: true, fileMustExist: true }).initialize();
  }
  const { hostname: host, port, username, password } = new URL(place.url);
  return new DataSource({
    type: place.kind,
    host,
    port: Number(port || 3306),
    username: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: `${place.prefix}${level}`,
    charset: 'utf8mb4_bin',
    timezone: 'Z',
  }).initialize();
}

async function begin(snapshot: QueryRunner, { kind }: DatabasePlace): Promise<void> {
  await snapshot.connect();
  if (kind === 'sqlite') {
    await snapshot.query('begin');
    await snapshot.query('select count(*) from kit_state'); // a snapshot begins with its first read
    return;
  }
  await snapshot.query('set session transaction isolation level repeatable read');
  await snapshot.query('start transaction with consistent snapshot, read only');
}

function reader(
  source: DataSource,
  snapshot: QueryRunner,
  level: LevelName,
  again: () => Promise<DataSource>,
): OpenSource {
  // outside the snapshot, so over a connection of its own: a SQLite file has one for everything
  let second: Promise<DataSource> | undefined;
  const now = async (sql: string, values: unknown[]) => (await (second ??= again())).query<unknown[]>(sql, values);
  return {
    ...sourceOver(level, (sql, values) => snapshot.query(sql, values) as Promise<unknown[]>, now),
    async close() {
      await (await second)?.destroy();
      await source.destroy();
    },
  };
}

/** Asks a database and answers its rows. */
type Ask = (sql: string, values: unknown[]) => Promise<unknown[]>;

/** What is checked of a level, over whatever answers SQL: `asked` as of the beginning, `now` as of now. */
export function sourceOver(level: LevelName, asked: Ask, now: Ask): LedgerSource {
  const ask = <T>(sql: string, values: unknown[] = []) => asked(sql, values) as Promise<T[]>;
  const askNow = async <T>(sql: string, values: unknown[]) => (await now(sql, values))[0] as T | undefined;
  return {
    level,
    lines: () =>
      pages(
        after => ask<LineRow>(`select ${LINE} from case_entries where seq > ? order by seq limit ${PAGE}`, [after]),
        ({ seq }) => seq,
        0,
      ),
    files: () =>
      pages(
        after => ask<FileRow>(`select ${FILE} from case_files where uid > ? order by uid limit ${PAGE}`, [after]),
        ({ uid }) => uid,
        '',
      ),
    erasures: () =>
      ask<ErasureRow>(
        `select uid, erased_lines as "erasedLines" from deletions where uid is not null and erased_lines is not null`,
      ),
    roots: () => ask<RootRow>(`select ${ROOT} from daily_roots order by center, day`),
    witnessed: () => ask<WitnessedRow>(`select ${COPY} from witnessed_roots order by level, center, day`),
    keys: () => ask<KeyRow>('select level, kid, public_key as "publicKey" from level_keys order by level, kid'),
    head: async () =>
      Number((await ask<{ value: string }>(`select value from kit_state where name = 'head'`))[0]?.value ?? 0),
    rootNow: (center, day) =>
      askNow<RootRow>(`select ${ROOT} from daily_roots where center = ? and day = ?`, [center, day]),
    witnessedNow: (of, center, day) =>
      askNow<WitnessedRow>(`select ${COPY} from witnessed_roots where level = ? and center = ? and day = ?`, [
        of,
        center,
        day,
      ]),
  };
}

async function* pages<T, K>(read: (after: K) => Promise<T[]>, keyOf: (row: T) => K, start: K): AsyncGenerator<T[]> {
  let after = start;
  for (;;) {
    const rows = await read(after);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    if (rows.length < PAGE) return;
    after = keyOf(last);
  }
}
