import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { LevelName } from '../../shared/domain/levels.ts';
import { hashOfDetail, hashOfLine } from '../../shared/ledger/hash.ts';
import { sourceOver } from '../../hub/verify/openSource.ts';
import type { LedgerSource } from '../../hub/verify/source.ts';

export type Row = Record<string, string | number | null>;

/** As much of better-sqlite3 as the tests need. */
export interface Sqlite {
  prepare(sql: string): { all(...values: unknown[]): Row[]; run(...values: unknown[]): unknown };
  pragma(text: string): unknown;
  serialize(): Buffer;
  close(): void;
}

const BetterSqlite = createRequire(import.meta.url)('better-sqlite3') as new (
  place: string | Buffer,
  options?: object,
) => Sqlite;

/** A level's database as bytes: each tamper gets a fresh copy of it. */
export function bytesOf(folder: string, level: LevelName): Buffer {
  const db = new BetterSqlite(join(folder, `${level}.sqlite`));
  db.pragma('journal_mode = delete'); // what stands in the write-ahead log comes into the file
  const bytes = db.serialize();
  db.close();
  return bytes;
}

export const openBytes = (bytes: Buffer): Sqlite => new BetterSqlite(bytes);
export const openFile = (file: string): Sqlite => new BetterSqlite(file);

export function sourceOf(level: LevelName, db: Sqlite): LedgerSource {
  const ask = async (sql: string, values: unknown[]) => db.prepare(sql).all(...values);
  return sourceOver(level, ask, ask);
}

/** Where the checker must say that the first bad row stands. Only what is given is compared. */
export interface Expected {
  level: LevelName;
  seq?: number;
  uid?: string;
  no?: number;
  center?: string;
  day?: string;
}

/** What a tamper has to choose with: a seeded random generator. */
export interface Chance {
  below(n: number): number;
  pick<T>(list: readonly T[]): T;
}

/** A small generator of random numbers with a seed (mulberry32). */
export function chanceOf(seed: number): Chance {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number) => Math.floor(next() * n);
  return { below, pick: list => list[below(list.length)] as never };
}

export type Tamper = (db: Sqlite, level: LevelName, chance: Chance) => Expected;

const lines = (db: Sqlite): Row[] => db.prepare('select * from case_entries order by seq').all();
const casesWith = (db: Sqlite, least: number): Row[][] => {
  const byCase = new Map<unknown, Row[]>();
  for (const line of lines(db)) byCase.set(line.uid, [...(byCase.get(line.uid) ?? []), line]);
  return [...byCase.values()].filter(list => list.length >= least);
};
const at = (list: Row[], i: number): Row => list[i] as Row;
const placeOf = (line: Row) => ({ uid: String(line.uid), no: Number(line.no) });

/** Another text of the same kind, one character away. */
function flipped(text: string, chance: Chance): string {
  const i = chance.below(text.length);
  const code = text.charCodeAt(i);
  return `${text.slice(0, i)}${String.fromCharCode(code ^ 1)}${text.slice(i + 1)}`;
}

/** What counts is another figure, or none; in every second case its hash is made to fit. */
const miscount: Tamper = (db, level, chance) => {
  const line = chance.pick(lines(db));
  const was = JSON.parse(String(line.counted)) as object;
  const counted = chance.pick([
    { ...was, onTime: true, took: 1 },
    { ...was, rating: 5 },
    { ...was, state: 'cleared' },
    null,
  ]);
  const text = counted && JSON.stringify(counted);
  const fits = hashOfRow(JSON.parse(String(line.detail)) as object, { ...line, counted: text });
  db.prepare('update case_entries set counted = ?, detail_hash = ? where seq = ?').run(
    ...[text, chance.below(2) === 0 ? line.detail_hash : fits, line.seq],
  );
  return { level, seq: Number(line.seq) };
};

const HASHED = ['uid', 'act', 'to_state', 'at', 'actor_id', 'actor_center', 'center', 'origin'] as const;
const HASHES = ['hash', 'prev_hash', 'detail_hash'] as const;

