#!/usr/bin/env node
/**
 * P5 and P9: what the dashboard of a province costs over all its counties, from the counters of the ledgers below and by a search
 * through all files, as cases grow; and what a page deep in the list of files costs beside the first one.
 *
 *   node bench/oversight.mjs [--json <file>] [--tenfold] [cases]        100,000 cases unless told otherwise, and ten times as many
 *
 * The cases are made up (104 counties, a year of days) and written straight into the tables of a province (SQLite); their counters by the
 * rules of the hub. Ten times as many are made out of these: each county then has the cases of ten, which were made
 * independently of each other, so that it has as many different counters as if they were its own. `--tenfold` does so once more (10,000,000; some ten minutes, 6 GB).
 * All sizes are measured at the end, in turn, so that what else the machine does falls on all of them alike. Both ways must give the same
 * figures, county by county, or it ends with 1. Times are CPU of this process, the median of
 * several reads; only ratios inside one run mean anything. Needs the build (`node hub/launch.mjs build`).
 */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import 'reflect-metadata';
import { DataSource } from 'typeorm';

const Database = createRequire(import.meta.url)('better-sqlite3');
const load = path => import(new URL(`../dist/${path}`, import.meta.url).href);
const { province } = await load('subgraphs/province/level.js');
const { openDatabase } = await load('subgraphs/kit/database.js');
const { KitState } = await load('subgraphs/kit/KitState.js');
const { Kit1767225600000 } = await load('subgraphs/kit/migrations/1767225600000-Kit.js');
const { OverseenFile } = await load('subgraphs/capabilities/oversight/OverseenRows.js');
const { durationsOf, FIGURES, figuresByCenter, happenedInSteps, splitOf, sumOver } = await load(
  'subgraphs/capabilities/oversight/readFigures.js',
);
const { SUMMED } = await load('subgraphs/capabilities/oversight/areaSums.js');
const { custodyOf, inHandOf } = await load('subgraphs/capabilities/oversight/readCustody.js');
const { overseenCursor, readOverseen } = await load('subgraphs/capabilities/oversight/readOverseen.js');
const { cellName, happenedCells, standingCells } = await load('shared/domain/tally/cells.js');
const { OPEN } = await load('shared/domain/case/lifecycle.js');
const { loadCalendar } = await load('shared/calendar/loadCalendar.js');

const PROVINCE = '340000';
const TODAY = '2026-11-30';
const NEXT_WORKDAY = '2026-12-01';
const MONTH = { from: '2026-11-01', to: TODAY };
const FIRST_DAY = Date.parse('2025-12-01T00:00:00Z');
const DAYS = 365;
const PAGE = 50;
const DEEP = 20_000;
const COUNTIES = Array.from({ length: 104 }, (_, i) => String(340_100 + i));
const ITEMS = Array.from({ length: 600 }, (_, i) => `事项${i}`); // SH-01: a district has some 600

const dayOf = n => new Date(FIRST_DAY + n * 86_400_000).toISOString().slice(0, 10);
const DAY_NAMES = Array.from({ length: DAYS + 20 }, (_, n) => dayOf(n));

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

