import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ClockEvent, type ClockRules, readClock } from '../../../shared/domain/clock/clock.ts';
import { isWorkday } from '../../../shared/domain/clock/workdays.ts';
import { anyRules, CALENDAR, courses, instants, start, workdays } from './timing.ts';

const dueOn = (events: readonly ClockEvent[], rules: ClockRules) => readClock(events, rules).dueOn;
const dueAt = (events: readonly ClockEvent[], rules: ClockRules) => readClock(events, rules).dueAt;

const BEGUN = start('2026-10-09 10:00', workdays(3));

describe('whatever happens to a clock', () => {
  const both = fc.oneof(courses('workday'), courses('officeMinute'));

  it('its limit never comes before its start, nor its warning after its limit', () => {
    fc.assert(
      fc.property(both, anyRules, (events, rules) => {
        const { startedAt, warnAt, dueAt: due } = readClock(events, rules);
        expect(due > startedAt).toBe(true);
        expect(warnAt <= due).toBe(true);
      }),
    );
  });

  it('a limit in workdays ends on a workday', () => {
    fc.assert(
      fc.property(courses('workday'), anyRules, (events, rules) => {
        expect(isWorkday(dueOn(events, rules), CALENDAR)).toBe(true);
      }),
    );
  });

  it('a greater total is a later limit', () => {
    fc.assert(
      fc.property(both, fc.integer({ min: 1, max: 9 }), anyRules, (events, more, rules) => {
        const limits = events.flatMap(event => ('limit' in event ? [event.limit] : []));
        const limit = { ...limits.at(-1)!, n: limits.at(-1)!.n + more };
        const longer: ClockEvent = { event: 'extend', at: events.at(-1)!.at, limit, until: null, cite: '', pack: '' };
        expect(dueAt([...events, longer], rules) > dueAt(events, rules)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('one more pause, wherever it is put, never brings the limit nearer', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(both, fc.nat(), share, share, anyRules, (events, where, a, b, rules) => {
        const place = where % events.length;
        const isPaused =
          events.slice(0, place + 1).filter(({ event }) => event === 'pause' || event === 'resume').length % 2;
        fc.pre(isPaused === 0);
        const begin = Date.parse(events[place]!.at);
        const end = Date.parse(events[place + 1]?.at ?? new Date(begin + 30 * 86_400_000).toISOString());
        const [from, to] = [a, b]
          .sort((x, y) => x - y)
          .map(part => new Date(begin + part * (end - begin)).toISOString());
        const more: ClockEvent[] = [
          { event: 'pause', at: from! },
          { event: 'resume', at: to! },
        ];
        const paused = [...events.slice(0, place + 1), ...more, ...events.slice(place + 1)];
        expect(dueAt(paused, rules) >= dueAt(events, rules)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('one more pause never brings a named day nearer', () => {
    fc.assert(
      fc.property(instants, fc.nat(40), fc.nat(60), fc.nat(60), anyRules, (at, named, from, length, rules) => {
        const after = (days: number) => new Date(Date.parse(at) + days * 43_200_000).toISOString();
        const day = after(named * 2).slice(0, 10);
        const { cite, pack, limit } = BEGUN as Extract<ClockEvent, { event: 'start' }>;
        const events: ClockEvent[] = [
          { ...BEGUN, at },
          { event: 'extend', at, limit, until: day, cite, pack },
        ];
        const more: ClockEvent[] = [
          { event: 'pause', at: after(from) },
          { event: 'resume', at: after(from + length) },
        ];
        expect(dueOn(events, rules)).toBe(day);
        expect(dueOn([...events, ...more], rules) >= day).toBe(true);
      }),
    );
  });
});
