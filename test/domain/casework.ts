import type { RoleName } from '../../shared/domain/access/roles.ts';
import type { Actor } from '../../shared/domain/case/decide.ts';
import type { FileFacts } from '../../shared/domain/case/facts.ts';
import { CASE_STATES, type CaseState } from '../../shared/domain/case/lifecycle.ts';
import type { FormDefinition } from '../../shared/domain/forms/form.ts';
import type { Policy, PolicyValues } from '../../shared/domain/policy/policy.ts';

/** A file of the county 340882, whose own window took the case. */
export const file = (state: CaseState, facts: Partial<FileFacts> = {}): FileFacts => ({
  state,
  center: '340882',
  origin: '340882',
  raised: null,
  asked: null,
  kind: 'case',
  classCode: null,
  exclusion: null,
  done: [],
  openOrders: 0,
  openSummonses: 0,
  openSupplements: 0,
  awaited: null,
  arbitrating: false,
  rung: 0,
  consulting: null,
  redos: 0,
  extensions: 0,
  rating: null,
  explained: false,
  ...facts,
});

export const person = (role: RoleName, center: string): Actor => ({ id: `${role}@${center}`, role, center });

const form = (id: string): FormDefinition => ({
  id,
  title: id,
  pages: [{ by: '登记人员', fields: [{ code: 'note', label: '备注', kind: 'text', required: false }] }],
});

const workdays = (n: number) => ({ unit: 'workday', n }) as const;

const DEFAULTS: PolicyValues = {
  'intake.channels': ['window', 'online'],
  'intake.kinds': ['case', 'consultation'],
  'intake.guidance': '',
  'owner.model': { responsible: '首接负责人', team: [], followsToTheEnd: true },
  'flow.requires': [],
  'flow.stages': [{ name: '办理', states: CASE_STATES }],
  'triage.classes': [
    { code: 'simple', name: '简易', provincial: 'ready' },
    { code: 'complex', name: '较复杂', provincial: 'complex' },
  ],
  'triage.exclusions': [{ code: 'litigation', name: '涉诉', route: '人民法院诉讼服务中心' }],
  'triage.scopeTest': [],
  'triage.refusal': 'REASON',
  'triage.greyZone': 'NONE',
  'clock.counting': { firstDayCounts: false, dayEnds: 'MIDNIGHT' },
  'clock.officeHours': [['09:00', '17:00']],
  'clock.citizen': workdays(7),
  'clock.transfer': workdays(1),
  'clock.result': workdays(7),
  'clock.reply': workdays(3),
  'clock.feedback': workdays(1),
  'clock.objection': workdays(5),
  'clock.redo': workdays(3),
  'clock.summons': { unit: 'officeMinute', n: 30 },
  'clock.arbitration': workdays(2),
  'clock.step': workdays(3),
  'clock.supplement': workdays(5),
  'clock.extension': { capWorkdays: 10, capMeans: 'TOTAL', times: 1 },
  'clock.pause': { maxWorkdays: 20 },
  'workOrder.kind': { name: '工单', signOff: [] },
  'workOrder.returnsBeforeArbitration': 3,
  'escalation.ladder': [
    { code: 'leader', body: '分管领导', cadence: 'atOnce', limit: workdays(1), crosses: false },
    { code: 'group', body: '领导小组', cadence: 'weekly', limit: workdays(3), crosses: false },
  ],
  'meeting.cadence': [],
  'closing.doctrine': 'RATED',
  'closing.redoLimit': 2,
  'closing.park': { by: '监督考核科', reviewEvery: 'month' },
  'rating.scale': 'HCP5',
  'rating.redoOn': [2, 1],
  'rating.satisfiedFrom': 3,
  'followUp.visit': null,
  'notify.parties': {},
  'notify.channels': ['inApp'],
  'notify.quietHours': null,
  'form.registration': form('registration'),
  'form.record': form('record'),
  'form.assignment': form('assignment'),
  'supervision.tools': [],
  'visit.rules': { answer: workdays(3), percent: 10, least: 3 },
  'supervision.orders': {
    urge: { name: '催办单', reply: { unit: 'workday', n: 1 } },
    blue: { name: '蓝色督查单', reply: { unit: 'workday', n: 3 } },
    orange: { name: '橙色督查单', reply: { unit: 'workday', n: 2 } },
    red: { name: '红色督查单', reply: { unit: 'workday', n: 1 } },
    measure: { name: '处理措施', reply: { unit: 'workday', n: 5 } },
  },
  'supervision.circulars': { levels: ['province', 'city', 'county'], confirm: workdays(3), rungs: ['通报'] },
  'supervision.sanctions': [],
  'assessment.points': [],
  'assessment.strikes': [],
  'assessment.counts': [],
  'assessment.reply': { unit: 'workday', n: 5 },
  'assessment.compare': { minSample: 30, confidence: 95 },
  'assessment.signs': {
    ...{ minSample: 30, confidence: 99, lastDayClosing: { factor: 2, floor: 0.3 } },
    ...{ onlySatisfied: { factor: 0.5, floor: 0.97 }, deemedClosed: { factor: 2, floor: 0.2 } },
    reopened: { factor: 2, floor: 0.1 },
  },
  'assessment.again': {
    reregistered: { factor: 3, floor: 0.05, within: 10 },
    split: { factor: 3, floor: 0.05, within: 1 },
  },
  'assessment.signals': { recentWorkdays: 20, pastWorkdays: 120, minExpected: 10, fallen: 0.5, goesOn: 0.6 },
  'report.set': [],
  'retention.personal': 36,
  'attachment.limits': { fileMb: 10, files: 30, totalMb: 100 },
  'material.supply': { goesOn: 'WHEN_ALL_CAME' },
  'library.publish': { when: 'typical', intoServiceList: false },
};

