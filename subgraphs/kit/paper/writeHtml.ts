import { encodeQR } from 'qr';
import type { PaperBlock, PaperDocument } from '../../../shared/domain/paper/document.ts';
import { rowsOfCells } from './rowsOfCells.ts';
import { escapeXml } from './xml.ts';

/** As papers of offices look; the fonts are named, and the free ones stand in where they are not installed. */
const STYLE = `
  @page { size: A4; margin: 18mm 20mm }
  body { font: 10.5pt/1.4 FangSong_GB2312, FangSong, 仿宋, "Noto Serif CJK SC", serif; color: #000; max-width: 170mm; margin: 0 auto }
  body.landscape { max-width: 257mm }
  h1 { font: 20pt/1.3 "方正小标宋简体", SimSun, 宋体, "Noto Serif CJK SC", serif; text-align: center; margin: 4mm 18mm }
  h2 { font-size: 10.5pt; margin: 4mm 0 1mm }
  header { position: relative; min-height: 22mm }
  header svg { position: absolute; top: 0; right: 0; width: 18mm; height: 18mm }
  .names, footer { display: flex; justify-content: space-between }
  table { width: 100%; border-collapse: collapse; table-layout: fixed; margin-top: 2mm }
  th, td { border: 1px solid #000; padding: 1.5mm 2mm; vertical-align: top; overflow-wrap: anywhere }
  th { text-align: center; vertical-align: middle }
  td { white-space: pre-line }
  .text { text-indent: 2em; white-space: pre-line }
  .scan { display: flex; gap: 6mm; white-space: pre-line; overflow-wrap: anywhere }
  .scan svg { width: 42mm; height: 42mm; flex: none }
  .scan p { margin: 0; min-width: 0 }
  .note { text-align: right; font-size: 9pt }
  .signatures { display: flex; margin-top: 8mm; break-inside: avoid }
  .signatures div { flex: 1 }
  .signatures i { display: block; margin-top: 12mm; font-style: normal }
  .break { break-after: page }
  footer { margin-top: 6mm; font-size: 9pt }
`;

const LINE_MM = 5.5;

const td = (value: string, lines: number, span = 1): string =>
  `<td${span > 1 ? ` colspan="${span}"` : ''} style="height:${(lines * LINE_MM).toFixed(1)}mm">${escapeXml(value)}</td>`;
const th = (text: string): string => `<th scope="row">${escapeXml(text)}</th>`;

function blockHtml(block: PaperBlock): string {
  switch (block.kind) {
    case 'fields': {
      const rows = rowsOfCells(block.cells).map(([one, two]) => {
        if (!one) return '';
        if (one.wide || !two) return `<tr>${th(one.label)}${td(one.value, one.lines, 3)}</tr>`;
        return `<tr>${th(one.label)}${td(one.value, 1)}${th(two.label)}${td(two.value, 1)}</tr>`;
      });
      return `<table><colgroup><col style="width:20%"><col style="width:31%"><col style="width:18%"><col></colgroup>${rows.join('')}</table>`;
    }
    case 'table': {
      const whole = block.widths.reduce((sum, width) => sum + width, 0);
      const columns = block.widths.map(width => `<col style="width:${((width * 100) / whole).toFixed(1)}%">`).join('');
      const head = block.head.map(text => `<th scope="col">${escapeXml(text)}</th>`).join('');
      const rows = block.rows
        .map(row => `<tr>${row.map(text => `<td>${escapeXml(text)}</td>`).join('')}</tr>`)
        .join('');
      const title = block.title === '' ? '' : `<h2>${escapeXml(block.title)}</h2>`;
      return `${title}<table><colgroup>${columns}</colgroup><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>`;
    }
    case 'text':
      return `<h2>${escapeXml(block.title)}</h2><p class="text">${escapeXml(block.text)}</p>`;
    case 'scan':
      return `<h2>${escapeXml(block.title)}</h2><div class="scan">${encodeQR(block.text, 'svg', { border: 1 })}<p>${escapeXml(block.words)}</p></div>`;
    case 'note':
      return `<p class="note">${escapeXml(block.text)}</p>`;
    case 'signatures':
      return `<div class="signatures">${block.labels.map(text => `<div>${escapeXml(text)}：<i>年　月　日</i></div>`).join('')}</div>`;
    default:
      return '<div class="break"></div>';
  }
}

/** A paper as a page that prints as it stands (网页打印): one file, no script, nothing from anywhere else. */
export function writeHtml({ title, unit, number, landscape, blocks, code, foot }: PaperDocument): Buffer {
  const qr = code === null ? '' : encodeQR(code, 'svg', { border: 1 });
  const names = [
    ...(unit === '' ? [] : [`单位：${escapeXml(unit)}`]),
    ...(number === '' ? [] : [`编号：${escapeXml(number)}`]),
  ];
  return Buffer.from(
    `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${escapeXml(title)}</title><style>${STYLE}${landscape ? '@page { size: A4 landscape }' : ''}</style></head><body class="${landscape ? 'landscape' : ''}"><header><h1>${escapeXml(title)}</h1>${qr}</header><div class="names">${names.map(name => `<span>${name}</span>`).join('')}</div>${blocks.map(blockHtml).join('')}<footer><span>${escapeXml(foot)}</span></footer></body></html>`,
  );
}
