import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CASE_STATES } from '../../../shared/domain/case/lifecycle.ts';
import { OUTCOMES } from '../../../shared/domain/policy/crosswalk.ts';
import { type PolicyValues, RECORD_KINDS } from '../../../shared/domain/policy/policy.ts';
import { type PastCase, whatIf } from '../../../shared/domain/policy/whatIf.ts';
import { DOCTRINES, policyWith } from '../casework.ts';
import { CALENDAR, days, findings, past, PLAIN, TODAY } from './pastCases.ts';

it('names the case', () => {
  const [finding] = whatIf(
    [past()],
    policyWith(PLAIN),
    policyWith({ ...PLAIN, 'clock.citizen': days(3) }),
    CALENDAR,
    TODAY,
  );
  expect(finding).toMatchObject({ uid: 'u1', number: '430524-20260213-0001' });
});

describe('N5: the citizen’s date', () => {
  it.each([
    // 7 working days end on 2 March, 3 on 25 February, 4 on 26 February (1.8)
    ['in time before, late under the draft', 7, 3, [['late', 'clock.citizen', '2026-03-02', '2026-02-25']]],
    ['late before, in time under the draft', 3, 7, [['nowInTime', 'clock.citizen', '2026-02-25', '2026-03-02']]],
    ['in time on the last day', 7, 4, []],
    ['late under both', 2, 3, []],
  ])('%s', (_name, now, then, expected) => {
    expect(findings({}, { 'clock.citizen': days(now) }, { 'clock.citizen': days(then) })).toEqual(expected);
  });

  it.each(RECORD_KINDS)('holds for a %s', kind => {
    expect(findings({ kind }, {}, { 'clock.citizen': days(3) })).toHaveLength(1);
  });

  it('of an open case: overdue today under the draft and not now', () => {
    const open = { state: 'handling', completedAt: null, outcome: null } as const;
    const draft = { 'clock.citizen': days(3) };
    expect(findings(open, {}, draft, '2026-02-26')).toEqual([['late', 'clock.citizen', '2026-03-02', '2026-02-25']]);
    expect(findings(open, {}, draft, '2026-02-25')).toEqual([]); // the last day is not over
    expect(findings(open, {}, draft, '2026-03-03')).toEqual([]); // overdue in any case
  });

  it.each([
    [
      'was refused, and has no day of a result',
      { state: 'refused', completedAt: null, refused: true, outcome: 'REFUSED' },
    ],
    ['was withdrawn', { state: 'withdrawn', outcome: 'WITHDRAWN' }],
    ['was withdrawn and is archived', { state: 'archived', outcome: 'WITHDRAWN' }],
    ['was done again: the day of its first answer is gone', { redos: 1 }],
  ] as [string, Partial<PastCase>][])('says nothing of a case that %s', (_name, facts) => {
    // a day on which an open case would be late under the draft alone
    expect(findings(facts, {}, { 'clock.citizen': days(3) }, '2026-02-26')).toEqual([]);
  });

  it('is counted in Beijing: what was answered at 00:30 there was answered on the next day', () => {
    const evening = { completedAt: '2026-02-25T15:59:00.000Z' };
    const night = { completedAt: '2026-02-25T16:30:00.000Z' };
    const draft = { 'clock.citizen': days(3) };
    expect([findings(evening, {}, draft), findings(night, {}, draft)].map(found => found.length)).toEqual([0, 1]);
  });

  it('Q3: follows the draft in how days are counted', () => {
    const counting = (firstDayCounts: boolean, dayEnds: 'MIDNIGHT' | 'OFFICE_CLOSE') => ({
      'clock.citizen': days(4),
      'clock.counting': { firstDayCounts, dayEnds },
    });
    // the fourth working day after the 13th is the 26th; if the 13th counts, it is the 25th
    expect(findings({}, counting(false, 'MIDNIGHT'), counting(true, 'MIDNIGHT'))).toEqual([
      ['late', 'clock.citizen', '2026-02-26', '2026-02-25'],
    ]);
    const atFive = { completedAt: '2026-02-26T09:00:00.000Z' };
    const afterFive = { completedAt: '2026-02-26T09:01:00.000Z' };
    const office = counting(false, 'OFFICE_CLOSE');
    expect(findings(atFive, counting(false, 'MIDNIGHT'), office)).toEqual([]);
    expect(findings(afterFive, counting(false, 'MIDNIGHT'), office)).toHaveLength(1);
  });

  it('Q3: the first day counts only if it is worked', () => {
    const saturday = { registeredOn: '2026-11-14', completedAt: '2026-11-17T02:00:00.000Z' };
    const two = { 'clock.citizen': days(2), 'clock.counting': { firstDayCounts: true, dayEnds: 'MIDNIGHT' } } as const;
    expect(findings(saturday, {}, two)).toEqual([]);
  });

  it('may be given in office minutes: days of eight hours, rounded up', () => {
    const minutes = (n: number) => ({ 'clock.citizen': { unit: 'officeMinute', n } as const });
    expect(findings({}, {}, minutes(480 * 4))).toEqual([]);
    expect(findings({}, {}, minutes(480 * 3 + 1))).toEqual([]);
    expect(findings({}, {}, minutes(480 * 3))).toEqual([['late', 'clock.citizen', '2026-03-02', '2026-02-25']]);
  });
});

