import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { LIST_KINDS, REPORT_KINDS, type ListKind, type ReportKind } from '../../../shared/domain/reports/kinds.ts';
import { reportPeriod } from '../../../shared/domain/reports/period.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { Case } from '../cases/Case.ts';
import { Center } from '../directory/Center.ts';
import { checkReader, drawUp, guideChangesOf, mayIssueReport, reportSetOf, termOf } from './drawUp.ts';
import { issueReport } from './issueReport.ts';
import { ReportCellInput, ReportKinds, ReportPeriodInput, ReportWordsInput } from './ReportInputs.ts';
import { casesOfCell } from './casesOfCell.ts';
import { readReport, readReports, reportByCode, reportCursor, versionsOf } from './readReports.ts';
import { draftView, issuedView } from './reportView.ts';
import {
  ReportCase,
  ReportCasePage,
  ReportChangeCase,
  ReportConnection,
  ReportGuideChange,
  ReportOffer,
  ReportView,
  TypicalCaseView,
} from './ReportTypes.ts';

const isOne = <T extends string>(kinds: readonly T[], kind: string | undefined): T | null =>
  kinds.find(one => one === kind) ?? null;

@Resolver(() => ReportView)
export class ReportResolver {
  @FieldResolver(() => Center, { nullable: true, description: 'Whose report it is (单位名称), SJ-65.' })
  center(@Root() { source }: ReportView): Center {
    return { code: source.wish.center };
  }

  @FieldResolver(() => [TypicalCaseView], { description: 'Typical cases (典型案例), SJ-70.' })
  typical(@Root() { typicalCases }: ReportView): TypicalCaseView[] {
    return [...typicalCases];
  }

  @FieldResolver(() => [ReportGuideChange], {
    description:
      'Changes of guides and of the list of items that the center adopted on these days (指南清单变更), LH-39, WL-105: of an analysis; of other reports none.',
  })
  async guideChanges(@Root() { source }: ReportView, @Ctx() { service }: RequestContext): Promise<ReportGuideChange[]> {
    const changes = source.content.guideChanges ?? (await guideChangesOf(service, source.wish));
    return changes.map(({ cases, ...change }) => ({ ...change, cases: [...cases] }));
  }

  @FieldResolver(() => [ReportView], {
    description: 'What was issued of the same days, newest first (历次版本); of the one asked about as well.',
  })
  async versions(@Root() { source }: ReportView, @Ctx() ctx: RequestContext): Promise<ReportView[]> {
    return (await versionsOf(ctx, source.wish)).map(issuedView);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may issue it (可否报送).' })
  mayIssue(@Root() { source }: ReportView, @Ctx() ctx: RequestContext): boolean {
    return mayIssueReport(ctx, source.wish.center);
  }
}

@Resolver(() => TypicalCaseView)
export class TypicalCaseResolver {
  @FieldResolver(() => Case, {
    nullable: true,
    description: 'The case (办件); null for one of the library whose reporter is forgotten.',
  })
  case(@Root() { uid }: TypicalCaseView): Case | null {
    return uid === null ? null : { uid };
  }
}

@Resolver(() => ReportChangeCase)
export class ReportChangeCaseResolver {
  @FieldResolver(() => Case, { nullable: true, description: 'The case (办件).' })
  case(@Root() { uid }: ReportChangeCase): Case {
    return { uid };
  }
}

@Resolver(() => ReportCase)
export class ReportCaseResolver {
  @FieldResolver(() => Case, { nullable: true, description: 'The case (办件).' })
  case(@Root() { uid }: ReportCase): Case {
    return { uid };
  }
}

@Resolver()
export class ReportsResolver {
  @Query(() => [ReportOffer], {
    description:
      'What a center draws up by its rules (应报报表), SJ-37, LH-38, LH-39, WL-47. Errors: CENTER_UNKNOWN, OUTSIDE_JURISDICTION, NOT_PERMITTED.',
  })
  reportSet(
    @Arg('center', () => ID, { description: 'Whose (中心).' }) center: string,
    @Ctx() ctx: RequestContext,
  ): ReportOffer[] {
    checkReader(ctx, center);
    const { terms, policy } = reportSetOf(ctx.service, center);
    const { cite } = policy.terms['report.set'];
    return terms.map(({ name, every, kind }) => ({
      ...{ name, every, cite },
      ...{ report: isOne(REPORT_KINDS, kind), list: isOne(LIST_KINDS, kind) satisfies ListKind | null },
    }));
  }

  @Query(() => ReportView, {
    description:
      'A report drawn up from the counters as they stand (报表试算), not issued. Errors: CENTER_UNKNOWN, OUTSIDE_JURISDICTION, NOT_PERMITTED, REPORT_NOT_IN_SET, REPORT_PERIOD, FIELD_INVALID.',
  })
  async report(
    @Arg('center', () => ID, { description: 'Whose (中心).' }) center: string,
    @Arg('kind', () => ReportKinds, { description: 'Which (类别).' }) kind: ReportKind,
    @Arg('period', () => ReportPeriodInput, { description: 'Over which days (期间).' }) days: ReportPeriodInput,
    @Ctx() ctx: RequestContext,
    @Arg('below', () => Boolean, { defaultValue: false, description: 'With everything below the center (含下级).' })
    below: boolean,
  ): Promise<ReportView> {
    checkReader(ctx, center);
    const wish = { center, kind, below, period: reportPeriod(days) };
    const { term, policy } = termOf(ctx.service, wish);
    return draftView(wish, await drawUp(ctx.service, wish), term.name, policy.terms['report.set']);
  }

