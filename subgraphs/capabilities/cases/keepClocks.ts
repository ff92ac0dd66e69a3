import type { EntityManager } from 'typeorm';
import { type ClockEvent, type ClockRules, readClock } from '../../../shared/domain/clock/clock.ts';
import type { ClockEffect } from '../../../shared/domain/clock/effects.ts';
import type { Policy } from '../../../shared/domain/policy/policy.ts';
import type { Service } from '../../kit/subgraph.ts';
import { CaseClock } from './CaseClock.ts';
import { CaseFile } from './CaseFile.ts';
import { clockRules } from './clockRules.ts';

/** The citizen’s date as the file carries it. */
export type CitizenDate = Pick<CaseFile, 'dueOn' | 'dueProvisional'>;

/** Sets the citizen’s date of a file where something other than an act has moved it: a notice, or the window below. */
export const setCitizenDate = (tx: EntityManager, uid: string, { dueOn, dueProvisional }: CitizenDate) =>
  tx.update(CaseFile, { uid }, { dueOn, dueProvisional });

const isLive = ({ status }: CaseClock) => status === 'running' || status === 'paused';

/** What the events of a clock say, as its row keeps it. */
const reading = (events: readonly ClockEvent[], rules: ClockRules) => {
  const { startedAt, dueAt, dueOn, warnAt, provisional, status } = readClock(events, rules);
  return { startedAt, dueAt, dueOn, warnAt, provisional, status };
};

/** Writes a clock as its events now stand. */
export async function rewriteClock(
  tx: EntityManager,
  clock: CaseClock,
  events: ClockEvent[],
  rules: ClockRules,
): Promise<CaseClock> {
  const now = reading(events, rules);
  // a limit that was moved may come near, or pass, once more
  const later = now.dueAt > clock.dueAt ? { warnedAt: null, breachedAt: null } : {};
  const set = { events, ...now, ...later };
  await tx.update(CaseClock, { id: clock.id }, set as never);
  return Object.assign(clock, set);
}

/**
 * Does to the clocks of a case what an act asks for, in the transaction of the act. Answers the citizen’s date where it was
 * set. A kind that already runs is not started again.
 */
export async function keepClocks(
  tx: EntityManager,
  service: Service,
  { uid, origin }: Pick<CaseFile, 'uid' | 'origin'>,
  effects: readonly ClockEffect[],
  { policy, at }: { policy: Policy; at: Date },
): Promise<Partial<CitizenDate>> {
  if (effects.length === 0) return {};
  const rules = clockRules(service, policy, origin);
  const clocks = (await tx.findBy(CaseClock, { uid })).filter(isLive);
  let citizen: Partial<CitizenDate> = {};
  for (const effect of effects) {
    if (effect.op === 'start') {
      const started = await start(tx, clocks, uid, effect, { policy, rules, at });
      if (started) clocks.push(started);
      if (started?.kind === 'citizen') citizen = { dueOn: started.dueOn, dueProvisional: started.provisional };
      continue;
    }
    for (const clock of clocks.filter(live => touches(effect, live)))
      await rewriteClock(tx, clock, [...clock.events, eventOf(effect, at)], rules);
  }
  return citizen;
}

function touches(effect: Exclude<ClockEffect, { op: 'start' }>, clock: CaseClock): boolean {
  if (clock.kind !== effect.kind || !isLive(clock)) return false;
  switch (effect.op) {
    case 'pause':
      return clock.status === 'running';
    case 'resume':
      return clock.status === 'paused';
    case 'stop':
      return effect.no === 'all' || effect.no === clock.no;
  }
}

function eventOf(effect: Exclude<ClockEffect, { op: 'start' }>, at: Date): ClockEvent {
  const instant = at.toISOString();
  return effect.op === 'stop' ? { event: 'stop', at: instant, as: effect.as } : { event: effect.op, at: instant };
}

type Start = Extract<ClockEffect, { op: 'start' }>;

async function start(
  tx: EntityManager,
  clocks: readonly CaseClock[],
  uid: string,
  effect: Start,
  { policy, rules, at }: { policy: Policy; rules: ClockRules; at: Date },
): Promise<CaseClock | undefined> {
  const { kind, no } = effect;
  const running = clocks.find(clock => clock.kind === kind && clock.no === no && isLive(clock));
  const events = eventsOf(effect, policy, running?.startedAt ?? at.toISOString());
  if (running) {
    // only the class of a result may change while it runs; it counts from where it began
    if (kind === 'result') await rewriteClock(tx, running, [...events.slice(0, 1), ...running.events.slice(1)], rules);
    return undefined;
  }
  const clock = begunClock(uid, effect, events, rules);
  const { identifiers } = await tx.insert(CaseClock, clock as never);
  return Object.assign(new CaseClock(), clock, { id: Number(identifiers[0]?.id) });
}

function eventsOf({ limit, key, until }: Start, policy: Policy, at: string): ClockEvent[] {
  const { cite, pack } = policy.terms[key];
  const begun: ClockEvent = { event: 'start', at, limit, key, cite, pack };
  return until === undefined ? [begun] : [begun, { event: 'extend', at, limit, until, cite, pack }];
}

const begunClock = (uid: string, { kind, no }: Start, events: ClockEvent[], rules: ClockRules) => ({
  ...{ uid, kind, no, events, ...reading(events, rules) },
  ...{ inherited: false, warnedAt: null, breachedAt: null },
});

/** The clock that would start now: for who wants to see a limit before it is set. Nothing is written. */
export const clockToCome = (
  service: Service,
  { uid, origin }: Pick<CaseFile, 'uid' | 'origin'>,
  effect: Start,
  { policy, at }: { policy: Policy; at: Date },
): CaseClock =>
  Object.assign(
    new CaseClock(),
    begunClock(uid, effect, eventsOf(effect, policy, at.toISOString()), clockRules(service, policy, origin)),
  );
