import { describe, expect, it } from '@jest/globals';
import {
  actsFrom,
  BIRTHS,
  CASE_ACTS,
  CASE_STATES,
  type CaseAct,
  type CaseState,
  ENDED,
  LIFECYCLE,
  stateAfter,
} from '../../../shared/domain/case/lifecycle.ts';
import { isTextKey } from '../../../shared/i18n/translate.ts';

function reachableFrom(births: readonly CaseState[]): CaseState[] {
  const seen = new Set(births);
  for (const state of seen) for (const act of actsFrom(state)) seen.add(stateAfter(state, act) as CaseState);
  return [...seen];
}

describe('every state', () => {
  it('is reachable from a birth', () => {
    expect(reachableFrom(Object.values(BIRTHS)).sort()).toEqual([...CASE_STATES].sort());
  });

  it.each(CASE_STATES)('%s has a text', state => expect(isTextKey(`state.${state}`)).toBe(true));

  it.each(CASE_STATES)('%s leads to an end', state => {
    expect(reachableFrom([state]).some(next => ENDED.includes(next))).toBe(true);
  });

  it.each(CASE_STATES)('%s is ended when no act of its own level is left, and only then', state => {
    const own = actsFrom(state).filter(act => act !== 'receiveEscalation');
    expect(ENDED.includes(state)).toBe(own.length === 0);
  });
});

it.each(['refused', 'completed'] as const)('refuses: nothing brings a %s file back', state => {
  expect(actsFrom(state)).toEqual([]);
});

it.each(['decided', 'returned'] as const)('the level below may ask again after %s', state => {
  expect(stateAfter(state, 'receiveEscalation')).toBe('received');
});

describe('every act', () => {
  it('of the table and of the births is listed once', () => {
    const named = [...Object.keys(BIRTHS), ...Object.values(LIFECYCLE).flatMap(acts => Object.keys(acts)), 'hearStep'];
    expect([...CASE_ACTS].sort()).toEqual([...new Set(named)].sort());
  });

  it.each(CASE_ACTS)('%s has a text', act => expect(isTextKey(`act.${act}`)).toBe(true));
});

describe('the state after an act', () => {
  it.each([
    ['registered', 'accept', 'accepted'],
    ['registered', 'refuse', 'refused'],
    ['accepted', 'assign', 'handling'],
    ['accepted', 'escalate', 'accepted'],
    ['handling', 'escalate', 'handling'],
    ['handling', 'complete', 'completed'],
    ['received', 'acceptEscalation', 'accepted'],
    ['received', 'returnEscalation', 'returned'],
    ['handling', 'decideEscalation', 'decided'],
  ] as [CaseState, CaseAct, CaseState][])('%s, %s: %s', (state, act, next) => {
    expect(stateAfter(state, act)).toBe(next);
  });

  it.each([
    ['registered', 'complete'],
    ['registered', 'escalate'],
    ['received', 'decideEscalation'],
    ['accepted', 'complete'],
    ['accepted', 'refuse'],
    ['accepted', 'receiveEscalation'],
    ['completed', 'accept'],
    ['registered', 'register'],
  ] as [CaseState, CaseAct][])('refuses: %s, %s', (state, act) => {
    expect(stateAfter(state, act)).toBeUndefined();
  });

  it.each(CASE_STATES)('AH-28: a step above is heard in %s and changes no state', state => {
    expect(stateAfter(state, 'hearStep')).toBe(state);
  });
});
