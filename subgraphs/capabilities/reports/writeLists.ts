import { randomUUID } from 'node:crypto';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { LessThan } from 'typeorm';
import { beijingMinute } from '../../../shared/domain/clock/workdays.ts';
import { cellText } from '../../../shared/domain/privacy/csv.ts';
import { hideMark, showMark } from '../../../shared/domain/privacy/viewerMark.ts';
import { contextFor } from '../../kit/context.ts';
import { SheetWriter } from '../../kit/paper/SheetWriter.ts';
import { formatPageCursor } from '../../kit/pages.ts';
import type { RequestContext, Service } from '../../kit/subgraph.ts';
import { findFiles, rememberFiles } from '../cases/readFiles.ts';
import { columnsOf, type ListColumns } from './listColumns.ts';
import { ListRow } from './ListRow.ts';
import { openedIn } from './lists.ts';
import { PartRow } from './PartRow.ts';
import { keepPart, PART_BYTES } from './parts.ts';

/** Files that are read together and become rows: so few that nobody else waits long for the process. */
const PAGE = 50;
/** How long one turn lasts: other work of the level, and its end, wait no longer. */
const SLICE_MS = 4_000;
/** Whoever has not been heard of for so long has died. */
const SILENT_MS = 60_000;
/** A list that was begun so often and never finished is not begun again. */
const MOST_ATTEMPTS = 3;
/** Days for which a finished list is kept. */
export const LIST_DAYS = 3;

/** A list that this process writes: what is packed already cannot be taken up by another. */
interface Work {
  row: ListRow;
  columns: ListColumns;
  sheet: SheetWriter;
  /** Bytes that are packed and not kept yet. */
  waiting: Buffer[];
  parts: number;
  bytes: number;
  rows: number;
  after: string | null;
}

/** Names this process among those over one database. */
const SELF = randomUUID();
const AT_WORK = new WeakMap<Service, Map<string, Work>>();

const workOf = (service: Service): Map<string, Work> => {
  const known = AT_WORK.get(service) ?? new Map<string, Work>();
  AT_WORK.set(service, known);
  return known;
};

/**
 * Writes the lists that were asked for, a slice of time at each turn, one list after the other. Of a process that died its list is
 * begun anew by another, three times at most.
 */
export async function writeLists(service: Service): Promise<void> {
  await forgetOld(service);
  const end = performance.now() + SLICE_MS;
  for (;;) {
    const work = await nextWork(service);
    if (!work) return;
    try {
      while (!(await writePage(service, work)) && performance.now() < end) await othersTurn();
    } catch (fault) {
      // what is packed may be half a page: it is begun anew, as if this process had died
      workOf(service).delete(work.row.id);
      throw fault;
    }
    if (performance.now() >= end) return;
  }
}

/** Deletes what was kept long enough, and gives up what nobody could finish. */
async function forgetOld({ database, now }: Service): Promise<void> {
  const at = now();
  const old = await database.read.find(ListRow, { where: { expiresAt: LessThan(at.toISOString()) } });
  const silent = LessThan(new Date(at.getTime() - SILENT_MS).toISOString());
  const lost = await database.read.find(ListRow, { where: { state: 'running', beatAt: silent } });
  const hopeless = lost.filter(({ attempts }) => attempts >= MOST_ATTEMPTS);
  if (old.length + hopeless.length === 0) return;
  await database.write(async tx => {
    for (const { id } of [...old, ...hopeless]) await tx.delete(PartRow, { owner: id });
    for (const { id } of old) await tx.delete(ListRow, { id });
    const ended = { state: 'failed', active: null, endedAt: at.toISOString(), parts: 0, bytes: 0 } as const;
    for (const { id } of hopeless) await tx.update(ListRow, { id }, { ...ended, expiresAt: expiry(at) });
  });
}

const expiry = (at: Date): string => new Date(at.getTime() + LIST_DAYS * 86_400_000).toISOString();

/** The list that this process is at, or the oldest that nobody is at. */
async function nextWork(service: Service): Promise<Work | undefined> {
  const { database, now } = service;
  const own = workOf(service);
  const [known] = own.values();
  if (known) return known;
  const silent = new Date(now().getTime() - SILENT_MS).toISOString();
  const row = await database.read
    .createQueryBuilder(ListRow, 'list')
    .where("list.state = 'waiting' or (list.state = 'running' and list.beatAt < :silent)", { silent })
    .orderBy('list.askedAt', 'ASC')
    .limit(1)
    .getOne();
  if (!row) return undefined;
  const beatAt = now().toISOString();
  const taken = await database.write(async tx => {
    const { state, attempts } = row;
    const begun = {
      state: 'running',
      writer: SELF,
      beatAt,
      attempts: attempts + 1,
      rows: 0,
      parts: 0,
      bytes: 0,
    } as const;
    const { affected } = await tx.update(ListRow, { id: row.id, state, attempts }, begun);
    if (affected) await tx.delete(PartRow, { owner: row.id });
    return affected === 1;
  });
  return taken ? begin(service, { ...row, state: 'running', attempts: row.attempts + 1 }) : undefined;
}

