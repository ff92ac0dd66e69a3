import { reportCode } from '../../../shared/domain/paper/reportCode.ts';
import type { ReportRow as ContentRow, SplitCode } from '../../../shared/domain/reports/content.ts';
import { periodName } from '../../../shared/domain/reports/period.ts';
import type { Draft, ReportWish } from './drawUp.ts';
import type { KeptContent, ReportRow } from './ReportRow.ts';
import type { ReportCell, ReportRowView, ReportView } from './ReportTypes.ts';
import { figureLabel, periodOfRow, rateLabel, rowLabel, splitLabel } from './reportWords.ts';

const cellOf = (cell: Partial<ReportCell>): ReportCell => ({ figure: null, split: null, value: null, ...cell });

export const rowViews = (content: KeptContent, split: SplitCode, rows: readonly ContentRow[]): ReportRowView[] =>
  rows.map(row => ({
    ...row,
    label: rowLabel(content, split, row.value),
    filter: cellOf({ split, value: row.value }),
  }));

/** The figures of a report with what is printed beside them and what leads to their cases. */
function contentView(content: KeptContent) {
  const { figures, rates, splits, repeats, answered, expected } = content;
  return {
    ...{ answered, expected },
    figures: figures.map(one => ({ ...one, label: figureLabel(one.code), filter: cellOf({ figure: one.code }) })),
    rates: rates.map(rate => ({ ...rate, label: rateLabel(rate.code) })),
    splits: splits.map(split => ({
      ...{ ...split, label: splitLabel(split.code) },
      rows: rowViews(content, split.code, split.rows),
    })),
    repeats: rowViews(content, 'items', repeats),
  };
}

const headView = ({ kind, below, period }: ReportWish) => ({
  ...{ kind, below, from: period.from, to: period.to, periodName: periodName(period) },
});

/** A report that is drawn up and not issued. */
export const draftView = (
  wish: ReportWish,
  { content, typical, asOf }: Draft,
  name: string,
  { cite, pack }: { cite: string; pack: string },
): ReportView => ({
  ...{ source: { wish, content, row: null }, id: null, code: null, name, asOf, cite, pack },
  ...headView(wish),
  ...contentView(content),
  ...{ overview: null, measures: null, typicalCases: typical, version: 0, correction: null, changes: [] },
  ...{ issuedAt: null, issuedBy: null, role: null },
});

/** A report as it was issued. */
export function issuedView(row: ReportRow): ReportView {
  const { id, name, asOf, cite, pack, content, words, version, correction, issuedAt, issuedBy, role } = row;
  const wish = { center: row.center, kind: row.kind, below: row.below, period: periodOfRow(row) };
  return {
    ...{ source: { wish, content, row }, id, code: reportCode({ ...wish, version }), name, asOf, cite, pack },
    ...headView(wish),
    ...contentView(content),
    ...{ overview: words.overview, measures: words.measures, typicalCases: words.typical },
    ...{ version, correction, changes: [...row.changes], issuedAt, issuedBy, role },
  };
}
