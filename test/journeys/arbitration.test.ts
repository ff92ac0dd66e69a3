import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Casework } from '../testkit/casework.ts';
import type { Who } from '../testkit/hub.ts';
import { lookAt } from '../testkit/lookAt.ts';
import { clockOf, linesOf, struck } from '../testkit/readFile.ts';

/** Nobody wants it: departments give an order back until it is ruled who must act (N14, SH-40, SH-44). */
const CLERK: Who = ['registrar', '331081'];
const unit = (department: string): Who => ['handler', '331081', department];
const UNIT = unit('market-regulation');
const SUPERVISOR: Who = ['supervision-section', '331081'];
const NEIGHBOUR: Who = ['registrar', '430524'];
const ITEM = '共享厨房食品经营许可';
const REASON = 'reason: "不属于本部门职责"';
const RULING = 'department: "市市场监管局", ruling: "按主体业态由市场监管部门承办"';
const FORM = { title: '多部门均不受理', item: ITEM, causes: ['RULES_NOT_MET'] };

let desk: Casework;
let uid: string;
beforeAll(async () => {
  desk = await Casework.start('2026-09-30T10:00');
  uid = await accepted(CLERK);
}, 240_000);
afterAll(() => desk?.stop(), 30_000);

async function accepted(who: Who, more: object = {}): Promise<string> {
  const file = await desk.register(who, { ...FORM, ...more });
  await desk.act(who, 'triageCase', file.uid, `class: "${who === CLERK ? 'crossDepartment' : 'windowUnit'}"`);
  await desk.act(who, 'acceptCase', file.uid);
  return file.uid;
}

describe('SH-40, SH-44, N14: an order that nobody wants', () => {
  it('is given back with its reason, which is counted and never silent', async () => {
    for (const [returns, department, code] of [
      ['1', '市住建局', 'housing-construction'],
      ['2', '市综合执法局', 'urban-management'],
    ] as const) {
      await desk.act(CLERK, 'assignCase', uid, `department: "${department}"`);
      expect((await desk.refused(unit(code), 'returnOrder', uid, 'reason: " "')).field).toBe('reason');
      const file = await desk.act(unit(code), 'returnOrder', uid, REASON);
      expect(file.orders.at(-1)).toMatchObject({ department, status: 'RETURNED' });
      expect(linesOf(file, 'RETURN_ORDER').at(-1)?.details).toMatchObject({ department, returns });
      expect(file.clocks.map(({ kind }) => kind)).not.toContain('ARBITRATION');
    }
    expect((await desk.refused(SUPERVISOR, 'arbitrateOrder', uid, RULING)).code).toBe('NO_ARBITRATION');
  });

  it('opens an arbitration with the third return, whose two working days run over the holidays', async () => {
    await desk.act(CLERK, 'assignCase', uid, 'department: "市市场监管局"');
    const file = await desk.act(UNIT, 'returnOrder', uid, REASON);
    expect(clockOf(file, 'ARBITRATION')).toMatchObject({ status: 'RUNNING', dueOn: '2026-10-09' });
    for (const [who, act, args] of [
      [CLERK, 'assignCase', 'department: "市卫健局"'],
      [SUPERVISOR, 'completeCase', 'result: "已办"'],
    ] as const)
      expect(await desk.refused(who, act, uid, args)).toMatchObject({
        code: 'ARBITRATION_OPEN',
        params: { key: 'workOrder.returnsBeforeArbitration', pack: 'base@1' },
      });
    // what a department has given back is nothing of its own any more
    expect((await desk.refused(UNIT, 'completeCase', uid, 'result: "已办"')).code).toBe('CASE_NOT_FOUND');
    expect((await desk.refused(CLERK, 'arbitrateOrder', uid, RULING)).code).toBe('NOT_PERMITTED');
  });

  it('is breached exactly once where nobody rules in time', async () => {
    const breaches = async () => struck(await desk.file(CLERK, uid), 'BREACH', 'arbitration').length;
    await desk.pass('2026-10-09T23:59');
    expect(await breaches()).toBe(0);
    for (const time of ['2026-10-10T00:00', '2026-10-10T00:00', '2026-10-10T09:00']) await desk.pass(time);
    expect(await breaches()).toBe(1);
  });

  it('goes to the department that the ruling names, with its reason and a limit', async () => {
    const file = await desk.act(SUPERVISOR, 'arbitrateOrder', uid, RULING);
    expect(clockOf(file, 'ARBITRATION').status).toBe('MET');
    expect(file.orders.at(-1)).toMatchObject({ department: '市市场监管局', status: 'OPEN' });
    expect(linesOf(file, 'ARBITRATE')[0]?.details.ruling).toBe('按主体业态由市场监管部门承办');
    expect((await desk.refused(SUPERVISOR, 'arbitrateOrder', uid, RULING)).code).toBe('NO_ARBITRATION');
    await desk.act(UNIT, 'replyOrder', uid, 'reply: "已受理"');
    expect(await desk.act(UNIT, 'completeCase', uid, 'result: "已发证"')).toMatchObject({ state: 'COMPLETED' });
  });

  it('is not sent round again: the next equal case goes where it was ruled, with the department left out', async () => {
    const next = await accepted(CLERK);
    expect(await lookAt(desk, CLERK, next, 'ruledDepartment')).toEqual({ ruledDepartment: '市市场监管局' });
    const file = await desk.act(CLERK, 'assignCase', next);
    expect(file.orders).toMatchObject([{ department: '市市场监管局', status: 'OPEN' }]);
    expect(linesOf(file, 'ASSIGN')[0]?.details.department).toBe('市市场监管局');
  });

  it('may still be given to another department by name', async () => {
    const next = await accepted(CLERK);
    const file = await desk.act(CLERK, 'assignCase', next, 'department: "市卫健局"');
    expect(file.orders).toMatchObject([{ department: '市卫健局' }]);
    expect(linesOf(file, 'ASSIGN')[0]?.details.ruling).toBe('notTaken');
  });

  it('says why and since when it was ruled, and how often people followed it', async () => {
    const next = await accepted(CLERK);
    const wanted = 'ruling { department ruling ruledAt taken notTaken }';
    expect(await lookAt(desk, CLERK, next, wanted)).toMatchObject({
      ruling: {
        ...{ department: '市市场监管局', ruling: '按主体业态由市场监管部门承办', taken: 1, notTaken: 1 },
        ruledAt: expect.stringContaining('2026-10-10'),
      },
    });
  });

  it.each<[string, Who, object]>([
    ['another item', CLERK, { item: '户外广告设施许可' }],
    ['another county', NEIGHBOUR, {}],
  ])('says nothing of %s: there a department must be named', async (_what, who, more) => {
    const other = await accepted(who, more);
    expect(await lookAt(desk, who, other, 'ruledDepartment ruling { taken }')).toEqual({
      ruledDepartment: null,
      ruling: null,
    });
    expect(await desk.refused(who, 'assignCase', other)).toMatchObject({ code: 'FIELD_REQUIRED', field: 'department' });
  });
});
