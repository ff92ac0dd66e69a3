import { In, type SelectQueryBuilder } from 'typeorm';
import { placeOf } from '../../../shared/domain/access/duty.ts';
import { covers, pathTo } from '../../../shared/domain/access/jurisdiction.ts';
import { allowsRead, roleReads, type Scope } from '../../../shared/domain/access/permissions.ts';
import { RELATIONS } from '../../../shared/domain/access/relation.ts';
import { type CaseState, OPEN } from '../../../shared/domain/case/lifecycle.ts';
import { optionalText } from '../../../shared/domain/case/text.ts';
import type { ClockKind } from '../../../shared/domain/clock/clock.ts';
import { calendarOf } from '../../../shared/domain/clock/layers.ts';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import { PING_PONG, soonUntil, type Watch, WATCHES } from '../../../shared/domain/watch/watch.ts';
import { actorOf, loaderOf } from '../../kit/context.ts';
import type { RequestContext, Service } from '../../kit/subgraph.ts';
import { formatPageCursor, pageSize, parsePageCursor } from '../../kit/pages.ts';
import { CaseClock } from './CaseClock.ts';
import { CaseEntry } from './CaseEntry.ts';
import { CaseFile } from './CaseFile.ts';
import { holdsCode } from './codeList.ts';
import { Demand } from './Demand.ts';
import { Escalation } from './Escalation.ts';
import { AT_HOME, mayReadPart, relationToArea } from './readPart.ts';

const byKey = <T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
};

/**
 * The file that this level holds of a case, or null: none, or none of which this person may read that part. An answer in which
 * each field is asked for by itself takes `case`; whoever looks into the file takes what is looked into.
 */
export async function fileOf(ctx: RequestContext, uid: string, scope: Scope = 'file'): Promise<CaseFile | null> {
  actorOf(ctx);
  const file = await filesLoader(ctx).load(uid);
  return file && mayReadPart(ctx, file, scope) ? file : null;
}

const filesLoader = (ctx: RequestContext) =>
  loaderOf<CaseFile>(ctx, 'files', async uids => {
    const files = await ctx.service.database.read.findBy(CaseFile, { uid: In([...uids]) });
    return new Map(files.map(file => [file.uid, file]));
  });

/** Files that were just read need not be read again, as long as nothing is done to them in between. */
export function rememberFiles(ctx: RequestContext, files: readonly CaseFile[]): void {
  const loader = filesLoader(ctx);
  for (const file of files) loader.prime(file.uid, file);
}

/** A citizen who acts with the code of a receipt is answered with the case, not with the papers of the staff (N12). */
export const isStaff = (ctx: RequestContext): boolean => roleReads(actorOf(ctx).role, 'entries');

/** The ledger lines of a file, oldest first. */
export async function entriesOf(ctx: RequestContext, uid: string): Promise<CaseEntry[]> {
  if (!isStaff(ctx)) return [];
  const { read } = ctx.service.database;
  const loader = loaderOf<CaseEntry[]>(ctx, 'entries', async uids =>
    byKey(await read.find(CaseEntry, { where: { uid: In([...uids]) }, order: { seq: 'ASC' } }), ({ uid: key }) => key),
  );
  return (await loader.load(uid)) ?? [];
}

/** The clocks of a file, in the order in which they began. */
export async function clocksOf(ctx: RequestContext, uid: string): Promise<CaseClock[]> {
  const { read } = ctx.service.database;
  const loader = loaderOf<CaseClock[]>(ctx, 'clocks', async uids =>
    byKey(await read.find(CaseClock, { where: { uid: In([...uids]) }, order: { id: 'ASC' } }), ({ uid: key }) => key),
  );
  return (await loader.load(uid)) ?? [];
}

/** The demands of a file, in their order. */
export async function demandsOf(ctx: RequestContext, uid: string): Promise<Demand[]> {
  const { read } = ctx.service.database;
  const loader = loaderOf<Demand[]>(ctx, 'demands', async uids =>
    byKey(await read.find(Demand, { where: { uid: In([...uids]) }, order: { no: 'ASC' } }), ({ uid: key }) => key),
  );
  return (await loader.load(uid)) ?? [];
}

