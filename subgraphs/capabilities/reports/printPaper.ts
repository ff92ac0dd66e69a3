import { DomainError } from '../../../shared/domain/errors.ts';
import type { FilledField, FilledPaper, PaperKind } from '../../../shared/domain/forms/fillForm.ts';
import type { PaperBlock, PaperDocument } from '../../../shared/domain/paper/document.ts';
import { layOutForm, layOutRecord } from '../../../shared/domain/paper/layOutForm.ts';
import { paperCode } from '../../../shared/domain/paper/paperCode.ts';
import { showMark } from '../../../shared/domain/privacy/viewerMark.ts';
import { fillTemplate } from '../../kit/paper/fillTemplate.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import type { CaseFile } from '../cases/CaseFile.ts';
import { fileOf, isStaff } from '../cases/readFiles.ts';
import { unitName } from '../directory/unitName.ts';
import { handOut, markFor, type PaperFormat, type PrintedFile } from './taken.ts';
import { templateFor } from './templates.ts';
import { titleFor } from './titleFor.ts';
import { writeAs } from './writeAs.ts';

/** Which paper of a case. */
export interface PaperWish {
  uid: string;
  kind: PaperKind;
  /** Of an assignment sheet: which order. */
  order: number;
}

/** What stands in a sheet once an order was given. */
const GIVEN = ['assignedOn', 'department'];

/** A paper of a case as it stands filled. CASE_NOT_FOUND, also for one of another’s; PAPER_ORDER_MISSING. */
export async function filledPaper(
  ctx: RequestContext,
  { uid, kind, order }: PaperWish,
): Promise<{ file: CaseFile; paper: FilledPaper; order: number }> {
  const file = isStaff(ctx) ? await fileOf(ctx, uid) : null;
  const { capabilities } = ctx.service.subgraph;
  const no = kind === 'assignment' ? order : 0;
  const paper = await capabilities.find(({ paperOf }) => paperOf)?.paperOf?.(ctx, uid, kind, no);
  if (!file || !paper) throw new DomainError('CASE_NOT_FOUND', {}, 'uid');
  const isGiven = paper.fields.some(({ code, value }) => GIVEN.includes(code) && value !== '');
  if (kind === 'assignment' && !isGiven)
    throw new DomainError('PAPER_ORDER_MISSING', { order: String(order) }, 'order');
  return { file, paper, order: no };
}

/** The parts of a paper: a record is a table with the one row of its case, any other a form. */
export const blocksOf = (kind: PaperKind, paper: FilledPaper): PaperBlock[] =>
  kind === 'record' ? [layOutRecord(paper, [paper.fields.map(rowText)])] : layOutForm(paper);

/** The serial of a single record is its number, which stands above; in the table it is the first. */
const rowText = ({ code, value }: FilledField): string => (code === 'serialNumber' ? '1' : value);

/** A paper as it is printed for a case, or with tags instead of what is filled in. */
export function documentOf(
  kind: PaperKind,
  paper: FilledPaper,
  head: Pick<PaperDocument, 'unit' | 'number' | 'code' | 'foot'>,
): PaperDocument {
  const landscape = kind === 'record';
  return { ...head, title: titleFor(paper.title, head.unit), landscape, blocks: blocksOf(kind, paper) };
}

/** Every field as it is printed, by its code, and what stands around the form: what a template is filled with. */
export function valuesOf(document: PaperDocument): Record<string, string> {
  const { title, unit, number, code, foot, blocks } = document;
  const cells = blocks.flatMap(block => (block.kind === 'fields' ? block.cells : []));
  return {
    ...Object.fromEntries(cells.map(cell => [cell.code, cell.value])),
    ...{ title, unit, number, paperCode: code ?? '', foot },
  };
}

/**
 * A paper of a case as a file (登记表、记录表、交办单), N21: masked, or in full while this person has a disclosure open, whose mark
 * is then on it (N12). As a text document it is written by the template of the center, where there is one (SJ-63).
 */
export async function printPaper(ctx: RequestContext, wish: PaperWish, format: PaperFormat): Promise<PrintedFile> {
  const { file, paper, order } = await filledPaper(ctx, wish);
  const { service } = ctx;
  const { kind } = wish;
  const marked = markFor(ctx);
  const number = order > 0 ? `${file.number}-${order}` : file.number;
  const code = paperCode({ kind, number: file.number, order });
  const open = paper.mark === null ? '' : `  查看标记 ${showMark(paper.mark)}`;
  const unit = await unitName(service, file.center);
  const document = documentOf(kind, paper, { unit, number, code, foot: `表单码 ${code}  ${marked.foot}${open}` });
  const template = format === 'docx' ? await templateFor(service, file.center, kind) : null;
  const bytes = template
    ? fillTemplate(template, { ...rawValues(paper), ...valuesOf(document) }, code)
    : await writeAs(document, format, service);
  const filter = { paper: kind, order, number: file.number };
  return handOut(ctx, marked, { name: `${number}-${kind}`, format, bytes }, { area: file.center, filter, rows: 1 });
}

/** What is filled in, by code: a record has its fields in the columns of a table. */
const rawValues = ({ fields }: FilledPaper): Record<string, string> =>
  Object.fromEntries(fields.map(({ code, value }) => [code, value]));
