import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { beijing, Casework } from '../testkit/casework.ts';
import type { Who } from '../testkit/hub.ts';
import { clockOf, linesOf, wayOf } from '../testkit/readFile.ts';

const CENTER = '310117';
const REGISTRAR: Who = ['registrar', CENTER];
const HANDLER: Who = ['handler', CENTER, 'market-regulation'];
const LEADER: Who = ['coordinator', CENTER];
const CITIZEN: Who = ['citizen', CENTER];
const MONDAY = '2026-09-28T09:30';
const FORM = { title: '食品经营许可两次未受理', item: '食品经营许可', causes: ['MATERIALS_NOT_RIGHT'] };

let work: Casework;
beforeAll(async () => {
  work = await Casework.start(MONDAY);
}, 240_000);
beforeEach(() => work.setTime(MONDAY));
afterAll(() => work?.stop(), 30_000);

/** A case in the hands of its handler, and the code on the reporter’s receipt. */
async function handled(more: object = {}): Promise<{ uid: string; code: string; number: string }> {
  const { uid, receiptCode, number } = await work.register(REGISTRAR, { ...FORM, ...more });
  await work.act(REGISTRAR, 'acceptCase', uid, 'reason: "属于本窗口受理范围"');
  await work.act(REGISTRAR, 'assignCase', uid, 'department: "区市场监管局"');
  return { uid, code: receiptCode ?? '', number };
}

async function told(): Promise<{ uid: string; code: string; number: string }> {
  const one = await handled();
  await work.act(HANDLER, 'replyOrder', one.uid, 'reply: "已现场核查"');
  await work.act(HANDLER, 'completeCase', one.uid, 'result: "已发放食品经营许可证"');
  await work.act(REGISTRAR, 'giveFeedback', one.uid, 'note: "已电话告知"');
  return one;
}

const object = (code: string) => `reason: "许可证上的地址有误", code: "${code}"`;

