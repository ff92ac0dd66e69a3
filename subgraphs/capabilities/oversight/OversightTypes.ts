import { GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, GraphQLISODateTime, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { CaseState } from '../../../shared/domain/case/lifecycle.ts';
import type { EscalationStatus } from '../../../shared/domain/case/escalation.ts';
import type { LevelName } from '../../../shared/domain/levels.ts';
import type { SourceFault } from '../../../shared/domain/oversight/coverage.ts';
import { CaseStates, EscalationStatuses, Levels } from '../cases/CaseEnums.ts';
import { PageInfo } from '../cases/Holding.ts';
import type { AreaCover } from './coverageOf.ts';
import { EscalationFlow, HolderCount } from './HandsTypes.ts';
import type { OverseenFile as FileRow } from './OverseenRows.ts';
import type { Figures } from './readFigures.ts';

export const SourceFaults = { NEVER: 'never', SILENT: 'silent', BEHIND: 'behind' } as const;
registerEnumType(SourceFaults, {
  name: 'SourceFault',
  description: 'Why the figures of a level are not those of now (数据缺口原因).',
  valuesConfig: {
    NEVER: { description: 'Nothing was ever heard of it (从未上报).' },
    SILENT: { description: 'It says nothing at present (失联): its figures are left out of the sums.' },
    BEHIND: { description: 'Some of its lines are still on their way (有延迟): the sums lack these.' },
  },
});

export const OversightFigures = {
  NEW: 'new',
  CLOSED: 'closed',
  REOPENED: 'reopened',
  ENDED: 'ended',
  RATED: 'rated',
  OVERDUE: 'overdue',
} as const;
registerEnumType(OversightFigures, {
  name: 'OversightFigure',
  description: 'What happened, and is counted by days (按日统计的指标).',
  valuesConfig: {
    NEW: { description: 'Registered (登记).' },
    CLOSED: { description: 'A level had nothing more to do with the file (办毕).' },
    REOPENED: { description: 'Taken up again (重办).' },
    ENDED: { description: 'Came to an outcome (得出结果).' },
    RATED: { description: 'Rated (评价).' },
    OVERDUE: { description: 'A limit passed (超期).' },
  },
});

export const OversightDimensions = {
  STATE: 'state',
  KIND: 'kind',
  CLASS: 'class',
  CAUSE: 'cause',
  ITEM: 'item',
  DEPARTMENT: 'department',
  CHANNEL: 'channel',
  OUTCOME: 'outcome',
  RATING: 'rating',
  ON_TIME: 'onTime',
  SOURCE: 'source',
} as const;
registerEnumType(OversightDimensions, {
  name: 'OversightDimension',
  description: 'By what a figure is told apart (统计维度).',
  valuesConfig: {
    STATE: { description: 'State (状态); of all files as they stand.' },
    KIND: { description: 'What was put on record (登记类型).' },
    CLASS: { description: 'Provincial class (类别).' },
    CAUSE: { description: 'Cause (原因); a case with two counts under both.' },
    ITEM: { description: 'Service item (事项); over the whole months that the days lie in.' },
    DEPARTMENT: { description: 'Department, by its code (部门).' },
    CHANNEL: { description: 'How it came (渠道).' },
    OUTCOME: { description: 'Outcome (办理结果); of ended ones only.' },
    RATING: { description: 'Rating from 1 to 5 (评价); of rated ones only.' },
    ON_TIME: { description: 'Whether on the citizen’s date or before (是否按期); of closed ones only.' },
    SOURCE: { description: 'From the own window, or from below (来源).' },
  },
});

export const PeriodSteps = { DAY: 'day', WEEK: 'week', MONTH: 'month' } as const;
registerEnumType(PeriodSteps, {
  name: 'PeriodStep',
  description: 'In which steps a trend goes (统计周期).',
  valuesConfig: {
    DAY: { description: 'Day by day (按日).' },
    WEEK: { description: 'Weeks from Monday to Sunday (按周).' },
    MONTH: { description: 'Months (按月).' },
  },
});

@Directive('@shareable')
@ObjectType({ description: 'How whole and how fresh the figures of one level are (数据来源状态), N7.' })
export class OversightSource {
  @Field(() => Levels, { description: 'The level (层级).' })
  level: LevelName;

  @Field(() => SourceFaults, { nullable: true, description: 'What is amiss (缺口原因); null where nothing is.' })
  fault: SourceFault | null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'Up to when its figures are whole (数据时点), UTC; null where nothing of it is here.',
  })
  asOf: string | null;

  @Field(() => Int, { description: 'Lines of its ledger that are not counted here yet (待到数据).' })
  lag: number;
}

