import { defineCapability } from '../../kit/subgraph.ts';
import { auditPublications } from './auditPublications.ts';
import { openPolicies, refreshPolicies } from './keepPacks.ts';
import { Policy1767225600010 } from './migrations/1767225600010-Policy.ts';
import { PackRow } from './PackRow.ts';
import { PolicyResolver } from './PolicyResolver.ts';
import { hearPublished, PUBLISHED } from './publishPack.ts';

/** Which rules hold where and since when (政策包): read, published, and told to the levels below. */
export const policy = defineCapability({
  name: 'policy',
  needs: ['directory'],
  entities: [PackRow],
  audits: [auditPublications],
  migrations: [Policy1767225600010],
  resolvers: [PolicyResolver],
  receives: { [PUBLISHED]: hearPublished },
  start: service => openPolicies(service),
  jobs: [{ name: 'refresh-policies', everySeconds: 5, run: refreshPolicies }],
});
