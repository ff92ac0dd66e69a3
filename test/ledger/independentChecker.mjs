/**
 * A checker written from docs/ledger.md alone: it shares no line with the hub, so that a mistake in the hub's own check, or in
 * the page, shows as a difference. It tells every row that does not hold, as "level kind name".
 *
 *   node test/ledger/independentChecker.mjs <folder of the SQLite files>
 */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';

const LEVELS = ['province', 'city', 'county', 'township'];
const ZERO = ''.padEnd(64, '0');

const digest = bytes => createHash('sha256').update(bytes).digest();
const hash = text => digest(Buffer.from(text, 'utf8')).toString('hex');

function canonical(value) {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return '[' + value.map(canonical).join(',') + ']';
  const names = Object.keys(value).sort();
  return '{' + names.map(name => JSON.stringify(name) + ':' + canonical(value[name])).join(',') + '}';
}

/** RFC 6962, as its section 2.1 writes it. */
function tree(leaves) {
  if (leaves.length === 1) return digest(Buffer.concat([Buffer.of(0), leaves[0]]));
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return digest(Buffer.concat([Buffer.of(1), tree(leaves.slice(0, k)), tree(leaves.slice(k))]));
}

function signed(statement, signature, x) {
  try {
    const key = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x } });
    return verify(null, Buffer.from(statement, 'utf8'), key, Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}

function read(folder, level) {
  const db = new Database(join(folder, `${level}.sqlite`), { readonly: true });
  const all = sql => db.prepare(sql).all();
  const tables = {
    entries: all('select * from case_entries order by seq'),
    files: all('select * from case_files'),
    roots: all('select * from daily_roots order by center, day'),
    copies: all('select * from witnessed_roots order by level, center, day'),
    keys: all('select * from level_keys'),
    words: new Set(all('select uid, no from entry_words').map(({ uid, no }) => `${uid} ${no}`)),
    deletions: all('select uid, erased_lines from deletions where erased_lines is not null'),
    head: Number(all(`select value from kit_state where name = 'head'`)[0].value),
  };
  db.close();
  return tables;
}

const lineOf = (level, row) => ({
  doudi: 'line/1',
  level,
  no: row.no,
  uid: row.uid,
  center: row.center,
  origin: row.origin,
  act: row.act,
  from: row.from_state,
  to: row.to_state,
  at: row.at,
  actorId: row.actor_id,
  role: row.role,
  actorCenter: row.actor_center,
  detailHash: row.detail_hash,
  chainedAt: row.chained_at,
  prevHash: row.prev_hash,
});

const rootOf = (level, row) => ({
  doudi: 'root/1',
  level,
  center: row.center,
  day: row.day,
  count: row.line_count,
  firstSeq: row.first_seq,
  lastSeq: row.last_seq,
  tree: row.tree,
  prevRoot: row.prev_root,
});

const stampOf = (witness, level, row) => ({
  doudi: 'countersignature/1',
  witness,
  level,
  center: row.center,
  day: row.day,
  root: row.root,
  witnessedAt: row.witnessed_at,
});

const numbers = text =>
  (text ?? '')
    .split('、')
    .filter(part => part !== '')
    .map(Number);

function checkChains(level, { entries, files, head, words, deletions }, bad) {
  const deleted = new Set(deletions.flatMap(row => numbers(row.erased_lines).map(no => `${row.uid} ${no}`)));
  const named = new Set();
  const gone = [];
  const ends = new Map();
  const positions = new Set();
  for (const row of entries) {
    const end = ends.get(row.uid) ?? { no: 0, hash: ZERO, first: null };
    const place = `${row.uid} ${row.no}`;
    let detail;
    try {
      const written = JSON.parse(row.detail);
      const apart = row.words_hash === null ? written : [written, row.words_hash];
      detail = hash(canonical(row.counted === null ? apart : [written, row.words_hash, JSON.parse(row.counted)]));
      const older = row.words_hash === null && row.counted === null;
      if (older && detail !== row.detail_hash && row.detail === '{}') {
        gone.push([place, row.seq]);
        detail = row.detail_hash;
      }
      if (row.act === 'anonymise') for (const no of numbers(written.erased)) named.add(`${row.uid} ${no}`);
    } catch {
      detail = 'no JSON';
    }
    if (row.words_hash !== null && !words.has(place)) gone.push([place, row.seq]);
    if (words.has(place) && (row.words_hash === null || deleted.has(place))) bad.push(`${level} words ${row.seq}`);
    const holds =
      row.no === end.no + 1 &&
      row.prev_hash === end.hash &&
      row.detail_hash === detail &&
      row.hash === hash(canonical(lineOf(level, row)));
    if (!holds) bad.push(`${level} line ${row.seq}`);
    ends.set(row.uid, { no: row.no, hash: row.hash, first: end.first ?? row.hash });
    if (row.ledger_position !== null) positions.add(row.ledger_position);
  }
  for (const [place, seq] of gone) if (!deleted.has(place) || !named.has(place)) bad.push(`${level} words ${seq}`);
  for (const { uid, chain_lines: lines, first_hash: first, head_hash: last } of files) {
    const end = ends.get(uid) ?? { no: 0, hash: null, first: null };
    if (end.no !== lines || end.hash !== last || end.first !== first) bad.push(`${level} file ${uid}`);
    ends.delete(uid);
  }
  for (const uid of ends.keys()) bad.push(`${level} file ${uid}`);
  for (let position = 1; position <= head; position++)
    if (!positions.has(position)) bad.push(`${level} position ${position}`);
}

