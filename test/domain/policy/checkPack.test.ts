import { describe, expect, it } from '@jest/globals';
import { CASE_STATES, type CaseAct } from '../../../shared/domain/case/lifecycle.ts';
import { checkPolicy } from '../../../shared/domain/policy/checkPack.ts';
import { policyOf } from '../../../shared/domain/policy/inherit.ts';
import type { PolicyValues } from '../../../shared/domain/policy/policy.ts';
import { policyWith, SOURCE } from '../casework.ts';
import { POLICIES } from '../courses.ts';
import { refusalOf } from '../refusalOf.ts';
import { baseOf, packOf } from './somePacks.ts';
import { formOf, kind, UNSOUND, workdays } from './unsoundPolicies.ts';

type Values = Partial<PolicyValues>;

const refusal = (values: Values) => refusalOf(() => checkPolicy(policyWith(values)));
const stages = (...groups: string[][]) => groups.map((states, i) => ({ name: `第${i}段`, states })) as never;

it.each([['the defaults', policyWith()] as const, ...POLICIES])('a sound policy passes: %s', (_name, policy) => {
  expect(refusalOf(() => checkPolicy(policy))).toBeUndefined();
});

describe('SJ-21: stages may have any name, but each state has exactly one', () => {
  const [first = '', ...others] = CASE_STATES as readonly string[];

  it.each([
    ['stateMissing', first, stages(others)],
    ['stateTwice', first, stages([first], CASE_STATES as never)],
    ['stateTwice', first, stages([first, first, ...others])],
    ['stateUnknown', 'dreaming', stages([...CASE_STATES, 'dreaming'])],
  ])('%s: %s', (what, at, value) => {
    expect(refusal({ 'flow.stages': value })).toEqual({
      code: 'POLICY_STATE_DANGLING',
      field: 'flow.stages',
      params: { key: 'flow.stages', what, at, ...SOURCE },
    });
  });

  it('so several stages pass', () => {
    expect(refusal({ 'flow.stages': stages([first], others) })).toBeUndefined();
  });
});

describe('SH-32: only acts of the lifecycle can be asked for', () => {
  it.each<[keyof PolicyValues, string, Values]>([
    ['flow.requires', 'dance', { 'flow.requires': ['triage', 'dance' as never] }],
    ['triage.classes', 'hard: dance', { 'triage.classes': [kind('hard', { requires: ['dance' as never] })] }],
  ])('%s names %s', (key, at, values) => {
    expect(refusal(values)).toMatchObject({
      code: 'POLICY_STATE_DANGLING',
      field: key,
      params: { what: 'actUnknown', at },
    });
  });

  it('and those that it has pass', () => {
    expect(
      refusal({ 'flow.requires': ['triage'], 'triage.classes': [kind('hard', { requires: ['summon', 'arrive'] })] }),
    ).toBeUndefined();
  });
});

describe('SH-32: a step that is asked for can be taken before the end', () => {
  /** Written down a second time: on the way to the result, or between the result and the clearance. */
  const inTime: CaseAct[] = [
    ...(['logAction', 'summon', 'arrive', 'consult', 'direct', 'extend', 'handOver', 'adoptPolicy'] as const),
    ...(['triage', 'acceptConditionally', 'supplement', 'checkRemotely', 'requestMaterial', 'pause'] as const),
    ...(['assign', 'receiveOrder', 'replyOrder', 'returnOrder', 'arbitrate', 'resume', 'escalate'] as const),
    ...(['giveFeedback', 'rate'] as const),
  ];
  const tooLate: CaseAct[] = [
    ...(['refuse', 'refer', 'answer', 'withdraw', 'resolveOnSpot', 'complete'] as const),
    ...(['decideEscalation', 'returnEscalation', 'receiveEscalation', 'hearStep'] as const),
    ...(['object', 'redo', 'clear', 'deemClosed', 'closeExplained', 'park', 'archive'] as const),
  ];

  it.each(inTime)('%s', act => {
    expect(refusal({ 'flow.requires': [act] })).toBeUndefined();
    expect(refusal({ 'triage.classes': [kind('hard', { requires: [act] })] })).toBeUndefined();
  });

  it.each(tooLate)('refuses: %s', act => {
    const late = (key: keyof PolicyValues, at: string) => ({
      code: 'POLICY_VALUE_INVALID',
      field: key,
      params: { key, what: 'actTooLate', at, ...SOURCE },
    });
    expect(refusal({ 'flow.requires': ['triage', act] })).toEqual(late('flow.requires', act));
    expect(refusal({ 'triage.classes': [kind('a'), kind('hard', { requires: [act] })] })).toEqual(
      late('triage.classes', `hard: ${act}`),
    );
  });
});

