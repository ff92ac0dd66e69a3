import { defineCapability } from '../../kit/subgraph.ts';
import { LINES, PULSE } from '../cases/countedLines.ts';
import { areaCounters } from './areaCounters.ts';
import { EscalationFlowResolver, OversightHandsResolver } from './HandsResolver.ts';
import { countedFacts } from './countedFacts.ts';
import { hearLines, hearPulse } from './hearLines.ts';
import { Oversight1767225600062 } from './migrations/1767225600062-Oversight.ts';
import { OverseenFile, OverseenSource, OverseenTally } from './OverseenRows.ts';
import {
  OverseenFileResolver,
  OversightOfAreaResolver,
  OversightPartResolver,
  OversightResolver,
} from './OversightResolver.ts';

/** One question across all counties, one answer that says how whole and how fresh it is: the ledgers below, counted here (N7). */
export const oversight = defineCapability({
  name: 'oversight',
  needs: ['cases'],
  entities: [OverseenSource, OverseenFile, OverseenTally],
  migrations: [Oversight1767225600062],
  resolvers: [
    OversightOfAreaResolver,
    OversightResolver,
    OversightHandsResolver,
    EscalationFlowResolver,
    OversightPartResolver,
    OverseenFileResolver,
  ],
  scopes: { Holding: { oversight: 'oversight' } },
  areaCounters,
  receives: { [LINES]: hearLines },
  countedFacts,
  hears: { [PULSE]: hearPulse },
});
