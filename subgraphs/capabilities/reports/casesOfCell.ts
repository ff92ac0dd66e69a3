import { DomainError } from '../../../shared/domain/errors.ts';
import {
  type Counting,
  FIGURES,
  type FigureCode,
  type SplitCode,
  SPLITS,
} from '../../../shared/domain/reports/content.ts';
import type { ReportPeriod } from '../../../shared/domain/reports/period.ts';
import { pageSize } from '../../kit/pages.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { happenedLines } from '../cases/happenedCases.ts';
import { checkReader } from './drawUp.ts';
import type { ReportCasePage } from './ReportTypes.ts';

/** A cell: a figure, or a row of a table. */
export interface Cell {
  figure?: FigureCode | null;
  split?: SplitCode | null;
  value?: string | null;
}

/** What counts in a cell. FIELD_INVALID for one that is neither a figure nor a row, or both. */
function countingOf({ figure, split, value }: Cell): Counting {
  if (figure && !split) return FIGURES[figure];
  if (split && !figure && value !== undefined && value !== null) return { ...SPLITS[split], values: [value] };
  throw new DomainError('FIELD_INVALID', {}, 'cell');
}

/** The cases of this level behind a cell of a report, newest first: as many as the cell says (SJ-37, LH-39). */
export async function casesOfCell(
  ctx: RequestContext,
  { area, period, cell }: { area: string; period: ReportPeriod; cell: Cell },
  { first, after }: { first: number; after: string | null },
): Promise<ReportCasePage> {
  checkReader(ctx, area);
  const wish = { counting: countingOf(cell), range: period, size: pageSize(first), after };
  const { lines, next } = await happenedLines(ctx.service, area, wish);
  return {
    cases: lines.map(({ uid, at }) => ({ uid, at })),
    pageInfo: { hasNextPage: next !== null, endCursor: next },
  };
}
