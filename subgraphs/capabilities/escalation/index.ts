import { defineCapability } from '../../kit/subgraph.ts';
import { RAISED, STEP } from '../cases/packet.ts';
import { EscalationResolver } from './EscalationResolver.ts';
import { hearRefusal, hearStep } from './hearStep.ts';

/** Raise a case to the level above, and hear what it does with it (提级). */
export const escalation = defineCapability({
  name: 'escalation',
  needs: ['cases'],
  acts: ['escalate'],
  resolvers: [EscalationResolver],
  receives: { [STEP]: hearStep },
  refused: { [RAISED]: hearRefusal },
});
