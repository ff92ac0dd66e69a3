import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { receive } from '../../subgraphs/kit/inbox.ts';
import { Casework } from '../testkit/casework.ts';
import { codeOf } from '../testkit/duties.ts';
import type { Answer, Who } from '../testkit/hub.ts';

const PROVINCE: Who = ['provincial-officer', '340000'];
const CITY: Who = ['efficiency-officer', '340800'];
const CITY_CLERK: Who = ['registrar', '340800'];
const SECTION: Who = ['supervision-section', '340882'];
const CLERK: Who = ['registrar', '340882'];
const HANDLER: Who = ['handler', '340882', 'medical-security'];
const OTHER_HANDLER: Who = ['handler', '340882', 'taxation'];
const NEIGHBOUR: Who = ['supervision-section', '340881'];
const STRANGER: Who = ['supervision-section', '340122'];
const TOWN: Who = ['registrar', '340882100'];
const REFORM: Who = ['reform-office', '331081'];

const FIELDS = `id number state title content requirement periodFrom periodTo center { code } measure dueOn cite pack endedAt
  corrects correctedBy receivers acts named { center { code } departmentName manner words orderId orderNumber }
  orders { number } coverage { receivers confirmed late overdue levels { level receivers confirmed arrivedAt } }
  receipts { center { code } confirmedAt role note late } steps { act by role center { code } text }`;

let desk: Casework;
beforeAll(async () => {
  desk = await Casework.start('2026-09-28T09:30');
}, 240_000);
afterAll(() => desk?.stop());

const ask = async (who: Who, query: string): Promise<Answer> => desk.hub.ask(await desk.hub.token(who), query);

interface Seen {
  id: string;
  number: string | null;
  state: string;
  acts: string[];
  named: { orderId: string; orderNumber: string }[];
  receipts: { center: { code: string }; confirmedAt: string | null; late: boolean }[];
  coverage: { levels: object[] } | null;
  [field: string]: unknown;
}

async function done(who: Who, mutation: string): Promise<Seen> {
  const answer = await ask(who, `mutation { one: ${mutation} { ${FIELDS} } }`);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  await desk.settle();
  return answer.data.one as Seen;
}

async function refusal(who: Who, mutation: string): Promise<unknown[]> {
  const answer = await ask(who, `mutation { one: ${mutation} { id } }`);
  const { code, params, field } = answer.errors?.[0]?.extensions ?? { code: 'ok', field: undefined, params: undefined };
  return [code, ...(field ? [field] : []), ...(params ? [params] : [])];
}

const TEXT = 'title: "三季度督办情况通报", content: "三季度各窗口办理情况如下：多数按期，个别部门逾期。"';
const input = (more: string) => `circular: { ${TEXT}, ${more} }`;
const drawUp = (level: string, more: string) => `${level}DrawUpCircular(${input(more)})`;

const asked = (who: Who, level: string, id: string): Promise<Answer> =>
  ask(who, `{ one: ${level}Circular(id: "${id}") { ${FIELDS} } }`);

async function one(who: Who, level: string, id: string): Promise<Seen> {
  const answer = await asked(who, level, id);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data.one as Seen;
}

async function listed(who: Who, level: string, area: string, filter = '{}'): Promise<string[]> {
  const text = `{ page: ${level}Circulars(area: "${area}", filter: ${filter}) { edges { node { id } } } }`;
  const answer = await ask(who, text);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return (answer.data.page as { edges: { node: { id: string } }[] }).edges.map(({ node }) => node.id);
}

const NAMED = `named: [{ center: "340882", department: "医保局", manner: CRITICISED, words: "逾期三件" }, { center: "340881", manner: PRAISED }]`;

