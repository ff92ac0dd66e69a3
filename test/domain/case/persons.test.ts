import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ROLE_NAMES, roleMay, type RoleName } from '../../../shared/domain/access/roles.ts';
import { type Actor, actsOn, decide, type FileFacts, mayAct, mayRead } from '../../../shared/domain/case/decide.ts';
import { ESCALATION_STATUSES } from '../../../shared/domain/case/escalation.ts';
import { BIRTHS, CASE_ACTS, CASE_STATES, type CaseAct } from '../../../shared/domain/case/lifecycle.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { file, person } from '../casework.ts';
import { CHINA } from '../centers.ts';
import { refusalOf } from '../refusalOf.ts';

const STATUSES = [null, ...ESCALATION_STATUSES];
const ALL_ACTS: ReadonlySet<CaseAct> = new Set(CASE_ACTS);

describe('a person acts', () => {
  it.each([
    ['at the own center', 'registrar', '340882', '340882', 'accept'],
    ['at a sub-center of the own center', 'registrar', '310109', '310109S91', 'accept'],
    ['for the level above', 'city-supervisor', '340800', '340800', 'decideEscalation'],
  ] as [string, RoleName, string, string, CaseAct][])('%s', (_where, role, own, held, act) => {
    expect(refusalOf(() => mayAct(act, person(role, own), held, CHINA))).toBeUndefined();
  });

  it.each<[string, Actor, string, CaseAct, DomainError]>([
    [
      'AH-12: each level does its own work',
      person('city-supervisor', '340800'),
      '340882',
      'accept',
      new DomainError('WRONG_LEVEL', { own: 'city', level: 'county' }),
    ],
    [
      'the neighbour’s case is the neighbour’s',
      person('registrar', '340881'),
      '340882',
      'accept',
      new DomainError('OUTSIDE_JURISDICTION', { center: '潜山市' }),
    ],
    [
      'a branch does not act for the whole',
      person('registrar', '310109S91'),
      '310109',
      'accept',
      new DomainError('OUTSIDE_JURISDICTION', { center: '虹口区' }),
    ],
    [
      'SJ-17: a handler does not take on cases',
      person('handler', '340882'),
      '340882',
      'accept',
      new DomainError('NOT_PERMITTED', { act: 'accept', role: 'handler' }),
    ],
    [
      'N12: a citizen has no act here',
      person('citizen', '340882'),
      '340882',
      'register',
      new DomainError('NOT_PERMITTED', { act: 'register', role: 'citizen' }),
    ],
    [
      'a person of no known center',
      person('registrar', '999999'),
      '340882',
      'accept',
      new DomainError('CENTER_UNKNOWN', { center: '999999' }),
    ],
    [
      'a file of no known center',
      person('registrar', '340882'),
      '888888',
      'accept',
      new DomainError('CENTER_UNKNOWN', { center: '888888' }),
    ],
  ])('refuses: %s', (_rule, actor, held, act, refusal) => {
    expect(refusalOf(() => mayAct(act, actor, held, CHINA))).toEqual(refusal.extensions);
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
  .tuple(
    anyFile,
    anyActor,
    fc.boolean(),
    fc.subarray([...CASE_ACTS]).map(acts => new Set(acts)),
  )
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
