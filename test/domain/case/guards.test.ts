import { describe, expect, it } from '@jest/globals';
import type { FileFacts } from '../../../shared/domain/case/facts.ts';
import { guard } from '../../../shared/domain/case/guards.ts';
import { type CaseAct, CLEARED } from '../../../shared/domain/case/lifecycle.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import type { Policy, PolicyValues } from '../../../shared/domain/policy/policy.ts';
import { file, policyWith } from '../casework.ts';
import { refusalOf } from '../refusalOf.ts';
import { cited, told } from '../refusals.ts';

const PLAIN = policyWith();

const refusal = (facts: FileFacts, act: CaseAct, policy: Policy = PLAIN) => refusalOf(() => guard(facts, act, policy));

const COURSE: CaseAct[] = ['triage', 'accept', 'refuse', 'resolveOnSpot', 'consult'];

describe('AH-13, SJ-22: a question is answered, a suggestion thanked for;', () => {
  const kinds = ['consultation', 'suggestion'] as const;

  it.each(kinds.flatMap(kind => COURSE.map(act => [kind, act] as const)))('refuses: %s, %s', (kind, act) => {
    const facts = file('registered', { kind });
    expect(refusal(facts, act)).toEqual(told('WRONG_KIND', facts, act).extensions);
  });

  it.each(kinds)('%s: answered, referred on or withdrawn', kind => {
    for (const act of ['answer', 'refer', 'withdraw'] as const)
      expect(refusal(file('registered', { kind }), act)).toBeUndefined();
  });

  it.each(['case', 'conductComplaint'] as const)('LH-23: a %s goes the whole course', kind => {
    const facts = file('registered', { kind });
    for (const act of COURSE) expect(refusal(facts, act)).toBeUndefined();
    expect(refusal(facts, 'answer')).toEqual(told('WRONG_KIND', facts, 'answer').extensions);
  });
});

describe('AH-28, LH-09: only the first receiver speaks to the citizen;', () => {
  it.each([
    ['accepted', 'resolveOnSpot'],
    ['accepted', 'acceptConditionally'],
    ['handling', 'requestMaterial'],
    ['handling', 'withdraw'],
    ['handling', 'extend'],
    ['handling', 'complete'],
  ] as const)('refuses: a level that was asked, %s, %s', (state, act) => {
    const facts = file(state, { asked: 'accepted' });
    expect(refusal(facts, act)).toEqual(told('NOT_FIRST_RECEIVER', facts, act).extensions);
    expect(refusal(file(state), act)).toBeUndefined();
  });
});

describe('AH-28, LH-14: one question upward at a time, and neither an answer nor an end before it comes back;', () => {
  it.each<[CaseAct, FileFacts]>([
    ['complete', file('handling')],
    ['escalate', file('handling')],
    ['consult', file('handling')],
    ['resolveOnSpot', file('accepted')],
    ['refuse', file('registered')],
    ['refer', file('registered')],
    ['withdraw', file('handling')],
    ['decideEscalation', file('handling', { asked: 'accepted' })],
    ['returnEscalation', file('handling', { asked: 'accepted' })],
  ])('refuses: %s', (act, facts) => {
    for (const raised of ['open', 'accepted'] as const)
      expect(refusal({ ...facts, raised }, act)).toEqual(new DomainError('ESCALATION_OPEN', { act }).extensions);
    expect(refusal({ ...facts, consulting: 'leader' }, act)).toEqual(
      new DomainError('CONSULT_OPEN', { act, body: '分管领导' }).extensions,
    );
    for (const raised of [null, 'decided', 'returned'] as const)
      expect(refusal({ ...facts, raised }, act)).toBeUndefined();
  });

  it('N5: a body that the rules of today no longer name is called by its code', () => {
    const policy = policyWith({ 'escalation.ladder': [] });
    expect(refusal(file('handling', { consulting: 'leader' }), 'complete', policy)).toEqual(
      new DomainError('CONSULT_OPEN', { act: 'complete', body: 'leader' }).extensions,
    );
  });

  it('LH-31: a direction answers a question, and nothing else', () => {
    expect(refusal(file('handling'), 'direct')?.code).toBe('NOTHING_CONSULTED');
    expect(refusal(file('handling', { consulting: 'leader' }), 'direct')).toBeUndefined();
  });

  it.each(['acceptEscalation', 'decideEscalation', 'returnEscalation'] as const)('AH-32: %s answers one', act => {
    expect(refusal(file('handling'), act)).toEqual(told('NOTHING_ASKED', file('handling'), act).extensions);
    expect(refusal(file('handling', { asked: 'open' }), act)).toBeUndefined();
  });

  it.each(['decideEscalation', 'returnEscalation'] as const)('WL-73: %s comes once', act => {
    for (const asked of ['decided', 'returned'] as const)
      expect(refusal(file('handling', { asked }), act)?.code).toBe('NOTHING_ASKED');
  });
});

