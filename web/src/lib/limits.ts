import type { Limit, MatterClass } from '../../../shared/domain/policy/policy.ts';
import type { Say } from '../i18n/text.ts';

/** 3 个工作日, or 30 分钟 of opening hours. */
export const limitText = (say: Say, { unit, n }: Pick<Limit, 'unit' | 'n'>): string =>
  say(unit === 'workday' ? 'limit.workdays' : 'limit.officeMinutes', { n });

/** A class, with the limit that it brings where it has one of its own (SJ-27). */
export const classLabel = (say: Say, { name, result }: MatterClass): string =>
  result ? `${name} (${limitText(say, result)})` : name;

/** So many working minutes, in hours and minutes. */
export function minutesText(say: Say, minutes: number): string {
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? say('limit.minutes', { minutes }) : say('limit.hours', { hours, minutes: minutes % 60 });
}
