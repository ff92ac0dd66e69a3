import { beijingDay } from '../clock/workdays.ts';
import { CASE_STATES, type CaseState, OPEN, SETTLING } from '../case/lifecycle.ts';

/** The least number of months for which records of who did and saw what are kept (网络安全法第二十一条: 不少于六个月). */
export const LEAST_AUDIT_MONTHS = 6;

/** States in which nothing is owed to anybody any more: only then may it be forgotten who reported. */
export const ENDED: readonly CaseState[] = CASE_STATES.filter(
  state => !OPEN.includes(state) && !SETTLING.includes(state),
);

/**
 * The day so many months before another, YYYY-MM-DD. Where that month is shorter, its last day: six months before 31 August
 * is 28 or 29 February, so that nothing goes a day too early.
 */
export function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

/** Since when records of who did and saw what are kept, ISO and UTC: what is older goes. */
export const auditedSince = (now: Date, months: number): string =>
  `${monthsBefore(beijingDay(now), months)}T00:00:00.000Z`;

/** What decides whether the reporter of a case is forgotten. */
export interface RetainedFile {
  state: CaseState;
  /** The Beijing day of the last thing that happened to it. */
  lastOn: string;
  /** True while somebody has ordered that everything stays as it is. */
  held: boolean;
}

/** Whether the time for which personal data of a case may be kept is over (个人信息保护法第十九条, 第四十七条). */
export const mayForget = ({ state, lastOn, held }: RetainedFile, months: number, today: string): boolean =>
  !held && ENDED.includes(state) && lastOn < monthsBefore(today, months);
