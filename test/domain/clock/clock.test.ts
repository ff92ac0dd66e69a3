import { describe, expect, it } from '@jest/globals';
import { type ClockEvent, type ClockRules, readClock } from '../../../shared/domain/clock/clock.ts';
import {
  beijing,
  CALENDAR,
  extend,
  FIRST_DAY,
  minutes,
  pause,
  resume,
  RULES,
  start,
  stop,
  TO_CLOSE,
  workdays,
} from './timing.ts';

const dueOn = (events: readonly ClockEvent[], rules: ClockRules = RULES) => readClock(events, rules).dueOn;
const dueAt = (events: readonly ClockEvent[], rules: ClockRules = RULES) => readClock(events, rules).dueAt;

describe('a limit in working days', () => {
  it.each([
    ['2026-02-13', 3, '2026-02-25'],
    ['2026-02-13', 7, '2026-03-02'],
    ['2026-02-13', 10, '2026-03-05'],
    ['2026-04-30', 3, '2026-05-08'],
    ['2026-09-18', 1, '2026-09-20'],
    ['2026-09-18', 3, '2026-09-22'],
    ['2026-09-24', 5, '2026-10-09'],
    ['2026-09-29', 3, '2026-10-09'],
    ['2026-09-30', 7, '2026-10-15'],
    ['2026-10-09', 1, '2026-10-10'],
  ])('N4: started on %s it is, after %i of them, %s', (day, n, due) => {
    for (const time of ['00:00', '09:00', '23:59'])
      expect(readClock([start(`${day} ${time}`, workdays(n))], RULES)).toMatchObject({
        startedAt: beijing(`${day} ${time}`),
        dueOn: due,
        dueAt: new Date(Date.parse(`${due}T16:00:00Z`)).toISOString(),
        provisional: false,
        status: 'running',
      });
  });

  it('begins on the day in Beijing, whatever day it is in Greenwich', () => {
    // 00:30 on 10 October in Beijing, still the ninth in Greenwich
    expect(dueOn([start('2026-10-10 00:30', workdays(1))])).toBe('2026-10-12');
  });

  it.each([
    [RULES, '2026-10-12T16:00:00.000Z'],
    [TO_CLOSE, '2026-10-12T09:00:00.000Z'],
  ])('Q3: ends with the day, as the policy has it', (rules, at) => {
    expect(dueAt([start('2026-10-09 10:00', workdays(2))], rules)).toBe(at);
  });

  it.each([
    ['on a workday', '2026-10-09 10:00', 3, '2026-10-12'],
    ['on a weekend', '2026-10-11 10:00', 1, '2026-10-12'],
    ['in the evening', '2026-10-09 23:59', 1, '2026-10-09'],
  ])('Q3: counts its first day where the policy says so: started %s', (_when, at, n, due) => {
    expect(dueOn([start(at, workdays(n))], FIRST_DAY)).toBe(due);
  });

  it.each([
    ['16:59', '2026-10-09'],
    ['17:00', '2026-10-10'],
  ])('Q3: started at %s, a first day that counts to the close of the office ends with %s', (time, due) => {
    const rules: ClockRules = { ...FIRST_DAY, dayEnds: 'OFFICE_CLOSE' };
    expect(dueOn([start(`2026-10-09 ${time}`, workdays(1))], rules)).toBe(due);
  });
});

describe('a warning', () => {
  it.each([
    [workdays(3), '2026-10-12 24:00'], // one day before, counted 10-10, 10-12, 10-13
    [workdays(7, 5), '2026-10-15 24:00'], // SJ-28: five is the target, seven the limit
    [workdays(3, 0), '2026-10-13 09:00'],
    [workdays(1), '2026-10-10 09:00'],
    [workdays(2, 2), '2026-10-12 24:00'],
    [workdays(2, 9), '2026-10-12 24:00'], // never after the limit
    [minutes(30), '2026-10-09 16:59'],
    [minutes(60, 45), '2026-10-10 09:15'],
    [minutes(60, 0), '2026-10-09 16:30'],
  ])('Q2: of %j started on 2026-10-09 at 16:30 is given at %s', (limit, at) => {
    const instant = at.endsWith('24:00')
      ? new Date(Date.parse(beijing(at.replace('24:00', '00:00'))) + 86_400_000).toISOString()
      : beijing(at);
    expect(readClock([start('2026-10-09 16:30', limit)], RULES).warnAt).toBe(instant);
  });

  it('of minutes that begin tomorrow is given when they begin', () => {
    expect(readClock([start('2026-10-09 18:00', minutes(1))], RULES).warnAt).toBe(beijing('2026-10-10 09:00'));
  });

  it('moves with an extension, and with a pause', () => {
    const events = [start('2026-10-09 10:00', workdays(3)), extend('2026-10-12 10:00', workdays(5))];
    expect(readClock(events, TO_CLOSE).warnAt).toBe(beijing('2026-10-14 17:00'));
    const paused = [...events, pause('2026-10-12 11:00'), resume('2026-10-14 11:00')];
    expect(readClock(paused, TO_CLOSE).warnAt).toBe(beijing('2026-10-16 17:00'));
  });

  it('of a named day is given at the end of the workday before, or on that day', () => {
    const begun = start('2026-10-09 10:00', workdays(3));
    expect(readClock([begun, extend('2026-10-12 10:00', '2026-10-19')], TO_CLOSE).warnAt).toBe(
      beijing('2026-10-16 17:00'),
    );
    expect(readClock([begun, extend('2026-10-09 10:00', '2026-10-10')], TO_CLOSE).warnAt).toBe(
      beijing('2026-10-10 09:00'),
    );
  });
});

