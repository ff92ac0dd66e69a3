import { DomainError } from '../../../shared/domain/errors.ts';
import {
  MOST_VIEWS,
  scopeOfList,
  type ViewColumn,
  type ViewFilter,
  type ViewList,
  viewName,
} from '../../../shared/domain/views/savedView.ts';
import { actorOf } from '../../kit/context.ts';
import { pageSize } from '../../kit/pages.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { checkArea } from '../cases/readPart.ts';
import { SavedViewRow } from './SavedViewRow.ts';

/** What somebody wants to keep of a list. */
export interface ViewWish {
  list: ViewList;
  name: string;
  filter: ViewFilter;
  columns: readonly ViewColumn[];
  shared: boolean;
}

/** Who asks; a view is kept at the own level, by people who may read the list. WRONG_LEVEL, NOT_PERMITTED. */
export function keeperOf(ctx: RequestContext, list: ViewList) {
  const actor = actorOf(ctx);
  const { tree, name } = ctx.service;
  const own = tree.get(actor.center)?.level ?? '';
  if (own !== name) throw new DomainError('WRONG_LEVEL', { own, level: name });
  checkArea(ctx, actor.center, [scopeOfList(list)]);
  return actor;
}

const idOf = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : 0);

/** The own views of a list and those that colleagues of the same role and center share, newest first, by keyset. PAGE_SIZE, CURSOR_MALFORMED. */
export async function readViews(
  ctx: RequestContext,
  list: ViewList,
  { first, after }: { first: number; after: string | null },
): Promise<{ rows: SavedViewRow[]; hasNextPage: boolean }> {
  const { id: owner, center, role } = keeperOf(ctx, list);
  const size = pageSize(first);
  if (after !== null && idOf(after) === 0) throw new DomainError('CURSOR_MALFORMED', {}, 'after');
  const query = ctx.service.database.read
    .createQueryBuilder(SavedViewRow, 'v')
    .where('v.list = :list', { list })
    .andWhere('(v.owner = :owner or (v.center = :center and v.role = :role and v.shared = :shared))', {
      ...{ owner, center, role },
      shared: true,
    })
    .orderBy('v.id', 'DESC')
    .take(size + 1);
  if (after !== null) query.andWhere('v.id < :before', { before: idOf(after) });
  const rows = await query.getMany();
  return { rows: rows.slice(0, size), hasNextPage: rows.length > size };
}

/** Keeps a view, or changes an own one. VIEW_NOT_FOUND, VIEWS_FULL, VIEW_PERSONAL, FIELD_REQUIRED, FIELD_TOO_LONG. */
export async function saveView(ctx: RequestContext, wish: ViewWish, id: string | null): Promise<SavedViewRow> {
  const { id: owner, center, role } = keeperOf(ctx, wish.list);
  const row = { ...wish, name: viewName(wish.name), owner, center, role, savedAt: ctx.service.now().toISOString() };
  return ctx.service.database.write(async tx => {
    if (id === null) {
      if ((await tx.countBy(SavedViewRow, { owner })) >= MOST_VIEWS)
        throw new DomainError('VIEWS_FULL', { limit: String(MOST_VIEWS) });
      return tx.save(Object.assign(new SavedViewRow(), row));
    }
    const known = await tx.findOneBy(SavedViewRow, { id: idOf(id), owner, list: wish.list });
    if (!known) throw new DomainError('VIEW_NOT_FOUND', {}, 'id');
    return tx.save(Object.assign(known, row));
  });
}

/** Takes an own view away. VIEW_NOT_FOUND, of somebody else’s, too. */
export async function dropView(ctx: RequestContext, id: string): Promise<SavedViewRow> {
  const { id: owner } = actorOf(ctx);
  return ctx.service.database.write(async tx => {
    const known = await tx.findOneBy(SavedViewRow, { id: idOf(id), owner });
    if (!known) throw new DomainError('VIEW_NOT_FOUND', {}, 'id');
    await tx.delete(SavedViewRow, { id: known.id });
    return known;
  });
}
