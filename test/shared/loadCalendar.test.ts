import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { loadCalendar } from '../../shared/calendar/loadCalendar.ts';

const HOLIDAYS = Array.from({ length: 10 }, (_, i) => `2030-10-${String(i + 1).padStart(2, '0')}`);
const notice = (more: object = {}) => ({
  year: 2030,
  notice: '国办发明电〔2029〕1号',
  holidays: HOLIDAYS,
  makeUpWorkdays: ['2030-10-12'],
  ...more,
});

describe('the calendar', () => {
  it('of the hub knows the years of its files', () => {
    const { years, holidays, makeUpWorkdays } = loadCalendar();
    expect([...years].sort()).toEqual([2025, 2026]);
    expect([...holidays].filter(day => makeUpWorkdays.has(day))).toEqual([]);
    expect([...holidays, ...makeUpWorkdays].filter(day => !years.has(Number(day.slice(0, 4))))).toEqual([]);
  });

  const folder = mkdtempSync(join(tmpdir(), 'doudi-calendar-'));
  const put = (name: string, content: unknown) => writeFileSync(join(folder, name), JSON.stringify(content));
  beforeEach(() => {
    put('2030.json', notice());
    put(
      '2031.json',
      notice({ year: 2031, holidays: HOLIDAYS.map(day => day.replace('2030', '2031')), makeUpWorkdays: [] }),
    );
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('puts the years together and leaves other files alone', () => {
    writeFileSync(join(folder, 'README.md'), 'not a notice');
    put('draft-2032.json', {});
    const calendar = loadCalendar(folder);
    expect([...calendar.years].sort()).toEqual([2030, 2031]);
    expect(calendar.holidays.size).toBe(20);
    expect([...calendar.makeUpWorkdays]).toEqual(['2030-10-12']);
  });

  it.each([
    ['without the number of the notice', notice({ notice: '' })],
    ['that is all but empty', notice({ holidays: ['2030-10-01'] })],
    ['with a day that is none', notice({ makeUpWorkdays: ['12 October'] })],
    ['without a year', notice({ year: undefined })],
    ['that is a list', [notice()]],
  ])('refuses: a notice %s', (_what, content) => {
    put('2030.json', content);
    expect(() => loadCalendar(folder)).toThrow();
  });
});
