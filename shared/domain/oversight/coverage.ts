import type { LevelName } from '../levels.ts';

/** How long a level may say nothing until it counts as missing: two beats of its pulse and a little. */
export const SILENT_AFTER_SECONDS = 9;
/** How often a level says that it is there, and how far its ledger has come. */
export const PULSE_SECONDS = 4;

/** What is known of the ledger of another level. */
export interface SourceState {
  level: LevelName;
  /** How many of its lines are counted here. */
  position: number;
  /** How many it has said that there are. */
  told: number;
  /** When it last said anything, by the clock here; null where it never did. */
  heardAt: string | null;
  /** When the last line that is counted here was written; null for none. */
  lastAt: string | null;
}

export const SOURCE_FAULTS = ['never', 'silent', 'behind'] as const;
/** Why the figures of a level are not those of now: it was never heard of, says nothing, or not all its lines are here yet. */
export type SourceFault = (typeof SOURCE_FAULTS)[number];

/** How whole and how fresh the figures of one level are (N7). */
export interface SourceCover {
  level: LevelName;
  fault: SourceFault | null;
  /** The instant up to which its figures are whole; null where nothing of it is here. */
  asOf: string | null;
  /** Lines that it has and that are not counted here yet. */
  lag: number;
}

/**
 * How whole and how fresh the figures of a level are at `now`. Once all its lines are here, they are of the moment in which it last
 * said so; until then of its last line that is.
 */
export function coverOf({ level, position, told, heardAt, lastAt }: SourceState, now: string): SourceCover {
  const lag = Math.max(0, told - position);
  if (heardAt === null) return { level, fault: 'never', asOf: null, lag: 0 };
  const silent = Date.parse(now) - Date.parse(heardAt) > SILENT_AFTER_SECONDS * 1_000;
  const asOf = lag === 0 ? heardAt : (lastAt ?? null);
  return { level, fault: silent ? 'silent' : lag > 0 ? 'behind' : null, asOf, lag };
}

/** Whether the figures of a level belong into a sum that says it is of now: what merely arrives late does (N7). */
export const isReachable = ({ fault }: Pick<SourceCover, 'fault'>): boolean => fault === null || fault === 'behind';
