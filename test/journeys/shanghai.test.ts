import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { beijing, Casework } from '../testkit/casework.ts';
import type { Who } from '../testkit/hub.ts';
import { clockOf, linesOf, type ReadFile } from '../testkit/readFile.ts';

const MONDAY = '2026-09-28T09:30';
const MATTER = { title: '前租户未注销，商铺不能办证', item: '食品经营许可', causes: ['RULES_NOT_MET'] };
const PACKET = '{ tried: "已联系物业", question: "能否补助？", authorityWanted: "条线会商" }';

let work: Casework;
beforeAll(async () => {
  work = await Casework.start(MONDAY);
}, 240_000);
beforeEach(() => work.setTime(MONDAY));
afterAll(() => work?.stop(), 30_000);

const at = (center: string): Who => ['registrar', center];
const leading = (center: string): Who => ['coordinator', center];

describe('the city and its districts', () => {
  it('SH-03, SH-25: the rules of the city reach districts and halls below, and each says what is its own', async () => {
    const city = await work.policy(['provincial-officer', '310000']);
    expect(city.chain).toBe('base@1 shanghai@1');
    const own: [string, string, string][] = [
      ['310109', 'hongkou@1', 'triage.classes'],
      ['310114', 'jiading@1', 'closing.doctrine'],
      ['310107', 'putuo@1', 'workOrder.kind'],
    ];
    for (const [center, pack, key] of own) {
      const { chain, term } = await work.policy(at(center));
      expect(chain).toBe(`base@1 shanghai@1 ${pack}`);
      expect([term(key).pack, term('intake.channels').pack, term('closing.redoLimit').pack]).toEqual([
        pack,
        'shanghai@1',
        'base@1',
      ]);
      expect(term('intake.channels')).toEqual(city.term('intake.channels'));
    }
    const { policyChain } = await work.register(at('310109010'), MATTER); // 曲阳路街道
    expect(policyChain).toBe('base@1 shanghai@1 hongkou@1');
  });

  it.each(['WINDOW', 'HOTLINE', 'ONLINE'])('SH-38: a matter comes by %s', async channel => {
    expect((await work.register(at('310109'), { ...MATTER, channel })).channel).toBe(channel);
  });

  it('SH-38: no other road is offered', async () => {
    const refusal = await work.refusedRegistration(at('310109'), { ...MATTER, channel: 'EVERY_WINDOW' });
    expect(refusal).toMatchObject({ code: 'NOT_OFFERED', params: { pack: 'shanghai@1' } });
  });

  it('SH-39: what has little to do with government services, as parking, is led on with its route', async () => {
    const parking = { title: '小区停车难', causes: ['OTHER'], otherCause: '车位不足', item: '停车' };
    const { uid } = await work.register(at('310109'), parking);
    await work.act(at('310109'), 'triageCase', uid, 'exclusion: "notGovernmentService"');
    const route = '转12345市民服务热线，由房管部门办理';
    const led = await work.act(at('310109'), 'referCase', uid, `route: "${route}", reason: "与政务服务关联度不大"`);
    expect(led).toMatchObject({ state: 'REFERRED', outcome: 'REFERRED' });
    expect(linesOf(led, 'REFER')[0]?.details).toMatchObject({ route });
    const other = await work.register(at('310109'), parking);
    const no = 'reason: "与政务服务关联度不大", exclusion: "notGovernmentService"';
    const refused = await work.act(at('310109'), 'refuseCase', other.uid, no);
    expect(linesOf(refused, 'REFUSE')[0]?.details.route).toBe('告知并转12345市民服务热线，由主管部门办理');
  });

  it('SH-07: who does not know the policy gets an answer', async () => {
    const question = { title: '廉租房补贴怎样申请', causes: [], kind: 'CONSULTATION' };
    const { uid } = await work.register(at('310109'), question);
    const answered = await work.act(at('310109'), 'answerCase', uid, 'answer: "到街道社区事务受理中心申请"');
    expect(answered.state).toBe('ANSWERED');
  });

  it('SH-05, SH-11, SH-18, SH-43: urgent is what costs money today, and what is stuck between two policies is the window’s', async () => {
    const { term, classes } = await work.policy(at('310107'));
    expect(classes.map(({ code, provincial }) => `${code} ${provincial}`)).toEqual([
      'special COMPLEX',
      'urgent URGENT',
      'hard DIFFICULT',
      'transition COMPLEX',
    ]);
    expect(classes[1]?.name).toBe('急事（当日不办结即受损失、远道而来等）');
    const { uid } = await work.register(at('310107'), MATTER);
    const sorted = await work.act(at('310107'), 'triageCase', uid, 'class: "transition"');
    expect(sorted.matterClass?.name).toBe('新老政策衔接阶段的事项');
    const questions = term<{ text: string }[]>('triage.scopeTest').value.map(({ text }) => text);
    expect(questions).toContain('这件事应不应办？（不只问能不能办）');
  });

  it('SH-33, SH-34, SH-35: Putuo enters, splits and feeds back, and shares what solved a case', async () => {
    const putuo = at('310107');
    const { uid, localStage } = await work.register(putuo, MATTER);
    const given = await work.act(putuo, 'acceptCase', uid, 'reason: "应办"');
    await work.act(putuo, 'assignCase', uid, 'department: "区文旅局"');
    await work.act(leading('310107'), 'replyOrder', uid, 'reply: "已办"');
    const done = await work.act(putuo, 'completeCase', uid, 'result: "改为全程网办"');
    expect([localStage, given.localStage, done.localStage]).toEqual(['录入', '分转', '反馈']);
    await work.act(putuo, 'giveFeedback', uid, 'note: "已告知"');
    const filed = await work.act(putuo, 'archiveCase', uid, 'lesson: "材料逐项上传即可"');
    expect(linesOf(filed, 'ARCHIVE')[0]?.details).toEqual({ lesson: '材料逐项上传即可' });
    const { term } = await work.policy(putuo);
    expect(term<{ when: string }>('library.publish').value.when).toBe('shared');
    expect(term<{ name: string }>('workOrder.kind').value.name).toBe('分转');
  });

  it('SH-40, SH-44: where three departments say no, the window rules, and the next equal case goes the same way', async () => {
    const window = at('310107');
    const gap = { ...MATTER, item: '营业性演出许可' };
    const { uid } = await work.register(window, gap);
    await work.act(window, 'acceptCase', uid, 'reason: "应办"');
    for (const department of ['市场监管局', '体育局', '公安分局']) {
      await work.act(window, 'assignCase', uid, `department: "${department}"`);
      await work.act(leading('310107'), 'returnOrder', uid, 'reason: "不是本部门职责"');
    }
    await work.act(leading('310107'), 'arbitrateOrder', uid, 'department: "区文旅局", ruling: "演出归文旅"');
    const next = await work.register(window, gap);
    await work.act(window, 'acceptCase', next.uid, 'reason: "应办"');
    expect((await work.act(window, 'assignCase', next.uid)).orders).toMatchObject([{ department: '区文旅局' }]);
  });
});

