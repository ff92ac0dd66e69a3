import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { receive } from '../../subgraphs/kit/inbox.ts';
import { Casework } from '../testkit/casework.ts';
import type { Answer, Who } from '../testkit/hub.ts';

const CLERK: Who = ['registrar', '340882'];
const SECTION: Who = ['supervision-section', '340882'];
const NEIGHBOUR: Who = ['registrar', '340881'];
const CITY: Who = ['efficiency-officer', '340800'];
const OTHER_CITY: Who = ['efficiency-officer', '340100'];

const FIELDS = `id item cause rule departments state cases centers months expected bad stands ownerDepartment acts
  center { code } owner { code } places { center { code } cases } latest { uid } steps { act role text }
  measures { id what term text basis from endsOn permanentOn causedBy { uid }
    recurrence { verdict ratio before { cases workdays } after { cases workdays } } }`;

let desk: Casework;
const uids: string[] = [];

/** Registers some cases of an item at a time. */
async function come(time: string, who: Who, n: number, form: object): Promise<string[]> {
  desk.setTime(time);
  const made: string[] = [];
  for (let i = 0; i < n; i += 1) made.push((await desk.register(who, { title: `第${i}件`, ...form })).uid);
  return made;
}

const GAP = { item: '亲属关系证明', causes: ['PROOF_HARD_TO_FIND'] };

beforeAll(async () => {
  desk = await Casework.start('2026-03-02T09:30');
  for (const [month, item] of [
    ['03', '医保报销'],
    ['04', '公积金提取'],
    ['05', '户口迁移'],
    ['06', '营业执照'],
  ] as const) {
    await come(`2026-${month}-03T09:30`, CLERK, 4, { item, causes: ['RULES_NOT_MET'] });
    await come(`2026-${month}-03T10:30`, NEIGHBOUR, 4, { item, causes: ['MATERIALS_NOT_RIGHT'] });
    uids.push(...(await come(`2026-${month}-04T09:30`, CLERK, 3, GAP)));
    await come(`2026-${month}-04T10:30`, NEIGHBOUR, 2, GAP);
  }
  await desk.pass('2026-06-10T09:30');
  // what the counties told by then has arrived at the city
  await desk.runJobs();
}, 240_000);
afterAll(() => desk?.stop());

const ask = (who: Who, query: string): Promise<Answer> => desk.hub.ask(who, query);

interface Seen {
  id: string;
  state: string;
  [field: string]: unknown;
}

async function kinds(who: Who, level: string, center: string, more = ''): Promise<Seen[]> {
  const answer = await ask(
    who,
    `{ page: ${level}MatterKinds(center: "${center}"${more}) { edges { node { ${FIELDS} } } } }`,
  );
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return (answer.data.page.edges as { node: Seen }[]).map(({ node }) => node);
}

const refusal = ({ errors }: Answer): unknown[] => {
  const { code, field, params } = errors?.[0]?.extensions ?? { code: 'ok', field: undefined, params: undefined };
  return [code, ...(field ? [field] : []), ...(params ? [params] : [])];
};

const act = (who: Who, text: string, fields = FIELDS): Promise<Answer> =>
  ask(who, `mutation { one: ${text} { ${fields} } }`);

const MEASURE =
  'what: TRANSITION_LANE, term: TEMPORARY, text: "窗口与派出所联办，凭户籍底册核验", from: "2026-06-10", endsOn: "2026-12-31"';
const M = 'id term endsOn permanentOn steps { act text }';

