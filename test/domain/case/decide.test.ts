import { describe, expect, it } from '@jest/globals';
import { decide, type FileChange } from '../../../shared/domain/case/decide.ts';
import { isPending } from '../../../shared/domain/case/escalation.ts';
import type { FileFacts } from '../../../shared/domain/case/facts.ts';
import {
  CASE_ACTS,
  CASE_STATES,
  type CaseAct,
  type CaseState,
  CLEARED,
  SETTLING,
} from '../../../shared/domain/case/lifecycle.ts';
import { type Policy, valueOf } from '../../../shared/domain/policy/policy.ts';
import { file, policyWith } from '../casework.ts';
import { ENDS, everyCourse, POLICIES, type Step, stuckIn } from '../courses.ts';
import { refusalOf } from '../refusalOf.ts';

const PLAIN = policyWith();

const change = (state: CaseState, more: Partial<FileChange> = {}): FileChange => ({
  state,
  raised: null,
  asked: null,
  done: [],
  ...more,
});

describe('an act changes', () => {
  it.each<[string, FileFacts, CaseAct, FileChange]>([
    ['SJ-15: taken on', file('registered'), 'accept', change('accepted', { done: ['accept'] })],
    ['SJ-55: refused', file('registered'), 'refuse', change('refused', { done: ['refuse'] })],
    ['SJ-16: given to a department', file('accepted'), 'assign', change('handling', { done: ['assign'] })],
    ['SJ-17: completed', file('handling'), 'complete', change('completed', { done: ['complete'] })],
    [
      'LH-30: asked above, after other things',
      file('handling', { done: ['accept', 'assign'] }),
      'escalate',
      change('handling', { raised: 'open', done: ['accept', 'assign', 'escalate'] }),
    ],
    [
      'LH-30: asked above again after a return, told once',
      file('handling', { raised: 'returned', done: ['escalate'] }),
      'escalate',
      change('handling', { raised: 'open', done: ['escalate'] }),
    ],
    [
      'WL-72: asked further up by a level that was asked itself',
      file('accepted', { asked: 'accepted' }),
      'escalate',
      change('accepted', { raised: 'open', asked: 'accepted', done: ['escalate'] }),
    ],
    [
      'AH-32: taken on above',
      file('received', { asked: 'open' }),
      'acceptEscalation',
      change('accepted', { asked: 'accepted', done: ['acceptEscalation'] }),
    ],
    [
      'WL-73: decided above',
      file('accepted', { asked: 'accepted', raised: 'decided' }),
      'decideEscalation',
      change('decided', { raised: 'decided', asked: 'decided', done: ['decideEscalation'] }),
    ],
    [
      'AH-32: returned at once',
      file('received', { asked: 'open' }),
      'returnEscalation',
      change('returned', { asked: 'returned', done: ['returnEscalation'] }),
    ],
    [
      'AH-32: asked again after a return',
      file('returned', { asked: 'returned' }),
      'receiveEscalation',
      change('received', { asked: 'open', done: ['receiveEscalation'] }),
    ],
    [
      'WL-73: directed while the citizen has the turn',
      file('paused', { consulting: 'leader', done: ['consult'] }),
      'direct',
      change('paused', { done: ['consult', 'direct'] }),
    ],
    [
      'LH-37: opened again after a bad rating that came late',
      file('cleared', { rating: 1, done: ['rate'] }),
      'redo',
      change('handling', { done: ['rate', 'redo'] }),
    ],
    [
      'Q6: parked although its citizen said nothing',
      file('awaitingConfirmation'),
      'park',
      change('parked', { done: ['park'] }),
    ],
    [
      'WL-76: cleared after all, once it satisfies',
      file('parked', { rating: 5 }),
      'clear',
      change('cleared', { done: ['clear'] }),
    ],
    [
      'AH-28: a step above, heard after the end',
      file('completed', { raised: 'decided' }),
      'hearStep',
      change('completed', { raised: 'decided', done: ['hearStep'] }),
    ],
  ])('%s', (_rule, before, act, after) => expect(decide(before, act, PLAIN)).toStrictEqual(after));
});

