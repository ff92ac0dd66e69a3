import { describe, expect, it } from '@jest/globals';
import { readSignals, type SignalRules } from '../../../shared/domain/assessment/decline.ts';
import { dayAfter } from '../../../shared/domain/clock/workdays.ts';

const RULES: SignalRules = { recentWorkdays: 20, pastWorkdays: 100, minExpected: 10, fallen: 0.5, goesOn: 0.6 };
const DAYS: string[] = [];
for (let day = '2026-01-01'; DAYS.length < 120; day = dayAfter(day))
  if (new Date(`${day}T00:00:00Z`).getUTCDay() % 6 !== 0) DAYS.push(day);

const daily = (past: number, recent: number) => new Map(DAYS.map((day, i) => [day, i < 100 ? past : recent]));
const usual = (code: string) => ({ code, registered: daily(3, 3), others: daily(1, 1) });
const verdict = (registered: [number, number], others: [number, number], peers = ['a', 'b', 'c', 'd'].map(usual)) =>
  readSignals([...peers, { code: 'x', registered: daily(...registered), others: daily(...others) }], DAYS, RULES).at(-1)
    ?.verdict;

describe('N22: what registrations say beside the other signals', () => {
  it('tells a window that registers no more from a true decline', () => {
    expect(verdict([3, 0], [1, 1])).toBe('silent');
    expect(verdict([3, 0], [1, 0])).toBe('decline');
    expect(verdict([3, 3], [1, 1])).toBe('steady');
    expect(verdict([3, 2], [1, 1])).toBe('steady');
  });

  it('says nothing of a center that has hardly anything, or nothing beside its window', () => {
    expect(verdict([0.2, 0], [1, 1])).toBe('unknown');
    expect(verdict([3, 0], [0, 0])).toBe('unknown');
  });

  it('takes out what all have together: a quiet season is nobody’s', () => {
    const quiet = ['a', 'b', 'c', 'd'].map(code => ({ code, registered: daily(3, 1), others: daily(1, 1) }));
    expect(verdict([3, 1], [1, 1], quiet)).toBe('steady');
  });

  it('compares the same weekdays', () => {
    const mondays = new Map(DAYS.map(day => [day, new Date(`${day}T00:00:00Z`).getUTCDay() === 1 ? 15 : 0]));
    const [reading] = readSignals([{ code: 'x', registered: mondays, others: mondays }, usual('a')], DAYS, RULES);
    expect(reading?.registered).toBe(60);
    expect(reading?.registeredExpected).toBeCloseTo(60, 6);
  });

  it('says nothing before there is a past', () => {
    const readings = readSignals([usual('a'), usual('b')], DAYS.slice(0, 10), RULES);
    expect(readings.map(one => one.verdict)).toEqual(['unknown', 'unknown']);
  });
});
