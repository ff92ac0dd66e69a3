import { DomainError } from '../../shared/domain/errors.ts';

/** The most rows a page may hold. */
export const PAGE_LIMIT = 200;

/** The size of a page, or PAGE_SIZE. */
export function pageSize(first: number): number {
  if (first < 1 || first > PAGE_LIMIT) throw new DomainError('PAGE_SIZE', { limit: String(PAGE_LIMIT) }, 'first');
  return first;
}

/** The key after which the next page begins. */
export interface PageKey {
  openedAt: string;
  uid: string;
}

export const formatPageCursor = ({ openedAt, uid }: PageKey): string =>
  Buffer.from(`${openedAt}|${uid}`).toString('base64url');

/** Refuses a text that no page has given with CURSOR_MALFORMED. */
export function parsePageCursor(text: string): PageKey {
  const plain = Buffer.from(text, 'base64url').toString('utf8');
  const [, openedAt, uid] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\|([0-9a-f-]{36})$/.exec(plain) ?? [];
  if (!openedAt || !uid) throw new DomainError('CURSOR_MALFORMED', {}, 'after');
  return { openedAt, uid };
}
