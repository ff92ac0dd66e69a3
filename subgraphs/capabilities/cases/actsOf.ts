import type { EntityManager } from 'typeorm';
import { CaseEntry } from './CaseEntry.ts';
import { CaseFile } from './CaseFile.ts';

/** So many uids in one question: databases take no longer list. */
const AT_ONCE = 500;

/** Who registered cases at centers since an instant, and when. */
export const registrationsAt = (
  db: EntityManager,
  centers: readonly string[],
  since: string,
): Promise<{ person: string; at: string }[]> =>
  db
    .createQueryBuilder(CaseEntry, 'line')
    .innerJoin(CaseFile, 'file', 'file.uid = line.uid')
    .where('file.origin in (:...centers) and file.openedAt >= :since', { centers: ['-', ...centers], since })
    .andWhere("line.act = 'register'")
    .select(['line.actorId as person', 'line.at as at'])
    .getRawMany();

/** Who has done anything to these cases but look at the reporter, as `person uid`. */
export async function actorsOn(db: EntityManager, uids: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (let i = 0; i < uids.length; i += AT_ONCE) {
    const lines = await db
      .createQueryBuilder(CaseEntry, 'line')
      .where("line.uid in (:...uids) and line.act <> 'reveal'", { uids: uids.slice(i, i + AT_ONCE) })
      .select(['line.actorId as person', 'line.uid as uid'])
      .distinct(true)
      .getRawMany<{ person: string; uid: string }>();
    for (const { person, uid } of lines) found.add(`${person} ${uid}`);
  }
  return found;
}
