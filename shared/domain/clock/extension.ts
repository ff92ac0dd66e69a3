import { DomainError } from '../errors.ts';
import type { ExtensionRule, Limit } from '../policy/policy.ts';
import { type ClockEvent, type ClockReading, type ClockRules, readClock } from './clock.ts';
import { countedDay, countedUpTo, followClock } from './course.ts';
import { beijingDay, isKnown, isWorkday } from './workdays.ts';

/** So many working days more than the present limit, or the day by which it will be done (LH-33). */
export type ExtensionAsk = { workdays: number } | { until: string };

export interface ExtensionWish {
  events: readonly ClockEvent[];
  /** What the policy foresees; null where it foresees no extension. */
  rule: ExtensionRule | null;
  /** The first limit, to which an ADDED cap is added. */
  base: Limit;
  ask: ExtensionAsk;
  /** ISO instant at which it is granted. */
  at: string;
  rules: ClockRules;
  cite: string;
  pack: string;
}

type Extended = Extract<ClockEvent, { event: 'extend' }>;

/**
 * The event that extends a clock, or a refusal (LH-33, LH-34); where the rule refuses, it names key, article and version:
 * EXTENSION_NOT_FORESEEN where the policy has no rule, which is so for every limit of minutes; EXTENSION_USED {times} when it
 * was extended as often as the rule allows; FIELD_INVALID for a number that is not whole and positive, and for a day that is
 * none, is past, is no workday, is no later than the present limit, or is named while the clock is paused and so nobody knows
 * what is left; CALENDAR_UNPUBLISHED {year} for a day that no notice covers; EXTENSION_BEYOND_CAP {cap, latest, asked}, the
 * last two being days. With capMeans TOTAL the cap counts from the start of the clock, with ADDED on top of the first limit
 * (Q1); paused days are left out of either. Throws RangeError for a clock that has stopped.
 */
export function extendClock({ events, rule, base, ask, at, rules, cite, pack }: ExtensionWish): Extended {
  const course = followClock(events, rules);
  const { unit } = course.limit;
  if (course.stopped) throw new RangeError('a stopped clock is not extended');
  const source = { key: 'clock.extension', cite, pack };
  if (rule === null || unit !== 'workday') throw new DomainError('EXTENSION_NOT_FORESEEN', source);
  if (events.filter(({ event }) => event === 'extend').length >= rule.times)
    throw new DomainError('EXTENSION_USED', { times: String(rule.times), ...source });

  const now = readClock(events, rules);
  const until = 'until' in ask ? dayAsked(ask.until, at, now, rules) : null;
  const n = 'until' in ask ? 0 : workdaysAsked(ask.workdays);
  const total = Math.max(1, countedUpTo(until ?? now.dueOn, course, rules) + n);

  const asked = until ?? countedDay(total, course, rules);
  const latest = countedDay(capOf(rule, base), course, rules);
  if (asked > latest)
    throw new DomainError('EXTENSION_BEYOND_CAP', { cap: String(rule.capWorkdays), latest, asked, ...source });
  return { event: 'extend', at, limit: { unit, n: total }, until, cite, pack };
}

/** Q1: the cap counts from the start of the clock, or comes on top of the first limit. */
const capOf = ({ capMeans, capWorkdays }: ExtensionRule, base: Limit): number =>
  capMeans === 'TOTAL' ? capWorkdays : base.n + capWorkdays;

function workdaysAsked(workdays: number): number {
  if (!Number.isSafeInteger(workdays) || workdays < 1) throw new DomainError('FIELD_INVALID', {}, 'workdays');
  return workdays;
}

/** The day by which it is to be done, if it can be that day. */
function dayAsked(until: string, at: string, { dueOn, status }: ClockReading, { calendar }: ClockRules): string {
  const parsed = /^\d{4}-\d\d-\d\d$/.test(until) ? new Date(`${until}T00:00:00Z`) : new Date(Number.NaN);
  const isDay = !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(until);
  const isLater = until > dueOn && until >= beijingDay(new Date(at));
  if (!isDay || !isLater || status === 'paused') throw new DomainError('FIELD_INVALID', {}, 'until');
  if (!isKnown(until, calendar)) throw new DomainError('CALENDAR_UNPUBLISHED', { year: until.slice(0, 4) }, 'until');
  if (!isWorkday(until, calendar)) throw new DomainError('FIELD_INVALID', {}, 'until');
  return until;
}
