import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyLedgers } from '../../hub/verify/verifyLedgers.ts';
import { rootStatement, stampStatement, ZERO_HASH } from '../../shared/domain/ledger/canonical.ts';
import { LEVELS, type LevelName } from '../../shared/domain/levels.ts';
import { hashOfLine, merkleRoot, sha256Hex } from '../../shared/ledger/hash.ts';
import { openLevelKey } from '../../shared/ledger/levelKey.ts';
import { receive } from '../../subgraphs/kit/inbox.ts';
import { InboxMessage } from '../../subgraphs/kit/InboxMessage.ts';
import { OutboxMessage } from '../../subgraphs/kit/OutboxMessage.ts';
import { Casework } from '../testkit/casework.ts';
import { eventually } from '../testkit/hub.ts';
import { act, register } from '../testkit/people.ts';
import { copyOf } from './smallLedger.ts';
import { bytesOf, factsOf, hashOfRow, openBytes, type Row, sourceOf, type Sqlite } from './tampers.ts';

interface Root extends Row {
  center: string;
  day: string;
  root: string;
  prev_root: string;
}

let work: Casework;
beforeAll(async () => {
  work = await Casework.start('2026-09-28T09:30');
}, 240_000);
afterAll(() => work?.stop());

const rootsOf = (level: LevelName) => work.hub.rows<Root>(level, 'select * from daily_roots order by center, day');
const copiesAt = (level: LevelName) => work.hub.rows<Root>(level, 'select * from witnessed_roots order by day');

/** What the checker says of copies of the databases; `change` may tamper with one of them first. */
async function verdictOf(change: (db: Sqlite, level: LevelName) => void = () => undefined) {
  const folder = await copyOf(work);
  const sources = LEVELS.map(level => {
    const db = openBytes(bytesOf(folder, level));
    change(db, level);
    return sourceOf(level, db);
  });
  rmSync(folder, { recursive: true });
  return verifyLedgers(sources, work.service('county').vault.open);
}

describe('a closed day', () => {
  it('waits for a witness that is down, and is countersigned when it is back', async () => {
    const { uid } = await register(work.hub, 'county');
    await act(work.hub, 'county', 'acceptCase', uid);
    await work.hub.stopSubgraph('city');
    work.setTime('2026-09-29T00:10');
    await work.service('county').jobs.runAll();
    const [closed] = await rootsOf('county');
    expect(closed).toMatchObject({ center: '340882', day: '2026-09-28', line_count: 2, prev_root: ZERO_HASH });
    expect(closed?.countersignature).toBeNull();

    await work.hub.startSubgraph('city');
    await eventually(
      'the countersignature',
      async () => {
        work.wait(1); // the sender leaves a silent level alone for half a minute
        await work.settle();
        return (await rootsOf('county'))[0]?.countersignature;
      },
      20_000,
    );
    const [root] = await rootsOf('county');
    const [copy] = await copiesAt('city');
    expect(root).toMatchObject({ witness: 'city', refusal: null });
    expect(copy).toMatchObject({ level: 'county', root: root?.root, countersignature: root?.countersignature });
  }, 240_000);

  it('is closed once, however often the job runs', async () => {
    const before = await rootsOf('county');
    await work.runJobs();
    await work.runJobs();
    expect(await rootsOf('county')).toEqual(before);
  });

  it('goes on from the day before, and a province’s is kept at the level below', async () => {
    await register(work.hub, 'county');
    await register(work.hub, 'province');
    await work.pass('2026-09-30T00:10');
    const [first, second] = await rootsOf('county');
    expect(second).toMatchObject({ day: '2026-09-29', prev_root: first?.root, witness: 'city' });
    expect(await rootsOf('province')).toMatchObject([{ day: '2026-09-29', witness: 'city' }]);
    expect((await copiesAt('city')).map(({ level }) => level).sort()).toEqual(['county', 'county', 'province']);
    expect((await verdictOf()).findings).toEqual([]);
  });
});

