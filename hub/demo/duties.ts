import type { DutyDays } from '../../shared/domain/access/duty.ts';
import type { RoleName } from '../../shared/domain/access/roles.ts';
import { beijingDay, dayAfter, dayBefore } from '../../shared/domain/clock/workdays.ts';
import { delegate, planDuty } from '../../subgraphs/capabilities/duties/orderDuty.ts';
import { contextFor } from '../../subgraphs/kit/context.ts';
import type { Services } from './driver.ts';

/** The demo’s county, and those of its accounts that have a duty to try out. */
const COUNTY = '340882';
const HANDLER = `handler@${COUNTY}`;

const COORDINATORS = ['fang.min', 'cheng.lei', 'hu.jie', 'xu.lan'];
const LEADERS = ['leader-ybj', 'leader-zjj', 'leader-rsj', 'leader-gaj', 'leader-scjg'];

/** This week’s roster of one county (AH-09, LH-06), with a turn of today and somebody to stand in for. Ordered on its Monday. */
export async function seedDuties(
  services: Services,
  clock: { now(): Date; stopAt(at: Date | undefined): void },
): Promise<void> {
  const service = services.get('county');
  if (!service?.tree.has(COUNTY)) return;
  const today = beijingDay(clock.now());
  const week = weekOf(today);
  clock.stopAt(new Date(`${week[0]}T08:30:00+08:00`));
  const as = (role: RoleName) =>
    contextFor(service, { id: `${role}@${COUNTY}`, role, center: COUNTY, expiresAt: Number.MAX_SAFE_INTEGER });
  const plan = (role: RoleName, person: string, days: DutyDays) =>
    planDuty(as('center-head'), { center: COUNTY, role, person, days, reason: '本周轮值' });
  for (const [i, day] of week.entries()) {
    const whole = { from: day, to: day };
    await plan('coordinator', day === today ? HANDLER : (COORDINATORS[i % COORDINATORS.length] ?? HANDLER), whole);
    if (i < LEADERS.length) await plan('leader', LEADERS[i] ?? '', whole);
    if (i < 5) {
      await plan('efficiency-supervisor', 'liu.qin', { ...whole, toHalf: 'morning' });
      await plan('efficiency-supervisor', 'shi.hao', { ...whole, fromHalf: 'afternoon' });
    }
  }
  const away = { from: today, to: dayAfter(dayAfter(today)) };
  await delegate(as('registrar'), { person: HANDLER, place: null, days: away, reason: '参加业务培训' });
  await service.relay.settle();
  clock.stopAt(undefined);
}

/** The seven days of the week of a day, from its Monday on. */
function weekOf(day: string): string[] {
  let monday = day;
  while (new Date(`${monday}T00:00:00Z`).getUTCDay() !== 1) monday = dayBefore(monday);
  const week = [monday];
  for (let next = dayAfter(monday); week.length < 7; next = dayAfter(next)) week.push(next);
  return week;
}
