import { defineCapability } from '../../kit/subgraph.ts';
import { HandlingResolver } from './HandlingResolver.ts';

/** Give to a department, finish (交办 办结). */
export const handling = defineCapability({
  name: 'handling',
  needs: ['cases'],
  acts: ['assign', 'complete'],
  resolvers: [HandlingResolver],
});
