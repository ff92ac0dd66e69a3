import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Casework } from '../testkit/casework.ts';
import { everythingOf } from '../testkit/everything.ts';
import type { Answer, Who } from '../testkit/hub.ts';
import { act } from '../testkit/people.ts';

/** What people do without an account: report in plain words, rate, object, take back (WL-12, SJ-19, WL-76). */
const [NAME, PHONE] = ['上官云岫', '13987650001'];
/** A county whose rules leave the channels open, and one that, by Anhui’s, takes matters at the window only. */
const OPEN = '420102';
const WINDOW_ONLY = '340882';

let desk: Casework;
beforeAll(async () => {
  desk = await Casework.start('2026-09-28T09:30', { HUB_BUDGET_ADDRESS: '0' });
}, 240_000);
afterAll(() => desk?.stop(), 30_000);

const form = (more: object = {}) => ({
  center: OPEN,
  demand: `我叫${NAME}，电话${PHONE}，去了三次都说系统里查不到我的档案。请帮我查清楚。`,
  item: '养老保险关系转移',
  causes: ['PROOF_HARD_TO_FIND'],
  reporterName: NAME,
  reporterPhone: PHONE,
  requestId: randomUUID(),
  ...more,
});
const report = (input: object, wanted = everythingOf('MatterReceipt'), who: Who | null = null): Promise<Answer> =>
  desk.hub.ask(
    who,
    `mutation ($input: ReportMatterInput!) { receipt: countyReportMatter(input: $input) { ${wanted} } }`,
    { input },
  );
const codeOf = ({ errors }: Answer): unknown => errors?.[0]?.extensions.code;
const fieldOf = ({ errors }: Answer): unknown => errors?.[0]?.extensions.field;
const fileOf = async (number: string) => {
  const [row] = await desk.hub.rows('county', `select * from case_files where number = '${number}'`);
  return row as Record<string, unknown>;
};

const accept = async (uid: string, who: Who) => {
  const { errors } = await desk.hub.ask(
    who,
    `mutation { countyAcceptCase(uid: "${uid}", reason: "属于受理范围") { uid } }`,
  );
  expect(errors).toBeUndefined();
};

