import { describe, expect, it } from '@jest/globals';
import { CASE_ACTS, type CaseAct } from '../../../shared/domain/case/lifecycle.ts';
import { type ClockEffect, clockEffects, startOf, stopOf } from '../../../shared/domain/clock/effects.ts';
import { file, policyWith } from '../casework.ts';

const plain = policyWith({});
const silence = policyWith({
  'closing.doctrine': 'DEEMED_IF_NO_OBJECTION',
  'clock.objection': { unit: 'workday', n: 5 },
});
const songjiang = policyWith({
  'triage.classes': [
    { code: 'simple', name: '简易', provincial: 'ready', result: { unit: 'workday', n: 3 } },
    { code: 'complex', name: '较复杂', provincial: 'complex', result: { unit: 'workday', n: 7, warn: 5 } },
  ],
});

const started = (effects: readonly ClockEffect[]) =>
  effects.flatMap(effect => (effect.op === 'start' ? [`${effect.kind} ${effect.limit.n} ${effect.key}`] : []));
const ended = (effects: readonly ClockEffect[], as: 'met' | 'cancelled') =>
  effects.flatMap(effect => (effect.op === 'stop' && effect.as === as ? [effect.kind] : [])).sort();

describe('a registration', () => {
  it('SJ-16: starts the citizen’s clock and the one of the transfer', () => {
    const effects = clockEffects('register', file('registered'), plain);
    expect(started(effects)).toEqual(['citizen 7 clock.citizen', 'transfer 1 clock.transfer']);
  });

  it('SJ-27: takes the limit of its class where the window knows it at once', () => {
    const effects = clockEffects('register', file('registered', { classCode: 'simple' }), songjiang);
    expect(started(effects)).toEqual(['citizen 3 triage.classes', 'transfer 1 clock.transfer']);
  });

  it('AH-13: of a question is not handed on to anybody', () => {
    const effects = clockEffects('register', file('registered', { kind: 'consultation' }), plain);
    expect(started(effects)).toEqual(['citizen 7 clock.citizen']);
  });
});

describe('the clock of the result', () => {
  it('SJ-28: has the limit of the class, and otherwise that of the center', () => {
    const accepted = file('accepted', { classCode: 'complex', done: ['accept'] });
    expect(started(clockEffects('accept', accepted, songjiang))).toEqual(['result 7 triage.classes']);
    expect(started(clockEffects('accept', file('accepted'), plain))).toEqual(['result 7 clock.result']);
  });

  it('is set by triage only once the case is accepted', () => {
    const classed = { classCode: 'simple' };
    expect(clockEffects('triage', file('triaged', classed), songjiang)).toEqual([]);
    expect(started(clockEffects('triage', file('accepted', { ...classed, done: ['accept'] }), songjiang))).toEqual([
      'result 3 triage.classes',
    ]);
  });

  it('does not run where nobody has set a limit', () => {
    expect(clockEffects('accept', file('accepted'), policyWith({ 'clock.result': null }))).toEqual([]);
  });
});

it('N2: no act but the registration starts the citizen’s clock, and none pauses it', () => {
  for (const act of CASE_ACTS) {
    const effects = clockEffects(act, file('handling', { done: ['accept'] }), silence);
    const citizen = effects.filter(({ kind }) => kind === 'citizen').map(({ op }) => op);
    expect([act, citizen.includes('start')]).toEqual([act, act === 'register']);
    expect([act, citizen.filter(op => op === 'pause' || op === 'resume')]).toEqual([act, []]);
  }
});

describe('waiting for the citizen', () => {
  it.each(['requestMaterial', 'pause'] as const)(
    '%s lets the limits of departments stand, and has a limit itself',
    act => {
      const effects = clockEffects(act, file('awaitingMaterial'), plain);
      expect(effects.flatMap(({ op, kind }) => (op === 'pause' ? [kind] : []))).toEqual(['result', 'reply', 'redo']);
      expect(started(effects)).toEqual([expect.stringMatching(/^pause \d+ clock\.pause$/)]);
    },
  );

  it('ends with them going on', () => {
    const effects = clockEffects('resume', file('handling'), plain);
    expect(effects.flatMap(({ op, kind }) => (op === 'resume' ? [kind] : []))).toEqual(['result', 'reply', 'redo']);
    expect(ended(effects, 'met')).toEqual(['pause']);
  });
});

