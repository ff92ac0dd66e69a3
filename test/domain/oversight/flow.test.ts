import { describe, expect, it } from '@jest/globals';
import type { LevelName } from '../../../shared/domain/levels.ts';
import { type FlowCounter, flowsOf } from '../../../shared/domain/oversight/flow.ts';

const LEVEL_OF: Record<string, LevelName> = { t1: 'township', t2: 'township', c1: 'county', c2: 'county', y1: 'city' };
const levelOf = (code: string) => LEVEL_OF[code];
const all = () => true;

const raised = (from: string, to: string, what: FlowCounter['what'], n: number): FlowCounter => ({
  ...{ side: 'raised', from, to, what, n },
});
const asked = (from: string, to: string, what: FlowCounter['what'], n: number): FlowCounter => ({
  ...{ side: 'asked', from, to, what, n },
});

const WORLD = [
  ...[raised('t1', 'c1', 'sent', 3), raised('t1', 'c1', 'taken', 2), raised('t1', 'c1', 'decided', 1)],
  ...[raised('t1', 'c1', 'open', 1), raised('t1', 'c1', 'accepted', 1), raised('t1', 'c1', 4, 1)],
  ...[asked('t1', 'c1', 'sent', 2), asked('t1', 'c1', 'taken', 2), asked('t1', 'c1', 'decided', 1)],
  ...[asked('t1', 'c1', 'accepted', 1), asked('t1', 'c1', 3, 1)],
  ...[raised('t2', 'c2', 'sent', 1), raised('t2', 'c2', 'returned', 1), raised('t2', 'c2', 2, 1)],
  ...[asked('t2', 'c2', 'sent', 1), asked('t2', 'c2', 'returned', 1), asked('t2', 'c2', 2, 1)],
  ...[raised('c1', 'y1', 'sent', 1), raised('c1', 'y1', 'open', 1), asked('c1', 'y1', 'sent', 1)],
  asked('c1', 'y1', 'open', 1),
];

describe('the questions between two levels, as both sides have them', () => {
  it('by level, the most first, and a difference is on its way', () =>
    expect(flowsOf(WORLD, code => levelOf(code) ?? code, all, levelOf)).toEqual([
      {
        ...{ from: 'township', to: 'county' },
        raised: { sent: 4, taken: 2, returned: 1, decided: 1, pending: 2 },
        asked: { sent: 3, taken: 2, returned: 1, decided: 1, pending: 1 },
        ...{ underway: 1, median: 2, p90: 4 },
      },
      {
        ...{ from: 'county', to: 'city' },
        raised: { sent: 1, taken: 0, returned: 0, decided: 0, pending: 1 },
        asked: { sent: 1, taken: 0, returned: 0, decided: 0, pending: 1 },
        ...{ underway: 0, median: null, p90: null },
      },
    ]));

  it('center by center', () =>
    expect(flowsOf(WORLD, code => code, all, levelOf).map(({ from, to, underway }) => [from, to, underway])).toEqual([
      ['t1', 'c1', 1],
      ['c1', 'y1', 0],
      ['t2', 'c2', 0],
    ]));

  it('a side that cannot be reached says nothing, nothing is compared, and durations are those of the other side', () => {
    const without = (missing: LevelName) =>
      flowsOf(
        WORLD,
        code => code,
        level => level !== missing,
        levelOf,
      ).find(({ from }) => from === 't1');
    expect(without('township')).toMatchObject({ raised: null, underway: null, median: 3 });
    expect(without('county')).toMatchObject({ asked: null, underway: null, median: 4, raised: { sent: 3 } });
  });

  it('is nothing of nothing', () => expect(flowsOf([], code => code, all, levelOf)).toEqual([]));
});
