import { defineCapability } from '../../kit/subgraph.ts';
import { Case } from '../cases/Case.ts';
import { CaseIdentityResolver, CenterIdentityResolver } from './IdentitiesResolver.ts';

/** Which cases and centers there are: answered by the directory, so that no level is needed to ask about another. */
export const identities = defineCapability({
  name: 'identities',
  needs: ['directory'],
  types: [Case],
  resolvers: [CaseIdentityResolver, CenterIdentityResolver],
});
