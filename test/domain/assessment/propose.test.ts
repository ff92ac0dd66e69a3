import { describe, expect, it } from '@jest/globals';
import {
  authorOf,
  proposePoints,
  type Surroundings,
  upheldComplaint,
} from '../../../shared/domain/assessment/propose.ts';
import type { AssessedLine } from '../../../shared/domain/assessment/units.ts';
import type { PointRule } from '../../../shared/domain/policy/policy.ts';

const line = (act: string, detail: Record<string, string> = {}, more: Partial<AssessedLine> = {}): AssessedLine => ({
  ...{ seq: 9, uid: 'u', act, at: '2026-09-28T01:00:00.000Z', center: '430524', actorId: 'clock', role: null, detail },
  counted: { item: '不动产', causes: ['other'], departments: ['taxation', 'medical-security'] },
  ...more,
});

const CODES: Record<string, string> = { 税务局: 'taxation', 医保局: 'medical-security' };
const BEFORE = [
  line('assign', { department: '税务局', departments: '医保局', order: '1、2' }, { seq: 3, role: 'registrar' }),
  line('summon', { unit: '医保局', summons: '1' }, { seq: 4, role: 'registrar' }),
  line('replyOrder', { order: '1' }, { seq: 5, role: 'handler', actorId: 'h-7' }),
];
const around: Surroundings = { before: BEFORE, codeOf: name => CODES[name] ?? null, returns: 2 };

/** 隆回县第十七条, and what a place may add to it. */
const rule = (on: PointRule['on'], unit: number, person: number, relatedUnits: number): PointRule => ({
  ...{ on, unit, person, relatedUnits, cite: on },
});
const RULES = [
  rule('lateToSummons', -1, 0, 0),
  rule('absentFromDuty', -1, 0, 0),
  rule('verifiedFault', -1, -1, 0),
  rule('neglect', 0, 0, -1),
];

const told = (one: AssessedLine, rules: readonly PointRule[] = RULES) =>
  proposePoints(one, rules, around).map(({ on, scope, unit, person, points }) =>
    [on, scope, unit?.code ?? unit?.name ?? '-', ...(person === null ? [] : [person]), points].join(' '),
  );

describe('N10: the points that a line of the ledger leads to', () => {
  it('LH-46: late to a call takes one from the unit that was called', () => {
    expect(told(line('breach', { clock: 'summons', no: '1' }))).toEqual(['lateToSummons unit medical-security -1']);
  });

  it('LH-46: an officer who was not at the post costs the center, where no unit is named', () => {
    expect(told(line('verifyFault', { fault: 'absent' }))).toEqual(['absentFromDuty unit - -1']);
  });

  it('LH-47: a verified fault takes one from the unit, and one from the person whose line shows it', () => {
    expect(told(line('verifyFault', { fault: 'attitude', department: '税务局', line: '5' }))).toEqual([
      'verifiedFault unit taxation -1',
      'verifiedFault person taxation h-7 -1',
    ]);
    expect(told(line('verifyFault', { fault: 'attitude', department: '税务局' }))).toEqual([
      'verifiedFault unit taxation -1',
    ]);
  });

  it('LH-51: neglect takes one from the unit that had a part in it, or from each that there is', () => {
    expect(told(line('verifyFault', { fault: 'shirked', department: '医保局' }))).toEqual([
      'neglect related medical-security -1',
    ]);
    expect(told(line('verifyFault', { fault: 'slighted' }))).toEqual([
      'neglect related taxation -1',
      'neglect related medical-security -1',
    ]);
  });

  it('is what the rules of the place say: a rule that names nothing that happened takes nothing', () => {
    expect(told(line('breach', { clock: 'reply', no: '1' }))).toEqual([]);
    expect(told(line('breach', { clock: 'reply', no: '1' }), [rule('overdueReply', -2, 0, 0)])).toEqual([
      'overdueReply unit taxation -2',
    ]);
    expect(told(line('breach', { clock: 'citizen' }), [rule('overdue', -1, 0, -1)])).toEqual([
      'overdue unit - -1',
      'overdue related taxation -1',
      'overdue related medical-security -1',
    ]);
    expect(told(line('breach', { clock: 'transfer' }), [rule('overdue', -1, 0, -1)])).toEqual([]);
    expect(told(line('accept'))).toEqual([]);
    expect(told(line('verifyFault', { fault: 'attitude', department: '税务局' }), [])).toEqual([]);
  });

  it('N14: an order that is given back once too often is ping-pong, and the next one is not told again', () => {
    const rules = [rule('pingPong', -1, 0, 0)];
    const back = (returns: string) => told(line('returnOrder', { department: '税务局', returns }), rules);
    expect([back('1'), back('2'), back('3')]).toEqual([[], ['pingPong unit taxation -1'], []]);
  });

  it('keeps the name of a unit that the register does not know', () => {
    expect(told(line('verifyFault', { fault: 'notDone', department: '没有的局' }))).toEqual([
      'verifiedFault unit 没有的局 -1',
    ]);
  });
});

it('finds who wrote a line, where a person did', () => {
  expect(authorOf(line('verifyFault', { line: '5' }), BEFORE)).toBe('h-7');
  expect(authorOf(line('verifyFault', { line: '6' }), BEFORE)).toBeNull();
  expect(authorOf(line('verifyFault'), [line('warn', {}, { seq: 5 })])).toBeNull();
});

describe('LH-49: a complaint that was found true', () => {
  const complaint = (fault: string, detail: object = {}) =>
    line('verifyFault', { fault, department: '税务局', line: '5', ...detail });

  it('counts against the person, or the unit, as the rule says', () => {
    expect(upheldComplaint(complaint('careless'), { scope: 'person' }, around)).toMatchObject({ person: 'h-7' });
    expect(upheldComplaint(complaint('careless'), { scope: 'window' }, around)).toMatchObject({
      ...{ person: null, unit: { code: 'taxation' } },
    });
  });

  it('is none of another kind, of nobody, or of another act', () => {
    expect(upheldComplaint(complaint('notDone'), { scope: 'person' }, around)).toBeUndefined();
    expect(upheldComplaint(complaint('careless', { line: '99' }), { scope: 'person' }, around)).toBeUndefined();
    expect(upheldComplaint(line('breach', { clock: 'summons' }), { scope: 'person' }, around)).toBeUndefined();
  });
});
