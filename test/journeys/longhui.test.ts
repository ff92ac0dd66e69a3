import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Casework } from '../testkit/casework.ts';
import type { Who } from '../testkit/hub.ts';
import { lookAt, toldOf } from '../testkit/lookAt.ts';
import { clockOf, linesOf, struck, wayOf } from '../testkit/readFile.ts';

/** 隆放组办字〔2022〕13号, articles five to eleven: from the first word at the window to the level above. */
const CLERK: Who = ['registrar', '430524'];
const UNIT: Who = ['handler', '430524', 'natural-resources'];
const CALLED: Who = ['handler', '430524', 'real-estate-register'];
const LEADER: Who = ['coordinator', '430524'];
const SUPERVISOR: Who = ['supervision-section', '430524'];
const CITY: Who = ['efficiency-officer', '430500'];
const MONDAY = '2026-09-28T09:30';
const FIRST_RECEIVER = 'registrar@430524';
const WINDOW_UNIT = 'department: "自然资源局窗口"';
const cites = (article: string): unknown => expect.stringMatching(new RegExp(`隆放组办字〔2022〕13号.*${article}`));
const packet = (question: string) =>
  `question: { tried: "已与办事窗口核对", question: "${question}", authorityWanted: "明确由谁办理" }`;

/** The registration form (登记表) as the reporter and the commissioner fill it in. */
const FORM = {
  title: '不动产登记三次未办成',
  item: '不动产转移登记',
  demand: '三次到窗口，均被告知材料不全',
  causes: ['MATERIALS_NOT_RIGHT', 'OTHER'],
  otherCause: '开发商已注销',
  reporterName: '王小明',
  reporterPhone: '13812345678',
  window: '“办不成事”反映窗口',
  visits: 3,
  sourceRef: '隆不动产2026-0917',
  stuckStage: 'ACCEPT',
};

let desk: Casework;
beforeAll(async () => {
  desk = await Casework.start(MONDAY);
}, 240_000);
beforeEach(() => desk.setTime(MONDAY));
afterAll(() => desk?.stop(), 30_000);

const register = async (more: object = {}) => (await desk.register(CLERK, { ...FORM, ...more })).uid;

/** Registered, judged and accepted: as the window does it in one minute. */
async function accepted(code = 'windowUnit', more: object = {}): Promise<string> {
  const uid = await register(more);
  await desk.act(CLERK, 'triageCase', uid, `class: "${code}", cause: "开发商注销，缺少原始合同"`);
  await desk.act(CLERK, 'acceptCase', uid);
  return uid;
}

describe('第五条、第七条: 首接负责制', () => {
  it('LH-07, LH-08: who received it first answers for it, whoever judges, accepts or assigns it after', async () => {
    const uid = await register();
    expect(await desk.file(CLERK, uid)).toMatchObject({ owner: FIRST_RECEIVER });
    await desk.act(SUPERVISOR, 'triageCase', uid, 'class: "windowUnit"');
    await desk.act(LEADER, 'acceptCase', uid);
    await desk.act(SUPERVISOR, 'assignCase', uid, WINDOW_UNIT);
    expect(await desk.act(UNIT, 'receiveOrder', uid)).toMatchObject({ owner: FIRST_RECEIVER });
  });

  it('LH-20: a hand-over is an act with its note, and the heir answers from then on', async () => {
    const uid = await accepted();
    const note = '已约自然资源局窗口明日核档';
    expect(await desk.refused(CLERK, 'handOverCase', uid, 'to: "chen@430524", note: " "')).toMatchObject({
      code: 'FIELD_REQUIRED',
      field: 'note',
    });
    expect(await desk.file(CLERK, uid)).toMatchObject({ owner: FIRST_RECEIVER });
    const handed = await desk.act(CLERK, 'handOverCase', uid, `to: "chen@430524", note: "${note}"`);
    expect(handed).toMatchObject({ state: 'ACCEPTED', owner: 'chen@430524' });
    expect(handed.entries.at(-1)).toMatchObject({ act: 'HAND_OVER', details: { to: 'chen@430524', note } });
    expect(await desk.act(LEADER, 'assignCase', uid, WINDOW_UNIT)).toMatchObject({ owner: 'chen@430524' });
  });

  it('LH-17, LH-18, LH-19, LH-20, LH-58: asking, explaining and reporting progress stand on the ledger', async () => {
    const uid = await accepted();
    for (const [action, note] of [
      ['SEARCH', '向不动产窗口了解情况'],
      ['GUIDANCE', '已说明转移登记的法定时限'],
      ['REMINDER', '已电话告知反映人进展'],
    ])
      await desk.act(CLERK, 'logAction', uid, `action: ${action}, note: "${note}"`);
    const logged = linesOf(await desk.file(CLERK, uid), 'LOG_ACTION');
    expect(logged.map(({ details }) => details.action)).toEqual(['search', 'guidance', 'reminder']);
  });
});

