import { describe, expect, it } from '@jest/globals';
import { isSolved, type Told, worthTelling } from '../../../shared/domain/library/worthTelling.ts';

const told = (over: Partial<Told>): Told => ({
  ...{ kind: 'case', state: 'cleared', outcome: 'SOLVED', class: 'ready', departments: ['a'] },
  ...{ redos: 0, returns: 0, raised: false },
  ...over,
});

describe('WL-78: 疑难复杂的办事案例, 在成功办结基础上', () => {
  it('is suggested where it was hard and was solved', () => {
    expect(worthTelling(told({}))).toBe(false);
    const hard: Partial<Told>[] = [
      ...(['difficult', 'complex', 'urgent'] as const).map(one => ({ class: one })),
      ...[{ departments: ['a', 'b'] }, { redos: 1 }, { returns: 1 }, { raised: true }],
    ];
    expect(hard.map(one => worthTelling(told(one)))).toEqual(hard.map(() => true));
  });
  it('is not while it is open, nor where nothing was solved', () => {
    expect(isSolved(told({ state: 'completed' }))).toBe(false);
    expect(isSolved(told({ outcome: 'EXPLAINED' }))).toBe(false);
    expect(isSolved(told({ outcome: null }))).toBe(false);
    expect(isSolved(told({ kind: 'consultation' }))).toBe(false);
    expect(isSolved(told({ state: 'archived', outcome: 'CONDITIONAL' }))).toBe(true);
  });
});