describe('somebody without an account', () => {
  it('reports in plain words, and holds number, code and date with its reasons in the answer', async () => {
    const { data, errors } = await report(form());
    expect(errors).toBeUndefined();
    expect(data.receipt).toMatchObject({
      number: expect.stringMatching(/^420102-20260928-\d{4}$/),
      code: expect.stringMatching(/^[2-9A-HJ-NP-Z]{8}$/),
      title: '养老保险关系转移：证明材料难找',
      registeredAt: desk.instant,
    });
    expect(data.receipt.dueWhy.length).toBeGreaterThan(2);
    const { data: mine } = await desk.hub.ask(
      null,
      `{ mine: countyMyCase(number: "${data.receipt.number}", code: "${data.receipt.code}") { status acts ratingLevels demands { text } } }`,
    );
    expect(mine.mine).toMatchObject({ status: '已登记，窗口正在研判是否受理。', acts: ['WITHDRAW'] });
    expect(mine.mine.demands[0].text).toContain('查不到我的档案');
  });

  it('learns before what a center asks for, and where it has to come to the window', async () => {
    const ask = (center: string) =>
      desk.hub.ask(null, `{ offer: countyMatterOffer(center: "${center}") { online required } }`);
    expect((await ask(OPEN)).data.offer).toEqual({ online: true, required: ['item'] });
    expect((await ask(WINDOW_ONLY)).data.offer).toMatchObject({ online: false });
    expect(codeOf(await ask('999999'))).toBe('CENTER_UNKNOWN');
    expect(codeOf(await ask('340000'))).toBe('WRONG_LEVEL');
  });

  it('is heard by the window, whose first to take it up becomes the first receiver', async () => {
    const { data } = await report(form({ forRelative: true }));
    const { number } = data.receipt;
    expect(await fileOf(number)).toMatchObject({ channel: 'online', owner_id: '', state: 'registered' });
    const { uid } = await fileOf(number);
    const clerk: Who = ['registrar', OPEN];
    const { data: seen } = await desk.hub.ask(
      clerk,
      `{ file: countyFile(uid: "${String(uid)}") { acts reporter { name } entries { act details { name text } } } }`,
    );
    expect(seen.file.acts).toContain('TRIAGE');
    expect(seen.file.reporter.name).not.toContain(NAME);
    expect(JSON.stringify(seen.file.entries)).toContain('relative');
    await accept(String(uid), clerk);
    expect((await fileOf(number)).owner_id).not.toBe('');
  });

  it('writes name and telephone into the words, and neither comes into the title, the ledger or a message', async () => {
    const { data } = await report(form({ reporterPhone: '13987650002', item: '转移 13987650001' }));
    expect(data.receipt.title).toBe('转移 ****：证明材料难找');
    const tables = ['case_entries', 'outbox', 'reporters', 'notices'];
    for (const table of tables) {
      const rows = JSON.stringify(await desk.hub.rows('county', `select * from ${table}`));
      for (const word of [NAME, PHONE]) expect([table, word, rows.includes(word)]).toEqual([table, word, false]);
    }
  });

  it('gets the same receipt for the same report, also when it is sent twice at once', async () => {
    const input = form({ reporterPhone: '13987650003' });
    const answers = await Promise.all([report(input), report(input), report(input)]);
    const receipts = answers.map(({ data }) => data.receipt);
    expect(new Set(receipts.map(receipt => JSON.stringify(receipt))).size).toBe(1);
    expect(
      await desk.hub.rows('county', `select uid from case_files where number = '${receipts[0].number}'`),
    ).toHaveLength(1);
  });

  it('does not get the receipt of what a clerk has registered, by whatever name of a request', async () => {
    const requestId = randomUUID();
    const clerk: Who = ['registrar', OPEN];
    const { number } = await desk.register(clerk, {
      title: '柜台登记',
      item: '养老保险',
      causes: ['RULES_NOT_MET'],
      requestId,
      reporterName: NAME,
      reporterPhone: PHONE,
    });
    const { data } = await report(form({ requestId, reporterPhone: '13987650004' }));
    expect(data.receipt.number).not.toBe(number);
  });

  it.each<[string, object, string, string]>([
    ['no words', { demand: ' ' }, 'FIELD_REQUIRED', 'demand'],
    ['no name', { reporterName: '' }, 'FIELD_REQUIRED', 'reporterName'],
    ['no telephone', { reporterPhone: '' }, 'FIELD_REQUIRED', 'reporterPhone'],
    ['no cause', { causes: [] }, 'FIELD_REQUIRED', 'causes'],
    ['“other” without words', { causes: ['OTHER'] }, 'FIELD_REQUIRED', 'otherCause'],
    ['a telephone that is none', { reporterPhone: 'call me' }, 'FIELD_INVALID', 'reporterPhone'],
    ['a request id that could be guessed', { requestId: '1' }, 'FIELD_INVALID', 'requestId'],
    ['too many words', { demand: '字'.repeat(2001) }, 'FIELD_TOO_LONG', 'demand'],
    ['a center that is none', { center: '999999' }, 'CENTER_UNKNOWN', 'center'],
    ['a center whose rules have no such channel', { center: WINDOW_ONLY }, 'NOT_OFFERED', 'channel'],
  ])('is told what is wrong with %s, and nothing is written', async (_what, more, code, field) => {
    const before = await desk.hub.rows('county', 'select count(*) as n from case_files');
    const answer = await report(form({ reporterPhone: '13987650005', ...more }));
    expect([codeOf(answer), fieldOf(answer)]).toEqual([code, field]);
    expect(await desk.hub.rows('county', 'select count(*) as n from case_files')).toEqual(before);
  });

  it('reports five matters a day with one telephone, and a sixth on the next', async () => {
    const phone = '13987650006';
    for (let i = 0; i < 5; i += 1)
      expect(codeOf(await report(form({ reporterPhone: phone }), 'number'))).toBeUndefined();
    expect(codeOf(await report(form({ reporterPhone: phone }), 'number'))).toBe('TOO_MANY_REPORTS');
    // another spelling of the same number is the same telephone
    expect(codeOf(await report(form({ reporterPhone: '139-8765-0006' }), 'number'))).toBe('TOO_MANY_REPORTS');
    desk.setTime('2026-09-29T09:31');
    expect(codeOf(await report(form({ reporterPhone: phone }), 'number'))).toBeUndefined();
  });
});

