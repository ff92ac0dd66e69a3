import type { PaperBlock, PaperDocument } from '../../../shared/domain/paper/document.ts';
import { cellText } from '../../../shared/domain/privacy/csv.ts';
import { rowsOfCells } from './rowsOfCells.ts';
import { type SheetCell, SheetWriter } from './SheetWriter.ts';

const ROW = 18;

/** The widths of a form: label, value, label, value. */
const FORM_WIDTHS = [16, 28, 16, 28] as const;
/** Characters of a page across; a landscape one holds half as much again. */
const ACROSS = { portrait: 88, landscape: 130 } as const;

const number = /^-?\d{1,15}$/;

/** A text that is a whole number and nothing else is one in the sheet as well, so that it can be added up. */
const valueOf = (text: string): SheetCell['value'] => (number.test(text) ? Number(text) : cellText(text));

const columnsOf = ({ blocks, landscape }: PaperDocument): number[] => {
  const table = blocks.find(block => block.kind === 'table');
  if (blocks.some(({ kind }) => kind === 'fields') || table?.kind !== 'table') return [...FORM_WIDTHS];
  const widest = blocks.reduce<readonly number[]>(
    (most, block) => (block.kind === 'table' && block.widths.length > most.length ? block.widths : most),
    [],
  );
  const whole = widest.reduce((sum, width) => sum + width, 0);
  return widest.map(width => Math.round((width * ACROSS[landscape ? 'landscape' : 'portrait']) / whole));
};

function writeBlock(sheet: SheetWriter, block: PaperBlock, columns: number): void {
  const across = (value: string, style: SheetCell['style'], height?: number) =>
    sheet.row([{ value: cellText(value), span: columns, ...(style ? { style } : {}) }], height);
  switch (block.kind) {
    case 'fields':
      for (const [one, two] of rowsOfCells(block.cells)) {
        if (!one) continue;
        const first: SheetCell[] = [{ value: one.label, style: 'head' }];
        if (one.wide || !two)
          sheet.row([...first, { value: cellText(one.value), style: 'cell', span: 3 }], ROW * Math.max(1.4, one.lines));
        else
          sheet.row(
            [
              ...[...first, { value: cellText(one.value), style: 'cell' as const }],
              ...[
                { value: two.label, style: 'head' as const },
                { value: cellText(two.value), style: 'cell' as const },
              ],
            ],
            ROW * 1.4,
          );
      }
      return;
    case 'table':
      if (block.title !== '') across(block.title, undefined);
      sheet.row(block.head.map(value => ({ value, style: 'head' })));
      for (const row of block.rows)
        sheet.row(row.map(text => ({ value: valueOf(text), style: number.test(text) ? 'number' : 'cell' })));
      return;
    case 'text':
      across(block.title, undefined);
      for (const line of block.text.split('\n')) across(line, undefined);
      return;
    case 'scan':
      across(block.title, undefined);
      for (const line of [...block.words.split('\n'), block.text]) across(line, undefined);
      return;
    case 'note':
      across(block.text, 'small');
      return;
    case 'signatures':
      sheet.row([{ value: '' }]);
      across(block.labels.map(label => `${label}：`).join('                    '), undefined, ROW * 2);
      across('        年    月    日', undefined);
      return;
    default:
      sheet.row([{ value: '' }]);
  }
}

/** A paper as a spreadsheet (.xlsx): what stands on the page, cell by cell, and no formula. */
export function writeSheet(document: PaperDocument): Buffer {
  const { title, unit, number: no, landscape, blocks, foot } = document;
  const parts: Uint8Array[] = [];
  const widths = columnsOf(document);
  const sheet = new SheetWriter({ name: title, widths, landscape, headRows: 0 }, bytes => parts.push(bytes));
  sheet.row([{ value: cellText(title), style: 'title', span: widths.length }], 36);
  const names = [...(unit === '' ? [] : [`单位：${unit}`]), ...(no === '' ? [] : [`编号：${no}`])];
  sheet.row([{ value: names.join('        '), span: widths.length }]);
  for (const block of blocks) writeBlock(sheet, block, widths.length);
  sheet.row([{ value: foot, style: 'small', span: widths.length }]);
  sheet.end();
  return Buffer.concat(parts);
}
