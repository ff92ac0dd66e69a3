import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CASE_STATES } from '../../../shared/domain/case/lifecycle.ts';
import { ENDED, mayForget, monthsBefore } from '../../../shared/domain/privacy/retention.ts';

describe('months before a day', () => {
  it.each([
    ['2026-11-22', 6, '2026-05-22'],
    ['2026-11-22', 36, '2023-11-22'],
    ['2026-08-31', 6, '2026-02-28'],
    ['2024-08-31', 6, '2024-02-29'],
    ['2026-03-31', 1, '2026-02-28'],
    ['2026-01-15', 1, '2025-12-15'],
    ['2026-01-15', 0, '2026-01-15'],
  ])('%s, %i months: %s', (day, months, before) => expect(monthsBefore(day, months)).toBe(before));

  it('is a real day, never later, and never further back than one month more', () => {
    const anyDay = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 1_200 }), (date, months) => {
        const day = date.toISOString().slice(0, 10);
        const before = monthsBefore(day, months);
        expect(new Date(`${before}T00:00:00Z`).toISOString().slice(0, 10)).toBe(before);
        expect(before <= day).toBe(true);
        expect(monthsBefore(day, months + 1) < before).toBe(true);
      }),
    );
  });
});

describe('it is forgotten who reported', () => {
  const file = { state: 'cleared', lastOn: '2023-11-21', held: false } as const;

  it('once the months are over, not on their last day', () => {
    expect(mayForget(file, 36, '2026-11-22')).toBe(true);
    expect(mayForget({ ...file, lastOn: '2023-11-22' }, 36, '2026-11-22')).toBe(false);
  });

  it('never while somebody holds it', () => expect(mayForget({ ...file, held: true }, 36, '2026-11-22')).toBe(false));

  it.each(CASE_STATES)('%s: only where nothing is owed any more', state => {
    const ended = ['refused', 'referred', 'answered', 'withdrawn', 'cleared', 'deemedClosed', 'explainedClosed'];
    const above = ['decided', 'returned', 'archived'];
    expect(mayForget({ ...file, state }, 1, '2026-11-22')).toBe([...ended, ...above].includes(state));
    expect(ENDED.includes(state)).toBe([...ended, ...above].includes(state));
  });
});
