import type { NoticeDay, WorkCalendar } from './workdays.ts';

/** What regions, cities and counties add to the national notice: the code of a center -> its days. */
export type CalendarLayers = ReadonlyMap<string, ReadonlyMap<string, NoticeDay>>;

/**
 * The calendar of a center: the national notice, and over it the layer of each center on its path, from the province down.
 * The nearer word wins: a county that closes in a storm is closed, and one that stays open on its region's holiday is open.
 * What is known is known by the national notice alone, since nobody can say whether a region will add to it (N4).
 */
export function calendarOf(national: WorkCalendar, layers: CalendarLayers, path: readonly string[]): WorkCalendar {
  const own = path.map(code => layers.get(code)).filter(layer => layer !== undefined);
  if (own.length === 0) return national;
  return { years: national.years, days: new Map([national.days, ...own].flatMap(days => [...days])) };
}
