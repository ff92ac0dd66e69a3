import { describe, expect, it } from '@jest/globals';
import { noticesOf, triPartyNotice } from '../../../shared/domain/case/notices.ts';
import { type PolicyKey, valueOf } from '../../../shared/domain/policy/policy.ts';
import { PACKS, policyAt } from './policyAt.ts';
import { unclaimed } from './unclaimed.ts';

const POLICY = policyAt('430524');
const THREE = { unit: 'workday', n: 3, warn: 2 };
const says = (text: string): unknown => expect.stringContaining(text);

describe('Longhui (隆回县)', () => {
  it('LH-55, LH-57: holds from its publication, and says who explains it', () => {
    expect(policyAt('430524', '2022-03-31').chain).toBe('base@1');
    expect(policyAt('430524', '2022-04-01').chain).toBe('base@1 longhui@1');
    expect(PACKS.find(({ pack }) => pack === 'longhui')).toMatchObject({
      document: '隆放组办字〔2022〕13号',
      interpretedBy: '隆回县推进政府职能转变和“放管服”改革协调小组办公室',
    });
  });

  it.each<[rule: string, key: PolicyKey, value: unknown]>([
    ['LH-24: people come to the window', 'intake.channels', ['window']],
    ['LH-21, LH-22, LH-23: cases, and complaints of conduct', 'intake.kinds', ['case', 'conductComplaint']],
    ['LH-10, LH-11, LH-12: the window has no veto', 'triage.refusal', 'NO_VETO'],
    ['LH-10: so nothing is excluded', 'triage.exclusions', []],
    ['LH-14: grey zones are asked upward and put on record', 'triage.greyZone', 'CONSULT_UP'],
    ['LH-25: no case skips the judging', 'flow.requires', ['triage']],
    ['LH-24, LH-32: three working days for the citizen, read strictly', 'clock.citizen', THREE],
    ['LH-32: three working days from the receipt of the order', 'clock.reply', THREE],
    ['LH-32: there is no other limit for the result', 'clock.result', null],
    ['LH-32: feedback to three parties lies inside the three days', 'clock.feedback', null],
    ['LH-29: the order goes out at once (office minutes)', 'clock.transfer', { unit: 'officeMinute', n: 60, warn: 30 }],
    ['LH-27, LH-46: thirty office minutes to come (Q9)', 'clock.summons', { unit: 'officeMinute', n: 30 }],
    [
      'LH-33, LH-34: ten working days in all, once (Q1)',
      'clock.extension',
      { capWorkdays: 10, capMeans: 'TOTAL', times: 1 },
    ],
    ['LH-13: what to supply, and by when', 'clock.supplement', { unit: 'workday', n: 10, warn: 8 }],
    ['LH-37: a redo takes three working days again', 'clock.redo', THREE],
    ['LH-29: 工单', 'workOrder.kind', { name: '工单', signOff: [] }],
    ['LH-35: closed by a rating', 'closing.doctrine', 'RATED'],
    ['LH-37: two redos, then a supervisor looks (Q5)', 'closing.redoLimit', 2],
    ['LH-36: five levels', 'rating.scale', 'HCP5'],
    ['LH-37: the two worst are done again', 'rating.redoOn', [1, 2]],
    ['LH-36, LH-37: fairly satisfied is satisfied', 'rating.satisfiedFrom', 3],
    ['LH-37: the first receiver visits after a redo', 'followUp.visit', { by: '首接负责人', afterRedo: true }],
    ['LH-39: monthly analysis', 'meeting.cadence', [{ name: '每月汇总分析', every: 'month' }]],
    [
      'LH-60, LH-52: tools of supervision',
      'supervision.tools',
      ['考核扣分', '取消评选资格', '向进驻窗口原部门（单位）通报'],
    ],
  ])('%s', (rule, key, value) => {
    expect(valueOf(POLICY, key)).toEqual(value);
    expect(unclaimed('longhui', key, rule)).toEqual([]);
  });

  it.each([
    ['LH-16: conduct', '一张笑脸相迎、一杯热水暖心、一颗诚心办事、一句好话相送'],
    ['LH-11: no simple no', '不能简单说“不”'],
    ['LH-12: method and route', '明确告知办理的方法、路径'],
    ['LH-13: what to supply and how to improve', '列明需补充的内容和改进方法'],
    ['LH-14: consult up, answer, put on record', '请示后及时答复并报备'],
    ['LH-58: ask the window or section for the facts', '及时与进驻部门（单位）窗口或者业务科室了解相关情况'],
    ['LH-17: on the spot where possible', '尽快现场办理'],
    ['LH-26: coordinate on the spot', '自身能协调解决的，当场协调解决'],
    ['LH-27: call the window’s staff', '立即通知办事窗口单位派员到现场'],
    ['LH-28: back to the parent department', '反馈进驻窗口原部门（单位）'],
    ['LH-18: explain limits', '有时限要求的'],
    ['LH-19: ask, coordinate, report up', '请示、协调、汇报'],
    ['LH-20: progress and hand-over', '做好工作交接'],
    ['LH-54: step in first', '第一时间介入，第一时间解决'],
  ])('%s', (rule, text) => {
    expect(valueOf(POLICY, 'intake.guidance')).toContain(text);
    expect(unclaimed('longhui', 'intake.guidance', rule)).toEqual([]);
  });

  it('LH-24, LH-25, LH-29, LH-35, LH-38, LH-41: the chapter’s seven steps', () => {
    const names = valueOf(POLICY, 'flow.stages').map(({ name }) => name);
    expect(names).toEqual(['受理', '研判', '交办', '办结', '评价', '汇总', '归档']);
  });

  it('LH-07, LH-08, LH-09: the first to receive owns the case to its end', () => {
    expect(valueOf(POLICY, 'owner.model')).toMatchObject({
      responsible: '首接负责人（接诉即办专员）',
      followsToTheEnd: true,
    });
  });

  it.each([
    ['LH-05: the commissioner comes from the county center', '接诉即办专员：由县政务服务中心配备'],
    ['LH-06: deputy heads on duty in turn', '分管领导：在“办不成事”反映窗口轮流值班'],
    [
      'LH-53: the chief approver is the first responsible person',
      '首席审批员（窗口负责人）：各进驻部门（单位）窗口的第一责任人',
    ],
    ['LH-44: the leading group', '局主要负责同志任组长，分管领导干部任副组长'],
    ['LH-45, LH-59: its office', '设在县政务服务中心，统筹协调调度'],
    ['LH-56: the third recipient', '监督考核科'],
  ])('%s', (rule, text) => {
    expect(valueOf(POLICY, 'owner.model').team.join('\n')).toContain(text);
    expect(unclaimed('longhui', 'owner.model', rule)).toEqual([]);
  });

  it.each([
    ['LH-27: the window’s unit, thirty office minutes', 0, 'windowUnit', { unit: 'officeMinute', n: 30 }],
    ['LH-28: the parent department', 1, 'parentDepartment', { unit: 'workday', n: 1 }],
    ['LH-30, LH-31: the deputy head', 2, 'deputyHead', { unit: 'workday', n: 1 }],
    ['LH-31: the principal leader', 3, 'principalLeader', { unit: 'workday', n: 1 }],
    ['then the level above', 4, 'levelAbove', { unit: 'workday', n: 3, warn: 2 }],
  ])('%s', (_rule, rung, code, limit) => {
    expect(valueOf(POLICY, 'escalation.ladder')[rung]).toMatchObject({ code, limit, cadence: 'atOnce' });
    expect(valueOf(POLICY, 'escalation.ladder')).toHaveLength(5);
  });

  it('LH-25, LH-26, LH-27, LH-28, LH-31: the class says at which rung a matter begins', () => {
    const classes = valueOf(POLICY, 'triage.classes').map(({ code, rung }) => [code, rung]);
    expect(classes).toEqual([
      ['onSpot', 0],
      ['windowUnit', 1],
      ['parentDepartment', 2],
      ['beyondAuthority', 3],
      ['severalUnits', 4],
    ]);
  });

  it('LH-21, LH-22, LH-23: the scope', () => {
    const questions = valueOf(POLICY, 'triage.scopeTest').map(({ text }) => text);
    expect(questions).toEqual([
      says('规定时限内未受理或未办结'),
      says('多次到县政务服务中心'),
      says('服务态度差、慢作为、不作为'),
    ]);
  });

  it('LH-32, LH-33, LH-43: replies, results and extensions go to all three parties', () => {
    expect(triPartyNotice(POLICY)).toEqual(expect.arrayContaining(['replied', 'resultGiven', 'extended']));
    expect(noticesOf('extended', POLICY, { reachable: [] }).map(({ party }) => party)).toEqual([
      'reporter',
      'window',
      'supervisionSection',
    ]);
  });

  it('LH-20: the reporter hears of progress', () => {
    const { accepted, raised, ruled } = valueOf(POLICY, 'notify.parties');
    for (const parties of [accepted, raised, ruled]) expect(parties).toContain('reporter');
    expect(unclaimed('longhui', 'notify.parties', 'LH-20')).toEqual([]);
  });

  it.each([
    ['LH-46: commissioner not at the post', 'absentFromDuty', -1, 0, 0],
    ['LH-46: late to a summons', 'lateToSummons', -1, 0, 0],
    ['LH-47: verified fault', 'verifiedFault', -1, -1, 0],
    ['LH-51: neglect', 'neglect', 0, 0, -1],
  ])('%s', (_rule, on, unit, person, relatedUnits) => {
    const rule = valueOf(POLICY, 'assessment.points').find(one => one.on === on);
    expect(rule).toMatchObject({ unit, person, relatedUnits, cite: says('第十七条') });
  });

  it.each([
    ['LH-48: the same kind three times loses the Red Flag', 'window', 'sameKind', '红旗窗口'],
    ['LH-49, LH-50: three upheld complaints lose the Service Star', 'person', 'upheldComplaint', '服务明星'],
  ])('%s', (_rule, scope, of, award) => {
    const rule = valueOf(POLICY, 'assessment.strikes').find(one => one.scope === scope);
    expect(rule).toMatchObject({ of, n: 3, within: 'rolling12Months', loses: says(award) });
  });

  it('LH-46, LH-48, LH-50, LH-52: from points to awards to the parent department', () => {
    expect(valueOf(POLICY, 'supervision.sanctions')).toEqual([
      says('1分'),
      says('红旗窗口'),
      says('通报'),
      says('考核范围'),
    ]);
  });

  it('LH-38, LH-39, LH-40: everything is summed up, once a month it is analysed', () => {
    expect(valueOf(POLICY, 'report.set')).toEqual([
      { name: '统一登记汇总', kind: 'ledger', every: 'always' },
      { name: expect.stringMatching(/举一反三.*“差评”.*办事指南/), kind: 'analysis', every: 'month' },
    ]);
  });
});
