import type { EntityManager } from 'typeorm';
import { type CenterTree, pathTo } from '../../../shared/domain/access/jurisdiction.ts';
import type { Place } from './sealedText.ts';

/** A row with sealed columns. */
export interface SealedRow {
  uid: string;
  /** The keys that it is sealed with; empty for plain text of a release without keys, NOTHING_SEALED where it holds none. */
  sealedWith: string;
}

/** What a row holds that has nothing to seal. */
export const NOTHING_SEALED = '-';
/** The hand that seals a row again: takes what stands there, plain or sealed, and gives it under the keys in use. */
export interface Sealer {
  /** The text as it was written. */
  read(place: Place, stored: string): string;
  seal(place: Place, text: string): string;
  /** Bytes that stand sealed, under the keys in use. */
  resealBytes(place: Place, stored: string): string;
  hash(kind: string, value: string): string;
  /** For `sealedWith`. */
  mark: string;
}

/** A table with sealed columns: what rotation and the first start with keys have to know of it. */
export interface SealedTable {
  entity: abstract new (...args: never[]) => SealedRow;
  /** Its name in the database. */
  name: string;
  /** Properties of the primary key. */
  key: readonly string[];
  /** Whether its rows have hashes beside their texts. */
  indexed: boolean;
  /** The columns of a row, sealed anew; with NOTHING_SEALED where there was nothing. */
  reseal(row: never, sealer: Sealer): Partial<SealedRow>;
  /** The centers whose province the rows belong to, by uid. */
  centersOf(tx: EntityManager, uids: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** The province whose keys serve a center. */
export function provinceAt({ tree }: { tree: CenterTree }, center: string): string {
  const [province] = pathTo(tree, center);
  if (province === undefined) throw new Error(`the directory has lost ${center}`);
  return province;
}