describe('Hongkou: a course of its own for each class', () => {
  const WINDOW = at('310109');
  const LEADER = leading('310109');
  const act = (name: string, uid: string, args = '') => work.act(WINDOW, name, uid, args);
  const missing = async (name: string, uid: string, args: string) => {
    const { code, params } = await work.refused(WINDOW, name, uid, args);
    return `${code} ${params.step} ${params.key} ${params.pack}`;
  };

  async function sorted(code: string): Promise<ReadFile> {
    const { uid } = await work.register(WINDOW, { ...MATTER, class: code });
    const first = await missing('acceptCase', uid, 'reason: "应办"');
    expect(first).toBe('STEP_MISSING triage triage.classes hongkou@1');
    await act('triageCase', uid, `class: "${code}"`);
    return act('acceptCase', uid, 'reason: "应办"');
  }

  it('SH-32: the four classes and what each counts as', async () => {
    const { classes } = await work.policy(WINDOW);
    expect(classes.map(({ name, provincial }) => [name.match(/“(.*)”/)?.[1], provincial])).toEqual([
      ['办不了', 'NOT_ALLOWED'],
      ['不会办', 'GUIDANCE'],
      ['难办', 'DIFFICULT'],
      ['快办', 'URGENT'],
    ]);
  });

  it.each([
    ['SH-28: what the law forbids', 'cannot', '2026-10-08', '2026-10-01T00:00'],
    ['SH-29: what the person does not know how to do', 'notKnown', '2026-09-29', '2026-09-29T09:00'],
    ['SH-30: what takes a specialist', 'hard', '2026-10-13', '2026-10-11T00:00'],
    ['SH-31, SH-46: what has to go faster', 'fast', '2026-09-30', '2026-09-30T00:00'],
  ])('%s (%s) is due on %s, with a warning at %s', async (_rule, code, dueOn, warnAt) => {
    const result = clockOf(await sorted(code), 'RESULT');
    expect(result).toMatchObject({ dueOn, warnAt: beijing(warnAt) });
    expect(result.why[0]).toMatchObject({ pack: 'hongkou@1' });
  });

  it.each([
    ['SH-28, SH-36', 'cannot', 'search'],
    ['SH-29', 'notKnown', 'guidance'],
  ])('%s: before a result for %s, what was done for the person (%s) is on the ledger', async (_rule, code, word) => {
    const { uid } = await sorted(code);
    const result = 'result: "符合大病救助条件，已协助申请"';
    expect(await missing('completeCase', uid, result)).toBe('STEP_MISSING logAction triage.classes hongkou@1');
    await act('logAction', uid, `action: ${word.toUpperCase()}, note: "另查大病救助政策"`);
    expect((await act('completeCase', uid, result)).state).toBe('COMPLETED');
  });

  it('SH-30, SH-37: before a result for what is hard, a department has it and the lines have been asked', async () => {
    const { uid } = await sorted('hard');
    const result = 'result: "已发放补助"';
    expect(await missing('completeCase', uid, result)).toBe('STEP_MISSING assign triage.classes hongkou@1');
    await act('assignCase', uid, 'department: "区房管局"');
    await work.act(LEADER, 'replyOrder', uid, 'reply: "不符合廉租标准"');
    expect(await missing('completeCase', uid, result)).toBe('STEP_MISSING consult triage.classes hongkou@1');
    const asked = await act('consultUp', uid, `question: ${PACKET}`);
    expect(asked.ladder).toMatchObject([{ body: '住房保障、医疗保障、救助帮困等相关条线', sitsOn: '2026-09-28' }]);
    expect(clockOf(asked, 'RUNG').dueOn).toBe('2026-09-29');
    await work.act(LEADER, 'directCase', uid, 'decision: "给予资金补助"');
    expect((await act('completeCase', uid, result)).state).toBe('COMPLETED');
  });

  it('SH-31: what is fast needs a department and nothing more', async () => {
    const { uid } = await sorted('fast');
    expect(await missing('completeCase', uid, 'result: "好"')).toBe('STEP_MISSING assign triage.classes hongkou@1');
    await act('assignCase', uid, 'department: "区市场监管局"');
    await work.act(LEADER, 'replyOrder', uid, 'reply: "已按流程提速"');
    expect((await act('completeCase', uid, 'result: "已发证"')).state).toBe('COMPLETED');
  });
});

