import { describe, expect, it } from '@jest/globals';
import type { FileFacts } from '../../../shared/domain/case/facts.ts';
import { guard } from '../../../shared/domain/case/guards.ts';
import type { CaseAct } from '../../../shared/domain/case/lifecycle.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import type { Policy } from '../../../shared/domain/policy/policy.ts';
import { file, policyWith } from '../casework.ts';
import { refusalOf } from '../refusalOf.ts';
import { cited, told } from '../refusals.ts';

const refusal = (facts: FileFacts, act: CaseAct, policy: Policy = policyWith()) =>
  refusalOf(() => guard(facts, act, policy));

describe('SJ-21, SH-32: a step that a center asks for is not skipped;', () => {
  const asks = (...acts: CaseAct[]) => policyWith({ 'flow.requires': acts });
  const missing = (step: CaseAct) => cited('STEP_MISSING', 'flow.requires', { step }).extensions;
  const handling = (...done: CaseAct[]) => file('handling', { done });

  it('LH-25: triage before acceptance; what else is asked for can come later', () => {
    expect(refusal(file('registered'), 'accept', asks('summon', 'triage'))).toEqual(missing('triage'));
    expect(refusal(file('triaged', { done: ['triage'] }), 'accept', asks('summon', 'triage'))).toBeUndefined();
  });

  it('LH-25, LH-26: triage before a result at the desk as well', () => {
    expect(refusal(file('registered'), 'resolveOnSpot', asks('triage', 'assign'))).toEqual(missing('triage'));
    expect(refusal(file('triaged', { done: ['triage'] }), 'resolveOnSpot', asks('triage', 'assign'))).toBeUndefined();
  });

  it('everything else before the result, the first that is missing by name', () => {
    expect(refusal(handling('triage'), 'complete', asks('triage', 'assign', 'summon'))).toEqual(missing('assign'));
    expect(refusal(handling('summon', 'assign'), 'complete', asks('assign', 'summon'))).toBeUndefined();
  });

  it('feedback and rating come after the result and before clearing', () => {
    const policy = asks('giveFeedback', 'rate', 'archive');
    expect(refusal(handling(), 'complete', policy)).toBeUndefined();
    const rated = (...done: CaseAct[]) => file('awaitingConfirmation', { rating: 5, done });
    expect(refusal(rated('rate'), 'clear', policy)).toEqual(missing('giveFeedback'));
    expect(refusal(rated('giveFeedback'), 'clear', policy)).toEqual(missing('rate'));
    expect(refusal(rated('giveFeedback', 'rate'), 'clear', policy)).toBeUndefined();
  });

  it('AH-27: what was resolved at the desk was told with it', () => {
    const spot = (...done: CaseAct[]) => file('awaitingConfirmation', { rating: 5, done });
    expect(refusal(spot('resolveOnSpot'), 'clear', asks('giveFeedback'))).toBeUndefined();
    expect(refusal(spot('complete'), 'clear', asks('giveFeedback'))).toEqual(missing('giveFeedback'));
    expect(refusal(spot('resolveOnSpot'), 'clear', asks('giveFeedback', 'rate'))).toEqual(missing('rate'));
  });

  it('SH-32: a class has steps of its own, and is cited for them', () => {
    const hard = { code: 'hard', name: '疑难', provincial: 'difficult', requires: ['consult'] } as const;
    const policy = policyWith({ 'triage.classes': [hard] });
    const ofClass = cited('STEP_MISSING', 'triage.classes', { step: 'consult' }).extensions;
    expect(refusal({ ...handling(), classCode: 'hard' }, 'complete', policy)).toEqual(ofClass);
    expect(refusal({ ...handling('consult'), classCode: 'hard' }, 'complete', policy)).toBeUndefined();
    expect(refusal(handling(), 'complete', policy)).toBeUndefined();
    const both = policyWith({ 'flow.requires': ['summon'], 'triage.classes': [hard] });
    expect(refusal({ ...handling(), classCode: 'hard' }, 'complete', both)).toEqual(missing('summon'));
    expect(refusal({ ...handling('summon'), classCode: 'hard' }, 'complete', both)).toEqual(ofClass);
  });
});

