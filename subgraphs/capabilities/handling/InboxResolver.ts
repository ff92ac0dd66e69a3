import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../kit/subgraph.ts';
import { InboxConnection, InboxViews, type InboxView } from './InboxTypes.ts';
import { countInbox, inboxCursor, pageOfInbox } from './readInbox.ts';

@Resolver()
export class InboxResolver {
  @Query(() => InboxConnection, {
    description:
      'What waits for the own department (待办工单), at the own center and its branches, what is due first before the rest: LH-29, LH-32, WL-91, AH-15. Only for who works in a department. Errors: NOT_PERMITTED, WRONG_LEVEL, PAGE_SIZE, CURSOR_MALFORMED.',
  })
  async inbox(
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, { defaultValue: 20, description: 'Rows a page, 1 to 200 (每页数量).' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'The cursor of the last row seen (起始位置).' })
    after?: string | null,
    @Arg('view', () => InboxViews, {
      nullable: true,
      description: 'What to narrow it to (筛选); everything if left out.',
    })
    view?: InboxView | null,
  ): Promise<InboxConnection> {
    const { rows, hasNextPage } = await pageOfInbox(ctx, { first, after: after ?? null, view: view ?? 'owed' });
    const edges = rows.map(row => ({ cursor: inboxCursor(row), node: row.order }));
    return {
      edges,
      pageInfo: { hasNextPage, endCursor: edges.at(-1)?.cursor ?? null },
      counts: await countInbox(ctx),
    };
  }
}