/** Where the terms of a test policy come from. */
export const SOURCE = { cite: '测试 第一条', pack: 'test@1' } as const;

/** A policy of these defaults and of what the test is about. */
export function policyWith(over: Partial<PolicyValues> = {}): Policy {
  const values = Object.entries({ ...DEFAULTS, ...over });
  const terms = Object.fromEntries(values.map(([key, value]) => [key, { value, ...SOURCE }]));
  return { chain: 'test@1', terms: terms as unknown as Policy['terms'] };
}

/** One policy for each doctrine of closing (1.6), with the ways to refuse and to rate that go with it. */
export const DOCTRINES: readonly (readonly [name: string, policy: Policy])[] = [
  [
    'SJ-19: no objection closes',
    policyWith({
      'closing.doctrine': 'DEEMED_IF_NO_OBJECTION',
      'closing.park': null,
      'clock.extension': null,
      'rating.scale': 'NONE',
      'rating.redoOn': [],
    }),
  ],
  [
    'AH-29: feedback closes',
    policyWith({
      'closing.doctrine': 'FEEDBACK_GIVEN',
      'closing.park': null,
      'rating.scale': 'NONE',
      'rating.redoOn': [],
      'triage.refusal': 'EXCLUDED_ONLY',
    }),
  ],
  [
    'LH-35, LH-37: the rating closes',
    policyWith({ 'triage.refusal': 'NO_VETO', 'flow.requires': ['triage'], 'clock.extension': null }),
  ],
  [
    'WL-76, WL-77: only satisfaction clears',
    policyWith({
      'closing.doctrine': 'SATISFIED_ONLY',
      'closing.redoLimit': 1,
      'clock.extension': null,
      'workOrder.kind': { name: '交办单', signOff: ['leader', 'responsible', 'applicant'] },
      'rating.scale': 'SATISFIED',
      'rating.redoOn': [1],
      'triage.refusal': 'REFER_ONWARD',
    }),
  ],
];
