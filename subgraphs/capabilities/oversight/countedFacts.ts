import type { CountedFact, FactsAfter, Service } from '../../kit/subgraph.ts';
import { OverseenFile } from './OverseenRows.ts';

/** The files of the levels below as far as they count, in pages by when they were opened, each with the article that its last no rested on. */
export async function countedFacts(
  { database }: Service,
  { openedAt, uid }: FactsAfter,
  size: number,
): Promise<CountedFact[]> {
  const files = await database.read
    .createQueryBuilder(OverseenFile, 'f')
    .where('(f.openedAt > :openedAt or (f.openedAt = :openedAt and f.uid > :uid))', { openedAt, uid })
    .orderBy('f.openedAt')
    .addOrderBy('f.uid')
    .take(size)
    .getMany();
  return files.map(file => ({
    ...{ uid: file.uid, level: file.level, center: file.center, openedAt: file.openedAt, updatedAt: file.updatedAt },
    ...{ counted: file.counted, rule: file.rule },
  }));
}
