import { defineCapability } from '../../kit/subgraph.ts';
import { AuditRead } from './AuditRead.ts';
import { AUDITS_OF_CASES } from './auditsOfCases.ts';
import { Case } from './Case.ts';
import { CaseClock } from './CaseClock.ts';
import { CaseClockResolver } from './CaseClockResolver.ts';
import { CaseEntry } from './CaseEntry.ts';
import { CaseFile } from './CaseFile.ts';
import { CaseEntryResolver, CaseFileResolver, EscalationFieldResolver } from './CaseFileResolver.ts';
import { CaseRulesResolver } from './CaseRulesResolver.ts';
import { CaseSerial } from './CaseSerial.ts';
import { CasesResolver, CenterHoldingResolver, HoldingResolver } from './CasesResolver.ts';
import { chainLater } from './chainLater.ts';
import { CodeTry } from './CodeTry.ts';
import { countedFacts } from './countedFacts.ts';
import { countLater } from './countLater.ts';
import { Demand } from './Demand.ts';
import { Disclosure } from './Disclosure.ts';
import { EntryWords } from './EntryWords.ts';
import { Escalation } from './Escalation.ts';
import { Attached1767225720000 } from './migrations/1767225720000-Attached.ts';
import { Audit1767225600053 } from './migrations/1767225600053-Audit.ts';
import { Cases1767225600002 } from './migrations/1767225600002-Cases.ts';
import { Casework1767225600011 } from './migrations/1767225600011-Casework.ts';
import { Chain1767225600030 } from './migrations/1767225600030-Chain.ts';
import { Notices1767225600012 } from './migrations/1767225600012-Notices.ts';
import { DepartmentsOfFiles1767225600051 } from './migrations/1767225600051-DepartmentsOfFiles.ts';
import { Disclosures1767225600030 } from './migrations/1767225600030-Disclosures.ts';
import { Treatments1767225600040 } from './migrations/1767225600040-Treatments.ts';
import { EntryWords1767225600052 } from './migrations/1767225600052-EntryWords.ts';
import { Tallies1767225600060 } from './migrations/1767225600060-Tallies.ts';
import { Hands1767225600110 } from './migrations/1767225600110-Hands.ts';
import { ClusteredTallies1767225610000 } from './migrations/1767225610000-ClusteredTallies.ts';
import { FilePages1767225700000 } from './migrations/1767225700000-FilePages.ts';
import { Notice } from './Notice.ts';
import { FILE_GUARD, FILE_SCOPES, HOLDING_GUARD, HOLDING_SCOPES } from './readPart.ts';
import { SEALED } from './sealWords.ts';
import { TallyRow } from './TallyRow.ts';
import { Treatment } from './Treatment.ts';

/** The common ground: what a level holds of cases and of areas, its ledger, and the door to change a case. */
export const cases = defineCapability({
  name: 'cases',
  needs: ['directory', 'policy'],
  entities: [
    AuditRead,
    CaseFile,
    CaseEntry,
    EntryWords,
    CaseClock,
    Demand,
    Disclosure,
    Escalation,
    CaseSerial,
    CodeTry,
    Notice,
    Treatment,
    TallyRow,
  ],
  sealed: SEALED,
  migrations: [
    Cases1767225600002,
    Casework1767225600011,
    Notices1767225600012,
    Chain1767225600030,
    Disclosures1767225600030,
    Treatments1767225600040,
    DepartmentsOfFiles1767225600051,
    EntryWords1767225600052,
    Audit1767225600053,
    Tallies1767225600060,
    Hands1767225600110,
    ClusteredTallies1767225610000,
    Attached1767225720000,
    FilePages1767225700000,
  ],
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
  guards: { CaseFile: FILE_GUARD, Holding: HOLDING_GUARD },
  scopes: { CaseFile: FILE_SCOPES, Holding: HOLDING_SCOPES },
  references: { Case: (key: object) => key },
  audits: AUDITS_OF_CASES,
  countedFacts,
  ledger: { entity: CaseEntry },
  start: async service => {
    await chainLater(service);
    await countLater(service);
  },
});
