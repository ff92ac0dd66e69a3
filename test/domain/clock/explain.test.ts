import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ClockEvent, type ClockRules, readClock } from '../../../shared/domain/clock/clock.ts';
import { dueFromSteps, whyClock } from '../../../shared/domain/clock/explain.ts';
import {
  anyRules,
  beijing,
  courses,
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

/** A derivation in short: the day, what it is worth, and its number or holiday. */
const short = (events: readonly ClockEvent[], rules: ClockRules = RULES) =>
  whyClock(events, rules).map(({ day, step, workday, minutes: n, name }) =>
    [day.slice(5), step, workday ?? n ?? name].filter(part => part !== null).join(' '),
  );

describe('why this date (N3)', () => {
  it('names each day from the start, and why it counts or does not', () => {
    expect(short([start('2026-09-30 10:00', workdays(3))])).toEqual([
      '09-30 started',
      '09-30 firstDaySkipped',
      ...['01', '02', '03', '04', '05', '06', '07'].map(day => `10-${day} skipped 国庆节`),
      '10-08 counted 1',
      '10-09 counted 2',
      '10-10 counted 3',
      '10-10 due',
    ]);
  });

  it('says which rule sets the limit, of which article and version', () => {
    const [begun, ...others] = whyClock(
      [start('2026-10-09 10:00', workdays(3)), extend('2026-10-12 10:00', workdays(5))],
      RULES,
    );
    const source = { cite: '第十二条', pack: 'longhui@1' };
    expect(begun).toMatchObject({ key: 'clock.reply', limit: workdays(3), at: beijing('2026-10-09 10:00'), ...source });
    expect(others.find(({ step }) => step === 'extended')).toMatchObject({
      limit: workdays(5),
      until: null,
      ...source,
    });
  });

  it('says what kind of day each is', () => {
    const steps = whyClock([start('2026-10-09 10:00', workdays(2))], RULES);
    expect(steps.filter(({ kind }) => kind).map(({ day, kind, name }) => [day.slice(5), kind, name])).toEqual([
      ['10-09', 'workday', null],
      ['10-10', 'makeUpWorkday', '国庆节'],
      ['10-11', 'weekend', null],
      ['10-12', 'workday', null],
    ]);
  });

  it('tells pauses and extensions where they happened, before the day they happened on is over', () => {
    const events = [
      start('2026-10-09 10:00', workdays(3)),
      pause('2026-10-10 11:00'),
      resume('2026-10-13 09:00'),
      extend('2026-10-14 09:00', workdays(4)),
      stop('2026-10-16 16:00'),
    ];
    expect(short(events)).toEqual([
      '10-09 started',
      '10-09 firstDaySkipped',
      '10-10 paused',
      '10-10 counted 1',
      '10-11 skipped',
      '10-12 pausedDay',
      '10-13 resumed',
      '10-13 pausedDay',
      '10-14 extended',
      '10-14 counted 2',
      '10-15 counted 3',
      '10-16 met',
      '10-16 counted 4',
      '10-16 due',
    ]);
  });

  it('shows the last day that a pause gave back', () => {
    const events = [start('2026-10-09 10:00', workdays(1)), pause('2026-10-10 11:00'), resume('2026-10-13 09:00')];
    expect(short(events).slice(2)).toEqual([
      '10-10 paused',
      '10-10 pausedDay 国庆节',
      '10-11 skipped',
      '10-12 pausedDay',
      '10-13 resumed',
      '10-13 counted 1',
      '10-13 due',
    ]);
  });

  it('Q3: counts the first day where the policy does', () => {
    expect(short([start('2026-10-09 10:00', workdays(1))], FIRST_DAY)).toEqual([
      '10-09 started',
      '10-09 counted 1',
      '10-09 due',
    ]);
    const late = { ...FIRST_DAY, dayEnds: 'OFFICE_CLOSE' } as const;
    expect(short([start('2026-10-09 18:00', workdays(1))], late)).toEqual([
      '10-09 started',
      '10-09 firstDaySkipped',
      '10-10 counted 1',
      '10-10 due',
    ]);
  });

  it('tells what happened after the limit after it', () => {
    const events = [start('2026-10-09 10:00', workdays(1)), pause('2026-10-12 11:00'), stop('2026-10-13 09:00')];
    expect(short(events).slice(-3)).toEqual(['10-10 due', '10-12 paused', '10-13 met']);
  });

  it('N4: says once for each year that its notice is not published', () => {
    const steps = short([start('2026-12-30 10:00', workdays(3))]);
    expect(steps).toEqual([
      '12-30 started',
      '12-30 firstDaySkipped',
      '12-31 counted 1',
      '01-01 unpublished',
      '01-01 counted 2',
      '01-02 skipped',
      '01-03 skipped',
      '01-04 counted 3',
      '01-04 due',
    ]);
    expect(short([start('2027-03-01 10:00', workdays(1))]).slice(0, 2)).toEqual(['03-01 started', '03-01 unpublished']);
  });

  it('names the day that was named', () => {
    const begun = start('2026-10-09 10:00', workdays(3));
    expect(short([begun, extend('2026-10-10 10:00', '2026-10-18')]).slice(-4)).toEqual([
      '10-16 counted 6',
      '10-17 skipped',
      '10-18 named',
      '10-18 due',
    ]);
    // a citizen’s date that had passed when the case came up (N2)
    expect(short([begun, extend('2026-10-09 10:00', '2026-09-29')])).toEqual([
      '10-09 started',
      '09-29 named',
      '09-29 due',
      '10-09 extended',
    ]);
  });

  it('tells office minutes stretch by stretch', () => {
    const events = [start('2026-10-09 16:45', minutes(60)), pause('2026-10-10 09:20'), resume('2026-10-12 11:50')];
    expect(short(events)).toEqual([
      '10-09 started',
      '10-09 ran 15',
      '10-10 ran 20',
      '10-10 paused',
      '10-11 skipped',
      '10-12 resumed',
      '10-12 ran 25',
      '10-12 due',
    ]);
    const [first, second, third] = whyClock(events, RULES).filter(({ step }) => step === 'ran');
    expect([first?.at, first?.to]).toEqual([beijing('2026-10-09 16:45'), beijing('2026-10-09 17:00')]);
    expect([second?.at, second?.to]).toEqual([beijing('2026-10-10 09:00'), beijing('2026-10-10 09:20')]);
    expect([third?.at, third?.to]).toEqual([beijing('2026-10-12 11:50'), beijing('2026-10-12 13:45')]);
  });

  it('tells days within a pause of minutes, and nothing of an evening', () => {
    const events = [start('2026-10-12 18:00', minutes(10)), pause('2026-10-13 09:05'), resume('2026-10-15 18:00')];
    expect(short(events)).toEqual([
      '10-12 started',
      '10-13 ran 5',
      '10-13 paused',
      '10-14 pausedDay',
      '10-15 resumed',
      '10-16 ran 5',
      '10-16 due',
    ]);
  });
});

describe('a replay of the derivation (N3)', () => {
  it.each(['workday', 'officeMinute'] as const)('gives the same instant as the clock: %s', unit => {
    fc.assert(
      fc.property(courses(unit), anyRules, (events, rules) => {
        expect(dueFromSteps(whyClock(events, rules), rules)).toBe(readClock(events, rules).dueAt);
      }),
      { numRuns: 300 },
    );
  });

  it('ends with the last counted day, which has the number of the limit', () => {
    fc.assert(
      fc.property(courses('workday'), anyRules, (events, rules) => {
        const limit = events.flatMap(event => ('limit' in event ? [event.limit.n] : [])).at(-1);
        const last = whyClock(events, rules).findLast(({ step }) => step === 'counted');
        expect(last).toMatchObject({ day: readClock(events, rules).dueOn, workday: limit });
      }),
    );
  });

  it('survives the paper on which it was printed', () => {
    const events = [start('2026-10-09 10:00', workdays(3)), pause('2026-10-10 11:00'), resume('2026-10-13 09:00')];
    const steps = JSON.parse(JSON.stringify(whyClock(events, TO_CLOSE))) as ReturnType<typeof whyClock>;
    expect(dueFromSteps(steps, TO_CLOSE)).toBe(beijing('2026-10-15 17:00'));
  });

  it.each([
    '2026-10-09', // before the start
    '2026-10-14',
    '2026-10-18', // a Sunday
  ])('finds a named day as well: %s', day => {
    const events = [start('2026-10-12 10:00', workdays(3)), extend('2026-10-12 10:00', day)];
    expect(dueFromSteps(whyClock(events, RULES), RULES)).toBe(readClock(events, RULES).dueAt);
  });

  it('does not believe steps that were tampered with', () => {
    const steps = whyClock([start('2026-10-09 10:00', workdays(3))], RULES);
    const without = (day: string) => steps.filter(step => step.day !== day);
    expect(() => dueFromSteps(without('2026-10-12'), RULES)).toThrow('a counted day is missing');
    expect(() => dueFromSteps(without('2026-10-13'), RULES)).toThrow('not as many as the limit');
    expect(() => dueFromSteps([], RULES)).toThrow(RangeError);
    const moved = whyClock([start('2026-10-09 10:00', minutes(30))], RULES).map(step =>
      step.step === 'ran' ? { ...step, at: beijing('2026-10-09 10:05') } : step,
    );
    expect(dueFromSteps(moved, RULES)).toBe(beijing('2026-10-09 10:35'));
  });
});
