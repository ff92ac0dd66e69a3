import { AUDIT_KINDS, type AuditKind, type AuditRow, newestFirst } from '../../../shared/domain/audit/records.ts';
import { covers } from '../../../shared/domain/access/jurisdiction.ts';
import { isRoleName } from '../../../shared/domain/access/roles.ts';
import { dayAfter } from '../../../shared/domain/clock/workdays.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import type { AuditSource, AuditWish } from '../../kit/subgraph.ts';
import type { Service } from '../../kit/subgraph.ts';

/** What the record may be narrowed to. */
export interface AuditWishes {
  kinds?: readonly AuditKind[] | null;
  from?: string | null;
  to?: string | null;
  person?: string | null;
  role?: string | null;
  center?: string | null;
  purpose?: string | null;
  number?: string | null;
}

export const auditCursor = ({ at, kind, key }: AuditRow): string =>
  Buffer.from(`${at}|${kind}|${key}`).toString('base64url');

/** Where a page ended. Refuses a text that no page has given with CURSOR_MALFORMED. */
function parseCursor(text: string): Pick<AuditRow, 'at' | 'kind' | 'key'> {
  const plain = Buffer.from(text, 'base64url').toString('utf8');
  const [, at, kind, key] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\|([a-z]+)\|([\w-]{1,40})$/.exec(plain) ?? [];
  const known = AUDIT_KINDS.find(one => one === kind);
  if (!at || !known || !key) throw new DomainError('CURSOR_MALFORMED', {}, 'after');
  return { at, kind: known, key };
}

/** The longest staff id and case number that there are. */
const LONGEST = { person: 64, number: 40 } as const;

/** A whole id or number. What has a space in it is neither, and would only put somebody's words on record. */
function wholeWord(name: keyof typeof LONGEST, value: string | null | undefined): string | null {
  const word = value?.trim() ?? '';
  if (/\s/.test(word) || word.length > LONGEST[name]) throw new DomainError('FIELD_INVALID', {}, name);
  return word === '' ? null : word;
}

/** Wishes without what is empty. Refuses with FIELD_INVALID and CENTER_UNKNOWN. */
export function checkWishes({ tree }: Service, wishes: AuditWishes): AuditWishes {
  const { kinds, from, to, role, center, purpose } = wishes;
  if (role && !isRoleName(role)) throw new DomainError('FIELD_INVALID', {}, 'role');
  if (center && !tree.has(center)) throw new DomainError('CENTER_UNKNOWN', { center }, 'center');
  const [person, number] = [wholeWord('person', wishes.person), wholeWord('number', wishes.number)];
  const given = { kinds: kinds?.length ? kinds : null, from, to, person, role, center, purpose, number };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value));
}

const midnight = (day: string): string => new Date(`${day}T00:00:00+08:00`).toISOString();

/** The records in an area, newest first, from every capability that keeps some. `size` and one more, to see whether there are more. */
export async function readAudit(
  service: Service,
  area: string,
  { size, after }: { size: number; after: string | null },
  wishes: AuditWishes,
): Promise<{ rows: AuditRow[]; hasNextPage: boolean }> {
  const { tree, subgraph } = service;
  const { kinds, from, to } = wishes;
  const wish: Omit<AuditWish, 'after'> = {
    areas: [...tree.keys()].filter(code => covers(tree, area, code)),
    from: from ? midnight(from) : null,
    before: to ? midnight(dayAfter(to)) : null,
    ...{ person: wishes.person ?? null, role: wishes.role ?? null, center: wishes.center ?? null },
    ...{ purpose: wishes.purpose ?? null, number: wishes.number ?? null, size: size + 1 },
  };
  const last = after === null ? null : parseCursor(after);
  const sources = subgraph.capabilities
    .flatMap(({ audits = [] }) => audits)
    .filter(({ kind }) => kinds?.includes(kind) ?? true);
  const read = await Promise.all(
    sources.map(source => source.read(service, { ...wish, after: afterIn(source, last) })),
  );
  const rows = read.flat().toSorted(newestFirst);
  return { rows: rows.slice(0, size), hasNextPage: rows.length > size };
}

/** Where a source goes on: at one instant the kinds come in the order of their list. */
function afterIn({ kind }: AuditSource, last: Pick<AuditRow, 'at' | 'kind' | 'key'> | null): AuditWish['after'] {
  if (last === null) return null;
  const sameInstant = AUDIT_KINDS.indexOf(kind) > AUDIT_KINDS.indexOf(last.kind);
  return { at: last.at, key: kind === last.kind ? last.key : null, sameInstant };
}
