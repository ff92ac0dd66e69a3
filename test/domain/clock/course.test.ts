import { describe, expect, it } from '@jest/globals';
import {
  type ClockEvent,
  countedDay,
  countedMinute,
  countedUpTo,
  counts,
  followClock,
  inOrder,
  isFirstDay,
  isLeftOut,
  limitOf,
} from '../../../shared/domain/clock/course.ts';
import { beijing, extend, FIRST_DAY, minutes, pause, resume, RULES, start, stop, workdays } from './timing.ts';

const BEGUN = start('2026-10-09 10:00', workdays(3));

describe('events that cannot have happened are a fault of the program', () => {
  const [away, back] = [pause('2026-10-10 10:00'), resume('2026-10-12 10:00')];

  it.each<[string, ClockEvent[]]>([
    ['nothing at all', []],
    ['no start', [away]],
    ['two starts', [BEGUN, BEGUN]],
    ['a resume without a pause', [BEGUN, back]],
    ['a second resume', [BEGUN, away, back, resume('2026-10-13 10:00')]],
    ['a pause in a pause', [BEGUN, away, pause('2026-10-11 10:00')]],
    ['a pause after the stop', [BEGUN, stop('2026-10-10 10:00'), away]],
    ['an extension after the stop', [BEGUN, stop('2026-10-10 10:00'), extend('2026-10-11 10:00', workdays(5))]],
    ['a second stop', [BEGUN, stop('2026-10-10 10:00'), stop('2026-10-11 10:00')]],
    ['another unit halfway', [BEGUN, extend('2026-10-10 10:00', minutes(30))]],
    ['a limit of nothing', [start('2026-10-09 10:00', workdays(0))]],
    ['a limit of one day and a half', [start('2026-10-09 10:00', workdays(1.5))]],
    ['an extension to nothing', [BEGUN, extend('2026-10-10 10:00', workdays(0))]],
    ['no instant', [{ ...BEGUN, at: 'yesterday' }]],
  ])('%s', (_what, events) => expect(() => followClock(events, RULES)).toThrow(RangeError));
});

describe('the course of a clock', () => {
  it('is its start, the limit in force, its pauses and its end', () => {
    const events = [
      BEGUN,
      pause('2026-10-10 10:00'),
      resume('2026-10-14 10:00'),
      extend('2026-10-14 11:00', workdays(5)),
      stop('2026-10-16 10:00'),
    ];
    expect(followClock(events, RULES)).toEqual({
      startedAt: beijing('2026-10-09 10:00'),
      startDay: '2026-10-09',
      limit: workdays(5),
      until: null,
      pauses: [
        {
          from: beijing('2026-10-10 10:00'),
          to: beijing('2026-10-14 10:00'),
          firstDay: '2026-10-11',
          lastDay: '2026-10-14',
        },
      ],
      pausedAt: null,
      stopped: 'met',
    });
  });

  it('takes an event as no earlier than the one before it', () => {
    const events = [BEGUN, pause('2026-10-10 10:00'), resume('2026-10-10 09:59:59.900')];
    expect(inOrder(events).map(({ at }) => at)).toEqual([
      beijing('2026-10-09 10:00'),
      beijing('2026-10-10 10:00'),
      beijing('2026-10-10 10:00'),
    ]);
    expect(limitOf(followClock(events, RULES), RULES).dueOn).toBe('2026-10-13');
  });

  const course = followClock([BEGUN, pause('2026-10-10 10:00'), resume('2026-10-14 10:00')], RULES);

  it.each([
    ['2026-10-09', false, false], // the first day
    ['2026-10-10', true, false],
    ['2026-10-11', false, true],
    ['2026-10-12', false, true],
    ['2026-10-14', false, true],
    ['2026-10-15', true, false],
    ['2026-10-17', false, false], // a Saturday
  ])('%s counts: %s, is left out: %s', (day, counted, out) => {
    expect(counts(day, course, RULES)).toBe(counted);
    expect(isLeftOut(day, course)).toBe(out);
  });

  it('Q3: has a first day only where the policy does not count it', () => {
    expect(isFirstDay('2026-10-09', course, RULES)).toBe(true);
    expect(isFirstDay('2026-10-10', course, RULES)).toBe(false);
    expect(isFirstDay('2026-10-09', course, FIRST_DAY)).toBe(false);
  });

  it('finds a counted day by its number, and the number by the day', () => {
    expect([1, 2, 3, 4].map(n => countedDay(n, course, RULES).slice(5))).toEqual(['10-10', '10-15', '10-16', '10-19']);
    expect(
      ['2026-10-09', '2026-10-10', '2026-10-14', '2026-10-18'].map(day => countedUpTo(day, course, RULES)),
    ).toEqual([0, 1, 1, 3]);
  });

  it('finds the minute by which so many have run', () => {
    const events = [start('2026-10-09 10:00', minutes(60)), pause('2026-10-09 10:20'), resume('2026-10-09 14:00')];
    const running = followClock(events, RULES);
    expect([10, 20, 30].map(n => countedMinute(n, running, RULES))).toEqual(
      ['10:10', '10:20', '14:10'].map(time => beijing(`2026-10-09 ${time}`)),
    );
  });

  it('is limited as if a pause that is still open were none', () => {
    expect(limitOf(followClock([BEGUN, pause('2026-10-10 10:00')], RULES), RULES)).toEqual({
      dueOn: '2026-10-13',
      dueAt: beijing('2026-10-14 00:00'),
    });
  });
});
