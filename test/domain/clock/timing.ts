import fc from 'fast-check';
import { loadCalendar } from '../../../shared/calendar/loadCalendar.ts';
import type { ClockEvent, ClockRules } from '../../../shared/domain/clock/clock.ts';
import type { Limit } from '../../../shared/domain/policy/policy.ts';

export const CALENDAR = loadCalendar();

/** Nine to twelve and half past one to five, every day to its midnight. */
export const RULES: ClockRules = {
  calendar: CALENDAR,
  firstDayCounts: false,
  dayEnds: 'MIDNIGHT',
  officeHours: [
    ['09:00', '12:00'],
    ['13:30', '17:00'],
  ],
};

export const TO_CLOSE: ClockRules = { ...RULES, dayEnds: 'OFFICE_CLOSE' };
export const FIRST_DAY: ClockRules = { ...RULES, firstDayCounts: true };

/** `2026-10-09 16:45` in Beijing as an ISO instant. */
export const beijing = (text: string): string => new Date(`${text.replace(' ', 'T')}+08:00`).toISOString();

const CITED = { cite: '第十二条', pack: 'longhui@1' };

export const workdays = (n: number, warn?: number): Limit =>
  warn === undefined ? { unit: 'workday', n } : { unit: 'workday', n, warn };
export const minutes = (n: number, warn?: number): Limit => ({ ...workdays(n, warn), unit: 'officeMinute' });

export const start = (at: string, limit: Limit): ClockEvent => ({
  event: 'start',
  at: beijing(at),
  limit,
  key: 'clock.reply',
  ...CITED,
});
export const pause = (at: string): ClockEvent => ({ event: 'pause', at: beijing(at) });
export const resume = (at: string): ClockEvent => ({ event: 'resume', at: beijing(at) });
export const stop = (at: string, as: 'met' | 'cancelled' = 'met'): ClockEvent => ({
  event: 'stop',
  at: beijing(at),
  as,
});
export const extend = (at: string, to: Limit | string): ClockEvent => ({
  event: 'extend',
  at: beijing(at),
  ...(typeof to === 'string' ? { limit: workdays(1), until: to } : { limit: to, until: null }),
  ...CITED,
});

const MINUTE = 60_000;

/** An instant of the years 2022 to 2025, to the second. */
export const instants = fc
  .integer({ min: Date.UTC(2022, 0, 1) / 1_000, max: Date.UTC(2026, 0, 1) / 1_000 })
  .map(seconds => new Date(seconds * 1_000).toISOString());

export const anyRules: fc.Arbitrary<ClockRules> = fc
  .record({ firstDayCounts: fc.boolean(), dayEnds: fc.constantFrom('MIDNIGHT', 'OFFICE_CLOSE') })
  .map(counting => ({ ...RULES, ...counting }));

/** So long after the event before: minutes up to weeks. */
const gaps = fc.oneof(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 20_000 })).map(n => n * MINUTE);

/**
 * Events of a clock that has not stopped: a start, and then pauses, resumptions and extensions by a number in any order that
 * can be. The second value tells whether it is paused at the end.
 */
export const courses = (unit: Limit['unit']): fc.Arbitrary<ClockEvent[]> =>
  fc
    .tuple(
      instants,
      fc.integer({ min: 1, max: unit === 'workday' ? 12 : 900 }),
      fc.array(fc.tuple(gaps, fc.constantFrom('turn', 'turn', 'extend'), fc.integer({ min: 1, max: 9 })), {
        maxLength: 7,
      }),
    )
    .map(([at, n, steps]) => {
      const events: ClockEvent[] = [{ event: 'start', at, limit: { unit, n }, key: 'clock.reply', ...CITED }];
      let [time, total, isPaused] = [Date.parse(at), n, false];
      for (const [gap, what, more] of steps) {
        time += gap;
        const instant = new Date(time).toISOString();
        if (what === 'extend') {
          total += more;
          events.push({ event: 'extend', at: instant, limit: { unit, n: total }, until: null, ...CITED });
        } else {
          events.push({ event: isPaused ? 'resume' : 'pause', at: instant });
          isPaused = !isPaused;
        }
      }
      return events;
    });