describe('LH-28, WL-72: the next body on the ladder', () => {
  const limit = { unit: 'workday', n: 1 } as const;
  const office = { code: 'office', body: '效能办', cadence: 'atOnce', limit, crosses: false } as const;
  const above = { code: 'above', body: '上一级中心', cadence: 'atOnce', limit, crosses: true } as const;
  const policy = policyWith({ 'escalation.ladder': [office, above] });

  it('is asked from the first word on, where it sits at this level', () => {
    expect(refusal(file('registered'), 'consult', policy)).toBeUndefined();
  });

  it('LH-30: is not asked at the level above before the case may be escalated', () => {
    const registered = file('registered', { rung: 1 });
    expect(refusal(registered, 'consult', policy)).toEqual(told('ACT_NOT_ALLOWED', registered, 'consult').extensions);
    expect(refusal(file('accepted', { rung: 1 }), 'consult', policy)).toBeUndefined();
  });

  it('is nobody once all have been asked', () => {
    expect(refusal(file('accepted', { rung: 2 }), 'consult', policy)).toEqual(
      cited('LADDER_END', 'escalation.ladder').extensions,
    );
  });
});

describe('1.6 triage.refusal:', () => {
  const excluded = file('triaged', { exclusion: 'litigation' });

  it.each<[PolicyValues['triage.refusal'], FileFacts, DomainError | undefined]>([
    ['REASON', file('triaged'), undefined],
    ['REASON', excluded, undefined],
    ['EXCLUDED_ONLY', file('triaged'), cited('REFUSAL_NOT_EXCLUDED', 'triage.refusal')],
    ['EXCLUDED_ONLY', excluded, undefined],
    ['NO_VETO', file('triaged'), cited('REFUSAL_FORBIDDEN', 'triage.refusal', { mode: 'NO_VETO' })],
    ['NO_VETO', excluded, cited('REFUSAL_FORBIDDEN', 'triage.refusal', { mode: 'NO_VETO' })],
    ['REFER_ONWARD', file('triaged'), cited('REFUSAL_FORBIDDEN', 'triage.refusal', { mode: 'REFER_ONWARD' })],
    ['REFER_ONWARD', excluded, cited('REFUSAL_FORBIDDEN', 'triage.refusal', { mode: 'REFER_ONWARD' })],
  ])('SJ-56, AH-20, LH-10, WL-80: %s', (mode, facts, expected) => {
    expect(refusal(facts, 'refuse', policyWith({ 'triage.refusal': mode }))).toEqual(expected?.extensions);
    expect(refusal(facts, 'refer', policyWith({ 'triage.refusal': mode }))).toBeUndefined();
  });
});

describe('LH-33, LH-34: an extension', () => {
  it.each(['complete', 'resolveOnSpot'] as const)('LH-37: is refused after %s: a redo has a limit of its own', act => {
    const again = file('handling', { done: [act] });
    expect(refusal(again, 'extend')).toEqual(told('ACT_NOT_ALLOWED', again, 'extend').extensions);
    expect(refusal(file('handling'), 'extend')).toBeUndefined();
  });

  it('is refused where the center has none', () => {
    const policy = policyWith({ 'clock.extension': null });
    expect(refusal(file('handling'), 'extend', policy)).toEqual(
      cited('EXTENSION_NOT_FORESEEN', 'clock.extension').extensions,
    );
  });

  it('is refused when all are used', () => {
    const policy = policyWith({ 'clock.extension': { capWorkdays: 10, capMeans: 'TOTAL', times: 2 } });
    expect(refusal(file('handling', { extensions: 1 }), 'extend', policy)).toBeUndefined();
    for (const extensions of [2, 3])
      expect(refusal(file('handling', { extensions }), 'extend', policy)).toEqual(
        cited('EXTENSION_USED', 'clock.extension', { times: '2' }).extensions,
      );
  });
});

describe('Q5: a redo', () => {
  const policy = policyWith({ 'closing.redoLimit': 2 });
  const used = cited('REDO_LIMIT', 'closing.redoLimit', { limit: '2' }).extensions;

  it('is refused when all are used; one that was parked is free', () => {
    expect(refusal(file('awaitingConfirmation', { redos: 1 }), 'redo', policy)).toBeUndefined();
    for (const redos of [2, 3]) {
      expect(refusal(file('awaitingConfirmation', { redos }), 'redo', policy)).toEqual(used);
      expect(refusal(file('parked', { redos }), 'redo', policy)).toBeUndefined();
    }
  });

  it('SJ-19: is not asked of an objection, which is the citizen’s word', () => {
    for (const redos of [0, 2, 9])
      expect(refusal(file('awaitingConfirmation', { redos }), 'object', policy)).toBeUndefined();
  });

  it.each(CLEARED)('LH-37: opens what is %s after a rating that sends back, and after no other', state => {
    for (const rating of [null, 3, 4, 5]) {
      const facts = file(state, { rating });
      expect(refusal(facts, 'redo', policy)).toEqual(told('ACT_NOT_ALLOWED', facts, 'redo').extensions);
    }
    for (const rating of [1, 2]) {
      expect(refusal(file(state, { rating, redos: 1 }), 'redo', policy)).toBeUndefined();
      expect(refusal(file(state, { rating, redos: 2 }), 'redo', policy)).toEqual(used);
      const deaf = policyWith({ 'rating.redoOn': [] });
      expect(refusal(file(state, { rating }), 'redo', deaf)?.code).toBe('ACT_NOT_ALLOWED');
    }
  });

  it('LH-37: asks for no rating while the result is not settled', () => {
    for (const state of ['awaitingConfirmation', 'parked'] as const)
      for (const rating of [null, 5]) expect(refusal(file(state, { rating }), 'redo', policy)).toBeUndefined();
  });
});
