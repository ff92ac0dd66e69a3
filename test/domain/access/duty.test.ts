import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type DraftDuty,
  type Duty,
  DUTY_KINDS,
  dutyFault,
  type DutyKind,
  dutyPeriod,
  dutyRoles,
  isInForce,
  mayDelegate,
  mayEnd,
  mayPlan,
  mergeDuty,
  overlaps,
  placeOf,
  wear,
} from '../../../shared/domain/access/duty.ts';
import { ROLE_NAMES, type RoleName } from '../../../shared/domain/access/roles.ts';
import type { Actor } from '../../../shared/domain/case/decide.ts';
import { CHINA } from '../centers.ts';
import { refusalOf } from '../refusalOf.ts';

const TODAY = '2026-09-28';
const COUNTY = '340882';
const days = (from: string, to: string) => dutyPeriod({ from, to });
const WEEK = days('2026-09-28', '2026-10-02');
const NOON = '2026-09-28T04:00:00.000Z';

const duty = (more: Partial<Duty> = {}): Duty => ({
  ...{ id: 'd1', kind: 'roster', person: 'zhao', role: 'coordinator', center: COUNTY, standsFor: null, endedAt: null },
  ...WEEK,
  ...more,
});
const who = (role: RoleName, more: Partial<Actor> = {}): Actor => ({ id: 'zhao', role, center: COUNTY, ...more });
const codeOf = (work: () => unknown) => refusalOf(work)?.code ?? 'ok';

describe('the days of a duty', () => {
  it('are instants in Beijing: a morning ends at noon, a day at midnight', () => {
    const period = (fromHalf: 'morning' | 'afternoon', toHalf: 'morning' | 'afternoon') =>
      dutyPeriod({ from: TODAY, fromHalf, to: TODAY, toHalf });
    expect(period('morning', 'afternoon')).toEqual({
      from: '2026-09-27T16:00:00.000Z',
      to: '2026-09-28T16:00:00.000Z',
    });
    expect(period('morning', 'morning').to).toBe(NOON);
    expect(period('afternoon', 'afternoon').from).toBe(NOON);
  });

  it('hold from the first instant, and not at the last', () => {
    const half = duty(dutyPeriod({ from: TODAY, fromHalf: 'morning', to: TODAY, toHalf: 'morning' }));
    expect(isInForce(half, half.from)).toBe(true);
    expect(isInForce(half, '2026-09-28T03:59:59.999Z')).toBe(true);
    expect(isInForce(half, NOON)).toBe(false);
    expect(isInForce(half, '2026-09-27T15:59:59.999Z')).toBe(false);
  });

  it('an ended one holds at no instant, also for a level whose clock is behind', () =>
    expect(isInForce(duty({ endedAt: NOON }), '2026-09-28T03:00:00.000Z')).toBe(false));
});

describe('which roles a duty gives', () => {
  const NEVER: RoleName[] = [
    ...(['policy-administrator', 'security-administrator', 'auditor'] as const),
    ...(['integrator', 'display', 'citizen', 'provincial-officer'] as const),
  ];
  it.each(NEVER)('never that of %s', role => {
    expect(DUTY_KINDS.filter(kind => dutyRoles(kind).includes(role))).toEqual([]);
    expect(dutyFault(duty({ role }))).toBe('DUTY_ROLE');
    expect(dutyFault(duty({ role, kind: 'delegation', standsFor: 'li' }))).toBe('DUTY_ROLE');
  });

  it('AH-09, LH-06, AH-35: turns are taken as coordinator, leader, efficiency supervisor and the like', () =>
    expect([...dutyRoles('roster')].sort()).toEqual([
      ...['coordinator', 'efficiency-officer', 'efficiency-supervisor', 'leader', 'registrar', 'supervision-section'],
    ]));

  it.each<[string, Partial<Duty>, string]>([
    ['a head by turns', { role: 'center-head' }, 'DUTY_ROLE'],
    ['a roster in somebody’s place', { standsFor: 'li' }, 'DUTY_ROLE'],
    ['a delegation in nobody’s place', { kind: 'delegation' }, 'DUTY_ROLE'],
    ['standing in for oneself', { kind: 'delegation', standsFor: 'zhao' }, 'DUTY_SELF'],
    ['an end before the beginning', { from: WEEK.to, to: WEEK.from }, 'DUTY_PERIOD'],
    ['no time at all', { to: WEEK.from }, 'DUTY_PERIOD'],
    ['93 days', days('2026-09-28', '2026-12-29'), 'DUTY_PERIOD'],
  ])('not %s', (_what, more, code) => expect(dutyFault(duty(more))).toBe(code));

  it('92 days are not too long', () => expect(dutyFault(duty(days('2026-09-28', '2026-12-28')))).toBeNull());
});

