import { defineCapability } from '../../kit/subgraph.ts';
import { STEP } from '../cases/record.ts';
import { EscalationResolver } from './EscalationResolver.ts';
import { hearStep } from './hearStep.ts';

/** Raise a case to the level above, and hear what it does with it (提级). */
export const escalation = defineCapability({
  name: 'escalation',
  needs: ['cases'],
  acts: ['escalate'],
  resolvers: [EscalationResolver],
  receives: { [STEP]: hearStep },
});