describe('WL-83: a circular of a city', () => {
  let draft: Seen;
  let circular: Seen;

  it('is drawn up, changed, and known to nobody else before it is issued', async () => {
    draft = await done(CITY, drawUp('city', 'levels: [COUNTY]'));
    expect(draft).toMatchObject({ number: null, state: 'DRAFT', acts: ['EDIT', 'ISSUE', 'WITHDRAW'], coverage: null });
    expect(Number(draft.receivers)).toBeGreaterThan(5);
    const period = 'periodFrom: "2026-07-01", periodTo: "2026-09-30"';
    const changed = await done(
      CITY,
      `cityDrawUpCircular(id: "${draft.id}", ${input(`receivers: ["340882100"], ${period}, ${NAMED}`)})`,
    );
    expect(changed).toMatchObject({ id: draft.id, receivers: 3, periodFrom: '2026-07-01' });
    for (const who of [PROVINCE, CITY_CLERK, SECTION])
      expect(codeOf(await asked(who, 'city', draft.id))).toBe('CIRCULAR_NOT_FOUND');
    expect(await listed(PROVINCE, 'city', '340800')).toEqual([]);
    expect(await listed(CITY, 'city', '340800')).toEqual([draft.id]);
  });

  it('goes down once to each center that it concerns, with one limit for all', async () => {
    circular = await done(CITY, `cityIssueCircular(id: "${draft.id}")`);
    expect(circular).toMatchObject({
      ...{ number: '通〔2026〕1号', state: 'ISSUED', dueOn: '2026-10-08', pack: 'base@1', receivers: 3 },
      ...{ acts: ['CORRECT', 'WITHDRAW'], coverage: { receivers: 3, confirmed: 0, late: 0, overdue: 0 } },
    });
    const above = await one(CITY, 'city', draft.id);
    expect(above.coverage?.levels).toEqual([
      { level: 'COUNTY', receivers: 2, confirmed: 0, arrivedAt: desk.instant },
      { level: 'TOWNSHIP', receivers: 1, confirmed: 0, arrivedAt: desk.instant },
    ]);
    const below = await one(CLERK, 'county', draft.id);
    expect(below).toMatchObject({
      ...{ number: '通〔2026〕1号', state: 'ISSUED', acts: ['CONFIRM'], coverage: null, center: { code: '340800' } },
      receipts: [{ center: { code: '340882' }, confirmedAt: null }],
      named: [
        { center: { code: '340882' }, departmentName: '医保局', manner: 'CRITICISED', words: '逾期三件' },
        { center: { code: '340881' }, departmentName: null, manner: 'PRAISED' },
      ],
      steps: [{ act: 'issue', by: null, role: 'efficiency-officer', center: { code: '340800' } }],
    });
    expect(await listed(CLERK, 'county', '340882', '{ received: true, toConfirm: true }')).toEqual([draft.id]);
    expect((await one(TOWN, 'township', draft.id)).acts).toEqual(['CONFIRM']);
    expect(codeOf(await asked(STRANGER, 'county', draft.id))).toBe('CIRCULAR_NOT_FOUND');
  });

  it('told again, leaves one circular and one receipt of each center', async () => {
    const [sent] = await desk.hub.rows<{ body: string }>(
      'city',
      `select body from outbox where topic = 'circular.issued' and to_level = 'county' order by seq limit 1`,
    );
    const body = JSON.parse(sent?.body ?? '{}') as Record<string, unknown>;
    const heard = (more: object, origin = 'city@aaaaaaaa') =>
      told('county', 'circular.issued', { ...body, ...more }, origin);
    expect(await heard({})).toBeNull();
    const counted = await desk.hub.rows<{ n: number }>('county', 'select count(*) as n from circular_receipts');
    expect(Number(counted[0]?.n)).toBe(2);
    expect([
      await heard({ center: '340882' }),
      await heard({ center: '340100' }),
      await heard({}, 'province@aaaaaaaa'),
      await heard({ receivers: [{ center: '340882100', departments: [] }] }),
      await heard({ content: '联系人：王小明，电话13812345678' }),
      await heard({ state: 'draft' }),
    ]).toEqual([
      ...Array.from({ length: 4 }, () => 'MESSAGE_MISDIRECTED'),
      ...['MESSAGE_MALFORMED', 'MESSAGE_MALFORMED'],
    ]);
  });

  it('is read by the department that it names, and by no other', async () => {
    expect(await listed(HANDLER, 'county', '340882')).toEqual([draft.id]);
    expect(await listed(OTHER_HANDLER, 'county', '340882')).toEqual([]);
    expect(codeOf(await asked(OTHER_HANDLER, 'county', draft.id))).toBe('CIRCULAR_NOT_FOUND');
    expect(await refusal(HANDLER, `countyConfirmCircular(id: "${draft.id}")`)).toEqual([
      'NOT_PERMITTED',
      { act: 'answerSupervision', role: 'handler' },
    ]);
  });

  it('is confirmed by each center for itself, once; the city sees who has and who has not', async () => {
    const confirm = (more = '') => `countyConfirmCircular(id: "${draft.id}"${more})`;
    expect(await refusal(CLERK, confirm(', note: "已转告李小红女士"'))).toEqual([
      ...['CIRCULAR_PERSONAL', 'note', { found: 'name' }],
    ]);
    const read = await done(CLERK, confirm(', note: "已传达至各窗口"'));
    expect(read).toMatchObject({ acts: [], receipts: [{ confirmedAt: desk.instant, note: '已传达至各窗口' }] });
    expect(await refusal(SECTION, confirm())).toEqual(['CIRCULAR_CONFIRMED']);
    expect(await refusal(CLERK, `cityConfirmCircular(id: "${draft.id}")`)).toEqual([
      ...['WRONG_LEVEL', { own: 'county', level: 'city' }],
    ]);
    desk.setTime('2026-10-09T10:00'); // one day late
    await done(NEIGHBOUR, confirm());
    const above = await one(CITY, 'city', draft.id);
    expect(above).toMatchObject({
      coverage: { receivers: 3, confirmed: 2, late: 1, overdue: 1 },
      receipts: [
        { center: { code: '340881' }, late: true },
        { center: { code: '340882' }, late: false, role: 'registrar', note: '已传达至各窗口' },
        { center: { code: '340882100' }, confirmedAt: null, late: true },
      ],
    });
    expect(await listed(CLERK, 'county', '340882', '{ toConfirm: true }')).toEqual([]);
    // each level speaks for its own centers alone
    const forged = {
      ...{ id: draft.id, at: desk.instant },
      confirmed: [{ center: '340882100', at: desk.instant, role: 'registrar', note: null }],
    };
    expect(await told('city', 'circular.receipts', forged, 'county@aaaaaaaa')).toBe('MESSAGE_MISDIRECTED');
    // and the first confirmation of a center stands, whoever confirms it again
    const again = {
      ...{ id: draft.id, at: desk.instant },
      confirmed: [{ center: '340882', at: desk.instant, role: 'center-head', note: '再次收悉' }],
    };
    expect(await told('city', 'circular.receipts', again, 'county@aaaaaaaa')).toBeNull();
    expect((await one(CITY, 'city', draft.id)).receipts).toEqual(above.receipts);
  });

  it('is corrected by another one, which goes to everybody who got it, and is never gone', async () => {
    expect(
      await refusal(CITY, `cityCorrectCircular(id: "${draft.id}", ${input('measure: "通报"')}, reason: "有误")`),
    ).toEqual([...['FIELD_INVALID', 'measure']]);
    const next = await done(CITY, `cityCorrectCircular(id: "${draft.id}", ${input('levels: []')}, reason: "件数有误")`);
    expect(next).toMatchObject({ state: 'DRAFT', receivers: 3, corrects: draft.id });
    expect((await one(CITY, 'city', draft.id)).state).toBe('ISSUED');
    await done(CITY, `cityIssueCircular(id: "${next.id}")`);
    for (const [who, level] of [[CITY, 'city'] as const, [TOWN, 'township'] as const])
      expect(await one(who, level, draft.id)).toMatchObject({
        ...{ state: 'CORRECTED', correctedBy: next.id, acts: [] },
        steps: expect.arrayContaining([expect.objectContaining({ act: 'correct', text: '件数有误' })]),
      });
    expect(await refusal(TOWN, `townshipConfirmCircular(id: "${draft.id}")`)).toEqual([
      ...['CIRCULAR_STATE', { circular: 'corrected' }],
    ]);
    expect((await one(TOWN, 'township', next.id)).acts).toEqual(['CONFIRM']);
    expect(await refusal(CITY, `cityCorrectCircular(id: "${draft.id}", ${input('')}, reason: "再改")`)).toEqual([
      ...['CIRCULAR_STATE', { circular: 'corrected' }],
    ]);
    await done(CITY, `cityWithdrawCircular(id: "${next.id}", reason: "情况已变化")`);
    expect(await one(CLERK, 'county', next.id)).toMatchObject({
      state: 'WITHDRAWN',
      steps: [{}, { text: '情况已变化' }],
    });
  });
});

