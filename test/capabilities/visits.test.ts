import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { receive } from '../../subgraphs/kit/inbox.ts';
import { Casework } from '../testkit/casework.ts';
import { codeOf } from '../testkit/duties.ts';
import type { Answer, Who } from '../testkit/hub.ts';

const HOME = '340882';
const CLERK: Who = ['registrar', HOME];
const HEAD: Who = ['center-head', HOME];
const SECTION: Who = ['supervision-section', HOME];
const WATCHER: Who = ['efficiency-supervisor', HOME];
const HANDLER: Who = ['handler', HOME, 'medical-security'];
const OTHER_HANDLER: Who = ['handler', HOME, 'taxation'];
const CITY: Who = ['efficiency-officer', '340800'];
const PROVINCE: Who = ['provincial-officer', '340000'];
const NEIGHBOUR: Who = ['center-head', '340881'];

const FIELDS = `id manner source isPlanned day state byRole byCenter { code } target { code } departmentName looked
  publishedAt findings { id no kind seriousness words case { uid } dueOn answer putRight verdict orderNumber }`;

interface Seen {
  id: string;
  findings: { id: string; [field: string]: unknown }[];
  [field: string]: unknown;
}

let desk: Casework;
beforeAll(async () => {
  desk = await Casework.start('2026-10-12T09:30');
}, 240_000);
afterAll(() => desk?.stop());

const ask = async (who: Who, query: string): Promise<Answer> => desk.hub.ask(await desk.hub.token(who), query);

async function done(who: Who, mutation: string): Promise<Seen> {
  const answer = await ask(who, `mutation { visit: county${mutation} { ${FIELDS} } }`);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data.visit as Seen;
}

async function refusal(who: Who, mutation: string): Promise<unknown[]> {
  const answer = await ask(who, `mutation { county${mutation} { id } }`);
  const { code, params, field } = answer.errors?.[0]?.extensions ?? { code: 'ok', field: undefined, params: undefined };
  return [code, ...(field ? [field] : []), ...(params ? [params] : [])];
}

const seen = async (who: Who): Promise<string[]> => {
  const answer = await ask(who, `{ page: countyVisits(area: "${HOME}") { edges { node { id } } } }`);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return (answer.data.page as { edges: { node: Seen }[] }).edges.map(({ node }) => node.id);
};

const PLAN = `target: "${HOME}", day: "2026-10-12"`;
const FOUND = (more = '') =>
  `findings: [{ kind: REFUSAL_WITHOUT_ROUTE, seriousness: SERIOUS, words: "让群众找别的窗口，电话13812345678未留" ${more} }]`;

