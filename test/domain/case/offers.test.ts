import { describe, expect, it } from '@jest/globals';
import { relationOf } from '../../../shared/domain/access/relation.ts';
import { type Actor, actsOn } from '../../../shared/domain/case/decide.ts';
import type { FileFacts } from '../../../shared/domain/case/facts.ts';
import { CASE_ACTS, type CaseAct } from '../../../shared/domain/case/lifecycle.ts';
import { file, person, policyWith } from '../casework.ts';
import { CHINA } from '../centers.ts';

const ALL_ACTS: ReadonlySet<CaseAct> = new Set(CASE_ACTS);
const PLAIN = policyWith();

/** Somebody of the department that the files below were given to. */
const DEPARTMENT = 'medical-security';
const HANDLER: Actor = { ...person('handler', '340882'), department: DEPARTMENT };

/** The acts of a level that can do everything. */
const offers = (facts: FileFacts, actor: Actor, policy = PLAIN) =>
  actsOn(facts, actor, {
    ...{ levelActs: ALL_ACTS, tree: CHINA, policy },
    // N12: a reporter has shown the code of the receipt
    relation: relationOf(actor, { ...facts, departments: [DEPARTMENT] }, CHINA, actor.role === 'citizen'),
  });

describe('the acts that are offered', () => {
  it.each<[string, FileFacts, Actor, string]>([
    [
      'LH-25: a new case, at the window',
      file('registered'),
      person('registrar', '340882'),
      'reveal contact logAction summon consult extend handOver triage accept refuse refer resolveOnSpot withdraw',
    ],
    [
      'AH-13: a question, at the window',
      file('registered', { kind: 'consultation' }),
      person('registrar', '340882'),
      'reveal contact logAction summon extend handOver refer answer withdraw',
    ],
    [
      'LH-32: a case with its department',
      file('handling', { openOrders: 1, openSummonses: 1, openSupplements: 1 }),
      HANDLER,
      'contact logAction arrive checkRemotely receiveOrder replyOrder returnOrder escalate',
    ],
    ['SJ-17: a case whose department has replied', file('handling'), HANDLER, 'contact logAction complete escalate'],
    [
      'AH-28: a case that waits for the level above, to its supervisor',
      file('handling', { raised: 'open' }),
      person('supervision-section', '340882'),
      'reveal verifyFault logAction summon extend handOver adoptPolicy triage assign pause',
    ],
    [
      'AH-32: a question from below',
      file('received', { center: '340800', asked: 'open' }),
      person('efficiency-officer', '340800'),
      'verifyFault acceptEscalation returnEscalation',
    ],
    [
      'LH-14: a case on which a body is asked, to the window, which ends nothing meanwhile',
      file('handling', { consulting: 'leader' }),
      person('registrar', '340882'),
      'reveal contact logAction summon extend handOver triage acceptConditionally assign requestMaterial pause',
    ],
    ['AH-32: the same, to a registrar', file('received', { asked: 'open' }), person('registrar', '340882'), ''],
    [
      'LH-35: a result that waits for its rating',
      file('awaitingConfirmation'),
      person('registrar', '340882'),
      'reveal contact logAction handOver rate object redo',
    ],
    [
      'Q6: a result that does not satisfy, to a supervisor',
      file('awaitingConfirmation', { rating: 1, redos: 2, explained: true }),
      person('supervision-section', '340882'),
      'reveal verifyFault logAction handOver closeExplained park',
    ],
    [
      'LH-32: a case that waits for its reporter, to a department',
      file('awaitingMaterial', { openOrders: 1, openSupplements: 1 }),
      HANDLER,
      'contact checkRemotely receiveOrder replyOrder returnOrder logAction',
    ],
    [
      'SH-19: the same, to that reporter',
      file('awaitingMaterial', { openOrders: 1, openSupplements: 1 }),
      person('citizen', '340882'),
      'supplement withdraw',
    ],
    [
      'Q6: a result of which its reporter says nothing, to a supervisor',
      file('awaitingConfirmation'),
      person('supervision-section', '340882'),
      'reveal verifyFault logAction handOver redo park',
    ],
    [
      'WL-76: what was parked and satisfies after all',
      file('parked', { rating: 5 }),
      person('registrar', '340882'),
      'reveal contact logAction rate clear redo object withdraw',
    ],
    [
      'LH-37: what is closed and was badly rated, to a supervisor',
      file('cleared', { rating: 1 }),
      person('supervision-section', '340882'),
      'reveal verifyFault logAction redo park',
    ],
    [
      'AH-19, SH-19: what is closed, to its reporter',
      file('cleared', { rating: 5, openSupplements: 1 }),
      person('citizen', '340882'),
      'rate supplement',
    ],
    ['SJ-19: a result, to its reporter', file('awaitingConfirmation'), person('citizen', '340882'), 'rate object'],
    ['AH-12: a case of the county, to its city', file('registered'), person('coordinator', '340800'), ''],
    ['LH-41, N12: an archived case', file('archived'), person('coordinator', '340882'), 'reveal'],
  ])('%s', (_what, facts, actor, acts) => expect(offers(facts, actor).join(' ')).toBe(acts));

  it('N12: are none for a citizen without the code of the receipt, whichever center it is', () => {
    const surroundings = { levelActs: ALL_ACTS, tree: CHINA, policy: PLAIN };
    expect(actsOn(file('awaitingConfirmation'), person('citizen', '340882'), surroundings)).toEqual([]);
  });

  it('SJ-17: are none for a handler of another department', () => {
    const other = { ...HANDLER, department: 'taxation' };
    expect(offers(file('handling', { openOrders: 1 }), other)).toEqual([]);
  });

  it('leave out what the level cannot do', () => {
    const levelActs = new Set<CaseAct>(['accept', 'assign', 'complete']);
    const acts = actsOn(file('handling'), person('coordinator', '340882'), { levelActs, tree: CHINA, policy: PLAIN });
    expect(acts).toEqual(['assign', 'complete']);
  });

  it('LH-10: leave out what the policy of the center forbids', () => {
    const policy = policyWith({ 'triage.refusal': 'NO_VETO', 'clock.extension': null });
    const registrar = person('registrar', '340882');
    const left = offers(file('registered'), registrar, policy);
    expect(offers(file('registered'), registrar).filter(act => !left.includes(act))).toEqual(['extend', 'refuse']);
  });

  it('SJ-60: leave out the rating where the center has no scale', () => {
    const unrated = policyWith({ 'rating.scale': 'NONE', 'rating.redoOn': [] });
    for (const state of ['awaitingConfirmation', 'parked', 'cleared'] as const) {
      expect(offers(file(state), person('citizen', '340882'))).toContain('rate');
      expect(offers(file(state), person('citizen', '340882'), unrated)).not.toContain('rate');
    }
  });

  it('is a fault, and no empty list, where the rules break', () => {
    const broken = { ...PLAIN, terms: {} as typeof PLAIN.terms };
    expect(() => offers(file('registered'), person('registrar', '340882'), broken)).toThrow(TypeError);
  });
});
