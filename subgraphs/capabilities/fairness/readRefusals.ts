import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { covers } from '../../../shared/domain/access/jurisdiction.ts';
import { optionalText } from '../../../shared/domain/case/text.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { itemKey } from '../../../shared/domain/fairness/itemKey.ts';
import { type Cannot, CANNOTS } from '../../../shared/domain/fairness/treatments.ts';
import { pageSize } from '../../kit/pages.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { Treatment } from '../cases/Treatment.ts';

/** What the registry may be narrowed to. */
export interface RefusalWishes {
  kinds?: Cannot[] | null;
  item?: string | null;
  article?: string | null;
  exclusion?: string | null;
  from?: string | null;
  to?: string | null;
  text?: string | null;
}

export interface RefusalPage {
  rows: Treatment[];
  hasNextPage: boolean;
}

export const refusalCursor = ({ at, id }: Pick<Treatment, 'at' | 'id'>): string =>
  Buffer.from(`${at}|${id}`).toString('base64url');

/** Refuses a text that no page has given with CURSOR_MALFORMED. */
function parseCursor(text: string): { at: string; id: number } {
  const plain = Buffer.from(text, 'base64url').toString('utf8');
  const [, at, id] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\|(\d{1,15})$/.exec(plain) ?? [];
  if (!at || !id) throw new DomainError('CURSOR_MALFORMED', {}, 'after');
  return { at, id: Number(id) };
}

/** The centers of this level in an area. Who may ask about the area, the guard of the field has said. */
export function centersOf(ctx: RequestContext, area: string): string[] {
  const { tree, name } = ctx.service;
  const within = [...tree.values()].filter(({ code, level }) => level === name && covers(tree, area, code));
  return ['-', ...within.map(({ code }) => code)];
}

const like = (text: string) => `%${text.replace(/[!%_]/g, '!$&')}%`;

function narrow<T extends ObjectLiteral>(query: SelectQueryBuilder<T>, wishes: RefusalWishes): void {
  const { kinds, exclusion, from, to } = wishes;
  query.andWhere('t.kind in (:...kinds)', { kinds: kinds && kinds.length > 0 ? kinds : CANNOTS });
  // what is looked for is cut by patterns: their time grows with the square of its length
  const key = itemKey(optionalText('item', wishes.item));
  if (key !== '') query.andWhere("t.itemKey like :item escape '!'", { item: like(key) });
  const article = optionalText('article', wishes.article);
  if (article) query.andWhere("t.article like :article escape '!'", { article: like(article) });
  if (exclusion) query.andWhere('t.exclusion = :exclusion', { exclusion });
  if (from) query.andWhere('t.onDay >= :from', { from });
  if (to) query.andWhere('t.onDay <= :to', { to });
  const text = optionalText('search', wishes.text);
  if (text) {
    const anywhere = ['t.subject', 't.said', 't.route', 't.article', 't.item']
      .map(column => `${column} like :text escape '!'`)
      .join(' or ');
    query.andWhere(`(t.number = :number or ${anywhere})`, { number: text, text: like(text) });
  }
}

const within = (ctx: RequestContext, area: string, wishes: RefusalWishes): SelectQueryBuilder<Treatment> => {
  const query = ctx.service.database.read.createQueryBuilder(Treatment, 't');
  query.where('t.center in (:...centers)', { centers: centersOf(ctx, area) });
  narrow(query, wishes);
  return query;
};

/** A page of the refusals in an area, newest first, by keyset. Errors: PAGE_SIZE, CURSOR_MALFORMED. */
export async function pageOfRefusals(
  ctx: RequestContext,
  area: string,
  { first, after }: { first: number; after: string | null },
  wishes: RefusalWishes,
): Promise<RefusalPage> {
  const size = pageSize(first);
  const query = within(ctx, area, wishes);
  if (after !== null) query.andWhere('(t.at < :at or (t.at = :at and t.id < :id))', parseCursor(after));
  const rows = await query
    .orderBy('t.at', 'DESC')
    .addOrderBy('t.id', 'DESC')
    .take(size + 1)
    .getMany();
  return { rows: rows.slice(0, size), hasNextPage: rows.length > size };
}

/** Column to group by, and column whose latest text names the group. */
const GROUPS = {
  ITEM: ['t.itemKey', 'item'],
  ARTICLE: ['t.article', 'article'],
  KIND: ['t.kind', 'kind'],
  EXCLUSION: ['t.exclusion', 'exclusion'],
} as const;

/** The refusals in an area counted by one dimension, the most frequent first. One GROUP BY. Errors: PAGE_SIZE. */
export async function tallyOfRefusals(
  ctx: RequestContext,
  area: string,
  by: keyof typeof GROUPS,
  first: number,
  wishes: RefusalWishes,
): Promise<{ rows: { label: string | null; count: number }[]; total: number }> {
  const size = pageSize(first);
  const [group, label] = GROUPS[by];
  const total = await within(ctx, area, wishes).getCount();
  const counted = await within(ctx, area, wishes)
    .select('max(t.id)', 'latest')
    .addSelect('count(*)', 'count')
    .groupBy(group)
    .orderBy('count(*)', 'DESC')
    .addOrderBy('max(t.id)', 'DESC')
    .limit(size)
    .getRawMany<{ latest: unknown; count: unknown }>();
  const ids = counted.map(({ latest }) => Number(latest));
  const read = ctx.service.database.read
    .createQueryBuilder(Treatment, 't')
    .where('t.id in (:...ids)', { ids: [0, ...ids] });
  const named = new Map((await read.getMany()).map(row => [row.id, row[label]]));
  return {
    total,
    rows: counted.map(({ latest, count }) => ({ label: named.get(Number(latest)) ?? null, count: Number(count) })),
  };
}
