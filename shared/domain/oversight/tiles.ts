/** A place in a grid, counted from nought. */
export interface Place {
  column: number;
  row: number;
}

/**
 * Where the provinces stand when each is one tile of the same size (瓦片图): roughly as they lie, each beside its neighbors. The row
 * from north to south, the column from west to east; by the first two digits of the code.
 */
export const PROVINCE_PLACES: Readonly<Record<string, Place>> = {
  ...{ 23: { column: 9, row: 0 }, 15: { column: 6, row: 1 }, 22: { column: 9, row: 1 } },
  ...{ 65: { column: 1, row: 2 }, 62: { column: 3, row: 2 }, 64: { column: 4, row: 2 } },
  ...{ 11: { column: 7, row: 2 }, 12: { column: 8, row: 2 }, 21: { column: 9, row: 2 } },
  ...{ 63: { column: 2, row: 3 }, 61: { column: 5, row: 3 }, 14: { column: 6, row: 3 } },
  ...{ 13: { column: 7, row: 3 }, 37: { column: 8, row: 3 } },
  ...{ 54: { column: 1, row: 4 }, 51: { column: 3, row: 4 }, 50: { column: 4, row: 4 }, 42: { column: 5, row: 4 } },
  ...{ 41: { column: 6, row: 4 }, 34: { column: 7, row: 4 }, 32: { column: 8, row: 4 }, 31: { column: 9, row: 4 } },
  ...{ 53: { column: 3, row: 5 }, 52: { column: 4, row: 5 }, 43: { column: 5, row: 5 }, 36: { column: 6, row: 5 } },
  ...{ 33: { column: 8, row: 5 }, 45: { column: 4, row: 6 }, 44: { column: 5, row: 6 }, 35: { column: 7, row: 6 } },
  ...{ 71: { column: 8, row: 6 }, 46: { column: 4, row: 7 }, 82: { column: 5, row: 7 }, 81: { column: 6, row: 7 } },
};

export interface Tile {
  code: string;
  /** Null in a compact grid, in which tiles simply follow each other. */
  place: Place | null;
}

const placeOf = (code: string): Place | undefined =>
  /0{4}$/.test(code) ? PROVINCE_PLACES[code.slice(0, 2)] : undefined;

/**
 * Divisions as tiles, in the order in which they are gone through by keyboard: provinces by rows as they lie, all others one after the
 * other by their codes, which is the order that offices know them in.
 */
export function tilesOf(codes: readonly string[]): Tile[] {
  const sorted = [...new Set(codes)].sort();
  const places = sorted.map(placeOf);
  if (sorted.length < 2 || places.includes(undefined)) return sorted.map(code => ({ code, place: null }));
  return sorted
    .map((code, i) => ({ code, place: places[i] ?? { column: 0, row: 0 } }))
    .sort((a, b) => a.place.row - b.place.row || a.place.column - b.place.column);
}

/** Steps of a figure on the map: nothing, and four of growing weight. */
export const TILE_STEPS = 4;

/** Which step a figure stands on, beside the greatest of them: 0 only where there is nothing. */
export const tileStep = (count: number, most: number): number =>
  count <= 0 ? 0 : Math.min(TILE_STEPS, Math.max(1, Math.ceil((count * TILE_STEPS) / Math.max(most, count))));
