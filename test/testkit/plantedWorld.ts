import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CenterNode } from '../../shared/domain/access/jurisdiction.ts';
import { againOf, type EarlierMatter } from '../../shared/domain/assessment/again.ts';
import { dayAfter, dayBefore, isWorkday } from '../../shared/domain/clock/workdays.ts';
import type { PolicyValues, ProvincialClass } from '../../shared/domain/policy/policy.ts';
import { type CountedLine, happenedCells } from '../../shared/domain/tally/cells.ts';
import type { Counted } from '../../shared/domain/tally/counted.ts';
import { loadCalendar } from '../../shared/calendar/loadCalendar.ts';
import { readPack } from '../../shared/policy/readPacks.ts';
import { PROJECT_ROOT } from '../../shared/projectRoot.ts';
import type { CounterSource, DailyCounter } from '../../subgraphs/capabilities/oversight/compareArea.ts';
import type { Counter } from '../../subgraphs/capabilities/oversight/readCounters.ts';

const BASE = readPack(JSON.parse(readFileSync(join(PROJECT_ROOT, 'subgraphs/seeds/policy/base@1.json'), 'utf8')));
const ruleOf = <K extends keyof PolicyValues>(key: K): PolicyValues[K] => BASE.terms[key]?.value as PolicyValues[K];

/** The rules of the pack that all others stand on: what is found is found by these. */
export const COMPARE = ruleOf('assessment.compare');
export const SIGNS = { ...ruleOf('assessment.signs'), ...ruleOf('assessment.again') };
export const SIGNAL = ruleOf('assessment.signals');

const CALENDAR = loadCalendar();
const DAYS = 200;
const LAST = '2026-09-30';

/** 200 working days, 调休 included, oldest first. */
export const WORKDAYS: readonly string[] = (() => {
  const days: string[] = [];
  for (let day = LAST; days.length < DAYS; day = dayBefore(day)) if (isWorkday(day, CALENDAR)) days.unshift(day);
  return days;
})();

/** These and those after them, so that a limit is found by counting on. */
const ALL_WORKDAYS: readonly string[] = (() => {
  const days = [...WORKDAYS];
  for (let day = dayAfter(LAST); days.length < DAYS + 30; day = dayAfter(day))
    if (isWorkday(day, CALENDAR)) days.push(day);
  return days;
})();
const PLACE = new Map(ALL_WORKDAYS.map((day, i) => [day, i]));
const later = (day: string, n: number): string => ALL_WORKDAYS[(PLACE.get(day) ?? 0) + n] ?? '';

const PROVINCE = '340000';
const codes = Array.from({ length: 60 }, (_, i) => `34${String(1001 + i)}`);
/** What is planted, and where: nothing else in the world is more than noise. */
export const [SILENT, GAMING, SMALL, LATE, DECLINING, ANEW, PARTS] = codes as [
  ...[string, string, string, string, string],
  ...[string, string],
];

/** Numbers that look random and are the same for the same seed. */
function dice(seed: number): () => number {
  let state = seed * 0x9e3779b1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const between = (roll: () => number, low: number, high: number): number => low + (high - low) * roll();

/** How many come on a day, when they come by themselves. */
function poisson(roll: () => number, mean: number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = roll(); product > limit; product *= roll()) count += 1;
  return count;
}

const CLASSES: readonly { name: ProvincialClass; days: number; onTime: number }[] = [
  { name: 'ready', days: 3, onTime: 0.97 },
  { name: 'difficult', days: 5, onTime: 0.9 },
  { name: 'complex', days: 10, onTime: 0.8 },
];

/** How a county works. Every county has its own size, its own mixture of cases and its own habits. */
interface Habits {
  code: string;
  perDay: number;
  hard: number;
  onTime: number;
  lastDay: number;
  rated: number;
  good: number;
  elsewhere: number;
}