describe('SH-32: a step that the rest of the rules makes impossible is asked of nobody', () => {
  it.each<[CaseAct, Partial<PolicyValues>]>([
    ['acceptEscalation', {}],
    ['signOrder', { 'workOrder.kind': { name: '工单', signOff: [] } }],
    ['extend', { 'clock.extension': null }],
    ['rate', { 'rating.scale': 'NONE', 'rating.redoOn': [], 'closing.doctrine': 'FEEDBACK_GIVEN' }],
  ])('refuses: %s', (act, values) => {
    expect(refusal({ ...values, 'flow.requires': [act] })).toMatchObject({
      code: 'POLICY_VALUE_INVALID',
      field: 'flow.requires',
      params: { what: 'actRuledOut', at: act },
    });
  });

  it('WL-94: but for the signatures that the sheet prints', () => {
    const signed: Partial<PolicyValues> = { 'workOrder.kind': { name: '交办单', signOff: ['leader'] } };
    expect(refusal({ ...signed, 'flow.requires': ['signOrder'] })).toBeUndefined();
  });
});

describe('a value that does not fit the others is refused, with key, article and version', () => {
  it.each(UNSOUND)('%s', (_name, key, what, at, values) => {
    expect(refusal(values)).toEqual({
      code: 'POLICY_VALUE_INVALID',
      field: key,
      params: { key, what, at, ...SOURCE },
    });
  });
});

describe('what stands at the edge is sound', () => {
  it.each<[string, Values]>([
    ['a class that begins at the top of the ladder', { 'triage.classes': [kind('a', { rung: 2 })] }],
    ['a warning on the last day', { 'clock.citizen': workdays(7, 7) }],
    [
      'Q1: ten days on top of ten',
      { 'clock.citizen': workdays(10), 'clock.extension': { capWorkdays: 10, capMeans: 'ADDED', times: 1 } },
    ],
    ['no extension at all', { 'clock.citizen': workdays(10), 'clock.extension': null }],
    [
      'eleven days in all where the citizen waits ten',
      { 'clock.citizen': workdays(10), 'clock.extension': { capWorkdays: 11, capMeans: 'TOTAL', times: 1 } },
    ],
    ['a reply in minutes', { 'clock.reply': { unit: 'officeMinute', n: 30 } }],
    [
      'office hours that touch',
      {
        'clock.officeHours': [
          ['09:00', '12:00'],
          ['12:00', '17:00'],
        ],
      },
    ],
    ['WL-76: satisfied or not', { 'rating.scale': 'SATISFIED', 'rating.redoOn': [1], 'rating.satisfiedFrom': 5 }],
    [
      'AH-29: no third way out where feedback closes and no rating sends back',
      { 'closing.doctrine': 'FEEDBACK_GIVEN', 'closing.park': null, 'rating.redoOn': [] },
    ],
    [
      'SJ-19: nor where silence closes and nobody rates',
      {
        'closing.doctrine': 'DEEMED_IF_NO_OBJECTION',
        'closing.park': null,
        'rating.scale': 'NONE',
        'rating.redoOn': [],
      },
    ],
    ['one return', { 'workOrder.returnsBeforeArbitration': 1 }],
    [
      'the same field in two forms',
      { 'form.registration': formOf([{ code: 'a' }]), 'form.record': formOf([{ code: 'a' }]) },
    ],
  ])('%s', (_name, values) => expect(refusal(values)).toBeUndefined());
});

it('1.6: a pack that sets one half of a pair is judged with the half that it inherits', () => {
  const packs = [
    baseOf({ 'rating.scale': 'SATISFIED', 'rating.redoOn': [1], 'rating.satisfiedFrom': 5 }),
    packOf('longhui@1', { 'rating.redoOn': [2, 1] }, { centers: ['430524'] }),
  ];
  expect(refusalOf(() => checkPolicy(policyOf(packs, [], '2026-01-01')))).toBeUndefined();
  expect(refusalOf(() => checkPolicy(policyOf(packs, ['430524'], '2026-01-01')))).toMatchObject({
    field: 'rating.redoOn',
    params: { what: 'levelOutsideScale', cite: 'longhui〔2022〕1号 第1条', pack: 'longhui@1' },
  });
});
