import type { EntityManager } from 'typeorm';
import { type CenterTree, pathTo } from '../../../shared/domain/access/jurisdiction.ts';
import { SETTLING } from '../../../shared/domain/case/lifecycle.ts';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import { NOW } from '../../../shared/domain/tally/cells.ts';
import { firstOfMonth, monthOf } from '../../../shared/domain/tally/spans.ts';
import { loaderOf } from '../../kit/context.ts';
import type { RequestContext } from '../../kit/subgraph.ts';

/** The figures of one center; those of an area are sums of these. */
export const TALLY_FIELDS = [
  'registered',
  'open',
  'overdue',
  'escalated',
  'received',
  'waiting',
  'completed',
  'refused',
  'settling',
  'parked',
  'consultations',
] as const;

export type CenterTally = Record<(typeof TALLY_FIELDS)[number], number>;

const noTally = () => Object.fromEntries(TALLY_FIELDS.map(field => [field, 0])) as CenterTally;

/** The figures of an area: the sums over the centers of this level that it covers. One look at the counters serves a whole request. */
export async function tallyOf(ctx: RequestContext, area: string): Promise<CenterTally> {
  const { service } = ctx;
  const loader = loaderOf<ReadonlyMap<string, CenterTally>>(ctx, 'tallies', async () => {
    const counts = await standing(service.database.read, beijingDay(service.now()));
    return new Map([['all', sumUpward(service.tree, counts)]]);
  });
  return (await loader.load('all'))?.get(area) ?? noTally();
}

/** Adds the figures of each center to every center above it. */
function sumUpward(tree: CenterTree, counts: ReadonlyMap<string, CenterTally>): Map<string, CenterTally> {
  const sums = new Map<string, CenterTally>();
  for (const [center, tally] of counts)
    for (const area of pathTo(tree, center)) {
      const sum = sums.get(area) ?? noTally();
      for (const field of TALLY_FIELDS) sum[field] += tally[field];
      sums.set(area, sum);
    }
  return sums;
}

const oneOf = (values: readonly string[]): string => values.map(value => `'${value}'`).join(', ');

/**
 * Figure, dimension and value of the counters that make up a field. What time makes is read by when files are due: in a month
 * that is over, or on a day of this one.
 */
const PARTS: Record<(typeof TALLY_FIELDS)[number], string> = {
  registered: `figure = 'registered' and dimension = 'all'`,
  open: `figure = 'open' and dimension = 'all'`,
  overdue: `figure = 'open' and dimension = 'dueMonth' and value < ?`,
  escalated: `figure = 'escalated' and dimension = 'all'`,
  received: `figure = 'received' and dimension = 'all'`,
  waiting: `figure = 'waiting' and dimension = 'all'`,
  completed: `figure = 'completed' and dimension = 'all'`,
  refused: `figure = 'ended' and dimension = 'outcome' and value = 'REFUSED'`,
  settling: `figure = 'files' and dimension = 'state' and value in (${oneOf(SETTLING.filter(state => state !== 'parked'))})`,
  parked: `figure = 'files' and dimension = 'state' and value = 'parked'`,
  consultations: `figure = 'consultations' and dimension = 'all'`,
};

/** Each part by itself: then the database goes straight to its counters, and passes none of another figure. */
const select = (field: (typeof TALLY_FIELDS)[number], part: string): string =>
  `select '${field}' as field, center, sum(n) as n from tallies where ${part} and span = '${NOW}' group by center`;

const STANDING = [
  ...TALLY_FIELDS.map(field => select(field, PARTS[field])),
  select('overdue', `figure = 'open' and dimension = 'dueOn' and value >= ? and value < ?`),
].join(' union all ');

/** How things stand at each center on a day: its cost goes with the number of centers, whatever they hold. */
export async function standing(read: EntityManager, today: string): Promise<Map<string, CenterTally>> {
  const rows = await read.query<{ field: keyof CenterTally; center: string; n: number | string }[]>(STANDING, [
    monthOf(today),
    firstOfMonth(today),
    today,
  ]);
  const counts = new Map<string, CenterTally>();
  for (const { field, center, n } of rows) {
    const tally = counts.get(center) ?? noTally();
    tally[field] += Number(n);
    counts.set(center, tally);
  }
  return counts;
}