/** One character of one column of one line. */
const flip: Tamper = (db, level, chance) => {
  const line = chance.pick(lines(db));
  const column = chance.pick([...HASHED, ...HASHES]);
  db.prepare(`update case_entries set ${column} = ? where seq = ?`).run(
    flipped(String(line[column]), chance),
    line.seq,
  );
  return { level, seq: Number(line.seq) };
};

/** A column that holds nothing gets something, or the other way round. */
const fill: Tamper = (db, level, chance) => {
  const line = chance.pick(lines(db));
  const column = chance.pick(['role', 'from_state', 'chained_at'] as const);
  const value = line[column] === null ? 'leader' : null;
  db.prepare(`update case_entries set ${column} = ? where seq = ?`).run(value, line.seq);
  return { level, seq: Number(line.seq) };
};

/** The hash of a detail as the row has it beside its words and what counts. */
export const hashOfRow = (detail: object, { words_hash: words, counted }: Row): string =>
  hashOfDetail(detail as never, words as string | null, counted === null ? null : JSON.parse(String(counted)));

/** What was written is another text; in every second case its hash is made to fit. */
const rewrite: Tamper = (db, level, chance) => {
  const line = chance.pick(lines(db));
  const detail = { ...(JSON.parse(String(line.detail)) as object), reason: `不符合条件${chance.below(1e6)}` };
  const hash = chance.below(2) === 0 ? line.detail_hash : hashOfRow(detail, line);
  db.prepare('update case_entries set detail = ?, detail_hash = ? where seq = ?').run(
    JSON.stringify(detail),
    hash,
    line.seq,
  );
  return { level, seq: Number(line.seq) };
};

/** A line is gone, with a later one of its case still there. */
const drop: Tamper = (db, level, chance) => {
  const list = chance.pick(casesWith(db, 2));
  const line = at(list, chance.below(list.length - 1));
  db.prepare('delete from case_entries where seq = ?').run(line.seq);
  return { level, ...placeOf(line) };
};

/** The last lines of a case are gone. */
const cut: Tamper = (db, level, chance) => {
  const list = chance.pick(casesWith(db, 1));
  const from = chance.below(list.length);
  for (const { seq } of list.slice(from)) db.prepare('delete from case_entries where seq = ?').run(seq);
  return { level, ...placeOf(at(list, from)) };
};

/** The last lines of a case are gone, and its file has been told so. */
const cutWell: Tamper = (db, level, chance) => {
  const list = chance.pick(casesWith(db, 2));
  const from = 1 + chance.below(list.length - 1);
  const last = at(list, from - 1);
  for (const { seq } of list.slice(from)) db.prepare('delete from case_entries where seq = ?').run(seq);
  db.prepare('update case_files set chain_lines = ?, head_hash = ? where uid = ?').run(last.no, last.hash, last.uid);
  return { level };
};

/** A line that nobody wrote, hashed as it should be, behind the last one of its case or in the place of another. */
const insert: Tamper = (db, level, chance) => {
  const list = chance.pick(casesWith(db, 1));
  const model = at(list, list.length - 1);
  const seq = Number(at(lines(db), lines(db).length - 1).seq) + 1;
  const no = Number(model.no) + 1;
  const detail = { note: `补记${chance.below(1e6)}` };
  const forged = { ...model, seq, no, ledger_position: null, rooted_on: null, words_hash: null };
  Object.assign(forged, { detail: JSON.stringify(detail) });
  const facts = factsOf({ ...forged, prev_hash: String(model.hash), detail_hash: hashOfRow(detail, forged) }, level);
  const row: Row = { ...forged, prev_hash: facts.prevHash, detail_hash: facts.detailHash, hash: hashOfLine(facts) };
  if (chance.below(2) === 0) row.prev_hash = flipped(String(row.prev_hash), chance);
  insertRow(db, 'case_entries', row);
  return { level, seq };
};

export function insertRow(db: Sqlite, table: string, row: Row): void {
  const names = Object.keys(row);
  const marks = names.map(() => '?').join(', ');
  db.prepare(`insert into ${table} (${names.join(', ')}) values (${marks})`).run(...Object.values(row));
}

