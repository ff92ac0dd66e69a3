import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Casework } from '../testkit/casework.ts';
import type { Who } from '../testkit/hub.ts';
import { lookAt } from '../testkit/lookAt.ts';
import { clockOf, linesOf, type ReadFile } from '../testkit/readFile.ts';

/** 温政服〔2023〕19号, third mechanism (闭环处理机制), part four (三)(四), part five (二), 附件1: clearing one by one. */
const CLERK: Who = ['registrar', '331081'];
const UNIT: Who = ['handler', '331081', 'market-regulation'];
const SUPERVISOR: Who = ['supervision-section', '331081'];
const MONDAY = '2026-09-28T09:30';
const DEMANDS = ['明确许可路径', '退还重复收取的评估费', '承诺不再重复上门'];
const cites = (part: string): unknown => expect.stringMatching(new RegExp(`温政服〔2023〕19号.*${part}`));

const FORM = {
  title: '共享厨房无法办理许可',
  item: '食品经营许可',
  causes: ['RULES_NOT_MET'],
  reporterName: '林小雨',
  reporterPhone: '13812345678',
};

let desk: Casework;
beforeAll(async () => {
  desk = await Casework.start(MONDAY);
}, 240_000);
beforeEach(() => desk.setTime(MONDAY));
afterAll(() => desk?.stop(), 30_000);

interface Begun {
  uid: string;
  code: string;
}

async function replied(more: object = {}): Promise<Begun> {
  const { uid, receiptCode } = await desk.register(CLERK, { ...FORM, ...more });
  await desk.act(CLERK, 'triageCase', uid, 'class: "crossDepartment"');
  await desk.act(CLERK, 'acceptCase', uid);
  await desk.act(CLERK, 'assignCase', uid, 'department: "市市场监管局"');
  await desk.act(UNIT, 'replyOrder', uid, 'reply: "已会商"');
  return { uid, code: receiptCode ?? '' };
}

async function settled(uid: string, answers = ''): Promise<ReadFile> {
  await desk.act(UNIT, 'completeCase', uid, `result: "已明确许可路径" ${answers}`);
  return desk.act(CLERK, 'giveFeedback', uid, 'note: "已电话反馈"');
}

async function awaiting(answers = ''): Promise<Begun> {
  const begun = await replied();
  await settled(begun.uid, answers);
  return begun;
}

const rate = ({ uid, code }: Begun, level: number): Promise<ReadFile> =>
  desk.act(CLERK, 'rateCase', uid, `level: ${level}, code: "${code}", comment: "本人意见"`);

const refusedClear = ({ uid }: Begun) => desk.refused(CLERK, 'clearCase', uid);

const tally = async () => {
  const wanted = 'tally { open settling parked completed }';
  return (await desk.ask(SUPERVISOR, `{ center(code: "331081") { county { ${wanted} } } }`)).center.county.tally;
};

