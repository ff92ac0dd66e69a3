import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../../shared/domain/case/decide.ts';
import { optionalText, requiredText } from '../../../shared/domain/case/text.ts';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { withoutNumbers } from '../../../shared/domain/privacy/withoutNumbers.ts';
import { correctionsOf } from '../../../shared/domain/reports/corrections.ts';
import { isOver } from '../../../shared/domain/reports/period.ts';
import { actorOf } from '../../kit/context.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { mayReadPart } from '../cases/readPart.ts';
import { CenterRow } from '../directory/CenterRow.ts';
import { checkReader, drawUp, mayIssueReport, photographsOf, type ReportWish, termOf } from './drawUp.ts';
import { ReportRow, type ReportWords, type TypicalCase } from './ReportRow.ts';

/** What people write into a report. */
export interface WordsWish {
  overview?: string | null;
  measures?: string | null;
  typical?: readonly { number: string; summary: string }[] | null;
}

/** Typical cases of one report at most: what a page holds. */
export const MOST_TYPICAL = 5;

/**
 * Issues a report of the own center (报送报表), SJ-37: its figures are kept as they stand, and never change. The second of the
 * same days is a correction, which says why and what it changes. REPORT_NOT_OVER, REPORT_NOT_IN_SET, REPORT_PERIOD.
 */
export async function issueReport(
  ctx: RequestContext,
  wish: ReportWish,
  written: WordsWish,
  correction: string | null,
): Promise<ReportRow> {
  const actor = actorOf(ctx);
  const { service } = ctx;
  checkReader(ctx, wish.center);
  checkIssuer(ctx, actor, wish);
  if (!isOver(wish.period, beijingDay(service.now())))
    throw new DomainError('REPORT_NOT_OVER', { to: wish.period.to }, 'period');
  const { term, policy } = termOf(service, wish);
  const { cite, pack } = policy.terms['report.set'];
  const words = await wordsOf(ctx, wish, written);
  const { database } = service;
  return database.write(async tx => {
    // versions of one center are given one after the other
    await tx.findOne(CenterRow, { where: { code: wish.center }, ...database.lockRow });
    const last = await lastVersion(tx, wish);
    const why = last ? requiredText('reason', correction) : null;
    const draft = await drawUp(service, wish);
    const { center, kind, below, period } = wish;
    const row: ReportRow = {
      ...{ id: randomUUID(), center, kind, below, step: period.step, year: period.year, no: period.no },
      ...{ fromDay: period.from, toDay: period.to, version: (last?.version ?? 0) + 1 },
      ...{ name: term.name.split('：')[0] ?? term.name, cite, pack, content: draft.content, correction: why },
      words: written.typical ? words : { ...words, typical: draft.typical },
      changes: last ? correctionsOf(last.content, draft.content) : [],
      ...{ asOf: draft.asOf, issuedAt: service.now().toISOString(), issuedBy: actor.id, role: actor.role },
    };
    await tx.insert(ReportRow, row);
    return row;
  });
}

function checkIssuer(ctx: RequestContext, { role, center }: Actor, wish: ReportWish): void {
  const { tree, name } = ctx.service;
  const own = tree.get(center)?.level ?? '';
  if (own !== name) throw new DomainError('WRONG_LEVEL', { own, level: name });
  if (tree.get(wish.center)?.validTo !== null)
    throw new DomainError('CENTER_RETIRED', { center: wish.center }, 'center');
  if (!mayIssueReport(ctx, wish.center)) throw new DomainError('NOT_PERMITTED', { act: 'issueReport', role });
}

const lastVersion = (tx: EntityManager, { center, kind, below, period }: ReportWish): Promise<ReportRow | null> =>
  tx.findOne(ReportRow, {
    where: { center, kind, below, fromDay: period.from, step: period.step },
    order: { version: 'DESC' },
  });

/** The words of a report, without the numbers that name a person: it is read far beyond the people who work on a case (N12). */
async function wordsOf(ctx: RequestContext, wish: ReportWish, written: WordsWish): Promise<ReportWords> {
  const clean = (text: string | null) => text && withoutNumbers(text);
  const { typical } = written;
  if ((typical?.length ?? 0) > MOST_TYPICAL) throw new DomainError('FIELD_INVALID', {}, 'typical');
  const cases: TypicalCase[] = [];
  for (const one of typical ?? []) cases.push(await typicalOf(ctx, wish, one));
  return {
    overview: clean(optionalText('result', written.overview)),
    measures: clean(optionalText('result', written.measures)),
    typical: cases,
  };
}

/** SJ-70, SJ-71: a case of this center that has come to an end, and the problem and its handling in a few words. */
async function typicalOf(
  ctx: RequestContext,
  { center }: ReportWish,
  { number, summary }: { number: string; summary: string },
): Promise<TypicalCase> {
  const file = await ctx.service.database.read.findOneBy(CaseFile, { number });
  if (!file || !mayReadPart(ctx, file, 'file') || file.center !== center)
    throw new DomainError('CASE_NOT_FOUND', {}, 'typical');
  if (file.outcome === null) throw new DomainError('REPORT_CASE_OPEN', { number }, 'typical');
  const { uid, title, outcome } = file;
  return {
    ...{ uid, number, outcome, title: withoutNumbers(title), photographs: await photographsOf(ctx.service, uid) },
    summary: withoutNumbers(requiredText('reason', summary)),
  };
}
