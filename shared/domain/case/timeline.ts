import { LEVELS, type LevelName } from '../levels.ts';

/** One ledger line as a timeline needs it. */
export interface TimelineLine {
  level: LevelName;
  /** Order inside one level's file. */
  seq: number;
  /** ISO instant, UTC. */
  at: string;
}

/**
 * One timeline from what several levels hold (N1). Inside a level the ledger's order rules; between levels time does,
 * and at the same instant the lower level comes first, because it is the one that asked.
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

const compare = (a: TimelineLine, b: TimelineLine) =>
  a.at === b.at ? LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level) : a.at < b.at ? -1 : 1;
