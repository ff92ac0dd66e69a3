import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readMark } from '../../shared/domain/privacy/viewerMark.ts';
import { Casework } from '../testkit/casework.ts';
import { codeOf } from '../testkit/duties.ts';
import type { Answer, Who } from '../testkit/hub.ts';
import { inkOf } from '../testkit/ink.ts';

/** Papers as files, and back (N21): 登记表 of Songjiang, 记录表 and 交办单 of Wenling. */
const CLERK: Who = ['registrar', '310117'];
const HEAD: Who = ['center-head', '310117'];
const WENLING: Who = ['registrar', '331081'];
const UNIT: Who = ['handler', '331081', 'market-regulation'];
const OTHER_UNIT: Who = ['handler', '331081', 'taxation'];
const NEIGHBOUR: Who = ['registrar', '310109'];
const AUDITOR: Who = ['auditor', '310117'];
const [NAME, PHONE] = ['张㛃䶮', '13987654321'];
const FORM = { title: '食品经营许可两次未受理', item: '食品经营许可', causes: ['MATERIALS_NOT_RIGHT'] };

let desk: Casework;
let songjiang: { uid: string; number: string };
let wenling: { uid: string; number: string };

beforeAll(async () => {
  desk = await Casework.start('2026-09-28T09:30');
  const person = {
    reporterName: NAME,
    reporterPhone: PHONE,
    window: '3号窗口',
    demand: '窗口说材料不全，没有一次性告知。',
  };
  songjiang = await desk.register(CLERK, { ...FORM, ...person });
  await desk.act(CLERK, 'acceptCase', songjiang.uid, 'reason: "属于受理范围"');
  wenling = await desk.register(WENLING, { ...FORM, ...person });
  await desk.act(WENLING, 'triageCase', wenling.uid, 'class: "crossDepartment"');
  await desk.act(WENLING, 'acceptCase', wenling.uid, 'reason: "属于兜底窗口受理范围"');
  await desk.act(
    WENLING,
    'assignCase',
    wenling.uid,
    'department: "市场监管局", responsible: "李主任", instruction: "三日内一次性告知并办结"',
  );
}, 240_000);
afterAll(() => desk?.stop(), 60_000);

interface Printed {
  name: string;
  type: string;
  base64: string;
  mark: string;
}
const printText = (uid: string, kind: string, format: string, more = '') =>
  `mutation { file: countyPrintPaper(uid: "${uid}", kind: ${kind}, format: ${format}${more}) { name type base64 mark at } }`;

async function print(who: Who, uid: string, kind: string, format: string): Promise<Printed & { bytes: Buffer }> {
  const file = (await desk.ask(who, printText(uid, kind, format))).file as Printed;
  return { ...file, bytes: Buffer.from(file.base64, 'base64') };
}
const documentXml = (bytes: Buffer): string => strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
const textOf = (xml: string): string => xml.replace(/<[^>]+>/g, '|').replace(/\|+/g, '|');
const exported = () =>
  desk.hub.rows<{ mark: string; filter: string; person: string; area: string; row_count: number }>(
    'county',
    'select mark, filter, person, area, row_count from exports order by exported_at desc',
  );

describe('SJ-39…62, N21: the registration form of Songjiang', () => {
  it('is two pages of ink, with name of the center, fields, ticks and who fills each page', async () => {
    const { bytes, name, type } = await print(CLERK, songjiang.uid, 'REGISTRATION', 'PDF');
    expect([name, type]).toEqual([`${songjiang.number}-registration.pdf`, 'application/pdf']);
    const [one, two] = [await inkOf(bytes), await inkOf(bytes, 2)];
    expect(one.pages).toBe(2);
    const seen = (page: typeof one) => page.texts.map(({ text }) => text).join('');
    expect(seen(one)).toContain('松江区政务服务中心“办不成事”登记表');
    for (const part of [
      '反映人姓名',
      '联系电话',
      '■材料不符合',
      '□规则不符合',
      '（此页由反映人填写）',
      songjiang.number,
    ])
      expect(seen(one)).toContain(part);
    for (const part of ['登记人员', '■受理', '属于受理范围', '（此页由“办不成事”登记人员填写）'])
      expect(seen(two)).toContain(part);
    for (const page of [one, two])
      for (const box of page.texts.filter(({ text }) => /[\u4e00-\u9fff]/.test(text)))
        expect([box.text, page.inkIn(box) > box.width * box.height * 0.15]).toEqual([box.text, true]);
  });

  it('N12: is masked, and in full with its mark while a disclosure is open; each file is on record', async () => {
    const masked = textOf(documentXml((await print(CLERK, songjiang.uid, 'REGISTRATION', 'DOCX')).bytes));
    expect(masked).toContain('张*䶮');
    for (const secret of [NAME, PHONE]) expect(masked).not.toContain(secret);
    const reveal = `mutation { look: countyRevealReporter(uid: "${songjiang.uid}", purpose: VERIFY, note: "核实材料") { mark } }`;
    await desk.ask(CLERK, reveal);
    const taken = await print(CLERK, songjiang.uid, 'REGISTRATION', 'DOCX');
    const full = textOf(documentXml(taken.bytes));
    for (const part of [NAME, PHONE, '查看标记']) expect(full).toContain(part);
    desk.wait(20);
    const record = (await exported()).find(({ mark }) => mark === taken.mark);
    expect(record).toMatchObject({ mark: taken.mark, area: '310117', row_count: 1 });
    expect(JSON.parse(record?.filter ?? '')).toEqual({
      ...{ paper: 'registration', order: 0, number: songjiang.number, as: 'docx' },
    });
    const traced = await desk.ask(AUDITOR, `{ view: countyTraceMark(mark: "${taken.mark}") { person area } }`);
    expect(traced.view).toMatchObject({ area: '310117', person: record?.person });
    expect(readMark(taken.mark)).toBe(taken.mark);
  });

  it('is nothing to a neighbour, a citizen, or another department', async () => {
    for (const who of [NEIGHBOUR, ['citizen', '310117'] as Who])
      expect(codeOf(await desk.hub.ask(who, printText(songjiang.uid, 'REGISTRATION', 'HTML')))).toBe('CASE_NOT_FOUND');
    const sheet = printText(wenling.uid, 'ASSIGNMENT', 'HTML');
    expect(codeOf(await desk.hub.ask(OTHER_UNIT, sheet))).toBe('CASE_NOT_FOUND');
    expect(codeOf(await desk.hub.ask(UNIT, sheet))).toBe('ok');
  });
});

