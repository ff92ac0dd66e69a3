import { describe, expect, it } from '@jest/globals';
import {
  actsFrom,
  BIRTHS,
  CASE_ACTS,
  CASE_STATES,
  type CaseAct,
  type CaseState,
  CLEARED,
  LIFECYCLE,
  OPEN,
  SETTLING,
  stateAfter,
} from '../../../shared/domain/case/lifecycle.ts';
import { isTextKey } from '../../../shared/i18n/phrase.ts';

/** What goes beside the course of a case, and is offered by the list of files. */
const BESIDE: readonly CaseAct[] = ['attach', 'openAttachment'];

/** What no person does, written down a second time. */
const HAPPENINGS: readonly CaseAct[] = ['hearStep', 'warn', 'breach', 'lapse', 'moveDue', 'anonymise'];

/** Neither work nor result is left to this level. */
const OVER: readonly CaseState[] = ['decided', 'returned', 'refused', 'referred', 'answered', 'withdrawn', 'archived'];

function reachableFrom(births: readonly CaseState[]): CaseState[] {
  const seen = new Set(births);
  for (const state of seen) for (const act of actsFrom(state)) seen.add(stateAfter(state, act) as CaseState);
  return [...seen];
}

/** N12, LH-47: a look at the reporter, and a fault that is found out, also after the end. */
const ANY_TIME: readonly CaseAct[] = ['reveal', 'verifyFault'];

describe('every state', () => {
  it('is reachable from a birth', () => {
    expect(reachableFrom(Object.values(BIRTHS)).sort()).toEqual([...CASE_STATES].sort());
  });

  it.each(CASE_STATES)('%s has a text', state => expect(isTextKey(`state.${state}`)).toBe(true));

  it.each(CASE_STATES)('LH-41: %s leads to the archive', state => {
    expect(reachableFrom([state])).toContain('archived');
  });

  it.each(CASE_STATES)('%s has a next act, beside those of any time, unless it is archived', state => {
    expect(actsFrom(state).filter(act => !ANY_TIME.includes(act)).length === 0).toBe(state === 'archived');
  });

  it.each(CASE_STATES)('N12: in %s the reporter may be looked at, and that changes nothing', state => {
    expect(stateAfter(state, 'reveal')).toBe(state);
  });

  it.each(CASE_STATES)('LH-47: in %s a fault may be found, and that changes nothing', state => {
    expect(stateAfter(state, 'verifyFault')).toBe(state);
  });

  it.each(CASE_STATES)('%s can be left for another state, unless it is archived', state => {
    expect(actsFrom(state).some(act => stateAfter(state, act) !== state)).toBe(state !== 'archived');
  });

  it('is open, settling, cleared or over: one of them', () => {
    expect([...OPEN, ...SETTLING, ...CLEARED, ...OVER].sort()).toEqual([...CASE_STATES].sort());
  });
});

it('WL-77: only what is settling becomes cleared', () => {
  for (const state of CASE_STATES)
    for (const act of actsFrom(state))
      if (CLEARED.includes(stateAfter(state, act) as CaseState))
        expect([act, [...SETTLING, ...CLEARED].includes(state)]).toEqual([act, true]);
});

it.each(OVER.filter(state => state !== 'decided' && state !== 'returned'))(
  'LH-41: nothing brings a %s file back into work',
  state => expect(reachableFrom([state]).filter(next => next !== state && next !== 'archived')).toEqual([]),
);

it.each(CLEARED)('LH-37, LH-41, Q5: what is %s is put away, opens again by a redo, or is kept apart', state => {
  const ways = actsFrom(state).filter(act => stateAfter(state, act) !== state);
  expect(ways.sort()).toEqual(['archive', 'park', 'redo']);
  expect([stateAfter(state, 'archive'), stateAfter(state, 'redo')]).toEqual(['archived', 'handling']);
});

it.each(['decided', 'returned'] as const)('AH-32: the level below may ask again after %s', state => {
  expect(actsFrom(state)).toEqual([...ANY_TIME, 'receiveEscalation']);
  expect(stateAfter(state, 'receiveEscalation')).toBe('received');
});