/** Counted are 10-10 (a Saturday that is worked), 10-12 and 10-13. */
const BEGUN = start('2026-10-09 10:00', workdays(3));

describe('a pause', () => {
  it.each([
    ['uses up its own day; counting goes on after the resume day', '10-10 09:00', '10-20 09:00', '2026-10-22'],
    ['on the first day has used up nothing', '10-09 11:00', '10-12 09:00', '2026-10-15'],
    ['on a day off uses up nothing more', '10-11 09:00', '10-20 09:00', '2026-10-22'],
    ['that ends on a day off goes on with the next workday', '10-10 09:00', '10-18 09:00', '2026-10-20'],
    ['that ends on the same day is none', '10-10 09:00', '10-10 16:00', '2026-10-13'],
    ['over a weekend alone costs no day', '10-10 16:00', '10-11 23:00', '2026-10-13'],
    ['on the last day gives it back on the resume day', '10-13 10:00', '10-20 09:00', '2026-10-20'],
    ['on the last day and over by the weekend gives it on Monday', '10-13 10:00', '10-17 09:00', '2026-10-19'],
    ['on the last day and over on the last day is none', '10-13 10:00', '10-13 11:00', '2026-10-13'],
    ['after the limit heals nothing', '10-14 00:00', '10-20 09:00', '2026-10-13'],
  ])('%s', (_rule, from, to, due) => {
    const events = [BEGUN, pause(`2026-${from}`), resume(`2026-${to}`)];
    expect(readClock(events, RULES)).toMatchObject({ dueOn: due, status: 'running' });
  });

  it.each([
    ['paused before the close, in time', '10-13 16:59', '10-20 09:00', '2026-10-20'],
    ['paused at the close, too late', '10-13 17:00', '10-20 09:00', '2026-10-13'],
    ['resumed at the close: nothing is left of that day', '10-13 10:00', '10-20 17:00', '2026-10-21'],
  ])('is measured against the close of the office where the limit ends with it: %s', (_what, from, to, due) => {
    expect(dueOn([BEGUN, pause(`2026-${from}`), resume(`2026-${to}`)], TO_CLOSE)).toBe(due);
  });

  it('may come again', () => {
    const events = [
      BEGUN,
      ...[pause('2026-10-10 09:00'), resume('2026-10-12 09:00')], // 10-10 used up
      ...[pause('2026-10-13 09:00'), resume('2026-10-15 09:00')], // 10-13 used up
      ...[pause('2026-10-16 09:00'), resume('2026-10-20 09:00')], // the last day, given back
    ];
    expect(dueOn(events.slice(0, 3))).toBe('2026-10-14');
    expect(dueOn(events.slice(0, 5))).toBe('2026-10-16');
    expect(dueOn(events)).toBe('2026-10-20');
  });

  it('while it lasts leaves the limit as it stood', () => {
    expect(readClock([BEGUN, pause('2026-10-10 09:00')], RULES)).toMatchObject({
      dueOn: '2026-10-13',
      status: 'paused',
    });
  });

  it('stops office minutes to the second', () => {
    const events = [start('2026-10-09 10:00', minutes(30)), pause('2026-10-09 10:20:30'), resume('2026-10-09 16:55')];
    expect(dueAt(events)).toBe(beijing('2026-10-10 09:04:30'));
    const late = [start('2026-10-09 10:00', minutes(30)), pause('2026-10-09 10:30'), resume('2026-10-09 16:55')];
    expect(dueAt(late)).toBe(beijing('2026-10-09 10:30'));
    expect(dueAt([...late, extend('2026-10-09 16:56', minutes(40))])).toBe(beijing('2026-10-10 09:05'));
  });
});

