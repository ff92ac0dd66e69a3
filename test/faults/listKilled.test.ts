import { type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { issueToken, openIssuerKeys } from '../../shared/identity/demoIssuer.ts';
import { type Answer, eventually, startProcess } from '../testkit/hub.ts';
import { keyFile } from '../testkit/keyFile.ts';
import { freePort } from '../testkit/privateServers.ts';
import { smallDirectory } from '../testkit/smallDirectory.ts';

/** So many that a list is not written between two looks. */
const CASES = 2_500;
const CENTER = '430524';

let data: string;
let directory: string;
let hub: ChildProcess;
let environment: NodeJS.ProcessEnv;
let url: string;
let token: string;

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'doudi-list-'));
  directory = smallDirectory();
  const port = await freePort();
  url = `http://127.0.0.1:${port}/graphql`;
  const over = { HUB_DATA: data, HUB_DIRECTORY: directory, HUB_KEYS: await keyFile(data), PORT: String(port) };
  const open = { HUB_DEMO: 'off', HUB_IDENTITY: 'demo', HUB_ADHOC: 'on', HUB_BUDGET_PERSON: '0', LOG_LEVEL: 'error' };
  environment = { ...process.env, NODE_OPTIONS: '', ...over, ...open };
  token = await issueToken(await openIssuerKeys(data), { role: 'registrar', center: CENTER });
  hub = await startProcess(['dist/hub/cli/main.js', 'start'], environment);
}, 240_000);
afterAll(() => {
  hub?.kill('SIGKILL');
  for (const folder of [data, directory]) rmSync(folder, { recursive: true, force: true });
});

async function ask(query: string): Promise<Answer> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
  return (await response.json()) as Answer;
}

async function onDatabase<T>(work: (source: DataSource) => Promise<T>): Promise<T> {
  const source = await new DataSource({
    ...{ type: 'better-sqlite3', database: join(data, 'county.sqlite'), timeout: 5_000 },
  }).initialize();
  try {
    return await work(source);
  } finally {
    await source.destroy();
  }
}

async function killed(): Promise<void> {
  const died = new Promise(resolve => hub.once('exit', resolve));
  hub.kill('SIGKILL');
  await died;
}

const LIST = 'id state rows total parts mark';
interface Listed {
  id: string;
  state: string;
  rows: number;
  total: number;
  parts: number;
  mark: string;
}
const listed = async (): Promise<Listed> =>
  (await ask(`{ lists: countyReportLists { ${LIST} } }`)).data.lists[0] as Listed;
const part = async (id: string, no: number): Promise<Answer> =>
  ask(`{ part: countyReportListPart(id: "${id}", no: ${no}) { base64 } }`);

/** A case many times beside itself, each with a number of its own; nothing else of it is needed for a row. */
const copies = (uid: string) =>
  onDatabase(async source => {
    const [file] = await source.query<[Record<string, unknown>]>('select * from case_files where uid = ?', [uid]);
    const names = Object.keys(file);
    const put = `insert into case_files (${names.join()}) values (${names.map(() => '?').join()})`;
    await source.transaction(async tx => {
      for (let i = 1; i < CASES; i += 1) {
        const no = String(i).padStart(12, '0');
        const at = new Date(Date.parse(String(file.opened_at)) - i * 1_000).toISOString();
        const own = { uid: `00000000-0000-4000-8000-${no}`, number: `copy-${i}`, opened_at: at, request_key: null };
        await tx.query(put, Object.values({ ...file, ...own }));
      }
    });
  });

it('LH-38: a list whose writer is killed is written to its end by the next, once, and no half of it is given out', async () => {
  const input = 'input: { title: "报销", item: "医保报销", causes: [RULES_NOT_MET] }';
  const { uid } = (await ask(`mutation { file: countyRegisterCase(${input}) { uid } }`)).data.file;
  await copies(uid);
  const asked = `mutation { list: countyStartReportList(area: "${CENTER}", kind: LEDGER, from: "2020-01-01", to: "2029-12-31") { ${LIST} } }`;
  const { list } = (await ask(asked)).data as { list: Listed };
  expect(list.total).toBe(CASES);
  await eventually('a list that is being written', async () => (await listed()).rows > 0, 90_000);
  await killed();
  // what the process has left behind is half of the list, and says so
  const [left] = await onDatabase(source =>
    source.query<Listed[]>(`select state, row_count as rows from report_lists`),
  );
  expect(left?.state).toBe('running');
  expect(Number(left?.rows)).toBeGreaterThan(0);
  expect(Number(left?.rows)).toBeLessThan(CASES);
  // a minute later nobody has heard of it any more
  await onDatabase(async source => {
    await source.query('update report_lists set beat_at = ?', [new Date(Date.now() - 61_000).toISOString()]);
    await source.query("delete from kit_state where name = 'job:report-lists'");
    // and a piece of it that is there already is one of those that are thrown away
    await source.query('insert or replace into report_parts (owner, part_no, content) values (?, 900, ?)', [
      ...[list.id, 'aGFsZg=='],
    ]);
  });
  hub = await startProcess(['dist/hub/cli/main.js', 'start'], environment);
  const before = await part(list.id, 0);
  if ((await listed()).state !== 'DONE') expect(before.errors?.[0]?.extensions.code).toBe('LIST_NOT_READY');
  await eventually('the whole list', async () => (await listed()).state === 'DONE', 60_000);

  const done = await listed();
  expect(done).toMatchObject({ id: list.id, rows: CASES, mark: list.mark });
  const pieces: Buffer[] = [];
  for (let no = 0; no < done.parts; no += 1)
    pieces.push(Buffer.from((await part(list.id, no)).data.part.base64, 'base64'));
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.concat(pieces) as never);
  const numbers: string[] = [];
  book.worksheets[0]?.eachRow((row, no) => no > 2 && numbers.push(String((row.values as unknown[]).at(-1))));
  expect(numbers.pop()).toContain(`共${CASES}件`);
  expect(numbers).toHaveLength(CASES);
  expect(new Set(numbers).size).toBe(CASES);
  // once: one list in pieces without a gap, begun twice, and one line on the record of what was taken out
  const kept = await onDatabase(async source => ({
    lists: await source.query('select attempts from report_lists'),
    parts: await source.query('select count(*) as n, max(part_no) as last from report_parts'),
    taken: await source.query('select row_count as n from exports where mark = ?', [list.mark]),
  }));
  expect(kept).toEqual({
    lists: [{ attempts: 2 }],
    parts: [{ n: done.parts, last: done.parts - 1 }],
    taken: [{ n: CASES }],
  });
}, 240_000);
