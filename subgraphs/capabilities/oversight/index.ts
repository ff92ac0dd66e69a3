import type { Scope } from '../../../shared/domain/access/permissions.ts';
import { defineCapability } from '../../kit/subgraph.ts';
import { LINES, PULSE } from '../cases/countedLines.ts';
import {
  CenterSignalResolver,
  ComparedCenterResolver,
  ExclusionFieldsResolver,
  ExclusionResolver,
  LeftOutResolver,
  ComparisonResolver,
  GamingSignResolver,
} from './ComparisonResolver.ts';
import { HOLDING_GUARD } from '../cases/readPart.ts';
import { countOverseenAgain } from './countOverseenAgain.ts';
import { areaCounters } from './areaCounters.ts';
import { sumAreasAgain } from './areaSums.ts';
import { EscalationFlowResolver, OversightHandsResolver } from './HandsResolver.ts';
import { countedFacts } from './countedFacts.ts';
import { hearLines, hearPulse } from './hearLines.ts';
import { Comparison1767225600081 } from './migrations/1767225600081-Comparison.ts';
import { OverseenRule1767225620003 } from './migrations/1767225620003-OverseenRule.ts';
import { Oversight1767225600062 } from './migrations/1767225600062-Oversight.ts';
import { Sums1767225610001 } from './migrations/1767225610001-Sums.ts';
import { LeftOut1767225610002 } from './migrations/1767225610002-LeftOut.ts';
import { ComparisonExclusion, OverseenFile, OverseenSource, OverseenSum, OverseenTally } from './OverseenRows.ts';
import {
  OverseenFileResolver,
  OversightEscalationResolver,
  OversightOfAreaResolver,
  OversightPartResolver,
  OversightResolver,
} from './OversightResolver.ts';

/** What is read of a figure’s files and of how centers stand beside each other takes the scope of files too. */
const OF_FILES: Record<string, Scope> = {
  ...{ files: 'case', comparison: 'case', gamingSigns: 'case', signals: 'case' },
  ...{ exclusions: 'case', leftOut: 'case' },
};

/** One question across all counties, one answer that says how whole and how fresh it is: the ledgers below, counted here (N7). */
export const oversight = defineCapability({
  name: 'oversight',
  needs: ['cases', 'policy'],
  entities: [OverseenSource, OverseenFile, OverseenTally, OverseenSum, ComparisonExclusion],
  migrations: [
    ...[Oversight1767225600062, Comparison1767225600081, Sums1767225610001],
    ...[LeftOut1767225610002, OverseenRule1767225620003],
  ],
  resolvers: [
    OversightOfAreaResolver,
    OversightResolver,
    OversightHandsResolver,
    EscalationFlowResolver,
    OversightPartResolver,
    OverseenFileResolver,
    OversightEscalationResolver,
    ComparisonResolver,
    ComparedCenterResolver,
    GamingSignResolver,
    CenterSignalResolver,
    ExclusionResolver,
    ExclusionFieldsResolver,
    LeftOutResolver,
  ],
  // the figures are for walls as well; what leads from them to files, or judges centers, is for who may know of the files
  guards: { Oversight: { ...HOLDING_GUARD, byDefault: 'oversight' } },
  scopes: { Holding: { oversight: 'oversight' }, Oversight: OF_FILES },
  start: async service => {
    await countOverseenAgain(service);
    await sumAreasAgain(service);
  },
  areaCounters,
  receives: { [LINES]: hearLines },
  countedFacts,
  hears: { [PULSE]: hearPulse },
});