describe('WL-87…98, N21: record sheet and assignment sheet of Wenling', () => {
  it.each([
    ['WL-90', '编号：'],
    ['WL-91', '交办时间'],
    ['WL-91', '承办部门'],
    ['WL-92', '完成时限'],
    ['WL-92', '责任人'],
    ['WL-93', '交办事项'],
    ['WL-94', '主管领导（签字）'],
    ['WL-95', '完成情况'],
    ['WL-96', '责任人（签字）'],
    ['WL-97', '申请人意见反馈'],
    ['WL-98', '申请人（签字）'],
  ])('%s: %s stands on the sheet', async (_rule, label) => {
    const html = (await print(WENLING, wenling.uid, 'ASSIGNMENT', 'HTML')).bytes.toString();
    expect(html).toContain(label);
    expect(html).toContain('三日内一次性告知并办结');
  });

  it('WL-88: the record sheet is a table of six columns, read back cell by cell', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await print(WENLING, wenling.uid, 'RECORD', 'XLSX')).bytes as never);
    const sheet = book.worksheets[0];
    const row = (no: number) => (sheet?.getRow(no).values as unknown[]).slice(1);
    expect(sheet?.getCell('A1').value).toBe('“办不成事”反映（兜底）窗口记录表');
    expect(row(3)).toEqual(['序号', '时间', '涉及部门', '基本情况', '受理过程', '处理结果']);
    expect(row(4).slice(0, 4)).toEqual([1, '2026-09-28', '市场监管局', '窗口说材料不全，没有一次性告知。']);
  });

  it('is refused for an order that was never given', async () => {
    const refused = await desk.hub.ask(WENLING, printText(wenling.uid, 'ASSIGNMENT', 'PDF', ', order: 7'));
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'PAPER_ORDER_MISSING', params: { order: '7' } });
  });
});

describe('N21: from paper back to the case', () => {
  const check = async (who: Who, code: string, typed: { code: string; value: string }[] = []): Promise<Answer> =>
    desk.hub.ask(
      who,
      `query ($typed: [TypedFieldInput!]) { check: countyPaperByCode(code: "${code}", typed: $typed) {
        kind number order title case { uid } fields { code kept typed finding } } }`,
      { typed },
    );
  const codeOn = async (who: Who, uid: string, kind: string) =>
    /表单码 (\S+)/.exec((await print(who, uid, kind, 'HTML')).bytes.toString())?.[1] ?? '';

  it.each([
    ['REGISTRATION', () => songjiang, CLERK],
    ['RECORD', () => wenling, WENLING],
    ['ASSIGNMENT', () => wenling, WENLING],
  ] as const)('%s is printed, typed back, and the same in every field', async (kind, theCase, who) => {
    const { uid } = theCase();
    const code = await codeOn(who, uid, kind);
    const { data } = await check(who, code);
    expect(data.check).toMatchObject({ kind, case: { uid } });
    const fields = data.check.fields as { code: string; kept: string }[];
    const again = await check(
      who,
      code.toLowerCase(),
      fields.map(one => ({ code: one.code, value: ` ${one.kept} ` })),
    );
    const findings = (again.data.check.fields as { code: string; finding: string }[]).filter(
      ({ code: field }) => !['reporterName', 'reporterPhone'].includes(field),
    );
    expect(findings.length).toBeGreaterThan(4);
    expect(new Set(findings.map(({ finding }) => finding))).toEqual(new Set(['SAME']));
  });

  it('shows what was changed by hand, writes nothing, and confirms no guess of a name', async () => {
    const lines = () => desk.hub.rows('county', 'select count(*) as n from case_entries');
    const before = await lines();
    const code = await codeOn(WENLING, wenling.uid, 'ASSIGNMENT');
    const { data } = await check(WENLING, code, [
      { code: 'responsiblePerson', value: '王主任' },
      { code: 'completion', value: '已办结' },
    ]);
    const finding = (name: string) =>
      (data.check.fields as { code: string; finding: string }[]).find(({ code: field }) => field === name)?.finding;
    expect([finding('responsiblePerson'), finding('completion'), finding('task')]).toEqual([
      'DIFFERENT',
      'ADDED',
      'MISSING',
    ]);
    expect(await lines()).toEqual(before);
    const registration = await codeOn(CLERK, songjiang.uid, 'REGISTRATION');
    const guess = await check(CLERK, registration, [{ code: 'reporterName', value: NAME }]);
    expect(guess.data.check.fields[0]).toMatchObject({ code: 'reporterName', kept: '张*䶮', finding: 'MASKED' });
  });

  it('refuses a code with a slip in it, and one of another’s case', async () => {
    const code = await codeOn(CLERK, songjiang.uid, 'REGISTRATION');
    expect(codeOf(await check(CLERK, code.replace('2026', '2027')))).toBe('PAPER_CODE');
    expect(codeOf(await check(NEIGHBOUR, code))).toBe('CASE_NOT_FOUND');
  });
});

