import type { EntityManager } from 'typeorm';
import { pathTo } from '../../../shared/domain/access/jurisdiction.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import type { Dimension, Figure } from '../../../shared/domain/tally/cells.ts';
import { spansOf } from '../../../shared/domain/tally/spans.ts';
import { quantileOf, type Spread } from '../../../shared/domain/tally/spread.ts';
import { loaderOf } from '../../kit/context.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { outcomeCounts, type PeriodTally } from './PeriodTally.ts';

/** Days in Beijing, both counted. */
export interface Period {
  from: string;
  to: string;
}

/** Two years: what a yearly report and the one before it need. */
const LONGEST_DAYS = 731;

/** What a period is made of, and of which values, where not of all. */
const PARTS: readonly (readonly [Figure, Dimension, values?: readonly string[]])[] = [
  ['new', 'kind'],
  ['closed', 'onTime'],
  ['closed', 'took'],
  ['reopened', 'all'],
  ['overdue', 'clock', ['citizen']],
  ['done', 'act', ['escalate', 'receiveEscalation']],
  ['ended', 'outcome'],
];

const HAPPENED = PARTS.map(([figure, dimension, values]) => {
  const only = values ? ` and value in (${values.map(value => `'${value}'`).join(', ')})` : '';
  const where = `figure = '${figure}' and dimension = '${dimension}' and span between ? and ?${only}`;
  return `select '${figure}/${dimension}' as part, center, value, sum(n) as n from tallies where ${where} group by center, value`;
});

/** Numbers by part and value: `closed/onTime/yes`. */
type Numbers = ReadonlyMap<string, number>;

/** What happened at each center, maybe in several rows: its cost goes with the number of centers, and of months and single days. */
export async function happened(
  read: EntityManager,
  { from, to }: Period,
): Promise<{ center: string; name: string; n: number }[]> {
  const selects = spansOf(from, to).flatMap(({ first, last }) => HAPPENED.map(sql => ({ sql, values: [first, last] })));
  const rows = await read.query<{ part: string; center: string; value: string; n: number | string }[]>(
    selects.map(({ sql }) => sql).join(' union all '),
    selects.flatMap(({ values }) => values),
  );
  return rows.map(({ part, center, value, n }) => ({ center, name: `${part}/${value}`, n: Number(n) }));
}

/**
 * What happened in an area over some days: the sums over the centers of this level that it covers. One look at the counters
 * serves a whole request. FIELD_INVALID for a period that ends before it begins, or is longer than two years.
 */
export async function periodOf(ctx: RequestContext, area: string, period: Period): Promise<PeriodTally> {
  const days = (Date.parse(period.to) - Date.parse(period.from)) / 86_400_000;
  if (!(days >= 0 && days < LONGEST_DAYS)) throw new DomainError('FIELD_INVALID', {}, 'to');
  const { service } = ctx;
  const loader = loaderOf<ReadonlyMap<string, Numbers>>(ctx, `period ${period.from} ${period.to}`, async () => {
    const areas = new Map<string, Map<string, number>>();
    for (const { center, name, n } of await happened(service.database.read, period))
      for (const code of pathTo(service.tree, center)) {
        const numbers = areas.get(code) ?? new Map<string, number>();
        areas.set(code, numbers.set(name, (numbers.get(name) ?? 0) + n));
      }
    return new Map([['all', areas]]);
  });
  return { ...period, ...figuresOf((await loader.load('all'))?.get(area) ?? new Map()), asOf: service.now() };
}

function figuresOf(numbers: Numbers): Omit<PeriodTally, keyof Period | 'asOf'> {
  const of = (name: string) => numbers.get(name) ?? 0;
  const took = spreadIn(numbers);
  return {
    registered: of('new/kind/case') + of('new/kind/conductComplaint'),
    consultations: of('new/kind/consultation'),
    escalated: of('done/act/escalate'),
    received: of('done/act/receiveEscalation'),
    closed: of('closed/onTime/yes') + of('closed/onTime/no'),
    closedOnTime: of('closed/onTime/yes'),
    reopened: of('reopened/all/'),
    overdue: of('overdue/clock/citizen'),
    outcomes: outcomeCounts(outcome => of(`ended/outcome/${outcome}`)),
    medianWorkdays: quantileOf(took, 0.5),
    p90Workdays: quantileOf(took, 0.9),
  };
}

const TOOK = 'closed/took/';

const spreadIn = (numbers: Numbers): Spread =>
  new Map(
    [...numbers].flatMap(([name, n]) => (name.startsWith(TOOK) ? [[Number(name.slice(TOOK.length)), n] as const] : [])),
  );
