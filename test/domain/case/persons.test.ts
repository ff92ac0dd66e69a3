import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ROLE_NAMES, roleMay, type RoleName } from '../../../shared/domain/access/roles.ts';
import { type Actor, actsOn, decide, mayAct, mayRead } from '../../../shared/domain/case/decide.ts';
import { ESCALATION_STATUSES } from '../../../shared/domain/case/escalation.ts';
import type { FileFacts } from '../../../shared/domain/case/facts.ts';
import { actsFrom, BIRTHS, CASE_ACTS, CASE_STATES, type CaseAct } from '../../../shared/domain/case/lifecycle.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { RECORD_KINDS } from '../../../shared/domain/policy/policy.ts';
import { DOCTRINES, person, policyWith } from '../casework.ts';
import { CHINA } from '../centers.ts';
import { refusalOf } from '../refusalOf.ts';

const STATUSES = [null, ...ESCALATION_STATUSES];
const ALL_ACTS: ReadonlySet<CaseAct> = new Set(CASE_ACTS);
const PLAIN = policyWith();

/** The acts of a level that can do everything. */
const offers = (facts: FileFacts, actor: Actor, policy = PLAIN) =>
  actsOn(facts, actor, { levelActs: ALL_ACTS, tree: CHINA, policy });

describe('a person acts', () => {
  it.each([
    ['at the own center', 'registrar', '340882', '340882', 'accept'],
    ['at a sub-center of the own center', 'registrar', '310109', '310109S91', 'accept'],
    ['for the level above', 'efficiency-officer', '340800', '340800', 'decideEscalation'],
  ] as [string, RoleName, string, string, CaseAct][])('%s', (_where, role, own, held, act) => {
    expect(refusalOf(() => mayAct(act, person(role, own), { center: held }, CHINA))).toBeUndefined();
  });

  it.each<[string, Actor, string, CaseAct, DomainError]>([
    [
      'AH-12: each level does its own work',
      person('efficiency-officer', '340800'),
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
      'N12: a citizen does not register through the staff’s API',
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
    expect(refusalOf(() => mayAct(act, actor, { center: held }, CHINA))).toEqual(refusal.extensions);
  });
});

const anyCenter = fc.constantFrom(...CHINA.keys(), '999999');
const anyFile = fc.record<FileFacts>({
  state: fc.constantFrom(...CASE_STATES),
  center: anyCenter,
  origin: anyCenter,
  raised: fc.constantFrom(...STATUSES),
  asked: fc.constantFrom(...STATUSES),
  kind: fc.constantFrom(...RECORD_KINDS),
  classCode: fc.constantFrom(null, 'simple', 'complex'),
  exclusion: fc.constantFrom(null, 'litigation'),
  done: fc.subarray([...CASE_ACTS]),
  openOrders: fc.nat({ max: 2 }),
  openSummonses: fc.nat({ max: 1 }),
  openSupplements: fc.nat({ max: 1 }),
  awaited: fc.constantFrom(null, 0, 1),
  arbitrating: fc.boolean(),
  rung: fc.nat({ max: 2 }),
  consulting: fc.constantFrom(null, 'leader'),
  redos: fc.nat({ max: 3 }),
  extensions: fc.nat({ max: 2 }),
  rating: fc.constantFrom(null, 1, 2, 3, 4, 5),
  explained: fc.boolean(),
});
const anyPolicy = fc.constantFrom(PLAIN, ...DOCTRINES.map(([, policy]) => policy));
const anyActor = fc.record<Actor>({ id: fc.constant('a'), role: fc.constantFrom(...ROLE_NAMES), center: anyCenter });
/** Half of them at the file’s own center, so that acts are allowed often enough to mean something. */
const anyMeeting = fc
  .record({
    facts: anyFile,
    anybody: anyActor,
    atHome: fc.boolean(),
    levelActs: fc.subarray([...CASE_ACTS]).map(acts => new Set(acts)),
    policy: anyPolicy,
  })
  .map(({ anybody, atHome, ...one }) => ({
    ...one,
    actor: atHome ? { ...anybody, center: one.facts.center } : anybody,
  }));

describe('the acts that are offered', () => {
  it('are those that neither the level, the person, the policy nor the file refuses', () => {
    let offered = 0;
    fc.assert(
      fc.property(anyMeeting, ({ facts, actor, levelActs, policy }) => {
        const expected = CASE_ACTS.filter(
          act =>
            levelActs.has(act) &&
            actsFrom(facts.state).includes(act) &&
            !refusalOf(() => mayAct(act, actor, facts, CHINA)) &&
            !refusalOf(() => decide(facts, act, policy)),
        );
        offered += expected.length;
        expect(actsOn(facts, actor, { levelActs, tree: CHINA, policy }).sort()).toEqual([...expected].sort());
      }),
      { numRuns: 4000 },
    );
    expect(offered).toBeGreaterThan(100);
  });

  it('are never those of the machinery, nor beyond the role', () => {
    const machinery: CaseAct[] = ['hearStep', 'warn', 'breach', 'lapse', 'moveDue', 'anonymise', 'deemClosed'];
    fc.assert(
      fc.property(anyMeeting, ({ facts, actor, policy }) => {
        const offered = offers(facts, actor, policy);
        expect(offered.filter(act => act in BIRTHS || machinery.includes(act) || !roleMay(actor.role, act))).toEqual(
          [],
        );
      }),
      { numRuns: 2000 },
    );
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

  it('by whoever may act on it, but for the reporter, who shows a code', () => {
    let offered = 0;
    fc.assert(
      fc.property(anyMeeting, ({ facts, actor, policy }) => {
        if (actor.role === 'citizen' || offers(facts, actor, policy).length === 0) return;
        offered += 1;
        expect(mayRead(facts, actor, CHINA)).toBe(true);
      }),
      { numRuns: 2000 },
    );
    expect(offered).toBeGreaterThan(50);
  });
});
