import { defineCapability } from '../../kit/subgraph.ts';
import { ClocksResolver } from './ClocksResolver.ts';
import { watchClocks } from './watchClocks.ts';

/** Extend a limit; warn and say so when one comes near or has passed (延期 临期 超期). */
export const clocks = defineCapability({
  name: 'clocks',
  needs: ['cases', 'policy'],
  acts: ['extend'],
  resolvers: [ClocksResolver],
  jobs: [{ name: 'watch-clocks', everySeconds: 2, run: watchClocks }],
});
