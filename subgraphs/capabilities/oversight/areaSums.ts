import { type EntityManager, In } from 'typeorm';
import { pathTo } from '../../../shared/domain/access/jurisdiction.ts';
import type { LevelName } from '../../../shared/domain/levels.ts';
import { cellName, type CellChange, type Dimension, type Figure } from '../../../shared/domain/tally/cells.ts';
import { type Addition, addUp } from '../../kit/addUp.ts';
import { KitState } from '../../kit/KitState.ts';
import type { Service } from '../../kit/subgraph.ts';
import { OverseenSum, OverseenTally } from './OverseenRows.ts';

/** Of what an area has too many counters to add them up at each look. */
export const SUMMED: readonly Dimension[] = ['item'];

const SUMS = {
  name: 'overseen_sums',
  key: ['area', 'figure', 'dimension', 'span', 'value', 'level'],
  number: 'n',
} as const;

/** A counter of a center below, and by how much it changes. */
export type CenterChange = CellChange & { center: string };

/** Adds changes of counters to the sums of every area that their centers lie in, the center itself included. */
export async function addToSums(
  tx: EntityManager,
  { tree }: Pick<Service, 'tree'>,
  level: LevelName,
  changes: readonly CenterChange[],
): Promise<void> {
  const sums = new Map<string, [...key: string[], by: number]>();
  for (const change of changes) {
    const { figure, dimension, span, value, center, by } = change;
    if (!SUMMED.includes(dimension)) continue;
    for (const area of pathTo(tree, center)) {
      const name = `${area}|${cellName(change)}`;
      const known = Number(sums.get(name)?.at(-1) ?? 0);
      sums.set(name, [area, figure, dimension, span, value, level, known + by]);
    }
  }
  const sorted = [...sums].filter(([, row]) => row.at(-1) !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
  await addUp(
    tx,
    SUMS,
    sorted.map(([, row]): Addition => row),
  );
}

/** The row of kit_state that says by which edition of the directory the areas were summed. */
const SUMMED_BY = 'sums';

/** At the start: where the directory has another edition than the one by which areas were summed, they are summed anew. */
export async function sumAreasAgain(service: Service): Promise<void> {
  const { database } = service;
  const edition = (await database.read.findOneBy(KitState, { name: 'directory' }))?.value ?? '';
  const by = await database.read.findOneBy(KitState, { name: SUMMED_BY });
  if (by?.value === edition) return;
  await database.freeze(async tx => {
    await tx.createQueryBuilder().delete().from(OverseenSum).execute();
    const parts = await tx.query<{ figure: Figure; dimension: Dimension; span: string; level: LevelName }[]>(
      `select distinct figure, dimension, span, level from overseen_tallies where dimension in (${SUMMED.map(() => '?').join(', ')})`,
      [...SUMMED],
    );
    // a part at a time: all of them together may be a million
    for (const { level, ...part } of parts) {
      const rows = await tx.findBy(OverseenTally, { ...part, level });
      await addToSums(
        tx,
        service,
        level,
        rows.map(({ n, ...row }) => ({ ...row, by: n })),
      );
    }
    await tx.save(KitState, { name: SUMMED_BY, value: edition });
  });
}

/** Forgets what was counted of these levels: their lines are counted anew. */
export async function forgetCounted(tx: EntityManager, levels?: readonly LevelName[]): Promise<void> {
  for (const table of [OverseenTally, OverseenSum])
    await (levels
      ? tx.delete(table, { level: In([...levels]) })
      : tx.createQueryBuilder().delete().from(table).execute());
}
