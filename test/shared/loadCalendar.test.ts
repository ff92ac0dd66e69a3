import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { loadCalendar, loadLayers, type Notice, readNotice, withNotice } from '../../shared/calendar/loadCalendar.ts';
import { PROJECT_ROOT } from '../../shared/projectRoot.ts';
import { refusalOf } from '../domain/refusalOf.ts';

const off = (date: string) => ({ name: '国庆节', date, isOffDay: true });
const HOLIDAYS = Array.from({ length: 10 }, (_, i) => off(`2030-10-${String(i + 1).padStart(2, '0')}`));
const MAKE_UP = { name: '国庆节', date: '2030-10-12', isOffDay: false };
const notice = (more: object = {}) => ({
  year: 2030,
  papers: ['国办发明电〔2029〕1号'],
  days: [...HOLIDAYS, MAKE_UP],
  ...more,
});

/** Runs a program on the built files, on a machine in a zone. */
const run = (TZ: string, program: string) =>
  execFileSync(process.execPath, ['--input-type=module', '-e', program], {
    cwd: PROJECT_ROOT,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '', TZ },
  });

describe('the calendar', () => {
  it('of the hub knows the years of its files', () => {
    expect([...loadCalendar().years].sort()).toEqual([2022, 2023, 2024, 2025, 2026]);
  });

  it.each(['UTC', 'Asia/Shanghai', 'America/Los_Angeles'])(
    'agrees with an independent library on each of the 1,826 days of 2022–2026, on a machine in %s',
    zone => {
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

  describe('a clock of seven workdays', () => {
    // half past midnight and half past eleven at night in Beijing by turns: another day in most other places
    const starts = `const starts = []; for (let t = Date.UTC(2022, 0, 1); t < Date.UTC(2026, 10, 30); t += 864e5)
      starts.push(t - 288e5 + (starts.length % 2 ? 30 : 1410) * 6e4);`;
    let theirs: string;
    beforeAll(() => {
      theirs = run(
        'Asia/Shanghai',
        `import days_ from 'chinese-days';
         ${starts}
         const day = t => new Date(t).toISOString().slice(0, 10);
         console.log(starts.map(t => {
           let end = Date.parse(day(t + 288e5) + 'T16:00:00Z'), n = 0;
           while (n < 7) if (days_.isWorkday(day(end += 864e5))) n += 1;
           return new Date(end).toISOString();
         }).join());`,
      );
    });

    it.each(['UTC', 'Asia/Shanghai', 'America/Los_Angeles'])(
      'N4: ends when an independent library says, whatever day it starts, on a machine in %s',
      zone => {
        const ours = run(
          zone,
          `import { loadCalendar } from './dist/shared/calendar/loadCalendar.js';
           import { readClock } from './dist/shared/domain/clock/clock.js';
           ${starts}
           const rules = { calendar: loadCalendar(), firstDayCounts: false, dayEnds: 'MIDNIGHT', officeHours: [['09:00', '17:00']] };
           const start = { event: 'start', limit: { unit: 'workday', n: 7 }, key: '', cite: '', pack: '' };
           console.log(starts.map(t => readClock([{ ...start, at: new Date(t).toISOString() }], rules).dueAt).join());`,
        );
        expect(ours).toBe(theirs);
        expect(ours.split(',')).toHaveLength(1_794);
      },
    );
  });

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
    expect(() => loadCalendar(folder)).toThrow(join(folder, '2030.json'));
    const { code, params } = refusalOf(() => readNotice(content)) ?? {};
    expect(code).toBe('CALENDAR_INVALID');
    expect(params?.reason).toContain(word);
  });

  it('refuses: a notice under the name of another year', () => {
    put('2030.json', notice({ year: 2031 }));
    expect(() => loadCalendar(folder)).toThrow('a notice for 2031');
  });

  it('refuses: a file that is no JSON, by its name', () => {
    writeFileSync(join(folder, '2030.json'), '{');
    expect(() => loadCalendar(folder)).toThrow(join(folder, '2030.json'));
  });

  it('reads a notice as it is', () => expect(readNotice(notice())).toEqual(notice()));

  it('N4: takes one more notice: its year is known from then on, and its word is the last', () => {
    const before = loadCalendar();
    const later = notice({ year: 2027, days: [off('2027-01-01'), { ...MAKE_UP, date: '2026-10-07' }] }) as Notice;
    const after = withNotice(before, later);
    expect([after.years.has(2027), after.days.get('2027-01-01')?.isOffDay]).toEqual([true, true]);
    expect(after.days.get('2026-10-07')?.isOffDay).toBe(false);
    expect([before.years.has(2027), before.days.get('2026-10-07')?.isOffDay]).toEqual([false, true]);
  });
});

describe('what a region, city or county adds (N4)', () => {
  const STORM = { name: '台风停工', date: '2030-08-12', isOffDay: true };
  const layer = (more: object = {}) => ({ year: 2030, papers: ['温政办函〔2030〕1号'], days: [STORM], ...more });

  it('may close any day, and work on any day', () => {
    const open = { name: '应急', date: '2030-08-13', isOffDay: false };
    expect(readNotice(layer({ days: [STORM, open] }), 'layer').days).toEqual([STORM, open]);
  });

  it.each([
    ['without its paper', layer({ papers: [] }), 'papers'],
    ['with a blank for a paper', layer({ papers: [' '] }), 'papers'],
    ['without a day', layer({ days: [] }), 'days'],
    ['with a day of another year', layer({ days: [{ ...STORM, date: '2031-01-01' }] }), '2031-01-01'],
    ['with a day twice', layer({ days: [STORM, STORM] }), 'twice'],
  ])('refuses: a layer %s', (_what, content, word) => {
    const { code, params } = refusalOf(() => readNotice(content, 'layer')) ?? {};
    expect(code).toBe('CALENDAR_INVALID');
    expect(params?.reason).toContain(word);
  });

  const folder = mkdtempSync(join(tmpdir(), 'doudi-layers-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('stands in a folder for each center, a file for each year', () => {
    mkdirSync(join(folder, '331081'));
    const put = (name: string, content: unknown) => writeFileSync(join(folder, name), JSON.stringify(content));
    put('331081/2030.json', layer());
    put('331081/2031.json', layer({ year: 2031, days: [{ ...STORM, date: '2031-08-12' }] }));
    put('2030.json', 'not in a folder of a center');
    expect([...loadLayers(folder)].map(([center, days]) => [center, [...days.keys()]])).toEqual([
      ['331081', ['2030-08-12', '2031-08-12']],
    ]);
    put('331081/2032.json', layer());
    expect(() => loadLayers(folder)).toThrow(join(folder, '331081', '2032.json'));
  });

  it('may be nothing at all', () => expect(loadLayers(join(folder, 'nowhere'))).toEqual(new Map()));

  it('is of the hub: a regional holiday by its paper', () => {
    expect(loadLayers().get('450000')?.get('2024-04-12')).toEqual({ name: '壮族三月三', isOffDay: true });
  });
});
