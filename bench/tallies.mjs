#!/usr/bin/env node
/**
 * P5: what the figures of a supervision dashboard cost, from counters and by a search through the files, as cases grow.
 *
 *   node bench/tallies.mjs [--json <file>] [cases …]        100,000 and 1,000,000 cases unless told otherwise
 *
 * The cases are made up and written straight into the tables of a county level (SQLite, 104 centers, a year of days); their counters
 * by the rules of the hub. Both ways must give the same figures, or it ends with 1. Times are CPU of this process, the median
 * of several reads; only ratios inside one run mean anything. Needs the build (`node hub/launch.mjs build`).
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import 'reflect-metadata';
import { DataSource } from 'typeorm';

const Database = createRequire(import.meta.url)('better-sqlite3');
const load = path => import(new URL(`../dist/${path}`, import.meta.url).href);
const { county } = await load('subgraphs/county/level.js');
const { openDatabase } = await load('subgraphs/kit/database.js');
const { KitState } = await load('subgraphs/kit/KitState.js');
const { Kit1767225600000 } = await load('subgraphs/kit/migrations/1767225600000-Kit.js');
const { standing, TALLY_FIELDS } = await load('subgraphs/capabilities/cases/readTallies.js');
const { happened } = await load('subgraphs/capabilities/cases/readPeriod.js');
const { cellName, happenedCells, standingCells } = await load('shared/domain/tally/cells.js');
const { OPEN } = await load('shared/domain/case/lifecycle.js');

const CENTERS = Array.from({ length: 104 }, (_, i) => String(340_100 + i));
const TODAY = '2026-11-30';
const YEAR = ['2025-12-01', TODAY];
const FIRST_DAY = Date.parse('2025-12-01T00:00:00Z');
const DAYS = 365;
const ITEMS = Array.from({ length: 600 }, (_, i) => `事项${i}`); // SH-01: a district has some 600

/** A small generator of random numbers with a seed (mulberry32): every run measures the same cases. */
function chanceOf(seed) {
  let state = seed;
  return n => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
}

const dayOf = n => new Date(FIRST_DAY + n * 86_400_000).toISOString().slice(0, 10);

/** A case of some day: closed unless it is of the last weeks, but for one in fifty that is overdue. */
function madeUp(below) {
  const opened = below(DAYS);
  const isClosed = opened < DAYS - 12 ? below(50) !== 0 : below(3) === 0;
  const asked = below(20) === 0 ? (isClosed ? 'decided' : 'open') : null;
  const took = below(9);
  const kind = below(8) === 0 ? 'consultation' : 'case';
  const closedState = asked
    ? 'decided'
    : kind === 'consultation'
      ? 'answered'
      : ['cleared', 'parked', 'refused'][below(10) > 1 ? 0 : below(3)];
  const state = isClosed ? closedState : asked ? 'received' : OPEN[below(5) === 2 ? 0 : 3 + below(3)];
  const outcome = { answered: 'EXPLAINED', cleared: 'SOLVED', parked: 'PARKED', refused: 'REFUSED' }[state] ?? null;
  return {
    openedOn: dayOf(opened),
    closedOn: isClosed ? dayOf(Math.min(opened + took, DAYS - 1)) : null,
    counted: {
      ...{
        state,
        kind,
        channel: ['window', 'hotline', 'online'][below(3)],
        class: ['ready', 'difficult', 'complex'][below(3)],
      },
      ...{ causes: [['other', 'rulesNotMet', 'proofHardToFind'][below(3)]], item: ITEMS[below(600)], departments: [] },
      ...{
        raised: !isClosed && below(30) === 0 ? 'open' : null,
        asked,
        outcome,
        rating: null,
        dueOn: dayOf(opened + 10),
      },
      ...{
        completed: state === 'cleared' || state === 'parked',
        onTime: isClosed ? took < 8 : null,
        took: isClosed ? took : null,
      },
    },
  };
}

