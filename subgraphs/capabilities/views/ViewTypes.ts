import { Directive, Field, GraphQLISODateTime, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import type { CaseState } from '../../../shared/domain/case/lifecycle.ts';
import type { LevelName } from '../../../shared/domain/levels.ts';
import type { DefaultView, ViewColumn, ViewFilter, ViewList } from '../../../shared/domain/views/savedView.ts';
import { CaseStates, Levels } from '../cases/CaseEnums.ts';
import { PageInfo } from '../cases/Holding.ts';

export const ViewLists = { OVERSEEN: 'overseen', FILES: 'files' } as const;
registerEnumType(ViewLists, {
  name: 'ViewList',
  description: 'Which list a view is of (视图所属列表).',
  valuesConfig: {
    OVERSEEN: { description: 'The files of the levels below (下级办件), for who oversees them.' },
    FILES: { description: 'The files of the own level (本级办件).' },
  },
});

export const ViewColumns = { CENTER: 'center', LEVEL: 'level', STATE: 'state', DUE: 'due', OPENED: 'opened' } as const;
registerEnumType(ViewColumns, {
  name: 'ViewColumn',
  description: 'A column of a list (列).',
  valuesConfig: {
    CENTER: { description: 'The center (承办中心).' },
    LEVEL: { description: 'The level (层级).' },
    STATE: { description: 'The state (状态).' },
    DUE: { description: 'The last day (办理时限).' },
    OPENED: { description: 'When the level opened it (本级收到时间).' },
  },
});

const DefaultKeys = { LATE: 'late', WAITING: 'waiting', MINE: 'mine', PARKED: 'parked' } as const;
registerEnumType(DefaultKeys, {
  name: 'DefaultViewKey',
  description: 'A view that a role has without saving it (岗位默认视图).',
  valuesConfig: {
    LATE: { description: 'What is past its last day (已超期).' },
    WAITING: { description: 'What nobody has accepted (待签收).' },
    MINE: { description: 'What is open (在办).' },
    PARKED: { description: 'What is parked (挂账).' },
  },
});

@Directive('@shareable')
@ObjectType({ description: 'What a list is narrowed to (筛选条件): never to a person (N12).' })
export class ViewFilterView implements ViewFilter {
  @Field(() => [Levels], { description: 'Any of these levels (层级); all if empty.' })
  levels: readonly LevelName[];

  @Field(() => [CaseStates], { description: 'Any of these states (状态); all if empty.' })
  states: readonly CaseState[];

  @Field(() => Boolean, { nullable: true, description: 'Open, or not (在办 / 已结).' })
  open: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'With true: open and past the last day (超期).' })
  overdue: boolean | null;
}

@Directive('@shareable')
@ObjectType({ description: 'A view that a role has without saving it (岗位默认视图).' })
export class DefaultViewType implements DefaultView {
  @Field(() => DefaultKeys, { description: 'Which (视图).' })
  key: DefaultView['key'];

  @Field(() => ViewFilterView, { description: 'What the list is narrowed to (筛选条件).' })
  filter: ViewFilterView;

  @Field(() => [ViewColumns], { description: 'Which columns it shows (列).' })
  columns: readonly ViewColumn[];
}

@Directive('@shareable')
@ObjectType({ description: 'A view that somebody has saved (常用视图).' })
export class SavedView {
  @Field(() => ID, { description: 'Its number at this level (编号).' })
  id: number;

  @Field({ description: 'What it is called (名称).' })
  name: string;

  @Field(() => ViewFilterView, { description: 'What the list is narrowed to (筛选条件).' })
  filter: ViewFilterView;

  @Field(() => [ViewColumns], { description: 'Which columns it shows (列).' })
  columns: readonly ViewColumn[];

  @Field(() => Boolean, { description: 'Whether colleagues of the same role and center see it (同岗共享).' })
  shared: boolean;

  @Field(() => Boolean, { description: 'Whether it is one’s own, to be changed and taken away (本人所建).' })
  own: boolean;

  @Field(() => GraphQLISODateTime, { description: 'When it was saved last (保存时间), UTC.' })
  savedAt: string;
}

@Directive('@shareable')
@ObjectType({ description: 'A view and its place in the list (列表项).' })
export class SavedViewEdge {
  @Field({ description: 'The place in the list, for `after` (位置).' })
  cursor: string;

  @Field(() => SavedView, { description: 'The view (视图).' })
  node: SavedView;
}

@Directive('@shareable')
@ObjectType({ description: 'A page of saved views, newest first (常用视图列表).' })
export class SavedViewConnection {
  @Field(() => [SavedViewEdge], { description: 'The rows of the page (本页).' })
  edges: SavedViewEdge[];

  @Field(() => PageInfo, { description: 'Where the page ends (分页信息).' })
  pageInfo: PageInfo;
}

@InputType({ description: 'A view to keep (常用视图).' })
export class SavedViewInput {
  @Field(() => ViewLists, { description: 'Which list it is of (所属列表).' })
  list: ViewList;

  @Field({ description: 'What it is called (名称), at most 40 characters and no number of a person.' })
  name: string;

  @Field(() => [Levels], { nullable: true, description: 'Any of these levels (层级).' })
  levels?: LevelName[] | null;

  @Field(() => [CaseStates], { nullable: true, description: 'Any of these states (状态).' })
  states?: CaseState[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Open, or not (在办 / 已结).' })
  open?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'With true: open and past the last day (超期).' })
  overdue?: boolean | null;

  @Field(() => [ViewColumns], { nullable: true, description: 'Which columns it shows (列); all if left out.' })
  columns?: ViewColumn[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'With true: colleagues of the same role and center see it, too (同岗共享).',
  })
  shared?: boolean | null;
}
