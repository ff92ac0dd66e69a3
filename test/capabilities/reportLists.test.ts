import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { marksIn, withoutMark } from '../../shared/domain/privacy/viewerMark.ts';
import { ListRow } from '../../subgraphs/capabilities/reports/ListRow.ts';
import { PartRow } from '../../subgraphs/capabilities/reports/PartRow.ts';
import { Casework } from '../testkit/casework.ts';
import { codeOf } from '../testkit/duties.ts';
import type { Answer, Who } from '../testkit/hub.ts';

/** Ledgers and clearance lists, written in the background (LH-38, LH-42, WL-74, N12). */
const CLERK: Who = ['registrar', '430524'];
const HEAD: Who = ['center-head', '430524'];
const HANDLER: Who = ['handler', '430524', 'taxation'];
const NEIGHBOUR: Who = ['registrar', '331081'];
const WENLING: Who = ['registrar', '331081'];
const CASES = 45;
const FORM = {
  title: '医保报销',
  item: '医保报销',
  causes: ['RULES_NOT_MET'],
  reporterName: '王小明',
  reporterPhone: '13987654321',
};

let desk: Casework;
beforeAll(async () => {
  desk = await Casework.start('2026-09-28T09:30');
  for (let i = 1; i <= CASES; i++) {
    desk.wait(1);
    await desk.register(CLERK, { ...FORM, demand: i === 1 ? '=1+1' : `第${i}次退件，没有一次性告知` });
  }
  // the clock stands from here on: no job is due by itself, and a list waits until it is told to be written
  await desk.runJobs();
}, 240_000);
afterAll(() => desk?.stop(), 60_000);

const FIELDS = 'id state percent rows total parts bytes mark askedAt endedAt expiresAt area { code }';
interface Seen {
  id: string;
  state: string;
  percent: number;
  rows: number;
  parts: number;
  mark: string;
  expiresAt: string | null;
}
const startText = (kind: string, area: string, days = 'from: "2026-09-01", to: "2026-12-31"') =>
  `mutation { list: countyStartReportList(area: "${area}", kind: ${kind}, ${days}) { ${FIELDS} } }`;
const start = (who: Who, kind = 'LEDGER', area = who[1]): Promise<Answer> => desk.hub.ask(who, startText(kind, area));
const lists = async (who: Who): Promise<Seen[]> =>
  (await desk.ask(who, `{ lists: countyReportLists { ${FIELDS} } }`)).lists as Seen[];
const part = (who: Who, id: string, no: number) =>
  desk.hub.ask(who, `{ part: countyReportListPart(id: "${id}", no: ${no}) { no base64 } }`);

async function fetched(who: Who, { id, parts }: Seen) {
  const pieces: Buffer[] = [];
  for (let no = 0; no < parts; no++) pieces.push(Buffer.from((await part(who, id, no)).data.part.base64, 'base64'));
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.concat(pieces) as never);
  const sheet = book.worksheets[0];
  if (!sheet) throw new Error('no sheet');
  return { sheet, row: (no: number) => (sheet.getRow(no).values as unknown[]).slice(1) };
}

describe('LH-38, LH-42: the ledger', () => {
  let done: Seen;

  it('is written in the background, with the eight fields of the form and a row for each case', async () => {
    const { list } = (await start(CLERK)).data;
    expect(list).toMatchObject({ state: 'WAITING', percent: 0, total: CASES, area: { code: '430524' } });
    expect(codeOf(await part(CLERK, list.id, 0))).toBe('LIST_NOT_READY');
    await desk.runJobs();
    [done] = (await lists(CLERK)) as [Seen];
    expect(done).toMatchObject({ id: list.id, state: 'DONE', percent: 100, rows: CASES });
    const { sheet, row } = await fetched(CLERK, done);
    expect(row(2)).toEqual([
      ...['办理对象', '联系电话', '反映事项', '首接负责人', '受理时间', '处理结果', '评价意见', '办结时间', '编号'],
    ]);
    expect(sheet.rowCount).toBe(CASES + 3);
    expect(sheet.getCell(`A${CASES + 3}`).value).toContain(`共${CASES}件`);
  });

  it('N12: is masked, marked in the rows and at the foot, and no cell is a formula; that it was taken is on record', async () => {
    const { sheet, row } = await fetched(CLERK, done);
    const oldest = row(CASES + 2);
    expect([oldest[0], oldest[1]]).toEqual(['王*明', '139****4321']);
    expect(withoutMark(String(oldest[2]))).toBe("'=1+1");
    const texts: string[] = [];
    sheet.eachRow(line => line.eachCell(cell => texts.push(cell.text)));
    const text = texts.join('\n');
    expect(text).not.toMatch(/王小明|13987654321/);
    expect(marksIn(text)[0]?.mark).toBe(done.mark);
    expect(text).toContain(`${done.mark.slice(0, 5)}-${done.mark.slice(5)}`);
    const [record] = await desk.hub.rows<{ filter: string; row_count: number }>(
      'county',
      `select filter, row_count from exports where mark = '${done.mark}'`,
    );
    expect(record?.row_count).toBe(CASES);
    expect(JSON.parse(record?.filter ?? '')).toMatchObject({ list: 'ledger', as: 'xlsx' });
  });

  it('is for who asked for it and nobody else, and not for who may not take lists out', async () => {
    expect(codeOf(await part(HEAD, done.id, 0))).toBe('LIST_NOT_FOUND');
    expect(await lists(HEAD)).toEqual([]);
    expect(codeOf(await start(HANDLER))).toBe('NOT_PERMITTED');
    expect(codeOf(await start(NEIGHBOUR, 'LEDGER', '430524'))).toBe('OUTSIDE_JURISDICTION');
    expect(
      codeOf(await desk.hub.ask(CLERK, startText('LEDGER', '430524', 'from: "2026-09-02", to: "2026-09-01"'))),
    ).toBe('FIELD_INVALID');
  });

  it('is deleted after three days', async () => {
    desk.setTime('2026-10-02T09:00');
    await desk.runJobs();
    expect(await lists(CLERK)).toEqual([]);
    expect(await desk.hub.rows('county', `select part_no from report_parts where owner = '${done.id}'`)).toEqual([]);
    expect(codeOf(await part(CLERK, done.id, 0))).toBe('LIST_NOT_FOUND');
  });
});

