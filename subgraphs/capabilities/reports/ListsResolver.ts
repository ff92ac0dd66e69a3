import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { ListKind } from '../../../shared/domain/reports/kinds.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { Center } from '../directory/Center.ts';
import type { ListRow } from './ListRow.ts';
import { cancelList, listPart, ownLists, startList } from './lists.ts';
import { ReportList, ReportListPart } from './ListTypes.ts';
import { ListKinds } from './ReportInputs.ts';

const percentOf = ({ state, total, rows }: ListRow): number =>
  state === 'done' ? 100 : Math.min(99, total === 0 ? 0 : Math.floor((rows * 100) / total));

const shown = (row: ListRow): ReportList => ({
  ...{ row, id: row.id, kind: row.kind, from: row.fromDay, to: row.toDay, state: row.state, percent: percentOf(row) },
  ...{ rows: row.rows, total: row.total, parts: row.parts, bytes: row.bytes, mark: row.mark },
  ...{ askedAt: row.askedAt, endedAt: row.endedAt, expiresAt: row.expiresAt },
});

@Resolver(() => ReportList)
export class ReportListResolver {
  @FieldResolver(() => Center, { nullable: true, description: 'Of which area (区域).' })
  area(@Root() { row }: ReportList): Center {
    return { code: row.area };
  }
}

@Resolver()
export class ListsResolver {
  @Query(() => [ReportList], {
    description: 'The lists that you have asked this level for and that are still kept, newest first (我的清单).',
  })
  async reportLists(@Ctx() ctx: RequestContext): Promise<ReportList[]> {
    return (await ownLists(ctx)).map(shown);
  }

  @Query(() => ReportListPart, {
    description:
      'A piece of a list of yours that is done (下载清单). Errors: LIST_NOT_FOUND, also for another’s; LIST_NOT_READY, NOT_PERMITTED.',
  })
  async reportListPart(
    @Arg('id', () => ID, { description: 'Which list (清单标识).' }) id: string,
    @Arg('no', () => Int, { description: 'Which piece (段号), from 0.' }) no: number,
    @Ctx() ctx: RequestContext,
  ): Promise<ReportListPart> {
    const { content } = await listPart(ctx, id, no);
    return { no, base64: content };
  }

  @Mutation(() => ReportList, {
    description:
      'Ask for a long list as a spreadsheet (导出台账、清单), LH-38, LH-42, WL-74, WL-88: written in the background, masked, marked, on record (N12), and kept for three days. One at a time for each person. Errors: CENTER_UNKNOWN, OUTSIDE_JURISDICTION, NOT_PERMITTED, FIELD_INVALID, LIST_RUNNING.',
  })
  async startReportList(
    @Arg('area', () => ID, { description: 'A center (区域); its whole area at this level counts.' }) area: string,
    @Arg('kind', () => ListKinds, { description: 'Which list (清单类别).' }) kind: ListKind,
    @Arg('from', () => GraphQLLocalDate, { description: 'Of files opened from this day on (起), in Beijing.' })
    from: string,
    @Arg('to', () => GraphQLLocalDate, { description: 'To this day (止); ten years at most.' }) to: string,
    @Ctx() ctx: RequestContext,
  ): Promise<ReportList> {
    return shown(await startList(ctx, { area, kind, from, to }));
  }

  @Mutation(() => ReportList, {
    description:
      'Stop a list of yours that waits or is being written (取消导出); one that has ended stays as it is. Errors: LIST_NOT_FOUND.',
  })
  async cancelReportList(
    @Arg('id', () => ID, { description: 'Which list (清单标识).' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<ReportList> {
    return shown(await cancelList(ctx, id));
  }
}
