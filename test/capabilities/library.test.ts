import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LEVELS } from '../../shared/domain/levels.ts';
import { forgetCase } from '../../subgraphs/capabilities/library/forgetCase.ts';
import { LibraryTerm, LibraryTermCount } from '../../subgraphs/capabilities/library/LibraryRow.ts';
import { PUBLISHED } from '../../subgraphs/capabilities/library/tellLibrary.ts';
import { receive } from '../../subgraphs/kit/inbox.ts';
import { Casework } from '../testkit/casework.ts';
import type { Answer, Who } from '../testkit/hub.ts';

const CLERK: Who = ['registrar', '331081'];
const HEAD: Who = ['center-head', '331081'];
const SECTION: Who = ['supervision-section', '331081'];
const UNIT: Who = ['handler', '331081', 'market-regulation'];
const CITY: Who = ['efficiency-officer', '331000'];
const PROVINCE: Who = ['provincial-officer', '330000'];
const ELSEWHERE: Who = ['registrar', '340882'];
const TOWN: Who = ['registrar', '331081001'];

const FIELDS = `id series edition number state reach item causes title problem obstacle solution basis effect typical
  listing publishedAt acts center { code } case { uid } steps { act by role text }`;

let desk: Casework;
beforeAll(async () => {
  desk = await Casework.start('2026-09-28T09:30');
}, 240_000);
afterAll(() => desk?.stop());

interface Seen {
  id: string;
  series: string;
  edition: number;
  number: string | null;
  state: string;
  acts: string[];
  [field: string]: unknown;
}

const ask = (who: Who, query: string, variables: object = {}): Promise<Answer> => desk.hub.ask(who, query, variables);

const WORDS = {
  title: '共享厨房的单元许可',
  problem: '几家商户合用一个厨房，各自办不了证',
  obstacle: '规则按单个场所写，没有说合用的怎么办',
  solution: '会商后由市场监管部门按单元分别许可',
  basis: '食品经营许可和备案管理办法',
  effect: '4个工作日办结',
  item: '食品经营许可',
  causes: ['RULES_NOT_MET'],
};

const propose = (who: Who, input: object, level = 'county'): Promise<Answer> =>
  ask(who, `mutation ($input: LibraryInput!) { one: ${level}ProposeLibraryCase(input: $input) { ${FIELDS} } }`, {
    input: { ...WORDS, ...input },
  });

async function written(who: Who, input: object, level = 'county'): Promise<Seen> {
  const answer = await propose(who, input, level);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data.one as Seen;
}

const decide = (who: Who, act: string, id: string, args = '', level = 'county'): Promise<Answer> =>
  ask(who, `mutation { one: ${level}${act}(id: "${id}"${args}) { ${FIELDS} } }`);

/** Does it, and lets every level hear of it. */
async function decided(who: Who, act: string, id: string, args = '', level = 'county'): Promise<Seen> {
  const answer = await decide(who, act, id, args, level);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  await desk.settle();
  return answer.data.one as Seen;
}

const refusal = ({ errors }: Answer): unknown[] => {
  const { code, field, params } = errors?.[0]?.extensions ?? { code: 'ok', field: undefined, params: undefined };
  return [code, ...(field ? [field] : []), ...(params ? [params] : [])];
};

async function found(who: Who, filter: string, level = 'county'): Promise<Seen[]> {
  const answer = await ask(who, `{ page: ${level}LibraryCases(filter: ${filter}) { edges { node { ${FIELDS} } } } }`);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return (answer.data.page.edges as { node: Seen }[]).map(({ node }) => node);
}

const waiting = async (who: Who): Promise<Seen[]> => {
  const answer = await ask(who, `{ page: countyLibraryDesk(center: "331081") { edges { node { ${FIELDS} } } } }`);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return (answer.data.page.edges as { node: Seen }[]).map(({ node }) => node);
};

