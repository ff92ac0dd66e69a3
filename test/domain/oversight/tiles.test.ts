import { describe, expect, it } from '@jest/globals';
import { PROVINCE_PLACES, TILE_STEPS, tilesOf, tileStep } from '../../../shared/domain/oversight/tiles.ts';
import { readEdition } from '../../../subgraphs/capabilities/directory/readEdition.ts';
import { DIRECTORY_FOLDER } from '../../../subgraphs/places.ts';

describe('provinces as tiles', () => {
  it('each of the 34 has a place of its own', () => {
    const places = Object.values(PROVINCE_PLACES).map(({ column, row }) => `${column} ${row}`);
    expect(places).toHaveLength(34);
    expect(new Set(places).size).toBe(34);
  });

  it('and they are those of the directory', () => {
    const centers = [...readEdition(DIRECTORY_FOLDER).rows.values()];
    const provinces = centers.filter(({ level }) => level === 'province').map(({ code }) => code.slice(0, 2));
    expect(provinces.length).toBeGreaterThan(30);
    const missing = provinces.filter(code => !(code in PROVINCE_PLACES));
    expect(missing).toEqual([]);
  });

  it('are gone through from north to south and from west to east', () =>
    expect(tilesOf(['460000', '340000', '230000', '310000', '650000']).map(({ code }) => code)).toEqual([
      ...['230000', '650000', '340000', '310000', '460000'],
    ]));
});

describe('what lies in a province', () => {
  it('follows by code, each once, without a place', () =>
    expect(tilesOf(['340800', '340100', '340800'])).toEqual([
      { code: '340100', place: null },
      { code: '340800', place: null },
    ]));

  it('a single province, and a mixture, too', () => {
    expect(tilesOf(['340000'])).toEqual([{ code: '340000', place: null }]);
    expect(tilesOf(['340000', '429004']).every(({ place }) => place === null)).toBe(true);
    expect(tilesOf([])).toEqual([]);
  });
});

describe('steps', () => {
  it.each([
    [0, 10, 0],
    [1, 1000, 1],
    [25, 100, 1],
    [26, 100, 2],
    [76, 100, 4],
    [100, 100, 4],
    [5, 0, TILE_STEPS],
    [-1, 10, 0],
  ])('%i of %i is step %i', (count, most, step) => expect(tileStep(count, most)).toBe(step));
});