describe('a result', () => {
  it('AH-29: meets what was owed to the citizen and starts the clock of the feedback', () => {
    const effects = clockEffects('complete', file('completed'), plain);
    expect(ended(effects, 'met')).toEqual(['citizen', 'redo', 'reply', 'result', 'transfer']);
    expect(started(effects)).toEqual(['feedback 1 clock.feedback']);
  });

  it('SJ-27, SJ-28, LH-32: where feedback has no limit of its own, the limit of the result runs until it is given', () => {
    const policy = policyWith({ 'clock.feedback': null });
    expect(ended(clockEffects('complete', file('completed'), policy), 'met')).toEqual(['reply', 'transfer']);
    expect(ended(clockEffects('giveFeedback', file('awaitingConfirmation'), policy), 'met')).toEqual(
      expect.arrayContaining(['citizen', 'result', 'redo']),
    );
  });

  it('LH-41: what is filed has no limit that still runs', () => {
    expect(ended(clockEffects('archive', file('archived'), plain), 'cancelled')).toContain('supplement');
  });

  it('SJ-19: a bad rating is no silence', () => {
    const rated = (rating: number) => clockEffects('rate', file('awaitingConfirmation', { rating }), silence);
    expect(ended(rated(1), 'cancelled')).toEqual(['objection']);
    expect(rated(5)).toEqual([]);
  });

  it('AH-27: at the desk needs no clock for a feedback that is given with it', () => {
    const effects = clockEffects('resolveOnSpot', file('awaitingConfirmation'), plain);
    expect(ended(effects, 'met')).toContain('citizen');
    expect(started(effects)).toEqual([]);
  });

  it.each(['giveFeedback', 'resolveOnSpot'] as const)(
    'SJ-19: with %s the time for objections begins where silence closes',
    act => {
      expect(started(clockEffects(act, file('awaitingConfirmation'), silence))).toEqual([
        'objection 5 clock.objection',
      ]);
      expect(started(clockEffects(act, file('awaitingConfirmation'), plain))).toEqual([]);
    },
  );

  it.each(['redo', 'object'] as const)('LH-37: that is taken back by %s has a limit of its own', act => {
    const effects = clockEffects(act, file('handling'), plain);
    expect(started(effects)).toEqual([expect.stringMatching(/^redo \d+ clock\.redo$/)]);
    expect(ended(effects, 'cancelled')).toEqual(['objection']);
  });
});

describe('SJ-19: a rating', () => {
  const rated = (rating: number | null, policy = silence) =>
    clockEffects('rate', file('awaitingConfirmation', { rating }), policy);

  it.each([1, 2])('of %s is no silence: the time for objections ends with it', rating => {
    expect(rated(rating)).toEqual([{ op: 'stop', kind: 'objection', no: 'all', as: 'cancelled' }]);
  });

  it.each([3, 4, 5, null])('of %s sends nothing back, and stops nothing', rating => {
    expect(rated(rating)).toEqual([]);
  });

  it('LH-37: is bad where the rules of the center say so', () => {
    const strict = policyWith({ 'closing.doctrine': 'DEEMED_IF_NO_OBJECTION', 'rating.redoOn': [3] });
    expect(ended(rated(3, strict), 'cancelled')).toEqual(['objection']);
    expect(rated(2, strict)).toEqual([]);
    expect(rated(null, policyWith({ 'rating.redoOn': [] }))).toEqual([]);
  });
});

it.each(['refuse', 'refer', 'answer'] as const)('%s is an answer to the citizen, and nothing else runs on', act => {
  const effects = clockEffects(act, file('refused'), plain);
  expect(ended(effects, 'met')).toEqual(['citizen']);
  expect(ended(effects, 'cancelled')).toEqual(
    expect.arrayContaining(['transfer', 'result', 'reply', 'feedback', 'summons']),
  );
});

it('a withdrawal ends every clock and meets none', () => {
  const effects = clockEffects('withdraw', file('withdrawn'), plain);
  expect(ended(effects, 'met')).toEqual([]);
  expect(ended(effects, 'cancelled')).toContain('citizen');
});

describe('a question from below', () => {
  it('N2: has a limit of its own step, not a new one for the citizen', () => {
    expect(started(clockEffects('receiveEscalation', file('received'), plain))).toEqual([
      expect.stringMatching(/^step \d+ clock\.step$/),
    ]);
  });

  it.each(['decideEscalation', 'returnEscalation'] as const)('%s meets it', act => {
    expect(ended(clockEffects(act, file('decided'), plain), 'met')).toEqual(['step']);
  });
});

it.each(['clear', 'deemClosed', 'closeExplained', 'park'] as CaseAct[])('%s leaves no objection running', act => {
  const effects = clockEffects(act, file('cleared'), silence);
  expect([...ended(effects, 'met'), ...ended(effects, 'cancelled')]).toContain('objection');
});

it('LH-29: the first order meets the clock of the transfer', () => {
  expect(ended(clockEffects('assign', file('handling'), plain), 'met')).toEqual(['transfer']);
});

describe('the effects that capabilities add', () => {
  it('start a clock of the policy, by its number', () => {
    expect(startOf('reply', plain, 2)).toEqual([
      { op: 'start', kind: 'reply', no: 2, limit: { unit: 'workday', n: 3 }, key: 'clock.reply' },
    ]);
    expect(startOf('reply', policyWith({ 'clock.reply': null }), 2)).toEqual([]);
  });

  it('stop all clocks of a kind', () => {
    expect(stopOf('met', 'reply', 'redo')).toEqual([
      { op: 'stop', kind: 'reply', no: 'all', as: 'met' },
      { op: 'stop', kind: 'redo', no: 'all', as: 'met' },
    ]);
  });
});
