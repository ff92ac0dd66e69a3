import { describe, expect, it } from '@jest/globals';
import { type PolicyKey, valueOf } from '../../../shared/domain/policy/policy.ts';
import { policyAt } from './policyAt.ts';
import { unclaimed } from './unclaimed.ts';

const POLICY = policyAt('340882');
const says = (text: string): unknown => expect.stringContaining(text);

describe('Anhui (安徽省)', () => {
  it('AH-12: holds in province, city and county alike', () => {
    expect(['340000', '340800', '340882'].map(center => policyAt(center).chain)).toEqual(
      Array(3).fill('base@1 anhui@1'),
    );
  });

  it.each<[rule: string, key: PolicyKey, value: unknown]>([
    ['1.6: the window is the only channel that is named', 'intake.channels', ['window']],
    ['AH-13: cases and consultations, counted apart', 'intake.kinds', ['case', 'consultation']],
    ['AH-20: only what is excluded may be refused', 'triage.refusal', 'EXCLUDED_ONLY'],
    ['AH-29: feedback within 1 working day', 'clock.feedback', { unit: 'workday', n: 1 }],
    ['1.6: on the spot or tracked; no limit for the result', 'clock.result', null],
    ['AH-29: closed with the feedback', 'closing.doctrine', 'FEEDBACK_GIVEN'],
    ['AH-19: the reporter rates; the five national levels', 'rating.scale', 'HCP5'],
    ['AH-11: work is assigned and split', 'workOrder.kind', { name: '交办分办', signOff: [] }],
    ['AH-37: return visits where needed', 'followUp.visit', { by: says('效能监督员'), afterRedo: false }],
    ['AH-30: supervision grows harder', 'supervision.sanctions', ['督办', '加大督办力度']],
    ['AH-33: into the yearly assessment', 'assessment.counts', ['相关情况纳入各级年度考核']],
    ['AH-27: on the spot, at once', 'intake.guidance', says('能现场解决的，立即办理反馈')],
    ['AH-43: coordinate with the departments', 'intake.guidance', says('及时与相关部门沟通协调')],
    ['AH-21: reasonable demands, lawfully', 'intake.guidance', says('依法合规解决企业和群众提出的合理诉求')],
    [
      'AH-14, AH-16, AH-17: ways to help',
      'intake.guidance',
      says('帮办代办、绿色通道、周末延时服务、网上视频见证、异地见证签字签章、上门服务'),
    ],
  ])('%s', (rule, key, value) => {
    expect(valueOf(POLICY, key)).toEqual(value);
    expect(unclaimed('anhui', key, rule)).toEqual([]);
  });

  it('AH-03: five steps', () => {
    expect(valueOf(POLICY, 'flow.stages').map(({ name }) => name)).toEqual(['受理', '分类', '转办', '办结', '反馈']);
  });

  it('AH-24: difficult, complex, urgent', () => {
    const classes = valueOf(POLICY, 'triage.classes').map(({ name, provincial }) => [name, provincial]);
    expect(classes).toEqual([
      ['疑难问题', 'difficult'],
      ['复杂问题', 'complex'],
      ['紧急问题', 'urgent'],
    ]);
  });

  it.each([
    ['AH-20: legal matters', '涉法诉求', '12348'],
    ['AH-20: litigation', '涉诉诉求', '人民法院'],
    ['AH-20: petitions', '涉访诉求', '信访'],
    ['AH-20: against current policy', '与当前政策不符的诉求', '政策依据'],
  ])('%s: excluded, with somewhere to go', (_rule, name, route) => {
    expect(valueOf(POLICY, 'triage.exclusions').find(one => one.name === name)?.route).toContain(route);
    expect(valueOf(POLICY, 'triage.exclusions')).toHaveLength(4);
  });

  it('AH-01, AH-10, AH-40: what the window is for', () => {
    const questions = valueOf(POLICY, 'triage.scopeTest').map(({ text }) => text);
    expect(questions).toEqual([
      says('进驻政务服务中心'),
      says('堵点、难点、痛点'),
      says('合理'),
      says('不涉法、不涉诉、不涉访'),
    ]);
  });

  it('AH-08, AH-28: an efficiency officer, one at each window, who tracks to the end', () => {
    const { responsible, team, followsToTheEnd } = valueOf(POLICY, 'owner.model');
    expect([responsible, followsToTheEnd]).toEqual([says('效能工作人员'), true]);
    expect(team).toContain('每个窗口配备效能工作人员1名');
  });

  it.each([
    ['AH-09: chief representatives rotate as coordinator', '窗口首席代表轮流担任'],
    [
      'AH-35, AH-36, AH-37: three duties of the efficiency supervisor',
      '协助接待来访服务对象，对办理过程进行效能监督，必要时配合对反映人满意度进行回访',
    ],
    ['AH-07, AH-22: who leads and who takes part', '效能办（机关工委）牵头，政务服务管理部门统筹推进'],
    ['AH-06: the provincial window', '省数据资源管理局联合省直效能办'],
    ['AH-39: the provincial guidance office', '政务服务指导处'],
  ])('%s', (rule, text) => {
    expect(valueOf(POLICY, 'owner.model').team.join('\n')).toContain(text);
    expect(unclaimed('anhui', 'owner.model', rule)).toEqual([]);
  });

  it('AH-07, AH-32: the efficiency office of the level, then the level above', () => {
    const ladder = valueOf(POLICY, 'escalation.ladder').map(({ code, crosses }) => [code, crosses]);
    expect(ladder).toEqual([
      ['efficiencyOffice', false],
      ['levelAbove', true],
    ]);
  });

  it('AH-26: supervision hears of every step', () => {
    const told = valueOf(POLICY, 'notify.parties');
    for (const event of ['registered', 'accepted', 'replied', 'resultGiven', 'feedbackGiven', 'overdue'] as const)
      expect([event, told[event]]).toEqual([event, expect.arrayContaining(['supervisionSection'])]);
  });

  it('AH-26, AH-31, AH-37: tracking, secret visits, return visits', () => {
    expect(valueOf(POLICY, 'supervision.tools').join()).toMatch(/全流程全环节跟踪督办.*暗访.*满意度回访/);
  });

  it('AH-13, AH-33: counts and completion rate always, the assessment once a year', () => {
    expect(valueOf(POLICY, 'report.set')).toEqual([
      { name: says('办件数、咨询数（分别统计）和办结率'), kind: 'totals', every: 'always' },
      { name: says('年度考核'), every: 'year' },
    ]);
  });

  it('AH-24, AH-42: the ledger has the three classes and room for thanks', () => {
    const fields = valueOf(POLICY, 'form.record').pages.flatMap(page => page.fields);
    expect(fields.find(({ code }) => code === 'matterClass')?.options?.map(({ code }) => code)).toEqual(
      valueOf(POLICY, 'triage.classes').map(({ code }) => code),
    );
    expect(fields.map(({ code }) => code)).toContain('praise');
  });
});
