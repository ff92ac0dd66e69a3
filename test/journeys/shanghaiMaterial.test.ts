import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { beijing, Casework } from '../testkit/casework.ts';
import type { Who } from '../testkit/hub.ts';
import { clockOf, linesOf, struck } from '../testkit/readFile.ts';

const CENTER = '310151'; // 崇明区
const WINDOW: Who = ['registrar', CENTER];
const CITIZEN: Who = ['citizen', CENTER];

/** The three who came from Beijing, and would have to pay a penalty tomorrow. */
const MATTER = {
  title: '企业法人变更，材料不齐未受理',
  item: '企业变更登记',
  causes: ['MATERIALS_NOT_RIGHT'],
  class: 'urgent',
  reporterName: '张三',
  reporterPhone: '13812345678',
};
const BASIS = '主要材料均符合要求';
const MISSING = `basis: "${BASIS}", missing: [
  { material: "新法定代表人身份证原件", way: POST, until: "2026-10-09" },
  { material: "住所证明", way: WECHAT },
  { material: "联系电话确认", way: PHONE }
]`;

let work: Casework;
let uid: string;
let code: string;
beforeAll(async () => {
  work = await Casework.start('2026-09-28T09:30');
}, 240_000);
afterAll(() => work?.stop(), 30_000);

const act = (name: string, args = '') => work.act(WINDOW, name, uid, args);
const file = () => work.file(WINDOW, uid);
const supplementOf = async (no: number) => (await file()).supplements.find(one => one.no === no);

/** One case; each test goes on where the one before it ended. */
describe('容缺: what is missing may follow', () => {
  it('SH-08, N15: goes on with a list, the basis, the road and the day for each', async () => {
    const registered = await work.register(WINDOW, MATTER);
    ({ uid } = registered);
    code = registered.receiptCode ?? '';
    await act('acceptCase', 'reason: "远道而来，当日不办结即受损失"');
    expect((await work.refused(WINDOW, 'acceptConditionally', uid, `basis: " ", missing: []`)).field).toBe('basis');
    const empty = await work.refused(WINDOW, 'acceptConditionally', uid, `basis: "${BASIS}", missing: []`);
    expect(empty).toMatchObject({ code: 'FIELD_REQUIRED', field: 'missing' });
    const past = `basis: "${BASIS}", missing: [{ material: "证明", way: POST, until: "2026-09-28" }]`;
    expect((await work.refused(WINDOW, 'acceptConditionally', uid, past)).code).toBe('FIELD_INVALID');
    const accepted = await act('acceptConditionally', MISSING);
    const open = { basis: BASIS, checkedAt: null, suppliedAt: null, lapsedAt: null };
    expect(accepted.supplements).toEqual([
      { no: 1, material: '新法定代表人身份证原件', way: 'POST', until: '2026-10-09', ...open },
      { no: 2, material: '住所证明', way: 'WECHAT', until: null, ...open },
      { no: 3, material: '联系电话确认', way: 'PHONE', until: null, ...open },
    ]);
    expect(clockOf(accepted, 'SUPPLEMENT', 1).dueOn).toBe('2026-10-09');
    expect(clockOf(accepted, 'SUPPLEMENT', 2)).toMatchObject({
      dueOn: '2026-10-16',
      warnAt: beijing('2026-10-15T00:00'),
    });
    expect(clockOf(accepted, 'SUPPLEMENT', 2).why[0]).toMatchObject({ pack: 'shanghai@1' });
    expect(accepted.notices.map(({ event, party }) => `${event} ${party}`)).toContain('MATERIAL_ASKED REPORTER');
  });

  it('SH-17: is checked from afar on the spot, and the result is given the same day', async () => {
    work.setTime('2026-09-28T10:30');
    await act('checkRemotely', 'supplement: 1, note: "通过电子证照库核验一致"');
    expect(await supplementOf(1)).toMatchObject({ checkedAt: beijing('2026-09-28T10:30'), suppliedAt: null });
    expect((await work.refused(WINDOW, 'checkRemotely', uid, 'supplement: 4, note: "无"')).code).toBe(
      'SUPPLEMENT_NOT_FOUND',
    );
    const answer = 'answers: [{ no: 1, outcome: CONDITIONAL, answer: "已变更，所缺材料事后查验" }]';
    const done = await act('completeCase', `result: "已当场办结变更登记", ${answer}`);
    expect(done).toMatchObject({ state: 'COMPLETED', completedAt: beijing('2026-09-28T10:30') });
    const closed = await act('giveFeedback', 'note: "当面告知"');
    expect(closed).toMatchObject({ state: 'CLEARED', outcome: 'CONDITIONAL' });
  });

  it('SH-19: comes by telephone, by WeChat or by post, after the result as well, and nobody runs again', async () => {
    work.setTime('2026-09-29T11:00');
    const wrong = 'supplement: 3, way: PHONE, code: "AAAAAAAA"';
    expect((await work.refused(CITIZEN, 'supplyMaterial', uid, wrong)).code).toBe('RATING_CODE_WRONG');
    await work.act(CITIZEN, 'supplyMaterial', uid, `supplement: 3, way: PHONE, code: "${code}"`);
    await work.pass('2026-10-09T15:00');
    const supplied = await act('supplyMaterial', 'supplement: 1, way: POST');
    expect(supplied.supplements.map(({ no, suppliedAt }) => [no, suppliedAt])).toEqual([
      [1, beijing('2026-10-09T15:00')],
      [2, null],
      [3, beijing('2026-09-29T11:00')],
    ]);
    expect(clockOf(supplied, 'SUPPLEMENT', 1).status).toBe('MET');
    const twice = await work.refused(WINDOW, 'supplyMaterial', uid, 'supplement: 1, way: POST');
    expect(twice).toMatchObject({ code: 'SUPPLEMENT_NOT_FOUND', params: { no: '1' } });
  });

  it('N15: what does not come is warned of, and lapses with notice to citizen and window, once', async () => {
    await work.pass('2026-10-14T23:59');
    const ofTheSecond = async () =>
      struck(await file(), 'WARN', 'supplement').filter(({ details }) => details.no === '2').length;
    expect(await ofTheSecond()).toBe(0);
    await work.pass('2026-10-15T00:00');
    expect(await ofTheSecond()).toBe(1);
    await work.pass('2026-10-16T23:59');
    expect(linesOf(await file(), 'LAPSE')).toEqual([]);
    await work.pass('2026-10-17T00:00');
    await work.runJobs();
    const lapsed = await file();
    expect(linesOf(lapsed, 'LAPSE')).toMatchObject([{ role: null, details: { material: '住所证明' } }]);
    expect(lapsed.supplements.map(({ lapsedAt }) => lapsedAt)).toEqual([null, beijing('2026-10-17T00:00'), null]);
    const told = lapsed.notices.filter(({ event }) => event === 'LAPSED');
    expect(told.map(({ party, channel }) => `${party} ${channel}`).sort()).toEqual([
      'REPORTER IN_APP',
      'REPORTER SMS',
      'WINDOW IN_APP',
    ]);
  });
});