describe('四（三）: 一事一回应', () => {
  const one = '{ no: 1, outcome: SOLVED, answer: "由市场监管局按单元许可" }';
  const two =
    '{ no: 2, outcome: EXPLAINED, answer: "评估费由第三方收取", basis: "《价格法》第四十一条", route: "市场监管局12315" }';
  const three = '{ no: 3, outcome: REFERRED, answer: "由综合执法局答复", route: "综合执法局法制科" }';

  it('WL-75: each demand has its own answer, and no result is given while one lacks it', async () => {
    const { uid } = await replied({ demands: DEMANDS });
    const complete = (...answers: string[]) =>
      desk.refused(UNIT, 'completeCase', uid, `result: "已会商", answers: [${answers.join(', ')}]`);
    expect(await complete()).toMatchObject({ code: 'DEMAND_UNANSWERED', params: { no: '1' } });
    expect(await complete(one, two)).toMatchObject({ code: 'DEMAND_UNANSWERED', params: { no: '3' } });
    expect(await complete(one, one, two, three)).toMatchObject({ code: 'DEMAND_UNANSWERED', params: { no: '1' } });
    const fourth = '{ no: 4, outcome: SOLVED, answer: "无此项" }';
    expect(await complete(one, two, three, fourth)).toMatchObject({ code: 'DEMAND_UNKNOWN', params: { no: '4' } });
    const file = await desk.act(
      UNIT,
      'completeCase',
      uid,
      `result: "已逐项答复", answers: [${[three, one, two].join(', ')}]`,
    );
    expect(file.demands.map(({ no, text, outcome }) => [no, text, outcome])).toEqual([
      [1, DEMANDS[0], 'SOLVED'],
      [2, DEMANDS[1], 'EXPLAINED'],
      [3, DEMANDS[2], 'REFERRED'],
    ]);
    expect(clockOf(file, 'FEEDBACK').dueOn).toBe('2026-09-29');
  });

  it('WL-74, WL-76: satisfied, it is struck off the list by hand, one by one', async () => {
    const begun = await awaiting();
    expect(await refusedClear(begun)).toMatchObject({
      code: 'RATING_MISSING',
      params: { key: 'closing.doctrine', cite: cites('四（三）'), pack: 'wenling@1' },
    });
    expect(await rate(begun, 5)).toMatchObject({ state: 'AWAITING_CONFIRMATION', rating: 5 });
    const cleared = await desk.act(CLERK, 'clearCase', begun.uid);
    expect(cleared).toMatchObject({ state: 'CLEARED', localStage: '办结', outcome: 'SOLVED' });
    expect(linesOf(cleared, 'CLEAR')).toMatchObject([{ role: 'registrar' }]);
  });

  it('WL-77: not satisfied, it is not struck off, not explained away, and nothing but the citizen changes that', async () => {
    const explained =
      'answers: [{ no: 1, outcome: EXPLAINED, answer: "依法不能，厨房没有独立排烟", basis: "第三十五条", route: "可向市场监管局申请复核" }]';
    const begun = await awaiting(explained);
    expect(await rate(begun, 1)).toMatchObject({ state: 'AWAITING_CONFIRMATION', redos: 0 });
    const said = { code: 'NOT_SATISFIED', params: { key: 'closing.doctrine', cite: cites('四（三）') } };
    expect(await refusedClear(begun)).toMatchObject(said);
    expect(await desk.refused(SUPERVISOR, 'closeExplained', begun.uid, 'basis: "第三十五条"')).toMatchObject(said);
    await desk.pass('2026-12-01T09:00');
    expect(await desk.file(CLERK, begun.uid)).toMatchObject({ state: 'AWAITING_CONFIRMATION', outcome: null });
  });

  it('WL-28, WL-77: not satisfied, it is done again in its own time, and cleared once the citizen is satisfied', async () => {
    const begun = await awaiting();
    await rate(begun, 1);
    const again = await desk.act(CLERK, 'redoCase', begun.uid, 'reason: "按申请人意见重办"');
    expect(again).toMatchObject({ state: 'HANDLING', redos: 1, rating: null });
    expect(clockOf(again, 'REDO')).toMatchObject({ dueOn: '2026-10-10' });
    // watched as long as it lasts, and no longer
    const redone =
      '{ center(code: "331081") { county { watched { redo } files(filter: { watch: REDO }) { edges { node { uid } } } } } }';
    expect((await desk.ask(SUPERVISOR, redone)).center.county).toEqual({
      watched: { redo: 1 },
      files: { edges: [{ node: { uid: begun.uid } }] },
    });
    await settled(begun.uid);
    expect((await desk.ask(SUPERVISOR, redone)).center.county.watched).toEqual({ redo: 0 });
    expect((await refusedClear(begun)).code).toBe('RATING_MISSING');
    await rate(begun, 5);
    expect(await desk.act(CLERK, 'clearCase', begun.uid)).toMatchObject({ state: 'CLEARED' });
  });

  it('Q6, WL-77: what can be neither satisfied nor solved is parked, looked at again, and counted apart', async () => {
    const begun = await awaiting();
    const asked = 'reason: "有待国家标准出台"';
    await rate(begun, 1);
    const before = await tally();
    const parked = await desk.act(SUPERVISOR, 'parkCase', begun.uid, asked);
    expect(parked).toMatchObject({ state: 'PARKED', outcome: 'PARKED', localStage: '督办' });
    const { open, settling, completed, parked: apart } = before;
    // what is parked stands in no figure of results
    expect(await tally()).toEqual({
      open,
      settling: settling - 1,
      completed: completed - 1,
      parked: apart + 1,
    });
    const { term } = await desk.policy(CLERK);
    expect(term('closing.park').value).toEqual({ by: '市委改革办', reviewEvery: 'month' });
    await desk.act(SUPERVISOR, 'logAction', begun.uid, 'action: SEARCH, note: "市委改革办每月复核"');
    const found = await desk.act(SUPERVISOR, 'redoCase', begun.uid, 'reason: "国家标准已出台"');
    expect(found.state).toBe('HANDLING');
    expect((await tally()).parked).toBe(apart);
  });

  it('Q6: the satisfied are not parked', async () => {
    const begun = await awaiting();
    await rate(begun, 5);
    expect(await desk.refused(SUPERVISOR, 'parkCase', begun.uid, 'reason: "挂账"')).toMatchObject({
      code: 'SATISFIED',
    });
  });
});

