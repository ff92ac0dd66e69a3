import { DomainError } from '../errors.ts';
import type { DayRange } from '../oversight/trend.ts';

/** How long the time is that a report is about. */
export const REPORT_STEPS = ['month', 'quarter', 'year'] as const;
export type ReportStep = (typeof REPORT_STEPS)[number];

/** What somebody names: a year, and a quarter or a month of it where the report is not about the whole year. */
export interface PeriodWish {
  year: number;
  quarter?: number | null;
  month?: number | null;
}

/** The days of a report, both counted, in Beijing. */
export interface ReportPeriod extends DayRange {
  step: ReportStep;
  year: number;
  /** Which month or quarter of the year; 1 for a year. */
  no: number;
}

const MONTHS: Readonly<Record<ReportStep, number>> = { month: 1, quarter: 3, year: 12 };

const twoDigits = (n: number): string => String(n).padStart(2, '0');

function periodAt(step: ReportStep, year: number, no: number): ReportPeriod {
  const first = (no - 1) * MONTHS[step];
  const last = new Date(Date.UTC(year, first + MONTHS[step], 0));
  return { step, year, no, from: `${year}-${twoDigits(first + 1)}-01`, to: last.toISOString().slice(0, 10) };
}

/** The days that are meant (SJ-64). FIELD_INVALID for a month and a quarter at once, or for one that no year has. */
export function reportPeriod({ year, quarter = null, month = null }: PeriodWish): ReportPeriod {
  const within = (field: string, no: number, most: number) => {
    if (!Number.isInteger(no) || no < 1 || no > most) throw new DomainError('FIELD_INVALID', {}, field);
  };
  if (!Number.isInteger(year) || year < 2000 || year > 2999) throw new DomainError('FIELD_INVALID', {}, 'year');
  if (quarter !== null && month !== null) throw new DomainError('FIELD_INVALID', {}, 'month');
  if (quarter !== null) within('quarter', quarter, 4);
  if (month !== null) within('month', month, 12);
  if (month !== null) return periodAt('month', year, month);
  return quarter === null ? periodAt('year', year, 1) : periodAt('quarter', year, quarter);
}

/** The month, quarter or year before (LH-39: against the month before). */
export const periodBefore = ({ step, year, no }: ReportPeriod): ReportPeriod =>
  no > 1 ? periodAt(step, year, no - 1) : periodAt(step, year - 1, 12 / MONTHS[step]);

/** Whether all its days are over: what is counted of them stays as it is from then on. */
export const isOver = ({ to }: DayRange, today: string): boolean => to < today;

const QUARTERS = ['一', '二', '三', '四'] as const;

/** As it is printed: 2026年第三季度, 2026年9月, 2026年度. */
export function periodName({ step, year, no }: Pick<ReportPeriod, 'step' | 'year' | 'no'>): string {
  if (step === 'month') return `${year}年${no}月`;
  return step === 'quarter' ? `${year}年第${QUARTERS[no - 1] ?? no}季度` : `${year}年度`;
}
