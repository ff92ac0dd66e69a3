import { covers, pathTo } from '../../../shared/domain/access/jurisdiction.ts';
import { addWorkdays, beijingDay, dayAfter } from '../../../shared/domain/clock/workdays.ts';
import { calendarOf } from '../../../shared/domain/clock/layers.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import type { LevelName } from '../../../shared/domain/levels.ts';
import type { DayRange } from '../../../shared/domain/oversight/trend.ts';
import type { Dimension, Figure } from '../../../shared/domain/tally/cells.ts';
import { monthsAfter, restOfMonth } from '../../../shared/domain/tally/spans.ts';
import { quantileOf, type Spread } from '../../../shared/domain/tally/spread.ts';
import type { Service } from '../../kit/subgraph.ts';
import { SUMMED } from './areaSums.ts';
import { type Counter, readCounters, type Wanted } from './readCounters.ts';

/** Two years: a year and the one before. */
const LONGEST_DAYS = 731;

/** The figures of today that an office looks at first. */
export const FIGURES = [
  'registeredToday',
  'closedToday',
  'registered',
  'consultations',
  'open',
  'dueSoon',
  'overdue',
  'escalated',
  'waiting',
  'settling',
  'parked',
  'completed',
  'rated',
  'satisfied',
  'closedOnTime',
  'closed',
] as const;
export type FigureName = (typeof FIGURES)[number];
export type Figures = Record<FigureName, number>;

const none = (): Figures => Object.fromEntries(FIGURES.map(name => [name, 0])) as Figures;

/** The levels that answer, and the service that does. */
export interface Asked {
  service: Service;
  levels: readonly LevelName[];
}

export const read = ({ service, levels }: Asked, wanted: Wanted): Promise<Counter[]> =>
  readCounters(service.database.read, service.name, levels, wanted);

/** The lowest level of a rating that counts as satisfied where counties are compared: 基本满意 (LH-36). */
const SATISFIED_FROM = 3;
const SETTLING = ['completed', 'awaitingConfirmation'];

/** The last day that is the next working day of any center: what is due after it is due soon nowhere. */
function latestSoon({ calendar, layers, tree }: Service, today: string): string {
  const own = [...layers.keys()].map(code => calendarOf(calendar, layers, pathTo(tree, code)));
  return [calendar, ...own].map(one => addWorkdays(today, 1, one)).reduce((a, b) => (a > b ? a : b));
}

/** How things stand at every center that has anything, by its code: as many reads as there are parts, whatever is counted. */
export async function figuresByCenter(asked: Asked): Promise<Map<string, Figures>> {
  const { service } = asked;
  const today = beijingDay(service.now());
  const calendarOfCenter = (center: string) =>
    calendarOf(service.calendar, service.layers, pathTo(service.tree, center));
  const found = new Map<string, Figures>();
  const add = (
    name: FigureName,
    rows: readonly Counter[],
    { fits = () => true, by = 1 }: { fits?: (row: Counter) => boolean; by?: 1 | -1 } = {},
  ) => {
    for (const row of rows) {
      if (!fits(row)) continue;
      const figures = found.get(row.center) ?? none();
      figures[name] += by * row.n;
      found.set(row.center, figures);
    }
  };
  const stand = (figure: Figure, dimension: Dimension = 'all', more: Partial<Wanted> = {}) =>
    read(asked, { figure, dimension, ...more });
  const range = { from: today, to: today };
  const soonDays = { from: today, before: dayAfter(latestSoon(service, today)) };
  // What is overdue is what is open and not due today or later. Read so, the counters are those of the days and months to come, which are
  // as few as the limits are long: of days gone by there are more with every file that is late (P5).
  const [open, soonDue, laterDays, laterMonths, states, rated, closed, ...single] = await Promise.all([
    stand('open'),
    stand('open', 'dueOn', { values: soonDays }),
    stand('open', 'dueOn', { values: restOfMonth(today), by: ['center'] }),
    stand('open', 'dueMonth', { values: monthsAfter(today), by: ['center'] }),
    stand('files', 'state', { values: [...SETTLING, 'parked'] }),
    stand('rated', 'rating'),
    stand('closed', 'onTime'),
    ...(['registered', 'consultations', 'escalated', 'waiting', 'completed'] as const).map(figure => stand(figure)),
    read(asked, { figure: 'new', dimension: 'kind', range }),
    read(asked, { figure: 'closed', dimension: 'all', range }),
  ]);
  const [
    registered = [],
    consultations = [],
    escalated = [],
    waiting = [],
    completed = [],
    newToday = [],
    closedToday = [],
  ] = single;
  const soon = new Map<string, string>();
  const dueSoonBy = (center: string) => {
    const known = soon.get(center) ?? addWorkdays(today, 1, calendarOfCenter(center));
    soon.set(center, known);
    return known;
  };
  add('open', open);
  add('overdue', open);
  add('overdue', laterDays, { by: -1 });
  add('overdue', laterMonths, { by: -1 });
  add('dueSoon', soonDue, { fits: ({ value, center }) => value <= dueSoonBy(center) });
  add('settling', states, { fits: ({ value }) => SETTLING.includes(value) });
  add('parked', states, { fits: ({ value }) => value === 'parked' });
  add('rated', rated);
  add('satisfied', rated, { fits: ({ value }) => Number(value) >= SATISFIED_FROM });
  add('closed', closed);
  add('closedOnTime', closed, { fits: ({ value }) => value === 'yes' });
  add('registered', registered);
  add('consultations', consultations);
  add('escalated', escalated);
  add('waiting', waiting);
  add('completed', completed);
  add('registeredToday', newToday, { fits: ({ value }) => value === 'case' || value === 'conductComplaint' });
  add('closedToday', closedToday);
  return found;
}

