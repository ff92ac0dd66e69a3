import { type EntityManager, In } from 'typeorm';
import { isCannot } from '../../../shared/domain/fairness/treatments.ts';
import { personalKinds } from '../../../shared/domain/privacy/looksPersonal.ts';
import { Treatment } from './Treatment.ts';

type Line = { uid: string; at: string };

export const blockedAt = ({ uid, at }: Line): string => `${uid} ${at}`;

/**
 * The articles that noes rested on (依据), by the line that said so: what levels above may know of it. One in which something
 * points to a person is left out; who wrote it there has named more than an article.
 */
export async function blockingRules(db: EntityManager, lines: readonly Line[]): Promise<ReadonlyMap<string, string>> {
  const uids = [...new Set(lines.map(({ uid }) => uid))];
  const treated = uids.length === 0 ? [] : await db.find(Treatment, { where: { uid: In(uids) }, order: { id: 'ASC' } });
  return new Map(
    treated.flatMap(row => {
      const told = isCannot(row.kind) && row.article !== null && personalKinds(row.article).length === 0;
      return told ? [[blockedAt(row), (row.article ?? '').slice(0, 400)] as const] : [];
    }),
  );
}