/** The facts of a raw row, as they are hashed. */
export const factsOf = (row: Row, level: string) => {
  const { no, uid, center, origin, act, from_state: from, to_state: to, at: when, actor_id: actorId } = row;
  const { role, actor_center: actorCenter, chained_at: chainedAt, detail_hash: detailHash, prev_hash: prevHash } = row;
  const facts = { level, no, uid, center, origin, act, from, to, at: when, actorId, role, actorCenter };
  return { ...facts, chainedAt, detailHash, prevHash } as Parameters<typeof hashOfLine>[0];
};

/** Two lines of a case have changed their places. */
const swap: Tamper = (db, level, chance) => {
  const list = chance.pick(casesWith(db, 2));
  const i = chance.below(list.length - 1);
  const [a, b] = [at(list, i), at(list, i + 1 + chance.below(list.length - 1 - i))];
  const columns = Object.keys(a).filter(name => name !== 'seq');
  for (const { seq } of [a, b]) db.prepare('delete from case_entries where seq = ?').run(seq);
  for (const [place, content] of [
    [a, b],
    [b, a],
  ] as const)
    insertRow(db, 'case_entries', {
      seq: place.seq ?? null,
      ...Object.fromEntries(columns.map(name => [name, content[name] ?? null])),
    });
  return { level, seq: Number(a.seq) };
};

/** The file of a case names another end. */
const head: Tamper = (db, level, chance) => {
  const file = chance.pick(db.prepare('select uid, head_hash, first_hash from case_files').all());
  const column = chance.pick(['head_hash', 'first_hash'] as const);
  db.prepare(`update case_files set ${column} = ? where uid = ?`).run(flipped(String(file[column]), chance), file.uid);
  return { level, uid: String(file.uid) };
};

const ROOT_TEXTS = ['tree', 'prev_root', 'root', 'signature', 'countersignature', 'witness_kid', 'kid'] as const;
const ROOT_NUMBERS = ['line_count', 'first_seq', 'last_seq'] as const;

/** A character flipped at the end of a signature may mean the same bytes, so it is one in the middle. */
const flippedMiddle = (text: string, chance: Chance): string => {
  const i = 5 + chance.below(text.length - 10);
  return `${text.slice(0, i)}${text[i] === 'a' ? 'b' : 'a'}${text.slice(i + 1)}`;
};

/** One column of a root. */
const bendRoot: Tamper = (db, level, chance) => {
  const root = chance.pick(db.prepare('select * from daily_roots where countersignature is not null').all());
  const column = chance.pick([...ROOT_TEXTS, ...ROOT_NUMBERS]);
  const value =
    typeof root[column] === 'number' ? Number(root[column]) + 1 : flippedMiddle(String(root[column]), chance);
  db.prepare(`update daily_roots set ${column} = ? where center = ? and day = ?`).run(value, root.center, root.day);
  return { level, center: String(root.center), day: String(root.day) };
};

const dropRoot: Tamper = (db, level, chance) => {
  const root = chance.pick(db.prepare('select center, day from daily_roots').all());
  db.prepare('delete from daily_roots where center = ? and day = ?').run(root.center, root.day);
  return { level, center: String(root.center), day: String(root.day) };
};

/** A line is put under the root of another day, or taken from under its own. */
const unroot: Tamper = (db, level, chance) => {
  const line = chance.pick(lines(db).filter(({ rooted_on: day }) => day !== null));
  db.prepare('update case_entries set rooted_on = ? where seq = ?').run(
    chance.below(2) === 0 ? null : '2026-09-27',
    line.seq,
  );
  return { level, center: String(line.center) };
};

const pickCopy = (db: Sqlite, chance: Chance): Row | undefined => {
  const all = db.prepare('select * from witnessed_roots').all();
  return all.length === 0 ? undefined : chance.pick(all);
};

/** One column of a copy that is held of another level's root. */
const bendCopy: Tamper = (db, level, chance) => {
  const copy = pickCopy(db, chance);
  if (!copy) return bendRoot(db, level, chance);
  const column = chance.pick(['tree', 'prev_root', 'root', 'signature', 'countersignature'] as const);
  const value = flippedMiddle(String(copy[column]), chance);
  db.prepare(`update witnessed_roots set ${column} = ? where level = ? and center = ? and day = ?`).run(
    ...[value, copy.level, copy.center, copy.day],
  );
  return { level, center: String(copy.center), day: String(copy.day) };
};