describe('a duty that is worn', () => {
  const worn = (row: Duty | null, person: Actor = who('handler'), at = NOON) => wear(row, person, at, CHINA);

  it('gives its role and its center, and takes the own ones', () =>
    expect(worn(duty(), who('handler', { center: '340800' }))).toEqual({
      ...{ id: 'zhao', role: 'coordinator', center: COUNTY, duty: 'd1' },
    }));

  it('says in whose place', () => {
    const actor = worn(duty({ kind: 'delegation', role: 'registrar', standsFor: 'li' }));
    expect(actor).toEqual({ id: 'zhao', role: 'registrar', center: COUNTY, duty: 'd1', standsFor: 'li' });
    expect(placeOf(actor)).toBe('li');
    expect(placeOf(who('registrar'))).toBe('zhao');
  });

  it('N12: a handler’s deputy is of the same department, and brings none into another role', () => {
    const own = who('handler', { department: 'medical-security' } as never);
    const stood = duty({ kind: 'delegation', role: 'handler', standsFor: 'li' });
    expect(worn(stood, own).department).toBe('medical-security');
    expect(worn(stood, who('registrar')).department).toBeUndefined();
    expect(worn(duty(), own).department).toBeUndefined();
  });

  it.each<[string, Duty | null, Actor, string]>([
    ['no duty', null, who('handler'), NOON],
    ['another’s', duty({ person: 'qian' }), who('handler'), NOON],
    ['one not begun', duty(days('2026-09-29', '2026-09-29')), who('handler'), NOON],
    ['one that is over', duty(), who('handler'), WEEK.to],
    ['one that was ended', duty({ endedAt: NOON }), who('handler'), NOON],
    ['one that could not be ordered', duty({ role: 'auditor' }), who('handler'), NOON],
    ['one of another line of centers', duty(), who('handler', { center: '340881' }), NOON],
    ...(['policy-administrator', 'security-administrator', 'auditor', 'integrator', 'display', 'citizen'] as const).map(
      role => [`one of the ${role}`, duty(), who(role), NOON] as [string, Duty, Actor, string],
    ),
  ])('is not %s: refused alike', (_what, row, person, at) => {
    expect(refusalOf(() => worn(row, person, at))).toEqual({ code: 'NOT_ON_DUTY' });
  });
});

describe('who orders a roster', () => {
  const plan = (role: RoleName, more: Partial<DraftDuty> = {}, actor: Partial<Actor> = {}) =>
    codeOf(() => mayPlan(duty(more), who(role, { id: 'boss', ...actor }), CHINA, TODAY));

  it.each(ROLE_NAMES)('%s', role =>
    expect(plan(role)).toBe(
      ['center-head', 'supervision-section', 'security-administrator'].includes(role) ? 'ok' : 'NOT_PERMITTED',
    ),
  );

  it.each<[string, Partial<DraftDuty>, Partial<Actor>, string]>([
    ['for a branch of the own center', { center: '310109S91' }, { center: '310109' }, 'ok'],
    ['not for a level below', {}, { center: '340800' }, 'WRONG_LEVEL'],
    ['not for a neighbour', {}, { center: '340881' }, 'OUTSIDE_JURISDICTION'],
    ['not for a center that is not there', { center: '999999' }, {}, 'CENTER_UNKNOWN'],
    ['not for oneself', { person: 'boss' }, {}, 'DUTY_SELF'],
    ['not an administrator', { role: 'auditor' }, {}, 'DUTY_ROLE'],
    ['not for yesterday', days('2026-09-27', '2026-09-30'), {}, 'DUTY_PERIOD'],
    ['not for the year after next', days('2027-09-30', '2027-09-30'), {}, 'DUTY_PERIOD'],
    ['not in a duty', {}, { duty: 'd9' }, 'DUTY_CHAIN'],
  ])('%s', (_what, draft, actor, code) => expect(plan('center-head', draft, actor)).toBe(code));
});