describe('SJ-63: the templates of a unit', () => {
  const keep = (who: Who, base64: string, center = '310117') =>
    desk.hub.ask(
      who,
      `mutation ($base64: String!) { kept: countyKeepTemplate(center: "${center}", kind: REGISTRATION, name: "本街镇版", base64: $base64) { id version name bytes hash endedAt } }`,
      { base64 },
    );
  const fetched = async () =>
    (await desk.ask(CLERK, '{ file: countyPaperTemplate(center: "310117", kind: REGISTRATION) { name base64 mark } }'))
      .file as Printed;
  const changed = (base64: string, from: string, to: string) => {
    const parts = unzipSync(Buffer.from(base64, 'base64'));
    const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array()).replace(from, to);
    return Buffer.from(zipSync({ ...parts, 'word/document.xml': strToU8(xml) })).toString('base64');
  };
  const printed = async () => textOf(documentXml((await print(CLERK, songjiang.uid, 'REGISTRATION', 'DOCX')).bytes));

  it('begin with the default one, which has a tag in each field', async () => {
    const text = textOf(documentXml(Buffer.from((await fetched()).base64, 'base64')));
    for (const tag of ['{title}', '{reporterName}', '{causes}', '{process}', '{foot}']) expect(text).toContain(tag);
  });

  it('are changed by who keeps them, versioned, and the papers follow', async () => {
    const own = changed((await fetched()).base64, '（此页由反映人填写）', '新桥镇{number}号');
    const { kept } = (await keep(HEAD, own)).data;
    expect(kept).toMatchObject({ version: 1, name: '本街镇版', endedAt: null });
    const text = await printed();
    expect(text).toContain(`新桥镇${songjiang.number}号`);
    expect(text).toContain('■材料不符合');
    expect(text).not.toMatch(/\{[a-z]/i);
    expect((await keep(HEAD, (await fetched()).base64)).data.kept.version).toBe(2);
    const end = 'mutation { ended: countyEndTemplate(center: "310117", kind: REGISTRATION) { version endedAt } }';
    expect((await desk.ask(HEAD, end)).ended).toMatchObject({ version: 2, endedAt: desk.instant });
    const list = '{ all: countyPaperTemplates(center: "310117") { kind version name endedAt } }';
    const named = { kind: 'REGISTRATION', name: '本街镇版', endedAt: desk.instant };
    expect((await desk.ask(CLERK, list)).all).toEqual([
      { ...named, version: 2 },
      { ...named, version: 1 },
    ]);
    expect(codeOf(await desk.hub.ask(NEIGHBOUR, list))).toBe('OUTSIDE_JURISDICTION');
    expect(await printed()).toContain('（此页由反映人填写）');
    expect(codeOf(await desk.hub.ask(HEAD, end))).toBe('TEMPLATE_NOT_FOUND');
  });

  it('are refused where they are hostile or not one’s own, and nothing is kept', async () => {
    const good = (await fetched()).base64;
    const stranger = await keep(HEAD, changed(good, '{reporterName}', '{constructor}'));
    expect(stranger.errors?.[0]?.extensions).toMatchObject({ code: 'TEMPLATE_TAG_UNKNOWN', field: 'template' });
    const outside = await keep(HEAD, changed(good, '<w:body>', '<w:body><w:altChunk r:id="x"/>'));
    expect(outside.errors?.[0]?.extensions).toMatchObject({ code: 'TEMPLATE_REFUSED' });
    expect(outside.errors?.[0]?.message).toContain('宏');
    expect(codeOf(await keep(HEAD, 'no base64!'))).toBe('TEMPLATE_REFUSED');
    expect(codeOf(await keep(CLERK, good))).toBe('NOT_PERMITTED');
    expect(codeOf(await keep(['center-head', '310109'], good))).toBe('NOT_PERMITTED');
    expect(await desk.hub.rows('county', 'select version from paper_templates')).toHaveLength(2);
  });
});
