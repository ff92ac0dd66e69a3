import { defineCapability } from '../../kit/subgraph.ts';
import { EXTENDED, RAISED } from '../cases/packet.ts';
import { hearExtension } from './hearExtension.ts';
import { receiveEscalation } from './receiveEscalation.ts';
import { RulingResolver } from './RulingResolver.ts';

/** Answer what the level below asked: accept, decide, return down (受理提级 裁定 退回). */
export const ruling = defineCapability({
  name: 'ruling',
  needs: ['cases'],
  acts: ['acceptEscalation', 'decideEscalation', 'returnEscalation'],
  resolvers: [RulingResolver],
  receives: { [RAISED]: receiveEscalation, [EXTENDED]: hearExtension },
});
