import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { beijing, Casework } from '../testkit/casework.ts';
import type { Who } from '../testkit/hub.ts';
import { clockOf, linesOf, type ReadFile, struck, wayOf } from '../testkit/readFile.ts';

const COUNTY = '340882'; // 潜山市
const REGISTRAR: Who = ['registrar', COUNTY];
const COORDINATOR: Who = ['coordinator', COUNTY];
const SUPERVISOR: Who = ['supervision-section', COUNTY];
const CITIZEN: Who = ['citizen', COUNTY];
const MONDAY = '2026-09-28T09:30';

/** 涂先生, of the report: his bill of 8000 yuan was paid back by 3000. */
const MATTER = {
  title: '“五保”人员医保报销偏低',
  item: '医保报销',
  causes: ['RULES_NOT_MET'],
  reporterName: '涂大明',
  reporterPhone: '13812345678',
};

let work: Casework;
beforeAll(async () => {
  work = await Casework.start(MONDAY);
}, 240_000);
beforeEach(() => work.setTime(MONDAY));
afterAll(() => work?.stop(), 30_000);

const register = (more: object = {}) => work.register(REGISTRAR, { ...MATTER, ...more });
const act = (name: string, uid: string, args = '') => work.act(REGISTRAR, name, uid, args);

/** A case that a department has been given. */
async function handed(more = 'department: "潜山市医疗保障局"'): Promise<ReadFile> {
  const { uid, receiptCode } = await register();
  await act('acceptCase', uid);
  return { ...(await act('assignCase', uid, more)), receiptCode };
}

/** A case whose result is there. */
async function settled(): Promise<ReadFile> {
  const { uid, receiptCode } = await handed();
  await work.act(COORDINATOR, 'replyOrder', uid, 'reply: "已重新结算"');
  return { ...(await act('completeCase', uid, 'result: "已退回4500元"')), receiptCode };
}

describe('the five steps', () => {
  it('AH-03: take on, classify, pass on, finish, tell: each is a step of the case in these words', async () => {
    const registered = await register();
    const { uid } = registered;
    const steps = [
      registered,
      await act('triageCase', uid, 'class: "difficult", cause: "结算时点不同"'),
      await act('acceptCase', uid),
      await act('assignCase', uid, 'department: "潜山市医疗保障局"'),
      await work.act(COORDINATOR, 'replyOrder', uid, 'reply: "已重新结算"'),
      await act('completeCase', uid, 'result: "已退回4500元"'),
      await act('giveFeedback', uid, 'note: "已电话告知"'),
    ];
    expect(steps.map(({ localStage }) => localStage)).toEqual(['受理', '分类', '分类', '转办', '转办', '办结', '反馈']);
    const shared = ['REGISTER', 'TRIAGE', 'ASSIGN', 'HANDLE', 'HANDLE', 'FEEDBACK', 'CLEAR'];
    expect(steps.map(({ stage }) => stage)).toEqual(shared);
    expect(steps.at(-1)).toMatchObject({ state: 'CLEARED', outcome: 'SOLVED', policyChain: 'base@1 anhui@1' });
  });

  it('AH-24: three classes are for the window, each with its provincial counterpart; another is refused by name', async () => {
    const { classes } = await work.policy(REGISTRAR);
    expect(classes).toEqual([
      { code: 'difficult', name: '疑难问题', provincial: 'DIFFICULT' },
      { code: 'complex', name: '复杂问题', provincial: 'COMPLEX' },
      { code: 'urgent', name: '紧急问题', provincial: 'URGENT' },
    ]);
    const { uid } = await register();
    for (const known of classes)
      expect((await act('triageCase', uid, `class: "${known.code}"`)).matterClass).toEqual(known);
    const refusal = await work.refused(REGISTRAR, 'triageCase', uid, 'class: "simple"');
    expect(refusal).toMatchObject({ code: 'CLASS_UNKNOWN', field: 'class' });
    expect(refusal.params.classes).toBe('difficult（疑难问题）、complex（复杂问题）、urgent（紧急问题）');
  });

  it('AH-10, AH-21: the window asks whether it is a sore point, and whether it is reasonable and lawful', async () => {
    const { value } = (await work.policy(REGISTRAR)).term<{ text: string }[]>('triage.scopeTest');
    const questions = value.map(({ text }) => text).join('\n');
    for (const words of ['堵点、难点、痛点', '诉求是否合理，能否依法合规解决', '与当前政策相符'])
      expect(questions).toContain(words);
  });
});