describe('AH-31, WL-82: a secret visit', () => {
  let visit: Seen;
  let uid: string;

  it('ordered from above is known where it was ordered and above, and not at the center that is visited', async () => {
    ({ uid } = await desk.register(CLERK, { title: '医保报销', item: '医保', causes: ['RULES_NOT_MET'] }));
    visit = await done(CITY, `PlanVisit(visit: { ${PLAN}, manner: SECRET, department: "医疗保障局" })`);
    expect(visit).toMatchObject({
      ...{ manner: 'SECRET', source: 'OWN', isPlanned: true, state: 'PLANNED', byRole: 'efficiency-officer' },
      ...{ byCenter: { code: '340800' }, target: { code: HOME }, findings: [] },
    });
    for (const who of [CITY, PROVINCE]) expect(await seen(who)).toEqual([visit.id]);
    for (const who of [HEAD, SECTION, CLERK, WATCHER, HANDLER]) {
      expect(await seen(who)).toEqual([]);
      expect(codeOf(await ask(who, `{ countyVisit(id: "${visit.id}") { day } }`))).toBe('VISIT_NOT_FOUND');
      expect(await refusal(who, `PublishVisit(id: "${visit.id}")`)).toEqual(['VISIT_NOT_FOUND', 'id']);
    }
  });

  it('is written down with what was found, in a case or in none, and no number of a person', async () => {
    const report = (more: string) => `ReportVisit(id: "${visit.id}", looked: "以群众身份咨询报销", ${more})`;
    const nowhere = 'uid: "00000000-0000-4000-8000-000000000000"';
    expect(await refusal(CITY, report(FOUND(nowhere)))).toEqual(['CASE_NOT_FOUND', 'uid']);
    expect((await done(CITY, report(FOUND(`uid: "${uid}"`)))).findings).toMatchObject([
      { kind: 'REFUSAL_WITHOUT_ROUTE', words: '让群众找别的窗口，电话****未留', case: { uid }, dueOn: null },
    ]);
    expect(await refusal(CITY, report('findings: []'))).toEqual(['VISIT_STATE', { visit: 'reported' }]);
    // beside the case, too, nobody at the center learns of it
    const { data } = await ask(CLERK, `{ file: countyFile(uid: "${uid}") { findings { words } } }`);
    expect(data.file).toEqual({ findings: [] });
  });

  it('is published: from then on the unit sees it, and has its working days for the answer', async () => {
    const published = await done(CITY, `PublishVisit(id: "${visit.id}")`);
    expect(published.findings).toMatchObject([{ dueOn: '2026-10-15' }]);
    for (const who of [HEAD, CLERK, HANDLER]) expect(await seen(who)).toEqual([visit.id]);
    expect(await seen(OTHER_HANDLER)).toEqual([]);
    expect(codeOf(await ask(NEIGHBOUR, `{ countyVisit(id: "${visit.id}") { day } }`))).toBe('VISIT_NOT_FOUND');
    const { data } = await ask(CLERK, `{ file: countyFile(uid: "${uid}") { findings { no } } }`);
    expect(data.file).toEqual({ findings: [{ no: 1 }] });
  });

  it('becomes an order where somebody issues one, once, and at that place', async () => {
    const issue = (target: string, finding = `${visit.id}-1`) =>
      `IssueSupervision(order: { grade: BLUE, target: "${target}", department: "医疗保障局", ground: "检查发现推诿", demand: "限期整改", finding: "${finding}" })`;
    expect(await refusal(SECTION, issue(HOME, `${visit.id}-2`))).toEqual(['FINDING_NOT_FOUND', 'finding']);
    const orders = async () =>
      (await ask(SECTION, `{ page: countySupervisionOrders(area: "${HOME}") { edges { cursor } } }`)).data.page;
    expect(await orders()).toEqual({ edges: [] });
    expect(await refusal(SECTION, issue(HOME))).toEqual(['ok']);
    expect(await refusal(SECTION, issue(HOME))).toEqual(['FINDING_STATE', 'finding']);
    const { data } = await ask(HEAD, `{ visit: countyVisit(id: "${visit.id}") { findings { orderNumber } } }`);
    expect(data.visit).toEqual({ findings: [{ orderNumber: '督〔2026〕1号' }] });
  });

  it('is answered by the unit, and judged once it is answered or its limit has passed', async () => {
    const judge = `JudgeFinding(id: "${visit.id}", no: 1, putRight: true, verdict: "回头看已整改")`;
    expect(await refusal(CITY, judge)).toEqual(['FINDING_NOT_YET', { dueOn: '2026-10-15' }]);
    const answer = `AnswerFinding(id: "${visit.id}", no: 1, answer: "已培训窗口人员")`;
    expect(await refusal(WATCHER, answer)).toEqual([
      'NOT_PERMITTED',
      { act: 'answerSupervision', role: 'efficiency-supervisor' },
    ]);
    const both = await Promise.all([refusal(HANDLER, answer), refusal(HEAD, answer)]);
    expect(both.map(([code]) => code).sort()).toEqual(['FINDING_STATE', 'ok']);
    expect(await refusal(HANDLER, judge)).toEqual(['NOT_PERMITTED', { act: 'inspect', role: 'handler' }]);
    expect((await done(CITY, judge)).findings).toMatchObject([{ putRight: true, verdict: '回头看已整改' }]);
    expect(await refusal(CITY, judge)).toEqual(['FINDING_STATE']);
  });
});