describe('四（四）、五（二）、附件1: 案例、回访与记录表', () => {
  it('WL-81: the reform office visits after the end, and the visit is on record', async () => {
    const begun = await awaiting();
    await rate(begun, 5);
    await desk.act(CLERK, 'clearCase', begun.uid);
    const note = '市委改革办跟踪回访，部门已落实';
    const visited = await desk.act(SUPERVISOR, 'logAction', begun.uid, `action: RETURN_VISIT, note: "${note}"`);
    expect(visited).toMatchObject({ state: 'CLEARED' });
    expect(visited.entries.at(-1)).toMatchObject({
      role: 'supervision-section',
      details: { action: 'returnVisit', note },
    });
  });

  it('WL-78: the whole course and its lesson are kept with the case', async () => {
    const begun = await awaiting();
    await rate(begun, 5);
    await desk.act(CLERK, 'clearCase', begun.uid);
    const lesson = '新业态按单元许可，由市场监管局牵头';
    const archived = await desk.act(CLERK, 'archiveCase', begun.uid, `lesson: "${lesson}"`);
    expect(archived).toMatchObject({ state: 'ARCHIVED', outcome: 'SOLVED' });
    expect(archived.entries.map(({ act }) => act)).toEqual(
      'REGISTER TRIAGE ACCEPT ASSIGN REPLY_ORDER COMPLETE GIVE_FEEDBACK RATE CLEAR ARCHIVE'.split(' '),
    );
    expect(archived.entries.at(-1)?.details).toEqual({ lesson });
  });

  it('WL-87, WL-88: the six columns of the record sheet come out of what is kept', async () => {
    const { uid } = await awaiting();
    const wanted =
      'number registeredAt demand orders { department } entries { act at details { text } } demands { answer }';
    const kept = await lookAt(desk, CLERK, uid, wanted);
    const process = (kept.entries as { act: string; at: string }[]).filter(({ act }) =>
      /TRIAGE|ACCEPT|ASSIGN/.test(act),
    );
    expect({
      序号: Number(kept.number.split('-')[2]),
      时间: kept.registeredAt,
      涉及部门: kept.orders.map((order: { department: string }) => order.department),
      基本情况: kept.demand,
      受理过程: process.map(({ act }) => act),
      处理结果: kept.demands.map((demand: { answer: string }) => demand.answer),
    }).toEqual({
      序号: expect.any(Number),
      时间: desk.instant,
      涉及部门: ['市市场监管局'],
      基本情况: FORM.title,
      受理过程: ['TRIAGE', 'ACCEPT', 'ASSIGN'],
      处理结果: ['已明确许可路径'],
    });
    const { value } = (await desk.policy(CLERK)).term<{ pages: { fields: { label: string }[] }[] }>('form.record');
    const labels = value.pages.flatMap(({ fields }) => fields.map(({ label }) => label));
    expect(labels).toEqual(['序号', '时间', '涉及部门', '基本情况', '受理过程', '处理结果']);
  });
});
