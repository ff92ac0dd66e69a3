/** What the yearly notice of the State Council says of a day: off, or worked though it is a weekend (调休). */
export interface NoticeDay {
  /** The holiday it belongs to, as 国庆节. */
  name: string;
  isOffDay: boolean;
}

/** Exceptions to Monday–Friday. Days are `YYYY-MM-DD`, Beijing time. */
export interface WorkCalendar {
  /** The years whose notice is known. */
  years: ReadonlySet<number>;
  days: ReadonlyMap<string, NoticeDay>;
}

/** What a day is to an office. */
export const DAY_KINDS = ['workday', 'makeUpWorkday', 'weekend', 'holiday'] as const;

export type DayKind = (typeof DAY_KINDS)[number];

const yearOf = (day: string) => Number(day.slice(0, 4));

/** Whether the notice for the day's year is known; if not, answers about it are provisional. */
export const isKnown = (day: string, calendar: WorkCalendar): boolean => calendar.years.has(yearOf(day));

/** What a day is to an office. The notice comes first; an unknown year counts Monday–Friday. */
export function kindOf(day: string, calendar: WorkCalendar): DayKind {
  const notice = calendar.days.get(day);
  if (notice) return notice.isOffDay ? 'holiday' : 'makeUpWorkday';
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()) ? 'weekend' : 'workday';
}

/** Whether offices work on this day (工作日), make-up weekends (调休) included. */
export const isWorkday = (day: string, calendar: WorkCalendar): boolean =>
  ['workday', 'makeUpWorkday'].includes(kindOf(day, calendar));

/** The n-th workday after `day`. The day itself never counts (民法典 201). */
export function addWorkdays(day: string, n: number, calendar: WorkCalendar): string {
  let current = day;
  for (let left = n; left > 0; left -= isWorkday(current, calendar) ? 1 : 0) current = dayAfter(current);
  return current;
}

/** The calendar day that follows. */
export const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** The calendar day before. */
export const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** The day in Beijing at an instant, whatever zone the machine stands in. China has had no summer time since 1991. */
export const beijingDay = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

/** 2026-09-28 09:30, in Beijing. */
export const beijingMinute = (at: Date): string =>
  `${beijingDay(at)} ${new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)}`;
