import { describe, expect, it } from '@jest/globals';
import {
  type Closed,
  forecastOf,
  LEAST_CASES,
  type Load,
  openWhenOpened,
  loadOf,
  spreadNames,
  spreadsOf,
} from '../../../shared/domain/forecast/forecast.ts';
import { rngOf } from '../rng.ts';

const AHEAD = { center: '340882', item: '医保报销', class: 'difficult' as const, load: 'usual' as Load };
const many = (took: number, n: number) => [took, n] as const;

describe('N17: when a file is likely to be done', () => {
  it('goes by the nearest basis that has enough cases', () => {
    const few = new Map([many(1, LEAST_CASES - 1)]);
    const enough = new Map([many(4, LEAST_CASES)]);
    const at = { elapsed: 0, limit: 3 };
    expect(
      forecastOf(
        [
          ['item', few],
          ['class', enough],
        ],
        at,
      ),
    ).toEqual({ p50: 4, p90: 4, breach: 1, cases: LEAST_CASES, basis: 'class' });
    expect(forecastOf([['item', few]], at)).toBeNull();
    expect(forecastOf([], at)).toBeNull();
  });
  it('leaves out those that were done sooner than this one has waited', () => {
    const spread = new Map([many(2, 90), many(10, 30), many(20, 10)]);
    expect(forecastOf([['item', spread]], { elapsed: 0, limit: 10 })).toMatchObject({ p50: 2, p90: 10, cases: 130 });
    expect(forecastOf([['item', spread]], { elapsed: 5, limit: 10 })).toMatchObject({ p50: 10, p90: 20, breach: 0.25 });
    expect(forecastOf([['item', spread]], { elapsed: 5, limit: null })?.breach).toBeNull();
  });
  it('knows light and heavy days, and files without item or class', () => {
    expect([10, 20, 30].map(open => loadOf(open, 20))).toEqual(['light', 'usual', 'heavy']);
    expect(loadOf(10, 0)).toBe('usual');
    expect(spreadNames(AHEAD).map(([basis]) => basis)).toEqual(['itemAndLoad', 'item', 'class', 'center', 'all']);
    expect(spreadNames({ ...AHEAD, item: '', class: null }).map(([basis]) => basis)).toEqual(['center', 'all']);
    expect(spreadsOf([{ ...AHEAD, took: 3 }]).get('340882|i|医保报销')).toEqual(new Map([[3, 1]]));
  });
});

describe('how much a center had to do', () => {
  it('is what lay open there when a file came', () => {
    const at = (center: string, openedAt: string, closedAt: string | null) => ({ center, openedAt, closedAt });
    expect(
      openWhenOpened([
        at('a', '1', '4'),
        at('a', '2', null),
        at('b', '3', null),
        at('a', '3', '9'),
        at('a', '5', null),
      ]),
    ).toEqual([0, 1, 0, 2, 2]);
  });
});

/** A world in which items take their own time, some centers are slow, and a heavy day is longer. */
function closedFiles(seed: number, n: number): Closed[] {
  const random = rngOf(seed);
  const pick = (most: number) => Math.floor(random() * most);
  return Array.from({ length: n }, () => {
    const [center, item, load] = [pick(12), Math.floor(random() ** 2 * 40), pick(3)];
    const mean = 2 + (item % 9) + (center % 4) + load * 1.5;
    // as durations are: most are short, some long
    const took = Math.max(0, Math.round(mean * (0.35 - 0.65 * Math.log(1 - random()))));
    const found = (['ready', 'guidance', 'difficult'] as const)[item % 3] ?? null;
    return {
      center: `c${center}`,
      item: `i${item}`,
      class: found,
      load: (['light', 'usual', 'heavy'] as const)[load] ?? 'usual',
      took,
    };
  });
}

describe('what was forecast holds as often as it says, on cases that it has not seen', () => {
  it('half within P50, nine of ten within P90', () => {
    const held = [1, 2, 3, 4, 5].map(seed => {
      const files = closedFiles(seed, 12_000);
      const spreads = spreadsOf(files.slice(0, 8_000));
      const rest = files.slice(8_000).flatMap(file => {
        const known = spreadNames(file).map(([basis, name]) => [basis, spreads.get(name) ?? new Map()] as const);
        const forecast = forecastOf(known, { elapsed: 0, limit: null });
        return forecast
          ? [{ p50: file.took <= forecast.p50, p90: file.took <= forecast.p90, basis: forecast.basis }]
          : [];
      });
      const share = (of: (one: (typeof rest)[number]) => boolean) => rest.filter(of).length / rest.length;
      return {
        seen: rest.length / 4_000,
        p50: share(({ p50 }) => p50),
        p90: share(({ p90 }) => p90),
        near: share(({ basis }) => basis === 'itemAndLoad' || basis === 'item'),
      };
    });
    const mean = (of: (one: (typeof held)[number]) => number) =>
      held.reduce((sum, one) => sum + of(one), 0) / held.length;
    console.info(
      `forecast on held-out cases: P50 held ${mean(one => one.p50).toFixed(3)}, P90 held ${mean(one => one.p90).toFixed(3)}, by item ${mean(one => one.near).toFixed(3)}`,
    );
    for (const one of held) {
      expect(one.seen).toBe(1);
      // whole days: the day of the median itself holds some more than half
      expect(one.p50).toBeGreaterThan(0.48);
      expect(one.p50).toBeLessThan(0.62);
      expect(one.p90).toBeGreaterThan(0.87);
      expect(one.p90).toBeLessThan(0.95);
    }
  });
});
