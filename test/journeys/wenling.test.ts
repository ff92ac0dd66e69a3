import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Casework } from '../testkit/casework.ts';
import type { Who } from '../testkit/hub.ts';
import { lookAt } from '../testkit/lookAt.ts';
import { clockOf, linesOf, struck } from '../testkit/readFile.ts';

/** 温政服〔2023〕19号, third mechanism (闭环处理机制), parts two to four (二): intake, classes, three tiers, the sheet. */
const CLERK: Who = ['registrar', '331081'];
const UNIT: Who = ['handler', '331081', 'market-regulation'];
const LEADER: Who = ['coordinator', '331081'];
const SUPERVISOR: Who = ['supervision-section', '331081'];
const HOTLINE: Who = ['integrator', '331081'];
const MONDAY = '2026-09-28T09:30';
const cites = (part: string): unknown => expect.stringMatching(new RegExp(`温政服〔2023〕19号.*${part}`));
const packet = (question: string) =>
  `question: { tried: "已与审批窗口协调", question: "${question}", authorityWanted: "明确牵头部门" }`;

/** The application form (申请单) as the applicant fills it in. */
const FORM = {
  title: '共享厨房无法办理许可',
  item: '食品经营许可',
  demand: '多部门均答复不属于本部门办理',
  causes: ['RULES_NOT_MET'],
  reporterKind: 'ENTERPRISE',
  reporterName: '温岭某餐饮公司',
  reporterPhone: '13812345678',
  window: '“办不成事”反映（兜底）窗口',
};

let desk: Casework;
beforeAll(async () => {
  desk = await Casework.start(MONDAY);
}, 240_000);
beforeEach(() => desk.setTime(MONDAY));
afterAll(() => desk?.stop(), 30_000);

const register = (more: object = {}) => desk.register(CLERK, { ...FORM, ...more });

async function triaged(code: string, more: object = {}): Promise<string> {
  const { uid } = await register(more);
  await desk.act(CLERK, 'triageCase', uid, `class: "${code}"`);
  return uid;
}

async function accepted(code = 'crossDepartment', more: object = {}): Promise<string> {
  const uid = await triaged(code, more);
  await desk.act(CLERK, 'acceptCase', uid);
  return uid;
}

describe('三、四（一）: 反映渠道与受理登记', () => {
  it('WL-62, WL-63, WL-68, WL-69: the application form is filled in at the window and recorded at the center', async () => {
    const file = await register();
    expect(file.number).toMatch(/^331081-20260928-\d{4}$/);
    expect(file).toMatchObject({ channel: 'WINDOW', state: 'REGISTERED', localStage: '受理', demand: FORM.demand });
    expect(file.policyChain).toBe('base@1 wenling@1');
    expect(file.entries[0]?.details).toEqual({ window: FORM.window, reporterKind: 'enterprise' });
    const { term } = await desk.policy(CLERK);
    expect(term<{ title: string }>('form.registration').value.title).toBe('“办不成事”反映（兜底）问题申请单');
  });

  it('WL-64, WL-65, WL-68: 12345 registers by day and night, the same order once, and its number stays with it', async () => {
    desk.setTime('2026-09-28T23:40');
    const input = { ...FORM, channel: 'HOTLINE', sourceRef: 'TZ12345-0928-77', requestId: 'TZ12345-0928-77' };
    const first = await desk.register(HOTLINE, input);
    const again = await desk.register(HOTLINE, input);
    expect(again.uid).toBe(first.uid);
    expect(first).toMatchObject({ channel: 'HOTLINE', kind: 'CASE' });
    expect(first.entries[0]?.details.sourceRef).toBe('TZ12345-0928-77');
    const { notices } = await lookAt(desk, CLERK, first.uid, 'notices { channel notBefore }');
    // the message waits until nobody is woken by it
    expect(notices).toContainEqual({ channel: 'SMS', notBefore: '2026-09-29T00:00:00.000Z' });
    await desk.act(SUPERVISOR, 'triageCase', first.uid, 'class: "noLead", cause: "督查科转办"');
    expect(await desk.register(HOTLINE, { ...FORM, kind: 'CONDUCT_COMPLAINT', channel: 'HOTLINE' })).toMatchObject({
      kind: 'CONDUCT_COMPLAINT',
    });
  });

  it('WL-66: every window takes in what it hears', async () => {
    expect(await register({ channel: 'EVERY_WINDOW' })).toMatchObject({ channel: 'EVERY_WINDOW' });
  });

  it('WL-80: nobody is refused; who is at the wrong window is led on with the route', async () => {
    const uid = await triaged('other');
    const asked = 'reason: "本窗口无法受理", route: "请拨打12345"';
    expect(await desk.refused(SUPERVISOR, 'refuseCase', uid, asked)).toMatchObject({
      code: 'REFUSAL_FORBIDDEN',
      params: { key: 'triage.refusal', mode: 'REFER_ONWARD', cite: cites('五（一）'), pack: 'wenling@1' },
    });
    const file = await desk.act(CLERK, 'referCase', uid, 'route: "企业综合服务中心政策服务窗口，已电话联系"');
    expect(file).toMatchObject({ state: 'REFERRED', outcome: 'REFERRED' });
    expect(linesOf(file, 'REFER')[0]?.details.route).toContain('政策服务窗口');
  });
});

