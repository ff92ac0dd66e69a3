import { strToU8, Zip, ZipDeflate } from 'fflate';
import { escapeXml, XML_HEAD } from './xml.ts';

/** How a cell looks; the numbers are its place among the styles of the workbook. */
const STYLES = { text: 0, title: 1, head: 2, cell: 3, number: 4, small: 5 } as const;
export type SheetStyle = keyof typeof STYLES;

export interface SheetCell {
  value: string | number;
  style?: SheetStyle;
  /** Columns that it takes, the ones after it included. */
  span?: number;
}

export interface SheetLayout {
  name: string;
  /** The widths of the columns, in characters. */
  widths: readonly number[];
  landscape: boolean;
  /** Rows at the top that stay in sight and are printed on each page. */
  headRows: number;
}

/** The longest text that a cell of a spreadsheet holds. */
const LONGEST = 32_000;

const FONTS = {
  'xl/styles.xml': `${XML_HEAD}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="4"><font><sz val="11"/><name val="宋体"/></font><font><sz val="18"/><name val="方正小标宋简体"/></font><font><b/><sz val="11"/><name val="宋体"/></font><font><sz val="9"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="6"><xf fontId="0"/><xf fontId="1" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf><xf fontId="2" borderId="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf><xf fontId="0" borderId="1" numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf><xf fontId="0" borderId="1" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf><xf fontId="3"/></cellXfs></styleSheet>`,
  'xl/_rels/workbook.xml.rels': `${XML_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
  '_rels/.rels': `${XML_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  '[Content_Types].xml': `${XML_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
} as const;

/** A, B, … Z, AA: the name of a column, from 0. */
export const columnName = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : `${columnName(Math.floor(column / 26) - 1)}${columnName(column % 26)}`;

/**
 * Writes a spreadsheet (.xlsx) row by row: what is written leaves at once, and nothing of it is kept, so that a list of a
 * hundred thousand rows takes no more room than one of ten. Texts are texts: none is ever read as a formula.
 */
export class SheetWriter {
  readonly #zip: Zip;
  readonly #sheet: ZipDeflate;
  readonly #layout: SheetLayout;
  readonly #merged: string[] = [];
  #rows = 0;
  #waiting: string[] = [];

  constructor(layout: SheetLayout, take: (bytes: Uint8Array) => void) {
    this.#layout = layout;
    this.#zip = new Zip((fault, bytes) => {
      if (fault) throw fault;
      take(bytes);
    });
    for (const [name, text] of Object.entries({ ...FONTS, 'xl/workbook.xml': workbookOf(layout) }))
      this.#whole(name, text);
    this.#sheet = new ZipDeflate('xl/worksheets/sheet1.xml', { level: 6 });
    this.#zip.add(this.#sheet);
    this.#write(headOf(layout));
  }

  get rows(): number {
    return this.#rows;
  }

  row(cells: readonly SheetCell[], height?: number): void {
    this.#rows += 1;
    let column = 0;
    const written = cells.map(cell => {
      const at = column;
      const span = cell.span ?? 1;
      column += span;
      if (span > 1) this.#merged.push(`${columnName(at)}${this.#rows}:${columnName(column - 1)}${this.#rows}`);
      const rest = Array.from({ length: span - 1 }, (_, i) =>
        emptyCell(`${columnName(at + i + 1)}${this.#rows}`, cell.style),
      );
      return cellXml(`${columnName(at)}${this.#rows}`, cell) + rest.join('');
    });
    const tall = height === undefined ? '' : ` ht="${height}" customHeight="1"`;
    this.#write(`<row r="${this.#rows}"${tall}>${written.join('')}</row>`);
  }

  end(): void {
    const { landscape } = this.#layout;
    const merged = this.#merged.map(ref => `<mergeCell ref="${ref}"/>`).join('');
    const merges = merged === '' ? '' : `<mergeCells count="${this.#merged.length}">${merged}</mergeCells>`;
    const page = `<pageMargins left="0.6" right="0.6" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="${landscape ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="0"/>`;
    this.#sheet.push(strToU8(`${this.#waiting.join('')}</sheetData>${merges}${page}</worksheet>`), true);
    this.#waiting = [];
    this.#zip.end();
  }

  /** Rows go into the packer a hundred at a time: one by one they would cost more than they are. */
  #write(text: string): void {
    this.#waiting.push(text);
    if (this.#waiting.length < 100) return;
    this.#sheet.push(strToU8(this.#waiting.join('')));
    this.#waiting = [];
  }

  #whole(name: string, text: string): void {
    const file = new ZipDeflate(name, { level: 6 });
    this.#zip.add(file);
    file.push(strToU8(text), true);
  }
}

const emptyCell = (at: string, style: SheetStyle = 'text'): string => `<c r="${at}" s="${STYLES[style]}"/>`;

function cellXml(at: string, { value, style = 'text' }: SheetCell): string {
  if (typeof value === 'number') return `<c r="${at}" s="${STYLES[style]}"><v>${value}</v></c>`;
  if (value === '') return emptyCell(at, style);
  const text = value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
  return `<c r="${at}" s="${STYLES[style]}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
}

/** A name of a sheet has at most 31 characters, and none of seven. */
const sheetName = (name: string): string => name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31) || 'Sheet1';

const workbookOf = ({ name, headRows }: SheetLayout): string => {
  const titles =
    headRows > 0
      ? `<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'${escapeXml(sheetName(name)).replaceAll('&#39;', "''")}'!$1:$${headRows}</definedName></definedNames>`
      : '';
  return `${XML_HEAD}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="${escapeXml(sheetName(name))}" sheetId="1" r:id="rId1"/></sheets>${titles}</workbook>`;
};

function headOf({ widths, headRows }: SheetLayout): string {
  const columns = widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`);
  const pane =
    headRows > 0
      ? `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${headRows}" topLeftCell="A${headRows + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`
      : '';
  return `${XML_HEAD}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>${pane}<cols>${columns.join('')}</cols><sheetData>`;
}
