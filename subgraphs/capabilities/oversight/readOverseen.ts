import { covers } from '../../../shared/domain/access/jurisdiction.ts';
import type { CaseState } from '../../../shared/domain/case/lifecycle.ts';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { isLevelName, type LevelName } from '../../../shared/domain/levels.ts';
import { pageSize } from '../../kit/pages.ts';
import type { Service } from '../../kit/subgraph.ts';
import { OverseenFile } from './OverseenRows.ts';

export interface OverseenWishes {
  levels?: readonly LevelName[] | null;
  states?: readonly CaseState[] | null;
  open?: boolean | null;
  overdue?: boolean | null;
}

export const overseenCursor = ({ openedAt, uid, level }: OverseenFile): string =>
  Buffer.from(`${openedAt}|${uid}|${level}`).toString('base64url');

/** Where a page ended: two levels may hold files of one case, opened at one instant. Refuses any other text with CURSOR_MALFORMED. */
function parseCursor(text: string): Pick<OverseenFile, 'openedAt' | 'uid' | 'level'> {
  const plain = Buffer.from(text, 'base64url').toString('utf8');
  const [, openedAt, uid, level = ''] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\|([0-9a-f-]{36})\|([a-z]+)$/.exec(plain) ?? [];
  if (!openedAt || !uid || !isLevelName(level)) throw new DomainError('CURSOR_MALFORMED', {}, 'after');
  return { openedAt, uid, level };
}

/** Files of the levels below in an area, newest first, by keyset: a page costs the same wherever it lies (P9). PAGE_SIZE, CURSOR_MALFORMED. */
export async function readOverseen(
  service: Service,
  area: string,
  page: { first: number; after: string | null },
  { levels, states, open, overdue }: OverseenWishes,
): Promise<{ rows: OverseenFile[]; hasNextPage: boolean }> {
  const size = pageSize(page.first);
  const query = service.database.read.createQueryBuilder(OverseenFile, 'f');
  const centers = [...service.tree.keys()].filter(code => covers(service.tree, area, code));
  // the whole tree needs no list of its centers, and the order of the page its own index
  if (centers.length < service.tree.size) query.andWhere('f.center in (:...centers)', { centers });
  if (levels?.length) query.andWhere('f.level in (:...levels)', { levels });
  if (states?.length) query.andWhere('f.state in (:...states)', { states });
  if (open !== null && open !== undefined) query.andWhere('f.open = :open', { open });
  if (overdue)
    query.andWhere('f.open = :isOpen and f.dueOn < :today', { isOpen: true, today: beijingDay(service.now()) });
  if (page.after !== null) {
    const { openedAt: at, uid, level } = parseCursor(page.after);
    query.andWhere(
      // the first half says where in the index to begin, the second half what of that instant was seen already
      'f.openedAt <= :at and (f.openedAt < :at or (f.openedAt = :at and (f.uid < :uid or (f.uid = :uid and f.level < :level))))',
      { at, uid, level },
    );
  }
  const rows = await query
    .orderBy('f.openedAt', 'DESC')
    .addOrderBy('f.uid', 'DESC')
    .addOrderBy('f.level', 'DESC')
    .take(size + 1)
    .getMany();
  return { rows: rows.slice(0, size), hasNextPage: rows.length > size };
}