describe('第六条: 窗口无否决权', () => {
  it('LH-10, LH-11: nobody may refuse, before or after judging, and no button offers it', async () => {
    const uid = await register();
    const asked = 'reason: "不属于本窗口", route: "请到别处"';
    for (const who of [CLERK, LEADER, SUPERVISOR])
      expect(await desk.refused(who, 'refuseCase', uid, asked)).toMatchObject({
        code: 'REFUSAL_FORBIDDEN',
        params: { key: 'triage.refusal', mode: 'NO_VETO', cite: cites('第六条'), pack: 'longhui@1' },
      });
    const { acts } = await desk.act(CLERK, 'triageCase', uid, 'class: "onSpot"');
    expect((await desk.refused(CLERK, 'refuseCase', uid, asked)).code).toBe('REFUSAL_FORBIDDEN');
    expect(acts).toEqual(expect.arrayContaining(['REFER', 'CONSULT', 'ACCEPT']));
    expect(acts).not.toContain('REFUSE');
    expect(await desk.file(CLERK, uid)).toMatchObject({ state: 'TRIAGED', outcome: null });
  });

  it('LH-12: what is out of scope is led on with the route, and reporter and window are told', async () => {
    const uid = await register();
    expect(await desk.refused(CLERK, 'referCase', uid, 'route: " "')).toMatchObject({ field: 'route' });
    const route = '向县人民法院立案庭提出，地址：桃花坪街道';
    const file = await desk.act(CLERK, 'referCase', uid, `route: "${route}"`);
    expect(file).toMatchObject({ state: 'REFERRED', outcome: 'REFERRED' });
    expect(file.entries.at(-1)).toMatchObject({ act: 'REFER', details: { route } });
    expect(await toldOf(desk, CLERK, uid, 'REFUSED')).toEqual(['REPORTER IN_APP', 'REPORTER SMS', 'WINDOW IN_APP']);
  });

  it('LH-13: what is missing and how to better it is listed at once, on referral and on a request', async () => {
    const one = await register();
    const route = '补齐后到不动产登记窗口';
    const lists = `route: "${route}", missing: ["原始购房合同复印件", "清算组证明"]`;
    const { entries } = await desk.act(CLERK, 'referCase', one, lists);
    expect(entries.at(-1)?.details).toEqual({ route, missing: '原始购房合同复印件；清算组证明' });
    const other = await accepted();
    const asked = await desk.act(CLERK, 'requestMaterial', other, 'missing: ["身份证复印件", "完税证明"]');
    expect(asked.entries.at(-1)?.details).toEqual({ missing: '身份证复印件；完税证明' });
    expect(await toldOf(desk, CLERK, other, 'MATERIAL_ASKED')).toEqual(['REPORTER IN_APP', 'REPORTER SMS']);
  });

  it('LH-14: a grey zone is asked upward, put on record, and answered in time', async () => {
    const uid = await register();
    await desk.act(CLERK, 'triageCase', uid, 'class: "windowUnit"');
    const question = '开发商注销后由谁出具证明？';
    const asked = await desk.act(CLERK, 'consultUp', uid, packet(question));
    expect(clockOf(asked, 'RUNG')).toMatchObject({ status: 'RUNNING', dueAt: '2026-09-28T02:00:00.000Z' });
    expect((await desk.refused(CLERK, 'consultUp', uid, packet('再问一次'))).code).toBe('CONSULT_OPEN');
    const answered = await desk.act(LEADER, 'directCase', uid, 'decision: "凭清算组档案办理"');
    const sitsOn = '2026-09-28';
    expect(answered.ladder).toEqual([{ no: 1, body: '办事窗口单位', question, decision: '凭清算组档案办理', sitsOn }]);
    expect(clockOf(answered, 'RUNG').status).toBe('MET');
  });
});

