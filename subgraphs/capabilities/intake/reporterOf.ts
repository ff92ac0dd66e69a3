import type { PlainReporter, Service } from '../../kit/subgraph.ts';
import { Reporter } from './Reporter.ts';
import { openReporter } from './sealReporter.ts';

/**
 * Who reported a case, in plain text; null where nobody left a name or a telephone, and at every other level. For those who
 * have been admitted to see it: nothing is checked here, and nothing may be kept of it.
 */
export async function reporterOf(
  { database, vault }: Pick<Service, 'database' | 'vault'>,
  uid: string,
): Promise<PlainReporter | null> {
  const reporter = await database.read.findOneBy(Reporter, { uid });
  return reporter && openReporter(reporter, vault.open);
}