/** A hard matter, done and cleared. */
async function cleared(): Promise<string> {
  const form = { title: '王建国的共享厨房', item: '食品经营许可', causes: ['RULES_NOT_MET'] };
  const person = { reporterName: '钭𫠝孟', reporterPhone: '13812345678' };
  const demand = '我叫王建国，三个部门都说不归他们管';
  const { uid, receiptCode } = await desk.register(CLERK, { ...form, ...person, demand });
  await desk.act(CLERK, 'triageCase', uid, 'class: "crossDepartment"');
  await desk.act(CLERK, 'acceptCase', uid);
  await desk.act(CLERK, 'assignCase', uid, 'department: "市市场监管局"');
  await desk.act(UNIT, 'replyOrder', uid, 'reply: "已会商"');
  await desk.act(UNIT, 'completeCase', uid, 'result: "已按单元许可，请钭𫠝孟来领证"');
  await desk.act(CLERK, 'giveFeedback', uid, 'note: "已电话反馈"');
  await desk.act(CLERK, 'rateCase', uid, `level: 5, code: "${receiptCode}", comment: "本人意见"`);
  return uid;
}

describe('WL-34, WL-78: a hard matter that was solved', () => {
  let uid: string;
  let one: Seen;

  it('is no example while it is open', async () => {
    uid = await cleared();
    expect(refusal(await propose(CLERK, { uid }))).toEqual([
      'LIBRARY_CASE_OPEN',
      'uid',
      { state: 'awaitingConfirmation' },
    ]);
    await desk.runJobs();
    expect(await waiting(HEAD)).toEqual([]);
  });

  it('is suggested once it is cleared, once, and without a word', async () => {
    await desk.act(CLERK, 'clearCase', uid);
    await desk.runJobs();
    await desk.runJobs();
    const [suggested, ...more] = await waiting(HEAD);
    expect(more).toEqual([]);
    expect(suggested).toMatchObject({
      ...{ state: 'SUGGESTED', title: '', problem: '', number: null, case: { uid } },
      ...{ steps: [{ act: 'suggest', by: null }], acts: ['WRITE', 'DROP'] },
    });
  });

  it('is a draft without names and numbers, which is kept nowhere', async () => {
    const { data } = await ask(
      CLERK,
      `{ draft: countyLibraryDraft(uid: "${uid}") { title problem obstacle solution effect item causes } }`,
    );
    expect(data.draft).toEqual({
      title: '食品经营许可：王建国的共享厨房',
      ...{ problem: '我叫某某，三个部门都说不归他们管', obstacle: '规则不符合' },
      ...{ solution: '已按单元许可，请某某来领证', effect: '用时0个工作日' },
      ...{ item: '食品经营许可', causes: ['RULES_NOT_MET'] },
    });
    expect(refusal(await ask(ELSEWHERE, `{ countyLibraryDraft(uid: "${uid}") { title } }`))[0]).toBe('CASE_NOT_FOUND');
  });

  it('is written anew, and refused where it still points to a person', async () => {
    const tried: [object, string, string][] = [
      [{ problem: '当事人王建国来过三次' }, 'problem', 'name'],
      [{ solution: '请钭𫠝孟来领证' }, 'solution', 'name'],
      [{ effect: '回访13812345678满意' }, 'effect', 'number'],
      [{ title: '天柱茶业有限公司的证' }, 'title', 'firm'],
      [{ obstacle: '厨房在人民路12号' }, 'obstacle', 'address'],
    ];
    for (const [input, field, kind] of tried)
      expect(refusal(await propose(CLERK, { uid, ...input }))).toEqual(['LIBRARY_PERSONAL', field, { found: kind }]);
    expect(refusal(await propose(CLERK, { uid, title: ' ' }))).toEqual(['FIELD_REQUIRED', 'title']);
    expect((await waiting(HEAD)).map(({ state }) => state)).toEqual(['SUGGESTED']);
    one = await written(CLERK, { uid });
    expect(one).toMatchObject({
      ...{ state: 'PROPOSED', number: '案例〔2026〕1号', edition: 1, reach: 'AREA', typical: false },
      ...{ listing: 'SUGGESTED', center: { code: '331081' }, case: { uid }, acts: ['WRITE'] },
    });
  });

  it('is published by a second person, and by nobody else', async () => {
    expect(refusal(await decide(CLERK, 'PublishLibraryCase', one.id))).toEqual([
      'NOT_PERMITTED',
      { act: 'publishLibraryCase', role: 'registrar' },
    ]);
    expect(refusal(await decide(UNIT, 'PublishLibraryCase', one.id))).toEqual(['LIBRARY_NOT_FOUND', 'id']);
    const own = await written(HEAD, { uid, title: '共享厨房按单元许可' });
    expect(own.acts).toEqual(['WRITE', 'RETURN', 'DROP']);
    expect(refusal(await decide(HEAD, 'PublishLibraryCase', own.id))).toEqual(['LIBRARY_SAME_PERSON']);
    expect(await found(UNIT, '{}')).toEqual([]);
    const back = await decided(SECTION, 'ReturnLibraryCase', own.id, ', reason: "请写明依据"');
    expect(back).toMatchObject({ state: 'RETURNED', acts: ['WRITE', 'DROP'] });
    await written(CLERK, { uid });
    const published = await decided(SECTION, 'PublishLibraryCase', one.id);
    expect(published).toMatchObject({ id: one.id, state: 'PUBLISHED', acts: ['WRITE', 'WITHDRAW', 'LIST'] });
    expect(published.steps).toMatchObject([
      { act: 'suggest' },
      { act: 'write' },
      { act: 'write', role: 'center-head' },
      { act: 'return', text: '请写明依据' },
      { act: 'write' },
      { act: 'publish', role: 'supervision-section' },
    ]);
  });

  it('is found in the words that people use, also in two characters and in traditional ones', async () => {
    for (const text of ['厨房', '许可', '商户合用', '共享廚房辦證', '几个老板共用厨房办不了食品证'])
      expect([text, (await found(UNIT, `{ text: "${text}" }`)).map(({ id }) => id)]).toEqual([text, [one.id]]);
    expect(await found(UNIT, '{ text: "宅基地" }')).toEqual([]);
    expect(await found(UNIT, '{ item: "申请食品经营许可", causes: [RULES_NOT_MET], typical: false }')).toHaveLength(1);
    expect(await found(UNIT, '{ causes: [OTHER] }')).toEqual([]);
    expect(await found(UNIT, '{ forServiceList: true, area: "331000" }')).toHaveLength(1);
    expect(await found(UNIT, '{ area: "340000" }')).toEqual([]);
  });

  it('shows who only reads it neither the case nor who wrote it', async () => {
    expect((await found(UNIT, '{}'))[0]).toMatchObject({ case: null, steps: [], acts: [] });
  });

  it('SH-35: reaches its area at other levels, and nobody beyond', async () => {
    expect((await found(TOWN, '{ text: "共享厨房" }', 'township')).map(({ id }) => id)).toEqual([one.id]);
    expect((await found(CITY, '{ text: "共享厨房" }', 'city')).map(({ id }) => id)).toEqual([one.id]);
    expect((await found(PROVINCE, '{}', 'province'))[0]).toMatchObject({ number: one.number, case: null, acts: [] });
    expect(await found(ELSEWHERE, '{}')).toEqual([]);
    expect(await found(['efficiency-officer', '340800'], '{}', 'city')).toEqual([]);
    expect(refusal(await ask(ELSEWHERE, `{ countyLibraryCase(id: "${one.id}") { title } }`))[0]).toBe(
      'LIBRARY_NOT_FOUND',
    );
    expect(refusal(await decide(CITY, 'WithdrawLibraryCase', one.id, ', reason: "x"', 'city'))[0]).toBe(
      'NOT_PERMITTED',
    );
  });

  it('has a next edition, which takes its place once it is published', async () => {
    const next = await written(CLERK, { id: one.id, reach: 'ALL', typical: true, solution: '全省统一按单元许可' });
    expect(next).toMatchObject({ series: one.series, edition: 2, number: one.number, state: 'PROPOSED' });
    expect((await found(UNIT, '{}')).map(({ edition }) => edition)).toEqual([1]);
    await decided(SECTION, 'PublishLibraryCase', next.id);
    expect((await found(UNIT, '{}')).map(({ edition, typical }) => [edition, typical])).toEqual([[2, true]]);
    expect((await found(UNIT, '{ text: "厨房" }')).map(({ edition }) => edition)).toEqual([2]);
    expect((await found(ELSEWHERE, '{ text: "厨房" }')).map(({ id }) => id)).toEqual([next.id]);
    expect((await found(['efficiency-officer', '340800'], '{ typical: true }', 'city')).map(({ id }) => id)).toEqual([
      next.id,
    ]);
    const { data } = await ask(UNIT, `{ one: countyLibraryCase(id: "${one.id}") { state } }`);
    expect(data.one.state).toBe('REPLACED');
    one = next;
  });

  it('WL-35: is judged for the list of services', async () => {
    const listed = await decided(HEAD, 'JudgeServiceListing', one.id, ', listed: true, note: "纳入许可专区"');
    expect(listed).toMatchObject({ listing: 'LISTED', state: 'PUBLISHED' });
    expect((await found(CITY, '{}', 'city'))[0]).toMatchObject({ listing: 'LISTED' });
    expect(await found(UNIT, '{ forServiceList: true }')).toEqual([]);
  });

  it('WL-14: is shown to who writes down the like, with a count of what is open', async () => {
    await desk.register(ELSEWHERE, { title: '合租厨房', item: '食品经营许可', causes: ['RULES_NOT_MET'] });
    const draft = '{ text: "我们几户合用一间厨房做外卖，", item: "食品经营许可", causes: [RULES_NOT_MET] }';
    const { data } = await ask(ELSEWHERE, `{ like: countySimilarCases(draft: ${draft}) { openHere cases { id } } }`);
    expect(data.like).toEqual({ openHere: 1, cases: [{ id: one.id }] });
    // by the item alone, too
    const bare = await ask(
      ELSEWHERE,
      '{ like: countySimilarCases(draft: { text: "", item: "食品经营许可" }) { cases { id } } }',
    );
    expect(bare.data.like.cases).toEqual([{ id: one.id }]);
    expect(refusal(await ask(CLERK, '{ countySimilarCases(draft: { text: "x" }, first: 21) { openHere } }'))[0]).toBe(
      'PAGE_SIZE',
    );
    expect(
      refusal(await ask(['citizen', '331081'], '{ countySimilarCases(draft: { text: "x" }) { openHere } }'))[0],
    ).toBe('NOT_PERMITTED');
  });

  it('is withdrawn everywhere, with the reason', async () => {
    const gone = await decided(HEAD, 'WithdrawLibraryCase', one.id, ', reason: "政策已变"');
    expect(gone).toMatchObject({ state: 'WITHDRAWN', acts: ['WRITE'] });
    for (const [who, level] of [
      [UNIT, 'county'],
      [CITY, 'city'],
      [PROVINCE, 'province'],
      [TOWN, 'township'],
    ] as const) {
      expect(await found(who, '{ text: "厨房" }', level)).toEqual([]);
      expect(await found(who, '{}', level)).toEqual([]);
    }
    for (const level of LEVELS) {
      const { read } = desk.service(level).database;
      expect(await read.count(LibraryTerm)).toBe(0);
      // and its words are counted no more
      expect((await read.find(LibraryTermCount)).filter(({ texts }) => texts !== 0)).toEqual([]);
    }
  });

  it('forgets which case it was, once its reporter is forgotten', async () => {
    const county = desk.service('county');
    await county.database.write(tx => forgetCase(tx, county, uid));
    const rows = await desk.hub.rows<{ n: number }>(
      'county',
      `select count(*) as n from library_cases where uid = '${uid}'`,
    );
    expect(rows).toEqual([{ n: 0 }]);
  });
});

