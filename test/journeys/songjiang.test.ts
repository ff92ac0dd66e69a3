import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { beijing, Casework } from '../testkit/casework.ts';
import type { Who } from '../testkit/hub.ts';
import { clockOf, linesOf, struck, wayOf } from '../testkit/readFile.ts';

const CENTER = '310117';
const REGISTRAR: Who = ['registrar', CENTER];
const HANDLER: Who = ['handler', CENTER, 'market-regulation'];
const FIRE_BRIGADE: Who = ['handler', CENTER, 'fire-rescue'];
const SUPERVISOR: Who = ['supervision-section', CENTER];
const MONDAY = '2026-09-28T09:30';

/** The form of 附件1 as it is printed, page by page, the brackets after 其他原因 by themselves. */
const PAGE_1 = '反映人姓名 联系电话 办理日期 接待窗口 办理业务名称 “办不成事”的原因 其他原因 遇到的问题及诉求'.split(
  ' ',
);
const PAGE_2 =
  '登记人员 办理人员 受理与否 受理/不予受理的原因 受理日期 办结日期 涉及部门 是否反馈 “办不成事”办理过程与结果'.split(
    ' ',
  );

/** Page one, filled in by the person who reports. */
const FORM = {
  title: '食品经营许可两次未受理',
  reporterName: '王小明',
  reporterPhone: '13812345678',
  window: '3号窗口',
  item: '食品经营许可',
  causes: ['PROOF_HARD_TO_FIND', 'RULES_NOT_MET', 'MATERIALS_NOT_RIGHT', 'OTHER'],
  otherCause: '前租户未注销',
  demand: '提交材料两次未被受理，请协调办理许可证。',
};

let work: Casework;
beforeAll(async () => {
  work = await Casework.start(MONDAY);
}, 240_000);
beforeEach(() => work.setTime(MONDAY));
afterAll(() => work?.stop(), 30_000);

const register = (more: object = {}) => work.register(REGISTRAR, { ...FORM, ...more });
const accept = (uid: string) => work.act(REGISTRAR, 'acceptCase', uid, 'reason: "属于本窗口受理范围"');
const accepted = async (more: object = {}) => accept((await register(more)).uid);
const assigned = async (more: object = {}) =>
  work.act(REGISTRAR, 'assignCase', (await accepted(more)).uid, 'department: "区市场监管局"');

