import { defineCapability } from '../../kit/subgraph.ts';
import { DutiesResolver, DutyFieldResolver } from './DutiesResolver.ts';
import { DutyRow } from './DutyRow.ts';
import { Duties1767225600050 } from './migrations/1767225600050-Duties.ts';
import { dutyOf } from './readDuties.ts';
import { DUTY, hearDuty } from './tellDuty.ts';

/** Who is on duty when, and who stands in for whom (值班 代理): AH-09, LH-06, AH-35, SH-37. */
export const duties = defineCapability({
  name: 'duties',
  needs: ['directory', 'cases'],
  entities: [DutyRow],
  migrations: [Duties1767225600050],
  resolvers: [DutiesResolver, DutyFieldResolver],
  receives: { [DUTY]: hearDuty },
  dutyOf,
});
