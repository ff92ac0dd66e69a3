import type { EntityManager } from 'typeorm';
import { type ClockEvent, readClock } from '../../../shared/domain/clock/clock.ts';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import { announce } from '../../kit/outbox.ts';
import type { Service } from '../../kit/subgraph.ts';
import { policyAt } from '../policy/policyAt.ts';
import { CaseClock } from './CaseClock.ts';
import type { CaseFile } from './CaseFile.ts';
import { clockRules } from './clockRules.ts';
import { EXTENDED, type ExtendedBody } from './packet.ts';

/**
 * Keeps the citizen’s clock as it came with an escalation, or was extended since (N2: inherited, never begun anew). The window
 * that took the case warns and tells; here it is shown and explained.
 */
export async function inheritClock(
  tx: EntityManager,
  service: Service,
  { uid, origin }: Pick<CaseFile, 'uid' | 'origin'>,
  events: readonly ClockEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const policy = policyAt(service, origin, beijingDay(new Date(events[0]?.at ?? service.now())));
  const { startedAt, dueAt, dueOn, warnAt, provisional, status } = readClock(
    events,
    clockRules(service, policy, origin),
  );
  const now = { events: [...events], startedAt, dueAt, dueOn, warnAt, provisional, status };
  const known = await tx.findOneBy(CaseClock, { uid, kind: 'citizen' });
  if (known) await tx.update(CaseClock, { id: known.id }, now as never);
  else
    await tx.insert(CaseClock, {
      uid,
      kind: 'citizen',
      no: 0,
      ...now,
      inherited: true,
      warnedAt: null,
      breachedAt: null,
    } as never);
}

/** Tells the level above that the citizen’s date was extended, where it has been asked for this case. */
export async function passExtension(
  tx: EntityManager,
  service: Service,
  { uid, raisedTo }: Pick<CaseFile, 'uid' | 'raisedTo'>,
  news: Omit<ExtendedBody, 'center'>,
): Promise<void> {
  const above = raisedTo === null ? undefined : service.tree.get(raisedTo);
  if (!above) return;
  await announce(tx, {
    to: above.level,
    topic: EXTENDED,
    uid,
    body: { center: above.code, ...news },
    at: service.now(),
  });
}
