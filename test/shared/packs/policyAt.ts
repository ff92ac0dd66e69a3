import { join } from 'node:path';
import { pathTo } from '../../../shared/domain/access/jurisdiction.ts';
import { policyOf } from '../../../shared/domain/policy/inherit.ts';
import type { Policy } from '../../../shared/domain/policy/policy.ts';
import { readPackFolder } from '../../../shared/policy/readPacks.ts';
import { PROJECT_ROOT } from '../../../shared/projectRoot.ts';
import { readEdition } from '../../../subgraphs/capabilities/directory/readEdition.ts';

/** The packs that come with the hub. */
export const PACKS = readPackFolder(join(PROJECT_ROOT, 'subgraphs/seeds/policy'));

/** The centers that come with the hub. */
export const CENTERS = readEdition(join(PROJECT_ROOT, 'subgraphs/seeds/centers')).rows;

/** What the delivered packs say at a center; on a day when all of them hold, unless another day is asked for. */
export const policyAt = (center: string, day = '2026-03-02'): Policy => policyOf(PACKS, pathTo(CENTERS, center), day);