describe('the handler', () => {
  it('SJ-17, SJ-20, SJ-31: settles it inside the limit, and the registrar has the result in the window’s box and the ledger', async () => {
    const { uid, number } = await handled({ class: 'complex' });
    work.setTime('2026-10-13T16:00');
    await work.act(HANDLER, 'replyOrder', uid, 'reply: "已现场核查"');
    await work.act(HANDLER, 'completeCase', uid, 'result: "已发放食品经营许可证"');
    const file = await work.file(REGISTRAR, uid);
    expect(clockOf(file, 'TRANSFER').status).toBe('MET');
    // SJ-28: the limit is one for the feedback, so the result alone does not meet it
    for (const kind of ['RESULT', 'CITIZEN']) expect(clockOf(file, kind).status).toBe('RUNNING');
    expect(file).toMatchObject({ state: 'COMPLETED', localStage: '办理', completedAt: beijing('2026-10-13T16:00') });
    expect((await work.box(REGISTRAR, 'WINDOW', number)).sort()).toEqual(['REPLIED', 'RESULT_GIVEN']);
    const copy = file.notices.find(({ event, party }) => event === 'RESULT_GIVEN' && party === 'WINDOW');
    expect(copy?.text).toContain(number);
    expect(linesOf(file, 'COMPLETE')[0]).toMatchObject({
      role: 'handler',
      details: { result: '已发放食品经营许可证' },
    });
    expect(file.demands).toMatchObject([{ no: 1, outcome: 'SOLVED', answer: '已发放食品经营许可证' }]);
    await work.act(REGISTRAR, 'giveFeedback', uid, 'note: "电话告知"');
    const told = await work.file(REGISTRAR, uid);
    for (const kind of ['RESULT', 'CITIZEN']) expect(clockOf(told, kind).status).toBe('MET');
  });

  it('SJ-18, SJ-29, SJ-30: where there is no solution, the explanation comes inside the same limit, with what it rests on', async () => {
    const { uid } = await handled({ class: 'cannot' });
    expect(clockOf(await work.file(REGISTRAR, uid), 'RESULT').dueOn).toBe('2026-10-08');
    await work.act(HANDLER, 'replyOrder', uid, 'reply: "该地址不得从事餐饮"');
    const explained = (basis: string) =>
      `result: "该地址为住宅，不能办理", answers: [{ no: 1, outcome: EXPLAINED, answer: "住宅不得改变用途", route: "可另选商用房，向区市场监管局申请"${basis} }]`;
    expect(await work.refused(HANDLER, 'completeCase', uid, explained(''))).toMatchObject({
      code: 'FIELD_REQUIRED',
      field: 'basis',
    });
    work.setTime('2026-10-08T17:30');
    const basis = '民法典第二百七十九条';
    await work.act(HANDLER, 'completeCase', uid, explained(`, basis: "${basis}"`));
    const file = await work.act(REGISTRAR, 'giveFeedback', uid, 'note: "已当面解释"');
    expect(clockOf(file, 'RESULT').status).toBe('MET');
    expect(file.demands).toMatchObject([{ outcome: 'EXPLAINED', basis }]);
    const closed = await work.act(LEADER, 'closeExplained', uid, `basis: "${basis}"`);
    expect(closed).toMatchObject({ state: 'EXPLAINED_CLOSED', outcome: 'EXPLAINED', localStage: '办结' });
  });

  it('SJ-03, SJ-32, SJ-38: a hard case goes to the working group’s next sitting, and then to the level above', async () => {
    const { uid } = await handled();
    const packet = '{ tried: "已两次协调", question: "能否容缺？", authorityWanted: "跨部门裁定" }';
    const asked = await work.act(REGISTRAR, 'consultUp', uid, `question: ${packet}`);
    // Monday 10-05 is a holiday: the sitting slides to the first workday after it
    expect(asked.ladder).toMatchObject([{ body: '本中心“办不成事”工作小组', sitsOn: '2026-10-08', decision: null }]);
    expect(clockOf(asked, 'RUNG').dueOn).toBe('2026-10-10');
    expect((await work.refused(HANDLER, 'completeCase', uid, 'result: "好"')).code).toBe('CONSULT_OPEN');
    await work.act(LEADER, 'directCase', uid, 'decision: "请市级部门研究"');
    const raised = await work.act(REGISTRAR, 'consultUp', uid, `question: ${packet}`);
    expect(raised).toMatchObject({ raised: { status: 'OPEN', question: '能否容缺？' }, dueOn: asked.dueOn });
    const above = await work.file(['provincial-officer', '310000'], uid);
    expect(above).toMatchObject({ state: 'RECEIVED', dueOn: asked.dueOn, asked: { question: '能否容缺？' } });
  });

  it('SJ-28: has no extension to ask for: none is foreseen, so none is offered and none is granted', async () => {
    const { uid } = await handled();
    expect((await work.file(REGISTRAR, uid)).acts).not.toContain('EXTEND');
    const refusal = await work.refused(REGISTRAR, 'extendCase', uid, 'reason: "材料多", workdays: 1');
    const params = { key: 'clock.extension', pack: 'songjiang@1' };
    expect(refusal).toMatchObject({ code: 'EXTENSION_NOT_FORESEEN', params });
    expect(await work.file(REGISTRAR, uid)).toMatchObject({ dueOn: '2026-10-13', extensions: 0 });
  });

  it('SJ-76: registrar and handler each do their own part', async () => {
    const { uid } = await handled();
    expect((await work.refused(REGISTRAR, 'replyOrder', uid, 'reply: "好"')).code).toBe('NOT_PERMITTED');
    expect((await work.refused(HANDLER, 'giveFeedback', uid, 'note: "好"')).code).toBe('NOT_PERMITTED');
    expect((await work.file(HANDLER, uid)).acts).not.toContain('ASSIGN');
  });
});