describe('附件1, the registration form', () => {
  it('SJ-39, SJ-46…50, SJ-52, SJ-62: is printed field by field, page one for the reporter, page two for the registrar', async () => {
    const { term, chain } = await work.policy(REGISTRAR);
    expect(chain).toBe('base@1 shanghai@1 songjiang@1');
    const { value: form, cite } = term('form.registration') as unknown as {
      value: {
        title: string;
        pages: { by: string; fields: { label: string; options?: { label: string }[]; help?: string }[] }[];
      };
      cite: string;
    };
    expect(form.title).toBe('中心“办不成事”登记表');
    expect(cite).toMatch(/附件1$/);
    expect(form.pages.map(({ by }) => by)).toEqual(['反映人', '“办不成事”登记人员']);
    expect(form.pages.map(({ fields }) => fields.map(({ label }) => label))).toEqual([PAGE_1, PAGE_2]);
    const causes = form.pages[0]?.fields[5];
    expect(causes?.options?.map(({ label }) => label)).toEqual([
      '证明材料难找',
      '规则不符合',
      '材料不符合',
      '其他原因',
    ]);
    expect(causes?.help).toBe('*请您勾选一种及以上办不成的原因，谢谢！');
  });

  it('SJ-15, SJ-40…45, SJ-51: page one reads back as it was filled in, the person only masked', async () => {
    const file = await register();
    const { title, item, causes, demand } = FORM;
    expect(file).toMatchObject({ kind: 'CASE', channel: 'WINDOW', title, item, causes, demand });
    expect(file.reporter).toEqual({ name: '王*明', phone: '138****5678' });
    expect(file).toMatchObject({ registeredAt: beijing(MONDAY), state: 'REGISTERED', localStage: '登记' });
    expect(file.number).toBe(`${CENTER}-20260928-${file.number.slice(-4)}`);
    expect(file.entries[0]).toMatchObject({
      act: 'REGISTER',
      details: { window: '3号窗口', otherCause: '前租户未注销' },
    });
  });

  it('SJ-53…61: page two reads back once the case has gone its way', async () => {
    const { uid } = await register();
    work.setTime('2026-09-29T10:00');
    await accept(uid);
    const orders = 'department: "区市场监管局", assist: ["区消防救援支队"], responsible: "李科长"';
    await work.act(REGISTRAR, 'assignCase', uid, orders);
    const second = 'reply: "已办", order: 2';
    expect((await work.refused(HANDLER, 'replyOrder', uid, second)).code).toBe('NOT_PERMITTED'); // another department’s
    await work.act(HANDLER, 'replyOrder', uid, 'reply: "已办"');
    await work.act(FIRE_BRIGADE, 'replyOrder', uid, second);
    work.setTime('2026-09-30T15:00');
    await work.act(HANDLER, 'completeCase', uid, 'result: "协调前租户注销后，已发放许可证"');
    const file = await work.act(REGISTRAR, 'giveFeedback', uid, 'note: "已电话告知"');
    expect(file.owner).toBe(`registrar@${CENTER}`); // 登记人员
    expect(file.orders.map(({ role, department, responsible }) => ({ role, department, responsible }))).toEqual([
      { role: 'LEAD', department: '区市场监管局', responsible: '李科长' }, // 办理人员, 涉及部门
      { role: 'ASSIST', department: '区消防救援支队', responsible: '李科长' },
    ]);
    const taken = { at: beijing('2026-09-29T10:00'), details: { reason: '属于本窗口受理范围' } };
    expect(linesOf(file, 'ACCEPT')).toEqual([expect.objectContaining(taken)]); // 受理与否、原因、受理日期
    expect(file.completedAt).toBe(beijing('2026-09-30T15:00')); // 办结日期
    expect(linesOf(file, 'GIVE_FEEDBACK')).toHaveLength(1); // 是否反馈
    const [result] = linesOf(file, 'COMPLETE');
    expect(result).toMatchObject({ role: 'handler', details: { result: '协调前租户注销后，已发放许可证' } }); // 过程与结果
    const course = ['REGISTER', 'ACCEPT', 'ASSIGN', 'REPLY_ORDER', 'REPLY_ORDER', 'COMPLETE', 'GIVE_FEEDBACK'];
    expect(file.entries.map(({ act }) => act)).toEqual(course);
  });

  it.each([
    ['SJ-50: no cause is ticked', { causes: [] }, 'causes'],
    ['SJ-49: the other cause is not named', { otherCause: ' ' }, 'otherCause'],
    ['SJ-44: the business is not named', { item: '' }, 'item'],
  ])('%s: the form is not taken, and nothing is written', async (_rule, wrong, field) => {
    const count = async () => (await work.hub.rows('county', 'select uid from case_files')).length;
    const before = await count();
    expect(await work.refusedRegistration(REGISTRAR, { ...FORM, ...wrong })).toMatchObject({
      code: 'FIELD_REQUIRED',
      field,
    });
    expect(await count()).toBe(before);
  });

  it('SJ-05, SJ-06, SJ-07: what was handed in, where it got stuck and how often somebody came is on record', async () => {
    const file = await register({ sourceRef: '2026-0815', stuckStage: 'ACCEPT', visits: 3 });
    expect(file.entries[0]?.details).toMatchObject({ sourceRef: '2026-0815', stuckStage: 'accept', visits: '3' });
    const questions = (await work.policy(REGISTRAR)).term('triage.scopeTest').value as { text: string }[];
    expect(questions.map(({ text }) => text)).toContainEqual(expect.stringContaining('不能办、不好办，还是不知怎么办'));
  });
});

