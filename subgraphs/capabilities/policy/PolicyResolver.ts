import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { pathTo } from '../../../shared/domain/access/jurisdiction.ts';
import { roleReads } from '../../../shared/domain/access/permissions.ts';
import { refuseRead } from '../../../shared/domain/access/refuseRead.ts';
import { CASE_STATES } from '../../../shared/domain/case/lifecycle.ts';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { localStageOf, stageOf } from '../../../shared/domain/policy/crosswalk.ts';
import { isLockedFor } from '../../../shared/domain/policy/inherit.ts';
import { BASE, type PackVersion, versionName } from '../../../shared/domain/policy/pack.ts';
import { type PolicyKey, valueOf } from '../../../shared/domain/policy/policy.ts';
import { actorOf } from '../../kit/context.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { refreshPolicies } from './keepPacks.ts';
import { policyAt } from './policyAt.ts';
import { PolicyView, PublishedPack } from './PolicyTypes.ts';
import { publishPack } from './publishPack.ts';

@Resolver()
export class PolicyResolver {
  @Query(() => PolicyView, {
    nullable: true,
    description: 'The rules that hold at a center on a day (政策), as this level knows them. Errors: CENTER_UNKNOWN.',
  })
  async policy(
    @Arg('center', () => ID, { description: 'The center (中心); any center of the directory.' }) center: string,
    @Ctx() ctx: RequestContext,
    @Arg('on', () => GraphQLLocalDate, { nullable: true, description: 'The day in Beijing (日期); today if left out.' })
    on?: string | null,
  ): Promise<PolicyView> {
    const { role } = actorOf(ctx);
    if (!roleReads(role, 'policy')) throw refuseRead(role, 'policy');
    const { service } = ctx;
    await refreshPolicies(service);
    const policy = policyAt(service, center, on ?? beijingDay(service.now()));
    const { chain, terms } = policy;
    return {
      chain,
      terms: (Object.keys(terms) as PolicyKey[]).map(key => {
        const { value, cite, pack } = terms[key];
        const locked = isLockedFor(service.policies, chain, center, key);
        return { key, value: JSON.stringify(value), cite, pack, locked };
      }),
      stages: CASE_STATES.map(state => ({ state, name: localStageOf(policy, state), stage: stageOf(state) })),
      classes: valueOf(policy, 'triage.classes').map(({ code, name, provincial }) => ({ code, name, provincial })),
    };
  }

  @Query(() => [PublishedPack], {
    nullable: true,
    description:
      'The versions of the packs that say something for a center (政策包版本), as this level knows them: those of the province first, and each pack from its first version on. Errors: CENTER_UNKNOWN.',
  })
  async policyPacks(
    @Arg('center', () => ID, { description: 'The center (中心); any center of the directory.' }) center: string,
    @Ctx() ctx: RequestContext,
  ): Promise<PublishedPack[]> {
    const { role } = actorOf(ctx);
    if (!roleReads(role, 'policy')) throw refuseRead(role, 'policy');
    const { service } = ctx;
    await refreshPolicies(service);
    if (!service.tree.has(center)) throw new DomainError('CENTER_UNKNOWN', { center }, 'center');
    const path = pathTo(service.tree, center);
    // a pack that held here once has its place by that version
    const rankOf = (name: string): number => {
      if (name === BASE) return 0;
      const codes = service.policies.filter(({ pack }) => pack === name).flatMap(({ centers }) => centers);
      return path.findIndex(code => codes.includes(code)) + 1;
    };
    return service.policies
      .filter(({ pack }) => pack === BASE || rankOf(pack) > 0)
      .sort((a, b) => rankOf(a.pack) - rankOf(b.pack) || a.pack.localeCompare(b.pack) || a.version - b.version)
      .map(shown);
  }

  @Mutation(() => PublishedPack, {
    description:
      'Publish a version of a policy pack (发布政策包) for centers of your own area: it is stored for good and told to the levels below. No open case changes. By a policy administrator. Errors: NOT_PERMITTED, WRONG_LEVEL, OUTSIDE_JURISDICTION, POLICY_KEY_UNKNOWN, POLICY_KEY_LOCKED, POLICY_VALUE_INVALID, POLICY_STATE_DANGLING, POLICY_VERSION_TAKEN.',
  })
  async publishPolicy(
    @Arg('draft', { description: 'The whole pack as JSON (政策包全文).' }) draft: string,
    @Ctx() ctx: RequestContext,
  ): Promise<PublishedPack> {
    return shown(await publishPack(ctx, draft));
  }
}

const shown = (one: PackVersion): PublishedPack => {
  const { pack, version, effectiveFrom, document, centers } = one;
  const text = JSON.stringify(one);
  return { name: versionName(one), pack, version, effectiveFrom, document, centers: [...centers], text };
};