describe('closing', () => {
  it('SJ-19, Q4: five working days without an objection, and the case counts as closed: by the rule, once', async () => {
    const { uid, number } = await told();
    const waiting = await work.file(REGISTRAR, uid);
    const objection = clockOf(waiting, 'OBJECTION');
    expect(objection).toMatchObject({ dueOn: '2026-10-10', warnAt: beijing('2026-10-10T00:00') });
    expect(objection.why[0]?.cite).toContain('三、工作流程3（“无异议”未写明期间，取默认值 Q4）');
    expect(wayOf(objection).slice(-3)).toEqual([
      '2026-10-09 第 4 个工作日',
      '2026-10-10 国庆节调休上班，第 5 个工作日',
      '2026-10-10 24:00 时限届满',
    ]);
    expect((await work.refused(REGISTRAR, 'clearCase', uid)).code).toBe('OBJECTION_RUNNING');
    await work.pass('2026-10-10T23:59:59');
    expect(await work.file(REGISTRAR, uid)).toMatchObject({ state: 'AWAITING_CONFIRMATION', outcome: null });
    work.setTime('2026-10-11T00:00');
    await Promise.all([work.runJobs(), work.runJobs(), work.runJobs()]);
    const closed = await work.file(REGISTRAR, uid);
    expect(closed).toMatchObject({ state: 'DEEMED_CLOSED', outcome: 'SOLVED', localStage: '办结' });
    expect(linesOf(closed, 'DEEM_CLOSED')).toMatchObject([{ from: 'AWAITING_CONFIRMATION', role: null }]);
    expect(clockOf(closed, 'OBJECTION').status).toBe('MET');
    expect((await work.box(REGISTRAR, 'WINDOW', number)).filter(event => event === 'CLOSED')).toHaveLength(1);
  });

  it('SJ-19: who objects inside the window has the case worked on again, with a limit of its own', async () => {
    const { uid, code } = await told();
    await work.pass('2026-10-10T23:59:59');
    expect((await work.refused(CITIZEN, 'objectToResult', uid, object('AAAAAAAA'))).code).toBe('RATING_CODE_WRONG');
    await work.act(CITIZEN, 'objectToResult', uid, object(code));
    const file = await work.file(REGISTRAR, uid);
    expect(file).toMatchObject({ state: 'HANDLING', redos: 1, completedAt: null, outcome: null });
    expect(clockOf(file, 'OBJECTION').status).toBe('CANCELLED');
    expect(clockOf(file, 'REDO').dueOn).toBe('2026-10-16');
    await work.pass('2026-10-12T00:00');
    expect((await work.file(REGISTRAR, uid)).state).toBe('HANDLING');
  });

  it('SJ-19: after the window an objection comes too late, before and after the rule has closed the case', async () => {
    const { uid, code } = await told();
    // a moment later the job is not due yet, so that the case is still open when the objection comes
    await work.pass('2026-10-10T23:59:59');
    work.setTime('2026-10-11T00:00');
    expect(await work.refused(CITIZEN, 'objectToResult', uid, object(code))).toMatchObject({
      code: 'OBJECTION_OVER',
      params: { day: '2026-10-10', key: 'clock.objection', pack: 'songjiang@1' },
    });
    await work.runJobs();
    expect(await work.refused(CITIZEN, 'objectToResult', uid, object(code))).toMatchObject({
      code: 'ACT_NOT_ALLOWED',
      params: { state: 'deemedClosed', lastAct: 'deemClosed' },
    });
  });

  it('SJ-60: the form asks whether the person was told and for no rating, so none is taken', async () => {
    const { uid, code } = await told();
    expect((await work.refused(REGISTRAR, 'rateCase', uid, `level: 5, code: "${code}"`)).code).toBe('NOT_FORESEEN');
    expect((await work.file(REGISTRAR, uid)).acts).not.toContain('RATE');
  });
});

