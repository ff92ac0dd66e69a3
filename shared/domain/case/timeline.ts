import { LEVELS, type LevelName } from '../levels.ts';

/** One ledger line as a timeline needs it. */
export interface TimelineLine {
  level: LevelName;
  /** Order inside one level's file. */
  seq: number;
  /** ISO instant, UTC. */
  at: string;
  /** What was done; `hearStep` (HEAR_STEP in the API) only tells what another level did. */
  act?: string;
}

/**
 * One timeline from what several levels hold (N1). Inside a level the ledger's order rules; between levels time does. At
 * the same instant the lower level comes first, because it is the one that asked, and what only hears of a deed comes last.
 */
export function mergeTimeline<T extends TimelineLine>(files: readonly (readonly T[])[]): T[] {
  const queues = files.map(lines => [...lines].sort((a, b) => a.seq - b.seq));
  const merged: T[] = [];
  for (;;) {
    const heads = queues.filter(queue => queue.length > 0);
    if (heads.length === 0) return merged;
    heads.sort(([a], [b]) => compare(a as T, b as T));
    merged.push(heads[0]?.shift() as T);
  }
}

const hears = ({ act = '' }: TimelineLine) => Number(/^hear_?step$/i.test(act));

function compare(a: TimelineLine, b: TimelineLine): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return hears(a) - hears(b) || LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level);
}