describe('a list of the library', () => {
  it('is read page by page without a gap, by time and by words', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 5; i += 1) {
      const { id } = await written(CLERK, { title: `合用厨房第${i + 1}例`, reach: 'CENTER' });
      await decided(SECTION, 'PublishLibraryCase', id);
      ids.push(id);
      desk.wait(1);
    }
    for (const filter of ['{}', '{ text: "厨房" }']) {
      const paged: string[] = [];
      let after = '';
      for (;;) {
        const { data } = await ask(
          UNIT,
          `{ page: countyLibraryCases(first: 2, filter: ${filter}${after}) { edges { node { id } } pageInfo { hasNextPage endCursor } } }`,
        );
        paged.push(...(data.page.edges as { node: Seen }[]).map(({ node }) => node.id));
        if (!data.page.pageInfo.hasNextPage) break;
        after = `, after: "${data.page.pageInfo.endCursor}"`;
      }
      expect([filter, [...paged].sort()]).toEqual([filter, [...ids].sort()]);
    }
    expect(refusal(await ask(UNIT, '{ countyLibraryCases(after: "x") { pageInfo { hasNextPage } } }'))[0]).toBe(
      'CURSOR_MALFORMED',
    );
    expect(
      refusal(
        await ask(UNIT, '{ countyLibraryCases(after: "x", filter: { text: "厨房" }) { pageInfo { hasNextPage } } }'),
      )[0],
    ).toBe('CURSOR_MALFORMED');
    // what reaches its own center alone has gone nowhere
    expect(await found(CITY, '{}', 'city')).toEqual([]);
  });
});