describe('what the window takes', () => {
  it('SJ-22, SJ-36: a suggestion is put on record beside problems, without a cause, and is answered', async () => {
    const suggestion = { kind: 'SUGGESTION', title: '建议增设自助打印机', causes: [] };
    const file = await work.register(REGISTRAR, suggestion);
    expect(file.clocks.map(({ kind }) => kind)).toEqual(['CITIZEN']);
    expect((await work.refused(REGISTRAR, 'acceptCase', file.uid, 'reason: "是"')).code).toBe('WRONG_KIND');
    const answered = await work.act(REGISTRAR, 'answerCase', file.uid, 'answer: "已转综合科采纳"');
    expect(answered).toMatchObject({ kind: 'SUGGESTION', state: 'ANSWERED', outcome: 'EXPLAINED' });
    const consultation = { ...FORM, kind: 'CONSULTATION' };
    expect(await work.refusedRegistration(REGISTRAR, consultation)).toMatchObject({
      code: 'NOT_OFFERED',
      field: 'kind',
    });
    const hotline = { ...FORM, channel: 'HOTLINE' };
    expect(await work.refusedRegistration(REGISTRAR, hotline)).toMatchObject({ code: 'NOT_OFFERED', field: 'channel' });
  });

  it('SJ-23: what can be settled at the desk is, by the registrar or by the handler who is called over', async () => {
    const byRegistrar = await register();
    expect(await work.act(REGISTRAR, 'resolveOnSpot', byRegistrar.uid, 'result: "当场办好"')).toMatchObject({
      state: 'AWAITING_CONFIRMATION',
      completedAt: work.instant,
    });
    const { uid } = await register();
    await work.act(REGISTRAR, 'summonStaff', uid, 'unit: "市场监管窗口"');
    work.wait(20);
    await work.act(HANDLER, 'stampArrival', uid, 'summons: 1');
    const file = await work.act(REGISTRAR, 'resolveOnSpot', uid, 'result: "办理人员到场办好"');
    expect(clockOf(file, 'SUMMONS').status).toBe('MET');
    // feedback is given with it: nothing runs but the time for an objection
    expect(file.clocks.filter(({ status }) => status === 'RUNNING').map(({ kind }) => kind)).toEqual(['OBJECTION']);
  });

  it('SJ-55, SJ-56: taking on and refusing both need their reason', async () => {
    const { uid } = await register();
    expect(await work.refused(REGISTRAR, 'acceptCase', uid)).toMatchObject({ code: 'FIELD_REQUIRED', field: 'reason' });
    const noReason = await work.refused(REGISTRAR, 'refuseCase', uid, 'reason: " ", route: "12345"');
    expect(noReason).toMatchObject({ code: 'FIELD_REQUIRED', field: 'reason' });
    const refused = await work.act(REGISTRAR, 'refuseCase', uid, 'reason: "不属于政务服务", route: "请拨打12345"');
    expect(refused).toMatchObject({ state: 'REFUSED', outcome: 'REFUSED', acts: ['REVEAL', 'CONTACT', 'ARCHIVE'] });
    expect(linesOf(refused, 'REFUSE')[0]?.details).toEqual({ reason: '不属于政务服务', route: '请拨打12345' });
    expect(await work.box(REGISTRAR, 'WINDOW', refused.number)).toEqual(['REFUSED']);
  });

  it('SJ-04, SJ-24: where the obstacle is the person’s own or the law, the law is explained and a way is shown', async () => {
    for (const exclusion of ['ownCause', 'againstRules']) {
      const { uid } = await register();
      await work.act(REGISTRAR, 'triageCase', uid, `exclusion: "${exclusion}"`);
      const file = await work.act(REGISTRAR, 'refuseCase', uid, 'reason: "缺少本人身份证明"');
      expect(linesOf(file, 'REFUSE')[0]?.details.route).toMatch(/^当场做好法律法规和政策解释、疏导/);
    }
  });
});