@Directive('@shareable')
@ObjectType({
  description: 'How many of the centers of an area are in a sum, and which levels are missing (覆盖情况), N7.',
})
export class OversightCoverage {
  @Field(() => Int, { description: 'Centers whose figures are in the sums (已覆盖中心数).' })
  answered: number;

  @Field(() => Int, { description: 'Centers that there are (应覆盖中心数).' })
  expected: number;

  @Field(() => [OversightSource], { description: 'Each level of the area (各层级).' })
  sources: OversightSource[];
}

@Directive('@shareable')
@ObjectType({ description: 'How things stand in an area (全域态势): sums over all its centers that can be reached.' })
export class OversightFiguresView implements Figures {
  @Field(() => Int, { description: 'Cases and complaints registered today (今日登记).' })
  registeredToday: number;

  @Field(() => Int, { description: 'Files closed today (今日办毕).' })
  closedToday: number;

  @Field(() => Int, { description: 'Cases and complaints registered at windows (登记数).' })
  registered: number;

  @Field(() => Int, { description: 'Questions (咨询数), AH-13.' })
  consultations: number;

  @Field(() => Int, { description: 'Files on which a level has something to do (在办数).' })
  open: number;

  @Field(() => Int, { description: 'Of these, due today or on the next working day (临期数).' })
  dueSoon: number;

  @Field(() => Int, { description: 'Of these, past their last day (超期数).' })
  overdue: number;

  @Field(() => Int, { description: 'Files whose question the level above has not answered (提级待复数).' })
  escalated: number;

  @Field(() => Int, { description: 'Escalations that nobody has accepted (待签收数).' })
  waiting: number;

  @Field(() => Int, { description: 'Results that are not settled (待评价销号数).' })
  settling: number;

  @Field(() => Int, { description: 'Parked (挂账数).' })
  parked: number;

  @Field(() => Int, { description: 'Cases completed (办结数).' })
  completed: number;

  @Field(() => Int, { description: 'Files that have a rating (已评价数): the sample of the satisfaction.' })
  rated: number;

  @Field(() => Int, { description: 'Of these, 基本满意 or better (满意数), LH-36.' })
  satisfied: number;

  @Field(() => Int, { description: 'Files on which their level has nothing more to do (办毕数).' })
  closed: number;

  @Field(() => Int, { description: 'Of these, those on the citizen’s date or before (按期办毕数).' })
  closedOnTime: number;
}

@Directive('@shareable')
@ObjectType({ description: 'The figures of one part of an area (下级区域态势), with everything below it.' })
export class OversightPart {
  /** The code of the center. */
  code: string;

  @Field(() => OversightFiguresView, { description: 'Its figures (指标).' })
  figures: OversightFiguresView;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'Up to when its figures are whole (数据时点), UTC; null while a level has not sent everything yet.',
  })
  asOf: string | null;

  @Field(() => OversightCoverage, { description: 'What is in its sums, and what is missing (覆盖情况), N7.' })
  coverage: OversightCoverage;
}

@Directive('@shareable')
@ObjectType({
  description:
    'A question that went up (提级动态), as far as it may hang on a wall: no person, no title, no word that anybody wrote (N12).',
})
export class OversightEscalation {
  /** The codes of the centers. */
  fromCode: string;
  toCode: string;

  @Field({ description: 'The case number (编号).' })
  number: string;

  @Field(() => Levels, { description: 'The level that tells of it (层级).' })
  level: LevelName;

  @Field(() => GraphQLISODateTime, { description: 'Since when it is with the level above (提级时间), UTC.' })
  since: string;

  @Field(() => EscalationStatuses, { description: 'How far the level above has come (答复状态).' })
  status: EscalationStatus;
}

@Directive('@shareable')
@ObjectType({ description: 'How often something happened in a step of a period (趋势点).' })
export class TrendPoint {
  @Field(() => GraphQLLocalDate, { description: 'The first day (起).' })
  from: string;

  @Field(() => GraphQLLocalDate, { description: 'The last day (止).' })
  to: string;

  @Field(() => Int, { description: 'How often (数量).' })
  count: number;
}

@Directive('@shareable')
@ObjectType({ description: 'A figure over some days, against the days before and the year before (趋势).' })
export class Trend {
  @Field(() => [TrendPoint], { description: 'Step by step (趋势点).' })
  points: TrendPoint[];

  @Field(() => Int, { description: 'All together (合计).' })
  total: number;

  @Field(() => Int, { description: 'In as many days just before (上期).' })
  before: number;

