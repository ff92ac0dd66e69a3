import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { LevelName } from '../../../shared/domain/levels.ts';
import type { FlowFigures } from '../../../shared/domain/oversight/flow.ts';
import { pageSize } from '../../kit/pages.ts';
import type { RequestContext, Service } from '../../kit/subgraph.ts';
import { Center } from '../directory/Center.ts';
import { reachableLevels } from './coverageOf.ts';
import { CustodyTime, EscalationFlow, HolderCount } from './HandsTypes.ts';
import { Oversight } from './OversightTypes.ts';
import { custodyOf, inHandOf } from './readCustody.ts';
import { checkRange } from './readFigures.ts';
import { flowOfArea } from './readFlow.ts';

const DAYS_FROM = 'The first day (起), in Beijing.';
const DAYS_TO = 'The last day (止).';

export const flowView = ({ tree }: Service, flow: FlowFigures): EscalationFlow => {
  const levelOf = (place: string) => tree.get(place)?.level ?? (place as LevelName);
  return { ...flow, flow, fromLevel: levelOf(flow.from), toLevel: levelOf(flow.to) };
};

/** In whose hands matters lie, how long they lay there, and which way they went between levels (N2). */
@Resolver(() => Oversight)
export class OversightHandsResolver {
  @FieldResolver(() => [HolderCount], {
    description: 'Who has the files of the area in hand now (在手情况), N2, by level, highest first.',
  })
  inHand(@Root() { code, cover }: Oversight, @Ctx() { service }: RequestContext): Promise<HolderCount[]> {
    return inHandOf({ service, levels: cover.levels }, code);
  }

  @FieldResolver(() => [CustodyTime], {
    description:
      'How long files lay with window, department, body, citizen and level above (经手时长), N2, of the stays that ended on these days. Lines of a release that did not count it are left out. Errors: FIELD_INVALID.',
  })
  custody(
    @Root() { code, cover }: Oversight,
    @Arg('from', () => GraphQLLocalDate, { description: DAYS_FROM }) from: string,
    @Arg('to', () => GraphQLLocalDate, { description: DAYS_TO }) to: string,
    @Ctx() { service }: RequestContext,
  ): Promise<CustodyTime[]> {
    checkRange({ from, to });
    return custodyOf({ service, levels: cover.levels }, code, { from, to });
  }

  @FieldResolver(() => [EscalationFlow], {
    description:
      'What went up from this area, was taken on, given back and decided on these days, what is not answered now, and how long answers took (提级流向), AH-32, N2; the most first. Errors: FIELD_INVALID, PAGE_SIZE.',
  })
  async flow(
    @Root() { code }: Oversight,
    @Arg('from', () => GraphQLLocalDate, { description: DAYS_FROM }) from: string,
    @Arg('to', () => GraphQLLocalDate, { description: DAYS_TO }) to: string,
    @Ctx() { service }: RequestContext,
    @Arg('each', () => Boolean, {
      nullable: true,
      description: 'With true: center by center (逐中心); level by level if left out.',
    })
    each?: boolean | null,
    @Arg('first', () => Int, { nullable: true, description: 'At most so many rows, 1 to 200 (条数); 50 if left out.' })
    first?: number | null,
  ): Promise<EscalationFlow[]> {
    checkRange({ from, to });
    const most = pageSize(first ?? 50);
    const asked = { service, levels: await reachableLevels(service) };
    const flows = await flowOfArea(asked, code, { from, to }, { each: each ?? false });
    return flows.slice(0, most).map(flow => flowView(service, flow));
  }
}

@Resolver(() => EscalationFlow)
export class EscalationFlowResolver {
  @FieldResolver(() => Center, {
    nullable: true,
    description: 'The center that asked (提出中心); null where rows are by level.',
  })
  from(@Root() { flow }: EscalationFlow, @Ctx() { service }: RequestContext): Center | null {
    return service.tree.has(flow.from) ? { code: flow.from } : null;
  }

  @FieldResolver(() => Center, {
    nullable: true,
    description: 'The center that was asked (受理中心); null where rows are by level.',
  })
  to(@Root() { flow }: EscalationFlow, @Ctx() { service }: RequestContext): Center | null {
    return service.tree.has(flow.to) ? { code: flow.to } : null;
  }
}
