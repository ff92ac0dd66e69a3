import { pathTo } from '../../../shared/domain/access/jurisdiction.ts';
import type { ClockRules } from '../../../shared/domain/clock/clock.ts';
import { calendarOf } from '../../../shared/domain/clock/layers.ts';
import { type Policy, valueOf } from '../../../shared/domain/policy/policy.ts';
import type { Service } from '../../kit/subgraph.ts';

/** How time is counted at a center: its policy, and the national calendar under the layers of its region. */
export function clockRules({ calendar, layers, tree }: Service, policy: Policy, center: string): ClockRules {
  const { firstDayCounts, dayEnds } = valueOf(policy, 'clock.counting');
  return {
    calendar: calendarOf(calendar, layers, pathTo(tree, center)),
    firstDayCounts,
    dayEnds,
    officeHours: valueOf(policy, 'clock.officeHours'),
  };
}
