import { describe, expect, it } from '@jest/globals';
import { againOf, type EarlierMatter, sortOf } from '../../../shared/domain/assessment/again.ts';
import { loadCalendar } from '../../../shared/calendar/loadCalendar.ts';

const AT = new Date('2026-10-12T02:00:00.000Z'); // a Monday; 25 September and 1 to 7 October are no working days, 10 October is one
const at = (day: string): string => `${day}T02:00:00.000Z`;
const matter = (opened: string, closed: string | null = null): EarlierMatter => ({
  openedAt: at(opened),
  completedAt: closed && at(closed),
});
const found = (...earlier: EarlierMatter[]) => againOf(earlier, AT, loadCalendar());

describe('N11: the same matter before', () => {
  it.each([
    ['none', [], undefined],
    ['on the same day', [matter('2026-10-12')], { opened: 0, closed: null }],
    ['closed before the holidays', [matter('2026-09-24', '2026-09-30')], { opened: 7, closed: 4 }],
    ['the nearest of several', [matter('2026-09-24', '2026-09-30'), matter('2026-10-09')], { opened: 2, closed: 4 }],
    ['opened long ago, closed today', [matter('2026-03-02', '2026-10-12')], { opened: 31, closed: 0 }],
    ['closed long ago', [matter('2026-03-02', '2026-03-05')], undefined],
    ['opened long ago, and still open', [matter('2026-03-02')], undefined],
  ] as [string, EarlierMatter[], object | undefined][])('%s', (_name, earlier, again) =>
    expect(found(...earlier)).toEqual(again),
  );

  it.each([
    [{ opened: 0, closed: null }, 'split'],
    [{ opened: 1, closed: 0 }, 'split'],
    [{ opened: 2, closed: 0 }, 'reregistered'],
    [{ opened: 20, closed: 10 }, 'reregistered'],
    [{ opened: 20, closed: 11 }, null],
    [{ opened: 5, closed: null }, null],
  ])('%j is %s', (again, sort) => expect(sortOf(again, { split: 1, reregistered: 10 })).toBe(sort));
});