describe('the center', () => {
  it('SJ-26, SJ-66, SJ-68: the ledger holds every matter of any kind, refused ones too, and its figures count them', async () => {
    const tally = 'registered refused consultations';
    const query = `{ center(code: "${CENTER}") { county { tally { ${tally} } files(first: 200) { edges { node { uid kind state } } } } } }`;
    const before = (await work.ask(REGISTRAR, query)).center.county;
    const taken = await work.register(REGISTRAR, FORM);
    const { uid } = await work.register(REGISTRAR, FORM);
    await work.act(REGISTRAR, 'refuseCase', uid, 'reason: "不属于政务服务", route: "请拨打12345"');
    const wish = await work.register(REGISTRAR, { kind: 'SUGGESTION', title: '建议增设打印机', causes: [] });
    const { tally: after, files } = (await work.ask(REGISTRAR, query)).center.county;
    expect(after.registered - before.tally.registered).toBe(2);
    expect(after.refused - before.tally.refused).toBe(1);
    const rows = (files.edges as { node: { uid: string } }[]).map(({ node }) => node);
    for (const row of [
      { uid: taken.uid, kind: 'CASE', state: 'REGISTERED' },
      { uid, kind: 'CASE', state: 'REFUSED' },
      { uid: wish.uid, kind: 'SUGGESTION', state: 'REGISTERED' },
    ])
      expect(rows).toContainEqual(row);
  });

  it('SJ-09, SJ-13, SJ-14, SJ-64…73: signage and the quarterly table stand in the rules as the annexes print them', async () => {
    const { term } = await work.policy(REGISTRAR);
    const guidance = term<string>('intake.guidance');
    for (const words of [
      '每个中心至少设立一个窗口',
      '标识明显可见，按统一标准设计',
      '落款为政务服务中心名称，样本见附件3',
    ])
      expect(guidance.value).toContain(words);
    const { value, cite } = term<{ name: string; every: string }[]>('report.set');
    const quarterly = value.filter(({ every }) => every === 'quarter');
    expect(quarterly).toHaveLength(1);
    expect(cite).toContain('附件2');
    for (const column of '第（　）季度 单位名称（盖章） 登记数量 受理件数 不予受理件数 涉及业务范围 典型案例 问题及办理过程概述 办理照片'.split(
      ' ',
    ))
      expect(quarterly[0]?.name).toContain(column);
  });

  it('SJ-21, SJ-63: the center adds a step and a field of its own; what is open goes on by the old rules', async () => {
    const before = await handled();
    const pack = work.service('county').policies.find(one => one.pack === 'songjiang');
    const draft = structuredClone(pack) as unknown as {
      version: number;
      effectiveFrom: string;
      terms: Record<string, { value: unknown; cite: string; rules: string[] }>;
    };
    const form = draft.terms['form.registration']?.value as { pages: { fields: object[] }[] };
    form.pages[0]?.fields.push({ code: 'enterpriseCode', label: '统一社会信用代码', kind: 'text', required: true });
    const terms = {
      ...draft.terms,
      'flow.requires': { value: ['triage'], cite: '三、工作流程末段', rules: ['SJ-21'] },
    };
    const text = JSON.stringify({ ...draft, version: 2, effectiveFrom: '2026-09-28', terms });
    const publish = 'mutation ($draft: String!) { countyPublishPolicy(draft: $draft) { name } }';
    expect(await work.ask(['policy-administrator', CENTER], publish, { draft: text })).toEqual({
      countyPublishPolicy: { name: 'songjiang@2' },
    });
    const without = await work.refusedRegistration(REGISTRAR, FORM);
    expect(without).toMatchObject({ code: 'FIELD_REQUIRED', field: 'enterpriseCode' });
    const extra = [{ code: 'enterpriseCode', values: ['91310117MA1J00000X'] }];
    const file = await work.register(REGISTRAR, { ...FORM, extra });
    expect(file.extraFields).toEqual([
      { code: 'enterpriseCode', label: '统一社会信用代码', values: ['91310117MA1J00000X'] },
    ]);
    const early = await work.refused(REGISTRAR, 'acceptCase', file.uid, 'reason: "是"');
    expect(early).toMatchObject({ code: 'STEP_MISSING', params: { step: 'triage', pack: 'songjiang@2' } });
    expect((await work.file(REGISTRAR, before.uid)).policyChain).toBe('base@1 shanghai@1 songjiang@1');
  });
});
