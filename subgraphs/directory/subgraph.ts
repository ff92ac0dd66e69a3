import { directory } from '../capabilities/directory/index.ts';
import { identities } from '../capabilities/identities/index.ts';
import { defineSubgraph } from '../kit/subgraph.ts';

/** Not a level: the small subgraph that answers for identities, whichever level is down. It holds no case. */
export const directorySubgraph = defineSubgraph({ name: 'directory', capabilities: [directory, identities] });
