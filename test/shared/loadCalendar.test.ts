import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { loadCalendar } from '../../shared/calendar/loadCalendar.ts';
import { PROJECT_ROOT } from '../../shared/projectRoot.ts';

const off = (date: string) => ({ name: '国庆节', date, isOffDay: true });
const HOLIDAYS = Array.from({ length: 10 }, (_, i) => off(`2030-10-${String(i + 1).padStart(2, '0')}`));
const MAKE_UP = { name: '国庆节', date: '2030-10-12', isOffDay: false };
const notice = (more: object = {}) => ({
  year: 2030,
  papers: ['国办发明电〔2029〕1号'],
  days: [...HOLIDAYS, MAKE_UP],
  ...more,
});

describe('the calendar', () => {
  it('of the hub knows the years of its files', () => {
    expect([...loadCalendar().years].sort()).toEqual([2022, 2023, 2024, 2025, 2026]);
  });

  it.each(['UTC', 'Asia/Shanghai', 'America/Los_Angeles'])(
    'agrees with an independent library on each of the 1,826 days of 2022–2026, on a machine in %s',
    zone => {
      const run = (TZ: string, program: string) =>
        execFileSync(process.execPath, ['--input-type=module', '-e', program], {
          cwd: PROJECT_ROOT,
          encoding: 'utf8',
          env: { ...process.env, NODE_OPTIONS: '', TZ },
        });
      const all = `const days = []; for (let t = Date.UTC(2022, 0, 1); t < Date.UTC(2027, 0, 1); t += 864e5) days.push(new Date(t).toISOString().slice(0, 10));`;
      const ours = run(
        zone,
        `import { loadCalendar } from './dist/shared/calendar/loadCalendar.js';
         import { isWorkday } from './dist/shared/domain/clock/workdays.js';
         ${all} const calendar = loadCalendar(); console.log(days.map(day => day + isWorkday(day, calendar)).join());`,
      );
      // the library reads a day in the machine's own zone, and is right in Beijing's
      const theirs = run(
        'Asia/Shanghai',
        `import days_ from 'chinese-days'; ${all} console.log(days.map(day => day + days_.isWorkday(day)).join());`,
      );
      expect(ours).toBe(theirs);
      expect(ours.split(',')).toHaveLength(1_826);
    },
  );

  const folder = mkdtempSync(join(tmpdir(), 'doudi-calendar-'));
  const put = (name: string, content: unknown) => writeFileSync(join(folder, name), JSON.stringify(content));
  beforeEach(() => {
    put('2030.json', notice());
    put('2031.json', notice({ year: 2031, days: HOLIDAYS.map(({ date }) => off(date.replace('2030', '2031'))) }));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('puts the years together and leaves other files alone', () => {
    writeFileSync(join(folder, 'README.md'), 'not a notice');
    put('draft-2032.json', {});
    const calendar = loadCalendar(folder);
    expect([...calendar.years].sort()).toEqual([2030, 2031]);
    expect(calendar.days.size).toBe(21);
    expect(calendar.days.get('2030-10-12')).toEqual({ name: '国庆节', isOffDay: false });
  });

  it.each([
    ['that names no paper', notice({ papers: [] }), 'papers'],
    ['that is all but empty', notice({ days: HOLIDAYS.slice(0, 3) }), 'days'],
    ['with a day that is none', notice({ days: [...HOLIDAYS, off('12 October')] }), 'date'],
    ['with a day of another year', notice({ days: [...HOLIDAYS, off('2032-01-01')] }), '2032-01-01'],
    [
      'with a make-up day that is worked anyway',
      notice({ days: [...HOLIDAYS, { ...MAKE_UP, date: '2030-10-14' }] }),
      '2030-10-14',
    ],
    ['with a day twice', notice({ days: [...HOLIDAYS, HOLIDAYS[0]] }), 'twice'],
    ['without a year', notice({ year: undefined }), 'year'],
    ['that is a list', [notice()], 'object'],
  ])('refuses: a notice %s', (_what, content, word) => {
    put('2030.json', content);
    expect(() => loadCalendar(folder)).toThrow(word);
  });
});