describe('what is not signed by whom it should be', () => {
  const envelope = (from: LevelName, to: LevelName, topic: string, body: object) => ({
    ...{ origin: `${from}@0000ffff`, seq: Math.floor(Math.random() * 1e9) + 1, to, topic, uid: randomUUID(), body },
  });
  const stranger = generateKeyPairSync('ed25519');
  const strangersKey = stranger.publicKey.export({ format: 'jwk' }).x ?? '';
  const strangerSigns = (text: string) => sign(null, Buffer.from(text), stranger.privateKey).toString('base64url');

  const stampFor = (root: Root, signature: string) => ({
    ...{ center: root.center, day: root.day, root: root.root, witnessedAt: '2026-09-30T01:00:00.000Z' },
    ...{ signature, refusal: null },
  });
  const statement = (root: Root) => stampStatement({ ...stampFor(root, ''), witness: 'city', level: 'county' });

  it('is refused as a countersignature: by a stranger’s key, and by the witness’s key over something else', async () => {
    const [root] = (await rootsOf('county')) as [Root];
    const county = work.service('county');
    const foreign = { key: strangersKey, stamps: [stampFor(root, strangerSigns(statement(root)))] };
    expect(await receive(county, envelope('city', 'county', 'ledger.countersigned', foreign))).toMatchObject({
      refusal: 'LEDGER_KEY_UNKNOWN',
    });
    const city = openLevelKey(work.service('city').ledgerKeys, 'city');
    const forged = { key: city.publicKey, stamps: [stampFor(root, city.sign(`${statement(root)} `))] };
    expect(await receive(county, envelope('city', 'county', 'ledger.countersigned', forged))).toMatchObject({
      refusal: 'LEDGER_SIGNATURE_WRONG',
    });
    expect((await rootsOf('county'))[0]).toEqual(root);
  });

  it('is found where it was written into the database', async () => {
    const { findings } = await verdictOf((db, level) => {
      if (level !== 'county') return;
      const [root] = db.prepare('select * from daily_roots order by day').all() as [Root];
      db.prepare('update daily_roots set countersignature = ? where day = ?').run(
        strangerSigns(statement(root)),
        root.day,
      );
    });
    expect(findings[0]).toMatchObject({ fault: 'countersignature', level: 'county', day: '2026-09-28' });
  });

  it('is refused as a root: by a stranger’s key, and with a figure changed on the road', async () => {
    const sent = await work.hub.rows<{ body: string }>(
      'county',
      `select body from outbox where topic = 'ledger.root' order by seq desc`,
    );
    const { key, roots } = JSON.parse(sent[0]?.body ?? '{}') as { key: string; roots: Record<string, unknown>[] };
    const city = work.service('city');
    const changed = { key, roots: roots.map(root => ({ ...root, count: Number(root.count) + 1 })) };
    expect(await receive(city, envelope('county', 'city', 'ledger.root', changed))).toMatchObject({
      refusal: 'LEDGER_SIGNATURE_WRONG',
    });
    const resigned = roots.map(root => {
      const text = rootStatement({ ...(root as never as Parameters<typeof rootStatement>[0]), level: 'county' });
      return { ...root, signature: strangerSigns(text) };
    });
    expect(
      await receive(city, envelope('county', 'city', 'ledger.root', { key: strangersKey, roots: resigned })),
    ).toMatchObject({ refusal: 'LEDGER_KEY_UNKNOWN' });
    expect(
      await city.database.read.countBy(InboxMessage, { topic: 'ledger.root', refusal: 'LEDGER_KEY_UNKNOWN' }),
    ).toBe(1);
  });
});

/** Rewrites a line, and everything that follows from it at that level, as somebody would who has its database and its key. */
function rewriteEverything(db: Sqlite, level: LevelName, seq: number): void {
  const key = openLevelKey(work.service(level).ledgerKeys, level);
  const detail = { reason: '不符合规定' };
  const [line] = db.prepare('select * from case_entries where seq = ?').all(seq) as [Row];
  db.prepare('update case_entries set detail = ?, detail_hash = ? where seq = ?').run(
    JSON.stringify(detail),
    hashOfRow(detail, line),
    seq,
  );
  const ends = new Map<unknown, string>();
  for (const row of db.prepare('select * from case_entries order by seq').all()) {
    const prev = ends.get(row.uid) ?? ZERO_HASH;
    const hash = hashOfLine(factsOf({ ...row, prev_hash: prev }, level));
    db.prepare('update case_entries set prev_hash = ?, hash = ? where seq = ?').run(prev, hash, row.seq);
    ends.set(row.uid, hash);
    if (row.no === 1) db.prepare('update case_files set first_hash = ? where uid = ?').run(hash, row.uid);
    db.prepare('update case_files set head_hash = ? where uid = ?').run(hash, row.uid);
  }
  let prevRoot = ZERO_HASH;
  for (const root of db.prepare('select * from daily_roots order by day').all() as Root[]) {
    const lines = db.prepare('select hash from case_entries where center = ? and rooted_on = ? order by seq');
    const facts = {
      ...{ level, center: root.center, day: root.day, prevRoot },
      ...{ count: Number(root.line_count), firstSeq: Number(root.first_seq), lastSeq: Number(root.last_seq) },
      tree: merkleRoot(lines.all(root.center, root.day).map(({ hash }) => String(hash))),
    };
    const text = rootStatement(facts);
    prevRoot = sha256Hex(text);
    db.prepare(
      `update daily_roots set tree = ?, prev_root = ?, root = ?, signature = ?, witness = null, witness_kid = null,
       witnessed_at = null, countersignature = null where center = ? and day = ?`,
    ).run(facts.tree, facts.prevRoot, prevRoot, key.sign(text), root.center, root.day);
  }
}

