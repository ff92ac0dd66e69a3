import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { log } from '../../shared/log.ts';
import { Casework } from '../testkit/casework.ts';
import type { Who } from '../testkit/hub.ts';
import { lookAt, noticesOf, toldOf } from '../testkit/lookAt.ts';
import { clockOf, linesOf, type ReadFile, struck, wayOf } from '../testkit/readFile.ts';
import { unlessToldLater } from '../testkit/toldLater.ts';

/** 隆放组办字〔2022〕13号, articles twelve to fifteen: from the reply to the archive. */
const CLERK: Who = ['registrar', '430524'];
const UNIT: Who = ['handler', '430524', 'natural-resources'];
const LEADER: Who = ['coordinator', '430524'];
const SUPERVISOR: Who = ['supervision-section', '430524'];
const CITIZEN: Who = ['citizen', '430524'];
const MONDAY = '2026-09-28T09:30';
const REPLY = '原始档案已核对，可以登记';
const ALL_PARTIES = ['REPORTER IN_APP', 'REPORTER SMS', 'SUPERVISION_SECTION IN_APP', 'WINDOW IN_APP'];
const cites = (article: string): unknown => expect.stringMatching(new RegExp(`隆放组办字〔2022〕13号.*${article}`));

const FORM = {
  title: '不动产登记三次未办成',
  item: '不动产转移登记',
  demand: '三次到窗口，均被告知材料不全',
  causes: ['MATERIALS_NOT_RIGHT'],
  reporterName: '王小明',
  reporterPhone: '13812345678',
  window: '“办不成事”反映窗口',
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

async function accepted(): Promise<Begun> {
  const { uid, receiptCode } = await desk.register(CLERK, FORM);
  await desk.act(CLERK, 'triageCase', uid, 'class: "windowUnit", cause: "档案未核对"');
  await desk.act(CLERK, 'acceptCase', uid);
  return { uid, code: receiptCode ?? '' };
}

async function ordered(): Promise<Begun> {
  const begun = await accepted();
  await desk.act(CLERK, 'assignCase', begun.uid, 'department: "自然资源局窗口"');
  return begun;
}

/** Gives the result and tells the citizen, who may rate it then. */
async function settled(uid: string, answers = ''): Promise<ReadFile> {
  await desk.act(UNIT, 'completeCase', uid, `result: "已办理转移登记" ${answers}`);
  return desk.act(CLERK, 'giveFeedback', uid, 'note: "已电话告知结果"');
}

async function awaiting(answers = ''): Promise<Begun> {
  const begun = await ordered();
  await desk.act(UNIT, 'replyOrder', begun.uid, `reply: "${REPLY}"`);
  await settled(begun.uid, answers);
  return begun;
}

const rate = ({ uid, code }: Begun, level: number, who = CLERK): Promise<ReadFile> =>
  desk.act(who, 'rateCase', uid, `level: ${level}, code: "${code}", comment: "等了很久"`);

describe('第十二条: 三个工作日内回复', () => {
  it('LH-32: the three working days run over the National Day and count the Saturday that is worked', async () => {
    const { uid } = await ordered();
    const early = clockOf(await desk.file(CLERK, uid), 'REPLY', 1);
    expect(early).toMatchObject({ status: 'RUNNING', dueOn: '2026-10-08', dueAt: '2026-10-08T16:00:00.000Z' });
    expect(early.why[0]).toMatchObject({ cite: cites('第十二条'), pack: 'longhui@1' });
    desk.setTime('2026-09-30T10:00');
    const late = clockOf(await desk.file(CLERK, (await ordered()).uid), 'REPLY', 1);
    expect(late.dueOn).toBe('2026-10-10');
    expect(wayOf(late).filter(step => /第 \d 个工作日/.test(step))).toEqual([
      '2026-10-08 第 1 个工作日',
      '2026-10-09 第 2 个工作日',
      expect.stringMatching(/^2026-10-10 .*第 3 个工作日/),
    ]);
  });

  it('LH-32, LH-33: the reply reaches citizen, window and supervision section in one commit', async () => {
    const { uid } = await ordered();
    desk.setTime('2026-09-29T15:10');
    const file = await desk.act(UNIT, 'replyOrder', uid, `reply: "${REPLY}"`);
    expect(file.entries.at(-1)).toMatchObject({ act: 'REPLY_ORDER', at: desk.instant, details: { reply: REPLY } });
    expect(await toldOf(desk, CLERK, uid, 'REPLIED')).toEqual(ALL_PARTIES);
    const instants = (await noticesOf(desk, CLERK, uid, 'REPLIED')).map(({ createdAt }) => createdAt);
    expect(new Set(instants)).toEqual(new Set([desk.instant]));
    expect(clockOf(file, 'REPLY', 1).status).toBe('MET');
    expect(await desk.box(SUPERVISOR, 'SUPERVISION_SECTION', file.number)).toContain('REPLIED');
  });

  it('LH-32: where one of the three cannot be told, nothing is written: no reply, no line, no notice', async () => {
    const { uid } = await ordered();
    const { database } = desk.service('county');
    const tables = ['case_files', 'case_entries', 'case_clocks', 'work_orders', 'notices', 'outbox'];
    const all = async () =>
      JSON.stringify(
        await Promise.all(
          tables.map(name => desk.hub.rows('county', `select * from ${name} ${unlessToldLater(name)}`)),
        ),
      );
    const before = await all();
    await database.write(tx =>
      tx.query(`create trigger no_paper before insert on notices when new.party = 'supervisionSection'
        begin select raise(abort, 'no paper'); end`),
    );
    log.level = 'silent';
    const refusal = await desk.refused(UNIT, 'replyOrder', uid, `reply: "${REPLY}"`);
    log.level = 'error';
    expect(refusal.code).toBe('INTERNAL_SERVER_ERROR');
    expect(await all()).toBe(before);
    await database.write(tx => tx.query('drop trigger no_paper'));
    await desk.act(UNIT, 'replyOrder', uid, `reply: "${REPLY}"`);
    expect(await toldOf(desk, CLERK, uid, 'REPLIED')).toEqual(ALL_PARTIES);
  });

  it('LH-32: a reply that is late is warned of and breached exactly once', async () => {
    const { uid } = await ordered();
    const strikes = async () => {
      const file = await desk.file(CLERK, uid);
      return (['WARN', 'BREACH'] as const).map(act => struck(file, act, 'reply').length);
    };
    await desk.pass('2026-09-30T23:59');
    expect(await strikes()).toEqual([0, 0]);
    for (const time of ['2026-10-01T00:00', '2026-10-01T00:00', '2026-10-08T23:59']) await desk.pass(time);
    expect(await strikes()).toEqual([1, 0]);
    for (const time of ['2026-10-09T00:00', '2026-10-09T00:00', '2026-10-12T09:00']) await desk.pass(time);
    expect(await strikes()).toEqual([1, 1]);
    expect(await toldOf(desk, CLERK, uid, 'OVERDUE')).toContain('SUPERVISION_SECTION IN_APP');
  });

  it('LH-33: an extension states its new limit, moves what is owed, and is told to the same three', async () => {
    const { uid } = await ordered();
    const reason = 'reason: "需到市档案馆调档"';
    expect((await desk.refused(SUPERVISOR, 'extendCase', uid, reason)).code).toBe('FIELD_REQUIRED');
    const file = await desk.act(SUPERVISOR, 'extendCase', uid, `${reason}, until: "2026-10-10"`);
    expect(file).toMatchObject({ dueOn: '2026-10-10', extensions: 1 });
    expect(clockOf(file, 'CITIZEN').dueOn).toBe('2026-10-10');
    expect(clockOf(file, 'REPLY', 1).dueOn).toBe('2026-10-10');
    const details = { reason: '需到市档案馆调档', from: '2026-10-08', until: '2026-10-10' };
    expect(linesOf(file, 'EXTEND')).toMatchObject([{ details, at: desk.instant }]);
    expect(await toldOf(desk, CLERK, uid, 'EXTENDED')).toEqual(ALL_PARTIES);
    const texts = file.notices.filter(({ event }) => event === 'EXTENDED').map(({ text }) => text);
    for (const text of texts) expect(text).toContain('2026-10-10');
    const again = await desk.refused(SUPERVISOR, 'extendCase', uid, `${reason}, workdays: 1`);
    expect(again).toMatchObject({ code: 'EXTENSION_USED', params: { times: '1', cite: cites('第十二条') } });
  });

  it('LH-34: ten working days in all are the most, counted over the holidays', async () => {
    const { uid } = await ordered();
    const reason = 'reason: "需到市档案馆调档"';
    const params = { cap: '10', latest: '2026-10-16', asked: '2026-10-19', key: 'clock.extension' };
    for (const ask of ['workdays: 8', 'until: "2026-10-19"'])
      expect(await desk.refused(SUPERVISOR, 'extendCase', uid, `${reason}, ${ask}`)).toMatchObject({
        code: 'EXTENSION_BEYOND_CAP',
        params: { ...params, cite: cites('第十二条') },
      });
    const file = await desk.act(SUPERVISOR, 'extendCase', uid, `${reason}, workdays: 7`);
    expect(file.dueOn).toBe('2026-10-16');
    expect(wayOf(clockOf(file, 'CITIZEN')).join('\n')).toContain('第 10 个工作日');
  });
});

describe('第十三条: 评价、重办与回访', () => {
  it.each([
    [5, '非常满意', 'CLEARED'],
    [4, '满意', 'CLEARED'],
    [3, '基本满意', 'CLEARED'],
    [2, '不满意', 'HANDLING'],
    [1, '非常不满意', 'HANDLING'],
  ])('LH-35, LH-36, LH-37: the first receiver asks; rated %i (%s), the case is %s', async (level, _word, state) => {
    const begun = await awaiting();
    const file = await rate(begun, level);
    expect(file).toMatchObject({ state, redos: state === 'HANDLING' ? 1 : 0, ratings: [{ level, direct: false }] });
    expect(file.rating).toBe(state === 'HANDLING' ? null : level);
    const [follows] = file.entries.slice(-1);
    expect(follows).toMatchObject({ act: state === 'HANDLING' ? 'REDO' : 'CLEAR', role: null, at: desk.instant });
  });

  it('LH-37: what is done again has three working days, all three hear of it, and a return visit follows', async () => {
    const begun = await awaiting();
    const again = await rate(begun, 1, CITIZEN);
    expect(again).toMatchObject({ state: 'HANDLING', completedAt: null, outcome: null, ratings: [{ direct: true }] });
    expect(clockOf(again, 'REDO')).toMatchObject({ status: 'RUNNING', dueOn: '2026-10-08' });
    expect(await toldOf(desk, CLERK, begun.uid, 'REDO_BEGUN')).toEqual(ALL_PARTIES);
    expect(clockOf(await settled(begun.uid), 'REDO').status).toBe('MET');
    const visit = 'action: RETURN_VISIT, note: "首接负责人回访，反映人认可"';
    expect((await desk.act(CLERK, 'logAction', begun.uid, visit)).entries.at(-1)?.details.action).toBe('returnVisit');
    expect(await rate(begun, 4)).toMatchObject({ state: 'CLEARED', redos: 1, outcome: 'SOLVED' });
  });

  /** Rated badly three times: two redos are done, a third is not. */
  async function exhausted(answers = ''): Promise<Begun> {
    const begun = await awaiting(answers);
    for (const _redo of [1, 2]) {
      await rate(begun, 1);
      await settled(begun.uid, answers);
    }
    await rate(begun, 2);
    return begun;
  }

  it('LH-37, Q5: after two redos a third bad rating sends nothing back, and a supervisor may park the case', async () => {
    const { uid } = await exhausted();
    expect(await desk.file(CLERK, uid)).toMatchObject({ state: 'AWAITING_CONFIRMATION', redos: 2, rating: 2 });
    for (const who of [CLERK, SUPERVISOR])
      expect(await desk.refused(who, 'redoCase', uid, 'reason: "再办一次"')).toMatchObject({
        code: 'REDO_LIMIT',
        params: { key: 'closing.redoLimit', limit: '2', cite: cites('第十三条'), pack: 'longhui@1' },
      });
    expect((await desk.refused(CLERK, 'clearCase', uid)).code).toBe('NOT_SATISFIED');
    expect((await desk.refused(CLERK, 'parkCase', uid, 'reason: "挂账"')).code).toBe('NOT_PERMITTED');
    const reason = 'reason: "原始合同灭失，待不动产历史遗留政策"';
    expect(await desk.act(SUPERVISOR, 'parkCase', uid, reason)).toMatchObject({ state: 'PARKED', outcome: 'PARKED' });
    const found = await desk.act(SUPERVISOR, 'redoCase', uid, 'reason: "历史遗留政策已出台"');
    expect(found).toMatchObject({ state: 'HANDLING', redos: 3 });
  });

  it('Q5: what is lawfully explained may be closed with its article, and only that', async () => {
    const close = 'basis: "《不动产登记暂行条例》第二十二条"';
    const { uid: solved } = await exhausted();
    expect((await desk.refused(SUPERVISOR, 'closeExplained', solved, close)).code).toBe('NOT_EXPLAINED');
    const { uid } = await exhausted(
      'answers: [{ no: 1, outcome: EXPLAINED, answer: "存在权属争议", basis: "第二十二条", route: "可向县法院起诉确权" }]',
    );
    const file = await desk.act(SUPERVISOR, 'closeExplained', uid, close);
    expect(file).toMatchObject({ state: 'EXPLAINED_CLOSED', outcome: 'EXPLAINED' });
  });
});

describe('第十五条: 归档', () => {
  it('LH-41, LH-42, LH-43: the archived ledger has its eight columns, and every step who did it and when', async () => {
    const begun = await awaiting();
    await rate(begun, 4);
    const archived = await desk.act(CLERK, 'archiveCase', begun.uid, 'lesson: "注销企业凭清算档案办理"');
    expect(archived).toMatchObject({ state: 'ARCHIVED', localStage: '归档', acts: ['REVEAL'], outcome: 'SOLVED' });
    expect({
      办理对象: archived.reporter?.name,
      联系电话: archived.reporter?.phone,
      反映事项: archived.demand,
      首接负责人: archived.owner,
      受理时间: linesOf(archived, 'ACCEPT')[0]?.at,
      处理结果: archived.demands.map(({ answer }) => answer),
      评价意见: archived.ratings.map(({ level, comment }) => `${level} ${comment}`),
      办结时间: archived.completedAt,
    }).toEqual({
      办理对象: '王*明',
      联系电话: '138****5678',
      反映事项: FORM.demand,
      首接负责人: 'registrar@430524',
      受理时间: desk.instant,
      处理结果: ['已办理转移登记'],
      评价意见: ['4 等了很久'],
      办结时间: desk.instant,
    });
    const steps = 'REGISTER TRIAGE ACCEPT ASSIGN REPLY_ORDER COMPLETE GIVE_FEEDBACK RATE CLEAR ARCHIVE'.split(' ');
    expect(archived.entries.map(({ act }) => act)).toEqual(steps);
    const { entries } = await lookAt(desk, CLERK, begun.uid, 'entries { by { code } }');
    for (const { by } of entries) expect(by.code).toBe('430524');
    expect((await desk.refused(LEADER, 'logAction', begun.uid, 'action: SEARCH, note: "补记"')).code).toBe(
      'ACT_NOT_ALLOWED',
    );
  });
});
