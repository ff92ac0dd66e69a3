import type { SelectQueryBuilder } from 'typeorm';
import { covers } from '../../../shared/domain/access/jurisdiction.ts';
import { allowsRead } from '../../../shared/domain/access/permissions.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { readReportCode } from '../../../shared/domain/paper/reportCode.ts';
import type { ReportKind } from '../../../shared/domain/reports/kinds.ts';
import { actorOf } from '../../kit/context.ts';
import { formatPageCursor, pageSize, parsePageCursor } from '../../kit/pages.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { relationToArea } from '../cases/readPart.ts';
import { checkReader, type ReportWish } from './drawUp.ts';
import { ReportRow } from './ReportRow.ts';

export const reportCursor = ({ issuedAt, id }: ReportRow): string => formatPageCursor({ openedAt: issuedAt, uid: id });

/** The reports that centers of this level in an area have issued, newest first, by keyset. */
export async function readReports(
  ctx: RequestContext,
  area: string,
  page: { first: number; after: string | null },
  kind: ReportKind | null,
): Promise<{ rows: ReportRow[]; hasNextPage: boolean }> {
  checkReader(ctx, area);
  const { database, tree } = ctx.service;
  const size = pageSize(page.first);
  const centers = [...tree.keys()].filter(code => covers(tree, area, code));
  const query: SelectQueryBuilder<ReportRow> = database.read
    .createQueryBuilder(ReportRow, 'r')
    .where('r.center in (:...centers)', { centers });
  if (kind !== null) query.andWhere('r.kind = :kind', { kind });
  if (page.after !== null) {
    const { openedAt: at, uid: id } = parsePageCursor(page.after);
    query.andWhere('(r.issuedAt < :at or (r.issuedAt = :at and r.id < :id))', { at, id });
  }
  const rows = await query
    .orderBy('r.issuedAt', 'DESC')
    .addOrderBy('r.id', 'DESC')
    .take(size + 1)
    .getMany();
  return { rows: rows.slice(0, size), hasNextPage: rows.length > size };
}

const mayRead = (ctx: RequestContext, { center }: ReportRow): boolean =>
  allowsRead(actorOf(ctx).role, 'report', relationToArea(ctx, center));

/** One report that was issued, or REPORT_NOT_FOUND: also for one that this person may not read. */
export async function readReport(ctx: RequestContext, id: string): Promise<ReportRow> {
  const row = await ctx.service.database.read.findOneBy(ReportRow, { id });
  if (!row || !mayRead(ctx, row)) throw new DomainError('REPORT_NOT_FOUND', {}, 'id');
  return row;
}

/** The report that a code was printed on. PAPER_CODE; REPORT_NOT_FOUND, also for one that this person may not read. */
export async function reportByCode(ctx: RequestContext, code: string): Promise<ReportRow> {
  const { kind, center, period, below, version } = readReportCode(code);
  const { from: fromDay, step } = period;
  const found = { center, kind, below, fromDay, step, version };
  const row = await ctx.service.database.read.findOneBy(ReportRow, found);
  if (!row || !mayRead(ctx, row)) throw new DomainError('REPORT_NOT_FOUND', {}, 'code');
  return row;
}

/** What was issued of the same days before, newest first. */
export const versionsOf = (ctx: RequestContext, { center, kind, below, period }: ReportWish): Promise<ReportRow[]> =>
  ctx.service.database.read.find(ReportRow, {
    where: { center, kind, below, fromDay: period.from, step: period.step },
    order: { version: 'DESC' },
  });
