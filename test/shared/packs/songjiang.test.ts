import { describe, expect, it } from '@jest/globals';
import { type PolicyKey, valueOf } from '../../../shared/domain/policy/policy.ts';
import { policyAt } from './policyAt.ts';
import { unclaimed } from './unclaimed.ts';

const POLICY = policyAt('310117');
const THREE = { unit: 'workday', n: 3, warn: 2 };
const says = (text: string): unknown => expect.stringContaining(text);

describe('Songjiang (松江区)', () => {
  it('SJ-74: holds from the day of its issue', () => {
    expect(policyAt('310117', '2022-10-10').chain).toBe('base@1');
    expect(policyAt('310117', '2022-10-11').chain).toBe('base@1 songjiang@1');
  });

  it('SJ-01, SJ-02: holds in every town and sub-district of the district', () => {
    expect(policyAt('310117102').chain).toBe('base@1 shanghai@1 songjiang@1');
  });

  it.each<[rule: string, key: PolicyKey, value: unknown]>([
    ['SJ-36: the window is the channel', 'intake.channels', ['window']],
    ['SJ-22: cases and suggestions are put on record', 'intake.kinds', ['case', 'suggestion']],
    ['SJ-16, SJ-25: transfer within 1 working day', 'clock.transfer', { unit: 'workday', n: 1 }],
    ['SJ-17: the limit for the result is that of the class', 'clock.result', null],
    ['SJ-17: the handler has no other limit than that of the class', 'clock.reply', null],
    ['SJ-17: feedback lies inside that limit', 'clock.feedback', null],
    ['SJ-28: five working days is the warning, seven the limit', 'clock.citizen', { unit: 'workday', n: 7, warn: 5 }],
    ['SJ-19: silence closes after five working days (Q4)', 'clock.objection', { unit: 'workday', n: 5, warn: 4 }],
    ['the text knows no extension', 'clock.extension', null],
    ['SJ-19: no objection means closed', 'closing.doctrine', 'DEEMED_IF_NO_OBJECTION'],
    ['SJ-18: what cannot be solved is explained and not parked', 'closing.park', null],
    ['SJ-60: the form asks whether there was feedback and for no rating', 'rating.scale', 'NONE'],
    ['SJ-30, SJ-55, SJ-56: a refusal needs its reason', 'triage.refusal', 'REASON'],
    ['SJ-21: centers add and drop steps, so none is compulsory', 'flow.requires', []],
    ['SJ-38: regular meetings', 'meeting.cadence', [{ name: '工作小组疑难问题会议', every: 'regular' }]],
    ['SJ-70: typical cases are published', 'library.publish', { when: 'typical', intoServiceList: false }],
    ['SJ-35: counts in the assessment of departments and towns', 'assessment.counts', [says('“一网通办”考核')]],
    ['SJ-35: and that is the tool of supervision', 'supervision.tools', ['“一网通办”考核']],
    ['transfer to a handler needs no signature', 'workOrder.kind', { name: '转办', signOff: [] }],
    [
      'SJ-09, SJ-10: one window at least, more by need',
      'intake.guidance',
      says('每个中心至少设立一个窗口，窗口数根据实际需求确定'),
    ],
    [
      'SJ-13, SJ-14, SJ-73: the sign',
      'intake.guidance',
      says('“‘办不成事’反映窗口”字样，落款为政务服务中心名称，样本见附件3'),
    ],
    ['SJ-23: on the spot, or the handler is called', 'intake.guidance', says('直接处理或通知办理人员现场处理')],
  ])('%s', (rule, key, value) => {
    expect(valueOf(POLICY, key)).toEqual(value);
    expect(unclaimed('songjiang', key, rule)).toEqual([]);
  });

  it.each([
    ['SJ-27: simple, 3 working days', 'simple', 'ready', THREE],
    ['SJ-28: complex, 5 to 7 working days', 'complex', 'complex', { unit: 'workday', n: 7, warn: 5 }],
    ['SJ-29, SJ-18: cannot be done, 3 working days', 'cannot', 'notAllowed', THREE],
  ])('%s', (_rule, code, provincial, result) => {
    const known = valueOf(POLICY, 'triage.classes').find(one => one.code === code);
    expect(known).toMatchObject({ provincial, result });
    expect(valueOf(POLICY, 'triage.classes')).toHaveLength(3);
  });

  it.each([
    ['SJ-15: registered is 登记', 'registered', '登记'],
    ['SJ-17: handled is 办理', 'handling', '办理'],
    ['SJ-17: until feedback is given', 'completed', '办理'],
    ['SJ-19: from the feedback on 办结', 'awaitingConfirmation', '办结'],
    ['SJ-19: no objection is 办结', 'deemedClosed', '办结'],
  ] as const)('%s', (_rule, state, name) => {
    const stages = valueOf(POLICY, 'flow.stages');
    expect(stages.map(stage => stage.name)).toEqual(['登记', '办理', '办结']);
    expect(stages.find(({ states }) => states.includes(state))?.name).toBe(name);
  });

  it('SJ-11, SJ-12, SJ-32, SJ-34, SJ-76: registrar and handler each answer for their part, beside a working group', () => {
    const { responsible, team, followsToTheEnd } = valueOf(POLICY, 'owner.model');
    expect([responsible, followsToTheEnd]).toEqual(['登记人员', false]);
    expect(team).toEqual([says('登记、问题梳理、报表上报'), says('办理人员'), says('工作小组：明确各成员职责')]);
  });

  it('SJ-20, SJ-31: the registrar gets a copy of the result', () => {
    expect(valueOf(POLICY, 'notify.parties').resultGiven).toEqual(['reporter', 'window']);
    expect(unclaimed('songjiang', 'notify.parties', 'SJ-20, SJ-31')).toEqual([]);
  });

  it('SJ-04, SJ-24: own fault and what the law forbids are explained', () => {
    const exclusions = valueOf(POLICY, 'triage.exclusions');
    expect(exclusions.map(({ code }) => code)).toEqual(['ownCause', 'againstRules']);
    for (const { route } of exclusions) expect(route).toContain('法律法规和政策解释、疏导');
  });

  it('SJ-04, SJ-05, SJ-06, SJ-07: what the window is for', () => {
    const questions = valueOf(POLICY, 'triage.scopeTest').map(({ text }) => text);
    expect(questions).toEqual([
      says('受理、审批、办结'),
      says('多次来'),
      says('不能办、不好办，还是不知怎么办'),
      says('自身原因'),
    ]);
  });

  it('SJ-32, SJ-38, SJ-03: the working group first, then the level above', () => {
    const ladder = valueOf(POLICY, 'escalation.ladder').map(({ code, cadence }) => [code, cadence]);
    expect(ladder).toEqual([
      ['workingGroup', 'weekly'],
      ['levelAbove', 'atOnce'],
    ]);
  });

  it('SJ-26, SJ-20: a ledger with process and result', () => {
    const codes = valueOf(POLICY, 'form.record').pages.flatMap(({ fields }) => fields.map(({ code }) => code));
    expect(codes).toEqual(expect.arrayContaining(['registeredOn', 'demand', 'handler', 'process']));
  });

  it.each([
    ['SJ-37, SJ-64: a quarterly report', '第（　）季度“办不成事”统计报表'],
    ['SJ-65: with the unit and its seal', '单位名称（盖章）'],
    ['SJ-66: the number registered', '登记数量'],
    ['SJ-67: the number accepted', '、受理件数'],
    ['SJ-68: the number refused', '不予受理件数'],
    ['SJ-69: the areas of business', '涉及业务范围'],
    ['SJ-70: typical cases', '典型案例'],
    ['SJ-71: problem and process', '问题及办理过程概述'],
    ['SJ-72: photographs', '办理照片'],
  ])('%s', (_rule, text) => {
    expect(valueOf(POLICY, 'report.set').find(({ every }) => every === 'quarter')?.name).toContain(text);
  });
});