describe('a list', () => {
  it('is one at a time for each person, and can be stopped', async () => {
    const { list } = (await start(CLERK)).data;
    expect(codeOf(await start(CLERK))).toBe('LIST_RUNNING');
    expect(codeOf(await start(HEAD))).toBe('ok');
    const stopped = (await desk.ask(CLERK, `mutation { list: countyCancelReportList(id: "${list.id}") { state } }`))
      .list;
    expect(stopped.state).toBe('CANCELLED');
    await desk.runJobs();
    expect((await lists(CLERK)).map(({ state }) => state)).toEqual(['CANCELLED']);
    expect((await lists(HEAD)).map(({ state }) => state)).toEqual(['DONE']);
    expect(codeOf(await start(CLERK))).toBe('ok');
    await desk.runJobs();
  });

  it('is begun anew where the process that wrote it has died, and given up after three times', async () => {
    const { list } = (await start(CLERK)).data;
    const { database } = desk.service('county');
    const died = (attempts: number) =>
      database.write(async tx => {
        const beatAt = new Date(Date.parse(desk.instant) - 120_000).toISOString();
        await tx.update(
          ListRow,
          { id: list.id },
          { state: 'running', writer: 'dead', beatAt, attempts, rows: 9, parts: 1 },
        );
        await tx.save(PartRow, { owner: list.id, no: 0, content: 'bm90aGluZw==' });
      });
    await died(1);
    await desk.runJobs();
    const done = (await lists(CLERK)).find(({ id }) => id === list.id) as Seen;
    expect(done).toMatchObject({ state: 'DONE', rows: CASES });
    expect((await fetched(CLERK, done)).sheet.rowCount).toBe(CASES + 3);
    const again = (await start(CLERK)).data.list;
    await database.write(tx =>
      tx.update(ListRow, { id: again.id }, { state: 'running', beatAt: '2026-10-01T00:00:00.000Z', attempts: 3 }),
    );
    await desk.runJobs();
    expect((await lists(CLERK)).find(({ id }) => id === again.id)?.state).toBe('FAILED');
  });

  it('that another process is writing is left alone', async () => {
    const { list } = (await start(CLERK)).data;
    const { database } = desk.service('county');
    await database.write(tx =>
      tx.update(ListRow, { id: list.id }, { state: 'running', writer: 'other', beatAt: desk.instant, attempts: 1 }),
    );
    await desk.runJobs();
    expect((await lists(CLERK)).find(({ id }) => id === list.id)?.state).toBe('RUNNING');
    await desk.ask(CLERK, `mutation { list: countyCancelReportList(id: "${list.id}") { state } }`);
  });
});

describe('WL-74, WL-77: the clearance list of 温岭', () => {
  it('has the hard cases and no other, each with when it was cleared', async () => {
    const hard = await desk.register(WENLING, FORM);
    await desk.act(WENLING, 'triageCase', hard.uid, 'class: "crossDepartment"');
    await desk.register(WENLING, FORM);
    await start(WENLING, 'CLEARANCE');
    await desk.runJobs();
    const [done] = (await lists(WENLING)) as [Seen];
    expect(done).toMatchObject({ state: 'DONE', rows: 1 });
    const { row } = await fetched(WENLING, done);
    expect(row(2)).toContain('销号日期');
    expect(row(3).slice(0, 2)).toEqual(['1', hard.number]);
    expect(row(3)[8]).toBe('已研判');
  });
});