function habitsOf(code: string, roll: () => number): Habits {
  const own: Habits = {
    ...{ code, perDay: between(roll, 0.9, 3), hard: between(roll, 0.15, 0.6), onTime: between(roll, -0.04, 0.03) },
    ...{ lastDay: between(roll, 0.1, 0.3), rated: between(roll, 0.45, 0.7), good: between(roll, 0.86, 0.96) },
    elsewhere: between(roll, 0.3, 0.6),
  };
  // two kinds of gaming at one county: everything is closed on the last day, and only who is pleased is asked
  if (code === GAMING) return { ...own, perDay: 2, lastDay: 0.8, rated: 0.12, good: 1 };
  if (code === LATE) return { ...own, perDay: 2, onTime: -0.4 };
  if (code === SILENT || code === DECLINING) return { ...own, perDay: 2 };
  return own;
}

const SEASON = 0.75;

/** How much of its usual a county takes on a day: a quiet season for all, a window that registers no more, a true decline. */
function shareOn(code: string, day: number, isWindow: boolean): number {
  if (day < DAYS - SIGNAL.recentWorkdays) return 1;
  if (code === SILENT && isWindow) return SEASON * 0.1;
  if (code === DECLINING) return SEASON * 0.2;
  return SEASON;
}

const COUNTED: Counted = {
  ...{
    state: 'handling',
    kind: 'case',
    channel: 'window',
    class: 'ready',
    item: '',
    causes: ['other'],
    departments: [],
  },
  ...{ raised: null, asked: null, outcome: null, rating: null, dueOn: '', completed: false, onTime: null, took: null },
};

/** The lines of one case, as its ledger has them and as they are told upward. */
function* linesOf(
  habits: Habits,
  day: string,
  channel: Counted['channel'],
  roll: () => number,
): Generator<CountedLine> {
  const kind = CLASSES[roll() < habits.hard ? 1 + Math.floor(roll() * 2) : 0] ?? CLASSES[0];
  if (!kind) return;
  const dueOn = later(day, kind.days);
  const file: Counted = { ...COUNTED, channel, class: kind.name, dueOn };
  const at = (on: string) => `${on}T02:00:00.000Z`;
  yield { act: 'register', from: null, to: 'registered', at: at(day), detail: {}, counted: file };
  const onTime = roll() < Math.min(0.99, kind.onTime + habits.onTime);
  const early = onTime && roll() >= habits.lastDay;
  const closedOn = early
    ? later(day, Math.floor(roll() * kind.days))
    : onTime
      ? dueOn
      : later(dueOn, 1 + Math.floor(roll() * 4));
  const done: Counted = { ...file, state: 'completed', onTime, took: kind.days, completed: true };
  yield { act: 'complete', from: 'handling', to: 'completed', at: at(closedOn), detail: {}, counted: done };
  const end = roll();
  if (roll() < habits.rated) {
    const level = roll() < habits.good ? '5' : '2';
    yield {
      act: 'rate',
      from: 'awaitingConfirmation',
      to: 'awaitingConfirmation',
      at: at(closedOn),
      detail: { level },
      counted: done,
    };
  }
  const act = end < 0.06 ? 'deemClosed' : 'clear';
  const cleared: Counted = { ...done, state: act === 'clear' ? 'cleared' : 'deemedClosed', outcome: 'SOLVED' };
  yield { act, from: 'awaitingConfirmation', to: cleared.state, at: at(closedOn), detail: {}, counted: cleared };
  if (end > 0.98) yield { act: 'redo', from: 'cleared', to: 'handling', at: at(closedOn), detail: {}, counted: file };
}

/** A matter so many working days before another one, and closed so many before it; null for one that is still open. */
function earlier(i: number, opened: number, closed: number | null): EarlierMatter[] {
  const [openedOn, closedOn] = [WORKDAYS[i - opened], closed === null ? null : WORKDAYS[i - closed]];
  if (openedOn === undefined || closedOn === undefined) return [];
  const at = (day: string) => `${day}T01:00:00.000Z`;
  return [{ openedAt: at(openedOn), completedAt: closedOn === null ? null : at(closedOn) }];
}