/** A case of some day: closed unless it is of the last weeks, but for one in fifty that is overdue. */
function madeUp(below) {
  const opened = below(DAYS);
  const isClosed = opened < DAYS - 12 ? below(50) !== 0 : below(3) === 0;
  const took = below(9);
  const kind = below(8) === 0 ? 'consultation' : 'case';
  const ended = kind === 'consultation' ? 'answered' : ['cleared', 'parked', 'refused'][below(10) > 1 ? 0 : below(3)];
  const state = isClosed ? ended : OPEN[below(5) === 2 ? 0 : 3 + below(3)];
  const outcome = { answered: 'EXPLAINED', cleared: 'SOLVED', parked: 'PARKED', refused: 'REFUSED' }[state] ?? null;
  const counted = {
    ...{ state, kind, outcome, channel: 'window', asked: null, departments: [] },
    ...{
      class: ['ready', 'difficult', 'complex'][below(3)],
      causes: [['other', 'rulesNotMet', 'proofHardToFind'][below(3)]],
    },
    ...{ item: ITEMS[below(600)], raised: !isClosed && below(30) === 0 ? 'open' : null },
    rating: state === 'cleared' && below(2) === 0 ? 1 + below(5) : null,
    ...{ dueOn: DAY_NAMES[opened + 10], completed: state === 'cleared' || state === 'parked' },
    ...{ onTime: isClosed ? took < 8 : null, took: isClosed ? took : null },
    ...(isClosed ? {} : { hand: ['window', 'department'][below(2)] }),
  };
  return {
    openedOn: DAY_NAMES[opened],
    closedOn: isClosed ? DAY_NAMES[Math.min(opened + took, DAYS - 1)] : null,
    counted,
    minutes: 15 + below(2_000),
  };
}

/** What is summed over areas: the county itself, and the province. Made by one statement, as the hub makes it line by line. */
function sumAreas(db) {
  db.exec('delete from overseen_sums');
  const summed = `dimension in (${SUMMED.map(name => `'${name}'`).join(', ')})`;
  const names = 'area, figure, dimension, span, value, level, n';
  const rest = 'figure, dimension, span, value, level';
  db.exec(`insert into overseen_sums (${names}) select center, ${rest}, n from overseen_tallies where ${summed}`);
  db.exec(
    `insert into overseen_sums (${names}) select '${PROVINCE}', ${rest}, sum(n) from overseen_tallies where ${summed} group by ${rest}`,
  );
}

