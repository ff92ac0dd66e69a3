import { describe, expect, it } from '@jest/globals';
import { isLevelName, LEVELS, standsAbove } from '../../shared/domain/levels.ts';

it('names the four levels from the highest down', () => {
  expect(LEVELS).toEqual(['province', 'city', 'county', 'township']);
});

describe('a level name', () => {
  it.each(LEVELS)('is %s', level => expect(isLevelName(level)).toBe(true));

  it.each(['', 'directory', 'County', 'county ', 'toString'])('is not "%s"', text => {
    expect(isLevelName(text)).toBe(false);
  });
});

describe('standing above', () => {
  it.each(LEVELS.flatMap((upper, i) => LEVELS.map((lower, j) => [upper, lower, i < j] as const)))(
    '%s above %s: %s',
    (upper, lower, answer) => expect(standsAbove(upper, lower)).toBe(answer),
  );
});
