import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { receive } from '../../subgraphs/kit/inbox.ts';
import { Casework } from '../testkit/casework.ts';
import { codeOf } from '../testkit/duties.ts';
import type { Answer, Who } from '../testkit/hub.ts';

const CITY: Who = ['efficiency-officer', '340800'];
const SECTION: Who = ['supervision-section', '340882'];
const CLERK: Who = ['registrar', '340882'];
const COORDINATOR: Who = ['coordinator', '340882'];
const HANDLER: Who = ['handler', '340882', 'medical-security'];
const OTHER_HANDLER: Who = ['handler', '340882', 'taxation'];
const NEIGHBOUR: Who = ['supervision-section', '340881'];
const REFORM: Who = ['reform-office', '331081'];

const FIELDS = `id number grade state name rung center { code } target { code } departmentName case { uid } ground demand
  dueOn unanswered reply repliedAt endedAt raisedFrom raisedTo acts steps { act by role center { code } text }`;

let desk: Casework;
beforeAll(async () => {
  desk = await Casework.start('2026-09-28T09:30');
}, 240_000);
afterAll(() => desk?.stop());

const ask = async (who: Who, query: string): Promise<Answer> => desk.hub.ask(await desk.hub.token(who), query);

interface Seen {
  id: string;
  number: string;
  state: string;
  name: string;
  dueOn: string;
  acts: string[];
  steps: object[];
  [field: string]: unknown;
}

/** Does something to an order, and lets every level hear of it. */
async function done(who: Who, mutation: string): Promise<Seen> {
  const answer = await ask(who, `mutation { order: ${mutation} { ${FIELDS} } }`);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  await desk.settle();
  return answer.data.order as Seen;
}

async function refusal(who: Who, mutation: string): Promise<unknown[]> {
  const answer = await ask(who, `mutation { order: ${mutation} { id } }`);
  const { code, params, field } = answer.errors?.[0]?.extensions ?? { code: 'ok', field: undefined, params: undefined };
  return [code, ...(field ? [field] : []), ...(params ? [params] : [])];
}

const issue = (level: string, input: string) =>
  `${level}IssueSupervision(order: { ${input}, ground: "逾期未回复", demand: "请说明原因并限期办结" })`;

const orders = async (who: Who, level: string, area: string, filter = '{}'): Promise<Seen[]> => {
  const text = `{ page: ${level}SupervisionOrders(area: "${area}", filter: ${filter}) { edges { node { ${FIELDS} } } } }`;
  const answer = await ask(who, text);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return (answer.data.page as { edges: { node: Seen }[] }).edges.map(({ node }) => node);
};

const asked = (who: Who, level: string, id: string): Promise<Answer> =>
  ask(who, `{ order: ${level}SupervisionOrder(id: "${id}") { ${FIELDS} } }`);

const one = async (who: Who, level: string, id: string): Promise<Seen> => {
  const answer = await asked(who, level, id);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data.order as Seen;
};

