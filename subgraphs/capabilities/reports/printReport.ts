import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import { layOutReport } from '../../../shared/domain/paper/layOutReport.ts';
import { reportCode } from '../../../shared/domain/paper/reportCode.ts';
import { periodName } from '../../../shared/domain/reports/period.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { unitName } from '../directory/unitName.ts';
import { guideChangesOf } from './drawUp.ts';
import { readReport } from './readReports.ts';
import { figureLabel, rateLabel, periodOfRow, rowLabel, say, splitLabel } from './reportWords.ts';
import type { ReportRow } from './ReportRow.ts';
import { handOut, markFor, type PaperFormat, type PrintedFile } from './taken.ts';
import { writeAs } from './writeAs.ts';

const TITLES: Partial<Record<ReportRow['kind'], string>> = { quarterly: '“办不成事”统计报表' }; // SJ-64

/** The day of an instant where the paper is read. */
const dayOf = (at: string): string => beijingDay(new Date(at));

const titleOf = ({ kind, ...period }: ReportRow): string =>
  `${periodName(period)}${TITLES[kind] ?? `“办不成事”反映窗口${say(`reportKind.${kind}`)}`}`;

/** A report that was issued, as a file (N21). Its figures are of nobody, so that it takes no purpose; that it was taken is on record. */
export async function printReport(ctx: RequestContext, id: string, format: PaperFormat): Promise<PrintedFile> {
  const row = await readReport(ctx, id);
  const { service } = ctx;
  const unit = await unitName(service, row.center);
  const marked = markFor(ctx);
  const { content, words, kind, version, asOf } = row;
  const changes = content.guideChanges ?? (await guideChangesOf(service, { ...row, period: periodOfRow(row) }));
  const blocks = layOutReport({
    ...{
      kind,
      unit,
      content,
      overview: words.overview ?? '',
      measures: words.measures ?? '',
      typical: words.typical,
      changes,
    },
    label: {
      figure: figureLabel,
      rate: rateLabel,
      split: splitLabel,
      row: (code, value) => rowLabel(content, code, value),
      changed: what => say(`changed.${what}`),
    },
  });
  const code = reportCode({ ...row, period: row });
  const corrected = version > 1 ? `  第${version}版` : '';
  const document = {
    ...{
      title: titleOf(row),
      unit: kind === 'quarterly' ? '' : unit,
      number: '',
      landscape: false,
      blocks,
      code,
    },
    foot: `报表码 ${code}  数据截至 ${dayOf(asOf ?? row.issuedAt)}  报送 ${dayOf(row.issuedAt)}${corrected}  ${marked.foot}`,
  };
  const bytes = await writeAs(document, format, service);
  const file = { name: `${document.title}-${row.center}`, format, bytes };
  return handOut(ctx, marked, file, { area: row.center, filter: { report: id, kind }, rows: 0 });
}
