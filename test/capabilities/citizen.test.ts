import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestHub, type TestHub, type Who } from '../testkit/hub.ts';
import { act } from '../testkit/people.ts';

/** What a citizen may do with the code of a receipt, and what the answer shows (N12). */
const CITIZEN: Who = ['citizen', '340882'];
const REGISTRAR: Who = ['registrar', '340882'];

let hub: TestHub;
let uid: string;
let code: string;

beforeAll(async () => {
  hub = await startTestHub();
  const input = {
    title: '“五保”人员医保报销偏低',
    item: '医疗费用报销',
    causes: ['RULES_NOT_MET'],
    reporterName: '涂大明',
    reporterPhone: '13812345678',
  };
  const { data } = await hub.ask(
    REGISTRAR,
    'mutation ($input: RegisterCaseInput!) { countyRegisterCase(input: $input) { uid receiptCode } }',
    { input },
  );
  ({ uid, receiptCode: code } = data.countyRegisterCase);
  for (const step of ['acceptCase', 'assignCase', 'replyOrder', 'completeCase', 'giveFeedback'])
    await act(hub, 'county', step, uid, ['coordinator', '340882']);
}, 240_000);
afterAll(() => hub?.stop());

const rate = (who: Who, given: string, wanted = 'state') =>
  hub.ask(who, `mutation { countyRateCase(uid: "${uid}", level: 5, code: "${given}") { ${wanted} } }`);

it('LH-35: a code of eight letters that nobody confuses is in the answer to the registration, and nowhere else', async () => {
  expect(code).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
  const { data } = await hub.ask(REGISTRAR, `{ countyFile(uid: "${uid}") { receiptCode } }`);
  expect(data.countyFile.receiptCode).toBeNull();
  for (const table of ['case_files', 'case_entries', 'reporters', 'notices', 'outbox'])
    expect(JSON.stringify(await hub.rows('county', `select * from ${table}`))).not.toContain(code);
});

it('refuses a rating with another code, and writes nothing', async () => {
  const { errors } = await rate(CITIZEN, code === 'AAAAAAAA' ? 'BBBBBBBB' : 'AAAAAAAA');
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'RATING_CODE_WRONG', field: 'code' });
  expect(await hub.rows('county', 'select * from ratings')).toEqual([]);
});

it('does not let a citizen read a file by its number', async () => {
  const { data } = await hub.ask(CITIZEN, `{ countyFile(uid: "${uid}") { state } }`);
  expect(data.countyFile).toBeNull();
});

it('N12: answers a citizen with the case, and not with the papers of the staff', async () => {
  const papers = 'owner entries { act } orders { department } ladder { body } custody { minutes } acts';
  const own = 'state rating demands { answer } notices { party }';
  const { data, errors } = await rate(CITIZEN, code, `${own} ${papers}`);
  expect(errors).toBeUndefined();
  const { notices, ...file } = data.countyRateCase;
  expect(file).toEqual({
    ...{ state: 'CLEARED', rating: 5, demands: [{ answer: '已退回4500元' }] },
    ...{ owner: '', entries: [], orders: [], ladder: [], custody: [], acts: ['RATE'] },
  });
  expect(new Set(notices.map(({ party }: { party: string }) => party))).toEqual(new Set(['REPORTER']));
});

it('LH-35: a clerk who writes down a rating needs the code as well, and stands beside it', async () => {
  expect((await rate(REGISTRAR, 'AAAAAAAA')).errors?.[0]?.extensions.code).toBe('RATING_CODE_WRONG');
  const { data } = await rate(REGISTRAR, code.toLowerCase(), 'ratings { level direct }');
  expect(data.countyRateCase.ratings).toEqual([
    { level: 5, direct: true },
    { level: 5, direct: false },
  ]);
});