describe('第八条、第九条: 受理', () => {
  it('LH-21, LH-22, LH-24: the form is on record with its number, and its three working days run', async () => {
    const file = await desk.register(CLERK, FORM);
    expect(file.number).toMatch(/^430524-20260928-\d{4}$/);
    expect(file).toMatchObject({ state: 'REGISTERED', localStage: '受理', policyChain: 'base@1 longhui@1' });
    expect(file).toMatchObject({ demand: FORM.demand, causes: FORM.causes, item: FORM.item, dueOn: '2026-10-08' });
    const { otherCause, window, sourceRef } = FORM;
    expect(file.entries[0]?.details).toEqual({ otherCause, window, sourceRef, visits: '3', stuckStage: 'accept' });
    expect(await toldOf(desk, CLERK, file.uid, 'REGISTERED')).toEqual(['REPORTER IN_APP', 'REPORTER SMS']);
    const [begun] = clockOf(file, 'CITIZEN').why;
    expect(begun).toMatchObject({ text: expect.stringContaining('时限 3 个工作日'), cite: cites('第九条') });
    const way = wayOf(clockOf(file, 'CITIZEN'));
    expect(way[2]).toBe('2026-09-30 第 2 个工作日');
    expect(way.filter(step => step.endsWith('国庆节放假，不计入'))).toHaveLength(7);
    expect(way.at(-1)).toBe('2026-10-08 24:00 时限届满');
  });

  it('LH-23: a complaint of attitude or slowness runs the whole course; a mere question is not taken here', async () => {
    const uid = await accepted('onSpot', { kind: 'CONDUCT_COMPLAINT', title: '窗口工作人员态度生硬' });
    const file = await desk.act(CLERK, 'resolveOnSpot', uid, 'result: "当事人员已当面道歉"');
    expect(file).toMatchObject({ kind: 'CONDUCT_COMPLAINT', state: 'AWAITING_CONFIRMATION' });
    expect(await desk.refusedRegistration(CLERK, { ...FORM, kind: 'CONSULTATION' })).toMatchObject({
      code: 'NOT_OFFERED',
      field: 'kind',
      params: { key: 'intake.kinds', cite: cites('第八条') },
    });
  });
});

describe('第十条: 研判', () => {
  it('LH-25: nothing is accepted or settled before its class is known, and the class is one of the five', async () => {
    const uid = await register();
    const missing = { key: 'flow.requires', step: 'triage', cite: cites('第十条') };
    expect(await desk.refused(CLERK, 'acceptCase', uid)).toMatchObject({ code: 'STEP_MISSING', params: missing });
    const settled = await desk.refused(CLERK, 'resolveOnSpot', uid, 'result: "当场办结"');
    expect(settled).toMatchObject({ code: 'STEP_MISSING', params: missing });
    expect((await desk.refused(CLERK, 'triageCase', uid, 'class: "urgent"')).code).toBe('CLASS_UNKNOWN');
    const judged = await desk.act(CLERK, 'triageCase', uid, 'class: "beyondAuthority", cause: "缺审批权限"');
    expect(judged).toMatchObject({ state: 'TRIAGED', localStage: '研判', matterClass: { provincial: 'DIFFICULT' } });
    expect(judged.entries.at(-1)?.details).toEqual({ class: 'beyondAuthority', cause: '缺审批权限' });
    const { ladder } = await desk.act(CLERK, 'consultUp', uid, packet('可否提前介入？'));
    expect(ladder).toMatchObject([{ body: '窗口单位分管领导' }]);
  });

  it('LH-26, LH-54: what the window can settle is settled on the spot, and all three parties hear of it', async () => {
    const uid = await accepted('onSpot');
    const file = await desk.act(CLERK, 'resolveOnSpot', uid, 'result: "当场协调办结"');
    expect(file).toMatchObject({ state: 'AWAITING_CONFIRMATION', completedAt: desk.instant });
    expect(clockOf(file, 'CITIZEN').status).toBe('MET');
    const all = ['REPORTER IN_APP', 'REPORTER SMS', 'SUPERVISION_SECTION IN_APP', 'WINDOW IN_APP'];
    expect(await toldOf(desk, CLERK, uid, 'RESULT_GIVEN')).toEqual(all);
  });

  it('LH-27: the window unit is called to the desk and its arrival stamped, within thirty office minutes', async () => {
    desk.setTime('2026-09-28T11:45');
    const uid = await accepted();
    const called = await desk.act(CLERK, 'summonStaff', uid, 'unit: "不动产登记窗口"');
    expect(clockOf(called, 'SUMMONS', 1).dueAt).toBe('2026-09-28T05:45:00.000Z');
    desk.setTime('2026-09-28T13:44');
    await desk.act(CALLED, 'stampArrival', uid, 'summons: 1');
    await desk.pass('2026-09-28T13:50');
    const { summonses } = await lookAt(desk, CLERK, uid, 'summonses { no unit calledAt arrivedAt }');
    const [calledAt, arrivedAt] = ['2026-09-28T03:45:00.000Z', '2026-09-28T05:44:00.000Z'];
    expect(summonses).toEqual([{ no: 1, unit: '不动产登记窗口', calledAt, arrivedAt }]);
    const file = await desk.file(CLERK, uid);
    expect([...struck(file, 'WARN', 'summons'), ...struck(file, 'BREACH', 'summons')]).toEqual([]);
    expect((await desk.refused(CALLED, 'stampArrival', uid, 'summons: 1')).code).toBe('SUMMONS_NOT_FOUND');
  });

  it('LH-46: staff who come late breach it exactly once, also over the National Day holidays', async () => {
    desk.setTime('2026-09-30T16:50');
    const uid = await accepted();
    await desk.act(CLERK, 'summonStaff', uid, 'unit: "不动产登记窗口"');
    const breaches = async () => struck(await desk.file(CLERK, uid), 'BREACH', 'summons');
    await desk.pass('2026-10-08T09:19');
    expect(await breaches()).toEqual([]);
    for (const time of ['09:20', '09:20', '09:40']) await desk.pass(`2026-10-08T${time}`);
    await desk.act(CALLED, 'stampArrival', uid, 'summons: 1');
    await desk.pass('2026-10-08T10:00');
    expect(await breaches()).toMatchObject([
      { role: null, at: '2026-10-08T01:20:00.000Z', details: { no: '1', until: '2026-10-08' } },
    ]);
    expect(await toldOf(desk, CLERK, uid, 'OVERDUE')).toContain('SUPERVISION_SECTION IN_APP');
  });
});

