import { type EntityManager, In, IsNull, LessThan } from 'typeorm';
import { ZERO_HASH } from '../../../shared/domain/ledger/canonical.ts';
import { hashOfDetail, hashOfLine, hashOfWords } from '../../../shared/ledger/hash.ts';
import type { Service } from '../../kit/subgraph.ts';
import { CaseEntry } from './CaseEntry.ts';
import { CaseFile } from './CaseFile.ts';
import type { EntryWords } from './EntryWords.ts';
import { erasedIn, isEmptied, wordsOfFile } from './readWords.ts';
import { openWords } from './sealWords.ts';

/** A line that no root covers yet, as far as a root needs it. */
export interface UnrootedLine {
  seq: number;
  center: string;
  at: string;
  hash: string;
}

/** The centers with lines that no root covers, written before an instant. */
export async function centersUnrooted(read: EntityManager, before: string): Promise<string[]> {
  const rows = await read
    .createQueryBuilder(CaseEntry, 'line')
    .select('line.center', 'center')
    .distinct(true)
    .where({ rootedOn: IsNull(), at: LessThan(before) })
    .getRawMany<{ center: string }>();
  return rows.map(({ center }) => center).sort();
}

/** The lines of a center that no root covers, written before an instant, in the order of their numbers. */
export const unrootedLines = (tx: EntityManager, center: string, before: string): Promise<UnrootedLine[]> =>
  tx.find(CaseEntry, {
    where: { rootedOn: IsNull(), center, at: LessThan(before) },
    select: { seq: true, center: true, at: true, hash: true },
    order: { seq: 'ASC' },
  }) as Promise<UnrootedLine[]>;

/** Puts lines under the root of a day. Throws where one has been put under another in the meantime. */
export async function markRooted(tx: EntityManager, seqs: readonly number[], day: string): Promise<void> {
  for (let i = 0; i < seqs.length; i += 500) {
    const some = seqs.slice(i, i + 500);
    const { affected } = await tx.update(CaseEntry, { seq: In(some), rootedOn: IsNull() }, { rootedOn: day });
    if (affected !== some.length) throw new Error(`lines of ${day} were closed by another process`);
  }
}

/** What can be said of a chain without saying what stands in it. */
export interface ChainReading {
  /** Every line follows from the one before, the last is the one that the file names, and the line asked for is among them. */
  unbroken: boolean;
  no: number | null;
  center: string;
  /** The day whose root covers the line that was asked for. */
  rootedOn: string | null;
  lines: number;
  headHash: string | null;
}

/** Recomputes the chain of the case with this number, and looks for a line with this hash in it; null without such a case. */
export async function readChain(service: Service, number: string, hash: string): Promise<ChainReading | null> {
  const { read } = service.database;
  const file = await read.findOneBy(CaseFile, { number });
  if (!file) return null;
  const lines = await read.find(CaseEntry, { where: { uid: file.uid }, order: { seq: 'ASC' } });
  const whole = isWhole(service, file, lines, await wordsOfFile(read, file.uid));
  const line = lines.find(one => one.hash === hash);
  return {
    unbroken: whole && line !== undefined,
    no: line?.no ?? null,
    center: file.center,
    rootedOn: line?.rootedOn ?? null,
    lines: lines.length,
    headHash: file.headHash,
  };
}

function isWhole(
  { name: level, vault }: Service,
  file: CaseFile,
  lines: readonly CaseEntry[],
  words: ReadonlyMap<number, EntryWords>,
): boolean {
  const erased = erasedIn(lines);
  let prevHash = ZERO_HASH;
  for (const [i, { detail, hash, ...line }] of lines.entries()) {
    const no = i + 1;
    const gone = erased.has(no);
    const told = words.get(no);
    if (told ? line.wordsHash !== wordsHashOf(told, vault.open) : line.wordsHash !== null && !gone) return false;
    const emptied = gone && isEmptied({ detail, ...line });
    const detailHash = emptied ? (line.detailHash ?? '') : hashOfDetail(detail, line.wordsHash, line.counted);
    if (line.no !== no || hash === null || hash !== hashOfLine({ ...line, level, no, detailHash, prevHash }))
      return false;
    prevHash = hash;
  }
  return lines.length === file.chainLines && prevHash === file.headHash && lines[0]?.hash === file.firstHash;
}

/** The hash of words as they stand; undefined where they were changed or moved. */
function wordsHashOf(row: EntryWords, open: Service['vault']['open']): string | undefined {
  try {
    const { salt, words } = openWords(row, open);
    return hashOfWords(salt, words);
  } catch {
    return undefined;
  }
}
