import { covers } from '../../../shared/domain/access/jurisdiction.ts';
import type { AreaCounters, Service } from '../../kit/subgraph.ts';
import { coverageOf } from './coverageOf.ts';
import { readCounters } from './readCounters.ts';

/** The counters of an area with everything below it, for other capabilities that draw up figures (N7). */
export async function areaCounters(service: Service, area: string): Promise<AreaCounters> {
  const { asOf, answered, expected, levels } = await coverageOf(service, area);
  const { database, name, tree } = service;
  return {
    ...{ asOf, answered, expected },
    read: async wanted =>
      (await readCounters(database.read, name, levels, wanted)).filter(({ center }) => covers(tree, area, center)),
  };
}