/** Writes so many cases, and what counts of them, into a new database of a county level. */
async function build(folder, count) {
  const { capabilities } = county;
  const tables = {
    entities: [KitState, ...capabilities.flatMap(({ entities = [] }) => entities)],
    migrations: [Kit1767225600000, ...capabilities.flatMap(({ migrations = [] }) => migrations)],
  };
  await (await openDatabase({ kind: 'sqlite', folder }, 'county', tables)).close();
  const db = new Database(join(folder, 'county.sqlite'));
  db.pragma('synchronous = off');
  db.pragma('journal_mode = off'); // made in one go, and made again should it fail
  db.pragma('cache_size = -600000');
  const columns =
    'uid number title demand causes state kind channel center origin asked raised outcome completed_at registered_at opened_at updated_at due_on due_provisional generated counted';
  const names = columns.split(' ');
  const insert = db.prepare(`insert into case_files (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`);
  const keep = db.prepare('insert into tallies (figure, dimension, span, center, value, n) values (?, ?, ?, ?, ?, ?)');
  const below = chanceOf(20_261_130);
  let counters = 0;
  let serial = 0;
  db.exec('begin');
  for (const [nth, center] of CENTERS.entries()) {
    const sums = new Map();
    const add = cells => {
      for (const cell of cells) {
        const name = cellName(cell);
        const known = sums.get(name);
        if (known) known.n += cell.by ?? 1;
        else sums.set(name, { ...cell, n: cell.by ?? 1 });
      }
    };
    for (let i = nth; i < count; i += CENTERS.length) {
      const { counted, openedOn, closedOn } = madeUp(below);
      const uid = `00000000-0000-4000-8000-${String((serial += 1)).padStart(12, '0')}`;
      const { state, kind, channel, causes, asked, raised, outcome, completed, dueOn } = counted;
      const at = `${openedOn}T02:00:00.000Z`;
      const closedAt = `${closedOn ?? openedOn}T02:00:00.000Z`;
      insert.run(
        ...[uid, `${center}-${i}`, '标题', '诉求', JSON.stringify(causes), state, kind, channel, center, center, asked],
        ...[raised, outcome, completed ? closedAt : null, at, at, closedAt, dueOn, 0, 1, JSON.stringify(counted)],
      );
      add(standingCells(counted));
      const birth = asked ? { act: 'receiveEscalation', to: 'received' } : { act: 'register', to: 'registered' };
      add(happenedCells({ ...birth, from: null, at, detail: {}, counted }));
      if (closedOn)
        add(happenedCells({ act: 'complete', from: 'handling', to: state, at: closedAt, detail: {}, counted }));
    }
    for (const { figure, dimension, span, value, n } of sums.values())
      keep.run(figure, dimension, span, center, value, n);
    counters += sums.size;
  }
  db.exec('commit');
  db.pragma('journal_mode = wal');
  db.close();
  return counters;
}

const owing = OPEN.map(state => `'${state}'`).join(', ');
const count = (name, condition) => `sum(case when ${condition} then 1 else 0 end) as ${name}`;

/** The same figures by a search through the files. */
const SEARCH = `select center, ${[
  count('registered', `asked is null and kind in ('case', 'conductComplaint')`),
  count('open', `state in (${owing})`),
  count('overdue', `state in (${owing}) and due_on < '${TODAY}'`),
  count('escalated', `raised in ('open', 'accepted')`),
  count('received', 'asked is not null'),
  count('waiting', `asked = 'open'`),
  count('completed', `completed_at is not null and state <> 'parked'`),
  count('refused', `outcome = 'REFUSED'`),
  count('settling', `state in ('completed', 'awaitingConfirmation')`),
  count('parked', `state = 'parked'`),
  count('consultations', `asked is null and kind = 'consultation'`),
].join(', ')} from case_files group by center`;

/** Milliseconds of CPU, the median of so many reads, and what was read last. */
async function cpu(reads, read) {
  const times = [];
  let result;
  for (let i = 0; i < reads; i++) {
    const began = process.cpuUsage();
    result = await read();
    const { user, system } = process.cpuUsage(began);
    times.push((user + system) / 1_000);
  }
  times.sort((a, b) => a - b);
  return { ms: times[Math.floor(times.length / 2)], result };
}

async function measure(cases) {
  const folder = mkdtempSync(join(tmpdir(), 'doudi-bench-'));
  try {
    const counters = await build(folder, cases);
    const source = await new DataSource({
      type: 'better-sqlite3',
      database: join(folder, 'county.sqlite'),
      readonly: true,
    }).initialize();
    await standing(source.manager, TODAY); // the first read of a file is that of the disk
    const kept = await cpu(31, () => standing(source.manager, TODAY));
    const year = await cpu(9, () => happened(source.manager, { from: YEAR[0], to: YEAR[1] }));
    const searched = await cpu(3, () => source.query(SEARCH));
    await source.destroy();
    const same = searched.result.every(row =>
      TALLY_FIELDS.every(field => Number(row[field]) === (kept.result.get(row.center)?.[field] ?? 0)),
    );
    const registered = year.result
      .filter(({ name }) => name.startsWith('new/kind/'))
      .reduce((sum, { n }) => sum + n, 0);
    return { cases, counters, now: kept.ms, year: year.ms, search: searched.ms, registered, same };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const given = process.argv.slice(2);
const file = given[0] === '--json' ? given.splice(0, 2)[1] : undefined;
const sizes = given.length > 0 ? given.map(Number) : [100_000, 1_000_000];
const rows = [];
for (const size of sizes) rows.push(await measure(size));

const ms = value => value.toFixed(2).padStart(10);
console.log('     cases  counters   now (ms)  year (ms)  search (ms)  search ÷ now');
for (const { cases, counters, now, year, search } of rows)
  console.log(
    `${String(cases).padStart(10)}${String(counters).padStart(10)}${ms(now)} ${ms(year)}   ${ms(search)}   ${(search / now).toFixed(0).padStart(8)} ×`,
  );
for (const [i, { cases, now, year }] of rows.entries()) {
  const before = rows[i - 1];
  if (before)
    console.log(
      `${cases} ÷ ${before.cases} cases: now × ${(now / before.now).toFixed(2)}, year × ${(year / before.year).toFixed(2)}`,
    );
}
if (file) writeFileSync(file, `${JSON.stringify(rows, null, 2)}\n`);
if (rows.every(({ same, registered }) => same && registered > 0)) console.log('the figures are the same both ways');
else {
  console.log('BAD: the figures differ');
  process.exitCode = 1;
}
