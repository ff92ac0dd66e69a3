import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../kit/subgraph.ts';
import { myCase } from './myCase.ts';
import { MyCaseType } from './MyCaseType.ts';

@Resolver(() => MyCaseType)
export class MyCaseResolver {
  @Query(() => MyCaseType, {
    nullable: true,
    description:
      'One’s own case (我的办件), with the number and the code of the receipt and without an account, N12. Ask the level of the center that the number begins with. Errors: MY_CASE_NOT_FOUND for a wrong code as for an unknown number, TOO_MANY_TRIES, FIELD_INVALID.',
  })
  myCase(
    @Arg('number', { description: 'The case number (编号).' }) number: string,
    @Arg('code', { description: 'The code of the receipt (查询码).' }) code: string,
    @Ctx() ctx: RequestContext,
  ): Promise<MyCaseType> {
    return myCase(ctx, number, code);
  }
}
