import { covers } from '../../../shared/domain/access/jurisdiction.ts';
import { mayRead } from '../../../shared/domain/case/decide.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { formatCursor, parseCursor, resumeAt, type StreamGap } from '../../../shared/domain/stream/cursor.ts';
import { actorOf } from '../../kit/context.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import type { CaseEntry } from './CaseEntry.ts';

const BATCH = 200;

/** One frame of a stream: a ledger line, or what was lost before the next one. */
export interface StreamFrame {
  cursor: string;
  gap: StreamGap | null;
  entry: CaseEntry | null;
}

/**
 * The tail of this level's ledger inside an area, from a cursor on: first what was missed, in order, then live. It reads
 * by position at the reader's pace, so a slow reader falls behind and loses nothing. It ends when the token does.
 */
export function caseStream(
  ctx: RequestContext,
  { area, after }: { area: string; after?: string | null },
  wanted: (entry: CaseEntry) => boolean,
): AsyncIterableIterator<StreamFrame> {
  const actor = actorOf(ctx);
  const { tree, ledger, retained } = ctx.service;
  if (!tree.has(area)) throw new DomainError('CENTER_UNKNOWN', { center: area }, 'area');
  if (!covers(tree, actor.center, area)) throw new DomainError('OUTSIDE_JURISDICTION', {}, 'area');
  const start = after ? resumeAt(parseCursor(after), { epoch: ledger.epoch, head: ledger.head, retained }) : null;

  // an escalation shows in the area it came from as well as in the one it came to
  const inArea = ({ center, origin }: CaseEntry) => covers(tree, area, center) || covers(tree, area, origin);
  const cursorAt = (position: number) => formatCursor({ epoch: ledger.epoch, position });
  const expired = () => (ctx.principal?.expiresAt ?? 0) * 1000 <= ctx.service.now().getTime();

  async function* frames(signal: AbortSignal): AsyncGenerator<StreamFrame, void, undefined> {
    let position = start?.position ?? ledger.head;
    if (start?.gap) yield { cursor: cursorAt(position), gap: start.gap, entry: null };
    while (!signal.aborted && !ledger.closed) {
      const entries = (await ledger.after(position, BATCH)) as unknown as CaseEntry[];
      for (const entry of entries) {
        position = entry.position as number;
        if (expired()) throw new DomainError('TOKEN_EXPIRED');
        if (wanted(entry) && inArea(entry) && mayRead(entry, actor, tree))
          yield { cursor: cursorAt(position), gap: null, entry };
      }
      if (entries.length === 0) await ledger.grown(position, signal);
    }
  }
  return stoppable(frames);
}

/** A generator that can be stopped while it waits: `return()` alone would wait for the next line first. */
function stoppable<T>(start: (signal: AbortSignal) => AsyncGenerator<T, void, undefined>): AsyncIterableIterator<T> {
  const stop = new AbortController();
  const generator = start(stop.signal);
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () => generator.next(),
    return() {
      stop.abort();
      return generator.return();
    },
    throw(fault: unknown) {
      stop.abort();
      return generator.throw(fault);
    },
  };
}
