import { type EntityManager, In, MoreThan } from 'typeorm';
import { CaseEntry } from './CaseEntry.ts';
import { CaseFile } from './CaseFile.ts';

export type NumberedLine = CaseEntry;

/** Lines of the ledger after a position, in their order. */
export const linesAfter = (db: EntityManager, position: number, take: number): Promise<NumberedLine[]> =>
  db.find(CaseEntry, { where: { position: MoreThan(position) }, order: { position: 'ASC' }, take });

/** The numbers of cases that this level holds, by uid. */
export async function numbersOf(db: EntityManager, uids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const files = await db.find(CaseFile, {
    where: { uid: In([...new Set(uids)]) },
    select: { uid: true, number: true },
  });
  return new Map(files.map(({ uid, number }) => [uid, number]));
}
