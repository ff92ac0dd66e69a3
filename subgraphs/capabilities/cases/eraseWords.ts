import type { EntityManager } from 'typeorm';
import { wordsField } from '../../../shared/domain/ledger/words.ts';
import { CaseEntry } from './CaseEntry.ts';
import { EntryWords } from './EntryWords.ts';

/**
 * Erases the words about the reporter from the ledger of a case, with their salts, and answers from which lines. The lines keep
 * their hashes. One of a release that had no such words apart loses its whole detail.
 */
export async function eraseWords(tx: EntityManager, uid: string): Promise<number[]> {
  const apart = (await tx.findBy(EntryWords, { uid })).map(({ no }) => no);
  await tx.delete(EntryWords, { uid });
  const lines = await tx.findBy(CaseEntry, { uid });
  const older = lines.filter(({ act, detail, wordsHash }) => {
    const field = wordsField(act, detail);
    return wordsHash === null && field !== undefined && detail[field] !== undefined;
  });
  for (const { seq } of older) await tx.update(CaseEntry, { seq }, { detail: {} });
  return [...apart, ...older.flatMap(({ no }) => no ?? [])].sort((a, b) => a - b);
}
