import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TRIES_BEFORE_LOCK } from '../../shared/domain/privacy/codeTries.ts';
import { Casework } from '../testkit/casework.ts';
import { everythingOf } from '../testkit/everything.ts';
import type { Answer, Who } from '../testkit/hub.ts';
import { inkOf } from '../testkit/ink.ts';
import { act as actOf } from '../testkit/people.ts';

/** The case as its reporter sees it, with number and code and without an account (N12). */
const [NAME, PHONE] = ['欧阳涂大明', '13987654321'];
const REGISTRAR: Who = ['registrar', '340882'];
const PUBLIC = 'https://doudi.example.gov.cn/';
const SUPERVISOR: Who = ['supervision-section', '340882'];

let desk: Casework;
let uid: string;
let number: string;
let code: string;

const newCase = async () => {
  const {
    uid: one,
    number: no,
    receiptCode,
  } = await desk.register(REGISTRAR, {
    title: '“五保”人员医保报销偏低',
    item: '医疗费用报销',
    causes: ['RULES_NOT_MET'],
    demands: ['重新结算住院费用', '退回多收的费用'],
    reporterName: NAME,
    reporterPhone: PHONE,
  });
  return { uid: one, number: no, code: receiptCode ?? '' };
};

beforeAll(async () => {
  desk = await Casework.start('2026-09-28T09:30', { HUB_PUBLIC_URL: PUBLIC });
  ({ uid, number, code } = await newCase());
}, 240_000);
afterAll(() => desk?.stop(), 30_000);

/** Each from an address of its own would be slow: what is asked here stays below what one address may get wrong. */
const mine = (no: string, given: string, wanted = 'number state', level = 'county'): Promise<Answer> =>
  desk.hub.ask(
    null,
    `query ($no: String!, $code: String!) { mine: ${level}MyCase(number: $no, code: $code) { ${wanted} } }`,
    {
      no,
      code: given,
    },
  );

const codeOf = ({ errors }: Answer): unknown => errors?.[0]?.extensions.code;
/** What a refusal says, without the words that tell where in the document it stands. */
const said = ({ data, errors }: Answer): unknown => [
  data,
  errors?.map(({ message, extensions }) => [message, extensions]),
];

describe('N3, N13: the receipt as a file', () => {
  const receipt = (no: string, given: string): Promise<Answer> =>
    desk.hub.ask(null, `{ file: countyMyReceipt(number: "${no}", code: "${given}") { name type base64 } }`);
  const page = async (no: string, given: string) => {
    const { data, errors } = await receipt(no, given);
    expect(errors).toBeUndefined();
    expect(data.file).toMatchObject({ name: `${no}-receipt.pdf`, type: 'application/pdf' });
    const seen = await inkOf(Buffer.from(data.file.base64, 'base64'));
    expect(seen.pages).toBe(1);
    return { seen, text: seen.texts.map(({ text }) => text).join('') };
  };

  it('has number, code and the day with its reason, and is scanned where the hub says that citizens reach it', async () => {
    const one = await newCase();
    const { seen, text } = await page(one.number, one.code);
    for (const part of [one.number, one.code, '潜山市', '2026-09-28 09:30', '办理时限', '工作日'])
      expect(text).toContain(part);
    for (const secret of [NAME, PHONE, one.uid]) expect(text).not.toContain(secret);
    const { receiptHash } = (await desk.ask(REGISTRAR, `{ file: countyFile(uid: "${one.uid}") { receiptHash } }`))
      .file as { receiptHash: string };
    const scanned = seen.scanned();
    expect(scanned).toBe(`${PUBLIC}#/verify?level=county&number=${one.number}&hash=${receiptHash}`);
    const proof = `{ proof: countyVerifyReceipt(number: "${one.number}", hash: "${receiptHash}") { unbroken } }`;
    expect((await desk.hub.ask(null, proof)).data.proof).toEqual({ unbroken: true });
  });

  it('has no address and nothing to scan where the hub does not know one, and says how it is checked', async () => {
    const one = await newCase();
    const county = desk.service('county');
    Object.assign(county, { publicUrl: null });
    const { seen, text } = await page(one.number, one.code);
    Object.assign(county, { publicUrl: PUBLIC });
    expect(text).not.toMatch(/https?:/);
    expect(text).toContain('回执核验');
    expect(text).toContain(one.code);
    expect(() => seen.scanned()).toThrow();
  });

  it('is given to nobody without the code', async () => {
    const one = await newCase();
    const refused = await receipt(one.number, 'AAAAAAAA');
    expect(refused.errors?.[0]?.extensions.code).toBe('MY_CASE_NOT_FOUND');
    expect(refused.data).toBeNull();
  });
});

