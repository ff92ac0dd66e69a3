import { defineCapability } from '../../kit/subgraph.ts';
import { Visits1767225600071 } from './migrations/1767225600071-Visits.ts';
import { forgetNotes } from './readVisits.ts';
import { ReturnVisitRow } from './ReturnVisitRow.ts';
import { orderFinding } from './visitCenter.ts';
import {
  ReturnVisitResolver,
  VisitFindingResolver,
  VisitResolver,
  VisitsOfCaseResolver,
} from './VisitFieldsResolver.ts';
import { FindingRow, VisitRow } from './VisitRow.ts';
import { VisitsResolver } from './VisitsResolver.ts';

/** Who looks at windows, openly or not, and who is asked again (明查暗访、回访): AH-31, AH-36, AH-37, LH-37, WL-81, WL-82, N11, N16. */
export const visits = defineCapability({
  name: 'visits',
  needs: ['directory', 'policy', 'cases', 'departments'],
  entities: [VisitRow, FindingRow, ReturnVisitRow],
  migrations: [Visits1767225600071],
  resolvers: [VisitsResolver, VisitResolver, VisitFindingResolver, ReturnVisitResolver, VisitsOfCaseResolver],
  scopes: { CaseFile: { findings: 'work', returnVisits: 'work' } },
  forget: forgetNotes,
  orderFinding,
});