describe('the registration form of Songjiang (附件1)', () => {
  const form = valueOf(POLICY, 'form.registration');
  const printed: [rule: string, page: number, code: string, label: string, kind: string][] = [
    ['SJ-40: reporter’s name', 0, 'reporterName', '反映人姓名', 'text'],
    ['SJ-41: telephone', 0, 'reporterPhone', '联系电话', 'phone'],
    ['SJ-42: date', 0, 'registeredOn', '办理日期', 'date'],
    ['SJ-43: window', 0, 'window', '接待窗口', 'text'],
    ['SJ-44: business', 0, 'item', '办理业务名称', 'text'],
    ['SJ-45: causes', 0, 'causes', '“办不成事”的原因', 'choices'],
    ['SJ-49: another cause, in words', 0, 'otherCause', '其他原因', 'text'],
    ['SJ-51: problem and demand', 0, 'demand', '遇到的问题及诉求', 'longText'],
    ['SJ-53: registrar', 1, 'registrar', '登记人员', 'text'],
    ['SJ-54: handler', 1, 'handler', '办理人员', 'text'],
    ['SJ-55: accepted or refused', 1, 'accepted', '受理与否', 'choice'],
    ['SJ-56: and why', 1, 'acceptReason', '受理/不予受理的原因', 'longText'],
    ['SJ-57: accepted on', 1, 'acceptedOn', '受理日期', 'date'],
    ['SJ-58: completed on', 1, 'completedOn', '办结日期', 'date'],
    ['SJ-59: departments', 1, 'departments', '涉及部门', 'text'],
    ['SJ-60: fed back or not', 1, 'hasFeedback', '是否反馈', 'yesNo'],
    ['SJ-61: process and result', 1, 'process', '“办不成事”办理过程与结果', 'longText'],
  ];

  it.each(printed)('%s', (rule, page, code, label, kind) => {
    const [official] = rule.split(':');
    expect(form.pages[page]?.fields.find(field => field.code === code)).toMatchObject({ label, kind, official });
  });

  it('SJ-39: has the printed fields, in the printed order, and no others', () => {
    expect(form.title).toBe('中心“办不成事”登记表');
    expect(form.pages.flatMap(({ fields }) => fields.map(({ code }) => code))).toEqual(
      printed.map(([, , code]) => code),
    );
  });

  it('SJ-52, SJ-62: one page is the reporter’s, one the registrar’s', () => {
    expect(form.pages.map(({ by }) => by)).toEqual(['反映人', '“办不成事”登记人员']);
  });

  it('SJ-46, SJ-47, SJ-48, SJ-49, SJ-50: four causes, of which one at least is ticked', () => {
    const causes = form.pages[0]?.fields.find(({ code }) => code === 'causes');
    expect(causes?.options).toEqual([
      { code: 'proofHardToFind', label: '证明材料难找' },
      { code: 'rulesNotMet', label: '规则不符合' },
      { code: 'materialsNotRight', label: '材料不符合' },
      { code: 'other', label: '其他原因' },
    ]);
    expect(causes).toMatchObject({ required: true, help: says('请您勾选一种及以上') });
  });

  it('SJ-63: says that each unit may change it', () => {
    expect(form.pages[1]?.fields.at(-1)?.help).toContain('各单位可根据实际情况进行内容调整');
  });
});