describe('WL-82, AH-32: what a visit found below', () => {
  let visit: Seen;
  const issue = (finding: string) =>
    `order: cityIssueSupervision(order: { grade: BLUE, target: "${HOME}", ground: "检查发现推诿", demand: "限期整改", finding: "${finding}" })`;
  const ordered = async (finding: string) => {
    const answer = await ask(CITY, `mutation { ${issue(finding)} { id number finding } }`);
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    await desk.settle();
    return answer.data.order as { id: string; number: string; finding: string };
  };
  const findings = async () =>
    (await ask(HEAD, `{ visit: countyVisit(id: "${visit.id}") { findings { no orderId orderNumber } } }`)).data.visit;

  beforeAll(async () => {
    const { id } = await done(CITY, `PlanVisit(visit: { ${PLAN}, manner: OPEN, source: OWN, isPlanned: true })`);
    await done(CITY, `ReportVisit(id: "${id}", looked: "看了窗口", ${FOUND()})`);
    visit = await done(CITY, `PublishVisit(id: "${id}")`);
  });

  it('becomes an order of the level above, and names it where the visit is held', async () => {
    const order = await ordered(`${visit.id}-1`);
    expect(order.finding).toBe(`${visit.id}-1`);
    expect(await findings()).toEqual({ findings: [{ no: 1, orderId: order.id, orderNumber: order.number }] });
    const { data } = await ask(HEAD, `{ order: countySupervisionOrder(id: "${order.id}") { finding state } }`);
    expect(data.order).toEqual({ finding: `${visit.id}-1`, state: 'ISSUED' });
    const again = `IssueSupervision(order: { grade: BLUE, target: "${HOME}", ground: "字", demand: "字", finding: "${visit.id}-1" })`;
    expect(await refusal(SECTION, again)).toEqual(['FINDING_STATE', 'finding']);
  });

  it('is ordered about once: an order that does not fit is refused below, and whoever issued it is told why', async () => {
    const before = await findings();
    for (const [no, code] of [
      ['1', 'FINDING_STATE'],
      ['9', 'FINDING_NOT_FOUND'],
    ] as const) {
      const { id } = await ordered(`${visit.id}-${no}`);
      expect(codeOf(await ask(HEAD, `{ countySupervisionOrder(id: "${id}") { state } }`))).toBe(
        'SUPERVISION_NOT_FOUND',
      );
      const { data } = await ask(
        CITY,
        `{ order: citySupervisionOrder(id: "${id}") { state endedAt acts steps { act by role text center { code } } } }`,
      );
      expect(data.order).toEqual({
        ...{ state: 'CANCELLED', endedAt: desk.instant, acts: [] },
        steps: [
          expect.objectContaining({ act: 'issue' }),
          { act: 'refused', by: null, role: '', text: code, center: { code: HOME } },
        ],
      });
    }
    expect(await findings()).toEqual(before);
    expect(codeOf(await ask(CITY, `mutation { ${issue('x')} { id } }`))).toBe('FINDING_NOT_FOUND');
  });

  it('stays with the order that is raised, whichever message arrives first', async () => {
    const [order] = await desk.hub.rows<{ body: string }>(
      'city',
      `select body from outbox where topic = 'supervision.ordered' and body like '%"finding":"${visit.id}-1"%' order by seq limit 1`,
    );
    const first = JSON.parse(order?.body ?? '{}') as { id: string; number: string };
    let seq = 800_000;
    const told = async (more: object) =>
      (
        await receive(desk.service('county'), {
          ...{ origin: 'city@aaaaaaaa', seq: (seq += 1), to: 'county', topic: 'supervision.ordered' },
          ...{ uid: '11111111-1111-4111-8111-111111111111', body: { ...first, ...more } },
        } as never)
      ).refusal;
    const harder = { id: '22222222-2222-4222-8222-222222222222', number: '督〔2026〕91号', grade: 'orange' };
    expect(await told({ ...harder, raisedFrom: null })).toBe('FINDING_STATE');
    expect(await told({ ...harder, raisedFrom: first.id })).toBeNull();
    const milder = { id: '33333333-3333-4333-8333-333333333333', number: '督〔2026〕92号' };
    expect(await told({ ...milder, state: 'raised', raisedTo: first.id })).toBeNull();
  });
});

describe('AH-36: an open visit of the own supervisor', () => {
  it('is seen by the center from its planning on, and called off with a reason', async () => {
    const { id } = await done(
      WATCHER,
      `PlanVisit(visit: { ${PLAN}, manner: OPEN, isPlanned: false, source: COMPLAINT })`,
    );
    expect(await seen(CLERK)).toContain(id);
    expect(await refusal(CLERK, `CancelVisit(id: "${id}", reason: "x")`)).toEqual([
      'NOT_PERMITTED',
      { act: 'inspect', role: 'registrar' },
    ]);
    expect(await done(WATCHER, `CancelVisit(id: "${id}", reason: "并入专项检查")`)).toMatchObject({
      state: 'CANCELLED',
    });
  });

  it('is not written down before its day', async () => {
    const { id } = await done(SECTION, `PlanVisit(visit: { target: "${HOME}", day: "2026-10-20", manner: SECRET })`);
    expect((await refusal(SECTION, `ReportVisit(id: "${id}", looked: "窗口", findings: [])`))[0]).toBe('VISIT_DAY');
    // ordered by the own section, it is known to who inspects at the own center, and to no clerk
    expect(await seen(HEAD)).toContain(id);
    expect(await seen(CLERK)).not.toContain(id);
  });
});