describe('every act', () => {
  it('is born, in the table, or happens', () => {
    const named = [...Object.keys(BIRTHS), ...Object.values(LIFECYCLE).flatMap(acts => Object.keys(acts))];
    expect([...CASE_ACTS].sort()).toEqual([...new Set([...named, ...BESIDE, ...HAPPENINGS])].sort());
  });

  it.each(CASE_ACTS)('%s has a text', act => expect(isTextKey(`act.${act}`)).toBe(true));

  it.each(CASE_ACTS)('%s is used: it opens a file, leads on from some state, or happens', act => {
    const states = CASE_STATES.filter(state => actsFrom(state).includes(act));
    expect(states.length > 0).toBe(act !== 'register' && !HAPPENINGS.includes(act) && !BESIDE.includes(act));
  });

  it('SJ-72, N12: a file is added while somebody works with the case, opened as long as it is kept, and moves no state', () => {
    const added = CASE_STATES.filter(state => stateAfter(state, 'attach') === state);
    expect(added.sort()).toEqual([...OPEN, ...SETTLING].sort());
    expect(CASE_STATES.filter(state => stateAfter(state, 'attach') !== undefined).sort()).toEqual(added);
    for (const state of CASE_STATES) expect(stateAfter(state, 'openAttachment')).toBe(state);
  });
});

/** Written down a second time: a way that opens or closes by a slip shows here. `act>state` leads on, a bare act stays. */
/** N12: a look at the reporter at any time; a message to him while this level can still be asked for something. */
const LOOK = 'reveal verifyFault';
const REACH = `${LOOK} contact`;
const STAY = `${REACH} logAction summon arrive consult direct extend handOver adoptPolicy`;
/** SH-17, SH-19: what was let follow comes after the result as well. */
const FOLLOWS = 'supplement checkRemotely';
const ORDERS = 'receiveOrder replyOrder signOrder returnOrder arbitrate';
const WORK = `${STAY} ${FOLLOWS} ${ORDERS}`;
/** LH-32, WL-73: where the citizen has the turn, departments go on, and answers that were asked for before arrive. */
const WAIT = `${REACH} logAction arrive direct extend handOver ${FOLLOWS} ${ORDERS} resume>handling withdraw>withdrawn`;
/** AH-19, AH-37, LH-37: what a closed case hears. */
const HEAR = `${REACH} rate logAction ${FOLLOWS} redo>handling park>parked archive>archived`;
const ENDS = 'accept>accepted refuse>refused refer>referred resolveOnSpot>awaitingConfirmation withdraw>withdrawn';
const COURSE =
  'acceptConditionally requestMaterial>awaitingMaterial pause>paused complete>completed escalate ' +
  'decideEscalation>decided returnEscalation>returned withdraw>withdrawn';
const WAYS: Record<CaseState, string> = {
  registered: `${STAY} triage>triaged answer>answered ${ENDS}`,
  triaged: `${STAY} triage ${ENDS}`,
  received: `${LOOK} acceptEscalation>accepted returnEscalation>returned`,
  accepted: `${WORK} triage assign>handling ${COURSE} resolveOnSpot>awaitingConfirmation`,
  handling: `${WORK} triage assign ${COURSE}`,
  awaitingMaterial: WAIT,
  paused: WAIT,
  completed: `${REACH} logAction handOver signOrder giveFeedback>awaitingConfirmation ${FOLLOWS}`,
  awaitingConfirmation:
    `${REACH} logAction handOver signOrder ${FOLLOWS} rate object>handling redo>handling clear>cleared deemClosed>deemedClosed ` +
    'closeExplained>explainedClosed park>parked',
  parked: `${REACH} logAction rate ${FOLLOWS} clear>cleared redo>handling object>handling closeExplained>explainedClosed withdraw>withdrawn`,
  decided: `${LOOK} receiveEscalation>received`,
  returned: `${LOOK} receiveEscalation>received`,
  refused: `${REACH} archive>archived`,
  referred: `${REACH} archive>archived`,
  answered: `${REACH} archive>archived`,
  withdrawn: `${REACH} archive>archived`,
  cleared: HEAR,
  deemedClosed: HEAR,
  explainedClosed: HEAR,
  archived: LOOK,
};

describe('from a state', () => {
  it.each(CASE_STATES)('%s there are these ways and no others', state => {
    const ways = actsFrom(state).map(act => {
      const next = stateAfter(state, act);
      return next === state ? act : `${act}>${next}`;
    });
    expect(ways.sort()).toEqual(WAYS[state].split(' ').filter(Boolean).sort());
  });
});