/** The sum over the centers of an area. */
export function sumOver({ service }: Asked, area: string, byCenter: ReadonlyMap<string, Figures>): Figures {
  const sum = none();
  for (const [center, figures] of byCenter)
    if (covers(service.tree, area, center)) for (const name of FIGURES) sum[name] += figures[name];
  return sum;
}

/** Refuses days that run backwards, or are longer than two years: FIELD_INVALID. */
export function checkRange({ from, to }: DayRange): void {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  if (!(days >= 0 && days < LONGEST_DAYS)) throw new DomainError('FIELD_INVALID', {}, 'to');
}

/** Figures that have no counter of their own: each of their events stands under one value of this dimension. */
const WHOLE: Partial<Record<Figure, Dimension>> = { ended: 'outcome', rated: 'rating', overdue: 'clock' };

/** As things stand, of which files a dimension tells: of the open ones where none is named. */
const STANDING_OF: Partial<Record<Dimension, Figure>> = {
  state: 'files',
  outcome: 'ended',
  rating: 'rated',
  onTime: 'closed',
};

/** What is counted by a dimension as things stand. */
export const standingOf = (dimension: Dimension): Figure => STANDING_OF[dimension] ?? 'open';

/** The centers of an area, for sums that need not be told apart by them; undefined where that is all there are. */
export function centersIn({ service: { tree } }: Asked, area: string): { centers?: readonly string[] } {
  const centers = [...tree.keys()].filter(code => covers(tree, area, code));
  return centers.length === tree.size ? {} : { centers };
}

/** How often a figure happened in an area over some days. */
export async function happenedIn(asked: Asked, area: string, figure: Figure, range: DayRange): Promise<number> {
  const dimension = WHOLE[figure] ?? 'all';
  const rows = await read(asked, { figure, dimension, range, by: ['value'], ...centersIn(asked, area) });
  return rows.reduce((sum, { n }) => sum + n, 0);
}

/** How often a figure happened in an area, step by step: days and weeks are one look at the counters of their days. */
export async function happenedInSteps(
  asked: Asked,
  area: string,
  figure: Figure,
  { steps, whole }: { steps: readonly DayRange[]; whole: boolean },
): Promise<number[]> {
  if (whole) return Promise.all(steps.map(step => happenedIn(asked, area, figure, step)));
  const [range, dimension] = [{ from: steps[0]?.from ?? '', to: steps.at(-1)?.to ?? '' }, WHOLE[figure] ?? 'all'];
  const days = await read(asked, { figure, dimension, range, daily: true, by: ['span'], ...centersIn(asked, area) });
  return steps.map(({ from, to }) =>
    days.filter(({ span }) => from <= span && span <= to).reduce((sum, { n }) => sum + n, 0),
  );
}

/** A figure of an area told apart by a dimension, the most first. */
export async function splitOf(asked: Asked, area: string, wanted: Wanted): Promise<{ value: string; n: number }[]> {
  const sums = new Map<string, number>();
  const summed = SUMMED.includes(wanted.dimension) ? { summedIn: area } : {};
  for (const { value, n } of await read(asked, { ...wanted, by: ['value'], ...centersIn(asked, area), ...summed }))
    sums.set(value, (sums.get(value) ?? 0) + n);
  return [...sums]
    .map(([value, n]) => ({ value, n }))
    .filter(({ n }) => n !== 0)
    .sort((a, b) => b.n - a.n || (a.value < b.value ? -1 : 1));
}

/** Within how many working days files of an area were closed that were closed on some days, exactly (N7). */
export async function durationsOf(asked: Asked, area: string, range: DayRange) {
  const rows = await splitOf(asked, area, { figure: 'closed', dimension: 'took', range });
  const spread: Spread = new Map(rows.filter(({ value }) => value !== '').map(({ value, n }) => [Number(value), n]));
  return {
    cases: [...spread.values()].reduce((sum, n) => sum + n, 0),
    median: quantileOf(spread, 0.5),
    p90: quantileOf(spread, 0.9),
  };
}