/** Writes so many cases into a new database of a province: their files, their counters, and a plain table to search through. */
async function build(folder, count) {
  const { capabilities } = province;
  const tables = {
    entities: [KitState, ...capabilities.flatMap(({ entities = [] }) => entities)],
    migrations: [Kit1767225600000, ...capabilities.flatMap(({ migrations = [] }) => migrations)],
  };
  await (await openDatabase({ kind: 'sqlite', folder }, 'province', tables)).close();
  const db = new Database(join(folder, 'province.sqlite'));
  for (const pragma of ['synchronous = off', 'journal_mode = off', 'cache_size = -600000']) db.pragma(pragma);
  const indices = db
    .prepare(
      `select sql, name from sqlite_master where type = 'index' and tbl_name = 'overseen_files' and sql is not null`,
    )
    .all();
  for (const { name } of indices) db.exec(`drop index "${name}"`);
  db.exec(`create table searched (center text, state text, kind text, raised text, outcome text, rating integer, due_on text,
    completed integer, on_time integer, opened_on text, closed_on text)`);
  const file = db.prepare(
    `insert into overseen_files (uid, level, number, center, origin, state, is_open, due_on, opened_at, updated_at, counted)
     values (?, 'county', ?, ?, ?, ?, ?, ?, ?, ?, null)`,
  );
  const searched = db.prepare(`insert into searched values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const keep = db.prepare(
    `insert into overseen_tallies (figure, dimension, span, center, value, level, n) values (?, ?, ?, ?, ?, 'county', ?)`,
  );
  const below = chanceOf(20_261_130);
  let [counters, serial] = [0, 0];
  db.exec('begin');
  for (const [nth, center] of COUNTIES.entries()) {
    const sums = new Map();
    const add = cells => {
      for (const cell of cells) {
        const name = cellName(cell);
        const known = sums.get(name);
        if (known) known.n += cell.by ?? 1;
        else sums.set(name, { ...cell, n: cell.by ?? 1 });
      }
    };
    for (let i = nth; i < count; i += COUNTIES.length) {
      const { counted, openedOn, closedOn, minutes } = madeUp(below);
      const uid = `00000000-0000-4000-8000-${String((serial += 1)).padStart(12, '0')}`;
      const { state, kind, raised, outcome, rating, dueOn, completed, onTime } = counted;
      // spread over the day, so that the order of the list is that of the clock
      const at = `${openedOn}T0${serial % 10}:${String(serial % 60).padStart(2, '0')}:00.000Z`;
      file.run(uid, `${center}-${i}`, center, center, state, OPEN.includes(state) ? 1 : 0, dueOn, at, at);
      searched.run(
        center,
        state,
        kind,
        raised,
        outcome,
        rating,
        dueOn,
        completed ? 1 : 0,
        onTime === null ? null : onTime ? 1 : 0,
        openedOn,
        closedOn,
      );
      add(standingCells(counted));
      add(
        happenedCells({
          act: 'register',
          from: null,
          to: 'registered',
          at: `${openedOn}T02:00:00.000Z`,
          detail: {},
          counted,
        }),
      );
      if (closedOn) {
        const closing = { ...counted, held: { by: 'window', minutes } };
        add(
          happenedCells({
            act: 'complete',
            from: 'handling',
            to: state,
            at: `${closedOn}T02:00:00.000Z`,
            detail: {},
            counted: closing,
          }),
        );
      }
    }
    for (const { figure, dimension, span, value, n } of sums.values())
      keep.run(figure, dimension, span, center, value, n);
    counters += sums.size;
  }
  sumAreas(db);
  db.exec('commit');
  for (const { sql } of indices) db.exec(sql);
  db.pragma('journal_mode = wal');
  db.close();
  return counters;
}

const columnsOf = (db, table) => db.pragma(`table_info(${table})`).map(({ name }) => name);

/**
 * Gives each county the cases of ten: its own, and those of the counties one step, two steps … further. Steps are such that after two
 * rounds no county has the cases of another one twice.
 */
const STEPS = [11, 6];

function makeTenfold(from, folder, step) {
  mkdirSync(folder);
  copyFileSync(join(from, 'province.sqlite'), join(folder, 'province.sqlite'));
  const db = new Database(join(folder, 'province.sqlite'));
  for (const pragma of ['journal_mode = off', 'synchronous = off', 'cache_size = -2000000', 'temp_store = file'])
    db.pragma(pragma);
  db.exec('create temp table turned (k integer, source text, target text, primary key (source, k))');
  const turn = db.prepare('insert into turned values (?, ?, ?)');
  for (let k = 0; k < 10; k += 1)
    for (const [i, source] of COUNTIES.entries()) turn.run(k, source, COUNTIES[(i + step * k) % COUNTIES.length]);
  const indices = db
    .prepare(
      `select sql, name from sqlite_master where type = 'index' and tbl_name = 'overseen_files' and sql is not null`,
    )
    .all();
  for (const { name } of indices) db.exec(`drop index "${name}"`);
  const turned = (table, to) =>
    `insert into ${table} select ${columnsOf(db, table)
      .map(name => to[name] ?? `f.${name}`)
      .join(', ')} from ${table} f join turned t on t.source = f.center where t.k > 0`;
  db.exec('begin');
  db.exec(turned('searched', { center: 't.target' }));
  db.exec(
    turned('overseen_files', {
      ...{
        uid: `printf('%08d', substr(f.uid, 1, 8) * 1000 + ${step * 10} + t.k) || substr(f.uid, 9)`,
        number: `t.k || '-' || f.number`,
      },
      ...{ center: 't.target', origin: 't.target' },
    }),
  );
  // a county at a time: its counters fit into memory, those of all do not
  const others = 'figure, dimension, span, value, level';
  db.exec(`create temp table known (center, figure, dimension, span, value, level, n,
    primary key (center, figure, dimension, span, value, level)) without rowid`);
  db.exec(`insert into known select center, ${others}, n from overseen_tallies order by center, ${others}`);
  db.exec('delete from overseen_tallies');
  const add = db.prepare(`insert into overseen_tallies (center, ${others}, n)
    select ?, ${others}, sum(n) from known where center in (select source from turned where target = ?) group by ${others}`);
  for (const target of COUNTIES) add.run(target, target);
  sumAreas(db);
  const { n } = db.prepare('select count(*) as n from overseen_tallies').get();
  db.exec('commit');
  for (const { sql } of indices) db.exec(sql);
  db.pragma('journal_mode = wal');
  db.close();
  return n;
}

const owing = OPEN.map(state => `'${state}'`).join(', ');
const count = (name, condition) => `sum(case when ${condition} then 1 else 0 end) as ${name}`;

/** The same figures by a search through the files: what a dashboard does that counts at each look. */
const SEARCH = `select center, ${[
  count('registeredToday', `opened_on = '${TODAY}' and kind <> 'consultation'`),
  count('closedToday', `closed_on = '${TODAY}'`),
  count('registered', `kind <> 'consultation'`),
  count('consultations', `kind = 'consultation'`),
  count('open', `state in (${owing})`),
  count('dueSoon', `state in (${owing}) and due_on between '${TODAY}' and '${NEXT_WORKDAY}'`),
  count('overdue', `state in (${owing}) and due_on < '${TODAY}'`),
  count('escalated', `raised in ('open', 'accepted')`),
  count('waiting', `1 = 0`),
  count('settling', `state in ('completed', 'awaitingConfirmation')`),
  count('parked', `state = 'parked'`),
  count('completed', `completed = 1 and state <> 'parked'`),
  count('rated', `rating is not null`),
  count('satisfied', `rating >= 3`),
  count('closedOnTime', `on_time = 1`),
  count('closed', `on_time is not null`),
].join(', ')} from searched group by center`;

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

const tree = new Map([
  [PROVINCE, { code: PROVINCE, name: '安徽省', level: 'province', parent: null }],
  ...COUNTIES.map(code => [code, { code, name: code, level: 'county', parent: PROVINCE }]),
]);

/** Everything that the page of a province asks for: figures, parts, the trend of the month, what is told apart, durations, custody. */
async function wholePage(asked) {
  const by = await figuresByCenter(asked);
  const parts = COUNTIES.map(code => sumOver(asked, code, by));
  const days = Array.from({ length: 30 }, (_, i) => `2026-11-${String(i + 1).padStart(2, '0')}`);
  const steps = days.map(day => ({ from: day, to: day }));
  const trend = await happenedInSteps(asked, PROVINCE, 'new', { steps, whole: false });
  const splits = await Promise.all(
    ['cause', 'item'].map(dimension => splitOf(asked, PROVINCE, { figure: 'new', dimension, range: MONTH })),
  );
  const others = await Promise.all([
    durationsOf(asked, PROVINCE, MONTH),
    custodyOf(asked, PROVINCE, MONTH),
    inHandOf(asked, PROVINCE),
  ]);
  return { parts, trend, splits, others };
}

/** Where page 20,000 begins, or the last page that there is. */
async function deepCursor(source, cases) {
  const pages = Math.min(DEEP, Math.floor(cases / PAGE) - 1);
  const [row] = await source.query(
    `select opened_at as openedAt, uid, level from overseen_files order by opened_at desc, uid desc, level desc limit 1 offset ${(pages - 1) * PAGE - 1}`,
  );
  return { after: overseenCursor(row), pages };
}

/** The service of a province over such a database, as far as reading needs it. */
async function open(folder) {
  const source = await new DataSource({
    type: 'better-sqlite3',
    database: join(folder, 'province.sqlite'),
    readonly: true,
    entities: [OverseenFile],
  }).initialize();
  const service = {
    ...{ name: 'province', tree, calendar: loadCalendar(), layers: new Map() },
    ...{ database: { read: source.manager }, now: () => new Date(`${TODAY}T03:00:00.000Z`) },
  };
  return { source, asked: { service, levels: ['province', 'county'] } };
}

/** The search through all files must give the same figures; and what a page deep in the list costs beside the first one. */
async function measure({ cases, counters, source, asked }) {
  const figures = await figuresByCenter(asked);
  const searched = await cpu(cases > 5_000_000 ? 1 : 3, () => source.query(SEARCH));
  const same = searched.result.every(row =>
    FIGURES.every(name => Number(row[name]) === (figures.get(row.center)?.[name] ?? 0)),
  );
  const { after, pages } = await deepCursor(source, cases);
  const list = cursor => cpu(101, () => readOverseen(asked.service, PROVINCE, { first: PAGE, after: cursor }, {}));
  const first = await list(null);
  const deep = await list(after);
  const whole = deep.result.rows.length === PAGE && first.result.rows.length === PAGE;
  return { cases, counters, search: searched.ms, first: first.ms, deep: deep.ms, pages, same: same && whole };
}

/** Reads all sizes in turn, so often, and gives the median of each. */
async function inTurn(reads, sizes, read) {
  const times = sizes.map(() => []);
  for (let i = 0; i < reads; i += 1)
    for (const [nth, { asked }] of sizes.entries()) times[nth].push((await cpu(1, () => read(asked))).ms);
  return times.map(all => all.sort((a, b) => a - b)[Math.floor(reads / 2)]);
}

async function run(cases, rounds) {
  const folder = mkdtempSync(join(tmpdir(), 'doudi-oversight-'));
  const told = (n, make) => {
    const began = Date.now();
    return Promise.resolve(make()).then(counters => {
      console.error(`${n} cases made in ${Math.round((Date.now() - began) / 1_000)} s`);
      return counters;
    });
  };
  const sizes = [];
  try {
    const own = join(folder, '0');
    sizes.push({ cases, counters: await told(cases, () => build(own, cases)), ...(await open(own)) });
    for (const [i, step] of STEPS.slice(0, rounds).entries()) {
      const [from, to, n] = [join(folder, String(i)), join(folder, String(i + 1)), cases * 10 ** (i + 1)];
      sizes.push({ cases: n, counters: await told(n, () => makeTenfold(from, to, step)), ...(await open(to)) });
    }
    for (const { asked } of sizes) await wholePage(asked); // the first read of a file is that of the disk
    const figures = await inTurn(31, sizes, figuresByCenter);
    const page = await inTurn(31, sizes, wholePage);
    const found = [];
    for (const [i, size] of sizes.entries())
      found.push({ ...(await measure(size)), figures: figures[i], page: page[i] });
    return found;
  } finally {
    for (const { source } of sizes) await source.destroy();
    rmSync(folder, { recursive: true, force: true });
  }
}

const given = process.argv.slice(2);
const json = given[0] === '--json' ? given.splice(0, 2)[1] : undefined;
const tenfold = given[0] === '--tenfold' && given.splice(0, 1).length > 0;
const rows = await run(Number(given[0] ?? 100_000), tenfold ? 2 : 1);

const ms = value => value.toFixed(2).padStart(10);
console.log('     cases  counters  figures (ms)  whole page (ms)  search (ms)  search ÷ figures   page n ÷ page 1');
for (const { cases, counters, figures, page, search, first, deep, pages } of rows)
  console.log(
    `${String(cases).padStart(10)}${String(counters).padStart(10)}  ${ms(figures)}   ${ms(page)}       ${ms(search)}  ${(search / figures).toFixed(0).padStart(12)} ×   ${(deep / first).toFixed(2)} (n = ${pages})`,
  );
for (const [i, { cases, figures, page }] of rows.entries()) {
  const before = rows[i - 1];
  if (before)
    console.log(
      `${cases} ÷ ${before.cases} cases: figures × ${(figures / before.figures).toFixed(2)}, whole page × ${(page / before.page).toFixed(2)}`,
    );
}
if (json) writeFileSync(json, `${JSON.stringify(rows, null, 2)}\n`);
if (rows.every(({ same }) => same)) console.log('the figures are the same both ways, county by county');
else {
  console.log('BAD: the figures differ');
  process.exitCode = 1;
}
