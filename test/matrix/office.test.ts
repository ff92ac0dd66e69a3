import { afterAll, beforeAll } from '@jest/globals';
import { counted } from './compare.ts';
import { startWorld, world } from './office/cells.ts';
import './office/areas.ts';
import './office/assessment.ts';
import './office/departments.ts';
import './office/duties.ts';
import './office/kinds.ts';
import './office/library.ts';
import './office/meetings.ts';
import './office/notices.ts';
import './office/policy.ts';
import './office/reports.ts';
import './office/streams.ts';
import './office/supervision.ts';
import './office/visits.ts';

// one world for what all capabilities ask: it takes longer to start than most of them to run

beforeAll(startWorld, 120_000);
afterAll(async () => {
  console.info(`authorisation matrix, areas and offices: ${counted.cells} cells`);
  await world?.stop();
});
