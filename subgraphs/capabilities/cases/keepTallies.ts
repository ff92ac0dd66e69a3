import type { EntityManager } from 'typeorm';
import { pathTo } from '../../../shared/domain/access/jurisdiction.ts';
import { calendarOf } from '../../../shared/domain/clock/layers.ts';
import { type CellChange, changesOf, type CountedLine } from '../../../shared/domain/tally/cells.ts';
import { type Counted, countedOf } from '../../../shared/domain/tally/counted.ts';
import { provincialClassOf } from '../../../shared/domain/policy/crosswalk.ts';
import type { Policy } from '../../../shared/domain/policy/policy.ts';
import { type Addition, addUp } from '../../kit/addUp.ts';
import type { Service } from '../../kit/subgraph.ts';
import type { CaseFile } from './CaseFile.ts';
import { TallyRow } from './TallyRow.ts';

export const TALLIES = {
  name: 'tallies',
  key: ['figure', 'dimension', 'span', 'value', 'center'],
  number: 'n',
} as const;

/** What of a file counts as it now is, by the calendar of the center that holds it; without rules it has no class. */
export const countFile = (
  { calendar, layers, tree }: Pick<Service, 'calendar' | 'layers' | 'tree'>,
  file: CaseFile,
  before: Counted | null,
  { policy, at }: { policy: Policy | null; at: Date },
): Counted =>
  countedOf(file, before, {
    at,
    calendar: calendarOf(calendar, layers, pathTo(tree, file.center)),
    class: policy && provincialClassOf(policy, file.classCode),
  });

export const additionOf = (center: string, { figure, dimension, span, value, by }: CellChange): Addition => [
  ...([figure, dimension, span, value, center] as const),
  by,
];

/**
 * Counts a line of the ledger in its own commit: what it adds to its day, and how things stand behind it. So no figure is
 * ever behind the ledger, and none has to be searched for (N7, N10).
 */
export async function keepTallies(
  tx: EntityManager,
  { center, ...line }: CountedLine & { center: string },
  before: Counted | null,
): Promise<void> {
  await addChanges(tx, center, changesOf(before, line));
}

/** Writes changes of counters. A due day or month under which nothing is left goes, so that what is overdue is
 * read from those that are. */
export async function addChanges(tx: EntityManager, center: string, changes: readonly CellChange[]): Promise<void> {
  await addUp(
    tx,
    TALLIES,
    changes.map(change => additionOf(center, change)),
  );
  for (const { figure, dimension, span, value, by } of changes)
    if ((dimension === 'dueOn' || dimension === 'dueMonth') && by < 0)
      await tx.delete(TallyRow, { figure, dimension, span, center, value, n: 0 });
}
