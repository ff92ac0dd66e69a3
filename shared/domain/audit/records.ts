/**
 * What the hub keeps of what was done and seen in it (审计记录), by kind: looks at a person in full, lists taken out, searches for a person,
 * holds and their lifting, deletions, rules published, and the reading of this record itself.
 */
export const AUDIT_KINDS = ['look', 'export', 'search', 'hold', 'lift', 'deletion', 'publication', 'audit'] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** By what a person was looked for. The number itself is kept by nobody. */
export const SEARCH_KEYS = ['phone', 'idNumber'] as const;
export type SearchKey = (typeof SEARCH_KEYS)[number];

/** What somebody who reads the record asked of it. */
export const AUDIT_READS = ['records', 'signs', 'trace', 'export'] as const;
export type AuditReadKind = (typeof AUDIT_READS)[number];

/** One thing that was done or seen. Nothing of the person who reported is in it, and no title. */
export interface AuditRow {
  kind: AuditKind;
  /** Tells it from others of its kind. */
  key: string;
  at: string;
  /** The staff id; null for what the hub does by itself. */
  person: string | null;
  role: string | null;
  /** The center of the person; null where the record does not say. */
  center: string | null;
  /** The center whose data it was about; null for the whole level. */
  area: string | null;
  uid: string | null;
  number: string | null;
  purpose: string | null;
  until: string | null;
  mark: string | null;
  filter: string | null;
  rows: number | null;
  soughtBy: readonly SearchKey[];
  /** Which file of the case was opened (附件序号); null for a look at the reporter, and for everything else. */
  attachment: number | null;
  /** By which rule it was deleted, or which version was published. */
  rule: string | null;
}

/** A row of nothing but when and who: each kind adds what it knows. */
export const NOTHING_MORE = {
  ...{ center: null, area: null, uid: null, number: null, purpose: null, until: null, mark: null, filter: null },
  ...{ rows: null, soughtBy: [], rule: null, attachment: null },
} as const;

/** Newest first; at one instant by kind. Rows of one kind stay as they came. */
export const newestFirst = (a: Pick<AuditRow, 'at' | 'kind'>, b: Pick<AuditRow, 'at' | 'kind'>): number =>
  a.at === b.at ? AUDIT_KINDS.indexOf(a.kind) - AUDIT_KINDS.indexOf(b.kind) : a.at < b.at ? 1 : -1;

/** What of a filter is somebody’s own words: a name may have been typed there. */
const WORDS = ['text'];

/** What a list was narrowed to, as an auditor sees it: that words were looked for, and not which. */
export function withoutWords(filter: string): string {
  const wishes = JSON.parse(filter) as Record<string, unknown>;
  const shown = Object.entries(wishes).filter(([key, value]) => key !== 'after' && value !== null);
  return JSON.stringify(Object.fromEntries(shown.map(([key, value]) => [key, WORDS.includes(key) ? '…' : value])));
}
