import { defineCapability } from '../../kit/subgraph.ts';
import { Case } from './Case.ts';
import { CaseEntry } from './CaseEntry.ts';
import { CaseFile } from './CaseFile.ts';
import { CaseEntryResolver, CaseFileResolver, EscalationFieldResolver } from './CaseFileResolver.ts';
import { CaseSerial } from './CaseSerial.ts';
import { CasesResolver, CenterHoldingResolver, HoldingResolver } from './CasesResolver.ts';
import { Escalation } from './Escalation.ts';
import { Cases1767225600002 } from './migrations/1767225600002-Cases.ts';

/** The common ground: what a level holds of cases and of areas, its ledger, and the door to change a case. */
export const cases = defineCapability({
  name: 'cases',
  needs: ['directory'],
  entities: [CaseFile, CaseEntry, Escalation, CaseSerial],
  migrations: [Cases1767225600002],
  resolvers: [
    CasesResolver,
    CenterHoldingResolver,
    HoldingResolver,
    CaseFileResolver,
    CaseEntryResolver,
    EscalationFieldResolver,
  ],
  types: [Case, CaseFile],
  owned: ['CaseFile', 'CaseFileEdge', 'CaseFileConnection', 'Holding'],
  references: { Case: (key: object) => key },
  ledger: { entity: CaseEntry },
});
