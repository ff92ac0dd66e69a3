import type { AuditRow } from '../../../shared/domain/audit/records.ts';
import { cellText, csvOf } from '../../../shared/domain/privacy/csv.ts';
import { hideMark, showMark } from '../../../shared/domain/privacy/viewerMark.ts';
import { translate } from '../../../shared/i18n/translate.ts';
import type { TextKey } from '../../../shared/i18n/zh-CN.ts';
import type { RequestContext, Service } from '../../kit/subgraph.ts';
import { newMark } from '../cases/newMark.ts';
import { noteAuditRead } from '../cases/noteAuditRead.ts';
import { checkArea } from '../cases/readPart.ts';
import type { AuditExport } from './AuditTypes.ts';
import { type AuditWishes, checkWishes, readAudit } from './readAudit.ts';

const MOST = 5_000;

const COLUMNS = [
  'at',
  'kind',
  'person',
  'role',
  'center',
  'area',
  'number',
  'purpose',
  'until',
  'soughtBy',
  'rows',
  'filter',
  'rule',
  'mark',
] as const;

const say = (key: string): string => translate(key as TextKey, 'zh-CN');

/** Takes the record out as a table, marked as any other list; that it was taken is on record before the answer leaves. */
export async function exportAudit(ctx: RequestContext, area: string, wishes: AuditWishes): Promise<AuditExport> {
  const { service } = ctx;
  checkArea(ctx, area, ['audit'], 'area');
  const filter = checkWishes(service, wishes);
  const { rows, hasNextPage } = await readAudit(service, area, { size: MOST, after: null }, filter);
  const mark = newMark();
  await noteAuditRead(ctx, { what: 'export', area, filter, rows: rows.length, mark });
  const lines = rows.map((row, place) =>
    // the kind stands in every row: the mark hides behind it
    lineOf(service, row).map((cell, i) => (i === 1 ? hideMark(cell, mark, place, rows.length) : cell)),
  );
  const head = COLUMNS.map(column => say(`csvAudit.${column}`));
  const csv = csvOf([head, ...lines, [`${say('csv.mark')} ${showMark(mark)}`]]);
  return { mark, csv, rows: rows.length, hasNextPage };
}

/** 2026-11-22 14:03:27, in Beijing. */
const beijingSecond = (at: string): string =>
  new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

/** What was looked for, and in which file where it was one. */
const purposeOf = ({ purpose, attachment }: AuditRow): string =>
  purpose === null
    ? ''
    : say(`purpose.${purpose}`) + (attachment === null ? '' : `（${say('field.attachment')} ${attachment}）`);

function lineOf({ tree }: Service, row: AuditRow): string[] {
  const named = (code: string | null) => (code === null ? '' : `${tree.get(code)?.name ?? ''} ${code}`.trim());
  const cells: Record<(typeof COLUMNS)[number], string> = {
    at: beijingSecond(row.at),
    kind: say(`auditKind.${row.kind}`),
    person: row.person ?? '',
    role: row.role === null ? '' : say(`role.${row.role}`),
    center: named(row.center),
    area: named(row.area),
    number: row.number ?? '',
    purpose: purposeOf(row),
    until: row.until === null ? '' : beijingSecond(row.until),
    soughtBy: row.soughtBy.map(key => say(`searchKey.${key}`)).join('、'),
    rows: row.rows === null ? '' : String(row.rows),
    filter: row.filter ?? '',
    rule: row.kind === 'audit' ? say(`auditRead.${row.rule ?? ''}`) : (row.rule ?? ''),
    mark: row.mark === null ? '' : showMark(row.mark),
  };
  return COLUMNS.map(column => cellText(cells[column]));
}
