import { In, IsNull } from 'typeorm';
import { refuseRead } from '../../../shared/domain/access/refuseRead.ts';
import { boxesOf } from '../../../shared/domain/case/notices.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import type { Party } from '../../../shared/domain/policy/policy.ts';
import { actorOf, loaderOf } from '../../kit/context.ts';
import { formatPageCursor, PAGE_LIMIT, pageSize, parsePageCursor } from '../../kit/pages.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { Notice } from '../cases/Notice.ts';
import { fileOf } from '../cases/readFiles.ts';

/** What was told about a case at this level, oldest first. */
export async function noticesOfCase(ctx: RequestContext, uid: string): Promise<Notice[]> {
  const { read } = ctx.service.database;
  const loader = loaderOf<Notice[]>(ctx, 'notices', async uids => {
    const rows = await read.find(Notice, { where: { uid: In([...uids]) }, order: { createdAt: 'ASC', id: 'ASC' } });
    return byUid(rows);
  });
  return (await loader.load(uid)) ?? [];
}

function byUid(rows: readonly Notice[]): Map<string, Notice[]> {
  const groups = new Map<string, Notice[]>();
  for (const row of rows) groups.set(row.uid, [...(groups.get(row.uid) ?? []), row]);
  return groups;
}

/** The masked address that a notice went to, for people of the level that took the case; null for everybody else. */
export async function recipientOf(ctx: RequestContext, { uid, recipientMasked }: Notice): Promise<string | null> {
  if (recipientMasked === null) return null;
  return (await fileOf(ctx, uid, 'reporter')) && recipientMasked;
}

/** The center whose boxes this person reads, and which boxes those are. Refuses with WRONG_LEVEL or NOT_PERMITTED. */
function ownBoxes(ctx: RequestContext): { box: string; parties: readonly Party[] } {
  const { role, center } = actorOf(ctx);
  const { tree, name } = ctx.service;
  const level = tree.get(center)?.level;
  if (level === undefined || level !== name) throw new DomainError('WRONG_LEVEL', { own: level ?? '', level: name });
  return { box: center, parties: boxesOf(role, level) };
}

export interface BoxPage {
  notices: Notice[];
  hasNextPage: boolean;
  unread: number;
}

/** A page of an in-app box of one’s own center, newest first, by keyset. */
export async function pageOfBox(
  ctx: RequestContext,
  party: Party,
  first: number,
  after: string | null,
  unreadOnly: boolean,
): Promise<BoxPage> {
  const { box, parties } = ownBoxes(ctx);
  if (!parties.includes(party)) throw refuseRead(actorOf(ctx).role, 'windowNotices');
  const size = pageSize(first);
  const from = after === null ? null : parsePageCursor(after);
  const { read } = ctx.service.database;
  const query = read
    .createQueryBuilder(Notice, 'notice')
    .where({ box, party, channel: 'inApp', ...(unreadOnly ? { readAt: IsNull() } : {}) });
  if (from)
    query.andWhere('(notice.createdAt < :openedAt or (notice.createdAt = :openedAt and notice.id < :uid))', {
      ...from,
    });
  const [notices, unread] = await Promise.all([
    query
      .orderBy('notice.createdAt', 'DESC')
      .addOrderBy('notice.id', 'DESC')
      .take(size + 1)
      .getMany(),
    read.countBy(Notice, { box, party, channel: 'inApp', readAt: IsNull() }),
  ]);
  return { notices: notices.slice(0, size), hasNextPage: notices.length > size, unread };
}

export const cursorOfNotice = ({ createdAt, id }: Notice): string => formatPageCursor({ openedAt: createdAt, uid: id });

/**
 * Marks notices of one’s own boxes as read and answers them; the first to read one counts. A notice of another box is
 * answered as one that is not there.
 */
export async function markRead(ctx: RequestContext, ids: readonly string[]): Promise<Notice[]> {
  const { box, parties } = ownBoxes(ctx);
  if (ids.length > PAGE_LIMIT) throw new DomainError('PAGE_SIZE', { limit: String(PAGE_LIMIT) }, 'ids');
  const { database, now } = ctx.service;
  const own = { id: In([...ids]), box, party: In([...parties]), channel: 'inApp' as const };
  return database.write(async tx => {
    await tx.update(Notice, { ...own, readAt: IsNull() }, { readAt: now().toISOString() });
    return tx.find(Notice, { where: own, order: { createdAt: 'DESC', id: 'DESC' } });
  });
}