const dropCopy: Tamper = (db, level, chance) => {
  const copy = pickCopy(db, chance);
  if (!copy) return dropRoot(db, level, chance);
  db.prepare('delete from witnessed_roots where level = ? and center = ? and day = ?').run(
    copy.level,
    copy.center,
    copy.day,
  );
  return { level, center: String(copy.center), day: String(copy.day) };
};

const worded = (db: Sqlite): Row[] => lines(db).filter(({ words_hash: hash }) => hash !== null);

/** What the deletion ledger would say, had a line's words been erased by rule. */
const pretend = (db: Sqlite, { uid, no, center, at: when }: Row): void =>
  insertRow(db, 'deletions', {
    ...{ at: when ?? null, uid: uid ?? null, center: center ?? null, counts: '{"ledgerWords":1}' },
    ...{ erased_lines: String(no), rule: '36 个月，个人信息保护法第十九条（base@1）' },
  });

/** Words are gone; in two of three cases somebody pretends that they were erased, on the deletion ledger or on the line before. */
const blank: Tamper = (db, level, chance) => {
  const line = chance.pick(worded(db));
  db.prepare('delete from entry_words where uid = ? and no = ?').run(line.uid, line.no);
  if (chance.below(3) > 0) pretend(db, line);
  return { level, ...placeOf(line), seq: Number(line.seq) };
};

/** A whole detail is gone, as from a line of an older release that was erased by rule, and the deletion ledger says so. */
const empty: Tamper = (db, level, chance) => {
  const line = chance.pick(lines(db).filter(({ detail }) => detail !== '{}'));
  db.prepare(`update case_entries set detail = '{}' where seq = ?`).run(line.seq);
  if (chance.below(3) > 0) pretend(db, line);
  return { level, seq: Number(line.seq) };
};

/** Words are said to be erased and still stand; or stand beside a line that has none. */
const keep: Tamper = (db, level, chance) => {
  const line = chance.pick(worded(db));
  if (chance.below(2) === 0) {
    pretend(db, line);
    return { level, seq: Number(line.seq) };
  }
  const other = chance.pick(lines(db).filter(({ words_hash: hash }) => hash === null));
  db.prepare('update entry_words set uid = ?, no = ? where uid = ? and no = ?').run(
    ...[other.uid, other.no, line.uid, line.no],
  );
  // both show; the earlier row is named first
  return { level, seq: Math.min(Number(line.seq), Number(other.seq)) };
};

/** Tampers with sealed words: found by whoever has the key file. */
export const SEALED_TAMPERS: Readonly<Record<string, Tamper>> = {
  /** One letter of a sealed text. */
  bend(db, level, chance) {
    const line = chance.pick(worded(db));
    const [row] = db.prepare('select sealed from entry_words where uid = ? and no = ?').all(line.uid, line.no);
    db.prepare('update entry_words set sealed = ? where uid = ? and no = ?').run(
      ...[flippedMiddle(String(row?.sealed), chance), line.uid, line.no],
    );
    return { level, seq: Number(line.seq) };
  },
  /** The words of two lines have changed their places. */
  exchange(db, level) {
    const [a, b] = worded(db) as [Row, Row];
    const sealedOf = ({ uid, no }: Row) =>
      db.prepare('select sealed from entry_words where uid = ? and no = ?').all(uid, no)[0]?.sealed;
    const [one, two] = [sealedOf(a), sealedOf(b)];
    for (const [{ uid, no }, sealed] of [
      [a, two],
      [b, one],
    ] as const)
      db.prepare('update entry_words set sealed = ? where uid = ? and no = ?').run(sealed, uid, no);
    return { level, seq: Number(a.seq) };
  },
};

export const TAMPERS: Readonly<Record<string, Tamper>> = {
  ...{ flip, fill, rewrite, miscount, drop, cut, cutWell, insert, swap, head },
  ...{ bendRoot, dropRoot, unroot, bendCopy, dropCopy },
  ...{ blank, empty, keep },
};
