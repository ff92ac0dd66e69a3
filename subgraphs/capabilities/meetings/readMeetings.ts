import { type EntityManager, In } from 'typeorm';
import { covers } from '../../../shared/domain/access/jurisdiction.ts';
import { allowsRead } from '../../../shared/domain/access/permissions.ts';
import { refuseRead } from '../../../shared/domain/access/refuseRead.ts';
import { hasDepartment } from '../../../shared/domain/access/roles.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import type { MeetingState } from '../../../shared/domain/meeting/meeting.ts';
import { type MeetingKind, UNSORTED } from '../../../shared/domain/meeting/series.ts';
import { actorOf } from '../../kit/context.ts';
import { formatPageCursor, pageSize, parsePageCursor } from '../../kit/pages.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { holdsCode } from '../cases/codeList.ts';
import { AT_HOME, mayReadPart, relationToArea } from '../cases/readPart.ts';
import { agendaOf, type Item, withFiles } from './agendaOf.ts';
import { mayKnowMeeting } from './mayConfer.ts';
import { MeetingItemRow } from './MeetingItemRow.ts';
import { MeetingRow } from './MeetingRow.ts';

/** What a list is narrowed to; all that is given must hold. */
export interface MeetingWishes {
  states?: readonly MeetingState[] | null;
  kinds?: readonly MeetingKind[] | null;
  from?: string | null;
  to?: string | null;
}

/** What is in `takes` of a meeting of each kind. */
const OF_KIND: Readonly<Record<MeetingKind, string>> = {
  sorting: 'm.takes = :unsorted',
  body: 'm.takes <> :unsorted',
  consultation: 'm.takes is null',
};

export const meetingCursor = ({ day, id }: MeetingRow): string =>
  formatPageCursor({ openedAt: `${day}T00:00:00.000Z`, uid: id });

/**
 * Meetings of an area at this level, the latest day first. A handler sees those to which the own department was invited.
 * CENTER_UNKNOWN, OUTSIDE_JURISDICTION, NOT_PERMITTED, PAGE_SIZE, CURSOR_MALFORMED.
 */
export async function readMeetings(
  ctx: RequestContext,
  area: string,
  page: { first: number; after: string | null },
  { states, kinds, from, to }: MeetingWishes,
): Promise<{ rows: MeetingRow[]; hasNextPage: boolean }> {
  const { service } = ctx;
  const department = readable(ctx, area);
  const size = pageSize(page.first);
  const areas = [...service.tree.keys()].filter(code => covers(service.tree, area, code));
  const query = service.database.read.createQueryBuilder(MeetingRow, 'm').where('m.center in (:...areas)', { areas });
  if (department !== null) query.andWhere('m.departments like :holds', { holds: holdsCode(department) });
  if (states?.length) query.andWhere('m.state in (:...states)', { states });
  if (kinds?.length) query.andWhere(`(${kinds.map(kind => OF_KIND[kind]).join(' or ')})`, { unsorted: UNSORTED });
  if (from) query.andWhere('m.day >= :from', { from });
  if (to) query.andWhere('m.day <= :to', { to });
  if (page.after !== null) {
    const { openedAt, uid: id } = parsePageCursor(page.after);
    query.andWhere('(m.day < :day or (m.day = :day and m.id < :id))', { day: openedAt.slice(0, 10), id });
  }
  const rows = await query
    .orderBy('m.day', 'DESC')
    .addOrderBy('m.id', 'DESC')
    .take(size + 1)
    .getMany();
  return { rows: rows.slice(0, size), hasNextPage: rows.length > size };
}

/** Whether this person reads the meetings of an area, and of which department only; null for all. */
function readable(ctx: RequestContext, area: string): string | null {
  const { tree } = ctx.service;
  const { role, center, department } = actorOf(ctx);
  if (!tree.has(area)) throw new DomainError('CENTER_UNKNOWN', { center: area }, 'area');
  if (!covers(tree, center, area)) throw new DomainError('OUTSIDE_JURISDICTION', {}, 'area');
  const relation = relationToArea(ctx, area);
  if (allowsRead(role, 'meetings', relation)) return null;
  if (hasDepartment(role) && AT_HOME.includes(relation) && allowsRead(role, 'meetings', 'ownDepartment'))
    return department ?? '-';
  throw refuseRead(role, 'meetings');
}

/** One meeting, or MEETING_NOT_FOUND: also for one that this person may not know of. */
export async function readMeeting(ctx: RequestContext, id: string): Promise<MeetingRow> {
  const row = await ctx.service.database.read.findOneBy(MeetingRow, { id });
  if (!row || !mayKnowMeeting(actorOf(ctx), row, ctx.service)) throw new DomainError('MEETING_NOT_FOUND', {}, 'id');
  return row;
}

/** The agenda as far as this person may know of its cases: a department reads its own, and not those of the others. */
export async function readAgenda(ctx: RequestContext, meeting: MeetingRow): Promise<Item[]> {
  const items = await agendaOf(ctx.service.database.read, ctx.service, meeting);
  return items.filter(({ file }) => file !== null && mayReadPart(ctx, file, 'case'));
}

/** The items of cases with the meetings that they are of, the latest first. */
export async function itemsOfCases(
  db: EntityManager,
  uids: readonly string[],
): Promise<{ item: Item; meeting: MeetingRow }[]> {
  const rows = await db.findBy(MeetingItemRow, { uid: In([...uids]) });
  const meetings = await db.findBy(MeetingRow, { id: In([...new Set(rows.map(({ meeting }) => meeting))]) });
  const byId = new Map(meetings.map(meeting => [meeting.id, meeting]));
  return (await withFiles(db, rows))
    .flatMap(item => {
      const meeting = byId.get(item.row.meeting);
      return meeting ? [{ item, meeting }] : [];
    })
    .sort((one, other) => (one.meeting.day < other.meeting.day ? 1 : -1));
}