let seq = 800_000;
/** What a level answers to a message: null, or the code of the refusal. */
async function told(level: 'city' | 'county', topic: string, body: object, origin: string): Promise<string | null> {
  seq += 1;
  const uid = '11111111-1111-4111-8111-111111111111';
  const { refusal: code } = await receive(desk.service(level), { origin, seq, to: level, topic, uid, body } as never);
  return code;
}

describe('what a circular may not be', () => {
  it.each<[string, Who, string, unknown[]]>([
    [
      'about a person',
      CITY,
      'levels: [COUNTY], requirement: "请联系13812345678"',
      ['CIRCULAR_PERSONAL', 'requirement', { found: 'number' }],
    ],
    [
      'a name',
      CITY,
      'named: [{ center: "340882", manner: MENTIONED, words: "申请人张小明" }]',
      ['CIRCULAR_PERSONAL', 'words', { found: 'name' }],
    ],
    ['for nobody', CITY, 'levels: []', ['CIRCULAR_NOBODY', 'receivers']],
    ['outside the area', CITY, 'receivers: ["340100"]', ['OUTSIDE_JURISDICTION', 'receivers']],
    [
      'for a center that is none',
      CITY,
      'named: [{ center: "999999", manner: PRAISED }]',
      ['CENTER_UNKNOWN', 'named', { center: '999999' }],
    ],
    ['half a period', CITY, 'levels: [COUNTY], periodFrom: "2026-07-01"', ['FIELD_INVALID', 'periodTo']],
    ['a measure of no ladder', CITY, `${NAMED}, requirement: "整改", measure: "问责"`, ['FIELD_INVALID', 'measure']],
    [
      'a measure against nobody',
      REFORM,
      'receivers: ["331081"], requirement: "整改", measure: "点名通报"',
      ['FIELD_REQUIRED', 'named'],
    ],
    ['about an order that is none', CITY, 'levels: [COUNTY], orders: ["x"]', ['SUPERVISION_NOT_FOUND', 'orders']],
    ['of a clerk', CITY_CLERK, 'levels: [COUNTY]', ['NOT_PERMITTED', { act: 'supervise', role: 'registrar' }]],
  ])('%s', async (_what, who, more, wanted) =>
    expect(await refusal(who, drawUp(who === REFORM ? 'county' : 'city', more))).toEqual(wanted),
  );

  it('of a level that the rules do not let issue any', async () =>
    expect(await refusal(['center-head', '340882100'], drawUp('township', 'levels: [TOWNSHIP]'))).toEqual([
      ...['CIRCULAR_NOT_FORESEEN', { level: 'township' }],
    ]));

  it('issued by another level’s center', async () =>
    expect(await refusal(CITY, drawUp('county', 'levels: [COUNTY]'))).toEqual([
      ...['WRONG_LEVEL', { own: 'city', level: 'county' }],
    ]));
});