describe('between levels', () => {
  const BODY = {
    ...{ id: '00000000-0000-4000-8000-00000000000a', series: '00000000-0000-4000-8000-00000000000a', edition: 1 },
    ...{
      number: '案例〔2026〕9号',
      state: 'published',
      rev: 2,
      center: '331081',
      reach: 'all',
      item: null,
      causes: [],
    },
    ...{ title: '一例', problem: '一', obstacle: '一', solution: '一', basis: null, effect: null, typical: false },
    ...{ listing: 'none', publishedAt: '2026-09-28T01:30:00.000Z', changedAt: '2026-09-28T01:30:00.000Z' },
  };
  let seq = 800_000;
  const told = async (body: object, origin = 'county@00000000'): Promise<string | null> => {
    const service = desk.service('city');
    seq += 1;
    const { refusal: code } = await receive(service, {
      ...{ origin, seq, topic: PUBLISHED, uid: '00000000-0000-4000-8000-00000000000b', to: 'city' as const },
      ...{ announcedAt: desk.instant, body: body as Record<string, unknown> },
    });
    return code;
  };

  it('only the level of its center tells of a case, nothing that looks personal comes in, and the latest word stands', async () => {
    expect(await told({ ...BODY, title: 7 })).toBe('MESSAGE_MALFORMED');
    expect(await told({ ...BODY, reach: 'center' })).toBe('MESSAGE_MALFORMED');
    expect(await told({ ...BODY, problem: '当事人王建国' })).toBe('MESSAGE_MALFORMED');
    expect(await told(BODY, 'township@00000000')).toBe('MESSAGE_MISDIRECTED');
    expect(await told({ ...BODY, center: '331000' })).toBe('MESSAGE_MISDIRECTED');
    expect(await told({ ...BODY, rev: 3, state: 'withdrawn' })).toBeNull();
    expect(await told(BODY)).toBeNull();
    expect(await found(CITY, '{}', 'city')).toEqual([]);
    expect(await told({ ...BODY, center: '340882', rev: 9 })).toBe('MESSAGE_MISDIRECTED');
    expect(await told({ ...BODY, rev: 4 })).toBeNull();
    expect(await found(CITY, '{ text: "一例" }', 'city')).toHaveLength(1);
  });
});
