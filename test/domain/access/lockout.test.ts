import { expect, it } from '@jest/globals';
import { lockSeconds } from '../../../shared/domain/access/lockout.ts';

it.each([
  [0, 0],
  [4, 0],
  [5, 30],
  [6, 60],
  [9, 480],
  [10, 900],
  [1000, 900],
])('after %i failures a name is locked for %i seconds', (failures, seconds) =>
  expect(lockSeconds(failures)).toBe(seconds),
);
