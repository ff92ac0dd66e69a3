import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { locksKey, sameValue, versionName } from '../../../shared/domain/policy/pack.ts';

it('a version is named after its pack and its number', () => {
  expect(versionName({ pack: 'longhui', version: 2 })).toBe('longhui@2');
});

describe('a lock', () => {
  it.each([
    ['rating.scale', 'rating.scale', true],
    ['rating.*', 'rating.scale', true],
    ['rating.*', 'rating.redoOn', true],
    ['rating.scale', 'rating.scaleOf', false],
    ['rat.*', 'rating.scale', false], // a prefix ends at the point
    ['rating.*', 'clock.citizen', false],
    ['rating', 'rating.scale', false],
  ])('%s on %s: %p', (lock, key, locked) => {
    expect(locksKey({ locks: ['clock.step', lock] }, key)).toBe(locked);
  });
});

describe('two values', () => {
  it.each([
    [{ n: 3, unit: 'workday' }, { unit: 'workday', n: 3 }, true],
    [{ n: 3 }, { n: 3, warn: 2 }, false],
    [{ n: 3, warn: 2 }, { n: 3 }, false],
    [{ n: 3 }, { m: 3 }, false],
    [[1, 2], [2, 1], false],
    [[1, 2], [1, 2, 3], false],
    [[], {}, false],
    [null, {}, false],
    [null, null, true],
    ['3', 3, false],
    [{ a: [{ b: null }] }, { a: [{ b: null }] }, true],
    [{ a: [{ b: null }] }, { a: [{ b: false }] }, false],
  ])('%j and %j: %p', (a, b, same) => expect(sameValue(a, b)).toBe(same));

  it('are the same after a way through JSON, and differ when one leaf differs', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const copy = JSON.parse(JSON.stringify(value)) as unknown;
        return sameValue(copy, JSON.parse(JSON.stringify(value))) && !sameValue({ copy, x: 1 }, { copy, x: 2 });
      }),
    );
  });
});
