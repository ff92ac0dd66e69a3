import type { EntityManager } from 'typeorm';
import type { LevelName } from '../../../shared/domain/levels.ts';
import { type Dimension, type Figure, NOW } from '../../../shared/domain/tally/cells.ts';
import { spansOf } from '../../../shared/domain/tally/spans.ts';
import type { DayRange } from '../../../shared/domain/oversight/trend.ts';

/** One figure by one dimension, over a stretch of days or as things stand. */
export interface Wanted {
  figure: Figure;
  dimension: Dimension;
  /** Left out for how things stand now. */
  range?: DayRange;
}

/** What the counters of one center of one level say. */
export interface Counter {
  center: string;
  value: string;
  n: number;
}

/**
 * The counters of these levels, this level’s own and those of the levels below: its cost goes with the number of centers and of
 * months and single days, and not with that of cases (P5).
 */
export async function readCounters(
  read: EntityManager,
  own: string,
  levels: readonly LevelName[],
  { figure, dimension, range }: Wanted,
): Promise<Counter[]> {
  if (levels.length === 0) return [];
  const spans = range ? spansOf(range.from, range.to) : [{ first: NOW, last: NOW }];
  const below = levels.filter(level => level !== own);
  const where = 'figure = ? and dimension = ? and span between ? and ?';
  const selects = spans.flatMap(({ first, last }) => {
    const values = [figure, dimension, first, last];
    const tail = 'group by center, value';
    return [
      ...(levels.length > below.length
        ? [{ sql: `select center, value, sum(n) as n from tallies where ${where} ${tail}`, values }]
        : []),
      ...(below.length > 0
        ? [
            {
              sql: `select center, value, sum(n) as n from overseen_tallies where ${where} and level in (${below.map(() => '?').join(', ')}) ${tail}`,
              values: [...values, ...below],
            },
          ]
        : []),
    ];
  });
  if (selects.length === 0) return [];
  const rows = await read.query<{ center: string; value: string; n: number | string }[]>(
    selects.map(({ sql }) => sql).join(' union all '),
    selects.flatMap(({ values }) => values),
  );
  return rows.map(({ center, value, n }) => ({ center, value, n: Number(n) }));
}
