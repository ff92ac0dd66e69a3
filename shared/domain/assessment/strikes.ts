import { beijingDay } from '../clock/workdays.ts';
import type { StrikeRule } from '../policy/policy.ts';
import { type AssessedLine, namesOn } from './units.ts';

/** A problem of a kind that a unit was given (交办的问题): LH-48 asks how often it comes again. */
export interface Occurrence {
  /** Same item, same cause, same unit, at one center (Q8). */
  kind: string;
  department: string;
  uid: string;
  seq: number;
  at: string;
}

/** The kinds of problem that an order gives to its departments. What has no item is of no kind that a rule could name. */
export function occurrencesOn(line: AssessedLine, codeOf: (name: string) => string | null): Occurrence[] {
  const { act, counted, uid, seq, at, center } = line;
  if ((act !== 'assign' && act !== 'arbitrate') || !counted?.item) return [];
  const departments = [...new Set(namesOn(line).flatMap(name => codeOf(name) ?? []))];
  return departments.flatMap(department =>
    counted.causes.map(cause => ({
      kind: [center, department, cause, counted.item].join('|'),
      department,
      uid,
      seq,
      at,
    })),
  );
}

/** The first instant of the year that ends with an instant: twelve months back (Q7), or the first of January in Beijing. */
export function windowStart(at: string, within: StrikeRule['within']): string {
  if (within === 'calendarYear')
    return new Date(`${beijingDay(new Date(at)).slice(0, 4)}-01-01T00:00:00+08:00`).toISOString();
  const since = new Date(at);
  const day = since.getUTCDate();
  since.setUTCMonth(since.getUTCMonth() - 12);
  // the 29th of February of the year before is the 28th
  if (since.getUTCDate() !== day) since.setUTCDate(0);
  return since.toISOString();
}

/** A strike that somebody has confirmed, or that still waits. */
export interface Strike {
  id: string;
  /** What has to be the same: the kind of problem, or the person. */
  group: string;
  /** The case: one that came up twice counts once. */
  uid: string;
  at: string;
  counts: boolean;
}

/** How somebody stands with a distinction of a year (红旗窗口、服务明星). */
export interface Standing {
  eligible: boolean;
  /** The strike with which it was lost; null while it is not. */
  lostAt: string | null;
  /** The strikes that took it, or the most that stand together in the year. */
  against: readonly string[];
}

/**
 * Whether a distinction of a year may still be given: it is lost with the n-th confirmed strike of one kind inside a window that ends in that
 * year (LH-48, LH-50). A strike that nobody has confirmed takes nothing.
 */
export function standingOf(
  strikes: readonly Strike[],
  { n, within }: Pick<StrikeRule, 'n' | 'within'>,
  year: number,
): Standing {
  const confirmed = strikes.filter(({ counts }) => counts).toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  let most: Strike[] = [];
  for (const last of confirmed) {
    if (Number(beijingDay(new Date(last.at)).slice(0, 4)) !== year) continue;
    const since = windowStart(last.at, within);
    const inside = confirmed.filter(({ group, at }) => group === last.group && at >= since && at <= last.at);
    const together = [...new Map(inside.map(strike => [strike.uid, strike])).values()];
    if (together.length >= n) return { eligible: false, lostAt: last.at, against: together.map(({ id }) => id) };
    if (together.length > most.length) most = together;
  }
  return { eligible: true, lostAt: null, against: most.map(({ id }) => id) };
}
