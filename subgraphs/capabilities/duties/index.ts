import { defineCapability } from '../../kit/subgraph.ts';
import { DutiesResolver, DutyFieldResolver } from './DutiesResolver.ts';
import { HandOverFieldResolver, HandOverResolver } from './HandOverResolver.ts';
import { HandOverRow } from './HandOverRow.ts';
import { HandOverNotes1767225600072 } from './migrations/1767225600072-HandOverNotes.ts';
import { DutyRow } from './DutyRow.ts';
import { Duties1767225600050 } from './migrations/1767225600050-Duties.ts';
import { dutyOf } from './readDuties.ts';
import { DUTY, hearDuty } from './tellDuty.ts';

/** Who is on duty when, and who stands in for whom (值班 代理): AH-09, LH-06, LH-20, AH-35, SH-37. */
export const duties = defineCapability({
  name: 'duties',
  needs: ['directory', 'cases'],
  entities: [DutyRow, HandOverRow],
  migrations: [Duties1767225600050, HandOverNotes1767225600072],
  resolvers: [DutiesResolver, DutyFieldResolver, HandOverResolver, HandOverFieldResolver],
  receives: { [DUTY]: hearDuty },
  dutyOf,
});
