import maker from 'pdfmake';
import type { PaperBlock, PaperCell, PaperDocument } from '../../../shared/domain/paper/document.ts';
import { rowsOfCells } from './rowsOfCells.ts';
import type { PaperFonts } from './fonts.ts';

/** Points: 五号 and 小五 for texts, 二号 for the title, as papers of offices have them. */
const SIZE = { title: 20, text: 10.5, small: 9 } as const;
const LINE = 16;
/** The side of a code that carries an address: large enough for any telephone. */
const SCAN = 130;

type Node = object;

/** A table with lines all around, as forms have it. */
const LINES = { hLineWidth: () => 0.7, vLineWidth: () => 0.7, paddingTop: () => 4, paddingBottom: () => 4 };

const label = (text: string): Node => ({ text, alignment: 'center', bold: true, verticalAlignment: 'middle' });

/** Numbers stand in the middle of their column, words at its left. */
const entry = (text: string): Node => ({ text, ...(/^[-+—\d.%]*$/.test(text) ? { alignment: 'center' } : {}) });

/** A day that is left to be written in stands at the right, below the signature. */
const line = (text: string): Node =>
  /^\s+年\s+月\s+日$/.test(text) ? { text: text.trim(), alignment: 'right' } : { text: text || ' ' };

/** The value of a cell with the room that is kept for what is written by hand. */
const value = ({ value: text, lines }: PaperCell): Node => ({
  stack: text.split('\n').map(line),
  margin: [0, 0, 0, Math.max(0, (lines - text.split('\n').length) * LINE)],
});

function fieldsTable(cells: readonly PaperCell[]): Node {
  const body = rowsOfCells(cells).map(row => {
    const [one, two] = row;
    if (!one) return [];
    if (one.wide || !two) return [label(one.label), { ...value(one), colSpan: 3 }, {}, {}];
    return [label(one.label), value(one), label(two.label), value(two)];
  });
  return { table: { widths: ['20%', '*', '18%', '*'], body }, layout: LINES };
}

function listTable({ title, head, widths, rows }: Extract<PaperBlock, { kind: 'table' }>): Node {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  return {
    stack: [
      ...(title === '' ? [] : [{ text: title, bold: true, margin: [0, 10, 0, 4] }]),
      {
        table: {
          headerRows: 1,
          widths: widths.map(width => `${(width * 100) / whole}%`),
          body: [head.map(label), ...rows.map(row => row.map(entry))],
        },
        layout: LINES,
      },
    ],
  };
}

function blockNode(block: PaperBlock): Node {
  switch (block.kind) {
    case 'fields':
      return fieldsTable(block.cells);
    case 'table':
      return listTable(block);
    case 'text':
      return {
        stack: [
          { text: block.title, bold: true, margin: [0, 10, 0, 4] },
          ...block.text.split('\n').map(text => ({ text: text || ' ', leadingIndent: 2 * SIZE.text, lineHeight: 1.4 })),
        ],
      };
    case 'scan':
      return {
        unbreakable: true,
        stack: [
          { text: block.title, bold: true, margin: [0, 10, 0, 8] },
          {
            columnGap: 18,
            columns: [
              { qr: block.text, fit: SCAN, width: 'auto' },
              { stack: block.words.split('\n').map(text => ({ text, margin: [0, 0, 0, 4] })), width: '*' },
            ],
          },
        ],
      };
    case 'note':
      return { text: block.text, alignment: 'right', fontSize: SIZE.small, margin: [0, 6, 0, 0] };
    case 'signatures':
      return {
        margin: [0, 24, 0, 0],
        unbreakable: true,
        columns: block.labels.map(text => ({
          stack: [{ text: `${text}：` }, { text: '年    月    日', margin: [0, 34, 0, 0] }],
        })),
      };
    default:
      return { text: '', pageBreak: 'after' };
  }
}

function headOf({ title, unit, number, code }: PaperDocument): Node[] {
  const names = [
    ...(unit === '' ? [] : [{ text: `单位：${unit}` }]),
    ...(number === '' ? [] : [{ text: `编号：${number}` }]),
  ];
  return [
    {
      text: title,
      fontSize: SIZE.title,
      bold: true,
      alignment: 'center',
      margin: [code === null ? 0 : 56, 4, code === null ? 0 : 56, 14],
    },
    {
      columns: names.map((name, i) => ({ ...name, alignment: i === 0 && unit !== '' ? 'left' : 'right' })),
      margin: [0, 0, 0, 6],
    },
  ];
}

/** What stands at the foot is told apart by two spaces; a word and what it names stay on one line. */
const together = (foot: string): string => foot.replace(/(?<! ) (?! )/g, '\u00a0');

/** Where the code stands: at the upper right corner, beside the title. */
const qrOf = ({ code, landscape }: PaperDocument): Node[] =>
  code === null ? [] : [{ qr: code, fit: 58, absolutePosition: { x: landscape ? 735 : 488, y: 26 } }];

/** Nothing is fetched, and nothing is read but the fonts: a paper is made of what it is given. */
function close(fonts: PaperFonts): void {
  maker.setUrlAccessPolicy(() => false);
  maker.setLocalAccessPolicy(path => path === fonts.normal[0] || path === fonts.bold[0]);
  maker.setFonts({ Serif: { normal: fonts.normal, bold: fonts.bold, italics: fonts.normal, bolditalics: fonts.bold } });
}

/** A paper as PDF, with its fonts inside. It takes most of a second, in which nothing else is done: see `writePdf`. */
export function drawPdf(document: PaperDocument, fonts: PaperFonts): Promise<Buffer> {
  close(fonts);
  const { landscape, blocks, foot, title } = document;
  return maker
    .createPdf({
      pageSize: 'A4',
      pageOrientation: landscape ? 'landscape' : 'portrait',
      pageMargins: [56, 50, 56, 50],
      info: { title },
      defaultStyle: { font: 'Serif', fontSize: SIZE.text, lineHeight: 1.15 },
      content: [...qrOf(document), ...headOf(document), ...blocks.map(blockNode)],
      footer: (page: number, pages: number) => ({
        ...{ margin: [56, 14, 56, 0], fontSize: SIZE.small },
        columns: [{ text: together(foot) }, { text: `${page} / ${pages}`, alignment: 'right', width: 60 }],
      }),
    })
    .getBuffer();
}
