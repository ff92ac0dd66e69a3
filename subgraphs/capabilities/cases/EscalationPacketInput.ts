import { Field, InputType } from 'type-graphql';
import type { EscalationPacket } from '../../../shared/domain/case/escalation.ts';

@InputType({ description: 'What goes up with a case (提级材料).' })
export class EscalationPacketInput implements EscalationPacket {
  @Field({ description: 'What this level has already tried (已做的工作).' })
  tried: string;

  @Field({ description: 'The question put to the level above (请示的问题).' })
  question: string;

  @Field({ description: 'The authority or decision wanted (需要的权限).' })
  authorityWanted: string;
}
