import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../kit/subgraph.ts';
import { ReceiptProof } from './ReceiptProof.ts';
import { verifyReceipt } from './verifyReceipt.ts';

@Resolver()
export class WitnessResolver {
  @Query(() => ReceiptProof, {
    description:
      'Whether the timeline of a case was not rewritten since a receipt was printed (回执核验), N13. Open to everybody: who has number and hash may ask. Errors: FIELD_INVALID.',
  })
  verifyReceipt(
    @Arg('number', { description: 'The case number on the receipt (编号).' }) number: string,
    @Arg('hash', { description: 'The hash on the receipt (回执校验值), or any later one of the same case.' })
    hash: string,
    @Ctx() { service }: RequestContext,
  ): Promise<ReceiptProof> {
    return verifyReceipt(service, number, hash);
  }
}
