import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CASE_STATES, type CaseState, CLEARED, LIFECYCLE, OPEN } from '../../../shared/domain/case/lifecycle.ts';
import {
  localStageOf,
  type Outcome,
  outcomeOf,
  OUTCOMES,
  provincialClassOf,
  stageOf,
  STAGES,
} from '../../../shared/domain/policy/crosswalk.ts';
import { policyWith } from '../casework.ts';
import { refusalOf } from '../refusalOf.ts';

describe('1.6: every local state is one of eight stages', () => {
  it('and each stage has a state', () => {
    expect(new Set(CASE_STATES.map(stageOf))).toEqual(new Set(STAGES));
  });

  it.each<[string, CaseState[]]>([
    ['register', ['registered', 'received']],
    ['triage', ['triaged']],
    ['assign', ['accepted']],
    ['handle', ['handling', 'awaitingMaterial', 'paused']],
    ['feedback', ['completed', 'decided', 'returned', 'refused', 'referred', 'answered']],
    ['rate', ['awaitingConfirmation', 'parked']],
    ['clear', ['cleared', 'deemedClosed', 'explainedClosed', 'withdrawn']],
    ['archive', ['archived']],
  ])('%s: %j', (stage, states) => {
    expect(CASE_STATES.filter(state => stageOf(state) === stage).sort()).toEqual(states.sort());
  });

  it('AH-13: a case that was refused, referred or parked never stands among the cleared ones', () => {
    for (const state of ['refused', 'referred', 'parked', 'decided', 'returned'] as const)
      expect(stageOf(state)).not.toBe('clear');
    expect(CLEARED.map(stageOf)).toEqual(['clear', 'clear', 'clear']);
  });

  it('and no step that the level below answers for is behind it: an upper level ends with feedback', () => {
    expect([...new Set((['received', 'decided', 'returned'] as const).map(stageOf))]).toEqual(['register', 'feedback']);
  });
});

describe('SJ-21: what a center calls a state', () => {
  const policy = policyWith({
    'flow.stages': [
      { name: '受理登记', states: ['registered', 'triaged'] },
      { name: '其他', states: CASE_STATES.filter(state => state !== 'registered' && state !== 'triaged') },
    ],
  });

  it('is the name of the stage that lists it', () => {
    expect([localStageOf(policy, 'triaged'), localStageOf(policy, 'archived')]).toEqual(['受理登记', '其他']);
  });

  it('is refused where no stage lists it', () => {
    const holed = policyWith({ 'flow.stages': [{ name: '登记', states: ['registered'] }] });
    expect(refusalOf(() => localStageOf(holed, 'parked'))).toMatchObject({
      code: 'POLICY_STATE_DANGLING',
      params: { at: 'parked' },
    });
  });
});

describe('1.6: the outcome of a case', () => {
  it.each<[CaseState, Outcome[], Outcome]>([
    ['cleared', [], 'SOLVED'],
    ['cleared', ['SOLVED', 'SOLVED'], 'SOLVED'],
    ['cleared', ['SOLVED', 'CONDITIONAL'], 'CONDITIONAL'], // SH-08: something is still to come
    ['cleared', ['CONDITIONAL', 'EXPLAINED', 'SOLVED'], 'EXPLAINED'], // SJ-18
    ['cleared', ['EXPLAINED', 'REFERRED'], 'REFERRED'], // LH-12
    ['cleared', ['REFERRED', 'PARKED'], 'PARKED'],
    ['cleared', ['PARKED', 'REFUSED', 'SOLVED'], 'REFUSED'],
    ['cleared', ['WITHDRAWN', 'SOLVED'], 'SOLVED'],
    ['cleared', ['WITHDRAWN'], 'WITHDRAWN'],
    ['deemedClosed', [], 'SOLVED'], // SJ-19
    ['deemedClosed', ['SOLVED', 'EXPLAINED'], 'EXPLAINED'],
    ['explainedClosed', ['SOLVED'], 'EXPLAINED'], // SJ-24
    ['explainedClosed', ['REFERRED'], 'REFERRED'],
    ['answered', [], 'EXPLAINED'], // AH-13
    ['answered', ['SOLVED'], 'EXPLAINED'],
    ['refused', ['SOLVED'], 'REFUSED'],
    ['referred', [], 'REFERRED'],
    ['withdrawn', ['SOLVED'], 'WITHDRAWN'],
    ['parked', ['SOLVED'], 'PARKED'], // Q6
  ])('%s with %j: %s', (state, answers, outcome) => {
    expect(outcomeOf({ state, answers })).toBe(outcome);
    expect(outcomeOf({ state, answers: [...answers].reverse() })).toBe(outcome);
  });

  it('is none while something is to do, at a level that was only asked, and when it was found before', () => {
    const none = CASE_STATES.filter(state => outcomeOf({ state, answers: ['SOLVED'] }) === null);
    expect(none.sort()).toEqual(
      [...OPEN, 'completed', 'awaitingConfirmation', 'decided', 'returned', 'archived'].sort(),
    );
  });

  it('is there for every state from which a case is archived', () => {
    const closing = CASE_STATES.filter(state => 'archive' in LIFECYCLE[state]);
    expect(closing.filter(state => outcomeOf({ state, answers: [] }) === null)).toEqual([]);
  });

  it('never becomes better by one more answer, but for one that replaces a withdrawal', () => {
    const order = ['SOLVED', 'CONDITIONAL', 'EXPLAINED', 'REFERRED', 'PARKED', 'REFUSED'];
    const some = fc.array(fc.constantFrom(...OUTCOMES.filter(one => one !== 'WITHDRAWN')), { minLength: 1 });
    fc.assert(
      fc.property(some, fc.constantFrom(...OUTCOMES), (answers, more) => {
        const [before, after] = [answers, [...answers, more]].map(all => outcomeOf({ state: 'cleared', answers: all }));
        return order.indexOf(after ?? '') >= order.indexOf(before ?? '');
      }),
    );
  });
});

it('1.6: a local class counts as its provincial class; without one, or with one that is not known, as none', () => {
  const policy = policyWith();
  expect(['simple', 'complex', 'other', null].map(code => provincialClassOf(policy, code))).toEqual([
    'ready',
    'complex',
    null,
    null,
  ]);
});
