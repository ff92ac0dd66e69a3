import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ROLE_NAMES, roleMay, type RoleName } from '../../../shared/domain/access/roles.ts';
import {
  type Actor,
  actsOn,
  decide,
  type FileChange,
  type FileFacts,
  mayAct,
  mayRead,
} from '../../../shared/domain/case/decide.ts';
import { ESCALATION_STATUSES, isPending, statusAfterStep } from '../../../shared/domain/case/escalation.ts';
import {
  actsFrom,
  BIRTHS,
  CASE_ACTS,
  CASE_STATES,
  type CaseAct,
  type CaseState,
  ENDED,
} from '../../../shared/domain/case/lifecycle.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { CHINA } from '../centers.ts';

const STATUSES = [null, ...ESCALATION_STATUSES];
const ALL_ACTS: ReadonlySet<CaseAct> = new Set(CASE_ACTS);

const file = (state: CaseState, facts: Partial<FileFacts> = {}): FileFacts => ({
  state,
  center: '340882',
  origin: '340882',
  raised: null,
  asked: null,
  ...facts,
});

const person = (role: RoleName, center: string): Actor => ({ id: `${role}@${center}`, role, center });

/** The refusal of some work as an API answers it; undefined where it is done. */
function refusalOf(work: () => unknown): DomainError['extensions'] | undefined {
  try {
    work();
  } catch (refusal) {
    if (refusal instanceof DomainError) return refusal.extensions;
    throw refusal;
  }
  return undefined;
}

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
    ['AH-28: nothing ends while the level above owes an answer', file('handling', { raised: 'open' }), 'complete', 'ESCALATION_OPEN'],
    [
      'AH-28: … nor while it works on it',
      file('handling', { raised: 'accepted' }),
      'complete',
      'ESCALATION_OPEN',
    ],
    ['AH-32: only what was asked is taken on', file('received'), 'acceptEscalation', 'NOTHING_ASKED'],
    ['WL-73: only what was asked is decided', file('accepted'), 'decideEscalation', 'NOTHING_ASKED'],
    ['AH-32: only what was asked is returned', file('handling'), 'returnEscalation', 'NOTHING_ASKED'],
    [
      'WL-73: an answer is given once',
      file('accepted', { asked: 'decided' }),
      'decideEscalation',
      'NOTHING_ASKED',
    ],
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
    expect(
      offenders(({ state, asked }) => asked === null || asked === (said[state] ?? 'accepted')),
    ).toEqual([]);
  });

  it('has a next act at its own level, waits for the level above, or has ended', () => {
    const open = (facts: FileFacts) => actsFrom(facts.state).some(act => !refusalOf(() => decide(facts, act)));
    expect(offenders(facts => ENDED.includes(facts.state) || isPending(facts.raised) || open(facts))).toEqual([]);
  });
});

describe('a person acts', () => {
  it.each([
    ['at the own center', 'registrar', '340882', '340882', 'accept'],
    ['at a sub-center of the own center', 'registrar', '310109', '310109S91', 'accept'],
    ['for the level above', 'city-supervisor', '340800', '340800', 'decideEscalation'],
  ] as [string, RoleName, string, string, CaseAct][])('%s', (_where, role, own, held, act) => {
    expect(refusalOf(() => mayAct(act, person(role, own), held, CHINA))).toBeUndefined();
  });

  it.each<[string, RoleName, string, string, CaseAct, DomainError]>([
    [
      'AH-12: each level does its own work',
      'city-supervisor',
      '340800',
      '340882',
      'accept',
      new DomainError('WRONG_LEVEL', { own: 'city', level: 'county' }),
    ],
    [
      'the neighbour’s case is the neighbour’s',
      'registrar',
      '340881',
      '340882',
      'accept',
      new DomainError('OUTSIDE_JURISDICTION', { center: '潜山市' }),
    ],
    [
      'a branch does not act for the whole',
      'registrar',
      '310109S91',
      '310109',
      'accept',
      new DomainError('OUTSIDE_JURISDICTION', { center: '虹口区' }),
    ],
    [
      'SJ-17: a handler does not take on cases',
      'handler',
      '340882',
      '340882',
      'accept',
      new DomainError('NOT_PERMITTED', { act: 'accept', role: 'handler' }),
    ],
    [
      'N12: a citizen has no act here',
      'citizen',
      '340882',
      '340882',
      'register',
      new DomainError('NOT_PERMITTED', { act: 'register', role: 'citizen' }),
    ],
    [
      'a person of no known center',
      'registrar',
      '999999',
      '340882',
      'accept',
      new DomainError('CENTER_UNKNOWN', { center: '999999' }),
    ],
    [
      'a file of no known center',
      'registrar',
      '340882',
      '888888',
      'accept',
      new DomainError('CENTER_UNKNOWN', { center: '888888' }),
    ],
  ])('refuses: %s', (_rule, role, own, held, act, refusal) => {
    expect(refusalOf(() => mayAct(act, person(role, own), held, CHINA))).toEqual(refusal.extensions);
  });
});

