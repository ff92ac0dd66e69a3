import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { defaultViews, VIEW_COLUMNS, type ViewList } from '../../../shared/domain/views/savedView.ts';
import { actorOf } from '../../kit/context.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { dropView, keeperOf, readViews, saveView } from './keepViews.ts';
import type { SavedViewRow } from './SavedViewRow.ts';
import { DefaultViewType, SavedView, SavedViewConnection, SavedViewInput, ViewLists } from './ViewTypes.ts';

const LIST = { description: 'Which list (列表).' };

const viewOf = (ctx: RequestContext, row: SavedViewRow): SavedView => ({ ...row, own: row.owner === actorOf(ctx).id });

/** Views of lists that people keep for themselves and share with those who do the same work (常用视图). */
@Resolver()
export class ViewsResolver {
  @Query(() => SavedViewConnection, {
    description:
      'The own saved views of a list, and those that colleagues of the same role and center share (常用视图), newest first; at the own level. Errors: NOT_PERMITTED, WRONG_LEVEL, PAGE_SIZE, CURSOR_MALFORMED.',
  })
  async savedViews(
    @Arg('list', () => ViewLists, LIST) list: ViewList,
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, { defaultValue: 20, description: 'Rows a page, 1 to 200 (每页数量).' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'The cursor of the last row seen (起始位置).' })
    after?: string | null,
  ): Promise<SavedViewConnection> {
    const { rows, hasNextPage } = await readViews(ctx, list, { first, after: after ?? null });
    const edges = rows.map(row => ({ cursor: String(row.id), node: viewOf(ctx, row) }));
    return { edges, pageInfo: { hasNextPage, endCursor: edges.at(-1)?.cursor ?? null } };
  }

  @Query(() => [DefaultViewType], {
    description:
      'The views of a list that the own role has without saving them (岗位默认视图). Errors: NOT_PERMITTED, WRONG_LEVEL.',
  })
  defaultViews(@Arg('list', () => ViewLists, LIST) list: ViewList, @Ctx() ctx: RequestContext): DefaultViewType[] {
    const { role } = keeperOf(ctx, list);
    return defaultViews(role).map(view => ({ ...view }));
  }

  @Mutation(() => SavedView, {
    description:
      'Keep a view, or change an own one (保存常用视图); at most 30 a person. Errors: NOT_PERMITTED, WRONG_LEVEL, VIEW_NOT_FOUND, VIEWS_FULL, VIEW_PERSONAL, FIELD_REQUIRED, FIELD_TOO_LONG, FIELD_INVALID.',
  })
  async saveView(
    @Arg('input', () => SavedViewInput, { description: 'The view (视图).' }) input: SavedViewInput,
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID, { nullable: true, description: 'Which own view to change (编号); a new one if left out.' })
    id?: string | null,
  ): Promise<SavedView> {
    const { list, name, levels, states, open, overdue, columns, shared } = input;
    const filter = { levels: levels ?? [], states: states ?? [], open: open ?? null, overdue: overdue ?? null };
    const wish = { list, name, filter, columns: columns ?? VIEW_COLUMNS, shared: shared ?? false };
    return viewOf(ctx, await saveView(ctx, wish, id ?? null));
  }

  @Mutation(() => SavedView, {
    description:
      'Take an own view away (删除常用视图). Errors: VIEW_NOT_FOUND, also for one of somebody else, and at another level.',
  })
  async dropView(
    @Arg('id', () => ID, { description: 'Which (编号).' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<SavedView> {
    return viewOf(ctx, await dropView(ctx, id));
  }
}
