import type { AssessedLine } from './units.ts';

/** What somebody did with the orders of the own department over some days, as the ledger has it (本人办理情况). For oneself, and no score. */
export interface OwnRecord {
  /** Orders answered. */
  replied: number;
  /** Of these, those before the limit had passed. */
  onTime: number;
  /** Orders given back with a reason. */
  returned: number;
  /** Of the cases that were answered, those that were taken up again since (LH-37). */
  redone: number;
}

type Line = Pick<AssessedLine, 'seq' | 'uid' | 'act' | 'at' | 'actorId' | 'detail'>;

/** Acts by which a case is taken up again: a redo, an objection. */
const AGAIN: readonly string[] = ['redo', 'object'];

/**
 * Counts what a person did from one instant until before another. `lines` are all lines of the cases that the person has worked on: a limit
 * that passed, or a redo, is written on the ledger by others.
 */
export function ownRecord(lines: readonly Line[], person: string, from: string, until: string): OwnRecord {
  const own = lines.filter(({ actorId, at }) => actorId === person && at >= from && at < until);
  const replies = own.filter(({ act }) => act === 'replyOrder');
  const isLate = ({ uid, seq, detail }: Line): boolean =>
    lines.some(
      other =>
        other.uid === uid &&
        other.seq < seq &&
        other.act === 'breach' &&
        other.detail.clock === 'reply' &&
        other.detail.no === detail.order,
    );
  const wasRedone = (uid: string): boolean => {
    const first = Math.min(...replies.filter(reply => reply.uid === uid).map(({ seq }) => seq));
    return lines.some(({ act, ...line }) => line.uid === uid && line.seq > first && AGAIN.includes(act));
  };
  return {
    replied: replies.length,
    onTime: replies.filter(reply => !isLate(reply)).length,
    returned: own.filter(({ act }) => act === 'returnOrder').length,
    redone: [...new Set(replies.map(({ uid }) => uid))].filter(wasRedone).length,
  };
}
