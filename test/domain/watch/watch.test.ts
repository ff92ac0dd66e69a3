import { expect, it } from '@jest/globals';
import { soonUntil } from '../../../shared/domain/watch/watch.ts';
import { CALENDAR } from '../clock/timing.ts';

it.each([
  ['on a working day, the next one', '2026-10-14', '2026-10-15'],
  ['before a weekend, the Monday after it', '2026-10-16', '2026-10-19'],
  ['before the holidays, the day after them', '2026-09-30', '2026-10-08'],
  ['before a weekend that is worked, its Saturday (调休)', '2026-10-09', '2026-10-10'],
])('due soon is up to %s', (_what, today, until) => {
  expect(soonUntil(today, CALENDAR)).toBe(until);
});
