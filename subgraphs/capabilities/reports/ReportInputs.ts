import { Field, InputType, Int } from 'type-graphql';
import { FIGURE_CODES, type FigureCode, SPLIT_CODES, type SplitCode } from '../../../shared/domain/reports/content.ts';
import { LIST_KINDS, REPORT_KINDS } from '../../../shared/domain/reports/kinds.ts';
import { enumOf } from '../cases/CaseEnums.ts';

export const ReportKinds = enumOf(
  'ReportKind',
  REPORT_KINDS,
  'reportKind',
  'What a center draws up of its work in figures (报表类别), SJ-37, LH-39, WL-47, AH-13.',
);
export const ListKinds = enumOf(
  'ReportListKind',
  LIST_KINDS,
  'reportKind',
  'What a center keeps as a list of cases (台账、清单), LH-38, LH-42, WL-74, WL-88.',
);
export const FigureCodes = enumOf(
  'ReportFigureCode',
  FIGURE_CODES,
  'reportFigure',
  'What a cell of a report counts (报表指标): what was done on the days of the report.',
);
export const SplitCodes = enumOf(
  'ReportSplitCode',
  SPLIT_CODES,
  'reportSplit',
  'By what a table of a report is told apart (分项统计表).',
);

@InputType({ description: 'The days of a report (报表期间): a year, or a quarter or a month of it.' })
export class ReportPeriodInput {
  @Field(() => Int, { description: 'The year (年).' })
  year: number;

  @Field(() => Int, { nullable: true, description: 'The quarter (季度), 1 to 4, SJ-64.' })
  quarter?: number | null;

  @Field(() => Int, { nullable: true, description: 'The month (月), 1 to 12, LH-39; not beside a quarter.' })
  month?: number | null;
}

@InputType({ description: 'A typical case for a report (典型案例), SJ-70.' })
export class TypicalCaseInput {
  @Field({ description: 'The number of a case of the center that has ended (编号).' })
  number: string;

  @Field({ description: 'The problem and its handling (问题及办理过程概述), SJ-71, 1,000 characters at most.' })
  summary: string;
}

@InputType({ description: 'What people write into a report (报表文字部分).' })
export class ReportWordsInput {
  @Field(() => String, { nullable: true, description: 'In general (情况综述), 2,000 characters at most.' })
  overview?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What is changed so that it does not come again (改进措施), LH-39, 2,000 characters at most.',
  })
  measures?: string | null;

  @Field(() => [TypicalCaseInput], {
    nullable: true,
    description:
      'Typical cases (典型案例), SJ-70; 5 at most. Left out: those that the library has published as typical on these days.',
  })
  typical?: TypicalCaseInput[] | null;
}

@InputType({ description: 'A cell of a report whose cases are wanted (报表单元格): a figure, or a row of a table.' })
export class ReportCellInput {
  @Field(() => FigureCodes, { nullable: true, description: 'The figure (指标).' })
  figure?: FigureCode | null;

  @Field(() => SplitCodes, { nullable: true, description: 'Or the table (分项), with `value`.' })
  split?: SplitCode | null;

  @Field(() => String, { nullable: true, description: 'Which row of the table (项), as `value` says.' })
  value?: string | null;
}
