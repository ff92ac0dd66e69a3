import { type EntityManager, In, LessThan, MoreThan } from 'typeorm';
import type { CaseAct } from '../../../shared/domain/case/lifecycle.ts';
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

/** All lines of some cases, each case's in their order. */
export const linesOfCases = (db: EntityManager, uids: readonly string[]): Promise<NumberedLine[]> =>
  db.find(CaseEntry, { where: { uid: In([...uids]) }, order: { seq: 'ASC' } });

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

/** All lines of the cases of some centers on which a person did one of these acts, from one instant until before another. */
export async function linesOfWork(
  db: EntityManager,
  centers: readonly string[],
  { person, acts, from, until }: { person: string; acts: readonly CaseAct[]; from: string; until: string },
): Promise<NumberedLine[]> {
  const own = await db
    .createQueryBuilder(CaseEntry, 'e')
    .select('distinct e.uid', 'uid')
    .where('e.center in (:...centers) and e.at >= :from and e.at < :until', { centers, from, until })
    .andWhere('e.actorId = :person and e.act in (:...acts)', { person, acts })
    .getRawMany<{ uid: string }>();
  const lines: NumberedLine[] = [];
  for (let i = 0; i < own.length; i += 200) {
    const uids = own.slice(i, i + 200).map(({ uid }) => uid);
    lines.push(...(await linesOfCases(db, uids)));
  }
  return lines;
}
