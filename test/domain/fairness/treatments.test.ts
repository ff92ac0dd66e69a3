import { describe, expect, it } from '@jest/globals';
import { CASE_ACTS } from '../../../shared/domain/case/lifecycle.ts';
import { isCannot, ruleKeyOf, stands, TREATMENTS, treatmentsOf } from '../../../shared/domain/fairness/treatments.ts';

const demand = (no: number, outcome: 'SOLVED' | 'EXPLAINED' | 'REFERRED' | null, more: object = {}) => ({
  no,
  outcome,
  answer: outcome && `答复${no}`,
  basis: null,
  route: null,
  ...more,
});

describe('an act treats a case', () => {
  it('SJ-56: refused, with reason, route and article', () => {
    const detail = { reason: '已在法院审理', route: '向法院提出', basis: '第三条' };
    expect(treatmentsOf('refuse', detail, [demand(1, null)])).toEqual([
      { kind: 'REFUSED', no: 0, said: '已在法院审理', route: '向法院提出', article: '第三条' },
    ]);
  });

  it('LH-12: led elsewhere', () => {
    expect(treatmentsOf('refer', { route: '税务窗口' }, [])).toEqual([
      { kind: 'REFERRED', no: 0, said: '', route: '税务窗口', article: null },
    ]);
  });

  it.each(['complete', 'resolveOnSpot'] as const)('WL-75: demand by demand (%s)', act => {
    const demands = [demand(1, 'SOLVED'), demand(2, 'EXPLAINED', { basis: '第九条', route: '申请复议' })];
    expect(treatmentsOf(act, { result: '已逐项答复' }, demands)).toEqual([
      { kind: 'SOLVED', no: 1, said: '答复1', route: null, article: null },
      { kind: 'EXPLAINED', no: 2, said: '答复2', route: '申请复议', article: '第九条' },
    ]);
    expect(treatmentsOf(act, { result: '已办好' }, [])).toMatchObject([{ kind: 'SOLVED', no: 0, said: '已办好' }]);
  });

  it('SJ-18, Q6: closed as explained, and put aside', () => {
    expect(treatmentsOf('closeExplained', { basis: '第五条' }, [])).toMatchObject([
      { kind: 'CLOSED_EXPLAINED', article: '第五条' },
    ]);
    expect(treatmentsOf('park', { reason: '有待标准' }, [])).toMatchObject([{ kind: 'PARKED', said: '有待标准' }]);
  });

  it('and no other act does', () => {
    const treating = CASE_ACTS.filter(act => treatmentsOf(act, {}, [demand(1, 'SOLVED')]).length > 0);
    expect(treating.sort()).toEqual(['closeExplained', 'complete', 'park', 'refer', 'refuse', 'resolveOnSpot']);
  });
});

describe('the rule that a treatment goes by', () => {
  it('AH-20: is that of the exclusion where there is one', () => {
    expect(ruleKeyOf('REFUSED', null)).toBe('triage.refusal');
    expect(ruleKeyOf('REFUSED', 'litigation')).toBe('triage.exclusions');
    expect(ruleKeyOf('EXPLAINED', 'litigation')).toBe('closing.doctrine');
    expect(ruleKeyOf('PARKED', null)).toBe('closing.park');
  });
});

describe('a treatment stands', () => {
  const file = { redos: 1, state: 'awaitingConfirmation' as const };

  it.each(TREATMENTS)('LH-37, SJ-19: until the case is done again (%s)', kind => {
    expect(stands({ kind, round: 0 }, { ...file, state: 'parked' })).toBe(false);
    expect(stands({ kind, round: 0 }, file)).toBe(false);
  });

  it('Q6: put aside, only while it lies aside; done, only while it does not', () => {
    const now = (kind: (typeof TREATMENTS)[number], state: 'parked' | 'cleared') =>
      stands({ kind, round: 1 }, { redos: 1, state });
    expect([now('PARKED', 'parked'), now('PARKED', 'cleared')]).toEqual([true, false]);
    expect([now('SOLVED', 'parked'), now('SOLVED', 'cleared')]).toEqual([false, true]);
    expect([now('EXPLAINED', 'parked'), now('EXPLAINED', 'cleared')]).toEqual([true, true]);
  });

  it('never where the reporter took the matter back', () => {
    for (const kind of TREATMENTS) expect(stands({ kind, round: 1 }, { redos: 1, state: 'withdrawn' })).toBe(false);
  });
});

it('is a no, or it is not', () => {
  expect(TREATMENTS.filter(isCannot)).toEqual(['REFUSED', 'REFERRED', 'EXPLAINED', 'CLOSED_EXPLAINED', 'PARKED']);
});