describe('the state after an act', () => {
  it.each<[rule: string, CaseState, CaseAct, CaseState]>([
    ['LH-25', 'registered', 'triage', 'triaged'],
    ['SJ-55', 'registered', 'accept', 'accepted'],
    ['SJ-55', 'triaged', 'accept', 'accepted'],
    ['AH-20', 'triaged', 'refuse', 'refused'],
    ['LH-12, WL-80', 'registered', 'refer', 'referred'],
    ['AH-13', 'registered', 'answer', 'answered'],
    ['LH-26', 'registered', 'resolveOnSpot', 'awaitingConfirmation'],
    ['LH-17', 'accepted', 'resolveOnSpot', 'awaitingConfirmation'],
    ['LH-27', 'registered', 'summon', 'registered'],
    ['LH-29', 'accepted', 'assign', 'handling'],
    ['AH-15', 'handling', 'assign', 'handling'],
    ['SJ-29', 'accepted', 'complete', 'completed'],
    ['LH-32', 'handling', 'complete', 'completed'],
    ['LH-30', 'accepted', 'escalate', 'accepted'],
    ['LH-30', 'handling', 'escalate', 'handling'],
    ['LH-13', 'handling', 'requestMaterial', 'awaitingMaterial'],
    ['SH-19', 'awaitingMaterial', 'resume', 'handling'],
    ['SH-19', 'awaitingMaterial', 'supplement', 'awaitingMaterial'],
    ['LH-32', 'awaitingMaterial', 'replyOrder', 'awaitingMaterial'],
    ['SH-44', 'paused', 'arbitrate', 'paused'],
    ['WL-73', 'paused', 'direct', 'paused'],
    ['SH-08', 'accepted', 'acceptConditionally', 'accepted'],
    ['SH-19', 'completed', 'supplement', 'completed'],
    ['SH-17', 'awaitingConfirmation', 'checkRemotely', 'awaitingConfirmation'],
    ['SH-19', 'deemedClosed', 'supplement', 'deemedClosed'],
    ['AH-29', 'completed', 'giveFeedback', 'awaitingConfirmation'],
    ['LH-35', 'awaitingConfirmation', 'rate', 'awaitingConfirmation'],
    ['LH-37', 'awaitingConfirmation', 'redo', 'handling'],
    ['SJ-19', 'awaitingConfirmation', 'object', 'handling'],
    ['SJ-19', 'awaitingConfirmation', 'deemClosed', 'deemedClosed'],
    ['WL-76', 'awaitingConfirmation', 'clear', 'cleared'],
    ['SJ-18', 'awaitingConfirmation', 'closeExplained', 'explainedClosed'],
    ['Q6', 'awaitingConfirmation', 'park', 'parked'],
    ['Q6', 'parked', 'redo', 'handling'],
    ['WL-76', 'parked', 'rate', 'parked'],
    ['WL-76', 'parked', 'clear', 'cleared'],
    ['AH-19', 'cleared', 'rate', 'cleared'],
    ['LH-37', 'cleared', 'redo', 'handling'],
    ['LH-37', 'explainedClosed', 'redo', 'handling'],
    ['AH-32', 'received', 'acceptEscalation', 'accepted'],
    ['AH-32', 'received', 'returnEscalation', 'returned'],
    ['WL-73', 'handling', 'decideEscalation', 'decided'],
    ['LH-41', 'refused', 'archive', 'archived'],
    ['WL-78', 'cleared', 'archive', 'archived'],
  ])('%s: %s, %s: %s', (_rule, state, act, next) => expect(stateAfter(state, act)).toBe(next));

  it.each<[CaseState, CaseAct]>([
    ['registered', 'complete'],
    ['registered', 'escalate'],
    ['registered', 'assign'],
    ['registered', 'register'],
    ['registered', 'clear'],
    ['received', 'decideEscalation'],
    ['received', 'assign'],
    ['accepted', 'refuse'],
    ['accepted', 'receiveEscalation'],
    ['handling', 'clear'],
    ['completed', 'accept'],
    ['completed', 'clear'],
    ['completed', 'archive'],
    ['awaitingConfirmation', 'complete'],
    ['awaitingMaterial', 'assign'],
    ['awaitingMaterial', 'complete'],
    ['paused', 'escalate'],
    ['parked', 'archive'],
    ['cleared', 'object'],
    ['cleared', 'withdraw'],
    ['refused', 'redo'],
    ['withdrawn', 'supplement'],
    ['archived', 'rate'],
    ['archived', 'redo'],
    ['archived', 'supplement'],
  ])('refuses: %s, %s', (state, act) => expect(stateAfter(state, act)).toBeUndefined());

  it.each(CASE_STATES.flatMap(state => HAPPENINGS.map(act => [state, act] as const)))(
    'AH-28: in %s, %s changes no state',
    (state, act) => expect(stateAfter(state, act)).toBe(state),
  );
});