describe('AH-37, WL-81, N11: who is asked again', () => {
  /** The content, and two who said nothing. */
  const RATINGS = [5, 5, 5, 5, 5, 5, null, null];

  async function closed(rating: number | null): Promise<void> {
    const { uid, receiptCode } = await desk.register(CLERK, { title: '已办', item: '医保', causes: ['RULES_NOT_MET'] });
    await desk.act(CLERK, 'acceptCase', uid);
    await desk.act(CLERK, 'assignCase', uid, 'department: "医疗保障局"');
    await desk.act(HANDLER, 'replyOrder', uid, 'reply: "已核算"');
    await desk.act(CLERK, 'completeCase', uid, 'result: "已退回"');
    await desk.act(CLERK, 'giveFeedback', uid, 'note: "电话告知"');
    if (rating !== null) await desk.act(CLERK, 'rateCase', uid, `level: ${rating}, code: "${receiptCode}"`);
    const { state } = await desk.file(CLERK, uid);
    if (state === 'AWAITING_CONFIRMATION') await desk.act(CLERK, 'clearCase', uid);
  }

  const draw = (who: Who, from = '2026-10-12', to = '2026-10-12') =>
    ask(who, `mutation { n: countyDrawReturnVisits(area: "${HOME}", from: "${from}", to: "${to}") }`);

  interface Return {
    id: string;
    recorded: number | null;
    [field: string]: unknown;
  }
  const list = async (): Promise<Return[]> => {
    const answer = await ask(
      WATCHER,
      `{ page: countyReturnVisits(area: "${HOME}") { edges { node { id case { uid } recorded rule reached rating differs doneAt } } } }`,
    );
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return (answer.data.page as { edges: { node: Return }[] }).edges.map(({ node }) => node);
  };

  it('is drawn by the rule that is stated, not the content alone, and the same again', async () => {
    for (const rating of RATINGS) await closed(rating);
    expect(codeOf(await draw(WATCHER))).toBe('VISIT_DAY');
    desk.setTime('2026-10-13T09:30');
    expect(codeOf(await draw(CLERK))).toBe('NOT_PERMITTED');
    const answers = await Promise.all([draw(WATCHER), draw(CITY)]);
    expect(answers.map(({ data }) => data.n).sort()).toEqual([0, 3]);
    const drawn = await list();
    expect(drawn).toHaveLength(3);
    expect(drawn.some(({ recorded }) => recorded === 5)).toBe(true);
    expect(drawn.some(({ recorded }) => recorded !== 5)).toBe(true);
    expect(drawn[0]).toMatchObject({ rule: '10%，每中心至少3件（base@1）', reached: null, differs: null });
    expect((await draw(WATCHER)).data.n).toBe(0);
  });

  it('is written down once, and counted with its sample', async () => {
    // the one with a rating on record comes first
    const [first, second, third] = (await list()).sort((one, other) => (other.recorded ?? 0) - (one.recorded ?? 0));
    const record = (id = '', more = '') => `RecordReturnVisit(id: "${id}"${more})`;
    expect(await refusal(WATCHER, record(first?.id, ', reached: false, rating: 3'))).toEqual([
      'FIELD_INVALID',
      'rating',
    ]);
    expect(await refusal(CLERK, record(first?.id, ', reached: true'))).toEqual(['RETURN_VISIT_NOT_FOUND', 'id']);
    const both = await Promise.all([
      refusal(WATCHER, record(first?.id, ', reached: true, rating: 3, note: "电话13812345678，不满意"')),
      refusal(SECTION, record(first?.id, ', reached: true, rating: 3')),
    ]);
    expect(both.map(([code]) => code).sort()).toEqual(['RETURN_VISIT_DONE', 'ok']);
    await refusal(WATCHER, record(second?.id, ', reached: true, rating: 5'));
    await refusal(WATCHER, record(third?.id, ', reached: false'));
    const figures = `{ f: countyReturnVisitFigures(area: "${HOME}", from: "2026-10-13", to: "2026-10-13") {
      drawn done reached compared differing shareReached shareDiffering } }`;
    expect((await ask(HEAD, figures)).data.f).toEqual({
      ...{ drawn: 3, done: 3, reached: 2, compared: 1, differing: 1, shareReached: 667, shareDiffering: 1_000 },
    });
    const { uid } = first?.case as { uid: string };
    const { data } = await ask(CLERK, `{ file: countyFile(uid: "${uid}") { returnVisits { differs } } }`);
    expect(data.file).toEqual({ returnVisits: [{ differs: true }] });
    const kept = await desk
      .service('county')
      .database.read.query('select note from return_visits where note is not null');
    for (const { note } of kept as { note: string }[]) expect(note).not.toContain('138');
  });
});
