import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from '@jest/globals';
import type { PaperDocument } from '../../../shared/domain/paper/document.ts';
import { SheetWriter } from '../../../subgraphs/kit/paper/SheetWriter.ts';
import { writeDocx } from '../../../subgraphs/kit/paper/writeDocx.ts';
import { writeHtml } from '../../../subgraphs/kit/paper/writeHtml.ts';
import { writePdf } from '../../../subgraphs/kit/paper/writePdf.ts';
import { writeSheet } from '../../../subgraphs/kit/paper/writeSheet.ts';
import { inkOf } from '../../testkit/ink.ts';
import { refusalOf } from '../../domain/refusalOf.ts';
import { paperFonts } from '../../../subgraphs/kit/paper/fonts.ts';

const NAME = '张㛃䶮𠱲';
const HOSTILE = '=HYPERLINK("//example.cn")<w:p>&\u0001';
const cell = (label: string, value: string, wide = false, lines = 1) => ({ code: label, label, value, wide, lines });

const FORM: PaperDocument = {
  ...{ title: '松江区政务服务中心“办不成事”登记表', unit: '松江区政务服务中心', number: '310117-20260928-0001' },
  ...{ landscape: false, code: 'D-310117-20260928-0001-0-7K', foot: '打印时间 2026-09-28 09:30' },
  blocks: [
    {
      kind: 'fields',
      cells: [
        ...[cell('反映人姓名', NAME), cell('联系电话', '138****5678'), cell('遇到的问题及诉求', HOSTILE, true, 5)],
        cell('“办不成事”的原因', '■证明材料难找  □规则不符合', true),
      ],
    },
    { kind: 'note', text: '（此页由反映人填写）' },
    {
      kind: 'table',
      title: '涉及部门',
      head: ['部门', '件数'],
      widths: [3, 1],
      rows: [
        ['医保局', '12'],
        ['-税务局', '-3'],
      ],
    },
    { kind: 'signatures', labels: ['填报人', '单位（盖章）'] },
  ],
};

describe('N21: a paper as PDF', () => {
  it('is drawn on a thread of its own: the process goes on meanwhile, and papers come one after the other', async () => {
    await writePdf(FORM, null); // the thread is there
    const begun = performance.now();
    let [seen, longest] = [begun, 0];
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - seen);
      seen = performance.now();
    }, 1);
    const papers = await Promise.all([writePdf(FORM, null), writePdf({ ...FORM, landscape: true }, null)]);
    clearInterval(watch);
    for (const paper of papers) expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
    // drawn in the process itself, it answers nothing for as long as a paper takes: half of the time
    expect(longest).toBeLessThan((performance.now() - begun) / 4);
  });

  it('that cannot be drawn fails alone, and the next one comes', async () => {
    const broken = { ...FORM, blocks: [{ kind: 'table' }] } as unknown as PaperDocument;
    await expect(writePdf(broken, null)).rejects.toThrow();
    expect((await writePdf(FORM, null)).length).toBeGreaterThan(1_000);
  });

  it('has ink where its characters stand, a rare name and one that no font has among them', async () => {
    const page = await inkOf(await writePdf(FORM, null));
    expect(page.pages).toBe(1);
    const at = (part: string) => {
      const found = page.texts.find(({ text }) => text.includes(part));
      if (!found) throw new Error(`${part} is not on the page: ${page.texts.map(({ text }) => text).join('|')}`);
      return found;
    };
    for (const part of ['登记表', '证明材料难找', '医保局', '单位（盖章）']) {
      const box = at(part);
      // a character of Chinese is drawn with a tenth of its square at the least
      expect(page.inkIn(box)).toBeGreaterThan(box.width * box.height * 0.2);
    }
    const name = at('㛃');
    const each = name.width / [...NAME].length;
    for (const i of [0, 1, 2, 3])
      expect(page.inkIn({ ...name, x: name.x + i * each, width: each })).toBeGreaterThan(each * name.height * 0.2);
  });

  it('has the code at the corner, and nothing beside the table', async () => {
    const page = await inkOf(await writePdf(FORM, null));
    expect(page.inkIn({ x: 488, y: 26, width: 58, height: 58 })).toBeGreaterThan(3_000);
    expect(page.inkIn({ x: 0, y: 0, width: 40, height: 840 })).toBe(0);
  });

  it('is refused with a remedy where the fonts are missing', () => {
    expect(refusalOf(() => paperFonts('/nowhere'))).toMatchObject({
      code: 'PAPER_FONT_MISSING',
      params: { file: 'NotoSerifCJK-Regular.ttc' },
    });
  });
});