describe('who delegates', () => {
  const give = (role: RoleName, more: Partial<DraftDuty> = {}, actor: Partial<Actor> = {}) =>
    codeOf(() =>
      mayDelegate(
        duty({ kind: 'delegation', role, standsFor: 'li', ...more }),
        who(role, { id: 'li', ...actor }),
        CHINA,
        TODAY,
      ),
    );
  const OWN: RoleName[] = [
    ...(['registrar', 'handler', 'coordinator', 'center-head', 'supervision-section', 'efficiency-officer'] as const),
    ...(['efficiency-supervisor', 'leader', 'reform-office'] as const),
  ];

  it.each(ROLE_NAMES)('the own place: %s', role =>
    expect(give(role)).toBe(OWN.includes(role) ? 'ok' : 'NOT_PERMITTED'),
  );

  it.each<[string, RoleName, Partial<DraftDuty>, Partial<Actor>, string]>([
    ['no role that is not the own one', 'registrar', { role: 'coordinator' }, {}, 'DUTY_NOT_YOURS'],
    ['not at another center', 'registrar', { center: '310109S91' }, { center: '310109' }, 'OUTSIDE_JURISDICTION'],
    ['not to oneself', 'registrar', { person: 'li' }, {}, 'DUTY_SELF'],
    ['not what one has on duty: no chain', 'registrar', {}, { duty: 'd9' }, 'DUTY_CHAIN'],
    ['not another’s place', 'registrar', { standsFor: 'sun' }, {}, 'NOT_PERMITTED'],
    ['another’s place as the head of the center', 'center-head', { standsFor: 'sun', role: 'handler' }, {}, 'ok'],
    [
      'not to oneself, as the head',
      'center-head',
      { standsFor: 'sun', role: 'handler', person: 'li' },
      {},
      'DUTY_SELF',
    ],
    ['not another head’s place', 'center-head', { standsFor: 'sun' }, {}, 'DUTY_ROLE'],
    ['not an administrator’s place', 'center-head', { standsFor: 'sun', role: 'auditor' }, {}, 'DUTY_ROLE'],
    [
      'not at a neighbour',
      'center-head',
      { standsFor: 'sun', role: 'handler' },
      { center: '340881' },
      'OUTSIDE_JURISDICTION',
    ],
  ])('%s', (_what, role, draft, actor, code) => expect(give(role, draft, actor)).toBe(code));
});

describe('who ends a duty', () => {
  const row = { ...duty({ kind: 'delegation', standsFor: 'li' }), orderedBy: 'boss' };
  const end = (role: RoleName, actor: Partial<Actor>) =>
    codeOf(() => mayEnd(row, who(role, { id: 'x', ...actor }), CHINA));
  it.each<[string, RoleName, Partial<Actor>, string]>([
    ['who ordered it', 'registrar', { id: 'boss' }, 'ok'],
    ['whose place it is', 'registrar', { id: 'li' }, 'ok'],
    ['the head', 'center-head', {}, 'ok'],
    ['the section', 'supervision-section', {}, 'ok'],
    ['the security administrator', 'security-administrator', {}, 'ok'],
    ['not a colleague', 'coordinator', {}, 'NOT_PERMITTED'],
    ['not who stands in', 'registrar', { id: 'zhao' }, 'NOT_PERMITTED'],
    ['not a head of elsewhere', 'center-head', { center: '340881' }, 'OUTSIDE_JURISDICTION'],
    ['not a head above', 'center-head', { center: '340800' }, 'WRONG_LEVEL'],
    ['nobody in a duty', 'center-head', { duty: 'd1' }, 'DUTY_CHAIN'],
  ])('%s', (_who, role, actor, code) => expect(end(role, actor)).toBe(code));
});

describe('two duties are in each other’s way', () => {
  const deputy = (more: Partial<Duty> = {}) =>
    duty({ kind: 'delegation', role: 'registrar', standsFor: 'li', ...more });
  it.each<[string, Duty, Duty, boolean]>([
    ['two deputies for one place', deputy(), deputy({ person: 'qian' }), true],
    ['deputies for two places', deputy(), deputy({ standsFor: 'sun' }), false],
    ['one after the other', deputy(), deputy(days('2026-10-03', '2026-10-04')), false],
    ['one that was ended', deputy(), deputy({ endedAt: NOON }), false],
    ['the same turn twice', duty(), duty({ id: 'd2' }), true],
    ['two people in one turn', duty(), duty({ person: 'qian' }), false],
    ['two roles of one person', duty(), duty({ role: 'leader' }), false],
    ['a turn and a delegation', duty({ role: 'registrar' }), deputy(), false],
  ])('%s', (_what, one, other, expected) => expect(overlaps(one, other)).toBe(expected));
});

describe('what another level tells', () => {
  const ended = duty({ endedAt: NOON });
  it('stands in whatever order it comes: the ended one wins', () => {
    const told = fc.shuffledSubarray([duty(), ended, duty(), ended], { minLength: 1 });
    fc.assert(
      fc.property(told, all => {
        const known = all.reduce<Duty | null>((row, next) => mergeDuty(row, next), null);
        expect(known?.endedAt ?? null).toBe(all.some(({ endedAt }) => endedAt !== null) ? NOON : null);
      }),
    );
  });

  it.each<[string, Partial<Duty>]>([
    ['the person', { person: 'qian' }],
    ['the role', { role: 'leader' }],
    ['the center', { center: '340800' }],
    ['the end', { to: days('2026-09-28', '2026-12-01').to }],
    ['the kind', { kind: 'delegation' as DutyKind, standsFor: 'li' }],
  ])('never changes %s under the same id', (_what, more) => expect(mergeDuty(duty(), duty(more))).toBeNull());
});
