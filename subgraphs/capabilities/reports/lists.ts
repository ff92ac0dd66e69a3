import { randomUUID } from 'node:crypto';
import { covers } from '../../../shared/domain/access/jurisdiction.ts';
import { allowsOffice } from '../../../shared/domain/access/permissions.ts';
import { dayAfter } from '../../../shared/domain/clock/workdays.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import type { ListKind } from '../../../shared/domain/reports/kinds.ts';
import { actorOf } from '../../kit/context.ts';
import { isKeyTaken } from '../../kit/database.ts';
import type { RequestContext, Service } from '../../kit/subgraph.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { newMark } from '../cases/newMark.ts';
import { relationToArea } from '../cases/readPart.ts';
import { checkReader } from './drawUp.ts';
import { ListRow } from './ListRow.ts';
import { PartRow } from './PartRow.ts';

/** Which list of what area and days. */
export interface ListWish {
  area: string;
  kind: ListKind;
  from: string;
  to: string;
}

/** Days that one list may be of: ten years. */
const MOST_DAYS = 3_660;

const midnight = (day: string): string => new Date(`${day}T00:00:00+08:00`).toISOString();

/** The instants between which its files were opened at this level. */
export const openedIn = ({ fromDay, toDay }: Pick<ListRow, 'fromDay' | 'toDay'>): { since: string; until: string } => ({
  since: midnight(fromDay),
  until: midnight(dayAfter(toDay)),
});

/** Asks for a list, which is then written in the background. LIST_RUNNING where this person has one that is not finished. */
export async function startList(ctx: RequestContext, { area, kind, from, to }: ListWish): Promise<ListRow> {
  const { id: person, role, center } = actorOf(ctx);
  const { service } = ctx;
  checkReader(ctx, area);
  if (!allowsOffice(role, 'exportFiles', relationToArea(ctx, area)))
    throw new DomainError('NOT_PERMITTED', { act: 'exportFiles', role });
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  if (!(days >= 0 && days < MOST_DAYS)) throw new DomainError('FIELD_INVALID', {}, 'to');
  const row: ListRow = {
    ...{ id: randomUUID(), person, role, center, area, kind, fromDay: from, toDay: to },
    ...{ state: 'waiting', active: 'yes', total: await countFiles(service, area, { fromDay: from, toDay: to }) },
    ...{ rows: 0, parts: 0, bytes: 0, attempts: 0, writer: null, beatAt: null, mark: newMark() },
    ...{ askedAt: service.now().toISOString(), endedAt: null, expiresAt: null },
  };
  try {
    await service.database.write(tx => tx.insert(ListRow, row));
  } catch (fault) {
    if (isKeyTaken(fault)) throw new DomainError('LIST_RUNNING');
    throw fault;
  }
  return row;
}

function countFiles(
  { database, tree, name }: Service,
  area: string,
  days: Pick<ListRow, 'fromDay' | 'toDay'>,
): Promise<number> {
  const centers = [...tree.values()]
    .filter(({ code, level }) => level === name && covers(tree, area, code))
    .map(({ code }) => code);
  return database.read
    .createQueryBuilder(CaseFile, 'file')
    .where('file.center in (:...centers)', { centers: ['-', ...centers] })
    .andWhere('file.openedAt >= :since and file.openedAt < :until', openedIn(days))
    .getCount();
}

/** A list of this person, or LIST_NOT_FOUND: also for another’s. */
async function ownList(ctx: RequestContext, id: string): Promise<ListRow> {
  const row = await ctx.service.database.read.findOneBy(ListRow, { id, person: actorOf(ctx).id });
  if (!row) throw new DomainError('LIST_NOT_FOUND', {}, 'id');
  return row;
}

/** The lists that this person has asked for and that are still kept, newest first. */
export const ownLists = (ctx: RequestContext): Promise<ListRow[]> =>
  ctx.service.database.read.find(ListRow, { where: { person: actorOf(ctx).id }, order: { askedAt: 'DESC' }, take: 50 });

/** Stops a list that waits or runs; what was written of it is deleted. One that has ended stays as it is. */
export async function cancelList(ctx: RequestContext, id: string): Promise<ListRow> {
  const row = await ownList(ctx, id);
  const { database, now } = ctx.service;
  await database.write(async tx => {
    const ended = { state: 'cancelled', active: null, endedAt: now().toISOString(), parts: 0, bytes: 0 } as const;
    const { affected } = await tx.update(ListRow, { id, active: 'yes' }, ended);
    if (affected) await tx.delete(PartRow, { owner: id });
  });
  return ownList(ctx, row.id);
}

/** A piece of a finished list. LIST_NOT_READY until it is finished; NOT_PERMITTED for who may no longer take lists out. */
export async function listPart(ctx: RequestContext, id: string, no: number): Promise<PartRow> {
  const row = await ownList(ctx, id);
  const { role } = actorOf(ctx);
  if (!allowsOffice(role, 'exportFiles', relationToArea(ctx, row.area)))
    throw new DomainError('NOT_PERMITTED', { act: 'exportFiles', role });
  if (row.state !== 'done') throw new DomainError('LIST_NOT_READY');
  const part = await ctx.service.database.read.findOneBy(PartRow, { owner: id, no });
  if (!part) throw new DomainError('LIST_NOT_FOUND', {}, 'no');
  return part;
}
