import { covers } from '../../../shared/domain/access/jurisdiction.ts';
import type { DayRange } from '../../../shared/domain/oversight/trend.ts';
import { type Counting, nameOf, type Numbers } from '../../../shared/domain/reports/content.ts';
import { spansOf } from '../../../shared/domain/tally/spans.ts';
import type { AreaCounters, Service } from '../../kit/subgraph.ts';

interface Counter {
  center: string;
  value: string;
  n: number;
}

/** This level’s own counters inside an area, which are always of now and always whole. */
function ownCounters({ database, tree, name, now }: Service, area: string): AreaCounters {
  const own = [...tree.values()].filter(({ code, level }) => level === name && covers(tree, area, code)).length;
  const read = async (counting: Counting & { range: DayRange }): Promise<Counter[]> => {
    const { figure, dimension, range } = counting;
    const spans = spansOf(range.from, range.to);
    const rows = await database.read.query<{ center: string; value: string; n: number | string }[]>(
      spans
        .map(
          () =>
            'select center, value, sum(n) as n from tallies where figure = ? and dimension = ? and span between ? and ? group by center, value',
        )
        .join(' union all '),
      spans.flatMap(({ first, last }) => [figure, dimension, first, last]),
    );
    return rows
      .filter(({ center }) => covers(tree, area, center))
      .map(({ center, value, n }) => ({ center, value, n: Number(n) }));
  };
  return { asOf: now().toISOString(), answered: own, expected: own, read };
}

/** What is counted of an area: at this level, or with everything below it where this level counts that (N7). */
export async function countersOf(service: Service, area: string, below: boolean): Promise<AreaCounters> {
  const source = service.subgraph.capabilities.find(({ areaCounters }) => areaCounters);
  const whole = below ? await source?.areaCounters?.(service, area) : undefined;
  return whole ?? ownCounters(service, area);
}

/** The counters of some days: its cost goes with the number of centers, months and values, and not with that of cases. */
export async function numbersOf(
  counters: AreaCounters,
  countings: readonly Counting[],
  range: DayRange,
): Promise<Numbers> {
  const found = await Promise.all(countings.map(counting => counters.read({ ...counting, range })));
  return new Map(
    countings.map((counting, i) => {
      const sums = new Map<string, number>();
      for (const { value, n } of found[i] ?? []) sums.set(value, (sums.get(value) ?? 0) + n);
      return [nameOf(counting), sums];
    }),
  );
}