describe('第十一条: 交办与逐级协调', () => {
  it('LH-29: an order goes to the department’s window at once, and its sheet says what is ordered', async () => {
    const uid = await accepted();
    expect(clockOf(await desk.file(CLERK, uid), 'TRANSFER').dueAt).toBe('2026-09-28T02:30:00.000Z');
    const file = await desk.act(CLERK, 'assignCase', uid, `${WINDOW_UNIT}, instruction: "核对原始档案"`);
    expect(clockOf(file, 'TRANSFER').status).toBe('MET');
    const { orders } = await lookAt(desk, CLERK, uid, 'orders { sheetNo department instruction status }');
    const sheetNo = `${file.number}-1`;
    expect(orders).toEqual([{ sheetNo, department: '自然资源局窗口', instruction: '核对原始档案', status: 'OPEN' }]);
  });

  it('LH-09, LH-28, LH-30, LH-31: unit, department, deputy head, leader and the city are asked in turn; the case stays', async () => {
    const uid = await accepted();
    const bodies = [
      '办事窗口单位',
      '进驻窗口原部门（单位）',
      '窗口单位分管领导',
      '主要负责领导（协调调度相关部门单位）',
    ];
    for (const body of bodies) {
      await desk.act(CLERK, 'consultUp', uid, packet(`请${body}明确`));
      expect((await desk.refused(CLERK, 'completeCase', uid, 'result: "先办结"')).code).toBe('CONSULT_OPEN');
      await desk.act(LEADER, 'directCase', uid, `decision: "${body}无权决定"`);
    }
    const asked = await desk.act(CLERK, 'consultUp', uid, packet('请市级协调'));
    expect(asked.ladder.map(({ body }) => body)).toEqual(bodies);
    expect(asked).toMatchObject({ raised: { status: 'OPEN', question: '请市级协调' }, state: 'ACCEPTED' });

    const above = await desk.file(CITY, uid);
    expect(above).toMatchObject({ state: 'RECEIVED', dueOn: asked.dueOn, asked: { question: '请市级协调' } });
    await desk.act(CITY, 'acceptEscalation', uid);
    expect((await desk.refused(CITY, 'completeCase', uid, 'result: "市里办结"')).code).toBe('NOT_FIRST_RECEIVER');
    expect((await desk.refused(CLERK, 'completeCase', uid, 'result: "先办结"')).code).toBe('ESCALATION_OPEN');
    await desk.act(CITY, 'decideEscalation', uid, 'decision: "由市自然资源局出具证明"');
    expect(await desk.file(CLERK, uid)).toMatchObject({ raised: { answer: '由市自然资源局出具证明' } });
    const done = await desk.act(CLERK, 'completeCase', uid, 'result: "已凭市级证明登记"');
    expect(done).toMatchObject({ state: 'COMPLETED', owner: FIRST_RECEIVER });
  });
});
