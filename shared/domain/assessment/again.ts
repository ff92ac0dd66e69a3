import type { WorkCalendar } from '../clock/workdays.ts';
import { workdaysBetween } from '../clock/workdaysBetween.ts';

/** A matter that was put on record before: of the same reporter about the same item, at the same center. */
export interface EarlierMatter {
  openedAt: string;
  /** When its present result was given; null while there is none. */
  completedAt: string | null;
}

/**
 * What a registration says of the same matter before it (N11): how many working days ago the nearest one was registered, and how many
 * ago the last one was closed, null where none was. It says no more than that, and of nobody: who it was stays at the window.
 */
export interface Again {
  opened: number;
  closed: number | null;
}

/** What lies further back says nothing of how figures are worked for. */
export const AGAIN_WORKDAYS = 30;

/** The nearest of the earlier matters; undefined where there is none within AGAIN_WORKDAYS. */
export function againOf(earlier: readonly EarlierMatter[], at: Date, calendar: WorkCalendar): Again | undefined {
  const ago = (instant: string): number => workdaysBetween(new Date(instant), at, calendar);
  const opened = Math.min(...earlier.map(({ openedAt }) => ago(openedAt)));
  const closed = Math.min(...earlier.flatMap(({ completedAt }) => (completedAt === null ? [] : [ago(completedAt)])));
  if (Math.min(opened, closed) > AGAIN_WORKDAYS) return undefined;
  return {
    opened: Math.min(opened, AGAIN_WORKDAYS + 1),
    closed: closed > AGAIN_WORKDAYS ? null : closed,
  };
}

/** What a registration is, by the rules of who looks: one part of a matter in several, a matter closed and put on record anew, or neither. */
export function sortOf(
  { opened, closed }: Again,
  within: { split: number; reregistered: number },
): 'split' | 'reregistered' | null {
  if (opened <= within.split) return 'split';
  return closed !== null && closed <= within.reregistered ? 'reregistered' : null;
}
