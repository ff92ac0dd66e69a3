import { describe, expect, it } from '@jest/globals';
import { ratingLevels } from '../../../shared/domain/case/closing.ts';
import { type PolicyKey, valueOf } from '../../../shared/domain/policy/policy.ts';
import { policyAt } from './policyAt.ts';
import { unclaimed } from './unclaimed.ts';

const POLICY = policyAt('331081');
const says = (text: string): unknown => expect.stringContaining(text);

describe('Wenling (温岭市)', () => {
  it('WL-99: holds from the day of its issue', () => {
    expect(policyAt('331081', '2023-11-26').chain).toBe('base@1');
    expect(policyAt('331081', '2023-11-27').chain).toBe('base@1 wenling@1');
  });

  it.each<[rule: string, key: PolicyKey, value: unknown]>([
    [
      'WL-62, WL-64, WL-66: the window, 12345, every window',
      'intake.channels',
      expect.arrayContaining(['window', 'hotline', 'everyWindow']),
    ],
    [
      'WL-12, WL-31, WL-33, WL-44, WL-52: online, and talks and visits',
      'intake.channels',
      expect.arrayContaining(['online', 'other']),
    ],
    [
      'WL-06, WL-63, WL-64, WL-52: questions, complaints and suggestions too',
      'intake.kinds',
      ['case', 'consultation', 'suggestion', 'conductComplaint'],
    ],
    ['WL-80: a window refers onward and does not refuse', 'triage.refusal', 'REFER_ONWARD'],
    ['WL-55: nothing is excluded that the normal route has refused', 'triage.exclusions', []],
    ['WL-14: no case skips the sorting', 'flow.requires', ['triage']],
    ['WL-70: sorted within the week', 'clock.transfer', { unit: 'workday', n: 5, warn: 4 }],
    ['WL-92: the limit stands on each order', 'clock.reply', null],
    ['WL-92: and there is no other for the result', 'clock.result', null],
    ['1.6: feedback in time', 'clock.feedback', { unit: 'workday', n: 1 }],
    [
      'WL-89, WL-94, WL-96, WL-98: 交办单 with three signatures',
      'workOrder.kind',
      { name: '交办单', signOff: ['leader', 'responsible', 'applicant'] },
    ],
    ['WL-76, WL-77: only satisfaction clears', 'closing.doctrine', 'SATISFIED_ONLY'],
    [
      'WL-77: what can never be cleared is parked with the reform office (Q6)',
      'closing.park',
      { by: '市委改革办', reviewEvery: 'month' },
    ],
    ['WL-76: satisfied or not', 'rating.scale', 'SATISFIED'],
    ['WL-28, WL-77: not satisfied is done again', 'rating.redoOn', [1]],
    ['WL-76: satisfied', 'rating.satisfiedFrom', 5],
    ['WL-28: rectified by a date', 'clock.redo', { unit: 'workday', n: 5, warn: 4 }],
    ['WL-81: the reform office visits', 'followUp.visit', { by: '市委改革办', afterRedo: true }],
    [
      'WL-50, WL-85: the ladder of sanctions',
      'supervision.sanctions',
      ['限期整改', '挂牌警示', '点名通报', '工作约谈', '通报批评', '问责'],
    ],
    [
      'WL-34, WL-35, WL-78, WL-105: published after success, and into the service list',
      'library.publish',
      { when: 'afterSuccess', intoServiceList: true },
    ],
    [
      'WL-37, WL-49: three dimensions, and the reform assessment',
      'assessment.counts',
      ['服务质量', '服务规范', '执行纪律', says('市委改革办全面深化改革考评体系')],
    ],
  ])('%s', (rule, key, value) => {
    expect(valueOf(POLICY, key)).toEqual(value);
    expect(unclaimed('wenling', key, rule)).toEqual([]);
  });

  it('WL-50, WL-85: keeps the order of either text', () => {
    const order = (words: string[]) => words.map(word => valueOf(POLICY, 'supervision.sanctions').indexOf(word));
    for (const text of [
      ['限期整改', '工作约谈', '通报批评'],
      ['挂牌警示', '点名通报', '问责'],
    ]) {
      expect(order(text)).not.toContain(-1);
      expect(order(text)).toEqual([...order(text)].sort((a, b) => a - b));
    }
  });

  it('WL-76: has two levels', () => {
    expect(ratingLevels(POLICY)).toEqual([5, 1]);
  });

  it('WL-29: seven stages', () => {
    const names = valueOf(POLICY, 'flow.stages').map(({ name }) => name);
    expect(names).toEqual(['受理', '转办', '办理', '督办', '反馈', '办结', '提升']);
  });

  it.each([
    ['WL-56: new industry', 'newIndustry', '新兴行业', 1],
    ['WL-57: omitted item with legal basis', 'omittedItem', '确有法律依据', 1],
    ['WL-58: no lead', 'noLead', '无法确定牵头单位', 1],
    ['WL-59: across departments and levels', 'crossDepartment', '跨部门跨层级', 1],
    ['WL-60: legacy, awaiting policy', 'legacy', '历史遗留问题', 2],
    ['WL-61, WL-71: other and general: the center, on the spot', 'other', '其他', 0],
  ])('%s', (_rule, code, name, rung) => {
    expect(valueOf(POLICY, 'triage.classes').find(one => one.code === code)).toMatchObject({ name: says(name), rung });
    expect(valueOf(POLICY, 'triage.classes')).toHaveLength(6);
  });

  it('WL-72, WL-73, WL-59: reform office each week, city government each month, then the level above', () => {
    const ladder = valueOf(POLICY, 'escalation.ladder').map(({ code, cadence }) => [code, cadence]);
    expect(ladder).toEqual([
      ['reformOffice', 'weekly'],
      ['cityGovernment', 'monthly'],
      ['levelAbove', 'atOnce'],
    ]);
  });

  it.each([
    ['WL-70: sorted each week', '分类梳理、协调处置', 'week'],
    ['WL-72: the reform office convenes the departments', '市委改革办部门协调会议', 'week'],
    ['WL-73: once a month to the city government', '提交市政府研究', 'month'],
    ['WL-46: regular meeting', '例会', 'regular'],
    ['WL-42: with firms', '政企会商', 'regular'],
    ['WL-42: between departments', '部门会谈', 'regular'],
    ['WL-42: at the windows', '窗口座谈', 'regular'],
  ])('%s', (_rule, name, every) => {
    expect(valueOf(POLICY, 'meeting.cadence')).toContainEqual({
      name,
      every,
      ...(name === '分类梳理、协调处置' ? { sorts: true } : {}),
    });
  });

  it('WL-74, WL-47, WL-78, WL-83: clearance list, upward reports, published cases, circulars', () => {
    const names = valueOf(POLICY, 'report.set').map(({ name }) => name);
    expect(names).toEqual([says('疑难复杂问题清单'), '销号清单', says('案例'), says('满意度等情况上报'), '定期通报']);
  });

  it('WL-79, WL-84: a person by name, first asked, first responsible', () => {
    expect(valueOf(POLICY, 'owner.model')).toMatchObject({ responsible: '首问责任人', followsToTheEnd: true });
    expect(valueOf(POLICY, 'owner.model').team[0]).toBe(
      '各窗口明确具体责任人、联系人，落实专人负责，及时承办，限期办结',
    );
  });

  it.each([
    ['WL-04: general receptionists', '综合受理员'],
    [
      'WL-07, WL-08: eight windows and who leads them',
      '项目、政策、金融、人才、法治、科创、开放、数据服务窗口，由市发改局',
    ],
    ['WL-09, WL-102, WL-103: back office', '派驻业务骨干，制定制度、事项清单和服务指南，承担实质性审核并作出审批决定'],
    ['WL-10, WL-13: help staff', '帮办人员由市行政服务中心派驻'],
    ['WL-39, WL-40, WL-41: 1+1+1+X', '首席服务专员为第一责任人'],
    ['WL-48: task force', '协同工作专班：市委改革办'],
    ['WL-63: specialists at the window', '精通业务的专业人员'],
    ['WL-65: hotline items', '督查科：热线事项按程序转办'],
  ])('%s', (rule, text) => {
    expect(valueOf(POLICY, 'owner.model').team.join('\n')).toContain(text);
    expect(unclaimed('wenling', 'owner.model', rule)).toEqual([]);
  });

  it.each([
    ['WL-15: checks at acceptance', '材料是否齐全并符合法定形式、复印件与原件是否一致'],
    ['WL-16: everything told at once', '不符合条件的一次性告知'],
    ['WL-17, WL-18: instant and promise items', '即办件当场办结、直接发证送达；承诺件'],
    ['WL-19: no paper where an electronic version will do', '不要求另行提供纸质材料'],
    ['WL-20, WL-21: joint approval', '由牵头单位确定用时最短'],
    ['WL-24, WL-36: the four duties', '首问责任、一次性告知、限时办结、分级分类协调'],
    ['WL-25, WL-101: etiquette, resident staff', '所有人员须常驻'],
    ['WL-43: the loop', '收集、响应、处置、回复'],
    ['WL-69: collected, verified, on record at the center', '统一反馈至市行政服务中心备案登记'],
    ['WL-71: general problems at once', '一般问题由市行政服务中心当场协调审批窗口落实'],
    ['WL-80: refer onward', '主动与市行政服务中心联系'],
  ])('%s', (rule, text) => {
    expect(valueOf(POLICY, 'intake.guidance')).toContain(text);
    expect(unclaimed('wenling', 'intake.guidance', rule)).toEqual([]);
  });

  it('WL-05, WL-55: what the window is for', () => {
    const questions = valueOf(POLICY, 'triage.scopeTest').map(({ text }) => text);
    expect(questions).toEqual([says('正常办事途径'), says('无处受理、无先例或无牵头')]);
  });

  it('WL-75: every matter is answered', () => {
    expect(valueOf(POLICY, 'notify.parties').resultGiven).toContain('reporter');
    expect(unclaimed('wenling', 'notify.parties', 'WL-75')).toEqual([]);
  });

  it('WL-82, WL-83: ways to find out', () => {
    const tools = valueOf(POLICY, 'supervision.tools').join('、');
    expect(tools).toMatch(/行风热线、第三方评议、监督员明查暗访、受理群众投诉反映、定期通报/);
  });
});