describe('SJ-28, SJ-29: the limit for the result', () => {
  const simple = (n?: number) => ({
    'triage.classes': [
      { code: 'simple', name: '简易', provincial: 'ready', ...(n === undefined ? {} : { result: days(n) }) } as const,
    ],
  });
  const kind = { classCode: 'simple' };

  it.each<[string, Partial<PolicyValues>, Partial<PolicyValues>, unknown[]]>([
    ['is the class’s own', simple(7), simple(3), [['late', 'triage.classes', '2026-03-02', '2026-02-25']]],
    [
      'or the pack’s',
      { 'clock.result': days(7) },
      { 'clock.result': days(3) },
      [['late', 'clock.result', '2026-03-02', '2026-02-25']],
    ],
    [
      'and the class goes first',
      { ...simple(7), 'clock.result': days(7) },
      { ...simple(7), 'clock.result': days(3) },
      [],
    ],
    [
      'where there was none, a new one is met or not',
      simple(),
      simple(3),
      [['late', 'triage.classes', '', '2026-02-25']],
    ],
    [
      'where it goes, nothing is late any more',
      simple(3),
      simple(),
      [['nowInTime', 'triage.classes', '2026-02-25', '']],
    ],
  ])('%s', (_name, current, draft, expected) => expect(findings(kind, current, draft)).toEqual(expected));

  it.each(RECORD_KINDS)('AH-13: binds a %s only if it goes through the whole course', one => {
    const bound = one === 'case' || one === 'conductComplaint';
    expect(findings({ kind: one, ...kind }, simple(7), simple(3))).toHaveLength(bound ? 1 : 0);
  });
});

const anyCase: fc.Arbitrary<PastCase> = fc.record({
  uid: fc.constant('u'),
  number: fc.constant('n'),
  kind: fc.constantFrom(...RECORD_KINDS),
  classCode: fc.constantFrom('simple', 'complex', 'gone', null),
  state: fc.constantFrom(...CASE_STATES),
  registeredOn: fc.constantFrom('2026-01-04', '2026-02-13', '2026-09-30', '2026-11-19'),
  completedAt: fc.constantFrom(null, '2026-02-26T02:00:00.000Z', '2026-10-10T15:30:00.000Z'),
  refused: fc.boolean(),
  exclusion: fc.constantFrom(null, 'litigation', 'gone'),
  rating: fc.constantFrom(null, 1, 2, 3, 4, 5),
  redos: fc.constantFrom(0, 1, 2),
  outcome: fc.constantFrom(null, ...OUTCOMES),
});

it('N5: a draft that changes nothing finds nothing, under each doctrine', () => {
  fc.assert(
    fc.property(fc.array(anyCase), fc.constantFrom(...DOCTRINES), (cases, [, policy]) => {
      expect(whatIf(cases, policy, structuredClone(policy), CALENDAR, TODAY)).toEqual([]);
    }),
  );
});

it('N5: taking a draft back finds the same cases again, the other way round', () => {
  const opposite = new Map(
    [
      ['late', 'nowInTime'],
      ['reopened', 'notReopened'],
    ].flatMap(([a = '', b = '']) => [
      [a, b],
      [b, a],
    ]),
  );
  const policies = fc.constantFrom(...DOCTRINES.map(([, policy]) => policy), policyWith({ 'clock.citizen': days(3) }));
  fc.assert(
    fc.property(anyCase, policies, policies, (one, a, b) => {
      // a case that was done again is told only one way: its first rating is not known
      fc.pre(one.redos === 0);
      const kinds = (from: typeof a, to: typeof a) =>
        whatIf([one], from, to, CALENDAR, TODAY).flatMap(({ kind }) => opposite.get(kind) ?? []);
      const there = kinds(a, b).map(kind => opposite.get(kind));
      const scales = [a, b].map(policy => policy.terms['rating.scale'].value);
      fc.pre(scales[0] === scales[1]);
      expect(kinds(b, a).sort()).toEqual(there.sort());
    }),
  );
});
