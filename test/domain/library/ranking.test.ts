import { describe, expect, it } from '@jest/globals';
import { impactOf, rarityOf, telling } from '../../../shared/domain/library/ranking.ts';

const MUCH = { most: 10, places: 1e6, least: 1 };

describe('BM25 in whole numbers', () => {
  it('tells more of a text that says a word more often, and less and less so', () => {
    const impacts = [1, 2, 3, 10].map(times => impactOf(times, 120));
    expect(impacts).toEqual([1000, 1375, 1571, 1964]);
  });
  it('holds long texts back', () => {
    expect(impactOf(1, 30)).toBeGreaterThan(impactOf(1, 120));
    expect(impactOf(1, 480)).toBeLessThan(impactOf(1, 120));
  });
  it('weighs a word by how few have it, and never below one', () => {
    expect(rarityOf(1000, 1)).toBeGreaterThan(rarityOf(1000, 100));
    expect(rarityOf(10, 10)).toBeGreaterThanOrEqual(1);
  });
});

describe('the words of a question that are looked up', () => {
  const asked = (term: string, texts: number, times = 1) => ({ term, texts, times });
  it('are those that the library has, the rarest first', () => {
    const found = telling([asked('注销', 30), asked('公章', 5), asked('没有这个词', 0)], 1000, { ...MUCH, most: 10 });
    expect(found.map(({ term }) => term)).toEqual(['公章', '注销']);
  });
  it('leave out what is in every other text, unless nothing else is left', () => {
    expect(
      telling([asked('证明', 600), asked('公章', 5)], 1000, { ...MUCH, most: 10 }).map(({ term }) => term),
    ).toEqual(['公章']);
    expect(telling([asked('证明', 600)], 1000, { ...MUCH, most: 10 }).map(({ term }) => term)).toEqual(['证明']);
  });
  it('are no more than are wanted, and come out the same each time', () => {
    const many = Array.from({ length: 30 }, (_, i) => asked(`词${String(i).padStart(2, '0')}`, 3));
    expect(telling(many, 1000, { ...MUCH, most: 3 }).map(({ term }) => term)).toEqual(['词00', '词01', '词02']);
  });
  it('stand in no more places than is worth it, but for the rarest few', () => {
    const many = [10, 20, 30, 40].map(n => asked(`词${n}`, n));
    const terms = (places: number, least: number) =>
      telling(many, 1000, { most: 10, places, least }).map(({ term }) => term);
    expect(terms(60, 1)).toEqual(['词10', '词20', '词30']);
    expect(terms(5, 2)).toEqual(['词10', '词20']);
  });
  it('weigh more where they are said again', () => {
    const [one, twice] = [
      telling([asked('公章', 5)], 1000, { ...MUCH, most: 1 }),
      telling([asked('公章', 5, 4)], 1000, { ...MUCH, most: 1 }),
    ];
    expect(twice[0]?.weight).toBe(2 * (one[0]?.weight ?? 0));
  });
});