describe('AH-26, LH-56: a supervision order inside a center', () => {
  let uid: string;
  let order: Seen;

  it('goes to a department, about a case, with a limit in working days', async () => {
    ({ uid } = await desk.register(CLERK, { title: '医保报销', item: '医保', causes: ['RULES_NOT_MET'] }));
    await desk.act(CLERK, 'acceptCase', uid);
    await desk.act(CLERK, 'assignCase', uid, 'department: "医疗保障局"');
    order = await done(
      SECTION,
      issue('county', `grade: ORANGE, target: "340882", department: "医保局", uid: "${uid}"`),
    );
    expect(order).toMatchObject({
      ...{ number: '督〔2026〕1号', grade: 'ORANGE', state: 'ISSUED', name: '橙色督查单', rung: null },
      ...{ center: { code: '340882' }, target: { code: '340882' }, case: { uid }, unanswered: false },
      ...{ ground: '逾期未回复', demand: '请说明原因并限期办结', dueOn: '2026-09-30', acts: ['REPLY', 'CANCEL'] },
      steps: [{ act: 'issue', role: 'supervision-section', center: { code: '340882' }, text: '逾期未回复' }],
    });
  });

  it('is seen by that department and by no other, and beside the case', async () => {
    expect((await orders(HANDLER, 'county', '340882')).map(({ id }) => id)).toEqual([order.id]);
    expect(await orders(OTHER_HANDLER, 'county', '340882')).toEqual([]);
    expect(codeOf(await asked(OTHER_HANDLER, 'county', order.id))).toBe('SUPERVISION_NOT_FOUND');
    expect(codeOf(await asked(NEIGHBOUR, 'county', order.id))).toBe('SUPERVISION_NOT_FOUND');
    expect(await refusal(OTHER_HANDLER, `countyReplySupervision(id: "${order.id}", reply: "x")`)).toEqual([
      'SUPERVISION_NOT_FOUND',
      'id',
    ]);
    const { data } = await ask(HANDLER, `{ file: countyFile(uid: "${uid}") { supervision { id acts } } }`);
    expect(data.file).toEqual({ supervision: [{ id: order.id, acts: ['REPLY'] }] });
    expect(codeOf(await ask(NEIGHBOUR, '{ countySupervisionOrders(area: "340882") { edges { cursor } } }'))).toBe(
      'OUTSIDE_JURISDICTION',
    );
  });

  it('is answered by the department, sent back, answered again and closed', async () => {
    const { id } = order;
    const replied = await done(HANDLER, `countyReplySupervision(id: "${id}", reply: "系统故障，已恢复")`);
    expect(replied).toMatchObject({ state: 'REPLIED', reply: '系统故障，已恢复', acts: [] });
    expect(await refusal(HANDLER, `countyCloseSupervision(id: "${id}", note: "x")`)).toEqual([
      'NOT_PERMITTED',
      { act: 'supervise', role: 'handler' },
    ]);
    desk.setTime('2026-09-29T09:30');
    const back = await done(SECTION, `countySendBackSupervision(id: "${id}", reason: "没有写办结时间")`);
    expect(back).toMatchObject({ state: 'ISSUED', reply: null, repliedAt: null, dueOn: '2026-10-08' });
    await done(HANDLER, `countyReplySupervision(id: "${id}", reply: "10月9日办结")`);
    const closed = await done(SECTION, `countyCloseSupervision(id: "${id}", note: "属实")`);
    expect(closed).toMatchObject({ state: 'CLOSED', reply: '10月9日办结', acts: [] });
    expect(closed.steps).toMatchObject([
      { act: 'issue' },
      { act: 'reply', text: '系统故障，已恢复' },
      { act: 'sendBack', text: '没有写办结时间' },
      { act: 'reply', text: '10月9日办结' },
      { act: 'close', text: '属实' },
    ]);
    expect(await refusal(HANDLER, `countyReplySupervision(id: "${id}", reply: "x")`)).toEqual([
      'SUPERVISION_STATE',
      { state: 'closed' },
    ]);
  });

  it('AH-28: is a press where the window issues it; a clerk orders nothing', async () => {
    const urged = await done(CLERK, issue('county', 'grade: URGE, target: "340882", department: "税务局"'));
    expect(urged).toMatchObject({ number: '督〔2026〕2号', name: '催办单', dueOn: '2026-09-30' });
    expect(await refusal(CLERK, issue('county', 'grade: BLUE, target: "340882"'))).toEqual([
      'NOT_PERMITTED',
      { act: 'supervise', role: 'registrar' },
    ]);
    expect(await refusal(HANDLER, issue('county', 'grade: URGE, target: "340882"'))).toEqual([
      'NOT_PERMITTED',
      { act: 'urge', role: 'handler' },
    ]);
    // what was issued may be taken back until it is answered
    expect(await done(CLERK, `countyCancelSupervision(id: "${urged.id}", reason: "已办结")`)).toMatchObject({
      state: 'CANCELLED',
    });
  });

  it('names the field that is wrong, and issues nothing', async () => {
    const before = (await orders(SECTION, 'county', '340882')).length;
    expect((await refusal(SECTION, issue('county', 'grade: BLUE, target: "340882", department: "没有的局"')))[0]).toBe(
      'DEPARTMENT_UNKNOWN',
    );
    const nowhere = '00000000-0000-4000-8000-000000000000';
    expect(await refusal(SECTION, issue('county', `grade: BLUE, target: "340882", uid: "${nowhere}"`))).toEqual([
      'CASE_NOT_FOUND',
      'uid',
    ]);
    expect(await refusal(SECTION, issue('county', 'grade: BLUE, target: "340881"'))).toEqual([
      'OUTSIDE_JURISDICTION',
      'target',
    ]);
    expect((await refusal(SECTION, issue('county', 'grade: BLUE, target: "999999"')))[0]).toBe('CENTER_UNKNOWN');
    expect((await refusal(SECTION, issue('county', 'grade: BLUE, target: "340882", measure: "通报"')))[0]).toBe(
      'FIELD_INVALID',
    );
    expect((await orders(SECTION, 'county', '340882')).length).toBe(before);
  });

  it('is read page by page without a gap, and narrowed', async () => {
    for (let i = 0; i < 5; i += 1) await done(SECTION, issue('county', 'grade: BLUE, target: "340882"'));
    const all = (await orders(SECTION, 'county', '340882')).map(({ id }) => id);
    const paged: string[] = [];
    let after = '';
    for (;;) {
      const { data } = await ask(
        SECTION,
        `{ page: countySupervisionOrders(area: "340882", first: 2${after}) { edges { node { id } } pageInfo { hasNextPage endCursor } } }`,
      );
      const page = data.page as { edges: { node: Seen }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
      paged.push(...page.edges.map(({ node }) => node.id));
      if (!page.pageInfo.hasNextPage) break;
      after = `, after: "${page.pageInfo.endCursor}"`;
    }
    expect(paged).toEqual(all);
    expect(all.length).toBe(7);
    expect(await orders(SECTION, 'county', '340882', '{ grades: [URGE] }')).toHaveLength(1);
    expect(await orders(SECTION, 'county', '340882', '{ states: [CLOSED, CANCELLED] }')).toHaveLength(2);
    expect(await orders(SECTION, 'county', '340882', '{ unanswered: true }')).toEqual([]);
  });
});

describe('AH-30: what is not answered in time', () => {
  it('is raised to a harder order, and not before', async () => {
    desk.setTime('2026-10-12T09:00');
    const blue = await done(SECTION, issue('county', 'grade: BLUE, target: "340882", department: "税务局"'));
    const raise = (id: string, grade: string) =>
      `countyRaiseSupervision(id: "${id}", grade: ${grade}, reason: "逾期未答复")`;
    expect(await refusal(SECTION, raise(blue.id, 'RED'))).toEqual(['SUPERVISION_NOT_YET', { dueOn: '2026-10-15' }]);
    expect(blue.acts).not.toContain('RAISE');
    desk.setTime('2026-10-16T09:00');
    expect(await one(SECTION, 'county', blue.id)).toMatchObject({ unanswered: true });
    expect((await orders(SECTION, 'county', '340882', '{ unanswered: true }')).map(({ id }) => id)).toContain(blue.id);
    expect(await refusal(SECTION, raise(blue.id, 'MEASURE'))).toEqual([
      'SUPERVISION_GRADE',
      'grade',
      { grade: 'measure' },
    ]);
    const red = await done(SECTION, raise(blue.id, 'RED'));
    expect(red).toMatchObject({ grade: 'RED', name: '红色督查单', departmentName: '税务局', raisedFrom: blue.id });
    expect(red.dueOn).toBe('2026-10-19');
    expect(await one(SECTION, 'county', blue.id)).toMatchObject({ state: 'RAISED', raisedTo: red.id, acts: [] });
  });
});

let seq = 900_000;
/** What a level answers to a message: null, or the code of the refusal. */
async function told(level: 'city' | 'county', topic: string, body: object, origin: string): Promise<string | null> {
  seq += 1;
  const uid = '11111111-1111-4111-8111-111111111111';
  const { refusal: code } = await receive(desk.service(level), { origin, seq, to: level, topic, uid, body } as never);
  return code;
}

describe('AH-32: an order to a center below', () => {
  let order: Seen;

  it('arrives there, without the person who issued it', async () => {
    order = await done(CITY, issue('city', 'grade: RED, target: "340882"'));
    expect(order.acts).toEqual(['CANCEL']);
    const below = await one(COORDINATOR, 'county', order.id);
    expect(below).toMatchObject({ number: order.number, state: 'ISSUED', center: { code: '340800' }, acts: ['REPLY'] });
    expect(below.steps).toMatchObject([{ act: 'issue', by: null, role: 'efficiency-officer' }]);
    expect(
      (await orders(COORDINATOR, 'county', '340882', '{ received: true, grades: [RED] }')).map(({ id }) => id),
    ).toContain(order.id);
    expect((await orders(COORDINATOR, 'county', '340882', '{ received: false }')).map(({ id }) => id)).not.toContain(
      order.id,
    );
  });

  it('is answered there and judged above', async () => {
    expect(await refusal(COORDINATOR, `cityReplySupervision(id: "${order.id}", reply: "x")`)).toEqual([
      'WRONG_LEVEL',
      { own: 'county', level: 'city' },
    ]);
    await done(COORDINATOR, `countyReplySupervision(id: "${order.id}", reply: "已约谈责任单位")`);
    const above = await one(CITY, 'city', order.id);
    expect(above).toMatchObject({ state: 'REPLIED', reply: '已约谈责任单位', acts: ['SEND_BACK', 'CLOSE'] });
    expect(above.steps.at(-1)).toMatchObject({ act: 'reply', by: null, role: 'coordinator' });
    await done(CITY, `cityCloseSupervision(id: "${order.id}", note: "同意")`);
    expect(await one(COORDINATOR, 'county', order.id)).toMatchObject({ state: 'CLOSED', acts: [] });
  });

  it('that was taken back meanwhile keeps the late answer on record', async () => {
    const { id } = await done(CITY, issue('city', 'grade: BLUE, target: "340882"'));
    await done(CITY, `cityCancelSupervision(id: "${id}", reason: "发错单位")`);
    // an answer that was on its way up when the order was taken back
    const body = { id, rev: 1, reply: '马上办', at: desk.instant, role: 'coordinator', center: '340882' };
    const answered = (origin: string) => told('city', 'supervision.answered', body, origin);
    expect(await answered('township@aaaaaaaa')).toBe('MESSAGE_MISDIRECTED');
    expect(await answered('county@aaaaaaaa')).toBeNull();
    await desk.settle();
    for (const [who, level] of [[CITY, 'city'] as const, [COORDINATOR, 'county'] as const])
      expect(await one(who, level, id)).toMatchObject({
        ...{ state: 'CANCELLED', reply: null },
        steps: [{ act: 'issue' }, { act: 'cancel' }, { act: 'replyLate', text: '马上办' }],
      });
  });

  it('is believed of no level but the one above', async () => {
    const [sent] = await desk.hub.rows<{ body: string }>(
      'city',
      "select body from outbox where topic = 'supervision.ordered' order by seq limit 1",
    );
    const body = JSON.parse(sent?.body ?? '{}') as Record<string, unknown>;
    const heard = (more: object, origin = 'city@aaaaaaaa') =>
      told('county', 'supervision.ordered', { ...body, ...more }, origin);
    const refusals = [
      await heard({ center: '340882' }),
      await heard({ target: '340800' }),
      await heard({ center: '340100' }),
      await heard({}, 'township@aaaaaaaa'),
      await heard({ grade: 'purple' }),
    ];
    expect(refusals).toEqual([...Array.from({ length: 4 }, () => 'MESSAGE_MISDIRECTED'), 'MESSAGE_MALFORMED']);
    // an older change does not undo a newer one
    expect(await heard({ state: 'issued', rev: 1 })).toBeNull();
    expect(await one(COORDINATOR, 'county', String(body.id))).not.toMatchObject({ state: 'ISSUED' });
  });
});

describe('WL-50, WL-85: the ladder of measures', () => {
  const measure = (name: string, department = '税务局') =>
    issue('county', `grade: MEASURE, target: "331081", department: "${department}", measure: "${name}"`);

  it('is climbed rung by rung for each unit, by who issues circulars', async () => {
    expect(await refusal(REFORM, measure('挂牌警示'))).toEqual(['LADDER_SKIPPED', 'measure', { next: '限期整改' }]);
    const first = await done(REFORM, measure('限期整改'));
    expect(first).toMatchObject({ grade: 'MEASURE', name: '限期整改', rung: 0, state: 'ISSUED' });
    desk.wait(1);
    expect(await done(REFORM, measure('挂牌警示'))).toMatchObject({ name: '挂牌警示', rung: 1 });
    // another unit begins at the bottom
    expect((await refusal(REFORM, measure('挂牌警示', '医疗保障局')))[0]).toBe('LADDER_SKIPPED');
    expect(await refusal(REFORM, measure('罚站'))).toEqual(['FIELD_INVALID', 'measure']);
  });

  it('is lifted without an answer, and counts on', async () => {
    const [sign] = await orders(REFORM, 'county', '331081', '{ grades: [MEASURE] }');
    expect(sign).toMatchObject({ name: '挂牌警示', acts: ['CLOSE', 'CANCEL'] });
    expect(await done(REFORM, `countyCloseSupervision(id: "${sign?.id}", note: "已整改")`)).toMatchObject({
      state: 'CLOSED',
    });
    expect(await done(REFORM, measure('点名通报'))).toMatchObject({ rung: 2 });
  });
});
