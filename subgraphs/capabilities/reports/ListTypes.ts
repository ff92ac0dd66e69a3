import { Directive, Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import { GraphQLLocalDate } from 'graphql-scalars';
import type { ListKind } from '../../../shared/domain/reports/kinds.ts';
import { enumOf } from '../cases/CaseEnums.ts';
import { LIST_STATES, type ListRow, type ListState } from './ListRow.ts';
import { ListKinds } from './ReportInputs.ts';

export const ListStates = enumOf(
  'ReportListState',
  LIST_STATES,
  'listState',
  'Where a long list stands that is written in the background (清单导出状态).',
);

@Directive('@shareable')
@ObjectType({ description: 'A long list that is written in the background, for who asked for it (清单导出).' })
export class ReportList {
  /** The row that it shows. */
  row: ListRow;

  @Field(() => ID, { description: 'Its id (清单标识).' })
  id: string;

  @Field(() => ListKinds, { description: 'Which list (清单类别).' })
  kind: ListKind;

  @Field(() => GraphQLLocalDate, { description: 'Of files opened from this day on (起).' })
  from: string;

  @Field(() => GraphQLLocalDate, { description: 'To this day (止).' })
  to: string;

  @Field(() => ListStates, { description: 'Where it stands (状态).' })
  state: ListState;

  @Field(() => Int, { description: 'How far it has come, in percent (进度).' })
  percent: number;

  @Field(() => Int, { description: 'Rows that are written (已写行数).' })
  rows: number;

  @Field(() => Int, { description: 'Files that were found to begin with (总件数).' })
  total: number;

  @Field(() => Int, { description: 'Pieces that it is taken in (分段数), once it is done: `reportListPart`.' })
  parts: number;

  @Field(() => Int, { description: 'How large it is, in bytes (大小).' })
  bytes: number;

  @Field({ description: 'The mark that leads back to who took it (标记), N12.' })
  mark: string;

  @Field(() => GraphQLISODateTime, { description: 'When it was asked for (申请时间).' })
  askedAt: string;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it ended (结束时间).' })
  endedAt: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When the file is deleted (保留至).' })
  expiresAt: string | null;
}

@Directive('@shareable')
@ObjectType({ description: 'A piece of a list (清单分段): put together in their order, they are the spreadsheet.' })
export class ReportListPart {
  @Field(() => Int, { description: 'Which piece (段号), from 0.' })
  no: number;

  @Field({ description: 'What is in it, base64 (内容).' })
  base64: string;
}
