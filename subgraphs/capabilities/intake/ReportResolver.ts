import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../kit/subgraph.ts';
import { reportMatter, matterOffer } from './reportMatter.ts';
import { MatterReceipt, ReportMatterInput, MatterOffer } from './ReportTypes.ts';

@Resolver(() => MatterReceipt)
export class ReportResolver {
  @Query(() => MatterOffer, {
    nullable: true,
    description:
      'What a center asks of whoever reports without an account (网上反映要求); no account is needed. Errors: CENTER_UNKNOWN, CENTER_RETIRED, WRONG_LEVEL.',
  })
  matterOffer(
    @Arg('center', () => ID, { description: 'The center (中心).' }) center: string,
    @Ctx() ctx: RequestContext,
  ): MatterOffer {
    return matterOffer(ctx, center);
  }

  @Mutation(() => MatterReceipt, {
    description:
      'Report a matter in plain words and without an account (我要反映), WL-12, WL-62; by the rules of the center, as at its window. Errors: FIELD_REQUIRED, FIELD_TOO_LONG, FIELD_INVALID, NOT_OFFERED where the center takes none online, TOO_MANY_REPORTS, CENTER_UNKNOWN, CENTER_RETIRED, WRONG_LEVEL.',
  })
  reportMatter(
    @Arg('input', () => ReportMatterInput, { description: 'What is reported (反映内容).' }) input: ReportMatterInput,
    @Ctx() ctx: RequestContext,
  ): Promise<MatterReceipt> {
    return reportMatter(ctx, input);
  }
}
