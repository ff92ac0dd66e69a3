import { describe, expect, it } from '@jest/globals';
import { occurrencesOn, standingOf, type Strike, windowStart } from '../../../shared/domain/assessment/strikes.ts';
import type { AssessedLine } from '../../../shared/domain/assessment/units.ts';

const order = (more: Partial<AssessedLine> = {}): AssessedLine => ({
  ...{
    seq: 4,
    uid: 'u',
    act: 'assign',
    at: '2026-09-28T01:00:00.000Z',
    center: '430524',
    actorId: 'a',
    role: 'registrar',
  },
  detail: { department: '税务局', departments: '医保局、没有的局', order: '1、2、3' },
  counted: { item: '不动产', causes: ['other', 'rulesNotMet'], departments: [] },
  ...more,
});
const codeOf = (name: string) => ({ 税务局: 'taxation', 医保局: 'medical-security' })[name] ?? null;

describe('Q8, LH-48: problems of one kind', () => {
  it('have the same item, the same cause and the same unit of one center', () => {
    expect(occurrencesOn(order(), codeOf).map(({ kind }) => kind)).toEqual([
      '430524|taxation|other|不动产',
      '430524|taxation|rulesNotMet|不动产',
      '430524|medical-security|other|不动产',
      '430524|medical-security|rulesNotMet|不动产',
    ]);
  });

  it('are none where no order is given or no item is named', () => {
    expect(occurrencesOn(order({ act: 'accept' }), codeOf)).toEqual([]);
    expect(occurrencesOn(order({ counted: { item: '', causes: ['other'], departments: [] } }), codeOf)).toEqual([]);
    expect(occurrencesOn(order({ counted: null }), codeOf)).toEqual([]);
  });
});

it.each([
  ['rolling12Months', '2026-09-28T01:00:00.000Z', '2025-09-28T01:00:00.000Z'],
  ['rolling12Months', '2024-02-29T01:00:00.000Z', '2023-02-28T01:00:00.000Z'],
  ['calendarYear', '2026-09-28T01:00:00.000Z', '2025-12-31T16:00:00.000Z'],
  ['calendarYear', '2025-12-31T17:00:00.000Z', '2025-12-31T16:00:00.000Z'], // already 2026 in Beijing
] as const)('Q7: %s that ends %s begins %s', (within, at, start) => expect(windowStart(at, within)).toBe(start));

describe('LH-48, LH-50: a distinction of a year', () => {
  let no = 0;
  const strike = (at: string, more: Partial<Strike> = {}): Strike => {
    no += 1;
    return { id: `s${no}`, uid: `u${no}`, group: 'a', at: `${at}T01:00:00.000Z`, counts: true, ...more };
  };
  const rolling = { n: 3, within: 'rolling12Months' } as const;
  const three = [strike('2025-11-02'), strike('2026-03-01'), strike('2026-10-01')];

  it('is lost with the third strike inside twelve months, in the year in which it falls', () => {
    expect(standingOf(three, rolling, 2026)).toEqual({
      ...{ eligible: false, lostAt: '2026-10-01T01:00:00.000Z', against: three.map(({ id }) => id) },
    });
    expect(standingOf(three, rolling, 2025)).toMatchObject({ eligible: true, against: [three[0]?.id] });
    expect(standingOf(three, { n: 3, within: 'calendarYear' }, 2026)).toMatchObject({
      ...{ eligible: true, lostAt: null, against: [three[1]?.id, three[2]?.id] },
    });
  });

  it('is not lost once the first is older than that', () => {
    expect(standingOf([strike('2025-09-30'), ...three.slice(1)], rolling, 2026).eligible).toBe(true);
  });

  it('N10: is not lost by what is disputed or undecided', () => {
    const disputed = three.map((one, i) => (i === 1 ? { ...one, counts: false } : one));
    expect(standingOf(disputed, rolling, 2026).eligible).toBe(true);
  });

  it('counts each kind by itself, and each case once', () => {
    expect(standingOf([...three.slice(0, 2), strike('2026-10-02', { group: 'b' })], rolling, 2026).eligible).toBe(true);
    const twice = [...three.slice(0, 2), strike('2026-10-02', { uid: three[1]?.uid ?? '' })];
    expect(standingOf(twice, rolling, 2026).eligible).toBe(true);
  });

  it('stands where nothing was ever found', () => {
    expect(standingOf([], rolling, 2026)).toEqual({ eligible: true, lostAt: null, against: [] });
  });
});
