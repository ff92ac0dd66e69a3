import { beijingDay } from '../../../shared/domain/clock/workdays.ts';

const inBeijing = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hourCycle: 'h23', ...options });

const CLOCK = inBeijing({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
const MINUTE = inBeijing({ hour: '2-digit', minute: '2-digit' });
const MOMENT = inBeijing({
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** 14:03:27 */
export const clockTime = (at: Date): string => CLOCK.format(at);

/** 14:03, in Beijing. */
export const clockMinute = (iso: string): string => MINUTE.format(new Date(iso));

/** 2026-11-22 14:03, in Beijing wherever the screen stands. */
export const moment = (iso: string): string => MOMENT.format(new Date(iso)).replaceAll('/', '-');

/** 14:03 today, 11-21 14:03 before. */
export function shortMoment(iso: string, now: Date): string {
  const at = new Date(iso);
  const time = MINUTE.format(at);
  return beijingDay(at) === beijingDay(now) ? time : `${beijingDay(at).slice(5)} ${time}`;
}

const DAY = 86_400_000;

/** Calendar days from today in Beijing until a day; negative when it has passed. */
export const daysUntil = (day: string, now: Date): number =>
  Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${beijingDay(now)}T00:00:00Z`)) / DAY);
