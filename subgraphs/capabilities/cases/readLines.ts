import { type EntityManager, In, LessThan, MoreThan } from 'typeorm';
import { CaseEntry } from './CaseEntry.ts';
import { CaseFile } from './CaseFile.ts';

export type NumberedLine = CaseEntry;

/** Lines of the ledger after a position, in their order. */
export const linesAfter = (db: EntityManager, position: number, take: number): Promise<NumberedLine[]> =>
  db.find(CaseEntry, { where: { position: MoreThan(position) }, order: { position: 'ASC' }, take });

/** The lines of a case before one of them, in their order: what that line is read from. */
export const linesBefore = (
  db: EntityManager,
  { uid, seq }: Pick<NumberedLine, 'uid' | 'seq'>,
): Promise<NumberedLine[]> => db.find(CaseEntry, { where: { uid, seq: LessThan(seq) }, order: { seq: 'ASC' } });

/** The numbers of cases that this level holds, by uid. */
export async function numbersOf(db: EntityManager, uids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const files = await db.find(CaseFile, {
    where: { uid: In([...new Set(uids)]) },
    select: { uid: true, number: true },
  });
  return new Map(files.map(({ uid, number }) => [uid, number]));
}

/** One line of a case, by its number at this level; null where the case has none like that. */
export const lineOf = (db: EntityManager, uid: string, seq: number): Promise<NumberedLine | null> =>
  db.findOneBy(CaseEntry, { uid, seq });
