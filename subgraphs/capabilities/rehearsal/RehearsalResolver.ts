import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { DomainError } from '../../../shared/domain/errors.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { rehearse } from './rehearse.ts';
import { type PolicyFaultView, WhatIf } from './RehearsalTypes.ts';

@Resolver()
export class RehearsalResolver {
  @Query(() => WhatIf, {
    nullable: true,
    description:
      'What a draft of a policy pack would have meant for past cases of this level (政策试运行). Changes nothing. Errors: CENTER_UNKNOWN, OUTSIDE_JURISDICTION.',
  })
  async policyWhatIf(
    @Arg('center', () => ID, { description: 'A center (中心); the cases of its whole area count.' }) center: string,
    @Arg('draft', { description: 'The whole pack as JSON (政策包草案全文); its number does not matter.' })
    draft: string,
    @Ctx() ctx: RequestContext,
    @Arg('since', () => GraphQLLocalDate, {
      nullable: true,
      description: 'Cases registered from this day on (起始日期); the last quarter if left out.',
    })
    since?: string | null,
  ): Promise<WhatIf> {
    const { fault, ...found } = await rehearse(ctx, center, draft, since ?? null);
    return { ...found, fault: fault && faultOf(fault) };
  }
}

const faultOf = ({ code, field, params }: DomainError): PolicyFaultView => ({
  code,
  key: params.key ?? field ?? null,
  details: Object.entries(params).map(([name, text]) => ({ name, text })),
});
