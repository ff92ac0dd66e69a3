#!/usr/bin/env node
/**
 * What a long list costs, and a PDF: time and memory of a ledger as its rows grow, and how long the process answers nothing meanwhile.
 *
 *   node hub/launch.mjs build && node bench/reports.mjs [--json <file>] [rows …]        10,000 and 100,000 rows unless told otherwise
 *
 * Each size is a hub of its own in a process of its own, over SQLite. One case is registered and worked on by the way of the API; it is then
 * copied with its ledger, words, limits and reporter (sealed anew), straight into the tables of the county, as if all of it had been numbered, told
 * above and assessed long ago: what the level does with new lines is measured elsewhere. The other levels are down meanwhile. The list is asked for,
 * written by the hub’s own job and fetched piece by piece by the way of the API; it must unpack to as many rows as there are cases, or this ends with 1,
 * and so it does where its percent ever fell or the process grew by more than a list may take.
 * Time is CPU of the process. Memory is its peak over what it had when it began the list. The delay is that of the event loop
 * (`perf_hooks`) while nothing else is asked; beside it that of a PDF. Only ratios inside one run mean anything.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Unzip, UnzipInflate } from 'fflate';

const load = path => import(new URL(`../dist/${path}.js`, import.meta.url).href);
const CENTER = '430524';
const CLERK = { role: 'registrar', center: CENTER };
const HANDLER = { role: 'handler', center: CENTER, department: 'medical-security' };

/** What the process may grow by while it writes a list, however long that is. */
const MOST_MB = 250;

const mega = bytes => bytes / 1_048_576;

