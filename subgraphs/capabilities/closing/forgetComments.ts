import { type EntityManager, IsNull, Not } from 'typeorm';
import type { Forgotten, Service } from '../../kit/subgraph.ts';
import { Rating } from './Rating.ts';

/** Takes the citizen’s own words off the ratings; how satisfied they were stays, because figures rest on it. */
export async function forgetComments(tx: EntityManager, _service: Service, uid: string): Promise<Forgotten> {
  const { affected } = await tx.update(Rating, { uid, comment: Not(IsNull()) }, { comment: null });
  return { ratingComments: affected ?? 0 };
}
