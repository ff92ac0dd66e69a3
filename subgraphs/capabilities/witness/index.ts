import { defineCapability } from '../../kit/subgraph.ts';
import { closeDays } from './closeDays.ts';
import { DailyRoot } from './DailyRoot.ts';
import { hearRoots } from './hearRoots.ts';
import { hearStamps, rootsRefused } from './hearStamps.ts';
import { openOwnKey } from './keys.ts';
import { LevelKeyRow } from './LevelKeyRow.ts';
import { Witness1767225600031 } from './migrations/1767225600031-Witness.ts';
import { ROOTS, STAMPS } from './packet.ts';
import { WitnessedRoot } from './WitnessedRoot.ts';
import { WitnessResolver } from './WitnessResolver.ts';

/** Close each day of the ledger with a signed root, have it kept at another level, keep theirs, and check receipts (见证). */
export const witness = defineCapability({
  name: 'witness',
  needs: ['cases'],
  entities: [LevelKeyRow, DailyRoot, WitnessedRoot],
  migrations: [Witness1767225600031],
  resolvers: [WitnessResolver],
  receives: { [ROOTS]: hearRoots, [STAMPS]: hearStamps },
  refused: { [ROOTS]: rootsRefused },
  start: openOwnKey,
  jobs: [{ name: 'close-days', everySeconds: 300, run: closeDays }],
});