function checkRoots(level, { entries, roots, keys }, bad) {
  const before = new Map();
  const covered = new Map();
  for (const row of entries)
    if (row.rooted_on !== null) {
      const name = `${row.center} ${row.rooted_on}`;
      covered.set(name, [...(covered.get(name) ?? []), row]);
    }
  for (const row of roots) {
    const name = `${row.center} ${row.day}`;
    const lines = covered.get(name) ?? [];
    covered.delete(name);
    const statement = canonical(rootOf(level, row));
    const key = keys.find(one => one.level === level && one.kid === row.kid);
    const holds =
      lines.length === row.line_count &&
      lines[0]?.seq === row.first_seq &&
      lines.at(-1)?.seq === row.last_seq &&
      tree(lines.map(line => Buffer.from(line.hash, 'hex'))).toString('hex') === row.tree &&
      (before.get(row.center) ?? ZERO) === row.prev_root &&
      hash(statement) === row.root &&
      signed(statement, row.signature, key?.public_key) &&
      row.kid === hash(key.public_key).slice(0, 16);
    before.set(row.center, row.root);
    const witness = keys.find(one => one.level === row.witness && one.kid === row.witness_kid);
    const stamped =
      (row.witness === null && row.countersignature === null) ||
      signed(canonical(stampOf(row.witness, level, row)), row.countersignature, witness?.public_key);
    if (!holds || !stamped) bad.push(`${level} root ${name}`);
  }
  for (const name of covered.keys()) bad.push(`${level} root ${name}`);
}

function checkCopies(levels, bad) {
  for (const [holder, { copies, keys }] of levels) {
    for (const row of copies) {
      const key = keys.find(one => one.level === row.level && one.kid === row.kid);
      const own = keys.find(one => one.level === holder && one.kid === row.witness_kid);
      const statement = canonical(rootOf(row.level, row));
      const holds =
        hash(statement) === row.root &&
        signed(statement, row.signature, key?.public_key) &&
        signed(canonical(stampOf(holder, row.level, row)), row.countersignature, own?.public_key);
      if (!holds) bad.push(`${holder} copy ${row.level} ${row.center} ${row.day}`);
      const same = levels.get(row.level)?.roots.find(one => one.center === row.center && one.day === row.day);
      if (levels.has(row.level) && same?.root !== row.root) bad.push(`${row.level} fork ${row.center} ${row.day}`);
    }
  }
  for (const [level, { roots }] of levels)
    for (const row of roots) {
      const holder = levels.get(row.witness);
      const held = holder?.copies.some(one => one.level === level && one.center === row.center && one.day === row.day);
      if (holder && !held) bad.push(`${row.witness} copy ${level} ${row.center} ${row.day}`);
    }
}

/** Everything in the databases of a folder that does not hold. */
export function checkFolder(folder) {
  const levels = new Map(
    LEVELS.filter(level => existsSync(join(folder, `${level}.sqlite`))).map(level => [level, read(folder, level)]),
  );
  const bad = [];
  for (const [level, tables] of levels) {
    checkChains(level, tables, bad);
    checkRoots(level, tables, bad);
  }
  checkCopies(levels, bad);
  return bad;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const bad = checkFolder(process.argv[2] ?? 'data');
  for (const line of bad) console.log(line);
  process.exitCode = bad.length === 0 ? 0 : 1;
}