/** The latest escalation on one side of a file. */
export async function escalationOf(
  ctx: RequestContext,
  uid: string,
  side: Escalation['side'],
): Promise<Escalation | null> {
  const { read } = ctx.service.database;
  const loader = loaderOf<Escalation[]>(ctx, 'escalations', async uids =>
    byKey(
      await read.find(Escalation, { where: { uid: In([...uids]) }, order: { round: 'ASC' } }),
      ({ uid: key }) => key,
    ),
  );
  return ((await loader.load(uid)) ?? []).filter(escalation => escalation.side === side).at(-1) ?? null;
}

/** What a list of files may be narrowed to. */
export interface FileWishes {
  states?: CaseState[] | null;
  open?: boolean | null;
  overdue?: boolean | null;
  watch?: Watch | null;
  mine?: boolean | null;
  text?: string | null;
}

export interface FilePage {
  files: CaseFile[];
  hasNextPage: boolean;
}

/** A page of the files in an area, newest first, by keyset: page 20,000 costs what page 1 costs. */
export async function pageOfFiles(
  ctx: RequestContext,
  area: string,
  first: number,
  after: string | null,
  wishes: FileWishes,
): Promise<FilePage> {
  return findFiles(ctx, area, { size: pageSize(first), after }, wishes);
}

/** What comes behind a cursor. */
const BEHIND = '(file.openedAt < :openedAt or (file.openedAt = :openedAt and file.uid < :uid))';
/** The same, said so that an index begins there: without more to narrow a list to, nothing else is as short a way. */
const SINCE = 'file.openedAt <= :openedAt and (file.openedAt < :openedAt or file.uid < :uid)';

/** The files in an area, newest first, as many as the caller lets have. */
export async function findFiles(
  ctx: RequestContext,
  area: string,
  { size, after }: { size: number; after: string | null },
  wishes: FileWishes,
): Promise<FilePage> {
  const { service } = ctx;
  const from = after === null ? null : parsePageCursor(after);
  const query = service.database.read.createQueryBuilder(CaseFile, 'file');
  const plain = Object.values(wishes).every(wish => wish === null || wish === undefined);
  narrowToArea(query, ctx, area, plain);
  // a title that may not be read is not found by its words either
  const actor = actorOf(ctx);
  const titles = RELATIONS.every(one => !allowsRead(actor.role, 'case', one) || allowsRead(actor.role, 'file', one));
  narrow(query, wishes, { ...momentAt(service, area), titles });
  // whoever stands in for somebody keeps the ledger of that place
  if (wishes.mine === true) query.andWhere('file.ownerId = :place', { place: placeOf(actor) });
  if (from) query.andWhere(plain ? SINCE : BEHIND, { ...from });
  const files = await query
    .orderBy('file.openedAt', 'DESC')
    .addOrderBy('file.uid', 'DESC')
    .take(size + 1)
    .getMany();
  return { files: files.slice(0, size), hasNextPage: files.length > size };
}

export const cursorOf = (file: CaseFile): string => formatPageCursor(file);

/** What counts as passed, and as near, in an area now. */
function momentAt({ now, calendar, layers, tree }: Service, area: string): Moment {
  const today = beijingDay(now());
  return { today, soon: soonUntil(today, calendarOf(calendar, layers, pathTo(tree, area))), now: now().toISOString() };
}

interface Moment {
  today: string;
  /** The last day that is near. */
  soon: string;
  now: string;
}

/** How many open files of an area are to be watched today, of those of which this person may know, by the reason. */
export async function watchedIn(ctx: RequestContext, area: string): Promise<Record<Watch, number>> {
  const { service } = ctx;
  const moment = momentAt(service, area);
  const counts: [Watch, number][] = [];
  for (const watch of WATCHES) {
    const query = service.database.read.createQueryBuilder(CaseFile, 'file');
    narrowToArea(query, ctx, area);
    narrowToWatch(query, watch, moment);
    counts.push([watch, await query.getCount()]);
  }
  return Object.fromEntries(counts) as Record<Watch, number>;
}