describe('N21: a paper as a spreadsheet', () => {
  const read = async (bytes: Buffer) => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes as never);
    const sheet = book.worksheets[0];
    if (!sheet) throw new Error('no sheet');
    return sheet;
  };

  it('is read back cell by cell, with merged cells, and numbers as numbers', async () => {
    const sheet = await read(writeSheet(FORM));
    expect(sheet.getCell('A1').value).toBe(FORM.title);
    expect(sheet.getCell('D1').isMerged).toBe(true);
    expect([sheet.getCell('A3').value, sheet.getCell('B3').value]).toEqual(['反映人姓名', NAME]);
    expect([sheet.getCell('C3').value, sheet.getCell('D3').value]).toEqual(['联系电话', '138****5678']);
    expect(sheet.getCell('D5').isMerged).toBe(true);
    expect([sheet.getCell('A9').value, sheet.getCell('B9').value]).toEqual(['医保局', 12]);
    expect(sheet.getCell('B10').value).toBe(-3);
  });

  it('N12: never takes a text for a formula', async () => {
    const sheet = await read(writeSheet(FORM));
    expect(sheet.getCell('B4').value).toBe(`'=HYPERLINK("//example.cn")<w:p>&`);
    expect(sheet.getCell('A10').value).toBe("'-税务局");
    sheet.eachRow(row => row.eachCell(one => expect([one.address, one.formula]).toEqual([one.address, undefined])));
  });

  it('writes a long list row by row, and keeps none of it', async () => {
    const parts: Uint8Array[] = [];
    const layout = { name: '台账', widths: [10, 40], landscape: true, headRows: 1 };
    const sheet = new SheetWriter(layout, bytes => parts.push(bytes));
    sheet.row([{ value: '序号' }, { value: '情况' }]);
    for (let i = 1; i <= 20_000; i++) sheet.row([{ value: i }, { value: `第${i}件，材料不符合` }]);
    const before = parts.length;
    sheet.end();
    expect(before).toBeGreaterThan(5);
    const book = await read(Buffer.concat(parts));
    expect([book.rowCount, book.getCell('B20001').value, book.getCell('A777').value]).toEqual([
      20_001,
      '第20000件，材料不符合',
      776,
    ]);
  });
});

describe('N21: a paper as a text document or a page', () => {
  it('is a document with its fonts, borders and code, and nothing of what is written is markup', () => {
    const files = unzipSync(writeDocx(FORM));
    const xml = strFromU8(files['word/document.xml'] ?? new Uint8Array());
    for (const part of ['方正小标宋简体', '仿宋_GB2312', 'w:tblBorders', NAME, '（此页由反映人填写）'])
      expect(xml).toContain(part);
    expect(xml).toContain('&lt;w:p&gt;&amp;');
    expect(Object.keys(files)).toContain('word/media/code.gif');
    expect(Object.keys(unzipSync(writeDocx({ ...FORM, code: null })))).not.toContain('word/media/code.gif');
  });

  it('is a page without a script or anything from outside', () => {
    const html = writeHtml(FORM).toString();
    expect(html).toContain('&lt;w:p&gt;&amp;');
    expect(html).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)|<w:p>/i);
    expect(html).toContain('<svg');
  });
});
