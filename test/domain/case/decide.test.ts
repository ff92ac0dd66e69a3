import { describe, expect, it } from '@jest/globals';
import { decide, type FileChange, type FileFacts } from '../../../shared/domain/case/decide.ts';
import { isPending, statusAfterStep } from '../../../shared/domain/case/escalation.ts';
import {
  actsFrom,
  BIRTHS,
  CASE_ACTS,
  CASE_STATES,
  type CaseAct,
  type CaseState,
  ENDED,
} from '../../../shared/domain/case/lifecycle.ts';
import { file } from '../casework.ts';
import { refusalOf } from '../refusalOf.ts';

describe('an act changes', () => {
  it.each<[string, FileFacts, CaseAct, FileChange]>([
    ['SJ-15: taken on', file('registered'), 'accept', { state: 'accepted', raised: null, asked: null }],
    ['SJ-55: refused', file('registered'), 'refuse', { state: 'refused', raised: null, asked: null }],
    ['SJ-16: given to a department', file('accepted'), 'assign', { state: 'handling', raised: null, asked: null }],
    ['SJ-17: completed', file('handling'), 'complete', { state: 'completed', raised: null, asked: null }],
    ['LH-30: asked above', file('handling'), 'escalate', { state: 'handling', raised: 'open', asked: null }],
    [
      'LH-30: asked above again after a return',
      file('handling', { raised: 'returned' }),
      'escalate',
      { state: 'handling', raised: 'open', asked: null },
    ],
    [
      'WL-72: asked further up by a level that was asked itself',
      file('accepted', { asked: 'accepted' }),
      'escalate',
      { state: 'accepted', raised: 'open', asked: 'accepted' },
    ],
    [
      'AH-32: taken on above',
      file('received', { asked: 'open' }),
      'acceptEscalation',
      { state: 'accepted', raised: null, asked: 'accepted' },
    ],
    [
      'WL-73: decided above',
      file('accepted', { asked: 'accepted', raised: 'decided' }),
      'decideEscalation',
      { state: 'decided', raised: 'decided', asked: 'decided' },
    ],
    [
      'AH-32: returned at once',
      file('received', { asked: 'open' }),
      'returnEscalation',
      { state: 'returned', raised: null, asked: 'returned' },
    ],
    [
      'AH-32: asked again after a return',
      file('returned', { asked: 'returned' }),
      'receiveEscalation',
      { state: 'received', raised: null, asked: 'open' },
    ],
    [
      'AH-28: a step above, heard after the end',
      file('completed', { raised: 'decided' }),
      'hearStep',
      { state: 'completed', raised: 'decided', asked: null },
    ],
  ])('%s', (_rule, before, act, after) => expect(decide(before, act)).toStrictEqual(after));
});

