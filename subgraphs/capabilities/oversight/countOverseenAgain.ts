import { COUNTING } from '../../../shared/domain/tally/cells.ts';
import { KitState } from '../../kit/KitState.ts';
import type { Service } from '../../kit/subgraph.ts';
import { forgetCounted } from './areaSums.ts';
import { OverseenFile, OverseenSource } from './OverseenRows.ts';

/** The row of kit_state that says by which version of the rules the levels below were counted here. */
const OVERSEEN_BY = 'overseen';

/**
 * At the start: where the levels below were last counted by other rules than those of this release, they are counted anew from their first
 * line. What is missing then is asked for at their next pulse, as after a setback.
 */
export async function countOverseenAgain({ database }: Service): Promise<void> {
  await database.write(async tx => {
    const by = await tx.findOneBy(KitState, { name: OVERSEEN_BY });
    if (by?.value === String(COUNTING)) return;
    await forgetCounted(tx);
    await tx.createQueryBuilder().delete().from(OverseenFile).execute();
    await tx.createQueryBuilder().update(OverseenSource).set({ position: 0, askedAt: null }).execute();
    await tx.save(KitState, { name: OVERSEEN_BY, value: String(COUNTING) });
  });
}
