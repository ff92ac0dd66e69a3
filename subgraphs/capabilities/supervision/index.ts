import { defineCapability } from '../../kit/subgraph.ts';
import { Supervision1767225600061 } from './migrations/1767225600061-Supervision.ts';
import {
  SupervisionOfCaseResolver,
  SupervisionOrderResolver,
  SupervisionResolver,
  SupervisionStepResolver,
} from './SupervisionResolver.ts';
import { SupervisionRow } from './SupervisionRow.ts';
import { ANSWERED, hearAnswer, hearOrder, ORDERED } from './tellOrder.ts';

/** Urging, graded orders and the ladder of measures (催办、督查单、挂牌警示…), with limits and answers: AH-26, AH-30, WL-82…85. */
export const supervision = defineCapability({
  name: 'supervision',
  needs: ['directory', 'policy', 'cases', 'departments'],
  entities: [SupervisionRow],
  migrations: [Supervision1767225600061],
  resolvers: [SupervisionResolver, SupervisionOrderResolver, SupervisionStepResolver, SupervisionOfCaseResolver],
  scopes: { CaseFile: { supervision: 'work' } },
  receives: { [ORDERED]: hearOrder, [ANSWERED]: hearAnswer },
});
