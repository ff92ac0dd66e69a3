import { describe, expect, it } from '@jest/globals';
import { type PolicyKey, valueOf } from '../../../shared/domain/policy/policy.ts';
import { policyAt } from './policyAt.ts';
import { unclaimed } from './unclaimed.ts';

const [CITY, JIADING, HONGKOU, PUTUO] = ['310000', '310114', '310109', '310107'].map(code => policyAt(code)) as [
  ReturnType<typeof policyAt>,
  ReturnType<typeof policyAt>,
  ReturnType<typeof policyAt>,
  ReturnType<typeof policyAt>,
];
const says = (text: string): unknown => expect.stringContaining(text);
const stagesOf = (policy: typeof CITY) => valueOf(policy, 'flow.stages').map(({ name }) => name);

describe('Shanghai (上海市)', () => {
  it('SH-03: the city’s pack holds in districts and sub-districts', () => {
    expect(policyAt('310101002').chain).toBe('base@1 shanghai@1');
    expect(HONGKOU.chain).toBe('base@1 shanghai@1 hongkou@1');
  });

  it.each<[rule: string, key: PolicyKey, value: unknown]>([
    [
      'SH-38, SH-25: a hotline and an online window beside the window',
      'intake.channels',
      ['window', 'hotline', 'online'],
    ],
    ['SH-07: consultations too', 'intake.kinds', ['case', 'consultation', 'suggestion']],
    ['SH-44: the window may have it ruled whose duty it is', 'clock.arbitration', { unit: 'workday', n: 2 }],
    ['SH-40: after the third return', 'workOrder.returnsBeforeArbitration', 3],
    ['SH-08, SH-17: missing material comes later', 'clock.supplement', { unit: 'workday', n: 10, warn: 8 }],
    ['1.6: what cannot be done is explained', 'triage.refusal', 'REASON'],
    ['SH-11: whether it should be done', 'intake.guidance', says('要多作“应不应办”的价值判断')],
    ['SH-36: look for other policies', 'intake.guidance', says('寻找其他适配政策')],
  ])('%s', (rule, key, value) => {
    expect(valueOf(CITY, key)).toEqual(value);
    expect(unclaimed('shanghai', key, rule)).toEqual([]);
  });

  it('SH-39: parking is not for this window, and has somewhere to go', () => {
    expect(valueOf(CITY, 'triage.exclusions')).toEqual([
      { code: 'notGovernmentService', name: says('小区停车难'), route: says('12345') },
    ]);
  });

  it.each([
    ['SH-05: special matters', 'special', 'complex'],
    ['SH-18: urgent: a loss on the same day, come from afar', 'urgent', 'urgent'],
    ['SH-05: hard matters', 'hard', 'difficult'],
    ['SH-43: between old and new policy', 'transition', 'complex'],
  ])('%s', (_rule, code, provincial) => {
    expect(valueOf(CITY, 'triage.classes').find(one => one.code === code)?.provincial).toBe(provincial);
  });

  it('SH-11, SH-43, SH-39: the questions at triage', () => {
    const questions = valueOf(CITY, 'triage.scopeTest').map(({ text }) => text);
    expect(questions).toEqual([says('办不成'), says('应不应办'), says('新老政策衔接'), says('关联')]);
  });
});

describe('Jiading (嘉定区)', () => {
  it('SH-26: four classes, which the text does not name', () => {
    const classes = valueOf(JIADING, 'triage.classes').map(({ name, provincial }) => [name, provincial]);
    expect(classes).toEqual([
      ['第一类（报道未具名）', 'notAllowed'],
      ['第二类（报道未具名）', 'guidance'],
      ['第三类（报道未具名）', 'difficult'],
      ['第四类（报道未具名）', 'urgent'],
    ]);
  });

  it('SH-27: register, judge and assign, track and rate, archive as a case', () => {
    expect(stagesOf(JIADING)).toEqual(['受理登记', '研判分办', '跟踪评价', '案例归档']);
    expect(valueOf(JIADING, 'flow.requires')).toEqual(['triage']);
    expect(valueOf(JIADING, 'closing.doctrine')).toBe('RATED');
    expect(valueOf(JIADING, 'library.publish').when).toBe('afterSuccess');
  });

  it('SH-02: the window has an area of its own, and what the city says holds as well', () => {
    expect(valueOf(JIADING, 'intake.guidance')).toMatch(/区域独立/);
    expect(valueOf(JIADING, 'intake.guidance')).toContain(valueOf(CITY, 'intake.guidance'));
  });
});

describe('Hongkou (虹口区)', () => {
  it.each([
    ['SH-28: cannot, by law', 'cannot', 'notAllowed', 3, ['triage', 'logAction']],
    ['SH-29: does not know how', 'notKnown', 'guidance', 1, ['triage', 'logAction']],
    ['SH-30: hard, for specialists', 'hard', 'difficult', 7, ['triage', 'assign', 'consult']],
    ['SH-31, SH-46: needs speed', 'fast', 'urgent', 2, ['triage', 'assign']],
  ])('%s', (_rule, code, provincial, n, requires) => {
    const known = valueOf(HONGKOU, 'triage.classes').find(one => one.code === code);
    expect(known).toMatchObject({ provincial, requires, result: { unit: 'workday', n } });
    expect(known?.requires).toEqual(requires);
  });

  it('SH-32: no two classes have the same course', () => {
    const courses = valueOf(HONGKOU, 'triage.classes').map(({ requires, result }) =>
      JSON.stringify([requires, result]),
    );
    expect([courses.length, new Set(courses).size]).toEqual([4, 4]);
  });

  it('SH-37: the team leader on duty brings in the line departments', () => {
    expect(valueOf(HONGKOU, 'owner.model')).toMatchObject({
      responsible: says('当班组长'),
      team: [says('条线人员'), says('')],
    });
    expect(valueOf(HONGKOU, 'escalation.ladder')[0]).toMatchObject({ code: 'serviceLines', cadence: 'atOnce' });
  });
});

describe('Putuo (普陀区)', () => {
  it('SH-34: enter, split and transfer, feed back', () => {
    expect(stagesOf(PUTUO)).toEqual(['录入', '分转', '反馈']);
    expect(valueOf(PUTUO, 'workOrder.kind').name).toBe('分转');
  });

  it('SH-35: a library that departments share', () => {
    expect(valueOf(PUTUO, 'library.publish')).toEqual({ when: 'shared', intoServiceList: false });
  });
});