/** A hub with so many cases of one center; answers how to ask it. */
async function hubWith(rows, folder) {
  const { startHub } = await load('hub/startHub');
  const { readSettings } = await load('shared/settings');
  const { issueToken } = await load('shared/identity/demoIssuer');
  const { makeKeyFile, changeKeyFile, withNewKeys, KEY_USES } = await load('subgraphs/kit/vault/keyFile');
  const keys = join(folder, 'keys.json');
  makeKeyFile(keys, 'aes-256-gcm');
  const { readEdition } = await load('subgraphs/capabilities/directory/readEdition');
  const { DIRECTORY_FOLDER } = await load('subgraphs/places');
  const tops = [...readEdition(DIRECTORY_FOLDER).rows.values()].filter(({ parent }) => parent === null);
  const wanted = { provinces: tops.map(({ code }) => code), uses: KEY_USES, at: new Date() };
  await changeKeyFile(keys, held => withNewKeys(keys, held, wanted));
  const settings = {
    PORT: '0',
    HUB_DATA: folder,
    HUB_IDENTITY: 'demo',
    HUB_ADHOC: 'on',
    LOG_LEVEL: 'error',
    HUB_BUDGET_PERSON: '0',
  };
  const hub = await startHub({ settings: readSettings({ ...settings, HUB_BUDGET_CENTER: '0' }) });
  const ask = async (who, query) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${await issueToken(hub.keys, who)}` };
    const response = await fetch(`${hub.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
    const { data, errors } = await response.json();
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  const form =
    'title: "医保报销偏低", item: "医保报销", demand: "第三次退件，没有一次性告知需要的材料", causes: [RULES_NOT_MET]';
  const person = 'reporterName: "王小明", reporterPhone: "13987654321"';
  const { file } = await ask(CLERK, `mutation { file: countyRegisterCase(input: { ${form}, ${person} }) { uid } }`);
  const act = (who, name, more) => ask(who, `mutation { countyAct: county${name}(uid: "${file.uid}"${more}) { uid } }`);
  await act(CLERK, 'TriageCase', ', class: "windowUnit", cause: "材料未核对"');
  await act(CLERK, 'AcceptCase', '');
  await act(CLERK, 'AssignCase', ', department: "医疗保障局"');
  await act(HANDLER, 'ReplyOrder', ', reply: "已核实并补报"');
  await act(HANDLER, 'CompleteCase', ', result: "已报销到账"');
  for (const level of ['township', 'city', 'province']) await hub.stopSubgraph(level);
  await copyCase(hub.services.get('county'), file.uid, rows - 1);
  return { hub, ask };
}

/** A row without a column that the database fills in. */
const without = (row, column) => Object.fromEntries(Object.entries(row).filter(([name]) => name !== column));

/** How far the ledger is numbered, told above and assessed. */
const HOW_FAR = ['head', 'told', 'assessed'];

/** Puts a case so many times beside itself, each a second older, with what belongs to it. */
async function copyCase(service, uid, times) {
  const { openReporter, sealReporter, sealerAt } = await load('subgraphs/capabilities/intake/sealReporter');
  const { openWords, sealWords } = await load('subgraphs/capabilities/cases/sealWords');
  const { database } = service;
  const of = async (table, order) =>
    database.read.query(`select * from ${table} where uid = ?${order ? ` order by ${order}` : ''}`, [uid]);
  const [file] = await of('case_files');
  const [reporter] = await of('reporters');
  const [lines, words, clocks] = [await of('case_entries', 'seq'), await of('entry_words'), await of('case_clocks')];
  const plain = openReporter({ ...reporter, idNumber: reporter.id_number }, service.vault.open);
  const said = words.map(row => ({ no: row.no, ...openWords(row, service.vault.open) }));
  const sealer = sealerAt(service, CENTER, true);
  const put = (tx, table, row) => {
    const names = Object.keys(row);
    return tx.query(
      `insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
      Object.values(row),
    );
  };
  /** A row once for each number, with what differs as an expression of it. */
  const copies = (tx, table, row, own, [from, to]) => {
    const names = Object.keys(row);
    const values = names.map(name => own[name] ?? '?');
    const given = names.filter(name => own[name] === undefined).map(name => row[name]);
    return tx.query(
      `with recursive n(i) as (select ${from} union all select i + 1 from n where i < ${to}) insert into ${table} (${names.join(', ')}) select ${values.join(', ')} from n`,
      given,
    );
  };
  const uidOf = i => `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`;
  const uidIn = "printf('00000000-0000-4000-8000-%012d', i)";
  const opened = file.opened_at;
  const day = opened.slice(0, 10).replaceAll('-', '');
  const fileOwn = {
    uid: uidIn,
    number: `printf('${CENTER}-${day}-%06d', i + 1)`,
    opened_at: `strftime('%Y-%m-%dT%H:%M:%fZ', '${opened}', '-' || i || ' seconds')`,
    request_key: 'null',
  };
  let head = 0;
  for (let from = 1; from <= times; from += 1_000) {
    const range = [from, Math.min(times, from + 999)];
    await database.write(async tx => {
      if (from === 1) [{ head }] = await tx.query('select max(ledger_position) as head from case_entries');
      await copies(tx, 'case_files', file, fileOwn, range);
      for (const [k, line] of lines.entries()) {
        const position = `${head} + (i - 1) * ${lines.length} + ${k + 1}`;
        await copies(tx, 'case_entries', without(line, 'seq'), { uid: uidIn, ledger_position: position }, range);
      }
      for (const clock of clocks) await copies(tx, 'case_clocks', without(clock, 'id'), { uid: uidIn }, range);
      for (let i = range[0]; i <= range[1]; i++) {
        const id = uidOf(i);
        for (const one of said) {
          const { sealed, sealedWith } = sealWords(service, { uid: id, no: one.no, center: CENTER }, one);
          await put(tx, 'entry_words', { uid: id, no: one.no, sealed, sealed_with: sealedWith });
        }
        const { name, phone, phoneHash, sealedWith } = sealReporter(id, plain, sealer);
        const own = { uid: id, name, phone, phone_hash: phoneHash, sealed_with: sealedWith };
        await put(tx, 'reporters', { ...reporter, ...own });
      }
      for (const name of HOW_FAR)
        await tx.query('insert or replace into kit_state (name, value) values (?, ?)', [
          ...[name, String(head + range[1] * lines.length)],
        ]);
    });
  }
  // what was put there in bulk is no part of what a list costs
  await database.read.query('pragma wal_checkpoint(truncate)');
}

/** The rows of a spreadsheet that comes in pieces, counted while it is unpacked. */
function rowCounter() {
  let [rows, tail] = [0, ''];
  const unzip = new Unzip();
  unzip.register(UnzipInflate);
  unzip.onfile = file => {
    if (!file.name.startsWith('xl/worksheets/')) return;
    file.ondata = (_fault, bytes) => {
      const text = tail + Buffer.from(bytes).toString('latin1');
      rows += text.split('<row ').length - 1;
      tail = text.slice(-4);
    };
    file.start();
  };
  return { push: bytes => unzip.push(bytes), rows: () => rows };
}

/** How long the event loop was held up while something was done, in milliseconds. */
async function whileDoing(work) {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const before = process.cpuUsage();
  delay.enable();
  const answer = await work();
  delay.disable();
  const { user, system } = process.cpuUsage(before);
  return { answer, cpu: (user + system) / 1_000, p99: delay.percentile(99) / 1e6, most: delay.max / 1e6 };
}

async function measure(rows) {
  const folder = mkdtempSync(join(tmpdir(), 'doudi-bench-'));
  const { hub, ask } = await hubWith(rows, folder);
  try {
    await pause(2_000);
    globalThis.gc?.();
    const rest = process.memoryUsage().rss;
    let peak = rest;
    const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 50);
    const seen = [];
    const begun = performance.now();
    const written = await whileDoing(async () => {
      const days = 'from: "2026-01-01", to: "2035-12-31"';
      const { list } = await ask(
        CLERK,
        `mutation { list: countyStartReportList(area: "${CENTER}", kind: LEDGER, ${days}) { id } }`,
      );
      for (;;) {
        await pause(500);
        const { lists } = await ask(CLERK, '{ lists: countyReportLists { id state percent rows parts bytes } }');
        const found = lists.find(({ id }) => id === list.id);
        seen.push(found.percent);
        if (found.state === 'DONE') return found;
        if (found.state !== 'WAITING' && found.state !== 'RUNNING') throw new Error(`the list is ${found.state}`);
      }
    });
    clearInterval(watch);
    const seconds = (performance.now() - begun) / 1_000;
    const { answer } = written;
    const counter = rowCounter();
    for (let no = 0; no < answer.parts; no++) {
      const { part } = await ask(CLERK, `{ part: countyReportListPart(id: "${answer.id}", no: ${no}) { base64 } }`);
      counter.push(Buffer.from(part.base64, 'base64'), no === answer.parts - 1);
    }
    const moved = seen.every((percent, i) => i === 0 || percent >= seen[i - 1]) && new Set(seen).size > 3;
    const grown = mega(peak - rest);
    const whole = answer.rows === rows && counter.rows() === rows + 3; // title, heads, foot
    const right = whole && moved && grown < MOST_MB;
    const paper = `mutation { file: countyPrintPaper(uid: "00000000-0000-4000-8000-000000000001", kind: REGISTRATION, format: PDF) { base64 } }`;
    await ask(CLERK, paper);
    const pdf = await whileDoing(() => ask(CLERK, paper));
    return {
      ...{ rows, right, bytes: answer.bytes, cpu: written.cpu, memory: grown, rest: mega(rest) },
      ...{ seconds, steps: new Set(seen).size },
      ...{ p99: written.p99, most: written.most, pdfMost: pdf.most, pdfCpu: pdf.cpu },
    };
  } finally {
    await hub.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[2] === '--one') {
  console.log(JSON.stringify(await measure(Number(process.argv[3]))));
} else {
  const args = process.argv.slice(2);
  const json = args[0] === '--json' ? args.splice(0, 2)[1] : undefined;
  const sizes = args.length > 0 ? args.map(Number) : [10_000, 100_000];
  const all = sizes.map(size => {
    const run = spawnSync(process.execPath, ['--expose-gc', fileURLToPath(import.meta.url), '--one', String(size)], {
      stdio: ['ignore', 'pipe', 'inherit'],
      encoding: 'utf8',
    });
    if (run.status !== 0) process.exit(1);
    return JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '');
  });
  const show = n => n.toFixed(1);
  for (const one of all)
    console.log(
      `${one.rows} rows: ${one.right ? 'right' : 'WRONG'}, ${show(one.seconds)} s, ${show(one.cpu / 1_000)} s CPU (${show((one.cpu * 1_000) / one.rows)} µs a row), ` +
        `${show(one.memory)} MB over ${show(one.rest)} MB, ${one.steps} values of percent, loop delay p99 ${show(one.p99)} ms, most ${show(one.most)} ms; ` +
        `a PDF: ${show(one.pdfCpu)} ms CPU, loop delay ${show(one.pdfMost)} ms`,
    );
  const [least, most] = [all[0], all.at(-1)];
  console.log(
    `ratio of ${most.rows} to ${least.rows} rows: time ${show(most.cpu / least.cpu)}, of a row ${show(most.cpu / most.rows / (least.cpu / least.rows))}, ` +
      `memory ${show(most.memory / least.memory)}`,
  );
  if (json) writeFileSync(json, `${JSON.stringify(all, null, 2)}\n`);
  if (!all.every(({ right }) => right)) process.exitCode = 1;
}
