import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { CalendarLayers } from '../domain/clock/layers.ts';
import { kindOf, type NoticeDay, type WorkCalendar } from '../domain/clock/workdays.ts';
import { DomainError } from '../domain/errors.ts';
import { PROJECT_ROOT } from '../projectRoot.ts';

/** What a paper says of the days of a year: the State Council's notice, or what a region, city or county adds to it. */
export interface Notice {
  year: number;
  /** The papers by number or title; a calendar without one is nobody's. */
  papers: string[];
  /** Each day once. `date` is YYYY-MM-DD, Beijing. */
  days: (NoticeDay & { date: string })[];
}

const ORDINARY: WorkCalendar = { years: new Set(), days: new Map() };

const NOTICE = z
  .object({
    year: z.number().int(),
    papers: z.array(z.string().trim().min(1)).min(1, 'a calendar must name its notice (papers)'),
    days: z.array(z.object({ name: z.string().min(1), date: z.iso.date(), isOffDay: z.boolean() })).min(1),
  })
  .check(({ value: { year, days }, issues }) => {
    const wrong = (message: string) => issues.push({ code: 'custom', message, input: days });
    for (const { date } of days)
      // a holiday may begin on the last days of the year before
      if (![year, year - 1].includes(Number(date.slice(0, 4)))) wrong(`${date} is not a day of the notice for ${year}`);
    if (new Set(days.map(({ date }) => date)).size !== days.length) wrong('a day stands twice');
  });

/** The national notice knows all holidays of its year, and lets work be made up on weekends only. A layer may do either. */
const NATIONAL = NOTICE.check(({ value: { days }, issues }) => {
  const wrong = (message: string) => issues.push({ code: 'custom', message, input: days });
  if (days.length < 10) wrong('a national notice has at least ten days');
  for (const { date, isOffDay } of days)
    if (!isOffDay && kindOf(date, ORDINARY) !== 'weekend')
      wrong(`${date} is worked anyway: a make-up day falls on a weekend`);
});

/**
 * A notice from JSON. Throws CALENDAR_INVALID {reason} where it names no paper, a day is none, lies outside its year or
 * stands twice; and, of a national one, where it is all but empty or makes up work on a day that is worked anyway.
 */
export function readNotice(json: unknown, scope: 'national' | 'layer' = 'national'): Notice {
  const read = (scope === 'national' ? NATIONAL : NOTICE).safeParse(json);
  if (read.success) return read.data;
  const reasons = read.error.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '));
  throw new DomainError('CALENDAR_INVALID', { reason: reasons.join('; ') });
}

/** The notices of a folder, one file a year. Whoever starts the hub is told which file is at fault. */
function readFolder(folder: string, scope: 'national' | 'layer'): Notice[] {
  return readdirSync(folder)
    .filter(name => /^\d{4}\.json$/.test(name))
    .map(name => {
      const file = join(folder, name);
      try {
        const notice = readNotice(JSON.parse(readFileSync(file, 'utf8')), scope);
        if (name !== `${notice.year}.json`) throw new Error(`it is a notice for ${notice.year}`);
        return notice;
      } catch (fault) {
        const reason = fault instanceof DomainError ? fault.params.reason : String(fault);
        throw new Error(`${file}: ${reason}`, { cause: fault });
      }
    });
}

const daysOf = (notices: readonly Notice[]): Map<string, NoticeDay> =>
  new Map(notices.flatMap(({ days }) => days.map(({ date, name, isOffDay }) => [date, { name, isOffDay }] as const)));

/** The work calendar from the notices in `shared/calendar`, one file a year. Throws for a file that is no notice. */
export function loadCalendar(folder = join(PROJECT_ROOT, 'shared/calendar')): WorkCalendar {
  const notices = readFolder(folder, 'national');
  return { years: new Set(notices.map(({ year }) => year)), days: daysOf(notices) };
}

/** What centers add to it, from `<center>/<year>.json` in `shared/calendar/layers`; none where there is no such folder. */
export function loadLayers(folder = join(PROJECT_ROOT, 'shared/calendar/layers')): CalendarLayers {
  if (!existsSync(folder)) return new Map();
  const centers = readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory());
  return new Map(centers.map(({ name }) => [name, daysOf(readFolder(join(folder, name), 'layer'))]));
}

/** The calendar with one more notice: of its days the notice is the last word, and its year is known from now on. */
export const withNotice = ({ years, days }: WorkCalendar, notice: Notice): WorkCalendar => ({
  years: new Set([...years, notice.year]),
  days: new Map([...days, ...daysOf([notice])]),
});