describe('what is not for the window', () => {
  it.each([
    ['legal', '涉法', '12348'],
    ['litigation', '涉诉', '12368'],
    ['petition', '涉访', '信访部门'],
    ['againstPolicy', '与当前政策不符', '其他可适用的政策'],
  ])('AH-20, Q12: a matter that is %s (%s) is refused, and always with a route', async (code, _name, route) => {
    const { uid } = await register();
    const sorted = await act('triageCase', uid, `exclusion: "${code}"`);
    expect(sorted.acts).toContain('REFUSE');
    const refused = await act('refuseCase', uid, 'reason: "不属于本窗口受理范围"');
    expect(refused).toMatchObject({ state: 'REFUSED', outcome: 'REFUSED', localStage: '反馈' });
    expect(linesOf(refused, 'REFUSE')[0]?.details.route).toContain(route);
    expect(refused.notices.map(({ event, party }) => `${event} ${party}`)).toContain('REFUSED REPORTER');
  });

  it('AH-20: nothing else is refused', async () => {
    const { uid, acts } = await register();
    expect(acts).not.toContain('REFUSE');
    const plain = await work.refused(REGISTRAR, 'refuseCase', uid, 'reason: "太麻烦", route: "请找别处"');
    expect(plain).toMatchObject({ code: 'REFUSAL_NOT_EXCLUDED', params: { key: 'triage.refusal', pack: 'anhui@1' } });
    const invented = await work.refused(REGISTRAR, 'refuseCase', uid, 'reason: "难", exclusion: "tooHard"');
    expect(invented.code).toBe('EXCLUSION_UNKNOWN');
    expect((await work.file(REGISTRAR, uid)).state).toBe('REGISTERED');
    // once the exclusion is taken back, so is the refusal
    await act('triageCase', uid, 'exclusion: "petition"');
    expect((await act('triageCase', uid, 'class: "urgent"')).acts).not.toContain('REFUSE');
  });

  it('AH-13: a question is counted apart from cases, and its answer is no completion', async () => {
    const query = `{ center(code: "${COUNTY}") { county { tally { registered consultations completed open } } } }`;
    const tally = async () => (await work.ask(REGISTRAR, query)).center.county.tally as Record<string, number>;
    const before = await tally();
    await register();
    const question = await work.register(REGISTRAR, { title: '生育津贴怎样申领', causes: [], kind: 'CONSULTATION' });
    expect(question.acts).not.toContain('ACCEPT');
    const answered = await act('answerCase', question.uid, 'answer: "凭出院记录在三楼医保窗口申领"');
    expect(answered).toMatchObject({ kind: 'CONSULTATION', state: 'ANSWERED', outcome: 'EXPLAINED' });
    const now = await tally();
    const grown = Object.entries(now).map(([name, count]) => [name, count - (before[name] ?? 0)]);
    expect(Object.fromEntries(grown)).toEqual({ registered: 1, consultations: 1, completed: 0, open: 1 });
    const wish = { title: '建议增设座椅', causes: [], kind: 'SUGGESTION' };
    expect((await work.refusedRegistration(REGISTRAR, wish)).code).toBe('NOT_OFFERED');
  });
});

