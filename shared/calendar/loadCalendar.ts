import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { WorkCalendar } from '../domain/clock/workdays.ts';
import { PROJECT_ROOT } from '../projectRoot.ts';

const DAY = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const NOTICE = z.object({
  year: z.number().int(),
  /** The number of the State Council's notice. */
  notice: z.string().min(1),
  holidays: z.array(DAY).min(10),
  makeUpWorkdays: z.array(DAY),
});

/** The work calendar from the notices in `shared/calendar`, one file a year. */
export function loadCalendar(folder = join(PROJECT_ROOT, 'shared/calendar')): WorkCalendar {
  const notices = readdirSync(folder)
    .filter(name => /^\d{4}\.json$/.test(name))
    .map(name => NOTICE.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
  return {
    years: new Set(notices.map(({ year }) => year)),
    holidays: new Set(notices.flatMap(({ holidays }) => holidays)),
    makeUpWorkdays: new Set(notices.flatMap(({ makeUpWorkdays }) => makeUpWorkdays)),
  };
}