describe('limits', () => {
  it('SJ-16, SJ-25: what is not handed over within one working day is a breach on the ledger, told to window and supervision', async () => {
    const { uid, number } = await register();
    const transfer = clockOf(await work.file(REGISTRAR, uid), 'TRANSFER');
    expect(transfer).toMatchObject({ dueOn: '2026-09-29', dueAt: beijing('2026-09-30T00:00'), status: 'RUNNING' });
    expect(transfer.why[0]).toMatchObject({
      pack: 'songjiang@1',
      cite: expect.stringContaining('三、工作流程1；四、工作职责1'),
    });
    expect(wayOf(transfer)).toEqual([
      '2026-09-28 为起算当日，不计入',
      '2026-09-29 第 1 个工作日',
      '2026-09-29 24:00 时限届满',
    ]);
    await work.pass('2026-09-29T23:59:59');
    expect(struck(await work.file(REGISTRAR, uid), 'BREACH', 'transfer')).toEqual([]);
    await work.pass('2026-09-30T00:00');
    await work.runJobs();
    const late = await work.file(REGISTRAR, uid);
    expect(struck(late, 'BREACH', 'transfer')).toHaveLength(1);
    expect(struck(late, 'BREACH', 'transfer')[0]?.details.until).toBe('2026-09-29');
    expect(clockOf(late, 'TRANSFER').breachedAt).toBe(beijing('2026-09-30T00:00'));
    expect(await work.box(REGISTRAR, 'WINDOW', number)).toContain('OVERDUE');
    expect(await work.box(SUPERVISOR, 'SUPERVISION_SECTION', number)).toEqual(['OVERDUE']);
  });

  it('SJ-16: what is handed over on the next working day is in time', async () => {
    const { uid } = await register();
    work.setTime('2026-09-29T16:59');
    await accept(uid);
    const file = await work.act(REGISTRAR, 'assignCase', uid, 'department: "区市场监管局"');
    expect(clockOf(file, 'TRANSFER').status).toBe('MET');
    expect(file).toMatchObject({ state: 'HANDLING', localStage: '办理' });
    await work.pass('2026-09-30T00:00');
    expect(struck(await work.file(REGISTRAR, uid), 'BREACH', 'transfer')).toEqual([]);
  });

  it.each([
    ['SJ-27', 'simple', '2026-10-08', '2026-10-01T00:00'],
    ['SJ-28', 'complex', '2026-10-13', '2026-10-11T00:00'],
    ['SJ-29', 'cannot', '2026-10-08', '2026-10-01T00:00'],
  ])('%s: a matter of the class %s is due on %s, with a warning at %s', async (_rule, code, dueOn, warnAt) => {
    const { uid } = await register();
    await work.act(REGISTRAR, 'triageCase', uid, `class: "${code}"`);
    const result = clockOf(await accept(uid), 'RESULT');
    expect(result).toMatchObject({ dueOn, warnAt: beijing(warnAt), startedAt: beijing(MONDAY) });
    expect(result.why[0]).toMatchObject({ pack: 'songjiang@1', cite: expect.stringContaining('四、工作职责2') });
  });

  it('SJ-28, Q2: of five to seven working days the fifth warns and the seventh is the limit, holidays out and 调休 in', async () => {
    const { uid } = await assigned({ class: 'complex' });
    const result = clockOf(await work.file(REGISTRAR, uid), 'RESULT');
    const holidays = ['01', '02', '03', '04', '05', '06', '07'].map(day => `2026-10-${day} 国庆节放假，不计入`);
    expect(wayOf(result)).toEqual([
      '2026-09-28 为起算当日，不计入',
      ...['2026-09-29 第 1 个工作日', '2026-09-30 第 2 个工作日', ...holidays],
      ...['2026-10-08 第 3 个工作日', '2026-10-09 第 4 个工作日', '2026-10-10 国庆节调休上班，第 5 个工作日'],
      ...['2026-10-11 休息日，不计入', '2026-10-12 第 6 个工作日', '2026-10-13 第 7 个工作日'],
      '2026-10-13 24:00 时限届满',
    ]);
    await work.pass('2026-10-10T23:59');
    expect(struck(await work.file(REGISTRAR, uid), 'WARN', 'result')).toEqual([]);
    await work.pass('2026-10-11T00:00');
    expect(struck(await work.file(REGISTRAR, uid), 'WARN', 'result')).toHaveLength(1);
    await work.pass('2026-10-13T23:59');
    expect(struck(await work.file(REGISTRAR, uid), 'BREACH', 'result')).toEqual([]);
    await work.pass('2026-10-14T00:00');
    const late = await work.file(REGISTRAR, uid);
    expect([struck(late, 'WARN', 'result'), struck(late, 'BREACH', 'result')].map(lines => lines.length)).toEqual([
      1, 1,
    ]);
  });

  it('SJ-29, Q11: transfer counts from registration and a refusal from acceptance; both clocks are shown', async () => {
    const { uid } = await register();
    work.setTime('2026-09-29T16:00');
    await work.act(REGISTRAR, 'triageCase', uid, 'class: "cannot"');
    const file = await accept(uid);
    expect(clockOf(file, 'TRANSFER').dueOn).toBe('2026-09-29');
    expect(clockOf(file, 'RESULT')).toMatchObject({ dueOn: '2026-10-09', startedAt: beijing('2026-09-29T16:00') });
    expect(file.dueOn).toBe('2026-10-13');
  });
});