describe('the work', () => {
  it('AH-27: what the desk can settle is done and told at once', async () => {
    const { uid } = await register();
    const file = await act('resolveOnSpot', uid, 'result: "当场补录，已办好"');
    expect(file).toMatchObject({ state: 'CLEARED', outcome: 'SOLVED', completedAt: work.instant });
    expect(file.entries.map(({ act: done }) => done)).toEqual(['REGISTER', 'RESOLVE_ON_SPOT', 'CLEAR']);
    expect(file.clocks.filter(({ status }) => status === 'RUNNING')).toEqual([]);
    expect(file.notices.map(({ event, party }) => `${event} ${party}`)).toContain('RESULT_GIVEN REPORTER');
  });

  it.each([
    ['AH-02: acting for the reporter', 'PROXY', 'proxy'],
    ['AH-14: help', 'ASSIST', 'assist'],
    ['AH-16: the green channel', 'GREEN_CHANNEL', 'greenChannel'],
    ['AH-17: hours at the weekend', 'EXTENDED_HOURS', 'extendedHours'],
    ['AH-17: a witness by video', 'VIDEO_WITNESS', 'videoWitness'],
    ['AH-17: signing elsewhere', 'REMOTE_SIGNING', 'remoteSigning'],
    ['AH-17: a visit at home', 'HOME_VISIT', 'homeVisit'],
    ['AH-18: two windows together', 'JOINT_HANDLING', 'jointHandling'],
  ])('%s is on the ledger with what it was, and changes neither state nor date', async (_what, action, word) => {
    const { uid, state, dueOn } = await handed();
    const file = await act('logAction', uid, `action: ${action}, note: "债权人不能到场"`);
    expect(file).toMatchObject({ state, dueOn });
    expect(linesOf(file, 'LOG_ACTION')).toMatchObject([
      { role: 'registrar', details: { action: word, note: '债权人不能到场' } },
    ]);
  });

  it('AH-15, AH-43: all departments concerned have their order in the same hour, and the result waits for each', async () => {
    const file = await handed('department: "潜山市公安局", assist: ["潜山市教育局", "潜山市医疗保障局"]');
    expect(file.orders.map(({ role, department }) => [role, department])).toEqual([
      ['LEAD', '潜山市公安局'],
      ['ASSIST', '潜山市教育局'],
      ['ASSIST', '潜山市医疗保障局'],
    ]);
    for (const no of [1, 2]) await work.act(COORDINATOR, 'replyOrder', file.uid, `reply: "已更正", order: ${no}`);
    const early = await work.refused(REGISTRAR, 'completeCase', file.uid, 'result: "好"');
    expect(early).toMatchObject({ code: 'ORDERS_OPEN', params: { open: '1' } });
  });

  it('AH-30: who passes a matter around is stopped at the third return, and supervision hears of what is late', async () => {
    const { uid, number } = await handed('department: "教育局"');
    for (const next of ['公安局', '民政局']) {
      await work.act(COORDINATOR, 'returnOrder', uid, 'reason: "不是本部门职责"');
      await act('assignCase', uid, `department: "${next}"`);
    }
    const third = await work.act(COORDINATOR, 'returnOrder', uid, 'reason: "不是本部门职责"');
    expect(clockOf(third, 'ARBITRATION')).toMatchObject({ dueOn: '2026-09-30', status: 'RUNNING' });
    expect((await work.refused(REGISTRAR, 'assignCase', uid, 'department: "教育局"')).code).toBe('ARBITRATION_OPEN');
    await work.pass('2026-10-08T00:00');
    expect(struck(await work.file(REGISTRAR, uid), 'BREACH', 'arbitration')).toHaveLength(1);
    expect(await work.box(SUPERVISOR, 'SUPERVISION_SECTION', number)).toContain('OVERDUE');
    const ruled = await work.act(SUPERVISOR, 'arbitrateOrder', uid, 'department: "公安局", ruling: "职责在公安局"');
    expect(ruled.orders.at(-1)).toMatchObject({ department: '公安局', status: 'OPEN' });
    const { value } = (await work.policy(REGISTRAR)).term<string[]>('supervision.sanctions');
    expect(value).toEqual(['督办', '加大督办力度']);
  });

  it('AH-26: every step of the way is told to those who supervise', async () => {
    const { uid, number } = await settled();
    await act('giveFeedback', uid, 'note: "已电话告知"');
    const heard = await work.box(SUPERVISOR, 'SUPERVISION_SECTION', number);
    const steps = ['ACCEPTED', 'CLOSED', 'FEEDBACK_GIVEN', 'REGISTERED', 'REPLIED', 'RESULT_GIVEN'];
    expect(heard.sort()).toEqual(steps);
  });
});