describe('a ledger that was rewritten as a whole, signatures and all (N13)', () => {
  it('holds in itself, and is found by the copy at the other level', async () => {
    const { findings } = await verdictOf((db, level) => {
      if (level === 'county') rewriteEverything(db, level, 2);
    });
    expect(findings.map(({ fault, level, day }) => [fault, level, day])).toEqual([
      ['forked', 'county', '2026-09-28'],
      ['forked', 'county', '2026-09-29'],
    ]);
  });

  it('gets no further countersignature, and both levels know', async () => {
    await register(work.hub, 'province');
    // at the province, whose roots the city keeps
    const folder = await copyOf(work);
    const db = openBytes(bytesOf(folder, 'province'));
    rmSync(folder, { recursive: true });
    rewriteEverything(db, 'province', 1);
    await work.service('province').database.write(async tx => {
      const statements: [string, unknown[]][] = [];
      for (const row of db.prepare('select * from case_entries').all())
        statements.push([
          'update case_entries set detail = ?, detail_hash = ?, prev_hash = ?, hash = ? where seq = ?',
          [row.detail, row.detail_hash, row.prev_hash, row.hash, row.seq],
        ]);
      for (const row of db.prepare('select * from case_files').all())
        statements.push([
          'update case_files set first_hash = ?, head_hash = ? where uid = ?',
          [row.first_hash, row.head_hash, row.uid],
        ]);
      for (const row of db.prepare('select * from daily_roots').all() as Root[])
        statements.push([
          'update daily_roots set tree = ?, root = ?, signature = ?, countersignature = null, witness = null where day = ?',
          [row.tree, row.root, row.signature, row.day],
        ]);
      for (const [sql, values] of statements) await tx.query(sql, values);
    });
    await work.pass('2026-10-01T00:10');
    const roots = await rootsOf('province');
    expect(roots.at(-1)).toMatchObject({ day: '2026-09-30', refusal: 'LEDGER_FORKED', countersignature: null });
    const sent = await work.service('city').database.read.findBy(OutboxMessage, { topic: 'ledger.countersigned' });
    expect(sent.some(({ to, body }) => to === 'province' && JSON.stringify(body).includes('LEDGER_FORKED'))).toBe(true);
    const { findings } = await verdictOf();
    expect(findings[0]).toMatchObject({ fault: 'forked', level: 'province' });
  }, 240_000);
});

describe('a receipt', () => {
  const ASK = `query ($number: String!, $hash: String!) { proof: countyVerifyReceipt(number: $number, hash: $hash) {
    unbroken no lines headHash root { day root witness witnessedAt } } }`;
  let number: string;
  let hash: string;

  const check = async (given: { number?: string; hash?: string } = {}) =>
    (await work.hub.ask(null, ASK, { number, hash, ...given })).data?.proof;
  const NOTHING = { unbroken: false, no: null, lines: null, headHash: null, root: null };

  it('carries the hash of the first line, and is checked by anybody, without a token', async () => {
    const input = { title: '医保报销', item: '医疗费用报销', causes: ['RULES_NOT_MET'] };
    const registering = `mutation ($input: RegisterCaseInput!) {
      file: countyRegisterCase(input: $input) { uid number receiptHash } }`;
    const { file } = await work.ask(['registrar', '340882'], registering, { input });
    ({ number, receiptHash: hash } = file);
    const [line] = await work.hub.rows<Row>('county', `select * from case_entries where uid = '${file.uid}'`);
    expect(hash).toBe(line?.hash);
    expect(await check()).toEqual({ unbroken: true, no: 1, lines: 1, headHash: hash, root: null });
    expect(await check({ hash: ` ${hash.toUpperCase()} ` })).toMatchObject({ unbroken: true });
  });

  it('tells of later lines and of the countersigned day, and a later hash can be checked as well', async () => {
    const [file] = await work.hub.rows<Row>('county', `select uid from case_files where number = '${number}'`);
    await act(work.hub, 'county', 'acceptCase', String(file?.uid));
    await work.pass('2026-10-09T09:10');
    const proof = await check();
    expect(proof).toMatchObject({ unbroken: true, no: 1, root: { day: '2026-10-01', witness: 'CITY' } });
    expect(proof.lines).toBeGreaterThan(2);
    expect(await check({ hash: proof.headHash })).toMatchObject({ unbroken: true, no: proof.lines });
  });

  it('is answered in one way for a number that is wrong, and for a hash that is', async () => {
    expect(await check({ hash: 'ab'.repeat(32) })).toEqual(NOTHING);
    expect(await check({ number: '340882-20260101-0001' })).toEqual(NOTHING);
    expect(await check({ number: "' or 1=1 --" })).toEqual(NOTHING);
  });

  it.each([
    ['hash', { hash: 'no hash' }],
    ['number', { number: ' ' }],
    ['number', { number: '9'.repeat(41) }],
  ])('names %s where it can be none', async (field, given) => {
    const { errors } = await work.hub.ask(null, ASK, { number, hash, ...given });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FIELD_INVALID', field });
  });

  it('says no once any line of the case was changed', async () => {
    const where = `uid = (select uid from case_files where number = '${number}') and no = 2`;
    await work
      .service('county')
      .database.write(tx => tx.query(`update case_entries set actor_id = 'x' where ${where}`));
    expect(await check()).toEqual(NOTHING);
  });

  it('is kept by a key that its owner alone can read', () => {
    const file = join(work.hub.dataFolder, 'ledger/county.jwk.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ kty: 'OKP', crv: 'Ed25519' });
  });
});