describe('N9: a kind of matter', () => {
  it('is found by itself at the county, and at the city over its counties', async () => {
    const [one, ...more] = await kinds(SECTION, 'county', '340882');
    expect(more).toEqual([]);
    expect(one).toMatchObject({
      ...{ item: '亲属关系证明', cause: 'PROOF_HARD_TO_FIND', state: 'FOUND', cases: 12, centers: 1, months: 4 },
      ...{ center: { code: '340882' }, owner: null, stands: true, acts: ['CONFIRM', 'DISMISS'], measures: [] },
    });
    expect((one?.latest as { uid: string }[]).map(({ uid }) => uid).sort()).toEqual([...uids].sort());
    const above = await kinds(CITY, 'city', '340800');
    expect(one?.places).toEqual([{ center: { code: '340882' }, cases: 12 }]);
    expect(above[0]?.places).toEqual([
      { center: { code: '340882' }, cases: 12 },
      { center: { code: '340881' }, cases: 8 },
    ]);
    expect(above.map(({ item, cases, centers }) => [item, cases, centers])).toEqual([['亲属关系证明', 20, 2]]);
    expect(await kinds(OTHER_CITY, 'city', '340100')).toEqual([]);
  });

  it('is read in the own area, by who watches over it', async () => {
    expect(refusal(await ask(CLERK, '{ countyMatterKinds(center: "340882") { edges { cursor } } }'))[0]).toBe(
      'NOT_PERMITTED',
    );
    expect(refusal(await ask(SECTION, '{ countyMatterKinds(center: "340881") { edges { cursor } } }'))[0]).toBe(
      'OUTSIDE_JURISDICTION',
    );
    expect(
      refusal(await ask(SECTION, '{ countyMatterKinds(center: "340882", after: "x") { edges { cursor } } }'))[0],
    ).toBe('CURSOR_MALFORMED');
    const [one] = await kinds(CITY, 'county', '340882');
    expect(one?.acts).toEqual([]);
    expect(refusal(await act(CITY, `countyConfirmKind(id: "${one?.id}")`))[0]).toBe('WRONG_LEVEL');
  });

  it('is confirmed by a person, with an owner in its area, before a measure is taken', async () => {
    const [{ id } = { id: '' }] = await kinds(SECTION, 'county', '340882');
    expect(refusal(await act(SECTION, `countyTakeMeasure(kind: "${id}", measure: { ${MEASURE} })`, M))).toEqual([
      'KIND_STATE',
      { state: 'found' },
    ]);
    expect(refusal(await act(SECTION, `countyConfirmKind(id: "${id}", owner: "340881")`))).toEqual([
      'OUTSIDE_JURISDICTION',
      'owner',
    ]);
    expect(refusal(await act(SECTION, `countyConfirmKind(id: "${id}", note: "当事人王建国")`))).toEqual([
      'LIBRARY_PERSONAL',
      'note',
      { found: 'name' },
    ]);
    const { data } = await act(SECTION, `countyConfirmKind(id: "${id}", department: "市公安局", note: "属实")`);
    expect(data.one).toMatchObject({
      state: 'CONFIRMED',
      owner: { code: '340882' },
      ownerDepartment: '市公安局',
      acts: ['DISMISS', 'MEASURE'],
    });
    expect(refusal(await act(SECTION, `countyConfirmKind(id: "${id}")`))[0]).toBe('KIND_STATE');
    expect(refusal(await act(SECTION, 'countyDismissKind(id: "x", reason: "y")'))[0]).toBe('KIND_NOT_FOUND');
  });

  it('SH-15, SH-16: has a measure, tied to the cases that brought it about, which becomes the rule', async () => {
    const [{ id } = { id: '' }] = await kinds(SECTION, 'county', '340882');
    const open = MEASURE.replace(', endsOn: "2026-12-31"', '');
    expect(refusal(await act(SECTION, `countyTakeMeasure(kind: "${id}", measure: { ${open} })`, M))).toEqual([
      'FIELD_INVALID',
      'until',
    ]);
    const taken = await act(
      SECTION,
      `countyTakeMeasure(kind: "${id}", measure: { ${MEASURE} })`,
      `${M} causedBy { uid }`,
    );
    expect(taken.data.one).toMatchObject({ term: 'TEMPORARY', endsOn: '2026-12-31', causedBy: expect.any(Array) });
    expect(taken.data.one.causedBy).toHaveLength(12);
    const hints = async (who: Who, item: string, causes = '') =>
      ((await ask(who, `{ fit: countyFittingMeasures(item: "${item}"${causes}) { text } }`)).data.fit as object[])
        .length;
    expect(await hints(CLERK, '申请亲属关系证明')).toBe(1);
    expect(await hints(CLERK, '亲属关系证明', ', causes: [PROOF_HARD_TO_FIND]')).toBe(1);
    expect(await hints(CLERK, '亲属关系证明', ', causes: [OTHER]')).toBe(0);
    expect(await hints(CLERK, '医保报销')).toBe(0);
    expect(await hints(NEIGHBOUR, '亲属关系证明')).toBe(0);
    const measure = taken.data.one.id as string;
    const change = (what: string) =>
      act(SECTION, `countyChangeMeasure(id: "${measure}", act: ${what}, reason: "运行良好")`, M);
    expect((await change('MAKE_PERMANENT')).data.one).toMatchObject({
      term: 'PERMANENT',
      endsOn: null,
      permanentOn: '2026-06-10',
    });
    expect(refusal(await change('MAKE_PERMANENT'))[0]).toBe('MEASURE_OVER');
    expect(refusal(await act(SECTION, 'countyChangeMeasure(id: "x", act: END, reason: "y")', M))[0]).toBe(
      'MEASURE_NOT_FOUND',
    );
  });

  it('SH-22: says whether it came again, in working days before and since', async () => {
    await come('2026-07-06T09:30', CLERK, 1, GAP);
    await desk.pass('2026-09-10T09:30');
    const [one] = await kinds(SECTION, 'county', '340882');
    const [measure] = one?.measures as { recurrence: Record<string, unknown> }[];
    expect(measure?.recurrence).toMatchObject({
      verdict: expect.stringMatching(/FEWER|UNCLEAR/),
      before: { cases: 12 },
      after: { cases: 1 },
    });
    const after = (measure?.recurrence as { after: { workdays: number } }).after.workdays;
    expect(after).toBeGreaterThan(60);
    expect(after).toBeLessThan(70);
    // one whose last day has passed is neither ended again nor made the rule
    const short = MEASURE.replace('2026-06-10', '2026-09-01').replace('2026-12-31', '2026-09-05');
    const over = (await act(SECTION, `countyTakeMeasure(kind: "${one?.id}", measure: { ${short} })`, M)).data.one;
    for (const what of ['MAKE_PERMANENT', 'END'])
      expect(
        refusal(await act(SECTION, `countyChangeMeasure(id: "${over.id}", act: ${what}, reason: "字")`, M)),
      ).toEqual(['MEASURE_OVER']);
  });

  it('goes down with its owner where a level above decides it, and is shown with cases of that kind', async () => {
    const [{ id } = { id: '' }] = await kinds(CITY, 'city', '340800');
    await act(CITY, `cityConfirmKind(id: "${id}", owner: "340881", department: "市公安局")`);
    const input =
      'what: MATERIAL_DROPPED, term: TEMPORARY, text: "凭户籍底册核验，不再要求证明", from: "2026-09-01", endsOn: "2026-12-31"';
    const taken = await act(CITY, `cityTakeMeasure(kind: "${id}", measure: { ${input} })`, M);
    await desk.settle();
    const fields =
      'text term endsOn center { code } owner { code } ownerDepartment causedBy { uid } recurrence { verdict }';
    const hints = async (who: Who) =>
      (await ask(who, `{ fit: countyFittingMeasures(item: "亲属关系证明") { ${fields} } }`)).data.fit as object[];
    const told = {
      ...{ text: '凭户籍底册核验，不再要求证明', term: 'TEMPORARY', endsOn: '2026-12-31', center: { code: '340800' } },
      ...{ owner: { code: '340881' }, ownerDepartment: '市公安局', causedBy: [], recurrence: null },
    };
    expect(await hints(NEIGHBOUR)).toEqual([told]);
    const { data } = await ask(CLERK, `{ file: countyFile(uid: "${uids[0]}") { fittingMeasures { text } } }`);
    expect(data.file.fittingMeasures).toContainEqual({ text: told.text });
    // and counts above, over all the area
    const [above] = await kinds(CITY, 'city', '340800');
    const [counted] = above?.measures as { recurrence: { before: { cases: number } } }[];
    expect(counted?.recurrence.before.cases).toBeGreaterThanOrEqual(20);
    const measure = taken.data.one.id as string;
    expect(refusal(await act(SECTION, `countyChangeMeasure(id: "${measure}", act: END, reason: "x")`, M))[0]).toBe(
      'MEASURE_NOT_FOUND',
    );
    await act(CITY, `cityChangeMeasure(id: "${measure}", act: MAKE_PERMANENT, reason: "运行良好")`, M);
    await desk.settle();
    expect(await hints(NEIGHBOUR)).toMatchObject([{ term: 'PERMANENT', endsOn: null }]);
  });

  it('is believed of no level but the deciding one, once, and names nobody', async () => {
    const [sent] = await desk.hub.rows<{ body: string }>(
      'city',
      "select body from outbox where topic = 'kinds.measure' and to_level = 'county' order by seq limit 1",
    );
    const body = JSON.parse(sent?.body ?? '{}') as Record<string, unknown>;
    let seq = 700_000;
    const heard = async (more: object, origin = 'city@aaaaaaaa') => {
      const message = { origin, seq: (seq += 1), to: 'county', topic: 'kinds.measure', uid: String(body.id) };
      return (await receive(desk.service('county'), { ...message, body: { ...body, ...more } } as never)).refusal;
    };
    expect([
      await heard({}, 'province@aaaaaaaa'),
      await heard({ center: '340882' }),
      await heard({ center: '340100' }),
      await heard({ text: '请找张小明先生' }),
      await heard({ what: 'magic' }),
    ]).toEqual([...Array.from({ length: 3 }, () => 'MESSAGE_MISDIRECTED'), 'MESSAGE_MALFORMED', 'MESSAGE_MALFORMED']);
    // the first message again, after the change: nothing is undone and nothing doubled
    expect(await heard({})).toBeNull();
    const rows = await desk.hub.rows<{ term: string }>(
      'county',
      `select term from kind_measures where id = '${String(body.id)}'`,
    );
    expect(rows).toEqual([{ term: 'permanent' }]);
  });

  it('LH-40, WL-105: changes the guide, and each case that brought that about says so', async () => {
    const [{ id } = { id: '' }] = await kinds(SECTION, 'county', '340882');
    const G = `id changes item text department from state adoptedOn kind acts causedBy { uid } steps { act text }
      recurrence { verdict before { cases } after { cases } }`;
    const draft = (who: Who, more: string, level = 'county') =>
      act(
        who,
        `${level}DraftGuideChange(change: { changes: GUIDE, ${more}, department: "市公安局", from: "2026-07-01" })`,
        G,
      );
    expect(refusal(await draft(SECTION, 'item: "亲属关系证明", text: "可凭户籍底册办理"'))).toEqual([
      'FIELD_REQUIRED',
      'cases',
    ]);
    expect(refusal(await draft(SECTION, `kind: "${id}", text: "请找王建国先生"`))[0]).toBe('LIBRARY_PERSONAL');
    expect(refusal(await draft(SECTION, 'cases: ["x"], item: "证明", text: "字"'))).toEqual([
      'CASE_NOT_FOUND',
      'cases',
    ]);
    expect(refusal(await draft(CLERK, `kind: "${id}", text: "字"`))[0]).toBe('NOT_PERMITTED');
    const drafted = await draft(SECTION, `kind: "${id}", text: "可凭户籍底册办理", cases: ["${uids[0]}"]`);
    expect(drafted.data.one).toMatchObject({ state: 'DRAFT', item: '亲属关系证明', kind: id, acts: ['ADOPT', 'DROP'] });
    const caused = (drafted.data.one.causedBy as { uid: string }[]).map(({ uid }) => uid);
    expect(caused).toEqual(expect.arrayContaining(uids));
    const changed = async () =>
      (await ask(CLERK, `{ file: countyFile(uid: "${uids[3]}") { guideChanges { id text adoptedOn } } }`)).data.file;
    expect(await changed()).toEqual({ guideChanges: [] });
    const change = drafted.data.one.id as string;
    const adopt = () => act(SECTION, `countyAdoptGuideChange(id: "${change}", note: "同意")`, G);
    expect((await adopt()).data.one).toMatchObject({
      state: 'ADOPTED',
      adoptedOn: '2026-09-10',
      acts: [],
      recurrence: null,
    });
    expect(refusal(await adopt())).toEqual(['GUIDE_CHANGE_STATE', { guideChange: 'adopted' }]);
    expect(await changed()).toEqual({
      guideChanges: [{ id: change, text: '可凭户籍底册办理', adoptedOn: '2026-09-10' }],
    });
    await desk.runJobs();
    const { data } = await ask(SECTION, `{ list: countyGuideChanges(center: "340882", states: [ADOPTED]) { ${G} } }`);
    // twelve cases before the guide was changed, and one since
    expect(data.list).toMatchObject([{ id: change, recurrence: { before: { cases: 12 }, after: { cases: 1 } } }]);
    expect(refusal(await act(SECTION, `countyDropGuideChange(id: "${change}", reason: "x")`, G))[0]).toBe(
      'GUIDE_CHANGE_STATE',
    );
  });

  it('is not proposed again once a person has dismissed it', async () => {
    const [{ id } = { id: '' }] = await kinds(CITY, 'city', '340800');
    expect((await act(CITY, `cityDismissKind(id: "${id}", reason: "已有部署")`)).data.one).toMatchObject({
      state: 'DISMISSED',
      acts: ['CONFIRM'],
    });
    await desk.runJobs();
    expect((await kinds(CITY, 'city', '340800')).map(({ state }) => state)).toEqual(['DISMISSED']);
    expect(await kinds(CITY, 'city', '340800', ', states: [FOUND]')).toEqual([]);
  });

  it('is none with seven cases, and one with the eighth', async () => {
    const lane = { item: '残疾人证换领', causes: ['MATERIALS_NOT_RIGHT'] };
    const found = async () => (await kinds(SECTION, 'county', '340882')).map(({ item }) => item);
    await come('2026-10-12T09:30', CLERK, 4, lane);
    await come('2026-11-10T09:30', CLERK, 3, lane);
    await desk.pass('2026-11-10T10:00');
    expect(await found()).not.toContain(lane.item);
    await come('2026-11-10T10:30', CLERK, 1, lane);
    await desk.pass('2026-11-10T11:00');
    expect(await found()).toContain(lane.item);
  });
});