  @Query(() => ReportView, {
    description: 'A report that was issued (已报送报表). Errors: REPORT_NOT_FOUND, also for one that you may not read.',
  })
  async issuedReport(
    @Arg('id', () => ID, { description: 'Which (报表标识).' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<ReportView> {
    return issuedView(await readReport(ctx, id));
  }

  @Query(() => ReportView, {
    description:
      'The report that a code was printed on, as it was issued (报表码核验), N21; `versions` says whether it was corrected since. Errors: PAPER_CODE; REPORT_NOT_FOUND, also for one that you may not read.',
  })
  async reportByCode(
    @Arg('code', { description: 'The code on the paper (报表码), scanned or typed.' }) code: string,
    @Ctx() ctx: RequestContext,
  ): Promise<ReportView> {
    return issuedView(await reportByCode(ctx, code));
  }

  @Query(() => ReportConnection, {
    description:
      'The reports that centers of this level in an area have issued, newest first (已报送报表). Errors: CENTER_UNKNOWN, OUTSIDE_JURISDICTION, NOT_PERMITTED, PAGE_SIZE, CURSOR_MALFORMED.',
  })
  async reports(
    @Arg('area', () => ID, { description: 'A center (区域); its whole area counts.' }) area: string,
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, { defaultValue: 20, description: 'Rows a page, 1 to 200 (每页数量).' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'The cursor of the last row seen (起始位置).' })
    after?: string | null,
    @Arg('kind', () => ReportKinds, { nullable: true, description: 'Only of this kind (类别).' })
    kind?: ReportKind | null,
  ): Promise<ReportConnection> {
    const { rows, hasNextPage } = await readReports(ctx, area, { first, after: after ?? null }, kind ?? null);
    const edges = rows.map(row => ({ cursor: reportCursor(row), node: issuedView(row) }));
    return { edges, pageInfo: { hasNextPage, endCursor: edges.at(-1)?.cursor ?? null } };
  }

  @Query(() => ReportCasePage, {
    description:
      'The cases of this level behind a cell of a report (穿透明细): as many rows as the cell says. Of a report with everything below, ask each level. Errors: CENTER_UNKNOWN, OUTSIDE_JURISDICTION, NOT_PERMITTED, PAGE_SIZE, CURSOR_MALFORMED, FIELD_INVALID.',
  })
  reportCases(
    @Arg('area', () => ID, { description: 'The center of the report (中心).' }) area: string,
    @Arg('period', () => ReportPeriodInput, { description: 'Its days (期间).' }) days: ReportPeriodInput,
    @Arg('cell', () => ReportCellInput, { description: 'Which cell (单元格), as `filter` says.' })
    cell: ReportCellInput,
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, { defaultValue: 50, description: 'Rows a page, 1 to 200 (每页数量).' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Where the page before ended (起始位置).' })
    after?: string | null,
  ): Promise<ReportCasePage> {
    return casesOfCell(ctx, { area, period: reportPeriod(days), cell }, { first, after: after ?? null });
  }

  @Mutation(() => ReportView, {
    description:
      'Issue a report of your own center (报送报表), SJ-37, SJ-65: from then on it does not change. The second of the same days is a correction and needs a reason. Errors: CENTER_UNKNOWN, CENTER_RETIRED, OUTSIDE_JURISDICTION, WRONG_LEVEL, NOT_PERMITTED, REPORT_NOT_IN_SET, REPORT_PERIOD, REPORT_NOT_OVER, REPORT_CASE_OPEN, CASE_NOT_FOUND, FIELD_REQUIRED, FIELD_TOO_LONG, FIELD_INVALID.',
  })
  async issueReport(
    @Arg('center', () => ID, { description: 'Whose (中心).' }) center: string,
    @Arg('kind', () => ReportKinds, { description: 'Which (类别).' }) kind: ReportKind,
    @Arg('period', () => ReportPeriodInput, { description: 'Over which days (期间).' }) days: ReportPeriodInput,
    @Ctx() ctx: RequestContext,
    @Arg('words', () => ReportWordsInput, { nullable: true, description: 'What people write into it (文字部分).' })
    words?: ReportWordsInput | null,
    @Arg('correction', () => String, { nullable: true, description: 'Why there is a new version (更正说明).' })
    correction?: string | null,
    @Arg('below', () => Boolean, { nullable: true, description: 'With everything below the center (含下级).' })
    below?: boolean | null,
  ): Promise<ReportView> {
    const wish = { center, kind, below: below ?? false, period: reportPeriod(days) };
    return issuedView(await issueReport(ctx, wish, words ?? {}, correction ?? null));
  }
}
