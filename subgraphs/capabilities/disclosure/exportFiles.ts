import { covers } from '../../../shared/domain/access/jurisdiction.ts';
import { allowsOffice } from '../../../shared/domain/access/permissions.ts';
import { type CaseState, OPEN } from '../../../shared/domain/case/lifecycle.ts';
import { isOverdue } from '../../../shared/domain/clock/deadline.ts';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { cellText, csvOf } from '../../../shared/domain/privacy/csv.ts';
import { maskName, maskPhone } from '../../../shared/domain/privacy/mask.ts';
import { hideMark, showMark } from '../../../shared/domain/privacy/viewerMark.ts';
import { translate } from '../../../shared/i18n/translate.ts';
import type { TextKey } from '../../../shared/i18n/zh-CN.ts';
import { actorOf } from '../../kit/context.ts';
import type { RequestContext, Service } from '../../kit/subgraph.ts';
import type { CaseFile } from '../cases/CaseFile.ts';
import { newMark } from '../cases/newMark.ts';
import { relationToArea } from '../cases/readPart.ts';
import { cursorOf, type FileWishes, findFiles } from '../cases/readFiles.ts';
import { FileExport, type FileExportType } from './FileExport.ts';
import { reporterOf } from './reveal.ts';

/** Rows of one export at most: what somebody can work with, and no copy of a register. */
export const EXPORT_LIMIT = 5_000;

const COLUMNS = [
  'number',
  'title',
  'item',
  'kind',
  'state',
  'center',
  'origin',
  'registeredAt',
  'dueOn',
  'overdue',
  'outcome',
  'reporterName',
  'reporterPhone',
] as const;

const say = (key: TextKey): string => translate(key, 'zh-CN');

/**
 * Takes a list of files out of the hub (N12). The export is recorded before its answer leaves, and the table carries its
 * mark: in the last line for people, and in the rows for whoever finds a piece of it.
 */
export async function exportFiles(
  ctx: RequestContext,
  area: string,
  { first, after }: { first: number; after: string | null },
  wishes: FileWishes,
): Promise<FileExportType> {
  const { service } = ctx;
  const { id, role, center } = checkExporter(ctx, area);
  if (first < 1 || first > EXPORT_LIMIT) throw new DomainError('PAGE_SIZE', { limit: String(EXPORT_LIMIT) }, 'first');
  const { files, hasNextPage } = await findFiles(ctx, area, { size: first, after }, wishes);
  const lines = await linesOf(ctx, files);
  const [mark, at, rows] = [newMark(), service.now().toISOString(), files.length];
  const filter = JSON.stringify({ ...wishes, ...(after === null ? {} : { after }) });
  await service.database.write(tx => tx.insert(FileExport, { mark, person: id, role, center, area, filter, rows, at }));
  const last = files.at(-1);
  return { mark, csv: tableOf(lines, mark), rows, hasNextPage, endCursor: last ? cursorOf(last) : null, at };
}

function checkExporter(ctx: RequestContext, area: string) {
  const actor = actorOf(ctx);
  const { tree } = ctx.service;
  if (!tree.has(area)) throw new DomainError('CENTER_UNKNOWN', { center: area }, 'area');
  if (!covers(tree, actor.center, area)) throw new DomainError('OUTSIDE_JURISDICTION', {}, 'area');
  if (!allowsOffice(actor.role, 'exportFiles', relationToArea(ctx, area)))
    throw new DomainError('NOT_PERMITTED', { act: 'exportFiles', role: actor.role });
  return actor;
}

const TITLE = COLUMNS.indexOf('title');

function tableOf(lines: readonly string[][], mark: string): string {
  const head = COLUMNS.map(column => say(`csv.${column}`));
  const safe = lines.map((line, row) =>
    line.map(cellText).map((cell, i) => (i === TITLE ? hideMark(cell, mark, row, lines.length) : cell)),
  );
  return csvOf([head, ...safe, [`${say('csv.mark')} ${showMark(mark)}`]]);
}

async function linesOf(ctx: RequestContext, files: readonly CaseFile[]): Promise<string[][]> {
  const today = beijingDay(ctx.service.now());
  const reporters = await maskedReporters(ctx, files);
  return files.map(file => {
    const overdue = OPEN.includes(file.state) && isOverdue(file.dueOn, today);
    const cells: Record<(typeof COLUMNS)[number], string> = {
      number: file.number,
      title: file.title,
      item: file.item ?? '',
      kind: say(`recordKind.${file.kind}`),
      state: say(`state.${file.state satisfies CaseState}`),
      center: nameOf(ctx.service, file.center),
      origin: nameOf(ctx.service, file.origin),
      registeredAt: beijingMinute(file.registeredAt),
      dueOn: file.dueOn,
      overdue: say(overdue ? 'csv.yes' : 'csv.no'),
      outcome: file.outcome === null ? '' : say(`outcome.${file.outcome}`),
      reporterName: reporters.get(file.uid)?.name ?? '',
      reporterPhone: reporters.get(file.uid)?.phone ?? '',
    };
    return COLUMNS.map(column => cells[column]);
  });
}

/** 2026-11-22 14:03, in Beijing. */
const beijingMinute = (at: string): string =>
  new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

const nameOf = ({ tree }: Service, code: string): string => tree.get(code)?.name ?? code;

const AT_ONCE = 50;

/** The reporters, masked, for people of the level that took the cases; nobody else gets even that. */
async function maskedReporters(ctx: RequestContext, files: readonly CaseFile[]) {
  const { service } = ctx;
  const masked = new Map<string, { name: string; phone: string }>();
  if (service.tree.get(actorOf(ctx).center)?.level !== service.name) return masked;
  for (let i = 0; i < files.length; i += AT_ONCE)
    await Promise.all(
      files.slice(i, i + AT_ONCE).map(async ({ uid }) => {
        const reporter = await reporterOf(service, uid);
        if (reporter) masked.set(uid, { name: maskName(reporter.name), phone: maskPhone(reporter.phone) });
      }),
    );
  return masked;
}