describe('refuses', () => {
  it.each<[string, FileFacts, CaseAct, string]>([
    ['SJ-16: nothing is completed before it is handled', file('accepted'), 'complete', 'ACT_NOT_ALLOWED'],
    ['SJ-55: what is taken on is not refused', file('accepted'), 'refuse', 'ACT_NOT_ALLOWED'],
    ['LH-30: what is not taken on is not escalated', file('registered'), 'escalate', 'ACT_NOT_ALLOWED'],
    ['a completed case stays completed', file('completed'), 'accept', 'ACT_NOT_ALLOWED'],
    ['WL-72: one question at a time', file('handling', { raised: 'open' }), 'escalate', 'ESCALATION_OPEN'],
    ['WL-72: … while it is in work above', file('accepted', { raised: 'accepted' }), 'escalate', 'ESCALATION_OPEN'],
    [
      'AH-32: no department before the question is taken on',
      file('accepted', { asked: 'open' }),
      'assign',
      'ACT_NOT_ALLOWED',
    ],
    [
      'LH-09: only the first receiver completes',
      file('handling', { asked: 'accepted' }),
      'complete',
      'NOT_FIRST_RECEIVER',
    ],
    [
      'LH-09: … even while a level further up is asked',
      file('handling', { asked: 'accepted', raised: 'open' }),
      'complete',
      'NOT_FIRST_RECEIVER',
    ],
    [
      'AH-28: nothing ends while the level above owes an answer',
      file('handling', { raised: 'open' }),
      'complete',
      'ESCALATION_OPEN',
    ],
    ['AH-28: … nor while it works on it', file('handling', { raised: 'accepted' }), 'complete', 'ESCALATION_OPEN'],
    ['AH-32: only what was asked is taken on', file('received'), 'acceptEscalation', 'NOTHING_ASKED'],
    ['WL-73: only what was asked is decided', file('accepted'), 'decideEscalation', 'NOTHING_ASKED'],
    ['AH-32: only what was asked is returned', file('handling'), 'returnEscalation', 'NOTHING_ASKED'],
    ['WL-73: an answer is given once', file('accepted', { asked: 'decided' }), 'decideEscalation', 'NOTHING_ASKED'],
    [
      'WL-73: no decision while the level further up owes one',
      file('accepted', { asked: 'accepted', raised: 'accepted' }),
      'decideEscalation',
      'ESCALATION_OPEN',
    ],
    [
      'AH-32: no return while the level further up owes an answer',
      file('handling', { asked: 'accepted', raised: 'open' }),
      'returnEscalation',
      'ESCALATION_OPEN',
    ],
  ])('%s', (_rule, before, act, code) => {
    expect(refusalOf(() => decide(before, act))).toEqual({ code, params: { act, state: before.state } });
  });
});

/** Every condition a file can come into by acts and by what the level above reports. */
function reachable(): FileFacts[] {
  const seen = new Map<string, FileFacts>();
  const add = (facts: FileFacts) => {
    const key = JSON.stringify([facts.state, facts.raised, facts.asked]);
    if (!seen.has(key)) seen.set(key, facts);
  };
  add(file(BIRTHS.register));
  add(file(BIRTHS.receiveEscalation, { asked: 'open' }));
  for (const facts of seen.values()) {
    for (const act of actsFrom(facts.state))
      if (!refusalOf(() => decide(facts, act))) add({ ...facts, ...decide(facts, act) });
    if (isPending(facts.raised))
      for (const step of CASE_ACTS)
        add({ ...facts, ...decide(facts, 'hearStep'), raised: statusAfterStep(step) ?? facts.raised });
  }
  return [...seen.values()];
}

describe('whatever is done, a file', () => {
  const files = reachable();
  const offenders = (rule: (facts: FileFacts) => boolean) => files.filter(facts => !rule(facts));

  it('comes into every state', () => {
    expect(new Set(files.map(({ state }) => state))).toEqual(new Set(CASE_STATES));
  });

  it('LH-09: is registered, refused and completed only where the case was taken first', () => {
    const window: CaseState[] = ['registered', 'refused', 'completed'];
    expect(offenders(({ state, asked }) => asked === null || !window.includes(state))).toEqual([]);
  });

  it('AH-32: is received, decided and returned only where a level below asked', () => {
    const above: CaseState[] = ['received', 'decided', 'returned'];
    expect(offenders(({ state, asked }) => asked !== null || !above.includes(state))).toEqual([]);
  });

  it('AH-28: has no ended level that still waits for the one above', () => {
    expect(offenders(({ state, raised }) => !ENDED.includes(state) || !isPending(raised))).toEqual([]);
  });

  it('says the same to the level below as its own state says', () => {
    const said: Partial<Record<CaseState, string>> = { received: 'open', decided: 'decided', returned: 'returned' };
    expect(offenders(({ state, asked }) => asked === null || asked === (said[state] ?? 'accepted'))).toEqual([]);
  });

  it('has a next act at its own level, waits for the level above, or has ended', () => {
    const open = (facts: FileFacts) => actsFrom(facts.state).some(act => !refusalOf(() => decide(facts, act)));
    expect(offenders(facts => ENDED.includes(facts.state) || isPending(facts.raised) || open(facts))).toEqual([]);
  });
});
