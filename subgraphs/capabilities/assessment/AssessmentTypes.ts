import { GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { AssessmentAct, AssessmentState } from '../../../shared/domain/assessment/course.ts';
import type { PointEvent } from '../../../shared/domain/assessment/faults.ts';
import type { AssessmentScope } from '../../../shared/domain/assessment/propose.ts';
import type { StrikeRule } from '../../../shared/domain/policy/policy.ts';
import { PageInfo } from '../cases/Holding.ts';
import {
  AssessedEvents,
  AssessmentActs,
  AssessmentKinds,
  AssessmentScopes,
  AssessmentStates,
} from './AssessmentEnums.ts';
import type { AssessmentKind, AssessmentRow } from './AssessmentRow.ts';

@Directive('@shareable')
@ObjectType({ description: 'One thing that a person did to a proposal (考核经过).' })
export class AssessmentStepView {
  @Field(() => AssessmentActs, { description: 'What was done (操作).' })
  act: AssessmentAct;

  @Field(() => GraphQLISODateTime, { description: 'When (时间), UTC.' })
  at: string;

  @Field({ description: 'In which role (岗位).' })
  role: string;

  @Field({ description: 'The words (内容): answer, or reason of the decision.' })
  text: string;

  /** The code of the center. */
  center: string;
}

@Directive('@shareable')
@ObjectType('Assessment', {
  description:
    'Points or a strike proposed against a unit or a person (考核记录), from one line of the ledger by one rule, N10, LH-46…52. It counts once a person has confirmed it, and holds no word about who reported.',
})
export class Assessment {
  /** The row that it shows. */
  row: AssessmentRow;

  @Field(() => ID, { description: 'Tells it from all others (考核记录编号).' })
  id: string;

  @Field(() => AssessmentKinds, { description: 'Points or a strike (类别).' })
  kind: AssessmentKind;

  @Field(() => AssessedEvents, { description: 'What happened (考核事由).' })
  event: PointEvent | StrikeRule['of'];

  @Field(() => AssessmentScopes, { description: 'Whom it is about (考核对象).' })
  scope: AssessmentScope;

  @Field(() => String, {
    nullable: true,
    description: 'The code of the department (部门代码); null for the center itself.',
  })
  department: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The name of the department (部门); null for the center itself.',
  })
  departmentName: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The staff id of the person that it is about (工作人员), LH-47, LH-49; null for a unit. Never a name.',
  })
  person: string | null;

  @Field(() => Int, { description: 'Points, below zero where they are taken (分值); 0 for a strike.' })
  points: number;

  @Field(() => Int, {
    description: 'The line of the ledger that is the evidence (台账行), by its `seq` at this level.',
  })
  line: number;

  @Field(() => GraphQLISODateTime, { description: 'When it happened (发生时间), UTC.' })
  happenedAt: string;

  @Field(() => GraphQLISODateTime, { description: 'When it was proposed (提出时间), UTC.' })
  proposedAt: string;

  @Field(() => GraphQLLocalDate, { description: 'The last day for the answer (申辩期限), in Beijing.' })
  dueOn: string;

  @Field({ description: 'The article of the rule (依据).' })
  cite: string;

  @Field({ description: 'The version of the rules (规则版本), as longhui@1.' })
  pack: string;

  @Field(() => AssessmentStates, { description: 'Where it stands (考核状态).' })
  state: AssessmentState;

  @Field(() => String, { nullable: true, description: 'What the unit or the person has answered (申辩).' })
  answer: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was decided (认定时间), UTC.' })
  decidedAt: string | null;
}

@Directive('@shareable')
@ObjectType({ description: 'A proposal and its place in the list (列表项).' })
export class AssessmentEdge {
  @Field({ description: 'The place in the list, for `after` (位置).' })
  cursor: string;

  @Field(() => Assessment, { description: 'The proposal (考核记录).' })
  node: Assessment;
}

@Directive('@shareable')
@ObjectType({ description: 'A page of proposals, the newest event first (考核列表).' })
export class AssessmentConnection {
  @Field(() => [AssessmentEdge], { description: 'The rows of the page (本页).' })
  edges: AssessmentEdge[];

