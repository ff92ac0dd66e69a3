import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../../kit/subgraph.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { EscalationPacketInput } from '../cases/EscalationPacketInput.ts';
import { escalateCase } from '../cases/escalateCase.ts';

@Resolver(() => CaseFile)
export class EscalationResolver {
  @Mutation(() => CaseFile, {
    description:
      'Ask the level above (提级), LH-30, WL-72. The file stays here; the packet goes up. Errors: ESCALATION_OPEN, ACT_NOT_ALLOWED, FIELD_REQUIRED.',
  })
  escalateCase(
    @Arg('uid', () => ID, { description: 'The case (办件).' }) uid: string,
    @Arg('packet', () => EscalationPacketInput, { description: 'What goes up with it (提级材料).' })
    packet: EscalationPacketInput,
    @Ctx() ctx: RequestContext,
  ): Promise<CaseFile> {
    return escalateCase(ctx, uid, packet);
  }
}
