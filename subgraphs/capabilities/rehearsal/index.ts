import { defineCapability } from '../../kit/subgraph.ts';
import { RehearsalResolver } from './RehearsalResolver.ts';

/** Try a draft of the rules on the cases of the past before publishing it (政策试运行), N5. */
export const rehearsal = defineCapability({
  name: 'rehearsal',
  needs: ['cases', 'policy'],
  resolvers: [RehearsalResolver],
});