function begin(service: Service, row: ListRow): Work {
  const columns = columnsOf(service, row.kind, row.area);
  const waiting: Buffer[] = [];
  const { title, widths, head } = columns;
  const layout = { name: title, widths, landscape: true, headRows: 2 };
  const sheet = new SheetWriter(layout, bytes => waiting.push(Buffer.from(bytes)));
  sheet.row([{ value: title, style: 'title', span: head.length }], 32);
  sheet.row(head.map(value => ({ value, style: 'head' })));
  // from the newest that it may hold on, backwards
  const after = formatPageCursor({ openedAt: openedIn(row).until, uid: '0'.repeat(36) });
  const work: Work = { row, columns, sheet, waiting, parts: 0, bytes: 0, rows: 0, after };
  workOf(service).set(row.id, work);
  return work;
}

/** Who asked for it: a list holds what that person may see, masked as everywhere (N12). */
const contextOf = (service: Service, { person, role, center }: ListRow): RequestContext =>
  contextFor(service, { id: person, role, center, expiresAt: Number.MAX_SAFE_INTEGER });

/**
 * Writes the next files, which are read together. A file of SQLite answers at once, so that nothing else of the process would have its
 * turn in between if it were not given it. True where the list has come to its end, or is no longer wanted.
 */
async function writePage(service: Service, work: Work): Promise<boolean> {
  const { row: list, columns } = work;
  const ctx = contextOf(service, list);
  const { files, hasNextPage } = await findFiles(ctx, list.area, { size: PAGE, after: work.after }, {});
  rememberFiles(ctx, files);
  const { since } = openedIn(list);
  const wanted = files.filter(({ openedAt }) => openedAt >= since);
  const rows = await Promise.all(wanted.map(file => columns.rowOf(ctx, file)));
  await othersTurn();
  for (const row of rows) if (row) writeRow(work, row(work.rows + 1));
  const last = files.at(-1);
  work.after = last ? formatPageCursor(last) : work.after;
  const over = !hasNextPage || wanted.length < files.length;
  if (over) finish(service, work);
  return keep(service, work, over);
}

function writeRow(work: Work, cells: readonly string[]): void {
  const { row, columns, sheet } = work;
  const safe = cells.map(cellText);
  const shown = safe.map((cell, i) =>
    i === columns.hidden && cell !== ''
      ? hideMark(cell, row.mark, work.rows, Math.max(row.total, work.rows + 1))
      : cell,
  );
  sheet.row(shown.map(value => ({ value, style: 'cell' })));
  work.rows += 1;
}

function finish(service: Service, { row, sheet, columns }: Work): void {
  const foot = `共${sheet.rows - 2}件  导出时间 ${beijingMinute(service.now())}  导出标记 ${showMark(row.mark)}`;
  sheet.row([{ value: foot, style: 'small', span: columns.head.length }]);
  sheet.end();
}

/** Keeps what is packed, says how far it is, and sees whether it is still wanted. The record of exports is written with the last piece. */
async function keep(service: Service, work: Work, over: boolean): Promise<boolean> {
  const { row } = work;
  const { id, person, role, center, area, kind, fromDay, toDay, mark } = row;
  const packed = Buffer.concat(work.waiting);
  const whole = over ? packed.length : packed.length - (packed.length % PART_BYTES);
  const at = service.now();
  const pieces = Math.ceil(whole / PART_BYTES);
  const goesOn = await service.database.write(async tx => {
    const far = { rows: work.rows, parts: work.parts + pieces, bytes: work.bytes + whole, beatAt: at.toISOString() };
    const ended = {
      state: 'done',
      active: null,
      writer: null,
      endedAt: at.toISOString(),
      expiresAt: expiry(at),
    } as const;
    const mine = { id, state: 'running', attempts: row.attempts } as const;
    const { affected } = await tx.update(ListRow, mine, over ? { ...far, ...ended } : far);
    // it was cancelled, or another process has begun it anew
    if (affected !== 1) return false;
    for (let piece = 0; piece < pieces; piece++)
      await keepPart(
        tx,
        id,
        work.parts + piece,
        packed.subarray(piece * PART_BYTES, Math.min((piece + 1) * PART_BYTES, whole)),
      );
    if (!over) return true;
    const filter = JSON.stringify({ list: kind, from: fromDay, to: toDay, as: 'xlsx' });
    const taken = { mark, person, role, center, area, filter, rows: work.rows, at: at.toISOString() };
    for (const { noteExport } of service.subgraph.capabilities) await noteExport?.(tx, taken);
    return true;
  });
  work.parts += pieces;
  work.bytes += whole;
  work.waiting.splice(0, work.waiting.length, packed.subarray(whole));
  if (over || !goesOn) workOf(service).delete(id);
  return over || !goesOn;
}
