import { beijingDay, dayBefore, isWorkday } from '../../shared/domain/clock/workdays.ts';
import { monthOf } from '../../shared/domain/tally/spans.ts';
import type { Service } from '../../subgraphs/kit/subgraph.ts';
import { plantedWorld, WORKDAYS } from './plantedWorld.ts';

/** What centers are compared by, and looked at for signs and signals: the others would take as long to write again. */
const READ = new Set([
  ...['closed|verdict', 'closed|lastDay', 'rated|classRating', 'rated|rating', 'reopened|class', 'reopened|from'],
  ...['new|kind', 'new|again', 'new|channel', 'done|act', 'ended|outcome'],
]);

/** Rows in one statement: SQLite takes 32,766 values. */
const ROWS = 4_000;

/** The last working days before today, as many as the planted world has, oldest first. */
function lastDays({ calendar, now }: Service): string[] {
  const days: string[] = [];
  for (let day = dayBefore(beijingDay(now())); days.length < WORKDAYS.length; day = dayBefore(day))
    if (isWorkday(day, calendar)) days.unshift(day);
  return days;
}

/**
 * Writes a planted world into what a level has counted of the counties below it, as if it had heard all of its lines: the counties of
 * the world become these, in their order, and its days the last ones. Answers which county stands for which.
 */
export async function plantCounters(service: Service, counties: readonly string[]): Promise<Map<string, string>> {
  const { counters, places } = plantedWorld(1);
  const real = new Map(places.map((code, i) => [code, counties[i] ?? '']));
  const days = lastDays(service);
  const dayOf = new Map(WORKDAYS.map((day, i) => [day, days[i] ?? '']));
  // early signals need to know that the holidays of these years are known, whatever year this runs in
  const years = new Set([...service.calendar.years, ...days.map(day => Number(day.slice(0, 4)))]);
  service.calendar = { ...service.calendar, years };
  const sums = new Map<string, [...string[], number]>();
  for (const [name, cells] of [...counters].filter(([one]) => READ.has(one)))
    for (const { center, span, value, n } of cells.values()) {
      const day = dayOf.get(span) ?? '';
      // a longer stretch is read by its months
      for (const at of [day, monthOf(day)]) {
        const cell = [...name.split('|'), at, value, 'county', real.get(center) ?? ''];
        const known = sums.get(cell.join());
        if (known) known[6] = Number(known[6]) + n;
        else sums.set(cell.join(), [...cell, n]);
      }
    }
  const rows = [...sums.values()];
  const marks = '(?, ?, ?, ?, ?, ?, ?)';
  await service.database.write(async tx => {
    for (let i = 0; i < rows.length; i += ROWS) {
      const some = rows.slice(i, i + ROWS);
      await tx.query(
        `insert into overseen_tallies (figure, dimension, span, value, level, center, n) values ${some.map(() => marks).join(', ')}`,
        some.flat(),
      );
    }
  });
  return real;
}