describe('an extension', () => {
  it('LH-33: states one new total, counted from the start', () => {
    expect(dueOn([BEGUN, extend('2026-10-12 10:00', workdays(10))])).toBe('2026-10-22');
  });

  it('before a pause or after it leaves out the paused days', () => {
    const [away, back] = [pause('2026-10-10 09:00'), resume('2026-10-20 09:00')];
    expect(dueOn([BEGUN, away, back, extend('2026-10-20 10:00', workdays(5))])).toBe('2026-10-26');
    expect(dueOn([BEGUN, extend('2026-10-10 08:00', workdays(5)), away, back])).toBe('2026-10-26');
    expect(dueOn([BEGUN, away, extend('2026-10-12 08:00', workdays(5)), back])).toBe('2026-10-26');
  });

  it('by a named day is that day; a later number takes its place', () => {
    const named = [BEGUN, extend('2026-10-12 10:00', '2026-10-19')];
    expect(dueOn(named)).toBe('2026-10-19');
    expect(dueOn([...named, extend('2026-10-12 11:00', workdays(8))])).toBe('2026-10-20');
  });

  it.each([
    ['is moved on by the workdays that were left', '10-14 09:00', '10-20 09:00', '2026-10-23'],
    ['is moved by nothing on one day', '10-14 09:00', '10-14 10:00', '2026-10-19'],
    ['is given back when it was the last', '10-19 09:00', '10-21 09:00', '2026-10-21'],
    ['stays when it was past', '10-20 09:00', '10-26 09:00', '2026-10-19'],
  ])('by a named day: a later pause: the day %s', (_rule, from, to, due) => {
    const events = [BEGUN, extend('2026-10-12 10:00', '2026-10-19'), pause(`2026-${from}`), resume(`2026-${to}`)];
    expect(dueOn(events)).toBe(due);
  });

  it('by a day off that was named stands, and a pause before it leaves a workday at least', () => {
    const events = [BEGUN, extend('2026-10-12 10:00', '2026-10-18')];
    expect(dueOn(events)).toBe('2026-10-18');
    expect(dueOn([...events, pause('2026-10-17 09:00'), resume('2026-10-17 10:00')])).toBe('2026-10-19');
    expect(dueOn([...events, pause('2026-10-16 09:00'), resume('2026-10-16 10:00')])).toBe('2026-10-18');
  });

  it('N2: a citizen’s date that came from below stands even where it had passed', () => {
    const events = [BEGUN, extend('2026-10-09 10:00', '2026-09-29')];
    expect(readClock(events, RULES)).toMatchObject({
      dueOn: '2026-09-29',
      dueAt: beijing('2026-09-30 00:00'),
      warnAt: beijing('2026-09-29 09:00'),
    });
  });

  it('of minutes is one of minutes', () => {
    expect(dueAt([start('2026-10-09 16:45', minutes(30)), extend('2026-10-09 16:50', minutes(45))])).toBe(
      beijing('2026-10-10 09:30'),
    );
  });
});

describe('office minutes (Q9)', () => {
  it.each([
    ['2026-10-09 10:00', 30, '2026-10-09 10:30'],
    ['2026-10-09 08:00', 30, '2026-10-09 09:30'],
    ['2026-10-09 11:45', 30, '2026-10-09 13:45'],
    ['2026-10-09 16:45', 30, '2026-10-10 09:15'],
    ['2026-10-10 16:45', 30, '2026-10-12 09:15'],
  ])('LH-46: a summons at %s for %i of them ends at %s', (at, n, due) => {
    const reading = readClock([start(at, minutes(n))], RULES);
    expect(reading.dueAt).toBe(beijing(due));
    expect(reading.dueOn).toBe(due.slice(0, 10));
  });
});

describe('a clock', () => {
  it.each([
    ['met', 'met'],
    ['cancelled', 'cancelled'],
  ] as const)('that was stopped is %s', (as, status) => {
    expect(readClock([BEGUN, stop('2026-10-12 10:00', as)], RULES)).toMatchObject({ dueOn: '2026-10-13', status });
    const paused = [BEGUN, pause('2026-10-10 09:00'), stop('2026-10-20 10:00', as)];
    expect(readClock(paused, RULES)).toMatchObject({ dueOn: '2026-10-13', status });
  });

  it.each([
    ['2026-12-22', 7, false],
    ['2026-12-23', 7, true],
    ['2027-03-01', 7, true],
    ['2021-12-30', 3, true],
  ])('N4: started on %s for %i days is provisional while a notice is not known: %s', (day, n, provisional) => {
    expect(readClock([start(`${day} 10:00`, workdays(n))], RULES).provisional).toBe(provisional);
  });

  it('N4: is provisional over a year without a notice between two that have one', () => {
    const years = new Set([2023, 2025]);
    const rules = { ...RULES, calendar: { years, days: CALENDAR.days } };
    const { dueOn: day, provisional } = readClock([start('2023-12-29 10:00', workdays(300))], rules);
    expect([day.slice(0, 4), provisional]).toEqual(['2025', true]);
  });

  it('takes an instant written in any zone', () => {
    const event = { ...BEGUN, at: '2026-10-09T10:00:00+08:00' };
    expect(readClock([event], RULES).startedAt).toBe('2026-10-09T02:00:00.000Z');
  });
});
