import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kit/subgraph.ts';
import { CaseClock } from './CaseClock.ts';
import { ClockStepType } from './ClockStepType.ts';
import { fileOf } from './readFiles.ts';
import { whyOf } from './whyOf.ts';

@Resolver(() => CaseClock)
export class CaseClockResolver {
  @FieldResolver(() => [ClockStepType], {
    description:
      'Why this limit (时限推算): every step from the start, with its article; replayed, it gives the same instant.',
  })
  async why(@Root() clock: CaseClock, @Ctx() ctx: RequestContext): Promise<ClockStepType[]> {
    const file = await fileOf(ctx, clock.uid);
    return file ? whyOf(ctx.service, file, clock) : [];
  }
}