describe('with number and code', () => {
  const doMine = (what: string, { number, code }: { number: string; code: string }, more: string, wanted = 'state') =>
    desk.hub.ask(null, `mutation { mine: county${what}(number: "${number}", code: "${code}"${more}) { ${wanted} } }`);

  async function finished(phone: string) {
    const { data } = await report(form({ reporterPhone: phone }));
    const uid = String((await fileOf(data.receipt.number)).uid);
    await accept(uid, ['coordinator', OPEN]);
    for (const step of ['assignCase', 'replyOrder', 'completeCase', 'giveFeedback'])
      await act(desk.hub, 'county', step, uid, ['coordinator', OPEN]);
    return { ...(data.receipt as { number: string; code: string }), uid };
  }

  it('one rates, and the word counts as one’s own', async () => {
    const mine = await finished('13987650011');
    const { data, errors } = await doMine('RateMyCase', mine, ', level: 5, comment: "很快"', 'rating acts');
    expect(errors).toBeUndefined();
    expect(data.mine.rating).toBe(5);
    expect(await desk.hub.rows('county', `select level, direct from ratings where uid = '${mine.uid}'`)).toEqual([
      expect.objectContaining({ level: 5 }),
    ]);
    const [line] = await desk.hub.rows(
      'county',
      `select actor_id, role from case_entries where uid = '${mine.uid}' and act = 'rate'`,
    );
    expect(line).toMatchObject({ actor_id: 'reporter', role: 'citizen' });
  });

  it('one takes a matter back, and cannot do so twice', async () => {
    const { data } = await report(form({ reporterPhone: '13987650012' }));
    expect((await doMine('WithdrawMyCase', data.receipt, ', reason: "已经办好了"')).data.mine.state).toBe('WITHDRAWN');
    expect(codeOf(await doMine('WithdrawMyCase', data.receipt, ', reason: "已经办好了"'))).toBe('ACT_NOT_ALLOWED');
  });

  it('a wrong code does nothing, says nothing, and is counted as one that looks', async () => {
    const mine = await finished('13987650013');
    const wrong = { ...mine, code: mine.code === 'AAAAAAAA' ? 'BBBBBBBB' : 'AAAAAAAA' };
    const before = await fileOf(mine.number);
    for (const [what, more] of [
      ['RateMyCase', ', level: 5'],
      ['ObjectToMyResult', ', reason: "不对"'],
      ['WithdrawMyCase', ', reason: "不要了"'],
    ] as const) {
      expect(codeOf(await doMine(what, wrong, more))).toBe('MY_CASE_NOT_FOUND');
      expect(codeOf(await doMine(what, { ...wrong, number: '420102-20200101-9999' }, more))).toBe('MY_CASE_NOT_FOUND');
    }
    expect(await fileOf(mine.number)).toEqual(before);
    for (let i = 0; i < 2; i += 1) await doMine('RateMyCase', wrong, ', level: 5');
    expect(codeOf(await doMine('RateMyCase', mine, ', level: 5'))).toBe('TOO_MANY_TRIES');
  });

  it('a clerk who is signed in does not rate in the own name', async () => {
    const mine = await finished('13987650014');
    await desk.hub.ask(
      ['registrar', OPEN],
      `mutation { countyRateMyCase(number: "${mine.number}", code: "${mine.code}", level: 4) { rating } }`,
    );
    const [line] = await desk.hub.rows(
      'county',
      `select actor_id, role from case_entries where uid = '${mine.uid}' and act = 'rate'`,
    );
    expect(line).toMatchObject({ actor_id: 'reporter', role: 'citizen' });
  });
});
