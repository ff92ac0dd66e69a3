import { describe, expect, it } from '@jest/globals';
import { type AuditKind, type AuditRow, NOTHING_MORE } from '../../../shared/domain/audit/records.ts';
import {
  auditSigns,
  type AuditTrail,
  IDLE_SEARCHES_A_DAY,
  LARGE_EXPORT_ROWS,
  LARGE_WITHOUT_USUAL,
  MANY_LOOKS_A_DAY,
  SEARCH_LEADS_TO_MINUTES,
  TIMES_USUAL,
} from '../../../shared/domain/audit/signs.ts';

const START = Date.parse('2026-09-28T01:00:00.000Z');
const after = (minutes: number) => new Date(START + minutes * 60_000).toISOString();

let count = 0;
const row = (kind: AuditKind, minutes: number, more: Partial<AuditRow> = {}): AuditRow => ({
  ...NOTHING_MORE,
  ...{ kind, key: `${count++}`, at: after(minutes), person: 'wang', role: 'registrar', center: '340882', uid: 'a' },
  ...more,
});
const many = (n: number, make: (i: number) => AuditRow) => Array.from({ length: n }, (_, i) => make(i));

/** A place where everybody works on what they look at, by day. */
const CALM: Omit<AuditTrail, 'rows'> = { registrations: [], hasActed: () => true, isOpen: () => true };
const signs = (rows: readonly AuditRow[], more: Partial<AuditTrail> = {}) =>
  auditSigns({ ...CALM, rows, ...more }).map(({ sign, person, records }) => [sign, person, records.length]);

describe('N12: looks', () => {
  it('of somebody who works on the case, by day, are no sign', () => expect(signs([row('look', 0)])).toEqual([]));

  it('outside office hours are one sign for each person', () => {
    const rows = [row('look', 0), row('look', 5), row('look', 9, { person: 'li' }), row('look', 600)];
    expect(signs(rows, { isOpen: at => at > after(100) })).toEqual([
      ['outOfHours', 'li', 1],
      ['outOfHours', 'wang', 2],
    ]);
  });

  it('at a case that the person did nothing to are a sign; where that cannot be known there is none', () => {
    const rows = [row('look', 0, { uid: 'a' }), row('look', 1, { uid: 'b' }), row('look', 2, { uid: 'c' })];
    const hasActed = (_person: string, uid: string) => ({ a: true, b: false })[uid];
    expect(signs(rows, { hasActed })).toEqual([['strangerLooks', 'wang', 1]]);
  });

  it(`of one person on one day are many from ${MANY_LOOKS_A_DAY} on`, () => {
    expect(signs(many(MANY_LOOKS_A_DAY - 1, i => row('look', i)))).toEqual([]);
    expect(signs(many(MANY_LOOKS_A_DAY, i => row('look', i)))).toEqual([['manyLooks', 'wang', MANY_LOOKS_A_DAY]]);
    const twoPeople = many(MANY_LOOKS_A_DAY, i => row('look', i, { person: i % 2 ? 'li' : 'wang' }));
    expect(signs(twoPeople)).toEqual([]);
  });

  it('are counted by the day in Beijing', () => {
    const lastMinute = (Date.parse('2026-09-28T15:59:00.000Z') - START) / 60_000;
    const overMidnight = many(MANY_LOOKS_A_DAY, i => row('look', lastMinute + (i < 5 ? 0 : 2)));
    expect(signs(overMidnight)).toEqual([]);
  });
});

describe('N12: an export', () => {
  const exports = (...rows: number[]) => rows.map((n, i) => row('export', i, { rows: n }));

  it('is large where the center has taken less before', () => {
    const limit = TIMES_USUAL * 100;
    expect(signs(exports(100, 100, 100, limit - 1))).toEqual([]);
    expect(signs(exports(100, 100, 100, limit))).toEqual([['largeExport', 'wang', 1]]);
  });

  it('is measured by the lower of two in the middle: where sizes differ, the sign comes sooner', () => {
    expect(signs(exports(100, 100, 250, 250, TIMES_USUAL * 100))).toEqual([['largeExport', 'wang', 1]]);
  });

  it('is never large while it is small', () => expect(signs(exports(1, 1, 1, LARGE_EXPORT_ROWS - 1))).toEqual([]));

  it('is large by its size alone while nothing is usual, and what another center takes makes nothing usual', () => {
    expect(signs(exports(100, 100, LARGE_WITHOUT_USUAL - 1))).toEqual([]);
    expect(signs(exports(LARGE_WITHOUT_USUAL))).toEqual([['largeExport', 'wang', 1]]);
    const elsewhere = exports(1, 1, 1).map(one => ({ ...one, center: '340881' }));
    expect(signs([...elsewhere, row('export', 9, { rows: 500 })])).toEqual([]);
  });
});

describe('SJ-06: searches', () => {
  const searches = many(IDLE_SEARCHES_A_DAY, i => row('search', i));

  it(`that led to nothing are a sign from ${IDLE_SEARCHES_A_DAY} on one day`, () => {
    expect(signs(searches.slice(1))).toEqual([]);
    expect(signs(searches)).toEqual([['idleSearches', 'wang', IDLE_SEARCHES_A_DAY]]);
  });

  it('are none where the same person registered a case soon after', () => {
    const soon = after(SEARCH_LEADS_TO_MINUTES);
    expect(signs(searches, { registrations: [{ person: 'wang', at: soon }] })).toEqual([]);
    expect(signs(searches, { registrations: [{ person: 'li', at: soon }] })).toHaveLength(1);
    expect(signs(searches, { registrations: [{ person: 'wang', at: after(-1) }] })).toHaveLength(1);
    const late = after(SEARCH_LEADS_TO_MINUTES + IDLE_SEARCHES_A_DAY);
    expect(signs(searches, { registrations: [{ person: 'wang', at: late }] })).toHaveLength(1);
  });
});

describe('a sign', () => {
  it('has its records newest first, and the latest sign comes first', () => {
    const rows = [row('look', 1), row('look', 3), row('look', 2, { person: 'li' }), row('look', 9, { person: 'li' })];
    const found = auditSigns({ ...CALM, rows, isOpen: () => false });
    expect(found.map(({ person, records }) => [person, records.map(({ at }) => at)])).toEqual([
      ['li', [after(9), after(2)]],
      ['wang', [after(3), after(1)]],
    ]);
  });

  it('is of one role: what somebody does on duty stands apart from what the same person does at the own desk', () => {
    const rows = [row('look', 0), row('look', 1, { role: 'coordinator' }), row('look', 2, { center: '340881' })];
    expect(signs(rows, { isOpen: () => false }).map(([, , count]) => count)).toEqual([1, 1, 1]);
  });

  it('is of nobody where the record names nobody', () =>
    expect(signs([row('look', 0, { person: null })], { isOpen: () => false })).toEqual([]));
});
