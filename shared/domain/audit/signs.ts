import { beijingDay } from '../clock/workdays.ts';
import type { AuditRow } from './records.ts';

/**
 * What an auditor should look at first (线索). A sign says that somebody should ask, not that somebody did wrong: the thresholds are
 * meant to leave a handful of signs a week at a county.
 */
export const AUDIT_SIGNS = ['strangerLooks', 'manyLooks', 'outOfHours', 'largeExport', 'idleSearches'] as const;
export type AuditSignKind = (typeof AUDIT_SIGNS)[number];

/** Looks by one person on one day, from which on it is many: a window sees thirty visitors, and asks a third of them again. */
export const MANY_LOOKS_A_DAY = 10;
/** An export below this is never large. */
export const LARGE_EXPORT_ROWS = 200;
/** How many times the usual one an export has to be. */
export const TIMES_USUAL = 3;
/** So many earlier exports of a center make one of them usual: below that, only the size counts. */
export const USUAL_OF = 3;
/** Where nothing is usual yet, this many rows are a sign. */
export const LARGE_WITHOUT_USUAL = 1_000;
/** Searches by one person on one day that led to no registration, from which on they are a sign. */
export const IDLE_SEARCHES_A_DAY = 5;
/** How long after a search a registration counts as its reason: a visitor sits at the desk for so long. */
export const SEARCH_LEADS_TO_MINUTES = 60;

export interface AuditSign {
  sign: AuditSignKind;
  person: string;
  role: string;
  center: string;
  /** The records that it is made of, newest first. */
  records: readonly AuditRow[];
}

/** What signs are looked for in. */
export interface AuditTrail {
  /** Looks, exports and searches of a period. */
  rows: readonly AuditRow[];
  /** Who registered a case, and when. */
  registrations: readonly { person: string; at: string }[];
  /** Whether somebody has done anything to a case but look at its reporter; undefined where this level cannot know. */
  hasActed: (person: string, uid: string) => boolean | undefined;
  /** Whether the office of a center was open. */
  isOpen: (at: string, center: string) => boolean;
}

type Known = AuditRow & { person: string; role: string; center: string };

const isKnown = (row: AuditRow): row is Known => row.person !== null && row.role !== null && row.center !== null;

/** Everything in a period that an auditor should look at first, the latest first. */
export function auditSigns({ rows, registrations, hasActed, isOpen }: AuditTrail): AuditSign[] {
  const known = rows.filter(isKnown).toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  const of = (kind: AuditRow['kind']) => known.filter(row => row.kind === kind);
  const looks = of('look');
  const idle = of('search').filter(search => !registrations.some(one => follows(one, search)));
  const signs = [
    ...signsOf('strangerLooks', groups(looks.filter(({ person, uid }) => uid && hasActed(person, uid) === false))),
    // the files of one case may be ten: opening them one after the other is work
    ...signsOf(
      'manyLooks',
      groups(
        looks.filter(({ attachment }) => attachment === null),
        onDay,
      ),
      MANY_LOOKS_A_DAY,
    ),
    ...signsOf('outOfHours', groups(looks.filter(({ at, center }) => !isOpen(at, center)))),
    ...signsOf(
      'largeExport',
      largeExports(of('export')).map(row => [row]),
    ),
    ...signsOf('idleSearches', groups(idle, onDay), IDLE_SEARCHES_A_DAY),
  ];
  const latest = ({ records }: AuditSign) => records[0]?.at ?? '';
  return signs.toSorted((a, b) => (latest(a) < latest(b) ? 1 : latest(a) > latest(b) ? -1 : 0));
}

const onDay = ({ at }: Known): string => beijingDay(new Date(at));

/** Rows of one person in one role at one center, and of one `part` where it is given. */
function groups(rows: readonly Known[], part: (row: Known) => string = () => ''): Known[][] {
  const found = new Map<string, Known[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.person, row.role, row.center, part(row)]);
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  return [...found.values()];
}

const signsOf = (sign: AuditSignKind, found: readonly Known[][], least = 1): AuditSign[] =>
  found.flatMap(records => {
    const [first] = records;
    if (!first || records.length < least) return [];
    return [{ sign, person: first.person, role: first.role, center: first.center, records }];
  });

/** Whether a registration is what a search was made for. */
const follows = (registration: { person: string; at: string }, search: Known): boolean => {
  const minutes = (Date.parse(registration.at) - Date.parse(search.at)) / 60_000;
  return registration.person === search.person && minutes >= 0 && minutes <= SEARCH_LEADS_TO_MINUTES;
};

/** The exports that are larger than those that the same center took before. `taken` newest first. */
function largeExports(taken: readonly Known[]): Known[] {
  return taken.filter(({ rows, center }, place) => {
    const earlier = taken.slice(place + 1).filter(one => one.center === center);
    const usual = earlier.length < USUAL_OF ? undefined : median(earlier.map(one => one.rows ?? 0));
    const limit = usual === undefined ? LARGE_WITHOUT_USUAL : Math.max(LARGE_EXPORT_ROWS, TIMES_USUAL * usual);
    return (rows ?? 0) >= limit;
  });
}

/** The middle one; of an even number the lower of the two in the middle. */
const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] ?? 0;
