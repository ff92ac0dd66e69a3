import { defineCapability } from '../../kit/subgraph.ts';
import { AssessedKind, AssessmentRow } from './AssessmentRow.ts';
import {
  AssessmentFieldsResolver,
  AssessmentHonourResolver,
  AssessmentResolver,
  AssessmentScoreResolver,
  AssessmentStepResolver,
} from './AssessmentResolver.ts';
import { assessLedger } from './assessLedger.ts';
import { Assessment1767225600080 } from './migrations/1767225600080-Assessment.ts';

/** Points and strikes proposed from the ledger, answered, and decided by a person (考核): N10, LH-46…52, LH-60. */
export const assessment = defineCapability({
  name: 'assessment',
  needs: ['cases', 'departments', 'policy'],
  acts: ['verifyFault'],
  entities: [AssessmentRow, AssessedKind],
  migrations: [Assessment1767225600080],
  resolvers: [
    AssessmentResolver,
    AssessmentFieldsResolver,
    AssessmentStepResolver,
    AssessmentScoreResolver,
    AssessmentHonourResolver,
  ],
  jobs: [{ name: 'assess', everySeconds: 30, run: assessLedger }],
});
