import type { EntityManager } from 'typeorm';
import type { KindFact } from '../../../shared/domain/kinds/cluster.ts';
import type { Service } from '../../kit/subgraph.ts';
import { GuideChangeRow } from './GuideChangeRow.ts';

/** Counts anew how many cases of the items came in an area, day by day; what was counted before those days stays. */
export async function countGuideChanges(
  tx: EntityManager,
  service: Service,
  { center, facts, since }: { center: string; facts: readonly KindFact[]; since: string },
): Promise<void> {
  for (const row of await tx.findBy(GuideChangeRow, { center })) {
    const days: Record<string, number> = Object.fromEntries(Object.entries(row.days).filter(([day]) => day < since));
    for (const { item, day } of facts) if (item === row.itemKey) days[day] = (days[day] ?? 0) + 1;
    await tx.update(GuideChangeRow, { id: row.id }, { days, lookedAt: service.now().toISOString() });
  }
}
