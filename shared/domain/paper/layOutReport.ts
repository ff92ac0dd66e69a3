import type { Changed } from '../kinds/guideChange.ts';
import type { ReportContent, ReportRow, SplitCode } from '../reports/content.ts';
import type { ReportKind } from '../reports/kinds.ts';
import type { PaperBlock, PaperCell } from './document.ts';

/** A change of a guide or of the list of items, with the numbers of the cases that it came of. */
export interface PrintedChange {
  changes: Changed;
  item: string;
  text: string;
  department: string;
  from: string;
  adoptedOn: string;
  cases: readonly { number: string }[];
}

/** What a report says, and the words that are printed for its codes. */
export interface PrintedReport {
  kind: ReportKind;
  unit: string;
  content: ReportContent;
  overview: string;
  measures: string;
  typical: readonly { number: string; title: string; summary: string; photographs?: readonly number[] }[];
  /** Of guides and of the list of items (LH-39, WL-105). */
  changes: readonly PrintedChange[];
  label: {
    figure(code: string): string;
    rate(code: string): string;
    split(code: SplitCode): string;
    row(code: SplitCode, value: string): string;
    changed(what: Changed): string;
  };
}

const cell = (code: string, label: string, value: string, lines = 1, wide = true): PaperCell => ({
  ...{ code, label, value, lines, wide },
});

const percent = (tenths: number | null): string => (tenths === null ? '—' : `${(tenths / 10).toFixed(1)}%`);

const changed = (n: number, before: number): string =>
  n === before ? '—' : n > before ? `+${n - before}` : `-${before - n}`;

const figureOf = ({ figures }: ReportContent, code: string): string =>
  String(figures.find(figure => figure.code === code)?.n ?? 0);

/** 附件2 of Songjiang as it is printed there: unit with its seal, the three numbers, areas, cases, summary, photographs (SJ-64…72). */
function quarterly({ unit, content, typical, overview, label }: PrintedReport): PaperBlock[] {
  const areas = content.splits.flatMap(({ code, rows, more, moreN }) => [
    ...rows.map(({ value, n }) => `${label.row(code, value)}（${n}件）`),
    ...(more > 0 ? [`其他${more}项（${moreN}件）`] : []),
  ]);
  const summaries = typical.map(({ number, summary }, i) => `${i + 1}. ${number}：${summary}`);
  // which they are; the pictures stay with their case, where each look is on record
  const photographs = typical.flatMap(({ number, photographs: nos = [] }, i) =>
    nos.length === 0 ? [] : [`${i + 1}. ${number}：${nos.map(no => `附件${no}`).join('、')}`],
  );
  const cells = [
    cell('unit', '单位名称（盖章）', unit, 3), // SJ-65
    cell('registered', '“办不成事”登记数量', `${figureOf(content, 'registered')}件`), // SJ-66
    cell('accepted', '“受理”', `${figureOf(content, 'accepted')}件`, 1, false), // SJ-67
    cell('refused', '“不予受理”', `${figureOf(content, 'refused')}件`, 1, false), // SJ-68
    cell('items', '涉及业务范围', areas.join('、'), 3), // SJ-69
    cell('typical', '典型案例', typical.map(({ number, title }, i) => `${i + 1}. ${number}  ${title}`).join('\n'), 3), // SJ-70
    cell('summary', '问题及办理过程概述（可另附页）', [overview, ...summaries].filter(Boolean).join('\n'), 10), // SJ-71
    cell('photographs', '办理照片（可另附页）', photographs.join('\n'), 11), // SJ-72
  ];
  return [{ kind: 'fields', cells }];
}

const rowsTable = (title: string, head: string, rows: readonly (ReportRow & { label: string })[]): PaperBlock[] =>
  rows.length === 0
    ? []
    : [
        {
          ...{ kind: 'table', title, head: [head, '本期（件）', '上期（件）', '增减'], widths: [3, 1, 1, 1] },
          rows: rows.map(({ label, n, before }) => [label, String(n), String(before), changed(n, before)]),
        },
      ];

const textBlock = (title: string, text: string): PaperBlock[] => (text === '' ? [] : [{ kind: 'text', title, text }]);

/** One change, and below it the numbers of its cases: whoever reads the paper finds them by these. */
function changeText(
  { changes, item, text, department, from, adoptedOn, cases }: PrintedChange,
  i: number,
  label: Label,
) {
  const numbers = cases.map(({ number }) => number).filter(Boolean);
  const whence = numbers.length === 0 ? '' : `\n来源办件：${numbers.join('、')}`;
  return `${i + 1}. ${label.changed(changes)}  ${item}：${text}（${department}，${adoptedOn}采纳，${from}起执行）${whence}`;
}

type Label = PrintedReport['label'];

/** Any other report: figures beside those before, shares, tables, what came again, words, and boxes for seal and names. */
function general({ content, overview, measures, typical, changes, label }: PrintedReport): PaperBlock[] {
  const { figures, rates, splits, repeats } = content;
  const figureRows = figures.map(({ code, n, before }) => ({ value: code, label: label.figure(code), n, before }));
  const titled = (code: SplitCode, rows: readonly ReportRow[]) =>
    rows.map(row => ({ ...row, label: label.row(code, row.value) }));
  return [
    ...textBlock('情况综述', overview),
    ...rowsTable('主要指标', '指标', figureRows),
    ...(rates.length === 0
      ? []
      : [
          {
            ...{ kind: 'table' as const, title: '比率', head: ['比率', '本期', '上期'], widths: [3, 1.5, 1.5] },
            rows: rates.map(({ code, tenths, before }) => [label.rate(code), percent(tenths), percent(before)]),
          },
        ]),
    ...splits.flatMap(({ code, rows }) => rowsTable(label.split(code), label.split(code), titled(code, rows))),
    ...rowsTable('同类问题重复出现', '业务事项', titled('items', repeats)),
    ...textBlock('改进措施', measures),
    ...textBlock('办事指南和事项清单变更', changes.map((change, i) => changeText(change, i, label)).join('\n')),
    ...textBlock(
      '典型案例',
      typical.map(({ number, title, summary }, i) => `${i + 1}. ${number}  ${title}\n${summary}`).join('\n'),
    ),
    { kind: 'signatures', labels: ['填报人', '审核人', '单位（盖章）'] },
  ];
}

/** A report as it is printed (SJ-64…72, LH-39, WL-47, AH-13). */
export const layOutReport = (report: PrintedReport): PaperBlock[] =>
  report.kind === 'quarterly' ? quarterly(report) : general(report);
