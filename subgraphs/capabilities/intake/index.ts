import { defineCapability } from '../../kit/subgraph.ts';
import { IntakeResolver } from './IntakeResolver.ts';
import { Intake1767225600003 } from './migrations/1767225600003-Intake.ts';
import { Reporter } from './Reporter.ts';

/** Register, accept, refuse (登记 受理 不予受理). */
export const intake = defineCapability({
  name: 'intake',
  needs: ['cases'],
  acts: ['register', 'accept', 'refuse'],
  entities: [Reporter],
  migrations: [Intake1767225600003],
  resolvers: [IntakeResolver],
});
