import type { FormField } from '../../../shared/domain/forms/form.ts';
import type { MatterClass, PolicyValues, Rung } from '../../../shared/domain/policy/policy.ts';

export const workdays = (n: number, warn?: number) =>
  ({ unit: 'workday', n, ...(warn === undefined ? {} : { warn }) }) as const;
export const kind = (code: string, more: Partial<MatterClass> = {}): MatterClass => ({
  code,
  name: code,
  provincial: 'ready',
  ...more,
});
export const rung = (code: string, more: Partial<Rung> = {}): Rung => ({
  ...{ code, body: code, cadence: 'atOnce', limit: workdays(1), crosses: false },
  ...more,
});
export const formOf = (...pages: Partial<FormField>[][]) => ({
  id: 'x',
  title: 'x',
  pages: pages.map(fields => ({
    by: '登记人员',
    fields: fields.map(field => ({ code: 'x', label: 'x', kind: 'text', required: false, ...field }) as FormField),
  })),
});

/** Policies with one fault each: what it is, the key that is blamed, the fault, where, and the values that make it. */
export const UNSOUND: readonly [
  name: string,
  key: keyof PolicyValues,
  what: string,
  at: string,
  values: Partial<PolicyValues>,
][] = [
  ['a class twice', 'triage.classes', 'codeTwice', 'a', { 'triage.classes': [kind('a'), kind('b'), kind('a')] }],
  [
    'an exclusion twice',
    'triage.exclusions',
    'codeTwice',
    'a',
    { 'triage.exclusions': ['a', 'a'].map(code => ({ code, name: '涉诉', route: '法院' })) },
  ],
  [
    'a question twice',
    'triage.scopeTest',
    'codeTwice',
    'a',
    { 'triage.scopeTest': ['a', 'a'].map(code => ({ code, text: '?' })) },
  ],
  ['a rung twice', 'escalation.ladder', 'codeTwice', 'a', { 'escalation.ladder': [rung('a'), rung('a')] }],
  [
    'WL-72: a class that begins above the ladder',
    'triage.classes',
    'rungBeyondLadder',
    'b: 2',
    { 'escalation.ladder': [rung('a')], 'triage.classes': [kind('a', { rung: 1 }), kind('b', { rung: 2 })] },
  ],
  [
    'a warning after the limit',
    'clock.transfer',
    'warnAfterLimit',
    'clock.transfer',
    { 'clock.transfer': workdays(1, 2) },
  ],
  [
    'a warning after the limit of a class',
    'triage.classes',
    'warnAfterLimit',
    'a',
    { 'triage.classes': [kind('a', { result: workdays(5, 6) })] },
  ],
  [
    'a warning after the limit of a rung',
    'escalation.ladder',
    'warnAfterLimit',
    'a',
    { 'escalation.ladder': [rung('a', { limit: workdays(1, 2) })] },
  ],
  [
    'LH-34, Q1: an extension to ten days in all where the citizen waits ten already',
    'clock.extension',
    'capWithinLimit',
    'clock.citizen: 10',
    { 'clock.citizen': workdays(10) },
  ],
  [
    'LH-34, Q1: an extension to ten days in all where the reply has twelve already',
    'clock.extension',
    'capWithinLimit',
    'clock.reply: 12',
    { 'clock.reply': workdays(12) },
  ],
  ['no office hours', 'clock.officeHours', 'hoursMissing', 'clock.officeHours', { 'clock.officeHours': [] }],
  [
    'office hours that run backwards',
    'clock.officeHours',
    'hoursBackwards',
    '12:00–09:00',
    { 'clock.officeHours': [['12:00', '09:00']] },
  ],
  [
    'office hours of no length',
    'clock.officeHours',
    'hoursBackwards',
    '09:00–09:00',
    { 'clock.officeHours': [['09:00', '09:00']] },
  ],
  [
    'office hours that overlap',
    'clock.officeHours',
    'hoursOverlap',
    '11:59–17:00',
    {
      'clock.officeHours': [
        ['09:00', '12:00'],
        ['11:59', '17:00'],
      ],
    },
  ],
  [
    'office hours out of order',
    'clock.officeHours',
    'hoursOverlap',
    '09:00–12:00',
    {
      'clock.officeHours': [
        ['13:30', '17:00'],
        ['09:00', '12:00'],
      ],
    },
  ],
  ['LH-36: a sixth level', 'rating.redoOn', 'levelOutsideScale', '6', { 'rating.redoOn': [6, 1] }],
  [
    'WL-76: a middle level where there are two',
    'rating.redoOn',
    'levelOutsideScale',
    '2',
    { 'rating.scale': 'SATISFIED', 'rating.redoOn': [2] },
  ],
  [
    'a redo without a scale',
    'rating.redoOn',
    'levelOutsideScale',
    '1',
    { 'rating.scale': 'NONE', 'rating.redoOn': [1], 'closing.doctrine': 'FEEDBACK_GIVEN' },
  ],
  [
    'satisfied from a level that nobody can reach',
    'rating.satisfiedFrom',
    'levelOutsideScale',
    '6',
    { 'rating.satisfiedFrom': 6 },
  ],
  [
    'LH-37: satisfied and sent back',
    'rating.satisfiedFrom',
    'satisfiedIsRedone',
    '3',
    { 'rating.redoOn': [3, 2, 1], 'rating.satisfiedFrom': 3 },
  ],
  [
    'closing by a rating that nobody can give',
    'closing.doctrine',
    'scaleMissing',
    'RATED',
    { 'rating.scale': 'NONE', 'rating.redoOn': [] },
  ],
  [
    'WL-77: satisfaction that nobody can tell',
    'closing.doctrine',
    'scaleMissing',
    'SATISFIED_ONLY',
    { 'closing.doctrine': 'SATISFIED_ONLY', 'rating.scale': 'NONE', 'rating.redoOn': [] },
  ],
  [
    'Q6: closing by a rating, and no exit for whoever never rates',
    'closing.doctrine',
    'exitMissing',
    'RATED',
    { 'closing.park': null },
  ],
  [
    'Q6, WL-77: satisfaction, and no exit for whoever is never satisfied',
    'closing.doctrine',
    'exitMissing',
    'SATISFIED_ONLY',
    { 'closing.doctrine': 'SATISFIED_ONLY', 'closing.park': null },
  ],
  [
    'Q4: silence without a time',
    'closing.doctrine',
    'objectionMissing',
    'DEEMED_IF_NO_OBJECTION',
    { 'closing.doctrine': 'DEEMED_IF_NO_OBJECTION', 'clock.objection': null },
  ],
  [
    'N14: an arbitration before anything was returned',
    'workOrder.returnsBeforeArbitration',
    'returnsBelowOne',
    '0',
    { 'workOrder.returnsBeforeArbitration': 0 },
  ],
  [
    'SJ-63: a field that is on another page already',
    'form.registration',
    'codeTwice',
    'a',
    { 'form.registration': formOf([{ code: 'a' }], [{ code: 'b' }, { code: 'a' }]) },
  ],
  [
    'a choice of nothing',
    'form.record',
    'optionsMissing',
    'a',
    { 'form.record': formOf([{ code: 'a', kind: 'choice' }]) },
  ],
  [
    'choices of nothing',
    'form.assignment',
    'optionsMissing',
    'a',
    { 'form.assignment': formOf([{ code: 'a', kind: 'choices', options: [] }]) },
  ],
];