describe('the end', () => {
  it('AH-29: one working day after the result the person knows it, and with the feedback the case is closed', async () => {
    work.setTime('2026-09-30T16:00');
    const { uid } = await settled();
    const feedback = clockOf(await work.file(REGISTRAR, uid), 'FEEDBACK');
    expect(feedback).toMatchObject({ dueOn: '2026-10-08', startedAt: beijing('2026-09-30T16:00') });
    expect(feedback.why[0]).toMatchObject({ pack: 'anhui@1', cite: expect.stringContaining('第3段') });
    expect(wayOf(feedback).slice(-2)).toEqual(['2026-10-08 第 1 个工作日', '2026-10-08 24:00 时限届满']);
    await work.pass('2026-10-08T16:00');
    const closed = await act('giveFeedback', uid, 'note: "已电话告知"');
    expect(closed).toMatchObject({ state: 'CLEARED', outcome: 'SOLVED' });
    expect(clockOf(closed, 'FEEDBACK').status).toBe('MET');
    expect(closed.entries.slice(-2).map(({ act: done, role }) => [done, role])).toEqual([
      ['GIVE_FEEDBACK', 'registrar'],
      ['CLEAR', null], // of itself, in the same commit
    ]);
    expect(struck(closed, 'BREACH', 'feedback')).toEqual([]);
  });

  it('AH-29: an opinion that explains is told in the same time; later it is a breach', async () => {
    const { uid } = await register();
    await act('acceptCase', uid);
    const answers =
      'answers: [{ no: 1, outcome: EXPLAINED, answer: "超出目录", basis: "医保目录", route: "可向市医保局申请复核" }]';
    await act('completeCase', uid, `result: "超出报销目录", ${answers}`);
    await work.pass('2026-09-30T00:00');
    expect(struck(await work.file(REGISTRAR, uid), 'BREACH', 'feedback')).toHaveLength(1);
    expect(await act('giveFeedback', uid, 'note: "已当面解释"')).toMatchObject({ outcome: 'EXPLAINED' });
  });

  it('AH-19, AH-42: praise that comes after the end is heard, and changes nothing', async () => {
    const { uid, receiptCode } = await settled();
    const closed = await act('giveFeedback', uid, 'note: "已电话告知"');
    const rate = (words: string) => `level: 5, code: "${receiptCode}", comment: "${words}"`;
    await work.act(CITIZEN, 'rateCase', uid, rate('效率非常高，十分满意'));
    await act('rateCase', uid, rate('送来锦旗一面'));
    const file = await work.file(REGISTRAR, uid);
    expect(file.ratings).toEqual([
      { level: 5, comment: '效率非常高，十分满意', direct: true },
      { level: 5, comment: '送来锦旗一面', direct: false },
    ]);
    const { completedAt } = closed;
    expect(file).toMatchObject({ state: 'CLEARED', outcome: 'SOLVED', rating: 5, redos: 0, completedAt });
    const forged = await work.refused(REGISTRAR, 'rateCase', uid, 'level: 5, code: "AAAAAAAA"');
    expect(forged.code).toBe('RATING_CODE_WRONG');
  });

  it('AH-19, AH-36: blame that comes after the end opens the case again, before the eyes of those who supervise', async () => {
    const { uid, number, receiptCode } = await settled();
    await act('giveFeedback', uid, 'note: "已电话告知"');
    await work.act(CITIZEN, 'rateCase', uid, `level: 1, code: "${receiptCode}", comment: "又被退回"`);
    const again = await work.file(REGISTRAR, uid);
    expect(again).toMatchObject({ state: 'HANDLING', redos: 1, outcome: null, completedAt: null });
    expect(again.ratings).toEqual([{ level: 1, comment: '又被退回', direct: true }]);
    expect(clockOf(again, 'REDO').dueOn).toBe('2026-10-10');
    expect(await work.box(SUPERVISOR, 'SUPERVISION_SECTION', number)).toContain('REDO_BEGUN');
  });
});
