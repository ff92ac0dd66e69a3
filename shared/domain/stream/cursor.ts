import { DomainError } from '../errors.ts';

/** A place in the ledger of one level: `epoch` names the database, `position` the last line seen. */
export interface Cursor {
  epoch: string;
  position: number;
}

/** An opaque text for clients. It carries no secret; it is only not theirs to build. */
export const formatCursor = ({ epoch, position }: Cursor): string => `${epoch}.${position.toString(36)}`;

/** Refuses a text that is no cursor with CURSOR_MALFORMED. */
export function parseCursor(text: string, field = 'after'): Cursor {
  const [, epoch, position] = /^([a-z0-9]{8})\.([0-9a-z]{1,10})$/.exec(text) ?? [];
  if (!epoch || !position) throw new DomainError('CURSOR_MALFORMED', {}, field);
  return { epoch, position: Number.parseInt(position, 36) };
}

/** Lines of a stream that cannot be replayed: from (exclusive) and to (inclusive) are positions. */
export interface StreamGap {
  from: number;
  to: number;
}

/**
 * Where a stream that resumes at `cursor` begins, and what it has lost. Lines older than `retained` are not replayed,
 * and a cursor of another database (restored, replaced) says nothing about this one: both give a gap, never silence.
 */
export function resumeAt(
  cursor: Cursor,
  ledger: { epoch: string; head: number; retained: number },
): { position: number; gap: StreamGap | null } {
  const oldest = Math.max(0, ledger.head - ledger.retained);
  if (cursor.epoch !== ledger.epoch || cursor.position > ledger.head)
    return { position: ledger.head, gap: { from: 0, to: ledger.head } };
  if (cursor.position < oldest) return { position: oldest, gap: { from: cursor.position, to: oldest } };
  return { position: cursor.position, gap: null };
}
