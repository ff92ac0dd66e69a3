import { describe, expect, it } from '@jest/globals';
import {
  coverOf,
  isReachable,
  SILENT_AFTER_SECONDS,
  type SourceState,
} from '../../../shared/domain/oversight/coverage.ts';

const NOW = '2026-09-28T02:00:10.000Z';
const at = (secondsAgo: number) => new Date(Date.parse(NOW) - secondsAgo * 1_000).toISOString();
const source = (more: Partial<SourceState> = {}): SourceState => ({
  ...{ level: 'county', position: 40, told: 40, heardAt: at(3), lastAt: at(600) },
  ...more,
});

describe('N7: how whole and how fresh the figures of a level are', () => {
  it('whole, as of its last word, where every line is here', () =>
    expect(coverOf(source(), NOW)).toEqual({ level: 'county', fault: null, asOf: at(3), lag: 0 }));

  it('behind, as of the last line that is here, while lines are on their way', () =>
    expect(coverOf(source({ told: 43 }), NOW)).toEqual({ level: 'county', fault: 'behind', asOf: at(600), lag: 3 }));

  it('silent, with its age, once it has missed two beats', () => {
    expect(coverOf(source({ heardAt: at(SILENT_AFTER_SECONDS) }), NOW).fault).toBeNull();
    expect(coverOf(source({ heardAt: at(SILENT_AFTER_SECONDS + 1) }), NOW)).toMatchObject({
      fault: 'silent',
      asOf: at(SILENT_AFTER_SECONDS + 1),
    });
  });

  it('never heard of is neither whole nor zero', () =>
    expect(coverOf(source({ heardAt: null, position: 0, told: 0, lastAt: null }), NOW)).toEqual({
      ...{ level: 'county', fault: 'never', asOf: null, lag: 0 },
    }));

  it('lines that came before they were spoken of are no lag below zero', () =>
    expect(coverOf(source({ position: 41 }), NOW)).toMatchObject({ fault: null, lag: 0 }));

  it('a sum is of the levels that can be reached', () => {
    expect([null, 'behind', 'silent', 'never'].map(fault => isReachable({ fault: fault as never }))).toEqual([
      ...[true, true, false, false],
    ]);
  });
});
