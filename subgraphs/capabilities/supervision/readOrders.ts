import type { SelectQueryBuilder } from 'typeorm';
import { covers } from '../../../shared/domain/access/jurisdiction.ts';
import { allowsRead } from '../../../shared/domain/access/permissions.ts';
import { refuseRead } from '../../../shared/domain/access/refuseRead.ts';
import { hasDepartment } from '../../../shared/domain/access/roles.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import type { OrderGrade, OrderState } from '../../../shared/domain/supervision/order.ts';
import { actorOf } from '../../kit/context.ts';
import { formatPageCursor, pageSize, parsePageCursor } from '../../kit/pages.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { AT_HOME, relationToArea } from '../cases/readPart.ts';
import { mayKnowOrder } from './mayOrder.ts';
import { SupervisionRow } from './SupervisionRow.ts';

/** What a list is narrowed to; all that is given must hold. */
export interface OrderWishes {
  states?: readonly OrderState[] | null;
  grades?: readonly OrderGrade[] | null;
  /** True for those whose limit has passed without an answer. */
  unanswered?: boolean | null;
  /** True for those that the area was sent, false for those that it has issued. */
  received?: boolean | null;
}

export const orderCursor = ({ issuedAt, id }: SupervisionRow): string =>
  formatPageCursor({ openedAt: issuedAt, uid: id });

/**
 * Orders that this level holds of an area, issued there or for somebody there, newest first. A handler sees those for the own
 * department. CENTER_UNKNOWN, OUTSIDE_JURISDICTION, NOT_PERMITTED, PAGE_SIZE, CURSOR_MALFORMED.
 */
export async function readOrders(
  ctx: RequestContext,
  area: string,
  page: { first: number; after: string | null },
  wishes: OrderWishes,
): Promise<{ rows: SupervisionRow[]; hasNextPage: boolean }> {
  const { service } = ctx;
  const departments = readable(ctx, area);
  const size = pageSize(page.first);
  const areas = [...service.tree.keys()].filter(code => covers(service.tree, area, code));
  const query = service.database.read.createQueryBuilder(SupervisionRow, 'o');
  const within = { target: 'o.target in (:...areas)', center: 'o.center in (:...areas)' };
  const { received } = wishes;
  const where =
    received === true ? within.target : received === false ? within.center : `(${within.target} or ${within.center})`;
  query.where(where, { areas });
  if (departments) query.andWhere('o.department in (:...departments)', { departments });
  narrow(query, wishes, service.now().toISOString());
  if (page.after !== null) {
    const { openedAt: at, uid: id } = parsePageCursor(page.after);
    query.andWhere('(o.issuedAt < :at or (o.issuedAt = :at and o.id < :id))', { at, id });
  }
  const rows = await query
    .orderBy('o.issuedAt', 'DESC')
    .addOrderBy('o.id', 'DESC')
    .take(size + 1)
    .getMany();
  return { rows: rows.slice(0, size), hasNextPage: rows.length > size };
}

function narrow(query: SelectQueryBuilder<SupervisionRow>, wishes: OrderWishes, now: string): void {
  const { states, grades, unanswered } = wishes;
  if (states?.length) query.andWhere('o.state in (:...states)', { states });
  if (grades?.length) query.andWhere('o.grade in (:...grades)', { grades });
  if (unanswered === true) query.andWhere("o.state = 'issued' and o.dueAt < :now", { now });
  if (unanswered === false) query.andWhere("not (o.state = 'issued' and o.dueAt < :now)", { now });
}

/** Whether this person reads the orders and circulars of an area, and of which departments only; undefined for all. */
export function readable(ctx: RequestContext, area: string): string[] | undefined {
  const { tree } = ctx.service;
  const { role, center, department } = actorOf(ctx);
  if (!tree.has(area)) throw new DomainError('CENTER_UNKNOWN', { center: area }, 'area');
  if (!covers(tree, center, area)) throw new DomainError('OUTSIDE_JURISDICTION', {}, 'area');
  const relation = relationToArea(ctx, area);
  if (allowsRead(role, 'supervision', relation)) return undefined;
  if (hasDepartment(role) && AT_HOME.includes(relation) && allowsRead(role, 'supervision', 'ownDepartment'))
    return [department ?? '-'];
  throw refuseRead(role, 'supervision');
}

/** One order, or SUPERVISION_NOT_FOUND: also for one that this person may not know of. */
export async function readOrder(ctx: RequestContext, id: string): Promise<SupervisionRow> {
  const actor = actorOf(ctx);
  const row = await ctx.service.database.read.findOneBy(SupervisionRow, { id });
  if (!row || !mayKnowOrder(actor, row, ctx.service)) throw new DomainError('SUPERVISION_NOT_FOUND', {}, 'id');
  return row;
}