/** Narrows a list to what one reason to watch is about (今日盯办). */
function narrowToWatch(query: SelectQueryBuilder<CaseFile>, watch: Watch, { today, soon, now }: Moment) {
  const late = (kind: ClockKind) =>
    query.andWhere(
      `exists ${query
        .subQuery()
        .select('1')
        .from(CaseClock, 'clock')
        .where("clock.uid = file.uid and clock.kind = :late and clock.status = 'running' and clock.dueAt < :now")
        .getQuery()}`,
      { late: kind, now },
    );
  query.andWhere('file.state in (:...watched)', { watched: OPEN });
  const narrowings: Readonly<Record<Watch, () => unknown>> = {
    overdue: () => query.andWhere('file.dueOn < :today', { today }),
    dueSoon: () => query.andWhere('file.dueOn >= :today and file.dueOn <= :soon', { today, soon }),
    noReply: () => late('reply'),
    redo: () => query.andWhere('file.redos > 0'),
    pingPong: () =>
      query.andWhere('(file.arbitrating = :yes or file.returns >= :often)', { yes: true, often: PING_PONG }),
    unattended: () => late('summons'),
    brought: () => query.andWhere('file.brought > 0'),
    raised: () => query.andWhere('file.raised in (:...asked)', { asked: ['open', 'accepted'] }),
  };
  narrowings[watch]();
}

/** Narrows a list to the files of this level in the area of which this person may know: whole centers, and at home one’s own. */
function narrowToArea(query: SelectQueryBuilder<CaseFile>, ctx: RequestContext, area: string, plain = false) {
  const { tree, name } = ctx.service;
  const { id, role, department } = actorOf(ctx);
  const codes = [...tree.values()]
    .filter(({ code, level }) => level === name && covers(tree, area, code))
    .map(({ code }) => code);
  const inAny = (field: string) => `file.center in (:...${field})`;
  const whole = codes.filter(code => allowsRead(role, 'case', relationToArea(ctx, code)));
  const home = codes.filter(code => !whole.includes(code) && AT_HOME.includes(relationToArea(ctx, code)));
  const own = [
    ...(allowsRead(role, 'case', 'ownCase') ? ['file.ownerId = :id'] : []),
    ...(allowsRead(role, 'case', 'ownDepartment') && department !== undefined ? ['file.departments like :holds'] : []),
  ];
  const some = home.length === 0 || own.length === 0 ? '' : ` or (${inAny('home')} and (${own.join(' or ')}))`;
  // one center alone, and nothing more to narrow to: its index has its files in the order of the list
  if (plain && whole.length === 1 && some === '') return query.where('file.center = :only', { only: whole[0] });
  return query.where(`(${inAny('whole')}${some})`, {
    whole: ['-', ...whole],
    ...(some === '' ? {} : { home, id, holds: holdsCode(department ?? '-') }),
  });
}

function narrow(
  query: SelectQueryBuilder<CaseFile>,
  { states, open, overdue, watch, text }: FileWishes,
  { titles, ...moment }: Moment & { titles: boolean },
) {
  const { today } = moment;
  if (watch) narrowToWatch(query, watch, moment);
  if (states && states.length > 0) query.andWhere('file.state in (:...states)', { states });
  if (open === true || overdue === true) query.andWhere('file.state in (:...owing)', { owing: OPEN });
  if (open === false) query.andWhere('file.state not in (:...owing)', { owing: OPEN });
  if (overdue === true) query.andWhere('file.dueOn < :today', { today });
  if (overdue === false) query.andWhere('file.dueOn >= :today', { today });
  // longer than any text it could be in, and a database refuses to look for it
  const wanted = optionalText('search', text);
  if (wanted)
    query.andWhere(titles ? "(file.number = :wanted or file.title like :like escape '!')" : 'file.number = :wanted', {
      wanted,
      like: `%${wanted.replace(/[!%_]/g, '!$&')}%`,
    });
}
