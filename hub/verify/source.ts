import type { LevelName } from '../../shared/domain/levels.ts';

/** A ledger line as its row has it. Everything may be anything: what is read here is under suspicion. */
export interface LineRow {
  seq: number;
  position: number | null;
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
  detail: string;
  no: number | null;
  detailHash: string | null;
  wordsHash: string | null;
  /** What counts of the file, as JSON; null in a line of a release that counted nothing. */
  counted: string | null;
  /** The words that stand apart, sealed; null where there are none, or none any more. */
  sealed: string | null;
  prevHash: string | null;
  hash: string | null;
  chainedAt: string | null;
  rootedOn: string | null;
}

/** What a file says of its own chain. */
export interface FileRow {
  uid: string;
  number: string;
  center: string;
  chainLines: number;
  firstHash: string | null;
  headHash: string | null;
}

export interface RootRow {
  center: string;
  day: string;
  count: number;
  firstSeq: number;
  lastSeq: number;
  tree: string;
  prevRoot: string;
  root: string;
  kid: string;
  signature: string;
  witness: string | null;
  witnessKid: string | null;
  witnessedAt: string | null;
  countersignature: string | null;
  refusal: string | null;
}

export interface WitnessedRow extends Omit<RootRow, 'witness' | 'refusal'> {
  level: string;
}

export interface KeyRow {
  level: string;
  kid: string;
  publicKey: string;
}

/** What the deletion ledger says of one case: the lines whose words were erased, as 3、5、9. */
export interface ErasureRow {
  uid: string;
  erasedLines: string;
}

/** What is checked of one level. Lists come in the order that is named, a part at a time. */
export interface LedgerSource {
  level: LevelName;
  /** By number (seq). */
  lines(): AsyncIterable<readonly LineRow[]>;
  /** By uid. */
  files(): AsyncIterable<readonly FileRow[]>;
  erasures(): Promise<readonly ErasureRow[]>;
  /** By center and day. */
  roots(): Promise<readonly RootRow[]>;
  /** By level, center and day. */
  witnessed(): Promise<readonly WitnessedRow[]>;
  keys(): Promise<readonly KeyRow[]>;
  /** The position of the newest numbered line, as the level remembers it. */
  head(): Promise<number>;
  /** What is committed by now, should another level know more than was there when the check began. */
  rootNow(center: string, day: string): Promise<RootRow | undefined>;
  witnessedNow(level: string, center: string, day: string): Promise<WitnessedRow | undefined>;
}
