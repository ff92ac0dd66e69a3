import type { FilledPaper } from '../forms/fillForm.ts';
import { type FormField, optionsOf } from '../forms/form.ts';
import type { PaperBlock, PaperCell } from './document.ts';

const TICKED = '■';
const OPEN = '□';

/** Kinds that take the whole width of the paper. */
const WIDE: readonly FormField['kind'][] = ['longText', 'choices', 'signature'];

/** Lines of a page that texts share, and how many one takes at the least and at the most. */
const PAGE = { lines: 26, least: 5, most: 18 } as const;

/** Room for a signature, and the day at the right, as on every paper that is signed. */
const SIGNED_ON = `${'　'.repeat(17)}年　　月　　日`;

/** What is printed in a field: a choice with every option, ticked or not, as on the form itself (SJ-45…50, SJ-55, SJ-60). */
function printed(field: FormField, value: string): string {
  const options = optionsOf(field);
  if (field.kind === 'signature' && value === '') return `\n${SIGNED_ON}`;
  if (options.length === 0) return value;
  const ticked = value.split('、');
  return options.map(({ label }) => `${ticked.includes(label) ? TICKED : OPEN}${label}`).join('  ');
}

const cellOf = (field: FormField, value: string, room: number): PaperCell => ({
  ...{ code: field.code, label: field.label, value: printed(field, value), wide: WIDE.includes(field.kind) },
  lines: field.kind === 'longText' ? room : field.kind === 'signature' ? 2 : 1,
});

/** How many lines each long text of a page gets, so that the form fills its page. */
function roomOf(fields: readonly FormField[]): number {
  const texts = fields.filter(({ kind }) => kind === 'longText').length;
  return Math.max(PAGE.least, Math.min(PAGE.most, Math.floor(PAGE.lines / Math.max(1, texts))));
}

/**
 * An official form as it is printed (登记表 附件1, 交办单, 工单): a table with a page for each who fills one, and at its foot who
 * that is (SJ-52, SJ-62). The number stands above the table and not in it (WL-90).
 */
export function layOutForm({ form, fields, pages }: FilledPaper): PaperBlock[] {
  return pages.flatMap((by, page): PaperBlock[] => {
    const definitions = form.pages[page]?.fields ?? [];
    const room = roomOf(definitions);
    const cells = fields
      .filter(field => field.page === page + 1 && field.code !== 'orderNumber')
      .flatMap(({ code, value }) => {
        const field = definitions.find(one => one.code === code);
        return field ? [cellOf(field, value, room)] : [];
      });
    const note: PaperBlock[] = pages.length > 1 ? [{ kind: 'note', text: `（此页由${by}填写）` }] : [];
    return [...(page > 0 ? [{ kind: 'pageBreak' } as const] : []), { kind: 'fields', cells }, ...note];
  });
}

/** The shares of the width that the columns of a list take: long texts three times as much as a date. */
export const widthsOf = (fields: readonly FormField[]): number[] =>
  fields.map(({ kind, code }) => (code === 'serialNumber' ? 0.7 : kind === 'longText' ? 3 : 1.3));

/** A record sheet (记录表 附件1, 台账): its fields are the columns, each case a row (WL-88, LH-42). */
export function layOutRecord({ form }: Pick<FilledPaper, 'form'>, rows: readonly (readonly string[])[]): PaperBlock {
  const fields = form.pages.flatMap(page => page.fields);
  return { kind: 'table', title: '', head: fields.map(({ label }) => label), widths: widthsOf(fields), rows };
}
