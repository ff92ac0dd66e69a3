/**
 * What is hashed and signed of the ledger, as texts that are the same wherever they are written: JSON in the form of
 * RFC 8785. docs/ledger.md says it for whoever writes a checker of their own.
 */

/** What stands before the first line of a case and before the first root of a center. */
export const ZERO_HASH = '0'.repeat(64);

/**
 * A JSON value with its members in the order of their names and without blanks. Members that are undefined are left out.
 * Throws a RangeError for what the ledger does not hold: fractions, and numbers beyond 2⁵³.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).filter(([, part]) => part !== undefined);
    // by UTF-16 code units, which is how < compares
    members.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${members.map(([name, part]) => `${JSON.stringify(name)}:${canonicalJson(part)}`).join(',')}}`;
  }
  if (typeof value === 'number' && !Number.isSafeInteger(value))
    throw new RangeError(`${value} is no number of the ledger`);
  if (value === undefined || typeof value === 'function' || typeof value === 'bigint' || typeof value === 'symbol')
    throw new RangeError(`a ${typeof value} has no JSON`);
  return JSON.stringify(value);
}

/** What makes the hash of words: with a salt of their own, so that a short text cannot be found by trying. */
export const wordsStatement = (salt: string, words: Readonly<Record<string, unknown>>): string =>
  canonicalJson([salt, words]);

/**
 * What makes the hash of a detail. Words that can be erased are in it as a hash, so that what stays can be checked when they
 * are gone; what counts of the file stands in it, so that no figure can be changed without breaking the chain. A line without
 * either is hashed as it stands.
 */
export function detailStatement(
  detail: Readonly<Record<string, unknown>>,
  wordsHash: string | null = null,
  counted: object | null = null,
): string {
  if (counted !== null) return canonicalJson([detail, wordsHash, counted]);
  return canonicalJson(wordsHash === null ? detail : [detail, wordsHash]);
}

/** A line of the ledger as it is hashed: every fact of it, and the hash of the line before. */
export interface LineFacts {
  level: string;
  /** 1, 2, 3 … inside one file. */
  no: number;
  uid: string;
  center: string;
  origin: string;
  act: string;
  from: string | null;
  to: string;
  at: string;
  actorId: string;
  role: string | null;
  actorCenter: string;
  /** SHA-256 of the detailStatement; so that a chain can be checked by who may not read it. */
  detailHash: string;
  /** Null for a line that was chained in its own commit; else when an older line was taken into the chain. */
  chainedAt: string | null;
  prevHash: string;
}

/** The text whose SHA-256 is the hash of a line. */
export const lineStatement = (line: LineFacts): string => {
  const { level, no, uid, center, origin, act, from, to } = line;
  const { at, actorId, role, actorCenter, detailHash, chainedAt, prevHash } = line;
  const doudi = 'line/1';
  const facts = { doudi, level, no, uid, center, origin, act, from, to };
  return canonicalJson({ ...facts, at, actorId, role, actorCenter, detailHash, chainedAt, prevHash });
};

/** A closed day of one center: what its root is made from. */
export interface RootFacts {
  level: string;
  center: string;
  /** The day in Beijing, YYYY-MM-DD. */
  day: string;
  /** How many lines, and the numbers of the first and the last of them. */
  count: number;
  firstSeq: number;
  lastSeq: number;
  /** The Merkle tree hash over the lines. */
  tree: string;
  /** The root of the day closed before at this center. */
  prevRoot: string;
}

/** The text that a level signs, and whose SHA-256 is the root. */
export const rootStatement = ({ level, center, day, count, firstSeq, lastSeq, tree, prevRoot }: RootFacts): string =>
  canonicalJson({ doudi: 'root/1', level, center, day, count, firstSeq, lastSeq, tree, prevRoot });

/** The word of another level that it has seen a root and keeps it. */
export interface StampFacts {
  /** The level that countersigns. */
  witness: string;
  /** Whose root. */
  level: string;
  center: string;
  day: string;
  root: string;
  witnessedAt: string;
}

/** The text that a witness signs. */
export const stampStatement = ({ witness, level, center, day, root, witnessedAt }: StampFacts): string =>
  canonicalJson({ doudi: 'countersignature/1', witness, level, center, day, root, witnessedAt });