describe('WL-85: a rung of the ladder that is a circular', () => {
  const naming = `requirement: "一周内补办并报改革办", named: [{ center: "331081", department: "税务局", manner: CRITICISED, words: "逾期未办" }]`;
  const order = async (id: string) => {
    const answer = await ask(
      REFORM,
      `{ order: countySupervisionOrder(id: "${id}") { name state ground demand rung departmentName } }`,
    );
    return answer.data.order;
  };

  it('is climbed by who is criticised, and not skipped', async () => {
    const text = `${naming}, measure: "点名通报"`;
    const draft = await done(REFORM, drawUp('county', text));
    expect(await refusal(REFORM, `countyIssueCircular(id: "${draft.id}")`)).toEqual([
      ...['LADDER_SKIPPED', 'measure', { next: '限期整改' }],
    ]);
    expect(await one(REFORM, 'county', draft.id)).toMatchObject({ state: 'DRAFT', number: null });
    for (const measure of ['限期整改', '挂牌警示']) {
      const place = `grade: MEASURE, target: "331081", department: "税务局", measure: "${measure}"`;
      const answer = await ask(
        REFORM,
        `mutation { countyIssueSupervision(order: { ${place}, ground: "逾期", demand: "办结" }) { id } }`,
      );
      expect(answer.errors).toBeUndefined();
    }
    const issued = await done(REFORM, `countyIssueCircular(id: "${draft.id}")`);
    const [unit] = issued.named;
    expect(unit?.orderNumber).toMatch(/^督〔2026〕\d+号$/);
    expect(await order(unit?.orderId ?? '')).toEqual({
      ...{ name: '点名通报', state: 'ISSUED', rung: 2, departmentName: '税务局', demand: '一周内补办并报改革办' },
      ground: `三季度督办情况通报（${issued.number}）：逾期未办`,
    });
    // who issues it gets it as well where it is named
    expect(issued).toMatchObject({ receivers: 1, coverage: { receivers: 1, levels: [{ level: 'COUNTY' }] } });
    await done(REFORM, `countyWithdrawCircular(id: "${issued.id}", reason: "核实后不属实")`);
    expect(await order(unit?.orderId ?? '')).toMatchObject({ state: 'CANCELLED' });
  });
});
