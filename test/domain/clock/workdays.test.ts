import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loadCalendar } from '../../../shared/calendar/loadCalendar.ts';
import {
  addWorkdays,
  beijingDay,
  beijingMinute,
  dayAfter,
  isKnown,
  isWorkday,
  kindOf,
  type WorkCalendar,
} from '../../../shared/domain/clock/workdays.ts';

const CALENDAR = loadCalendar();
const UNKNOWN: WorkCalendar = { years: new Set(), days: new Map() };
const WITHOUT_MAKE_UP: WorkCalendar = {
  ...CALENDAR,
  days: new Map([...CALENDAR.days].filter(([, { isOffDay }]) => isOffDay)),
};

function daysOf(year: number): string[] {
  const days: string[] = [];
  for (let day = `${year}-01-01`; day.startsWith(String(year)); day = dayAfter(day)) days.push(day);
  return days;
}

const isWeekend = (day: string) => [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());

describe.each([
  {
    year: 2025,
    offOnWeekdays: [
      ...['01-01', '01-28', '01-29', '01-30', '01-31', '02-03', '02-04', '04-04', '05-01', '05-02', '05-05', '06-02'],
      ...['10-01', '10-02', '10-03', '10-06', '10-07', '10-08'],
    ],
    onOnWeekends: ['01-26', '02-08', '04-27', '09-28', '10-11'],
    workdays: 248,
  },
  {
    year: 2026,
    offOnWeekdays: [
      ...['01-01', '01-02', '02-16', '02-17', '02-18', '02-19', '02-20', '02-23', '04-06', '05-01', '05-04', '05-05'],
      ...['06-19', '09-25', '10-01', '10-02', '10-05', '10-06', '10-07'],
    ],
    onOnWeekends: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
    workdays: 248,
  },
])('the year $year', ({ year, offOnWeekdays, onOnWeekends, workdays }) => {
  const days = daysOf(year);

  it('is known on each of its 365 days', () => {
    expect(days).toHaveLength(365);
    expect(days.filter(day => !isKnown(day, CALENDAR))).toEqual([]);
  });

  it('has these weekdays off and no other', () => {
    expect(days.filter(day => !isWeekend(day) && !isWorkday(day, CALENDAR)).map(day => day.slice(5))).toEqual(
      offOnWeekdays,
    );
  });

  it('works on these weekends (调休) and no other', () => {
    expect(days.filter(day => isWeekend(day) && isWorkday(day, CALENDAR)).map(day => day.slice(5))).toEqual(
      onOnWeekends,
    );
  });

  it(`has ${workdays} workdays`, () => {
    expect(days.filter(day => isWorkday(day, CALENDAR))).toHaveLength(workdays);
  });
});

describe('so many workdays after a day that does not count itself', () => {
  it.each([
    ['2026-02-13', 3, '2026-02-25', '2026-02-18', '2026-02-26'],
    ['2026-02-13', 7, '2026-03-02', '2026-02-24', '2026-03-04'],
    ['2026-02-13', 10, '2026-03-05', '2026-02-27', '2026-03-09'],
    ['2026-04-30', 3, '2026-05-08', '2026-05-05', '2026-05-08'],
    ['2026-09-18', 1, '2026-09-20', '2026-09-21', '2026-09-21'],
    ['2026-09-18', 3, '2026-09-22', '2026-09-23', '2026-09-23'],
    ['2026-09-24', 5, '2026-10-09', '2026-10-01', '2026-10-09'],
    ['2026-09-29', 3, '2026-10-09', '2026-10-02', '2026-10-09'],
    ['2026-09-30', 7, '2026-10-15', '2026-10-09', '2026-10-16'],
    ['2026-10-09', 1, '2026-10-10', '2026-10-12', '2026-10-12'],
  ])('%s + %i is %s; without a notice %s, without make-up days %s', (day, n, right, weekdaysOnly, noMakeUp) => {
    expect(addWorkdays(day, n, CALENDAR)).toBe(right);
    expect(addWorkdays(day, n, UNKNOWN)).toBe(weekdaysOnly);
    expect(addWorkdays(day, n, WITHOUT_MAKE_UP)).toBe(noMakeUp);
  });

  it.each(['2026-02-13', '2026-02-15'])('%s + 0 is the day itself', day => {
    expect(addWorkdays(day, 0, CALENDAR)).toBe(day);
  });

  it('is a workday, with exactly so many workdays up to it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 40 }), (offset, n) => {
        const days = daysOf(2026);
        const [start, due] = [days[offset]!, addWorkdays(days[offset]!, n, CALENDAR)];
        expect(isWorkday(due, CALENDAR)).toBe(true);
        const between = days.filter(day => day > start && day <= due && isWorkday(day, CALENDAR));
        expect(between).toHaveLength(n);
      }),
      { numRuns: 200 },
    );
  });
});

it.each([
  ['2026-10-01', 'holiday'],
  ['2026-10-10', 'makeUpWorkday'],
  ['2026-10-11', 'weekend'],
  ['2026-10-12', 'workday'],
  ['2027-01-01', 'workday'], // nobody has said otherwise yet
])('%s is a %s', (day, kind) => expect(kindOf(day, CALENDAR)).toBe(kind));

describe('a year without a notice', () => {
  it.each([
    ['2027-01-01', true], // surely a holiday, but nobody has said so yet: the deadline is provisional
    ['2027-01-02', false],
    ['2027-01-04', true],
  ])('%s counts Monday to Friday: %s', (day, works) => {
    expect(isKnown(day, CALENDAR)).toBe(false);
    expect(isWorkday(day, CALENDAR)).toBe(works);
  });
});

it.each([
  ['2026-02-28', '2026-03-01'],
  ['2028-02-28', '2028-02-29'],
  ['2026-12-31', '2027-01-01'],
])('after %s comes %s', (day, next) => expect(dayAfter(day)).toBe(next));

it.each([
  ['2026-11-22T15:59:59.999Z', '2026-11-22'],
  ['2026-11-22T16:00:00.000Z', '2026-11-23'],
  ['2026-12-31T16:00:00.000Z', '2027-01-01'],
  ['2026-11-22T00:00:00.000Z', '2026-11-22'],
])('at %s it is %s in Beijing', (instant, day) => expect(beijingDay(new Date(instant))).toBe(day));

it('says the minute as well', () => {
  expect(beijingMinute(new Date('2026-09-27T16:05:59.000Z'))).toBe('2026-09-28 00:05');
});