  @Field(() => PageInfo, { description: 'Where the page ends (分页信息).' })
  pageInfo: PageInfo;
}

@InputType({ description: 'Narrows a list of proposals (筛选). All that is given must hold.' })
export class AssessmentFilter {
  @Field(() => [AssessmentStates], { nullable: true, description: 'Any of these states (状态).' })
  states?: AssessmentState[] | null;

  @Field(() => [AssessmentKinds], { nullable: true, description: 'Any of these kinds (类别).' })
  kinds?: AssessmentKind[] | null;

  @Field(() => String, { nullable: true, description: 'A department by its code (部门代码).' })
  department?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'With true: what stands against you (我的记录).' })
  mine?: boolean | null;
}

@Directive('@shareable')
@ObjectType('AssessmentScore', {
  description:
    'The points of a unit or a person over some days (考核得分), Q13: there is no base, and the period is yours.',
})
export class AssessmentScore {
  center: string;

  @Field(() => String, {
    nullable: true,
    description: 'The code of the department (部门代码); null for the center itself.',
  })
  department: string | null;

  @Field(() => String, { nullable: true, description: 'The name of the department (部门).' })
  departmentName: string | null;

  @Field(() => String, { nullable: true, description: 'The staff id (工作人员); null for a unit.' })
  person: string | null;

  @Field(() => Int, { description: 'The points that were confirmed (已确认分值).' })
  points: number;

  @Field(() => Int, { description: 'How many proposals were confirmed (已确认条数).' })
  confirmed: number;

  @Field(() => Int, { description: 'The points of those that wait (待认定分值); they count for nothing.' })
  waitingPoints: number;

  @Field(() => Int, { description: 'How many wait (待认定条数).' })
  waiting: number;

  @Field(() => Int, { description: 'How many were dropped (已撤销条数).' })
  dropped: number;
}

@Directive('@shareable')
@ObjectType('AssessmentHonour', {
  description: 'Whether a unit or a person may still be given a distinction of a year (评选资格), LH-48, LH-50.',
})
export class AssessmentHonour {
  center: string;
  rows: readonly AssessmentRow[];

  @Field(() => String, { nullable: true, description: 'The code of the department (部门代码).' })
  department: string | null;

  @Field(() => String, { nullable: true, description: 'The name of the department (部门).' })
  departmentName: string | null;

  @Field(() => String, { nullable: true, description: 'The staff id (工作人员); null for a unit.' })
  person: string | null;

  @Field({ description: 'What can be lost (评选名称), in the words of the rules: 年度“红旗窗口”评选资格.' })
  loses: string;

  @Field({ description: 'The article (依据).' })
  cite: string;

  @Field({ description: 'The version of the rules (规则版本).' })
  pack: string;

  @Field(() => Int, { description: 'With how many strikes it is lost (累计次数).' })
  n: number;

  @Field(() => Int, { description: 'Strikes confirmed in this year and the one before (已确认次数).' })
  confirmed: number;

  @Field(() => Int, { description: 'Strikes that wait for a decision (待认定次数); they count for nothing.' })
  waiting: number;

  @Field(() => Boolean, { description: 'Whether it may still be given (是否具备资格).' })
  eligible: boolean;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When the strike happened that took it (失去时间), UTC.',
  })
  lostAt: string | null;
}

@Directive('@shareable')
@ObjectType('OwnRecord', {
  description:
    'What you did with the orders of your department over some days (本人办理情况), SJ-17, LH-29. For yourself, and no score.',
})
export class OwnRecordView {
  @Field(() => Int, { description: 'Orders that you answered (回复工单数).' })
  replied: number;

  @Field(() => Int, { description: 'Of these, those before their limit had passed (按期回复数).' })
  onTime: number;

  @Field(() => Int, { description: 'Orders that you gave back (退单数), N14.' })
  returned: number;

  @Field(() => Int, {
    description: 'Of the cases that you answered, those that were taken up again since (重办件数), LH-37.',
  })
  redone: number;
}
