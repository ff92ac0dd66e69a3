import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { kindOf, type WorkCalendar } from '../domain/clock/workdays.ts';
import { PROJECT_ROOT } from '../projectRoot.ts';

const ORDINARY: WorkCalendar = { years: new Set(), days: new Map() };

const NOTICE = z
  .object({
    year: z.number().int(),
    /** The numbers of the State Council's notices; a calendar without one is nobody's. */
    papers: z.array(z.string().min(1)).min(1, 'a calendar must name its notice (papers)'),
    days: z.array(z.object({ name: z.string().min(1), date: z.iso.date(), isOffDay: z.boolean() })).min(10),
  })
  .check(({ value: { year, days }, issues }) => {
    const wrong = (message: string) => issues.push({ code: 'custom', message, input: days });
    for (const { date, isOffDay } of days) {
      // a holiday may begin on the last days of the year before
      if (![year, year - 1].includes(Number(date.slice(0, 4)))) wrong(`${date} is not a day of the notice for ${year}`);
      if (!isOffDay && kindOf(date, ORDINARY) !== 'weekend')
        wrong(`${date} is worked anyway: a make-up day falls on a weekend`);
    }
    if (new Set(days.map(({ date }) => date)).size !== days.length) wrong('a day stands twice');
  });

/** The work calendar from the notices in `shared/calendar`, one file a year. */
export function loadCalendar(folder = join(PROJECT_ROOT, 'shared/calendar')): WorkCalendar {
  const notices = readdirSync(folder)
    .filter(name => /^\d{4}\.json$/.test(name))
    .map(name => NOTICE.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
  return {
    years: new Set(notices.map(({ year }) => year)),
    days: new Map(
      notices.flatMap(({ days }) => days.map(({ date, name, isOffDay }) => [date, { name, isOffDay }] as const)),
    ),
  };
}