  @Field(() => Int, { description: 'In the same days of the year before (去年同期).' })
  yearBefore: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Growth against the days before (环比), in tenths of a percent; null where there was nothing.',
  })
  change: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Growth against the year before (同比), in tenths of a percent; null where there was nothing.',
  })
  yearChange: number | null;
}

@Directive('@shareable')
@ObjectType({ description: 'How many of what (分项).' })
export class SplitRow {
  @Field({ description: 'Which (项), by its code as the API names it; empty where it is not known.' })
  value: string;

  @Field(() => Int, { description: 'How many (数量).' })
  count: number;
}

@Directive('@shareable')
@ObjectType({
  description: 'How long files took that were closed on some days (办理时长), exactly: nothing is estimated.',
})
export class Durations {
  @Field(() => Int, { description: 'Of how many files (样本数).' })
  cases: number;

  @Field(() => Int, { nullable: true, description: 'Half were closed within so many working days (中位时长，P50).' })
  median: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Nine of ten were closed within so many working days (九成时长，P90).',
  })
  p90: number | null;
}

@Directive('@shareable')
@ObjectType({
  description:
    'A file of a level below, as far as it counts (下级办件): no person, no title, no word that anybody wrote (N12).',
})
export class OverseenFileView {
  /** The row that it shows. */
  row: FileRow;

  @Field({ description: 'The case number (编号).' })
  number: string;

  @Field(() => Levels, { description: 'Which level holds it (所在层级).' })
  level: LevelName;

  @Field(() => CaseStates, { description: 'Where it stands there (状态).' })
  state: CaseState;

  @Field(() => GraphQLISODateTime, { description: 'When that level opened it (本级收到时间), UTC.' })
  openedAt: string;

  @Field(() => GraphQLISODateTime, { description: 'When something was last done to it (最近更新), UTC.' })
  updatedAt: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'The citizen’s date (办理时限).' })
  dueOn: string | null;

  @Field(() => Boolean, { description: 'Open and past that day (超期).' })
  overdue: boolean;
}

@Directive('@shareable')
@ObjectType({ description: 'A file and its place in the list (列表项).' })
export class OverseenEdge {
  @Field({ description: 'The place in the list, for `after` (位置).' })
  cursor: string;

  @Field(() => OverseenFileView, { description: 'The file (办件).' })
  node: OverseenFileView;
}

@Directive('@shareable')
@ObjectType({ description: 'A page of files of the levels below, newest first (下级办件列表).' })
export class OverseenConnection {
  @Field(() => [OverseenEdge], { description: 'The rows of the page (本页).' })
  edges: OverseenEdge[];

  @Field(() => PageInfo, { description: 'Where the page ends (分页信息).' })
  pageInfo: PageInfo;
}

@InputType({ description: 'Narrows the list of files of the levels below (筛选). All that is given must hold.' })
export class OverseenFilter {
  @Field(() => [Levels], { nullable: true, description: 'Any of these levels (层级).' })
  levels?: LevelName[] | null;

  @Field(() => [CaseStates], { nullable: true, description: 'Any of these states (状态).' })
  states?: CaseState[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Open, or not (在办 / 已结).' })
  open?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'With true: open and past their last day (超期).' })
  overdue?: boolean | null;
}

@Directive('@shareable')
@ObjectType({
  description:
    'What a level knows of an area and everything below it (全域监督), N7: it counts the ledgers of the levels below itself, and says how whole and how fresh each figure is.',
})
export class Oversight {
  /** The area, and which levels answer. */
  code: string;
  cover: AreaCover;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'Up to when all figures are whole (数据时点), UTC; null while a level has not sent everything yet.',
  })
  asOf: string | null;

  @Field(() => OversightCoverage, { description: 'What is in the sums, and what is missing (覆盖情况).' })
  coverage: OversightCoverage;
}

@Directive('@shareable')
@ObjectType({ description: 'The figures of an area at a moment, sent when they have changed (态势推送).' })
export class OversightBeat {
  @Field({
    description: 'Which state of the counters it is of (位置). Send it as `after` to hear of the next one only.',
  })
  cursor: string;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Up to when all figures are whole (数据时点), UTC.' })
  asOf: string | null;

  @Field(() => OversightCoverage, { description: 'What is in the sums, and what is missing (覆盖情况).' })
  coverage: OversightCoverage;

  @Field(() => OversightFiguresView, { description: 'The figures (指标).' })
  figures: OversightFiguresView;

  @Field(() => [HolderCount], { description: 'Who has the files in hand now (在手情况), N2.' })
  inHand: HolderCount[];

  @Field(() => [EscalationFlow], {
    description: 'What went up and came back today, and what is not answered (提级流向), level by level.',
  })
  flow: EscalationFlow[];
}
