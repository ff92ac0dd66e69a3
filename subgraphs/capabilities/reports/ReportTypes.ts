import { Directive, Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import { GraphQLLocalDate } from 'graphql-scalars';
import type { Outcome } from '../../../shared/domain/policy/crosswalk.ts';
import type { Changed } from '../../../shared/domain/kinds/guideChange.ts';
import type { FigureCode, SplitCode } from '../../../shared/domain/reports/content.ts';
import type { ListKind, ReportKind } from '../../../shared/domain/reports/kinds.ts';
import { ChangedThings, Outcomes } from '../cases/CaseEnums.ts';
import { PageInfo } from '../cases/Holding.ts';
import type { ReportWish } from './drawUp.ts';
import { FigureCodes, ListKinds, ReportKinds, SplitCodes } from './ReportInputs.ts';
import type { KeptContent, ReportRow, TypicalCase } from './ReportRow.ts';

@Directive('@shareable')
@ObjectType({ description: 'What leads to the cases behind a cell (穿透条件): send it to `reportCases`.' })
export class ReportCell {
  @Field(() => FigureCodes, { nullable: true, description: 'The figure (指标); null for a row of a table.' })
  figure: FigureCode | null;

  @Field(() => SplitCodes, { nullable: true, description: 'The table (分项); null for a figure.' })
  split: SplitCode | null;

  @Field(() => String, { nullable: true, description: 'The row of the table (项).' })
  value: string | null;
}

@Directive('@shareable')
@ObjectType({ description: 'A figure of a report (报表指标), SJ-66…68.' })
export class ReportFigureView {
  @Field(() => FigureCodes, { description: 'What it counts (指标).' })
  code: FigureCode;

  @Field({ description: 'As it is printed (指标名称).' })
  label: string;

  @Field(() => Int, { description: 'How many (数量).' })
  n: number;

  @Field(() => Int, { description: 'How many in the period before (上期).' })
  before: number;

  @Field(() => ReportCell, { description: 'What leads to its cases (穿透条件).' })
  filter: ReportCell;
}

@Directive('@shareable')
@ObjectType({ description: 'A share in a report (报表比率).' })
export class ReportRateView {
  @Field({ description: 'Its code (代码).' })
  code: string;

  @Field({ description: 'As it is printed (名称).' })
  label: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Tenths of a percent (千分数); null where there is nothing to take a share of.',
  })
  tenths: number | null;

  @Field(() => Int, { nullable: true, description: 'The same of the period before (上期).' })
  before: number | null;
}

@Directive('@shareable')
@ObjectType({ description: 'A row of a table in a report (分项行).' })
export class ReportRowView {
  @Field({ description: 'Which (项), by its code; empty where it is not known.' })
  value: string;

  @Field({ description: 'As it is printed (名称).' })
  label: string;

  @Field(() => Int, { description: 'How many (数量).' })
  n: number;

  @Field(() => Int, { description: 'How many in the period before (上期), LH-39.' })
  before: number;

  @Field(() => ReportCell, { description: 'What leads to its cases (穿透条件).' })
  filter: ReportCell;
}

@Directive('@shareable')
@ObjectType({ description: 'A table in a report (分项统计表), SJ-69, LH-39: the most first.' })
export class ReportSplitView {
  @Field(() => SplitCodes, { description: 'By what (分项).' })
  code: SplitCode;

  @Field({ description: 'Its title (表名).' })
  label: string;

  @Field(() => [ReportRowView], { description: 'Its rows (各项).' })
  rows: ReportRowView[];

  @Field(() => Int, { description: 'How many rows are not listed (未列出的项数).' })
  more: number;

  @Field(() => Int, { description: 'And what they come to (未列出的合计).' })
  moreN: number;
}

@Directive('@shareable')
@ObjectType({ description: 'A case that a report tells of, as it stood when it was issued (典型案例), SJ-70.' })
export class TypicalCaseView {
  /** The case; null for one of the library whose reporter is forgotten. */
  uid: string | null;

  @Field({ description: 'Its number (编号), of the case or of the library.' })
  number: string;

  @Field({ description: 'What it was about (标题), without numbers that name a person.' })
  title: string;

  @Field(() => Outcomes, { nullable: true, description: 'How it came out (办理结果).' })
  outcome: Outcome | null;

  @Field({ description: 'The problem and its handling (问题及办理过程概述), SJ-71.' })
  summary: string;
}

@Directive('@shareable')
@ObjectType({ description: 'A cell that a correction changed (更正内容).' })
export class ReportChange {
  @Field({ description: 'Which cell (单元格), as `registered` or `items/…`.' })
  cell: string;

  @Field(() => Int, { description: 'What was issued before (原数).' })
  before: number;

  @Field(() => Int, { description: 'What is right (更正后).' })
  after: number;
}

/** What a report is made of, drawn up or issued. */
export interface ReportSource {
  wish: ReportWish;
  content: KeptContent;
  row: ReportRow | null;
}

@Directive('@shareable')
@ObjectType({ description: 'A case that brought about a change which a report tells of (来源办件), LH-39, WL-105.' })
export class ReportChangeCase {
  /** The case. */
  uid: string;

  @Field({ description: 'Its number (编号); empty where the level of the report holds no file of it.' })
  number: string;
}

@Directive('@shareable')
@ObjectType({
  description:
    'A change of a guide or of the list of items that was adopted on the days of a report (指南清单变更), LH-39.',
})
export class ReportGuideChange {
  @Field(() => ID, { description: 'Which (变更标识).' })
  id: string;

  @Field(() => ChangedThings, { description: 'What is changed (变更对象).' })
  changes: Changed;

  @Field({ description: 'The service item (办理业务).' })
  item: string;

