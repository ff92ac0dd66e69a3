import { covers, type CenterTree } from '../../../shared/domain/access/jurisdiction.ts';
import {
  compareCenters,
  type Compared,
  type CompareRules,
  type Place,
} from '../../../shared/domain/assessment/compare.ts';
import {
  readSignals,
  type SignalReading,
  type SignalRules,
  type Signals,
} from '../../../shared/domain/assessment/decline.ts';
import { sortOf } from '../../../shared/domain/assessment/again.ts';
import {
  type AgainRules,
  type Dealings,
  gamingSigns,
  type Sign,
  type SignRules,
} from '../../../shared/domain/assessment/signs.ts';
import { CLEARED } from '../../../shared/domain/case/lifecycle.ts';
import type { LevelName } from '../../../shared/domain/levels.ts';
import type { DayRange } from '../../../shared/domain/oversight/trend.ts';
import type { Dimension, Figure } from '../../../shared/domain/tally/cells.ts';
import type { Counter, Wanted } from './readCounters.ts';

/** What can be compared: closed by the citizen’s date, rated as satisfied, and not taken up again. */
export const MEASURES = ['onTime', 'satisfaction', 'lasting'] as const;
export type Measure = (typeof MEASURES)[number];

/** The lowest level of a rating that counts as satisfied where counties are compared: 基本满意 (LH-36). */
const SATISFIED_FROM = 3;
/** Ratings that nobody is proud of. */
const BAD_UP_TO = 2;

/** A counter with its day. */
export interface DailyCounter extends Counter {
  span: string;
}

/** Where counters are read: the database, or a world that a test has made of ledger lines. */
export interface CounterSource {
  sums(wanted: Wanted): Promise<Counter[]>;
  byDay(wanted: Wanted & { range: DayRange }): Promise<DailyCounter[]>;
}

/** The centers of an area that stand beside each other: those just below it, or all of one level. */
export const placesIn = (tree: CenterTree, area: string, level?: LevelName | null): string[] =>
  [...tree.values()]
    .filter(one =>
      level ? one.level === level && one.code !== area && covers(tree, area, one.code) : one.parent === area,
    )
    .filter(({ validTo }) => validTo === null)
    .map(({ code }) => code);

/** Puts counters to the places that their centers lie in. */
function placer(tree: CenterTree, places: readonly string[]): (center: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  return center => {
    if (!known.has(center))
      known.set(
        center,
        places.find(place => covers(tree, place, center)),
      );
    return known.get(center);
  };
}

type Grouped = Map<string, Counter[]>;

function grouped<T extends Counter>(
  rows: readonly T[],
  placeOf: (center: string) => string | undefined,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const place = placeOf(row.center);
    if (place === undefined) continue;
    const known = groups.get(place);
    if (known) known.push(row);
    else groups.set(place, [row]);
  }
  return groups;
}

/** `complex|yes` in two. */
const halves = (value: string): [string, string] => {
  const [first = '', second = ''] = value.split('|');
  return [first, second];
};

/** Cases of each class, and how many were good; a class that is not known is one of its own. */
function strataOf(rows: readonly Counter[], isGood: (what: string) => boolean) {
  const strata = new Map<string, { class: string; n: number; good: number }>();
  for (const { value, n } of rows) {
    const [name, what] = halves(value);
    const known = strata.get(name) ?? { class: name, n: 0, good: 0 };
    strata.set(name, { class: name, n: known.n + n, good: known.good + (isGood(what) ? n : 0) });
  }
  return [...strata.values()];
}

const WANTED: Readonly<Record<Measure, { figure: Figure; dimension: Dimension }>> = {
  onTime: { figure: 'closed', dimension: 'verdict' },
  satisfaction: { figure: 'rated', dimension: 'classRating' },
  lasting: { figure: 'closed', dimension: 'verdict' },
};

const GOOD: Readonly<Record<Measure, (what: string) => boolean>> = {
  onTime: what => what === 'yes',
  satisfaction: what => Number(what) >= SATISFIED_FROM,
  lasting: () => true,
};

/** What was taken up again was not good after all; a file of before the first day takes nothing from this period’s. */
const lessReopened = (strata: Place['strata'], reopened: readonly Counter[]): Place['strata'] =>
  strata.map(one => {
    const again = reopened.filter(({ value }) => value === one.class).reduce((sum, { n }) => sum + n, 0);
    return { ...one, good: Math.max(0, one.good - again) };
  });