const anyCenter = fc.constantFrom(...CHINA.keys(), '999999');
const anyFile = fc.record<FileFacts>({
  state: fc.constantFrom(...CASE_STATES),
  center: anyCenter,
  origin: anyCenter,
  raised: fc.constantFrom(...STATUSES),
  asked: fc.constantFrom(...STATUSES),
});
const anyActor = fc.record<Actor>({ id: fc.constant('a'), role: fc.constantFrom(...ROLE_NAMES), center: anyCenter });
/** Half of them at the file's own center, so that acts are allowed often enough to mean something. */
const anyMeeting = fc
  .tuple(anyFile, anyActor, fc.boolean(), fc.subarray([...CASE_ACTS]).map(acts => new Set(acts)))
  .map(([facts, actor, atHome, acts]) => ({ facts, actor: atHome ? { ...actor, center: facts.center } : actor, acts }));

describe('the acts that are offered', () => {
  it('are those that neither the level, the person nor the file refuses', () => {
    let offered = 0;
    fc.assert(
      fc.property(anyMeeting, ({ facts, actor, acts }) => {
        const expected = CASE_ACTS.filter(
          act =>
            acts.has(act) &&
            act !== 'hearStep' &&
            !refusalOf(() => mayAct(act, actor, facts.center, CHINA)) &&
            !refusalOf(() => decide(facts, act)),
        );
        offered += expected.length;
        expect(actsOn(facts, actor, acts, CHINA).sort()).toEqual([...expected].sort());
      }),
      { numRuns: 4000 },
    );
    expect(offered).toBeGreaterThan(100);
  });

  it('are never those of the machinery, nor beyond the role', () => {
    fc.assert(
      fc.property(anyMeeting, ({ facts, actor }) => {
        const offered = actsOn(facts, actor, ALL_ACTS, CHINA);
        expect(offered.filter(act => act in BIRTHS || act === 'hearStep' || !roleMay(actor.role, act))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it.each<[string, FileFacts, Actor, CaseAct[]]>([
    ['a new case at the window', file('registered'), person('registrar', '340882'), ['accept', 'refuse']],
    ['a case in work', file('handling'), person('handler', '340882'), ['complete', 'escalate']],
    ['a case that waits for the level above', file('handling', { raised: 'open' }), person('registrar', '340882'), []],
    [
      'a question from below',
      file('received', { center: '340800', asked: 'open' }),
      person('city-supervisor', '340800'),
      ['acceptEscalation', 'returnEscalation'],
    ],
    ['a question from below, to a registrar', file('received', { asked: 'open' }), person('registrar', '340882'), []],
    ['a case of the county, to its city', file('registered'), person('coordinator', '340800'), []],
    ['a finished case', file('completed'), person('coordinator', '340882'), []],
    ['any case, to a citizen', file('registered'), person('citizen', '340882'), []],
  ])('%s', (_what, facts, actor, acts) => expect(actsOn(facts, actor, ALL_ACTS, CHINA)).toEqual(acts));

  it('leave out what the level cannot do', () => {
    const levelActs = new Set<CaseAct>(['accept', 'assign', 'complete']);
    expect(actsOn(file('handling'), person('coordinator', '340882'), levelActs, CHINA)).toEqual(['complete']);
  });
});

describe('a file is read', () => {
  it.each([
    ['at its own center', '340882', '340882', '340882'],
    ['by every level above (N1)', '340882', '340882', '340000'],
    ['AH-28: by the window that took the case, up to the province', '340000', '340882', '340882'],
    ['AH-28: by the city over that window', '340000', '340882', '340800'],
  ])('%s', (_who, center, origin, reader) => {
    expect(mayRead({ center, origin }, person('registrar', reader), CHINA)).toBe(true);
  });

  it.each([
    ['by a neighbour', '340882', '340882', '340881', 'registrar'],
    ['by a level below that has no part in it', '340800', '340881', '340882', 'registrar'],
    ['by another province', '340882', '340882', '310000', 'provincial-officer'],
    ['by a center that nobody knows', '340882', '340882', '999999', 'registrar'],
    ['N12: by a citizen, even at the own center', '340882', '340882', '340882', 'citizen'],
  ] as [string, string, string, string, RoleName][])('refuses: %s', (_who, center, origin, reader, role) => {
    expect(mayRead({ center, origin }, person(role, reader), CHINA)).toBe(false);
  });

  it('by whoever may act on it', () => {
    fc.assert(
      fc.property(
        anyMeeting,
        ({ facts, actor }) => actsOn(facts, actor, ALL_ACTS, CHINA).length === 0 || mayRead(facts, actor, CHINA),
      ),
      { numRuns: 2000 },
    );
  });
});
