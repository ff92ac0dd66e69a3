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
  /** True to read days as days, and not by their months where they make up one. */
  daily?: boolean;
  /** Only some values: these, or those from one on and before another. */
  values?: readonly string[] | { from: string; before: string };
  /** Only these centers; all of them if left out. */
  centers?: readonly string[];
  /** An area: what is summed there of the levels below is read in place of the counters of its centers. Goes with `by` without centers. */
  summedIn?: string;
  /** By what the sums are told apart: by center and value if left out. What nobody asks for, the database need not hand over. */
  by?: readonly Part[];
}

const PARTS = ['center', 'value', 'span', 'level'] as const;
type Part = (typeof PARTS)[number];

/** What counters say together; empty in what they were not told apart by. */
export interface Counter {
  center: string;
  value: string;
  span: string;
  level: string;
  n: number;
}

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

function narrowed(only: Wanted['values']): { sql: string; values: readonly string[] } {
  if (only === undefined) return { sql: '', values: [] };
  return 'from' in only
    ? { sql: ' and value >= ? and value < ?', values: [only.from, only.before] }
    : { sql: ` and value in (${marks(only)})`, values: only };
}

/**
 * The counters of these levels, this level’s own and those of the levels below: its cost goes with the number of centers and of
 * months and single days, and not with that of cases (P5).
 */
export async function readCounters(
  read: EntityManager,
  own: string,
  levels: readonly LevelName[],
  { figure, dimension, range, values: only, daily = false, centers, summedIn, by = ['center', 'value'] }: Wanted,
): Promise<Counter[]> {
  if (levels.length === 0 || centers?.length === 0) return [];
  const days = range && daily ? [{ first: range.from, last: range.to }] : undefined;
  const spans = days ?? (range ? spansOf(range.from, range.to) : [{ first: NOW, last: NOW }]);
  const below = levels.filter(level => level !== own);
  const narrow = narrowed(only);
  // one span is one place in the index, and the values stand in order behind it
  const between = range ? 'span between ? and ?' : 'span = ?';
  const inArea = centers ? ` and center in (${marks(centers)})` : '';
  const told = `figure = ? and dimension = ? and ${between}${narrow.sql}`;
  const whatOf = (level: string) =>
    `select ${PARTS.map(part => (!by.includes(part) ? `'' as ${part}` : part === 'level' ? level : part)).join(', ')}, sum(n) as n from`;
  const sums = summedIn === undefined ? undefined : { table: 'overseen_sums where area = ? and', area: [summedIn] };
  const tail = `group by ${by.join(', ')}`;
  const selects = spans.flatMap(({ first, last }) => {
    const cells = [figure, dimension, ...(range ? [first, last] : [NOW]), ...narrow.values];
    const values = [...cells, ...(centers ?? [])];
    return [
      ...(levels.length > below.length
        ? [{ sql: `${whatOf(`'${own}' as level`)} tallies where ${told}${inArea} ${tail}`, values }]
        : []),
      ...(below.length > 0
        ? [
            {
              sql: `${whatOf('level')} ${sums?.table ?? 'overseen_tallies where'} ${told}${sums ? '' : inArea} and level in (${marks(below)}) ${tail}`,
              values: [...(sums ? [...sums.area, ...cells] : values), ...below],
            },
          ]
        : []),
    ];
  });
  if (selects.length === 0) return [];
  const rows = await read.query<(Omit<Counter, 'n'> & { n: number | string })[]>(
    selects.map(({ sql }) => sql).join(' union all '),
    selects.flatMap(({ values }) => values),
  );
  return rows.map(({ n, ...row }) => ({ ...row, n: Number(n) }));
}

/** The same, day by day: for a stretch that is compared with another. Days alone are read, no months. */
export async function readDaily(
  read: EntityManager,
  own: string,
  levels: readonly LevelName[],
  { figure, dimension, range }: Wanted & { range: DayRange },
): Promise<Counter[]> {
  const below = levels.filter(level => level !== own);
  const where = 'figure = ? and dimension = ? and span between ? and ?';
  const values = [figure, dimension, range.from, range.to];
  const tail = 'group by center, value, span';
  const selects = [
    ...(levels.length > below.length
      ? [{ sql: `select center, value, span, sum(n) as n from tallies where ${where} ${tail}`, values }]
      : []),
    ...(below.length > 0
      ? [
          {
            sql: `select center, value, span, sum(n) as n from overseen_tallies where ${where} and level in (${marks(below)}) ${tail}`,
            values: [...values, ...below],
          },
        ]
      : []),
  ];
  if (selects.length === 0) return [];
  const rows = await read.query<{ center: string; value: string; span: string; n: number | string }[]>(
    selects.map(({ sql }) => sql).join(' union all '),
    selects.flatMap(one => one.values),
  );
  return rows.map(row => ({ ...row, level: '', n: Number(row.n) }));
}
