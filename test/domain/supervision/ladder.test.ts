import { describe, expect, it } from '@jest/globals';
import { ladderSince, reachableRung } from '../../../shared/domain/supervision/ladder.ts';

const NOW = '2026-09-28T02:00:00.000Z';
const taken = (rung: number, at = '2026-06-01T00:00:00.000Z', state: 'issued' | 'closed' | 'cancelled' = 'issued') => ({
  rung,
  at,
  state,
});

describe('WL-50, WL-85: the ladder of measures', () => {
  it('begins at its first rung', () => expect(reachableRung([], NOW)).toBe(0));

  it('goes up one at a time, from the highest that was taken', () => {
    expect(reachableRung([taken(0)], NOW)).toBe(1);
    expect(reachableRung([taken(2), taken(1), taken(0)], NOW)).toBe(3);
  });

  it('remembers what was lifted, and not what was taken back', () => {
    expect(reachableRung([taken(1, undefined, 'closed')], NOW)).toBe(2);
    expect(reachableRung([taken(1, undefined, 'cancelled')], NOW)).toBe(0);
  });

  it('forgets after a year', () => {
    expect(ladderSince(NOW)).toBe('2025-09-28T02:00:00.000Z');
    expect(reachableRung([taken(3, '2025-09-28T01:59:59.999Z')], NOW)).toBe(0);
    expect(reachableRung([taken(3, '2025-09-28T02:00:00.000Z')], NOW)).toBe(4);
  });
});