/** What was put on record before of the same reporter and item: everywhere people come back now and then, at one county they are made to. */
function before(code: string, i: number, roll: () => number): EarlierMatter[] {
  const come = roll();
  if (code === ANEW && come < 0.25) return earlier(i, 3 + Math.floor(roll() * 4), Math.floor(roll() * 3));
  if (come > 0.98) return earlier(i, 6 + Math.floor(roll() * 15), 1 + Math.floor(roll() * 5));
  if (come > 0.97) return earlier(i, Math.floor(roll() * 3), null);
  return [];
}

/** The line of a registration, with what was before it. */
function asAgain(line: CountedLine, matters: readonly EarlierMatter[]): CountedLine {
  if (line.act !== 'register' || line.counted === null || matters.length === 0) return line;
  const again = againOf(matters, new Date(line.at), CALENDAR);
  return again ? { ...line, counted: { ...line.counted, again } } : line;
}

/** The counters of a world, made of nothing but ledger lines by the rule that counts them everywhere. */
export function plantedWorld(seed: number): {
  source: CounterSource;
  tree: ReadonlyMap<string, CenterNode>;
  places: string[];
  /** All of them, for a database: figure and dimension, parted by `|`, and the rows. */
  counters: ReadonlyMap<string, ReadonlyMap<string, DailyCounter>>;
} {
  const [roll, other] = [dice(seed), dice(seed + 1_000)];
  const counters = new Map<string, Map<string, DailyCounter>>();
  const count = (center: string, line: CountedLine) => {
    for (const { figure, dimension, span, value, by } of happenedCells(line)) {
      if (span.startsWith('M') || span > LAST) continue;
      const rows = counters.get(`${figure}|${dimension}`) ?? new Map<string, DailyCounter>();
      const name = `${span}|${center}|${value}`;
      const known = rows.get(name);
      if (known) known.n += by;
      else rows.set(name, { center, span, value, level: 'county', n: by });
      counters.set(`${figure}|${dimension}`, rows);
    }
  };
  for (const code of codes) {
    const habits = habitsOf(code, roll);
    WORKDAYS.forEach((day, i) => {
      const usual = code === SMALL ? 0 : habits.perDay;
      const window = poisson(roll, usual * shareOn(code, i, true));
      const elsewhere = poisson(roll, usual * habits.elsewhere * shareOn(code, i, false));
      const small = code === SMALL && [20, 90, 150].includes(i) ? 1 : 0;
      for (let n = 0; n < window + small; n += 1)
        for (const line of linesOf(habits, day, 'window', roll)) count(code, asAgain(line, before(code, i, other)));
      // every fifth matter becomes three
      for (let n = 0; code === PARTS && n < window; n += 1)
        if (other() < 0.2)
          for (let part = 0; part < 2; part += 1)
            for (const line of linesOf(habits, day, 'window', other)) count(code, asAgain(line, earlier(i, 0, null)));
      for (let n = 0; n < elsewhere; n += 1)
        for (const line of linesOf(habits, day, 'hotline', roll)) count(code, line);
    });
  }
  const rowsOf = (figure: string, dimension: string) => [...(counters.get(`${figure}|${dimension}`)?.values() ?? [])];
  const inRange = (range: { from: string; to: string } | undefined) => (row: DailyCounter) =>
    !range || (row.span >= range.from && row.span <= range.to);
  const source: CounterSource = {
    sums: async ({ figure, dimension, range }): Promise<Counter[]> => rowsOf(figure, dimension).filter(inRange(range)),
    byDay: async ({ figure, dimension, range }) => rowsOf(figure, dimension).filter(inRange(range)),
  };
  const node = (code: string): CenterNode => ({ code, name: code, level: 'county', parent: PROVINCE, validTo: null });
  const province: CenterNode = { ...node(PROVINCE), level: 'province', parent: null };
  return {
    source,
    tree: new Map([[PROVINCE, province], ...codes.map(code => [code, node(code)] as const)]),
    places: codes,
    counters,
  };
}