describe('四（二）: 分类处理', () => {
  it('WL-70: what came in is sorted within the week, over the holidays and the Saturday that is worked', async () => {
    const { uid, clocks } = await register();
    expect(clockOf({ clocks }, 'TRANSFER')).toMatchObject({ status: 'RUNNING', dueOn: '2026-10-10' });
    expect(clockOf({ clocks }, 'TRANSFER').why[0]?.cite).toEqual(cites('四（二）'));
    await desk.act(CLERK, 'triageCase', uid, 'class: "noLead"');
    await desk.act(CLERK, 'acceptCase', uid);
    const file = await desk.act(CLERK, 'assignCase', uid, 'department: "市市场监管局"');
    expect(clockOf(file, 'TRANSFER').status).toBe('MET');
  });

  it.each([
    ['WL-56', 'newIndustry', 'DIFFICULT', '市委改革办部门协调会议'],
    ['WL-57', 'omittedItem', 'DIFFICULT', '市委改革办部门协调会议'],
    ['WL-58', 'noLead', 'DIFFICULT', '市委改革办部门协调会议'],
    ['WL-59', 'crossDepartment', 'COMPLEX', '市委改革办部门协调会议'],
    ['WL-60', 'legacy', 'COMPLEX', '市政府（市委改革办牵头提交研究）'],
    ['WL-61', 'other', 'READY', '市委改革办部门协调会议'],
  ])('%s: the class %s counts as %s, and is first put before %s', async (_rule, code, provincial, body) => {
    const uid = await accepted(code);
    const file = await desk.act(CLERK, 'consultUp', uid, packet('由谁牵头？'));
    expect(file.matterClass).toMatchObject({ code, provincial });
    expect(file.ladder).toMatchObject([{ no: 1, body }]);
  });

  it('WL-71: a general matter is settled by the center at once, on the spot', async () => {
    const uid = await triaged('other');
    const file = await desk.act(CLERK, 'resolveOnSpot', uid, 'result: "已协调审批窗口当场受理"');
    expect(file).toMatchObject({ state: 'AWAITING_CONFIRMATION', completedAt: desk.instant, ladder: [] });
  });

  it('WL-72: a hard one goes to the reform office’s meeting of next week, and the limit runs from its sitting', async () => {
    const uid = await accepted();
    const held = await desk.act(CLERK, 'consultUp', uid, packet('由谁牵头？'));
    // Monday 10-05 is a holiday: the meeting sits on the first day worked from then on
    expect(held.ladder).toMatchObject([{ body: '市委改革办部门协调会议', sitsOn: '2026-10-08', decision: null }]);
    expect(clockOf(held, 'RUNG', 1)).toMatchObject({ status: 'RUNNING', dueOn: '2026-10-14' });
    expect(clockOf(held, 'RUNG', 1).why[0]?.cite).toEqual(cites('四（二）'));
    const decided = await desk.act(LEADER, 'directCase', uid, 'decision: "由市市场监管局牵头，住建局配合"');
    expect(clockOf(decided, 'RUNG', 1).status).toBe('MET');
    const shared = 'department: "市市场监管局", assist: ["市住建局"]';
    const { orders } = await desk.act(CLERK, 'assignCase', uid, shared);
    expect(orders.map(({ role, department }) => `${role} ${department}`)).toEqual([
      'LEAD 市市场监管局',
      'ASSIST 市住建局',
    ]);
  });

  it('WL-72: an ordinary week sits on its Monday', async () => {
    desk.setTime('2026-10-21T10:00');
    const { ladder } = await desk.act(CLERK, 'consultUp', await accepted(), packet('由谁牵头？'));
    expect(ladder).toMatchObject([{ sitsOn: '2026-10-26' }]);
  });

  it('WL-59, WL-73: a very hard one is put to the city government once a month, and then to the level above', async () => {
    const uid = await accepted();
    await desk.act(CLERK, 'consultUp', uid, packet('由谁牵头？'));
    await desk.act(LEADER, 'directCase', uid, 'decision: "本会议不能决定，提交市政府"');
    const held = await desk.act(CLERK, 'consultUp', uid, packet('请市政府研究'));
    expect(held.ladder[1]).toMatchObject({ body: '市政府（市委改革办牵头提交研究）', sitsOn: '2026-10-08' });
    expect(clockOf(held, 'RUNG', 2).dueOn).toBe('2026-10-21');
    await desk.act(SUPERVISOR, 'directCase', uid, 'decision: "涉及国家标准，请示台州市"');
    const raised = await desk.act(CLERK, 'consultUp', uid, packet('请台州市明确'));
    expect(raised).toMatchObject({ raised: { status: 'OPEN', question: '请台州市明确' } });
    expect(await desk.file(['efficiency-officer', '331000'], uid)).toMatchObject({ state: 'RECEIVED' });
    desk.setTime('2026-10-21T10:00');
    const { ladder } = await desk.act(CLERK, 'consultUp', await accepted('legacy'), packet('请市政府研究'));
    // the first of November is a Sunday
    expect(ladder).toMatchObject([{ sitsOn: '2026-11-02' }]);
  });

  it('WL-72, WL-85: a meeting that does not decide in its time is breached once, and the supervision section knows', async () => {
    const uid = await accepted();
    await desk.act(CLERK, 'consultUp', uid, packet('由谁牵头？'));
    const breaches = async () => struck(await desk.file(CLERK, uid), 'BREACH', 'rung').length;
    await desk.pass('2026-10-14T23:59');
    expect(await breaches()).toBe(0);
    for (const time of ['2026-10-15T00:00', '2026-10-15T00:00', '2026-10-20T09:00']) await desk.pass(time);
    expect(await breaches()).toBe(1);
    const { number } = await desk.file(CLERK, uid);
    expect(await desk.box(SUPERVISOR, 'SUPERVISION_SECTION', number)).toContain('OVERDUE');
  });
});

