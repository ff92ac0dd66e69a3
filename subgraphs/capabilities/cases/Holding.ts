import { Directive, Field, GraphQLISODateTime, InputType, Int, ObjectType } from 'type-graphql';
import type { CaseState } from '../../../shared/domain/case/lifecycle.ts';
import type { Watch } from '../../../shared/domain/watch/watch.ts';
import { CaseFile } from './CaseFile.ts';
import { CaseStates, WatchKinds } from './CaseEnums.ts';

@ObjectType({ description: 'What this level holds of an area (本级在该区域的数据).' })
export class Holding {
  code: string;
}

@Directive('@shareable')
@ObjectType({ description: 'Figures of one level inside an area (统计).' })
export class Tally {
  @Field(() => Int, { description: 'Cases that windows of this level took themselves (登记数).' })
  registered: number;

  @Field(() => Int, { description: 'Files on which this level still has something to do (在办数).' })
  open: number;

  @Field(() => Int, { description: 'Open files whose last day has passed (超期数).' })
  overdue: number;

  @Field(() => Int, { description: 'Files whose question the level above has not answered yet (提级待复数).' })
  escalated: number;

  @Field(() => Int, { description: 'Files that came by escalation from below (收到提级数).' })
  received: number;

  @Field(() => Int, { description: 'Escalations from below that nobody has accepted yet (待签收数).' })
  waiting: number;

  @Field(() => Int, { description: 'Cases completed by their window (办结数).' })
  completed: number;

  @Field(() => Int, { description: 'Cases refused (不予受理数).' })
  refused: number;

  @Field(() => Int, {
    description: 'Results given that are not settled yet: feedback, rating or objection is awaited (待评价销号数).',
  })
  settling: number;

  @Field(() => Int, {
    description: 'Cases kept apart, neither satisfied nor solvable now (挂账数); in no other figure of results.',
  })
  parked: number;

  @Field(() => Int, { description: 'Questions asked at the windows (咨询数), AH-13: counted apart from cases.' })
  consultations: number;

  @Field(() => GraphQLISODateTime, { description: 'The instant the figures are of (统计时点).' })
  asOf: Date;
}

@Directive('@shareable')
@ObjectType({
  description:
    'What a supervisor looks at every day (今日盯办), AH-26, AH-28, N14: open files of this level in the area, of which you may know. One file may be in several.',
})
export class Watched implements Record<Watch, number> {
  @Field(() => Int, { description: 'Past their last day (超期).' })
  overdue: number;

  @Field(() => Int, { description: 'Due by the next working day, 调休 included (一个工作日内到期).' })
  dueSoon: number;

  @Field(() => Int, { description: 'A department has not replied within its limit (逾期未回复).' })
  noReply: number;

  @Field(() => Int, { description: 'Done again, and not over (重办中).' })
  redo: number;

  @Field(() => Int, { description: 'Given back twice or more, or before a ruling (反复退单), N14.' })
  pingPong: number;

  @Field(() => Int, { description: 'Staff were called and have not come in time (叫办未到场), LH-46.' })
  unattended: number;

  @Field(() => Int, { description: 'The level above has not answered the question put to it (提级待复), AH-32.' })
  raised: number;

  @Field(() => Int, {
    description: 'The reporter has brought something that nobody has taken up (群众已补充), SH-19.',
  })
  brought: number;

  @Field(() => GraphQLISODateTime, { description: 'The instant the figures are of (统计时点).' })
  asOf: Date;
}

@Directive('@shareable')
@ObjectType({ description: 'Where a page ends (分页信息).' })
export class PageInfo {
  @Field({ description: 'Whether there is a next page (是否有下一页).' })
  hasNextPage: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Send it as `after` for the next page (下一页起点); null for an empty page.',
  })
  endCursor: string | null;
}

@ObjectType({ description: 'A file and its place in the list (列表项).' })
export class CaseFileEdge {
  @Field({ description: 'The place in the list, for `after` (位置).' })
  cursor: string;

  @Field(() => CaseFile, { description: 'The file (办件档案).' })
  node: CaseFile;
}

@ObjectType({ description: 'A page of files, newest first (办件列表).' })
export class CaseFileConnection {
  @Field(() => [CaseFileEdge], { description: 'The rows of the page (本页办件).' })
  edges: CaseFileEdge[];

  @Field(() => PageInfo, { description: 'Where the page ends (分页信息).' })
  pageInfo: PageInfo;
}

@InputType({ description: 'Narrows a list of files (筛选). All that is given must hold.' })
export class CaseFileFilter {
  @Field(() => [CaseStates], { nullable: true, description: 'Any of these states (状态).' })
  states?: CaseState[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'With true: still something to do; with false: ended (在办 / 已结).',
  })
  open?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'With true: open and past its last day (超期); with false: not past it.',
  })
  overdue?: boolean | null;

  @Field(() => WatchKinds, {
    nullable: true,
    description: 'Only what is to be watched for this reason today (盯办原因); see `watched`.',
  })
  watch?: Watch | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'With true: only what you answer for as first receiver, wherever it lies now (我的台账), LH-08, LH-41; with false: no narrowing.',
  })
  mine?: boolean | null;

  @Field(() => String, { nullable: true, description: 'A whole case number, or a part of the title (编号或标题).' })
  text?: string | null;
}
