import type { FilledField } from '../../../shared/domain/forms/fillForm.ts';
import type { CaseAct } from '../../../shared/domain/case/lifecycle.ts';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import { widthsOf } from '../../../shared/domain/paper/layOutForm.ts';
import { classOf } from '../../../shared/domain/policy/policy.ts';
import type { ListKind } from '../../../shared/domain/reports/kinds.ts';
import type { RequestContext, Service } from '../../kit/subgraph.ts';
import type { CaseFile } from '../cases/CaseFile.ts';
import { entriesOf } from '../cases/readFiles.ts';
import { policyOfFile } from '../policy/policyAt.ts';
import { say } from './reportWords.ts';
import { formNow } from './templates.ts';

/** The columns of a list, and how a file becomes a row of it; null for a file that does not belong in it. */
export interface ListColumns {
  title: string;
  head: string[];
  widths: number[];
  /** The column in which the mark is hidden: the longest text. */
  hidden: number;
  rowOf(ctx: RequestContext, file: CaseFile): Promise<NumberedRow | null>;
}

/** A row as it reads once its place in the list is known: files are read together, and numbered in their order. */
export type NumberedRow = (no: number) => string[];

/** A ledger (台账, 记录表): the fields of the form of the center, and the number of the case (LH-38, LH-42, WL-88, SJ-26). */
function ledgerOf(service: Service, area: string): ListColumns {
  const form = formNow(service, area, 'record');
  const fields = form.pages.flatMap(page => page.fields);
  const paperOf = service.subgraph.capabilities.find(one => one.paperOf)?.paperOf;
  const cellOf = (filled: readonly FilledField[], code: string, no: number): string =>
    code === 'serialNumber' ? String(no) : (filled.find(field => field.code === code)?.value ?? '');
  return {
    title: form.title,
    head: [...fields.map(({ label }) => label), '编号'],
    widths: [...widthsOf(fields), 1.6].map(width => Math.round(width * 14)),
    hidden: Math.max(
      0,
      fields.findIndex(({ kind }) => kind === 'longText'),
    ),
    async rowOf(ctx, { uid, number }) {
      const filled = (await paperOf?.(ctx, uid, 'record', 0))?.fields ?? [];
      return no => [...fields.map(({ code }) => cellOf(filled, code, no)), number];
    },
  };
}

const CLEARED: readonly CaseAct[] = ['clear', 'deemClosed', 'closeExplained'];

const CLEARANCE = ['序号', '编号', '事项', '类别', '登记日期', '办理时限', '办理结果', '评价', '状态', '销号日期'];

/** The list of hard cases (疑难复杂问题清单) with what was cleared (销号), WL-74, WL-77: by the class that the place has given them. */
const clearanceOf = (service: Service): ListColumns => ({
  ...{ title: '疑难复杂问题销号清单', head: [...CLEARANCE], hidden: 2 },
  widths: [6, 24, 30, 30, 12, 12, 12, 12, 14, 12],
  async rowOf(ctx, file) {
    const found = classOf(policyOfFile(service, file), file.classCode);
    if (found?.provincial !== 'complex' && found?.provincial !== 'difficult') return null;
    const cleared = (await entriesOf(ctx, file.uid)).findLast(({ act }) => CLEARED.includes(act));
    return no => [
      ...[String(no), file.number, file.item ?? file.title, found.name],
      ...[beijingDay(new Date(file.registeredAt)), file.dueOn],
      ...[file.outcome === null ? '' : say(`outcome.${file.outcome}`)],
      ...[file.rating === null ? '' : say(`ratingLevel.${file.rating}`), say(`state.${file.state}`)],
      cleared ? beijingDay(new Date(cleared.at)) : '',
    ];
  },
});

export const columnsOf = (service: Service, kind: ListKind, area: string): ListColumns =>
  kind === 'ledger' ? ledgerOf(service, area) : clearanceOf(service);