describe('N12: one’s own case', () => {
  it('needs number and code, and no account', async () => {
    const { data, errors } = await mine(number, code, everythingOf('MyCase'));
    expect(errors).toBeUndefined();
    expect(data.mine).toMatchObject({
      ...{ number, state: 'REGISTERED', stage: 'REGISTER', holder: '潜山市', origin: '潜山市' },
      status: '已登记，窗口正在研判是否受理。',
      demands: [{ no: 1, text: '重新结算住院费用', answer: null }, { no: 2 }],
      passed: [{ stage: 'REGISTER', at: desk.instant }],
      ...{ looks: [], messages: [], reason: null, rating: null },
    });
    expect(data.mine.dueWhy.length).toBeGreaterThan(3);
    expect(data.mine.dueWhy[0]).toMatchObject({ text: expect.stringContaining('工作日'), cite: expect.any(String) });
  });

  it('takes what people type: small letters, full-width digits, spaces', async () => {
    const wide = number
      .replace(/[0-9]/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
      .replaceAll('-', '－');
    expect((await mine(` ${wide} `, ` ${code.toLowerCase()} `)).data.mine).toEqual({ number, state: 'REGISTERED' });
  });

  it('tells who looked, when and for what, by office and never by name', async () => {
    desk.wait(5);
    const reveal = `mutation { countyRevealReporter(uid: "${uid}", purpose: VERIFY, note: "核对身份证") { mark } }`;
    const { mark } = (await desk.ask(REGISTRAR, reveal)).countyRevealReporter;
    const { data } = await mine(number, code, everythingOf('MyCase'));
    expect(data.mine.looks).toEqual([
      { at: desk.instant, role: 'registrar', center: '潜山市', purpose: 'VERIFY', attachment: null },
    ]);
    for (const secret of [mark, '核对身份证', 'registrar@', NAME, PHONE, uid])
      expect(JSON.stringify(data)).not.toContain(secret);
  });

  it('follows the case: where it lies, what was done, what came out, and nothing of the work inside', async () => {
    await desk.act(REGISTRAR, 'triageCase', uid, 'class: "complex"').catch(() => undefined);
    await desk.act(REGISTRAR, 'acceptCase', uid);
    await desk.act(REGISTRAR, 'assignCase', uid, 'department: "医保局"');
    const write = `mutation { countyContactReporter(uid: "${uid}", text: "请周四带发票来。", channel: SMS) { uid } }`;
    await desk.ask(['handler', '340882', 'medical-security'], write);
    await actOf(desk.hub, 'county', 'escalateCase', uid);
    await desk.settle();
    const above = (await mine(number, code, 'holder messages { text }')).data.mine;
    expect(above).toEqual({ holder: '安庆市', messages: [{ text: '请周四带发票来。' }] });
    await actOf(desk.hub, 'city', 'acceptEscalation', uid);
    await actOf(desk.hub, 'city', 'decideEscalation', uid);
    await desk.settle();
    const coordinator: Who = ['coordinator', '340882'];
    await actOf(desk.hub, 'county', 'replyOrder', uid, coordinator);
    const answers = [1, 2].map(no => `{ no: ${no}, outcome: SOLVED, answer: "已退回4500元" }`).join();
    await desk.act(SUPERVISOR, 'completeCase', uid, `result: "已退回", answers: [${answers}]`);
    await actOf(desk.hub, 'county', 'giveFeedback', uid, coordinator);
    const { data } = await mine(number, code, everythingOf('MyCase'));
    expect(data.mine).toMatchObject({
      holder: '潜山市',
      state: 'CLEARED',
      demands: [{ answer: '已退回4500元' }, {}],
    });
    const stages = (data.mine.passed as { stage: string }[]).map(({ stage }) => stage);
    expect(stages.slice(-4)).toEqual(['HANDLE', 'FEEDBACK', 'RATE', 'CLEAR']);
    // what staff wrote to each other stays with them
    for (const inside of ['医疗保障局', '已联系医院', '同意重新结算', '已重新核算', 'coordinator', NAME, PHONE])
      expect(JSON.stringify(data)).not.toContain(inside);
  });

  it('tells a refusal with its reason and its way', async () => {
    const refused = await newCase();
    await desk.act(REGISTRAR, 'referCase', refused.uid, 'route: "请到县人民法院立案庭"');
    const { data } = await mine(refused.number, refused.code, 'state status route');
    expect(data.mine).toEqual({
      state: 'REFERRED',
      status: '不在本窗口办理，可以办理的途径见下。',
      route: '请到县人民法院立案庭',
    });
  });
});

describe('N12: a number or a code that is not right', () => {
  it('gets one and the same answer, whichever it is', async () => {
    const { number: taken } = await newCase();
    const unknown = taken.replace(/\d{4}$/, '9999');
    const [wrongCode, noCase, otherCode] = [
      await mine(taken, 'AAAAAAAA'),
      await mine(unknown, 'AAAAAAAA'),
      await mine(taken, code),
    ];
    expect(codeOf(wrongCode)).toBe('MY_CASE_NOT_FOUND');
    expect(said(noCase)).toEqual(said(wrongCode));
    expect(said(otherCode)).toEqual(said(wrongCode));
  });

  it.each(['', '12345', '340882-20260928', "' or 1=1 --", '9'.repeat(5000)])(
    '“%.30s” is no number, and says so',
    async text => {
      expect((await mine(text, code)).errors?.[0]?.extensions).toMatchObject({
        code: 'FIELD_INVALID',
        field: 'number',
      });
    },
  );

  it('a number of another level is not found there', async () => {
    expect(codeOf(await mine(number, code, 'number', 'city'))).toBe('MY_CASE_NOT_FOUND');
  });
});

describe('N12: who tries codes', () => {
  it('finds the number closed after five, also for the right code, also after a restart, there or not', async () => {
    const { number: taken, code: right } = await newCase();
    const unknown = taken.replace(/\d{4}$/, '8888');
    for (const no of [taken, unknown]) {
      const answers = await Promise.all(Array.from({ length: TRIES_BEFORE_LOCK }, () => mine(no, 'AAAAAAAA')));
      expect(answers.map(codeOf)).toEqual(Array(TRIES_BEFORE_LOCK).fill('MY_CASE_NOT_FOUND'));
    }
    const closed = await mine(taken, right);
    expect(codeOf(closed)).toBe('TOO_MANY_TRIES');
    expect(said(await mine(unknown, right))).toEqual(said(closed));
    await desk.hub.stopSubgraph('county');
    await desk.hub.startSubgraph('county');
    expect(codeOf(await mine(taken, right))).toBe('TOO_MANY_TRIES');
    desk.wait(15);
    expect((await mine(taken, right)).data.mine.number).toBe(taken);
    expect(JSON.stringify(await desk.hub.rows('county', 'select * from code_tries'))).not.toContain(taken);
  });

  it('from one address too often is sent away, and who has an account is not', async () => {
    let last: unknown;
    // one number after the other, so that no single one is closed
    for (let i = 0; i < 25 && last !== 'TOO_MANY_TRIES'; i++)
      last = codeOf(await mine(number.replace(/\d{4}$/, String(5000 + i)), 'AAAAAAAA'));
    expect(last).toBe('TOO_MANY_TRIES');
    expect(codeOf(await mine(number, code))).toBe('TOO_MANY_TRIES');
    expect((await desk.hub.ask(REGISTRAR, `{ countyFile(uid: "${uid}") { state } }`)).errors).toBeUndefined();
  });

  it('forgets tries after a day', async () => {
    expect(await desk.hub.rows('county', 'select * from code_tries')).not.toEqual([]);
    await desk.pass('2026-09-30T09:30');
    expect(await desk.hub.rows('county', 'select * from code_tries')).toEqual([]);
  });
});