describe('LH-29, N14: work orders;', () => {
  it.each<[CaseAct, FileFacts]>([
    ['complete', file('handling')],
    ['resolveOnSpot', file('accepted')],
    ['decideEscalation', file('handling', { asked: 'accepted' })],
    ['returnEscalation', file('handling', { asked: 'accepted' })],
  ])('LH-32, AH-32: refuses %s while one is unanswered, or it is not ruled who must act', (act, facts) => {
    expect(refusal({ ...facts, openOrders: 2 }, act)).toEqual(
      new DomainError('ORDERS_OPEN', { act, open: '2' }).extensions,
    );
    for (const openOrders of [0, 2])
      expect(refusal({ ...facts, openOrders, arbitrating: true }, act)).toEqual(
        cited('ARBITRATION_OPEN', 'workOrder.returnsBeforeArbitration').extensions,
      );
    expect(refusal(facts, act)).toBeUndefined();
  });

  it('a citizen who withdraws waits for no department', () => {
    expect(refusal(file('handling', { openOrders: 1, arbitrating: true }), 'withdraw')).toBeUndefined();
  });

  it.each(['receiveOrder', 'replyOrder', 'returnOrder'] as const)('refuses %s without one', act => {
    expect(refusal(file('handling'), act)).toEqual(told('ORDER_NOT_FOUND', file('handling'), act).extensions);
    expect(refusal(file('handling', { openOrders: 1 }), act)).toBeUndefined();
  });

  it.each(['assign', 'complete'] as const)('SH-44: refuses %s until it is ruled who must act', act => {
    const facts = file('handling', { arbitrating: true });
    expect(refusal(facts, act)).toEqual(cited('ARBITRATION_OPEN', 'workOrder.returnsBeforeArbitration').extensions);
    expect(refusal(facts, 'arbitrate')).toBeUndefined();
    expect(refusal(file('handling'), 'arbitrate')?.code).toBe('NO_ARBITRATION');
    expect(refusal(file('handling'), 'assign')).toBeUndefined();
  });

  it('LH-46: refuses an arrival where nobody was called', () => {
    expect(refusal(file('accepted'), 'arrive')).toEqual(
      told('SUMMONS_NOT_FOUND', file('accepted'), 'arrive').extensions,
    );
    expect(refusal(file('accepted', { openSummonses: 1 }), 'arrive')).toBeUndefined();
  });

  it.each(['supplement', 'checkRemotely'] as const)('SH-17, SH-19: refuses %s where nothing may follow', act => {
    expect(refusal(file('handling'), act)).toEqual(told('SUPPLEMENT_NOT_FOUND', file('handling'), act).extensions);
    expect(refusal(file('handling', { openSupplements: 1 }), act)).toBeUndefined();
  });

  it('WL-94, WL-96, WL-98: refuses a signature without a place for it, or without a sheet', () => {
    const sheet = policyWith({ 'workOrder.kind': { name: '交办单', signOff: ['leader'] } });
    const assigned = file('handling', { done: ['assign'] });
    expect(refusal(assigned, 'signOrder')).toEqual(cited('NOT_FORESEEN', 'workOrder.kind').extensions);
    expect(refusal(file('accepted'), 'signOrder', sheet)?.code).toBe('ORDER_NOT_FOUND');
    expect(refusal(assigned, 'signOrder', sheet)).toBeUndefined();
  });

  it('AH-32: refuses a department before the question from below is taken on', () => {
    const facts = file('accepted', { asked: 'open' });
    expect(refusal(facts, 'assign')).toEqual(told('ACT_NOT_ALLOWED', facts, 'assign').extensions);
  });
});
