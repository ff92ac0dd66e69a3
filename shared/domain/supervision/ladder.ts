import type { OrderState } from './order.ts';

/** A measure that was taken against a unit. */
export interface Taken {
  /** Its place on the ladder, from 0. */
  rung: number;
  /** ISO instant. */
  at: string;
  state: OrderState;
}

/** How long a measure stands under the next one: a year, as everything that the documents count (Q7). */
export const LADDER_MONTHS = 12;

/** The instant from which on measures still count. */
export function ladderSince(at: string): string {
  const since = new Date(at);
  since.setUTCMonth(since.getUTCMonth() - LADDER_MONTHS);
  return since.toISOString();
}

/**
 * The highest rung that may be taken against a unit now: the first where nothing was taken in the last year, else the one above
 * the highest that was (WL-50, WL-85: 限期整改 before 挂牌警示 …, 直至问责). One that was taken back does not count.
 */
export function reachableRung(taken: readonly Taken[], at: string): number {
  const since = ladderSince(at);
  const rungs = taken.filter(one => one.state !== 'cancelled' && one.at >= since).map(({ rung }) => rung);
  return Math.max(-1, ...rungs) + 1;
}
