import type { Dimension, Figure } from '../tally/cells.ts';
import type { ReportKind } from './kinds.ts';
import type { ReportStep } from './period.ts';

/** The counters that make up a figure. All values of the dimension where none are named. */
export interface Counting {
  figure: Figure;
  dimension: Dimension;
  values?: readonly string[];
}

/** What counts in which cell: by the day on which it was done, so that a day that is over stays as it was. */
export const FIGURES = {
  registered: { figure: 'new', dimension: 'kind', values: ['case', 'conductComplaint'] }, // SJ-66, AH-13
  accepted: { figure: 'done', dimension: 'act', values: ['accept', 'acceptConditionally'] }, // SJ-67
  refused: { figure: 'done', dimension: 'act', values: ['refuse'] }, // SJ-68
  referred: { figure: 'done', dimension: 'act', values: ['refer'] }, // LH-12
  consultations: { figure: 'new', dimension: 'kind', values: ['consultation'] }, // AH-13, WL-47
  suggestions: { figure: 'new', dimension: 'kind', values: ['suggestion'] }, // SJ-36, WL-47
  answered: { figure: 'done', dimension: 'act', values: ['answer'] }, // WL-47
  closed: { figure: 'closed', dimension: 'kind', values: ['case', 'conductComplaint'] }, // LH-39
  closedOnTime: { figure: 'closed', dimension: 'onTime', values: ['yes'] },
  closedAll: { figure: 'closed', dimension: 'onTime', values: ['yes', 'no'] }, // what had a date to keep
  reopened: { figure: 'reopened', dimension: 'all' }, // LH-37
  overdue: { figure: 'overdue', dimension: 'clock', values: ['citizen'] },
  escalated: { figure: 'done', dimension: 'act', values: ['escalate'] }, // AH-32
  rated: { figure: 'rated', dimension: 'rating' }, // WL-47, AH-19
  satisfied: { figure: 'rated', dimension: 'rating', values: ['3', '4', '5'] }, // LH-36: 基本满意 or better
  unsatisfied: { figure: 'rated', dimension: 'rating', values: ['1', '2'] }, // LH-40
} as const satisfies Record<string, Counting>;
export type FigureCode = keyof typeof FIGURES;
export const FIGURE_CODES = Object.keys(FIGURES) as FigureCode[];

/** By what a figure is told apart in the tables of a report. */
export const SPLITS = {
  items: { figure: 'new', dimension: 'item' }, // SJ-69: 涉及业务范围
  causes: { figure: 'new', dimension: 'cause' }, // LH-39
  departments: { figure: 'closed', dimension: 'department' }, // LH-39
  outcomes: { figure: 'ended', dimension: 'outcome' },
} as const satisfies Record<string, Counting>;
export type SplitCode = keyof typeof SPLITS;
export const SPLIT_CODES = Object.keys(SPLITS) as SplitCode[];

/** A share in tenths of a percent. */
export interface Rate {
  code: 'closedRate' | 'onTimeRate' | 'satisfaction';
  part: FigureCode;
  whole: FigureCode;
}
const CLOSED_RATE: Rate = { code: 'closedRate', part: 'closed', whole: 'registered' };
const ON_TIME: Rate = { code: 'onTimeRate', part: 'closedOnTime', whole: 'closedAll' };
const SATISFACTION: Rate = { code: 'satisfaction', part: 'satisfied', whole: 'rated' };

/** What a report is made of. */
export interface ReportShape {
  figures: readonly FigureCode[];
  rates: readonly Rate[];
  splits: readonly SplitCode[];
  /** Whether items that came again are listed (LH-39: 同类问题). */
  repeats: boolean;
  /** How long the time may be that it is about. */
  steps: readonly ReportStep[];
}

export const REPORTS: Readonly<Record<ReportKind, ReportShape>> = {
  // SJ-64…72: 登记数量、受理、不予受理、涉及业务范围
  quarterly: {
    ...{ figures: ['registered', 'accepted', 'refused'], rates: [], splits: ['items'], repeats: false },
    steps: ['quarter'],
  },
  // LH-39: 每月汇总分析
  analysis: {
    figures: [
      ...(['registered', 'consultations', 'accepted', 'refused', 'closed', 'closedAll', 'closedOnTime'] as const),
      ...(['reopened', 'overdue', 'rated', 'satisfied', 'unsatisfied'] as const),
    ],
    ...{ rates: [ON_TIME, SATISFACTION], splits: ['causes', 'items', 'departments'], repeats: true },
    steps: ['month', 'quarter', 'year'],
  },
  // WL-47: 政策咨询答复、政策评价、意见建议、满意度
  upward: {
    figures: ['consultations', 'answered', 'suggestions', 'rated', 'satisfied', 'unsatisfied', 'registered', 'closed'],
    ...{ rates: [SATISFACTION], splits: ['items', 'departments', 'outcomes'], repeats: false },
    steps: ['month', 'quarter', 'year'],
  },
  // AH-13, WL-83: 办件数、咨询数分别统计，办结率
  totals: {
    figures: [
      ...(['registered', 'consultations', 'accepted', 'refused', 'referred', 'closed', 'closedAll'] as const),
      ...(['closedOnTime', 'overdue', 'escalated', 'rated', 'satisfied'] as const),
    ],
    ...{ rates: [CLOSED_RATE, ON_TIME, SATISFACTION], splits: ['outcomes'], repeats: false },
    steps: ['month', 'quarter', 'year'],
  },
};

