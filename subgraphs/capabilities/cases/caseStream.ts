import { In } from 'typeorm';
import { covers } from '../../../shared/domain/access/jurisdiction.ts';
import { allowsRead } from '../../../shared/domain/access/permissions.ts';
import type { Held } from '../../../shared/domain/access/relation.ts';
import { mayRead } from '../../../shared/domain/case/decide.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { formatCursor, parseCursor, resumeAt, type StreamGap } from '../../../shared/domain/stream/cursor.ts';
import { actorOf, renewDuty } from '../../kit/context.ts';
import { millisecondsLeft, untilExpiry } from '../../kit/expiry.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import type { CaseEntry } from './CaseEntry.ts';
import { CaseFile } from './CaseFile.ts';
import { checkArea } from './readPart.ts';

const BATCH = 200;

/** One frame of a stream: a ledger line, or what was lost before the next one. */
export interface StreamFrame {
  cursor: string;
  gap: StreamGap | null;
  entry: CaseEntry | null;
}

/**
 * The tail of this level's ledger inside an area, from a cursor on: first what was missed, in order, then live. It reads
 * by position at the reader's pace, so a slow reader falls behind and loses nothing. Whether the person may still read it is
 * asked again for each line; with the token it ends, TOKEN_EXPIRED, and with the duty, NOT_ON_DUTY, also where nothing happens (N8).
 */
export function caseStream(
  ctx: RequestContext,
  { area, after }: { area: string; after?: string | null },
  wanted: (entry: CaseEntry) => boolean,
): AsyncIterableIterator<StreamFrame> {
  const { service } = ctx;
  const { ledger, retained } = service;
  checkArea(ctx, area, ['stream'], 'area');
  const start = after ? resumeAt(parseCursor(after), { epoch: ledger.epoch, head: ledger.head, retained }) : null;

  // an escalation shows in the area it came from as well as in the one it came to
  const inArea = ({ center, origin }: CaseEntry) =>
    covers(service.tree, area, center) || covers(service.tree, area, origin);
  const cursorAt = (position: number) => formatCursor({ epoch: ledger.epoch, position });

  /** What held when the stream began may not hold any more: token or duty ends, a center moves to another area. */
  const checkAgain = () => {
    if (millisecondsLeft(ctx) <= 0) throw new DomainError('TOKEN_EXPIRED');
    checkArea(ctx, area, ['stream'], 'area');
  };

  async function* frames(signal: AbortSignal): AsyncGenerator<StreamFrame, void, undefined> {
    let position = start?.position ?? ledger.head;
    if (start?.gap) yield { cursor: cursorAt(position), gap: start.gap, entry: null };
    while (!signal.aborted && !ledger.closed) {
      await renewDuty(ctx);
      checkAgain();
      const entries = (await ledger.after(position, BATCH)) as unknown as CaseEntry[];
      const heldAs = await filesOf(ctx, entries);
      for (const entry of entries) {
        position = entry.position as number;
        await renewDuty(ctx);
        checkAgain();
        if (wanted(entry) && inArea(entry) && mayRead(heldAs(entry), actorOf(ctx), service.tree, 'entries')) {
          ctx.loaders.clear(); // what was read for the line before may have changed since
          yield { cursor: cursorAt(position), gap: null, entry };
        }
      }
      if (entries.length === 0) await untilExpiry(ctx, signal, stop => ledger.grown(position, stop));
    }
  }
  return stoppable(frames);
}

/**
 * What a line is about, as permissions look at it: for most people its centers say enough; who reads the own cases of a center
 * only needs the file as it is now.
 */
async function filesOf(ctx: RequestContext, entries: readonly CaseEntry[]): Promise<(entry: CaseEntry) => Held> {
  if (entries.length === 0 || allowsRead(actorOf(ctx).role, 'entries', 'ownCenter')) return entry => entry;
  const uids = [...new Set(entries.map(({ uid }) => uid))];
  const select = { uid: true, center: true, origin: true, ownerId: true, departments: true } as const;
  const files = await ctx.service.database.read.find(CaseFile, { where: { uid: In(uids) }, select });
  const byUid = new Map(files.map(file => [file.uid, file]));
  return entry => byUid.get(entry.uid) ?? entry;
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
