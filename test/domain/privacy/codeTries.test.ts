import { expect, it } from '@jest/globals';
import {
  afterWrongCode,
  type CodeTries,
  isLocked,
  LOCK_MINUTES,
  TRIES_BEFORE_LOCK,
} from '../../../shared/domain/privacy/codeTries.ts';

const START = Date.parse('2026-09-28T01:00:00.000Z');
const minute = (n: number) => new Date(START + n * 60_000).toISOString();

/** After so many wrong codes, one a minute from minute 0 on. */
function wrongCodes(times: number): CodeTries | null {
  let tries: CodeTries | null = null;
  for (let i = 0; i < times; i++) tries = afterWrongCode(tries, minute(i));
  return tries;
}

it('N12: four wrong codes leave the number open, the fifth closes it', () => {
  expect(TRIES_BEFORE_LOCK).toBe(5);
  expect(isLocked(null, minute(0))).toBe(false);
  expect(isLocked(wrongCodes(4), minute(4))).toBe(false);
  expect(isLocked(wrongCodes(5), minute(5))).toBe(true);
});

it('opens again after a quarter of an hour, with all tries', () => {
  const locked = wrongCodes(5);
  expect(LOCK_MINUTES).toBe(15);
  expect(isLocked(locked, minute(18.99))).toBe(true);
  expect(isLocked(locked, minute(19))).toBe(false);
  expect(afterWrongCode(locked, minute(19))).toEqual({ wrong: 1, lastAt: minute(19), lockedUntil: null });
});

it('forgets wrong codes of long ago', () => {
  expect(afterWrongCode(wrongCodes(4), minute(60)).wrong).toBe(1);
  expect(afterWrongCode(wrongCodes(4), minute(10)).wrong).toBe(5);
});
