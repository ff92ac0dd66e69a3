import { type EntityManager, LessThan } from 'typeorm';
import type { Forgotten, Purge, Service } from '../../kit/subgraph.ts';
import { ReporterSearch } from './ReporterSearch.ts';

/** Deletes old records of who searched for a reporter. */
export async function purgeSearches(tx: EntityManager, _service: Service, { before }: Purge): Promise<Forgotten> {
  const { affected } = await tx.delete(ReporterSearch, { at: LessThan(before) });
  return { reporterSearches: affected ?? 0 };
}
