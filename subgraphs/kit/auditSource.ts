import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { AuditWish } from './subgraph.ts';

/** Where a table has what records are narrowed by; what is left out it does not have, and a wish for it finds nothing. */
export interface AuditColumns {
  at: string;
  key: string;
  /** True for a key that is a number. */
  numbered?: boolean;
  area?: string;
  /** Records without an area are about the whole level, and shown to whoever reads any of its areas. */
  wholeLevel?: boolean;
  person?: string;
  role?: string;
  center?: string;
  purpose?: string;
  number?: string;
}

const NARROWED = ['person', 'role', 'center', 'purpose', 'number'] as const;

/** Narrows a query over one table to a wish, in the order of the record, by keyset. */
export function narrowAudit<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  columns: AuditColumns,
  wish: AuditWish,
): SelectQueryBuilder<T> {
  const { at, key, numbered = false, area, wholeLevel = false } = columns;
  const { from, before, after, areas, size } = wish;
  if (area !== undefined)
    query.andWhere(`(${area} in (:...areas)${wholeLevel ? ` or ${area} is null` : ''})`, { areas: ['-', ...areas] });
  for (const name of NARROWED) {
    if (wish[name] === null) continue;
    const column = columns[name];
    query.andWhere(column === undefined ? '1 = 0' : `${column} = :${name}`, { [name]: wish[name] });
  }
  if (from !== null) query.andWhere(`${at} >= :from`, { from });
  if (before !== null) query.andWhere(`${at} < :before`, { before });
  if (after !== null) {
    const last = { lastAt: after.at, lastKey: numbered ? Number(after.key) : after.key };
    if (after.key !== null) query.andWhere(`(${at} < :lastAt or (${at} = :lastAt and ${key} < :lastKey))`, last);
    else query.andWhere(`${at} ${after.sameInstant ? '<=' : '<'} :lastAt`, last);
  }
  return query.orderBy(at, 'DESC').addOrderBy(key, 'DESC').limit(size);
}
