import { defineCapability } from '../../kit/subgraph.ts';
import { FairnessResolver, TreatmentResolver } from './FairnessResolver.ts';

/** The registry of refusals, and where the same matter was done elsewhere (不予办理登记 同事不同办). */
export const fairness = defineCapability({
  name: 'fairness',
  needs: ['cases', 'policy'],
  resolvers: [FairnessResolver, TreatmentResolver],
  // a figure is no text: who reads figures alone counts refusals, and reads none
  scopes: { Holding: { refusals: 'file', unequal: 'unequal' } },
});
