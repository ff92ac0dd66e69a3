import { LEVELS, type LevelName } from '../../shared/domain/levels.ts';

/** What can be wrong. The order is that in which the findings of one level are told: the nearest to the row comes first. */
export const FAULTS = [
  'line-altered',
  'line-missing',
  'line-inserted',
  'line-unchained',
  'words-missing',
  'words-kept',
  'chain-cut',
  'file-missing',
  'position-missing',
  'root-altered',
  'root-missing',
  'root-signature',
  'countersignature',
  'copy-altered',
  'copy-missing',
  'forked',
  'key-altered',
] as const;

export type Fault = (typeof FAULTS)[number];

/** Something that does not hold, and the row at which it shows. */
export interface Finding {
  fault: Fault;
  /** Where the bad row stands. */
  level: LevelName;
  center: string | null;
  /** Of a line: its case, and its place in the chain of the file. */
  number: string | null;
  uid: string | null;
  no: number | null;
  /** Of a line: its number in the ledger, or that of the line after which it is missing. */
  seq: number | null;
  /** Of a root: the day. */
  day: string | null;
  text: string;
}

/** Lines first, by their numbers; then what only the ends of things tell. */
const RANK: Readonly<Record<Fault, number>> = {
  ...{ 'line-altered': 0, 'line-missing': 0, 'line-inserted': 0, 'line-unchained': 0 },
  ...{ 'words-missing': 0, 'words-kept': 0 },
  ...{ 'chain-cut': 1, 'file-missing': 1, 'position-missing': 2 },
  ...{ 'root-altered': 3, 'root-missing': 3, 'root-signature': 3, countersignature: 3, 'key-altered': 3 },
  ...{ 'copy-altered': 4, 'copy-missing': 4, forked: 4 },
};

/** The first bad row comes first: level by level, near before far, early before late. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    RANK[a.fault] - RANK[b.fault] ||
    LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) ||
    (a.seq ?? Infinity) - (b.seq ?? Infinity) ||
    compareText(a.day ?? '', b.day ?? '') ||
    compareText(a.center ?? '', b.center ?? '') ||
    FAULTS.indexOf(a.fault) - FAULTS.indexOf(b.fault) ||
    0
  );
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const NOWHERE = { center: null, number: null, uid: null, no: null, seq: null, day: null };

export const finding = (
  fault: Fault,
  level: LevelName,
  text: string,
  where: Partial<Omit<Finding, 'fault' | 'level' | 'text'>>,
): Finding => ({ ...NOWHERE, ...where, fault, level, text });
