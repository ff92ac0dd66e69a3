import type { SelectQueryBuilder } from 'typeorm';
import { covers } from '../../../shared/domain/access/jurisdiction.ts';
import type { CircularState } from '../../../shared/domain/supervision/circular.ts';
import { actorOf } from '../../kit/context.ts';
import { formatPageCursor, pageSize, parsePageCursor } from '../../kit/pages.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { CircularReceiptRow, CircularRow } from './CircularRow.ts';
import { mayConfirmFor, mayIssueFrom } from './mayCircular.ts';
import { readable } from './readOrders.ts';

/** What a list is narrowed to; all that is given must hold. */
export interface CircularWishes {
  states?: readonly CircularState[] | null;
  /** True for those that somebody in the area gets, false for those that come from there. */
  received?: boolean | null;
  /** True for those that the person who asks has to confirm. */
  toConfirm?: boolean | null;
}

export const circularCursor = ({ listedAt, id }: CircularRow): string =>
  formatPageCursor({ openedAt: listedAt, uid: id });

const RECEIVED = 'select 1 from circular_receipts r where r.circular = c.id and r.center';

/**
 * Circulars that this level holds of an area, issued there or for somebody there, newest first; drafts to who issues them. A handler
 * sees those that name the own department. CENTER_UNKNOWN, OUTSIDE_JURISDICTION, NOT_PERMITTED, PAGE_SIZE, CURSOR_MALFORMED.
 */
export async function readCirculars(
  ctx: RequestContext,
  area: string,
  page: { first: number; after: string | null },
  wishes: CircularWishes,
): Promise<{ rows: CircularRow[]; hasNextPage: boolean }> {
  const { service } = ctx;
  const departments = readable(ctx, area);
  const size = pageSize(page.first);
  const areas = [...service.tree.keys()].filter(code => covers(service.tree, area, code));
  const query = service.database.read.createQueryBuilder(CircularRow, 'c');
  if (departments) narrowToDepartment(query, departments, areas);
  else narrowToArea(query, ctx, areas, wishes.received);
  narrow(query, ctx, wishes);
  if (page.after !== null) {
    const { openedAt: at, uid: id } = parsePageCursor(page.after);
    query.andWhere('(c.listedAt < :at or (c.listedAt = :at and c.id < :id))', { at, id });
  }
  const rows = await query
    .orderBy('c.listedAt', 'DESC')
    .addOrderBy('c.id', 'DESC')
    .take(size + 1)
    .getMany();
  return { rows: rows.slice(0, size), hasNextPage: rows.length > size };
}

/** What names a department of the area, and nothing else. */
function narrowToDepartment(query: SelectQueryBuilder<CircularRow>, departments: string[], areas: string[]): void {
  const named = departments.map((_code, i) => `r.departments like :dep${i}`).join(' or ');
  const params = Object.fromEntries(departments.map((code, i) => [`dep${i}`, `%,${code},%`]));
  query.where(`exists (${RECEIVED} in (:...areas) and (${named}))`, { areas, ...params });
}

/** What comes from an area, what goes there, or both; a draft is known only where it is drawn up. */
function narrowToArea(
  query: SelectQueryBuilder<CircularRow>,
  ctx: RequestContext,
  areas: string[],
  received: boolean | null | undefined,
): void {
  const actor = actorOf(ctx);
  const homes = areas.filter(code => mayIssueFrom(actor, code, ctx.service));
  const issued = homes.length > 0 ? '(c.number is not null or c.center in (:...homes))' : 'c.number is not null';
  const within = { received: `exists (${RECEIVED} in (:...areas))`, issued: `(c.center in (:...areas) and ${issued})` };
  const either = `(${within.received} or ${within.issued})`;
  query.where(received === true ? within.received : received === false ? within.issued : either, { areas, homes });
}

function narrow(query: SelectQueryBuilder<CircularRow>, ctx: RequestContext, wishes: CircularWishes): void {
  const { states, toConfirm } = wishes;
  if (states?.length) query.andWhere('c.state in (:...states)', { states });
  if (toConfirm === undefined || toConfirm === null) return;
  const actor = actorOf(ctx);
  const own = [...ctx.service.tree.values()]
    .filter(({ code, level }) => level === ctx.service.name && mayConfirmFor(actor, code, ctx.service))
    .map(({ code }) => code);
  const waits = `c.state = 'issued' and exists (${RECEIVED} in (:...own) and r.confirmed_at is null)`;
  // nobody has a center of an empty name
  query.andWhere(toConfirm ? waits : `not (${waits})`, { own: own.length > 0 ? own : [''] });
}

/** Receipts of these circulars, center by center. */
export const receiptsOf = (ctx: RequestContext, ids: readonly string[]): Promise<CircularReceiptRow[]> =>
  ctx.service.database.read
    .createQueryBuilder(CircularReceiptRow, 'r')
    .where('r.circular in (:...ids)', { ids: [...ids] })
    .orderBy('r.center')
    .getMany();
