import { describe, expect, it } from '@jest/globals';
import { loadLayers } from '../../../shared/calendar/loadCalendar.ts';
import { readClock } from '../../../shared/domain/clock/clock.ts';
import { type CalendarLayers, calendarOf } from '../../../shared/domain/clock/layers.ts';
import { addWorkdays, isWorkday, kindOf } from '../../../shared/domain/clock/workdays.ts';
import { CALENDAR, RULES, start, workdays } from './timing.ts';

const STORM = { name: '台风停工', isOffDay: true };
const LAYERS: CalendarLayers = new Map([
  ['330000', new Map([['2026-10-12', STORM]])],
  [
    '331081',
    new Map([
      ['2026-10-12', { name: '台风应急', isOffDay: false }],
      ['2026-10-13', STORM],
      ['2026-10-10', STORM], // a make-up Saturday of the national notice
    ]),
  ],
  ['340000', new Map([['2026-10-14', STORM]])],
]);

describe('the calendar of a center (N4)', () => {
  const wenling = calendarOf(CALENDAR, LAYERS, ['330000', '331000', '331081']);

  it.each([
    ['2026-10-09', 'workday'], // nobody says anything
    ['2026-10-01', 'holiday'], // the nation says it
    ['2026-10-10', 'holiday'], // the county takes back a make-up day
    ['2026-10-12', 'makeUpWorkday'], // the province closes, the county stays open
    ['2026-10-13', 'holiday'], // the county closes
    ['2026-10-14', 'workday'], // another province
  ])('takes the nearer word: %s is a %s', (day, kind) => expect(kindOf(day, wenling)).toBe(kind));

  it('is that of the province where the county adds nothing', () => {
    expect(kindOf('2026-10-12', calendarOf(CALENDAR, LAYERS, ['330000', '331000']))).toBe('holiday');
  });

  it('is the national one where nobody on the path adds anything', () => {
    expect(calendarOf(CALENDAR, LAYERS, ['110000', '110101'])).toBe(CALENDAR);
    expect(calendarOf(CALENDAR, new Map(), ['330000'])).toBe(CALENDAR);
  });

  it('knows the years that the nation knows', () => {
    const early = calendarOf(CALENDAR, new Map([['330000', new Map([['2027-01-04', STORM]])]]), ['330000']);
    expect(early.years).toEqual(CALENDAR.years);
    expect(isWorkday('2027-01-04', early)).toBe(false);
    const clock = [start('2026-12-31 10:00', workdays(2))];
    expect(readClock(clock, { ...RULES, calendar: early })).toMatchObject({ dueOn: '2027-01-05', provisional: true });
  });

  it('moves a deadline', () => {
    expect(readClock([start('2026-10-09 10:00', workdays(2))], { ...RULES, calendar: wenling }).dueOn).toBe(
      '2026-10-14',
    );
  });

  it('leaves the national one as it was', () => expect(kindOf('2026-10-13', CALENDAR)).toBe('workday'));
});

it('N4: Guangxi has 壮族三月三 off, and nobody else has', () => {
  const guangxi = calendarOf(CALENDAR, loadLayers(), ['450000', '450100']);
  expect(addWorkdays('2024-04-10', 3, guangxi)).toBe('2024-04-17');
  expect(addWorkdays('2024-04-10', 3, CALENDAR)).toBe('2024-04-15');
  expect(guangxi.days.get('2024-04-11')).toEqual({ name: '壮族三月三', isOffDay: true });
});
