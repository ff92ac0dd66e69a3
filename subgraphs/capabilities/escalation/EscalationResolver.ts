import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { EscalationPacket } from '../../../shared/domain/case/escalation.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { escalateCase } from './escalateCase.ts';

@InputType({ description: 'What goes up with a case (提级材料).' })
class EscalationPacketInput implements EscalationPacket {
  @Field({ description: 'What this level has already tried (已做的工作).' })
  tried: string;

  @Field({ description: 'The question put to the level above (请示的问题).' })
  question: string;

  @Field({ description: 'The authority or decision wanted (需要的权限).' })
  authorityWanted: string;
}

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
