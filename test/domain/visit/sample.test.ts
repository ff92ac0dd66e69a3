import { describe, expect, it } from '@jest/globals';
import { chance, type Closed, drawSample, type SampleRule } from '../../../shared/domain/visit/sample.ts';

const RULE: SampleRule = { percent: 10, least: 3, afterRedo: true, satisfiedFrom: 3 };
const closed = (center: string, n: number, more: Partial<Closed> = {}): Closed[] =>
  Array.from({ length: n }, (_none, i) => ({
    uid: `${center}-${i}-${more.rating ?? ''}`,
    center,
    rating: 5,
    redos: 0,
    ...more,
  }));

describe('N11, AH-37, WL-81: who is asked again', () => {
  it('is drawn by the seed alone, in whatever order the cases come', () => {
    const cases = closed('a', 100);
    const drawn = drawSample(cases, RULE, '2026-10').map(({ uid }) => uid);
    expect(drawn).toHaveLength(10);
    expect(drawSample([...cases].reverse(), RULE, '2026-10').map(({ uid }) => uid)).toEqual(drawn);
    expect(drawSample(cases, RULE, '2026-11').map(({ uid }) => uid)).not.toEqual(drawn);
  });

  it('is the same share of each center, and at least so many of a small one', () => {
    const drawn = drawSample([...closed('big', 200), ...closed('small', 5), ...closed('tiny', 2)], RULE, 's');
    const of = (center: string) => drawn.filter(one => one.center === center).length;
    expect([of('big'), of('small'), of('tiny')]).toEqual([20, 3, 2]);
  });

  it('is not the content alone, however few are not', () => {
    const cases = [...closed('a', 95), ...closed('a', 3, { rating: 1 }), ...closed('a', 2, { rating: null })];
    const drawn = drawSample(cases, RULE, 's');
    expect(drawn.filter(({ rating }) => rating === 1)).toHaveLength(3);
    expect(drawn.filter(({ rating }) => rating === null)).toHaveLength(2);
    expect(drawn.filter(({ rating }) => rating === 5)).toHaveLength(5);
  });

  it('LH-37: is always who had it done again, where the rules follow that up', () => {
    const cases = [...closed('a', 50), ...closed('a', 8, { rating: 4, redos: 1 })];
    const again = (rule: SampleRule) => drawSample(cases, rule, 's').filter(({ redos }) => redos > 0).length;
    expect(again(RULE)).toBe(8);
    expect(again({ ...RULE, afterRedo: false })).toBeLessThan(8);
  });

  it('is spread evenly: over many seeds every case comes about as often as any other', () => {
    const cases = closed('a', 20);
    const times = new Map<string, number>();
    for (let seed = 0; seed < 2_000; seed += 1)
      for (const { uid } of drawSample(cases, RULE, String(seed))) times.set(uid, (times.get(uid) ?? 0) + 1);
    for (const uid of cases.map(one => one.uid)) expect(Math.abs((times.get(uid) ?? 0) - 300)).toBeLessThan(75);
    expect(chance('a', 'b')).toBe(chance('a', 'b'));
  });
});