  @Field({ description: 'What changes (变更内容).' })
  text: string;

  @Field({ description: 'Whose guide or list it is (责任部门).' })
  department: string;

  @Field(() => GraphQLLocalDate, { description: 'From this day on (起始日期).' })
  from: string;

  @Field(() => GraphQLLocalDate, { description: 'When it was adopted (采纳日期).' })
  adoptedOn: string;

  @Field(() => [ReportChangeCase], { description: 'The cases that brought it about (来源办件), by their numbers.' })
  cases: ReportChangeCase[];
}

@Directive('@shareable')
@ObjectType('Report', {
  description:
    'A report of a center over some days (报表), SJ-37, SJ-64…72, LH-39, WL-47: drawn up now, or as it was issued. What was issued never changes.',
})
export class ReportView {
  /** Where the fields below come from. */
  source: ReportSource;

  @Field(() => ID, { nullable: true, description: 'Its id (报表标识); null for one that is drawn up and not issued.' })
  id: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The code that is printed on it (报表码), for `reportByCode`, N21; null for one that is not issued.',
  })
  code: string | null;

  @Field(() => ReportKinds, { description: 'What it is (类别).' })
  kind: ReportKind;

  @Field({ description: 'What the rules of the center call it (名称).' })
  name: string;

  @Field({ description: 'The days in words (期间名称), as 2026年第三季度.' })
  periodName: string;

  @Field(() => GraphQLLocalDate, { description: 'The first day (起).' })
  from: string;

  @Field(() => GraphQLLocalDate, { description: 'The last day (止).' })
  to: string;

  @Field(() => Boolean, { description: 'Whether everything below the center is in it (含下级).' })
  below: boolean;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'Up to when its figures are whole (数据时点), N7; null while a level below has not sent everything.',
  })
  asOf: string | null;

  @Field(() => Int, { description: 'Centers whose figures are in it (已覆盖中心数), N7.' })
  answered: number;

  @Field(() => Int, { description: 'Centers that there are (应覆盖中心数).' })
  expected: number;

  @Field(() => [ReportFigureView], { description: 'Its figures (指标).' })
  figures: ReportFigureView[];

  @Field(() => [ReportRateView], { description: 'Its shares (比率).' })
  rates: ReportRateView[];

  @Field(() => [ReportSplitView], { description: 'Its tables (分项统计).' })
  splits: ReportSplitView[];

  @Field(() => [ReportRowView], {
    description: 'Items that came more than once, or again after the period before (同类问题), LH-39.',
  })
  repeats: ReportRowView[];

  @Field(() => String, { nullable: true, description: 'In general (情况综述).' })
  overview: string | null;

  @Field(() => String, { nullable: true, description: 'What is changed (改进措施), LH-39.' })
  measures: string | null;

  @Field(() => Int, { description: 'Which version (版次), from 1; 0 for one that is not issued.' })
  version: number;

  @Field(() => String, { nullable: true, description: 'Why there is a new version (更正说明); null in the first.' })
  correction: string | null;

  @Field(() => [ReportChange], { description: 'What it says otherwise than the version before (更正内容).' })
  changes: ReportChange[];

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was issued (报送时间).' })
  issuedAt: string | null;

  @Field(() => String, { nullable: true, description: 'By whom: the staff id (报送人).' })
  issuedBy: string | null;

  @Field(() => String, { nullable: true, description: 'In which role (岗位).' })
  role: string | null;

  @Field({ description: 'The article that asks for it (依据).' })
  cite: string;

  @Field({ description: 'The version of the rules that says so (规则版本).' })
  pack: string;

  /** The typical cases of it. */
  typicalCases: readonly TypicalCase[];
}

@Directive('@shareable')
@ObjectType({ description: 'What a center draws up by its rules (应报报表), with its article.' })
export class ReportOffer {
  @Field({ description: 'What the rules call it (名称).' })
  name: string;

  @Field({ description: 'How often (周期): month, quarter, year, always.' })
  every: string;

  @Field(() => ReportKinds, { nullable: true, description: 'The report of figures that it is (报表类别).' })
  report: ReportKind | null;

  @Field(() => ListKinds, { nullable: true, description: 'Or the list that it is (清单类别).' })
  list: ListKind | null;

  @Field({ description: 'The article (依据).' })
  cite: string;
}

@Directive('@shareable')
@ObjectType({ description: 'A report and its place in the list (列表项).' })
export class ReportEdge {
  @Field({ description: 'The place in the list, for `after` (位置).' })
  cursor: string;

  @Field(() => ReportView, { description: 'The report (报表).' })
  node: ReportView;
}

@Directive('@shareable')
@ObjectType({ description: 'A page of reports that were issued, newest first (已报送报表).' })
export class ReportConnection {
  @Field(() => [ReportEdge], { description: 'The rows of the page (本页).' })
  edges: ReportEdge[];

  @Field(() => PageInfo, { description: 'Where the page ends (分页信息).' })
  pageInfo: PageInfo;
}

@Directive('@shareable')
@ObjectType({ description: 'Something that counts in a cell of a report (计入的办件).' })
export class ReportCase {
  /** The case. */
  uid: string;

  @Field(() => GraphQLISODateTime, { description: 'When it was done (时间), UTC.' })
  at: string;
}

@Directive('@shareable')
@ObjectType({
  description:
    'The cases behind a cell, newest first (穿透明细): as many rows as the cell says; a case that counts twice stands there twice.',
})
export class ReportCasePage {
  @Field(() => [ReportCase], { description: 'The rows of the page (本页).' })
  cases: ReportCase[];

  @Field(() => PageInfo, { description: 'Where the page ends (分页信息).' })
  pageInfo: PageInfo;
}
