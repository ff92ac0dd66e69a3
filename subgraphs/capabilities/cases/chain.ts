import type { EntityManager } from 'typeorm';
import { type LineFacts, ZERO_HASH } from '../../../shared/domain/ledger/canonical.ts';
import { splitWords } from '../../../shared/domain/ledger/words.ts';
import { hashOfDetail, hashOfLine } from '../../../shared/ledger/hash.ts';
import type { Service } from '../../kit/subgraph.ts';
import { CaseEntry } from './CaseEntry.ts';
import { CaseFile } from './CaseFile.ts';
import { EntryWords } from './EntryWords.ts';
import { type Salted, saltWords, sealWords } from './sealWords.ts';

/** A line without its place in the chain of its file. */
export type UnchainedLine = Pick<
  CaseEntry,
  'uid' | 'center' | 'origin' | 'act' | 'from' | 'to' | 'at' | 'actorId' | 'role' | 'actorCenter' | 'detail' | 'counted'
>;

type Link = Pick<LineFacts, 'no' | 'detailHash' | 'prevHash' | 'chainedAt'> & { hash: string };

/** Where the chain of a file ends, as the file has it. */
export type ChainHead = Pick<CaseFile, 'chainLines' | 'firstHash' | 'headHash'>;

export const NO_CHAIN: ChainHead = { chainLines: 0, firstHash: null, headHash: null };

/** The place of a line behind the end of a chain. */
export function linkLine(
  { name: level }: Pick<Service, 'name'>,
  { detail, wordsHash, counted, ...facts }: UnchainedLine & { wordsHash: string | null },
  { chainLines, headHash }: ChainHead,
  chainedAt: string | null = null,
): Link {
  const link = {
    no: chainLines + 1,
    detailHash: hashOfDetail(detail, wordsHash, counted),
    prevHash: headHash ?? ZERO_HASH,
    chainedAt,
  };
  return { ...link, hash: hashOfLine({ level, ...facts, ...link }) };
}

/** Where the chain ends behind a line. */
export const headAfter = ({ no, hash }: Pick<Link, 'no' | 'hash'>, firstHash: string | null = null): ChainHead => ({
  chainLines: no,
  firstHash: firstHash ?? hash,
  headHash: hash,
});

/** A line whose words that can be erased stand apart, with their salt. */
function part(line: UnchainedLine): { line: UnchainedLine & { wordsHash: string | null }; salted: Salted | null } {
  const { detail, words } = splitWords(line.act, line.detail);
  const salted = words === null ? null : saltWords(words);
  return { line: { ...line, detail, wordsHash: salted?.wordsHash ?? null }, salted };
}

/**
 * Writes a line behind the last one of its file, or as the first, and answers where the chain ends now; the caller keeps that on
 * the file, in the same commit. The end was read under the lock of the file’s row, so that no two lines follow the same one.
 */
export async function addLine(
  tx: EntityManager,
  service: Service,
  given: UnchainedLine,
  end: ChainHead,
): Promise<ChainHead> {
  const { line, salted } = part(given);
  const link = linkLine(service, line, end);
  await tx.insert(CaseEntry, { ...line, ...link, position: null } as never);
  if (salted) await tx.insert(EntryWords, sealWords(service, { ...line, no: link.no }, salted));
  return headAfter(link, end.firstHash);
}

/** The end of a chain, and what counted of its file until now; held still until the commit. */
export const lockHead = (
  tx: EntityManager,
  { database }: Service,
  uid: string,
): Promise<ChainHead & Pick<CaseFile, 'counted' | 'hands'>> =>
  tx.findOneOrFail(CaseFile, {
    where: { uid },
    select: { uid: true, chainLines: true, firstHash: true, headHash: true, counted: true, hands: true },
    ...database.lockRow,
  });