describe('refuses', () => {
  it.each<[string, FileFacts, CaseAct]>([
    ['SJ-55: what is taken on is not refused', file('accepted'), 'refuse'],
    ['LH-30: what is not taken on is not escalated', file('registered'), 'escalate'],
    ['a completed case is not taken on again', file('completed'), 'accept'],
    ['AH-29: what nobody was told of is not cleared', file('completed', { rating: 5 }), 'clear'],
    ['AH-32: no department before the question is taken on', file('received', { asked: 'open' }), 'assign'],
    ['LH-37: what is closed opens again for a bad rating only', file('cleared', { rating: 3 }), 'redo'],
    ['LH-37: and not without one', file('deemedClosed'), 'redo'],
    ['LH-41: what is archived stays there, however it was rated', file('archived', { rating: 1 }), 'redo'],
  ])('%s', (_rule, before, act) => {
    const refusal = { code: 'ACT_NOT_ALLOWED', params: { act, state: before.state } };
    expect(refusalOf(() => decide(before, act, PLAIN))).toEqual(refusal);
  });

  it('Q6, WL-77: what is parked is not cleared before it satisfies', () => {
    expect(refusalOf(() => decide(file('parked', { rating: 1 }), 'clear', PLAIN))?.code).toBe('NOT_SATISFIED');
  });

  it('SJ-21: what a guard refuses although the table allows it', () => {
    const policy = policyWith({ 'flow.requires': ['summon'] });
    expect(refusalOf(() => decide(file('handling'), 'complete', policy))?.code).toBe('STEP_MISSING');
  });
});

const ABOVE: readonly CaseState[] = ['received', 'decided', 'returned'];
/** Where a level above can be; all others belong to the window that took the case (LH-09). */
const SHARED: readonly CaseState[] = [...ABOVE, 'accepted', 'handling', 'paused'];
/** What this level has answered, or what left it: whoever was asked for that had the word first. */
const ANSWERED: readonly CaseState[] = [...SETTLING, ...CLEARED, 'decided', 'returned'];
const LEFT: readonly CaseState[] = ['refused', 'referred', 'answered', 'withdrawn'];

const isBad = ({ rating }: FileFacts, policy: Policy) =>
  rating !== null && valueOf(policy, 'rating.redoOn').includes(rating);

const COURSES = POLICIES.map(([name, policy]) => ({ name, policy, courses: everyCourse(policy) }));

