import { describe, expect, it } from '@jest/globals';
import { isInForceOn, KIND_ACTS, KIND_STATES, kindAfter, measureFault } from '../../../shared/domain/kinds/measure.ts';

describe('N9: a kind and its measures', () => {
  it('is confirmed or dismissed by a person, who may learn better', () => {
    expect(KIND_STATES.map(state => [state, ...KIND_ACTS.map(act => kindAfter(state, act) ?? '-')])).toEqual([
      ['found', 'confirmed', 'dismissed', '-'],
      ['confirmed', '-', 'dismissed', 'confirmed'],
      ['dismissed', 'confirmed', '-', '-'],
    ]);
  });
  it('SH-16: a makeshift has an end', () => {
    const from = '2026-09-01';
    expect(measureFault('temporary', { from, endsOn: null })).toBe('until');
    expect(measureFault('permanent', { from, endsOn: '2026-08-31' })).toBe('until');
    expect(measureFault('temporary', { from, endsOn: from })).toBeNull();
    expect(measureFault('permanent', { from, endsOn: null })).toBeNull();
  });
  it('holds from its day to its last', () => {
    const time = { from: '2026-09-01', endsOn: '2026-09-30' };
    expect(['2026-08-31', '2026-09-01', '2026-09-30', '2026-10-01'].map(day => isInForceOn(time, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(isInForceOn({ ...time, endsOn: null }, '2030-01-01')).toBe(true);
  });
});
