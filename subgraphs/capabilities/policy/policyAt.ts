import { pathTo } from '../../../shared/domain/access/jurisdiction.ts';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { chainOf, policyOfChain } from '../../../shared/domain/policy/inherit.ts';
import type { PackVersion } from '../../../shared/domain/policy/pack.ts';
import type { Policy } from '../../../shared/domain/policy/policy.ts';
import type { Service } from '../../kit/subgraph.ts';

/** Versions never change, so a chain is put together once for each list of packs. */
const COMPOSED = new WeakMap<readonly PackVersion[], Map<string, Policy>>();

function composed(packs: readonly PackVersion[], chain: string): Policy {
  const known = COMPOSED.get(packs) ?? new Map<string, Policy>();
  COMPOSED.set(packs, known);
  const policy = known.get(chain) ?? policyOfChain(packs, chain);
  known.set(chain, policy);
  return policy;
}

/** What holds at a center on a day in Beijing (1.6). Refuses with CENTER_UNKNOWN, and as `policyOf` does. */
export function policyAt({ tree, policies }: Pick<Service, 'tree' | 'policies'>, center: string, day: string): Policy {
  const path = pathTo(tree, center);
  if (path.length === 0) throw new DomainError('CENTER_UNKNOWN', { center }, 'center');
  return composed(policies, chainOf(policies, path, day));
}

/**
 * What a case was registered under, and what holds for it to its end (N5). POLICY_UNKNOWN for a version that is not here.
 * A file of a release that knew no packs goes by what holds at its center on the day it was opened.
 */
export const policyOfFile = (
  service: Pick<Service, 'tree' | 'policies'>,
  { policy, center, openedAt }: { policy: string; center: string; openedAt: string },
): Policy =>
  policy === '' ? policyAt(service, center, beijingDay(new Date(openedAt))) : composed(service.policies, policy);