/** What the counters of a period say, by `figure/dimension` and value. */
export type Numbers = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** The acts whose lines alone can count in a cell; null where any line may. */
export function actsBehind({ figure, values = [] }: Counting): readonly string[] | null {
  if (figure === 'done') return values;
  const acts: Partial<Record<Figure, readonly string[]>> = { new: ['register'], rated: ['rate'], overdue: ['breach'] };
  return acts[figure] ?? null;
}

export const nameOf = ({ figure, dimension }: Counting): string => `${figure}/${dimension}`;

/** What has to be read for a report, each once. */
export function countingsOf(kind: ReportKind): Counting[] {
  const { figures, splits } = REPORTS[kind];
  const all: Counting[] = [...figures.map(code => FIGURES[code]), ...splits.map(code => SPLITS[code])];
  return [...new Map(all.map(one => [nameOf(one), { figure: one.figure, dimension: one.dimension }])).values()];
}

export interface ReportFigure {
  code: FigureCode;
  n: number;
  /** The same in the period before. */
  before: number;
}

export interface ReportRow {
  /** By its code: the name of an item, of a cause, of a department. */
  value: string;
  n: number;
  before: number;
}

export interface ReportSplit {
  code: SplitCode;
  /** The most first. */
  rows: ReportRow[];
  /** How many rows there are beside these, and what they come to: a report lists those that count most. */
  more: number;
  moreN: number;
}

export interface ReportRate {
  code: Rate['code'];
  /** Tenths of a percent; null where there is nothing to take a share of. */
  tenths: number | null;
  before: number | null;
}

/** The figures of a report, as they stand when it is issued. */
export interface ReportContent {
  figures: ReportFigure[];
  rates: ReportRate[];
  splits: ReportSplit[];
  /** Items that came more than once, or came again after the period before (LH-39). */
  repeats: ReportRow[];
}

/** Rows of one table at most. */
export const MOST_ROWS = 60;

const sumOf = (numbers: Numbers, counting: Counting): number => {
  const { values } = counting;
  let sum = 0;
  for (const [value, n] of numbers.get(nameOf(counting)) ?? [])
    if (values === undefined || values.includes(value)) sum += n;
  return sum;
};

function rowsOf(counting: Counting, now: Numbers, before: Numbers): ReportRow[] {
  const earlier = before.get(nameOf(counting));
  return [...(now.get(nameOf(counting)) ?? [])]
    .filter(([, n]) => n > 0)
    .map(([value, n]) => ({ value, n, before: earlier?.get(value) ?? 0 }))
    .sort((a, b) => b.n - a.n || (a.value < b.value ? -1 : 1));
}

function splitOf(code: SplitCode, now: Numbers, before: Numbers): ReportSplit {
  const rows = rowsOf(SPLITS[code], now, before);
  const rest = rows.slice(MOST_ROWS);
  return {
    ...{ code, rows: rows.slice(0, MOST_ROWS), more: rest.length },
    moreN: rest.reduce((sum, { n }) => sum + n, 0),
  };
}

const rateOf = (numbers: Numbers, { part, whole }: Rate): number | null => {
  const of = sumOf(numbers, FIGURES[whole]);
  return of === 0 ? null : Math.round((sumOf(numbers, FIGURES[part]) * 1_000) / of);
};

/** The figures of a report from the counters of its period and of the one before (SJ-64…70, LH-39, WL-47, AH-13). */
export function composeReport(kind: ReportKind, now: Numbers, before: Numbers): ReportContent {
  const { figures, rates, splits, repeats } = REPORTS[kind];
  return {
    figures: figures.map(code => ({ code, n: sumOf(now, FIGURES[code]), before: sumOf(before, FIGURES[code]) })),
    rates: rates.map(rate => ({ code: rate.code, tenths: rateOf(now, rate), before: rateOf(before, rate) })),
    splits: splits.map(code => splitOf(code, now, before)),
    repeats: repeats
      ? rowsOf(SPLITS.items, now, before)
          .filter(({ n, before: b }) => n > 1 || b > 0)
          .slice(0, MOST_ROWS)
      : [],
  };
}
