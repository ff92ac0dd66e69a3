import { defineCapability } from '../../kit/subgraph.ts';
import {
  CircularFieldsResolver,
  CircularNamedResolver,
  CircularReceiptResolver,
  CircularResolver,
} from './CircularResolver.ts';
import { CircularReceiptRow, CircularRow } from './CircularRow.ts';
import { Supervision1767225600061 } from './migrations/1767225600061-Supervision.ts';
import { Circulars1767225620000 } from './migrations/1767225620000-Circulars.ts';
import { OrderFinding1767225620001 } from './migrations/1767225620001-OrderFinding.ts';
import {
  SupervisionOfCaseResolver,
  SupervisionOrderResolver,
  SupervisionResolver,
  SupervisionStepResolver,
} from './SupervisionResolver.ts';
import { SupervisionRow } from './SupervisionRow.ts';
import { CIRCULAR, hearCircular, hearReceipts, RECEIPTS } from './tellCircular.ts';
import { ANSWERED, hearAnswer, hearOrder, hearOrderRefusal, ORDERED } from './tellOrder.ts';

/** Urging, graded orders, the ladder of measures and circulars (催办、督查单、挂牌警示、通报…), with limits and answers: AH-26, AH-30, WL-82…85. */
export const supervision = defineCapability({
  name: 'supervision',
  needs: ['directory', 'policy', 'cases', 'departments'],
  entities: [SupervisionRow, CircularRow, CircularReceiptRow],
  migrations: [Supervision1767225600061, Circulars1767225620000, OrderFinding1767225620001],
  resolvers: [
    ...[SupervisionResolver, SupervisionOrderResolver, SupervisionStepResolver, SupervisionOfCaseResolver],
    ...[CircularResolver, CircularFieldsResolver, CircularNamedResolver, CircularReceiptResolver],
  ],
  scopes: { CaseFile: { supervision: 'work' } },
  receives: { [ORDERED]: hearOrder, [ANSWERED]: hearAnswer, [CIRCULAR]: hearCircular, [RECEIPTS]: hearReceipts },
  refused: { [ORDERED]: hearOrderRefusal },
});
