import { defineCapability } from '../../kit/subgraph.ts';
import { Case } from './Case.ts';
import { CaseClock } from './CaseClock.ts';
import { CaseClockResolver } from './CaseClockResolver.ts';
import { CaseEntry } from './CaseEntry.ts';
import { CaseFile } from './CaseFile.ts';
import { CaseEntryResolver, CaseFileResolver, EscalationFieldResolver } from './CaseFileResolver.ts';
import { CaseRulesResolver } from './CaseRulesResolver.ts';
import { CaseSerial } from './CaseSerial.ts';
import { CasesResolver, CenterHoldingResolver, HoldingResolver } from './CasesResolver.ts';
import { Demand } from './Demand.ts';
import { Escalation } from './Escalation.ts';
import { Cases1767225600002 } from './migrations/1767225600002-Cases.ts';
import { Casework1767225600011 } from './migrations/1767225600011-Casework.ts';
import { Notices1767225600012 } from './migrations/1767225600012-Notices.ts';
import { Notice } from './Notice.ts';

/** The common ground: what a level holds of cases and of areas, its ledger, and the door to change a case. */
export const cases = defineCapability({
  name: 'cases',
  needs: ['directory', 'policy'],
  entities: [CaseFile, CaseEntry, CaseClock, Demand, Escalation, CaseSerial, Notice],
  migrations: [Cases1767225600002, Casework1767225600011, Notices1767225600012],
  resolvers: [
    CasesResolver,
    CenterHoldingResolver,
    HoldingResolver,
    CaseFileResolver,
    CaseRulesResolver,
    CaseClockResolver,
    CaseEntryResolver,
    EscalationFieldResolver,
  ],
  types: [Case, CaseFile],
  owned: ['CaseFile', 'CaseFileEdge', 'CaseFileConnection', 'Holding'],
  references: { Case: (key: object) => key },
  ledger: { entity: CaseEntry },
});
