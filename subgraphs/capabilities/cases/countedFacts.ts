import { In } from 'typeorm';
import { isCannot } from '../../../shared/domain/fairness/treatments.ts';
import type { CountedFact, FactsAfter, Service } from '../../kit/subgraph.ts';
import { CaseFile } from './CaseFile.ts';
import { Treatment } from './Treatment.ts';

/** The own files as far as they count, in pages by when they were opened, each with the article that its last no rested on. */
export async function countedFacts(
  { database, name }: Service,
  { openedAt, uid }: FactsAfter,
  size: number,
): Promise<CountedFact[]> {
  const files = await database.read
    .createQueryBuilder(CaseFile, 'f')
    .select(['f.uid', 'f.center', 'f.openedAt', 'f.updatedAt', 'f.counted'])
    .where('(f.openedAt > :openedAt or (f.openedAt = :openedAt and f.uid > :uid))', { openedAt, uid })
    .orderBy('f.openedAt')
    .addOrderBy('f.uid')
    .take(size)
    .getMany();
  const uids = files.map(file => file.uid);
  const treated =
    uids.length === 0 ? [] : await database.read.find(Treatment, { where: { uid: In(uids) }, order: { id: 'ASC' } });
  const rules = new Map(treated.filter(({ kind }) => isCannot(kind)).map(row => [row.uid, row.article]));
  return files.map(file => ({
    ...{ uid: file.uid, level: name, center: file.center, openedAt: file.openedAt, updatedAt: file.updatedAt },
    ...{ counted: file.counted, rule: rules.get(file.uid) ?? null },
  }));
}