/** Centers of an area beside each other by one measure, over some days (N11). */
export async function compareArea(
  source: CounterSource,
  tree: CenterTree,
  places: readonly string[],
  { measure, range }: { measure: Measure; range: DayRange },
  rules: CompareRules,
): Promise<Compared[]> {
  const placeOf = placer(tree, places);
  const read = async (wanted: { figure: Figure; dimension: Dimension }): Promise<Grouped> =>
    grouped(await source.sums({ ...wanted, range }), placeOf);
  const rows = await read(WANTED[measure]);
  const again: Grouped = measure === 'lasting' ? await read({ figure: 'reopened', dimension: 'class' }) : new Map();
  const compared = places.map((code): Place => {
    const strata = strataOf(rows.get(code) ?? [], GOOD[measure]);
    return { code, strata: measure === 'lasting' ? lessReopened(strata, again.get(code) ?? []) : strata };
  });
  return compareCenters(compared, rules);
}

/** The signs at the centers of an area over some days (N11). */
export async function signsOfArea(
  source: CounterSource,
  tree: CenterTree,
  places: readonly string[],
  range: DayRange,
  rules: SignRules & AgainRules,
): Promise<Sign[]> {
  const placeOf = placer(tree, places);
  const read = async (figure: Figure, dimension: Dimension) =>
    grouped(await source.sums({ figure, dimension, range }), placeOf);
  const [lastDay, acts, ended, ratings, reopened, kinds, again] = await Promise.all([
    read('closed', 'lastDay'),
    read('done', 'act'),
    read('ended', 'outcome'),
    read('rated', 'rating'),
    read('reopened', 'from'),
    read('new', 'kind'),
    read('new', 'again'),
  ]);
  const within = { split: rules.split.within, reregistered: rules.reregistered.within };
  const sort = (value: string) => {
    const [opened, closed] = halves(value);
    return sortOf({ opened: Number(opened), closed: closed === '' ? null : Number(closed) }, within);
  };
  const sum = (rows: Grouped, code: string, fits: (value: string) => boolean) =>
    (rows.get(code) ?? []).reduce((all, { value, n }) => all + (fits(value) ? n : 0), 0);
  const any = () => true;
  return gamingSigns(
    places.map((code): Dealings => ({
      code,
      closed: sum(lastDay, code, any),
      lastDay: sum(lastDay, code, value => value === 'yes'),
      ended: sum(ended, code, any),
      deemed: sum(acts, code, value => value === 'deemClosed'),
      rated: sum(ratings, code, any),
      satisfied: sum(ratings, code, value => Number(value) >= SATISFIED_FROM),
      reopened: sum(reopened, code, value => (CLEARED as readonly string[]).includes(value)),
      registered: sum(kinds, code, value => value === 'case'),
      reregistered: sum(again, code, value => sort(value) === 'reregistered'),
      split: sum(again, code, value => sort(value) === 'split'),
    })),
    rules,
  );
}

/** What each part of the signals is read from. Questions and matters of other roads come whatever the window registers. */
const SIGNALS: readonly [
  part: 'registered' | 'others',
  figure: Figure,
  dimension: Dimension,
  fits: (value: string) => boolean,
][] = [
  ['registered', 'new', 'channel', value => value === 'window'],
  ['others', 'new', 'channel', value => value !== 'window'],
  ['others', 'rated', 'rating', value => Number(value) <= BAD_UP_TO],
  ['others', 'reopened', 'from', () => true],
];

/** Registrations of the centers of an area against their own past, and against their other signals (N22). */
export async function signalsOfArea(
  source: CounterSource,
  tree: CenterTree,
  places: readonly string[],
  workdays: readonly string[],
  rules: SignalRules,
): Promise<SignalReading[]> {
  const placeOf = placer(tree, places);
  const range = { from: workdays[0] ?? '', to: workdays.at(-1) ?? '' };
  const seen = new Map(
    places.map(code => [code, { registered: new Map<string, number>(), others: new Map<string, number>() }]),
  );
  for (const [part, figure, dimension, fits] of SIGNALS)
    for (const [code, rows] of grouped(await source.byDay({ figure, dimension, range }), placeOf))
      for (const { value, span, n } of rows) {
        const daily = seen.get(code)?.[part];
        if (daily && fits(value)) daily.set(span, (daily.get(span) ?? 0) + n);
      }
  const all = places.map((code): Signals => ({
    code,
    ...(seen.get(code) ?? { registered: new Map(), others: new Map() }),
  }));
  return readSignals(all, workdays, rules);
}
