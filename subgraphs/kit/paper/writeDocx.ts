import { strToU8, zipSync } from 'fflate';
import { encodeQR } from 'qr';
import type { PaperBlock, PaperCell, PaperDocument } from '../../../shared/domain/paper/document.ts';
import { rowsOfCells } from './rowsOfCells.ts';
import { escapeXml, XML_HEAD } from './xml.ts';

/** Half points: 二号, 五号, 小五. */
const SIZE = { title: 44, text: 21, small: 18 } as const;
/** Names of fonts that stand on the computers of offices; a word processor takes another where they do not. */
const FONT = { title: '方正小标宋简体', text: '仿宋_GB2312', label: '宋体' } as const;
/** Twentieths of a point: the height of a line in a cell that is kept for handwriting. */
const LINE = 360;
/** The text across a page, in twentieths of a point. */
const ACROSS = { portrait: 8_800, landscape: 13_800 } as const;

interface RunStyle {
  font?: string;
  size?: number;
  bold?: boolean;
}

function run(text: string, { font = FONT.text, size = SIZE.text, bold = false }: RunStyle = {}): string {
  const lines = text.split('\n').map(line => `<w:t xml:space="preserve">${escapeXml(line)}</w:t>`);
  const names = `w:ascii="${font}" w:hAnsi="${font}" w:eastAsia="${font}" w:cs="${font}"`;
  return `<w:r><w:rPr><w:rFonts ${names}/>${bold ? '<w:b/>' : ''}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>${lines.join('<w:br/>')}</w:r>`;
}

const paragraph = (runs: string, align = 'left', indent = ''): string =>
  `<w:p><w:pPr>${indent}<w:jc w:val="${align}"/></w:pPr>${runs}</w:p>`;

const EDGES = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'];
const BORDERS = `<w:tblBorders>${EDGES.map(edge => `<w:${edge} w:val="single" w:sz="6" w:space="0" w:color="000000"/>`).join('')}</w:tblBorders>`;

const cell = (content: string, width: number, span = 1): string =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}<w:vAlign w:val="center"/></w:tcPr>${content}</w:tc>`;

const table = (widths: readonly number[], rows: readonly string[]): string =>
  `<w:tbl><w:tblPr><w:tblW w:w="${widths.reduce((sum, width) => sum + width, 0)}" w:type="dxa"/>${BORDERS}<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${widths.map(width => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows.join('')}</w:tbl>`;

const row = (cells: string, lines = 1, head = false): string =>
  `<w:tr><w:trPr><w:trHeight w:val="${Math.max(1.4, lines) * LINE}" w:hRule="atLeast"/>${head ? '<w:tblHeader/>' : ''}</w:trPr>${cells}</w:tr>`;

const label = (text: string): string => paragraph(run(text, { font: FONT.label, bold: true }), 'center');
const value = (text: string): string => paragraph(run(text));

function fieldsTable(cells: readonly PaperCell[], across: number): string {
  const widths = [0.2, 0.31, 0.18, 0.31].map(share => Math.round(share * across));
  const [a = 0, b = 0, c = 0, d = 0] = widths;
  const rows = rowsOfCells(cells).map(([one, two]) => {
    if (!one) return '';
    if (one.wide || !two) return row(cell(label(one.label), a) + cell(value(one.value), b + c + d, 3), one.lines);
    return row(
      cell(label(one.label), a) + cell(value(one.value), b) + cell(label(two.label), c) + cell(value(two.value), d),
    );
  });
  return table(widths, rows);
}

function listTable({ title, head, widths, rows }: Extract<PaperBlock, { kind: 'table' }>, across: number): string {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const columns = widths.map(width => Math.round((width * across) / whole));
  const at = (i: number) => columns[i] ?? 0;
  const named = title === '' ? '' : paragraph(run(title, { font: FONT.label, bold: true }));
  return (
    named +
    table(columns, [
      row(head.map((text, i) => cell(label(text), at(i))).join(''), 1, true),
      ...rows.map(texts => row(texts.map((text, i) => cell(value(text), at(i))).join(''))),
    ])
  );
}

/** A text document has one picture, that of its form: what is to be scanned stands there as an address. */
const textOf = (block: Extract<PaperBlock, { kind: 'text' | 'scan' }>): string =>
  block.kind === 'text' ? block.text : `${block.words}\n${block.text}`;

const INDENT = '<w:ind w:firstLineChars="200" w:firstLine="420"/>';

function blockXml(block: PaperBlock, across: number): string {
  switch (block.kind) {
    case 'fields':
      return fieldsTable(block.cells, across);
    case 'table':
      return listTable(block, across);
    case 'text':
    case 'scan':
      return [
        paragraph(run(block.title, { font: FONT.label, bold: true })),
        ...textOf(block)
          .split('\n')
          .map(line => paragraph(run(line), 'both', INDENT)),
      ].join('');
    case 'note':
      return paragraph(run(block.text, { size: SIZE.small }), 'right');
    case 'signatures':
      return [
        paragraph(''),
        paragraph(run(block.labels.map(text => `${text}：`).join('　　　　　　　　'))),
        paragraph(''),
        paragraph(run(block.labels.map(() => '　年　月　日').join('　　　　　　　'))),
      ].join('');
    default:
      return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';
  }
}

/** The code as a small picture at the right, where there is one. */
const picture = (code: string | null): string =>
  code === null
    ? ''
    : paragraph(
        `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="720000" cy="720000"/><wp:docPr id="1" name="表单码" descr="表单码"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="code.gif"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="720000" cy="720000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
        'right',
      );

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"';

/** Where the picture of the code lies, so that a template that is filled gets that of its case. */
export const CODE_PICTURE = 'word/media/code.gif';

export const codePicture = (code: string): Uint8Array => encodeQR(code, 'gif', { border: 1, scale: 4 });

/** A paper as a text document (.docx), with the names of the fonts that offices use. */
export function writeDocx({ title, unit, number, landscape, blocks, code, foot }: PaperDocument): Buffer {
  const across = ACROSS[landscape ? 'landscape' : 'portrait'];
  const names = [...(unit === '' ? [] : [`单位：${unit}`]), ...(number === '' ? [] : [`编号：${number}`])];
  const size = landscape ? 'w:w="16838" w:h="11906" w:orient="landscape"' : 'w:w="11906" w:h="16838"';
  const body = [
    picture(code),
    paragraph(run(title, { font: FONT.title, size: SIZE.title }), 'center'),
    paragraph(run(names.join('　　　　'))),
    ...blocks.map(block => blockXml(block, across)),
    paragraph(run(foot, { size: SIZE.small })),
    `<w:sectPr><w:pgSz ${size}/><w:pgMar w:top="1134" w:right="1417" w:bottom="1134" w:left="1417" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>`,
  ].join('');
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8(
      `${XML_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="gif" ContentType="image/gif"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `${XML_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': strToU8(`${XML_HEAD}<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`),
    'word/_rels/document.xml.rels': strToU8(
      `${XML_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${code === null ? '' : '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/code.gif"/>'}</Relationships>`,
    ),
    ...(code === null ? {} : { [CODE_PICTURE]: codePicture(code) }),
  };
  return Buffer.from(zipSync(files, { mtime: new Date(Date.UTC(2000, 0, 2)) }));
}