describe('附件2: 交办单', () => {
  const SHEET =
    'department: "市市场监管局", responsible: "李科长", instruction: "明确共享厨房许可路径", until: "2026-10-09"';
  const WANTED =
    'orders { sheetNo assignedAt department until responsible instruction reply signatures { signer by at } }';

  it('WL-89…93: bears its number, the time, the department, the limit, the responsible person and the matter', async () => {
    const uid = await accepted();
    const file = await desk.act(CLERK, 'assignCase', uid, SHEET);
    const { orders } = await lookAt(desk, CLERK, uid, WANTED);
    expect(orders).toEqual([
      {
        sheetNo: `${file.number}-1`,
        assignedAt: desk.instant,
        department: '市市场监管局',
        until: '2026-10-09',
        responsible: '李科长',
        instruction: '明确共享厨房许可路径',
        reply: null,
        signatures: [],
      },
    ]);
    expect(clockOf(file, 'REPLY', 1)).toMatchObject({ dueOn: '2026-10-09' });
  });

  it.each([
    ['after the citizen’s date', MONDAY, '2026-10-14'],
    ['on a day that is past', MONDAY, '2026-09-27'],
    ['on the day before, though in UTC it is still that day', '2026-09-29T07:30', '2026-09-28'],
  ])('WL-92: a limit %s is refused', async (_what, time, until) => {
    const uid = await accepted();
    desk.setTime(time);
    const asked = `department: "市市场监管局", until: "${until}"`;
    expect(await desk.refused(CLERK, 'assignCase', uid, asked)).toMatchObject({
      code: 'FIELD_INVALID',
      field: 'until',
    });
  });

  it('WL-94…98: leader, responsible person and applicant sign in the order of the sheet, each once', async () => {
    const uid = await accepted();
    await desk.act(LEADER, 'assignCase', uid, SHEET);
    const sign = (who: Who, signer: string, by: string) =>
      desk.act(who, 'signOrder', uid, `order: 1, signer: ${signer}, by: "${by}"`);
    await sign(LEADER, 'LEADER', '王主任');
    desk.setTime('2026-09-30T15:00');
    await desk.act(UNIT, 'replyOrder', uid, 'reply: "已按单元发证"');
    await sign(UNIT, 'RESPONSIBLE', '李科长');
    await desk.act(UNIT, 'completeCase', uid, 'result: "已按单元发证"');
    desk.setTime('2026-09-30T16:00');
    await sign(CLERK, 'APPLICANT', '温岭某餐饮公司');
    const { orders } = await lookAt(desk, CLERK, uid, WANTED);
    expect(orders[0]).toMatchObject({
      reply: '已按单元发证',
      signatures: [
        { signer: 'LEADER', by: '王主任', at: '2026-09-28T01:30:00.000Z' },
        { signer: 'RESPONSIBLE', by: '李科长', at: '2026-09-30T07:00:00.000Z' },
        { signer: 'APPLICANT', by: '温岭***公司', at: '2026-09-30T08:00:00.000Z' },
      ],
    });
    const twice = await desk.refused(CLERK, 'signOrder', uid, 'order: 1, signer: APPLICANT, by: "他人"');
    expect(twice).toMatchObject({ code: 'ORDER_STATE', field: 'signer' });
    const printed = (await desk.policy(CLERK)).term<{ signOff: string[] }>('workOrder.kind').value.signOff;
    expect(printed).toEqual(['leader', 'responsible', 'applicant']);
  });
});