describe('Jiading: a closed loop', () => {
  const WINDOW = at('310114');
  const act = (name: string, uid: string, args = '') => work.act(WINDOW, name, uid, args);

  it('SH-27: register and take on, judge and give out, follow and rate, file as an example', async () => {
    const registered = await work.register(WINDOW, MATTER);
    const { uid, receiptCode } = registered;
    const early = await work.refused(WINDOW, 'acceptCase', uid, 'reason: "应办"');
    expect(early).toMatchObject({
      code: 'STEP_MISSING',
      params: { step: 'triage', key: 'flow.requires', pack: 'jiading@1' },
    });
    const steps = [
      registered,
      await act('triageCase', uid, 'class: "class3"'),
      await act('acceptCase', uid, 'reason: "应办"'),
      await act('assignCase', uid, 'department: "区市场监管局"'),
      await work.act(leading('310114'), 'replyOrder', uid, 'reply: "已办"'),
      await act('completeCase', uid, 'result: "已发证"'),
      await act('giveFeedback', uid, 'note: "已告知"'),
      await act('rateCase', uid, `level: 5, code: "${receiptCode}"`),
      await act('archiveCase', uid, 'lesson: "协助前租户简易注销"'),
    ];
    expect(steps.map(({ localStage }) => localStage)).toEqual([
      '受理登记',
      ...['研判分办', '研判分办'],
      ...['跟踪评价', '跟踪评价', '跟踪评价', '跟踪评价'],
      ...['案例归档', '案例归档'],
    ]);
    expect(steps.map(({ state }) => state).slice(-3)).toEqual(['AWAITING_CONFIRMATION', 'CLEARED', 'ARCHIVED']);
    expect(steps.at(-1)).toMatchObject({ outcome: 'SOLVED', rating: 5 });
  });

  it('SH-27: a bad rating sends it round once more', async () => {
    const { uid, receiptCode } = await work.register(WINDOW, MATTER);
    await act('triageCase', uid, 'class: "class1"');
    await act('resolveOnSpot', uid, 'result: "已解释"');
    const again = await work.act(['citizen', '310114'], 'rateCase', uid, `level: 1, code: "${receiptCode}"`);
    expect(again).toMatchObject({ state: 'HANDLING', redos: 1 });
  });

  it('SH-02, SH-26: four classes, of which the report gives no names, at a desk of its own', async () => {
    const { classes, term } = await work.policy(WINDOW);
    expect(classes.map(({ name }) => name)).toEqual(
      ['一', '二', '三', '四'].map(number => `第${number}类（报道未具名）`),
    );
    expect(term<string>('intake.guidance').value).toContain('窗口设在大厅门口醒目处，区域独立');
  });
});
