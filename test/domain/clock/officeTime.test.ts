import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addOfficeMinutes,
  addOpenTime,
  dayEnd,
  dayOpening,
  isOpen,
  nextMeeting,
  nextOpening,
  openMinutes,
  openTime,
  workdayFrom,
} from '../../../shared/domain/clock/officeTime.ts';
import { beijing, CALENDAR, instants, RULES, TO_CLOSE } from './timing.ts';

describe('an office', () => {
  it.each([
    ['2026-10-09 08:59', false],
    ['2026-10-09 09:00', true],
    ['2026-10-09 11:59:59', true],
    ['2026-10-09 12:00', false], // the minute of closing is closed
    ['2026-10-09 13:30', true],
    ['2026-10-09 17:00', false],
    ['2026-10-10 10:00', true], // a Saturday that is worked (调休)
    ['2026-10-11 10:00', false],
    ['2026-10-07 10:00', false],
  ])('at %s is open: %s', (at, open) => expect(isOpen(beijing(at), RULES)).toBe(open));

  it.each([
    ['2026-10-09 10:15', '2026-10-09 10:15'],
    ['2026-10-09 06:00', '2026-10-09 09:00'],
    ['2026-10-09 12:00', '2026-10-09 13:30'],
    ['2026-10-09 17:00', '2026-10-10 09:00'],
    ['2026-09-30 18:00', '2026-10-08 09:00'],
  ])('after %s is open at %s', (at, opening) => expect(nextOpening(beijing(at), RULES)).toBe(beijing(opening)));

  it.each([
    ['none', []],
    ['backwards', [['17:00', '09:00']]],
    [
      'in one another',
      [
        ['09:00', '12:00'],
        ['11:00', '17:00'],
      ],
    ],
    ['no time of day', [['nine', '17:00']]],
    ['after midnight', [['09:00', '24:30']]],
  ] as [string, [string, string][]][])('cannot have hours that are %s', (_what, officeHours) => {
    expect(() => addOfficeMinutes(beijing('2026-10-09 10:00'), 1, { ...RULES, officeHours })).toThrow(RangeError);
  });

  it('may be open to the end of the day', () => {
    const rules = { ...TO_CLOSE, officeHours: [['00:00', '24:00']] as const };
    expect(dayEnd('2026-10-09', rules)).toBe(beijing('2026-10-10 00:00'));
    expect(openMinutes(beijing('2026-10-09 00:00'), beijing('2026-10-11 12:00'), rules)).toBe(2 * 1_440);
  });
});

describe('office minutes', () => {
  it.each([
    ['2026-10-09 09:00', '2026-10-09 17:00', 390],
    ['2026-10-09 11:50', '2026-10-09 13:40', 20],
    ['2026-10-09 16:45', '2026-10-10 09:15', 30],
    ['2026-09-30 16:00', '2026-10-08 10:00', 120], // 国庆节 between
    ['2026-10-10 17:00', '2026-10-12 09:00', 0],
    ['2026-10-09 10:00:59', '2026-10-09 10:01', 1], // an instant counts as the beginning of its minute
    ['2026-10-09 10:00:00', '2026-10-09 10:00:59', 0],
    ['2026-10-09 10:30', '2026-10-09 10:00', -30],
  ])('from %s to %s are %i', (from, to, n) => expect(openMinutes(beijing(from), beijing(to), RULES)).toBe(n));

  it('N2: those of stretches that follow each other add up to those of the whole, to the minute', () => {
    fc.assert(
      fc.property(instants, fc.array(fc.integer({ min: 0, max: 400_000 }), { maxLength: 6 }), (from, gaps) => {
        const stops = gaps.reduce((at, gap) => [...at, at.at(-1)! + gap * 1_000], [Date.parse(from)]);
        const ats = stops.map(ms => new Date(ms).toISOString());
        const parts = ats.slice(1).map((at, i) => openMinutes(ats[i]!, at, RULES));
        expect(parts.reduce((sum, n) => sum + n, 0)).toBe(openMinutes(from, ats.at(-1)!, RULES));
        expect(parts.every(n => Number.isInteger(n) && n >= 0)).toBe(true);
      }),
    );
  });

  it.each([
    ['2026-10-09 10:00', 30, '2026-10-09 10:30'],
    ['2026-10-09 11:45', 30, '2026-10-09 13:45'],
    ['2026-10-09 11:30', 30, '2026-10-09 12:00'], // the first instant by which they have passed, not the next opening
    ['2026-10-09 16:45', 30, '2026-10-10 09:15'],
    ['2026-09-30 17:30', 30, '2026-10-08 09:30'],
    ['2026-10-09 10:00:30', 30, '2026-10-09 10:30:30'], // nobody loses half a minute
    ['2026-10-09 18:00', 0, '2026-10-09 18:00'],
  ])('%s and %i of them is %s', (at, n, then) => {
    expect(addOfficeMinutes(beijing(at), n, RULES)).toBe(beijing(then));
  });

  it('are as many on the way as were added', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 3_000 }), (at, n) => {
        expect(openMinutes(at, addOfficeMinutes(at, n, RULES), RULES)).toBe(n);
      }),
    );
  });
});

it('open time is exact where minutes are not, and is added as it was taken', () => {
  const [from, to] = [beijing('2026-10-09 11:59:30'), beijing('2026-10-09 13:30:15')];
  expect(openTime(from, to, RULES)).toBe(45_000);
  expect(openTime(to, from, RULES)).toBe(-45_000);
  expect(addOpenTime(from, 45_000, RULES)).toBe(to);
});

it.each([
  ['MIDNIGHT', '2026-10-15T16:00:00.000Z'],
  ['OFFICE_CLOSE', '2026-10-15T09:00:00.000Z'],
] as const)('Q3: with %s the limit of 2026-10-15 is %s', (dayEnds, at) => {
  expect(dayEnd('2026-10-15', { ...RULES, dayEnds })).toBe(at);
});

it('a day opens at nine in Beijing', () => {
  expect(dayOpening('2026-10-15', RULES)).toBe('2026-10-15T01:00:00.000Z');
});

it.each([
  ['2026-10-08', '2026-10-08'],
  ['2026-10-01', '2026-10-08'],
  ['2026-10-10', '2026-10-10'],
  ['2026-10-11', '2026-10-12'],
])('the first workday from %s on is %s', (day, workday) => expect(workdayFrom(day, CALENDAR)).toBe(workday));

describe('a body', () => {
  it.each([
    ['atOnce', '2026-10-11 23:30', '2026-10-11'],
    ['weekly', '2026-10-12 09:00', '2026-10-19'], // a Monday: its own week has begun
    ['weekly', '2026-10-11 09:00', '2026-10-12'],
    ['weekly', '2026-09-30 09:00', '2026-10-08'], // Monday to Wednesday are 国庆节
    ['weekly', '2026-02-13 09:00', '2026-02-24'], // the whole next week is 春节
    ['weekly', '2026-10-11 17:00:00', '2026-10-12'],
    ['monthly', '2026-09-01 09:00', '2026-10-08'],
    ['monthly', '2026-10-31 23:59', '2026-11-02'],
    ['monthly', '2026-12-15 09:00', '2027-01-01'], // as long as nobody has said that it is 元旦
  ] as const)('WL-70, WL-73: that sits %s takes up what comes at %s on %s', (cadence, at, day) => {
    expect(nextMeeting(beijing(at), cadence, RULES)).toBe(day);
  });
});
