import { describe, expect, it } from '@jest/globals';
import type { CenterNode } from '../../../shared/domain/access/jurisdiction.ts';
import type { LevelName } from '../../../shared/domain/levels.ts';
import {
  CIRCULAR_ACTS,
  CIRCULAR_STATES,
  circularAfter,
  circularRungs,
  mayIssueCirculars,
  type Reach,
  receiptFigures,
  receiversOf,
} from '../../../shared/domain/supervision/circular.ts';
import { policyWith } from '../casework.ts';
import { refusalOf } from '../refusalOf.ts';

const center = (code: string, level: LevelName, parent: string | null, validTo: string | null = null): CenterNode => ({
  ...{ code, name: code, level, parent, validTo },
});
const TREE = new Map(
  [
    center('34', 'province', null),
    center('3408', 'city', '34'),
    center('340882', 'county', '3408'),
    center('340882A', 'county', '340882'),
    center('340881', 'county', '3408'),
    center('340899', 'county', '3408', '2025-01-01'),
    center('340882001', 'township', '340882'),
    center('3401', 'city', '34'),
  ].map(one => [one.code, one]),
);
const reach = (more: Partial<Reach>): Reach => ({ levels: [], chosen: [], named: [], ...more });

describe('WL-83: a circular', () => {
  it('goes its course: what was issued is corrected or withdrawn, and nothing ends twice', () => {
    const course = CIRCULAR_STATES.map(state => [
      state,
      ...CIRCULAR_ACTS.flatMap(act => {
        const next = circularAfter(state, act);
        return next ? [`${act} ${next}`] : [];
      }),
    ]);
    expect(course).toEqual([
      ['draft', 'edit draft', 'issue issued', 'withdraw withdrawn'],
      ['issued', 'correct corrected', 'withdraw withdrawn', 'confirm issued'],
      ['corrected'],
      ['withdrawn'],
    ]);
  });

  it('goes to all working centers of the levels below, and not to the own one', () => {
    expect(receiversOf(TREE, '3408', reach({ levels: ['county'] }))).toEqual(['340881', '340882', '340882A']);
    expect(receiversOf(TREE, '340882', reach({ levels: ['county', 'township'] }))).toEqual(['340882001', '340882A']);
  });

  it('goes to those that are chosen, and always to those that it names', () => {
    expect(receiversOf(TREE, '3408', reach({ chosen: ['340882001'], named: ['340881', '3408'] }))).toEqual([
      ...['3408', '340881', '340882001'],
    ]);
  });

  it.each<[string, string, Partial<Reach>, string]>([
    ['CENTER_UNKNOWN', 'receivers', { chosen: ['9'] }, '3408'],
    ['OUTSIDE_JURISDICTION', 'receivers', { chosen: ['3401'] }, '3408'],
    ['OUTSIDE_JURISDICTION', 'named', { levels: ['county'], named: ['34'] }, '3408'],
    ['CENTER_RETIRED', 'receivers', { chosen: ['340899'] }, '3408'],
    ['CIRCULAR_NOBODY', 'receivers', {}, '3408'],
    ['CIRCULAR_NOBODY', 'receivers', { levels: ['province'] }, '3408'],
  ])('%s in %s', (code, field, more, from) =>
    expect(refusalOf(() => receiversOf(TREE, from, reach(more)))).toMatchObject({ code, field }),
  );

  it('WL-85: carries out a rung only where the ladder of the place has it', () => {
    const rules = {
      levels: ['county'] as const,
      confirm: { unit: 'workday', n: 3 } as const,
      rungs: ['通报', '点名通报'],
    };
    const under = (sanctions: string[]) =>
      policyWith({ 'supervision.sanctions': sanctions, 'supervision.circulars': rules });
    expect(circularRungs(under(['限期整改', '点名通报', '问责']))).toEqual(['点名通报']);
    expect(circularRungs(under(['督办']))).toEqual([]);
    expect(mayIssueCirculars(under([]), 'county')).toBe(true);
    expect(mayIssueCirculars(under([]), 'township')).toBe(false);
  });

  it('is confirmed in time, late, or not: each center counts once', () => {
    const due = '2026-09-30T16:00:00.000Z';
    const receipts = [
      { confirmedAt: '2026-09-29T01:00:00.000Z' },
      { confirmedAt: '2026-10-08T01:00:00.000Z' },
      { confirmedAt: null },
      { confirmedAt: null },
    ];
    expect(receiptFigures(receipts, due, '2026-10-09T00:00:00.000Z')).toEqual({
      ...{ receivers: 4, confirmed: 2, late: 1, overdue: 2 },
    });
    expect(receiptFigures(receipts, due, '2026-09-30T15:00:00.000Z').overdue).toBe(0);
  });
});