describe.each(COURSES)('whatever is done under $name, a file', ({ policy, courses }) => {
  const files = [...courses.values()].map(({ facts }) => facts);
  const steps = [...courses.values()].flatMap(one => one.steps.map(({ step }) => step));
  const offenders = (rule: (facts: FileFacts) => boolean) => files.filter(facts => !rule(facts)).slice(0, 3);
  const wrong = (rule: (step: Step) => boolean) => steps.filter(step => !rule(step)).slice(0, 3);

  it('LH-09: is registered, answered and closed only where the case was taken first', () => {
    expect(offenders(({ state, asked }) => asked === null || SHARED.includes(state))).toEqual([]);
  });

  it('AH-32: is received, decided and returned only where a level below asked', () => {
    expect(offenders(({ state, asked }) => asked !== null || !ABOVE.includes(state))).toEqual([]);
  });

  it('AH-28, LH-14: is neither answered nor given up while a level above or an authority owes an answer', () => {
    const told = ({ raised, consulting }: FileFacts) => !isPending(raised) && consulting === null;
    const asked: readonly CaseState[] = [...ANSWERED, ...LEFT, 'archived'];
    expect(offenders(facts => !asked.includes(facts.state) || told(facts))).toEqual([]);
  });

  it('LH-32, SH-44: has no answer, for the citizen or the level below, while a department owes one', () => {
    const replied = ({ openOrders, arbitrating }: FileFacts) => openOrders === 0 && !arbitrating;
    expect(offenders(facts => !ANSWERED.includes(facts.state) || replied(facts))).toEqual([]);
  });

  it('LH-32, WL-73, SH-17, SH-19: is reached by all that it is owed, wherever it waits', () => {
    const owed = ({ openOrders, arbitrating, consulting, openSupplements }: FileFacts): CaseAct[] => [
      ...(openOrders > 0 ? (['receiveOrder', 'replyOrder', 'returnOrder'] as const) : []),
      ...(arbitrating ? (['arbitrate'] as const) : []),
      ...(consulting === null ? [] : (['direct'] as const)),
      ...(openSupplements > 0 ? (['supplement', 'checkRemotely'] as const) : []),
    ];
    const over: readonly CaseState[] = [...LEFT, 'archived'];
    const missed = [...courses.values()].filter(({ facts, steps: next }) => {
      const acts = next.map(({ step }) => step.act);
      return !over.includes(facts.state) && owed(facts).some(act => !acts.includes(act));
    });
    expect(missed.slice(0, 3).map(({ facts }) => facts)).toEqual([]);
  });

  it('says the same to the level below as its own state says', () => {
    const said: Partial<Record<CaseState, string>> = { received: 'open', decided: 'decided', returned: 'returned' };
    expect(offenders(({ state, asked }) => asked === null || asked === (said[state] ?? 'accepted'))).toEqual([]);
  });

  it('AH-13, SJ-22: goes through the course only as a case or a complaint', () => {
    const asked: readonly CaseState[] = ['registered', 'answered', 'referred', 'withdrawn', 'archived'];
    const course = ({ kind }: FileFacts) => kind === 'case' || kind === 'conductComplaint';
    expect(offenders(facts => course(facts) || asked.includes(facts.state))).toEqual([]);
  });

  it('LH-34: is extended no more often than the policy says', () => {
    const times = valueOf(policy, 'clock.extension')?.times ?? 0;
    expect(offenders(({ extensions }) => extensions <= times)).toEqual([]);
  });

  it('WL-76, LH-35, SJ-19: is cleared as the doctrine says', () => {
    const [doctrine, from] = [valueOf(policy, 'closing.doctrine'), valueOf(policy, 'rating.satisfiedFrom')];
    const satisfied = ({ rating }: FileFacts) => rating !== null && rating >= from;
    const clears = ({ before, after }: Step) => before.state !== after.state && after.state === 'cleared';
    expect(wrong(step => !clears(step) || doctrine === 'FEEDBACK_GIVEN' || satisfied(step.after))).toEqual([]);
    expect(wrong(({ act }) => act !== 'deemClosed' || doctrine === 'DEEMED_IF_NO_OBJECTION')).toEqual([]);
  });

  it('LH-37, WL-76, Q5: goes back by itself after each bad rating, while redos are left and ratings do that', () => {
    const [left, doctrine] = [valueOf(policy, 'closing.redoLimit'), valueOf(policy, 'closing.doctrine')];
    const expected = ({ act, acted, before }: Step) =>
      act === 'rate' &&
      isBad(acted, policy) &&
      doctrine !== 'SATISFIED_ONLY' &&
      before.state !== 'parked' &&
      before.redos < left;
    expect(wrong(step => (step.followed === 'redo') === expected(step))).toEqual([]);
  });

  it('LH-37, LH-41, Q5: opens again, or is kept apart, only after a bad rating, and never from the archive', () => {
    const opens = ({ before, after }: Step) =>
      CLEARED.includes(before.state) && after.state !== before.state && after.state !== 'archived';
    const rightly = ({ act, followed, before }: Step) =>
      followed === 'redo' ||
      (act === 'redo' && isBad(before, policy)) ||
      (act === 'park' && (before.rating ?? 9) < valueOf(policy, 'rating.satisfiedFrom'));
    expect(wrong(step => !opens(step) || rightly(step))).toEqual([]);
    expect(wrong(({ before, after }) => before.state !== 'archived' || after.state === 'archived')).toEqual([]);
  });

  it('has an end that somebody can bring it to, and nobody has to give up for it', () => {
    expect(stuckIn(courses, ['withdraw']).slice(0, 3)).toEqual([]);
  });

  it('Q6, WL-77: has an end although its citizen says nothing more; what only satisfaction clears is kept apart', () => {
    const kept = valueOf(policy, 'closing.doctrine') === 'SATISFIED_ONLY';
    const ends: readonly CaseState[] = kept ? [...ENDS, 'parked'] : ENDS;
    expect(stuckIn(courses, ['withdraw', 'rate', 'object', 'supplement'], ends).slice(0, 3)).toEqual([]);
  });
});

describe('under all of them together', () => {
  const all = COURSES.flatMap(({ courses }) => [...courses.values()]);

  it('a file comes into every state', () => {
    expect(new Set(all.map(({ facts }) => facts.state))).toEqual(new Set(CASE_STATES));
  });

  it('every act is done somewhere, but those of the clock', () => {
    const done = new Set<CaseAct>(all.flatMap(({ steps }) => steps.map(({ step }) => step.act)));
    // files go beside the course: test/domain/case/lifecycle.test.ts
    const ofTheClock: CaseAct[] = ['warn', 'breach', 'lapse', 'moveDue', 'anonymise', 'attach', 'openAttachment'];
    expect(CASE_ACTS.filter(act => !done.has(act)).sort()).toEqual(['register', ...ofTheClock].sort());
  });
});
