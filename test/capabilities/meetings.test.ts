import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { meetings } from '../../subgraphs/capabilities/meetings/index.ts';
import { JobRunner } from '../../subgraphs/kit/jobs.ts';
import { Casework } from '../testkit/casework.ts';
import { codeOf } from '../testkit/duties.ts';
import type { Answer, Who } from '../testkit/hub.ts';
import { clockOf, linesOf } from '../testkit/readFile.ts';

const HOME = '331081';
const CLERK: Who = ['registrar', HOME];
const REFORM: Who = ['reform-office', HOME];
const LEADER: Who = ['leader', HOME];
const HEAD: Who = ['center-head', HOME];
const MARKET: Who = ['handler', HOME, 'market-regulation'];
const TAX: Who = ['handler', HOME, 'taxation'];
const NEIGHBOUR: Who = ['reform-office', '340882'];

const ITEM = `no acts case { uid } number title source why carried note question outcome words orders movedTo meanwhile`;
const FIELDS = `id day name kind state acts cite pack minutes reason center { code } invited { departments bodies }
  attended { departments bodies roles } agenda { ${ITEM} }`;

interface SeenItem {
  case: { uid: string };
  carried: number;
  outcome: string | null;
  movedTo: string | null;
  [field: string]: unknown;
}
interface Seen {
  id: string;
  day: string;
  name: string;
  state: string;
  agenda: SeenItem[];
  [field: string]: unknown;
}

let desk: Casework;
beforeAll(async () => {
  desk = await Casework.start('2026-10-12T09:30');
}, 240_000);
afterAll(() => desk?.stop());

const ask = async (who: Who, query: string): Promise<Answer> => desk.hub.ask(await desk.hub.token(who), query);

async function done(who: Who, mutation: string): Promise<Seen> {
  const answer = await ask(who, `mutation { meeting: county${mutation} { ${FIELDS} } }`);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data.meeting as Seen;
}

async function refusal(who: Who, mutation: string): Promise<unknown[]> {
  const answer = await ask(who, `mutation { meeting: county${mutation} { id } }`);
  const { code, params, field } = answer.errors?.[0]?.extensions ?? { code: 'ok', field: undefined, params: undefined };
  return [code, ...(field ? [field] : []), ...(params ? [params] : [])];
}

async function list(who: Who, filter = '{}', area = HOME): Promise<Seen[]> {
  const answer = await ask(
    who,
    `{ page: countyMeetings(area: "${area}", filter: ${filter}) { edges { node { ${FIELDS} } } } }`,
  );
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return (answer.data.page as { edges: { node: Seen }[] }).edges.map(({ node }) => node);
}

const GOVERNMENT = '市政府（市委改革办牵头提交研究）';
const OFFICE = '市委改革办部门协调会议';
const SORTING = '分类梳理、协调处置';

async function next(name: string, who: Who = REFORM): Promise<Seen> {
  const found = (await list(who, `{ states: [PLANNED], from: "${desk.instant.slice(0, 10)}" }`))
    .filter(meeting => meeting.name === name)
    .at(-1);
  if (!found) throw new Error(`no meeting to come of ${name}`);
  return found;
}

const uids = ({ agenda }: Seen): string[] => agenda.map(item => item.case.uid);
const itemOf = ({ agenda }: Seen, uid: string): SeenItem | undefined => agenda.find(item => item.case.uid === uid);

let titles = 0;
async function accepted(klass = 'other'): Promise<string> {
  titles += 1;
  const { uid } = await desk.register(CLERK, { title: `疑难${titles}`, item: '经营许可', causes: ['RULES_NOT_MET'] });
  await desk.act(CLERK, 'triageCase', uid, `class: "${klass}"`);
  await desk.act(CLERK, 'acceptCase', uid);
  return uid;
}

const PACKET = 'question: { tried: "已协调两个部门", question: "由谁承办？", authorityWanted: "指定部门" }';

/** Puts a case to the reform office, has it answered there, and puts it to the government: tier 3. */
async function tierThree(): Promise<string> {
  const uid = await accepted('crossDepartment');
  await desk.act(CLERK, 'consultUp', uid, PACKET);
  await desk.act(LEADER, 'directCase', uid, 'decision: "提交市政府研究"');
  await desk.act(CLERK, 'consultUp', uid, PACKET);
  return uid;
}

const decide = (id: string, uid: string, more = 'department: "市市场监管局"') =>
  `DecideMeetingItem(id: "${id}", uid: "${uid}", decision: { decision: "由市场监管局牵头，五日内办结", ${more} })`;

/** What the hub does by itself when it looks again. */
async function aMinuteLater(): Promise<void> {
  desk.wait(1);
  await new JobRunner(desk.service('county'), meetings.jobs ?? []).look();
}

describe('WL-73, N16: the monthly agenda of the government', () => {
  let government: Seen;
  let first: string;
  let second: string;

  it('is planned by the rules, for each series its next day, once', async () => {
    expect(await list(REFORM)).toEqual([]);
    first = await tierThree();
    // a minute after the first open case, and after other rules, without anybody’s word
    const county = desk.service('county');
    const { policies } = county;
    county.policies = policies.filter(({ pack }) => pack !== 'wenling');
    await aMinuteLater();
    expect(await list(REFORM)).toEqual([]);
    county.policies = policies;
    await aMinuteLater();
    expect(await list(REFORM)).toHaveLength(3);
    for (let i = 0; i < 2; i += 1) await desk.runJobs();
    const planned = await list(REFORM);
    expect(planned.map(({ name, day, state }) => [name, day, state])).toEqual([
      [GOVERNMENT, '2026-11-02', 'PLANNED'],
      ...[
        [SORTING, '2026-10-19', 'PLANNED'],
        [OFFICE, '2026-10-19', 'PLANNED'],
      ].sort(
        (one, other) =>
          planned.findIndex(({ name }) => name === one[0]) - planned.findIndex(({ name }) => name === other[0]),
      ),
    ]);
    expect(planned[0]).toMatchObject({ pack: 'wenling@1', center: { code: HOME } });
    expect(planned[0]?.cite).toContain('闭环处理机制');
    const kinds = async (kind: string) => (await list(REFORM, `{ kinds: [${kind}] }`)).map(({ name }) => name).sort();
    expect(await kinds('SORTING')).toEqual([SORTING]);
    expect(await kinds('BODY')).toEqual([GOVERNMENT, OFFICE].sort());
    expect(await kinds('CONSULTATION')).toEqual([]);
    expect(planned[0]?.acts).toEqual(['ADD', 'TAKE_OFF', 'CANCEL']);
    // where nothing is open, nobody confers
    expect(await list(NEIGHBOUR, '{}', '340882')).toEqual([]);
  });

  it('holds exactly the open questions to the government: none answered, none to another body', async () => {
    second = await tierThree();
    const answered = await tierThree();
    await desk.act(LEADER, 'directCase', answered, 'decision: "同意"');
    const tierTwo = await accepted('crossDepartment');
    await desk.act(CLERK, 'consultUp', tierTwo, PACKET);
    const tierOne = await accepted();
    government = await next(GOVERNMENT);
    expect([...uids(government)].sort()).toEqual([first, second].sort());
    expect(itemOf(government, first)).toMatchObject({
      ...{ source: 'AGENDA', carried: 0, question: '由谁承办？', outcome: null, meanwhile: null, why: null },
    });
    expect(uids(await next(OFFICE))).toEqual([tierTwo]);
    expect(uids(await next(SORTING))).toEqual([expect.any(String), expect.any(String)].slice(0, 2));
    const sorted = await next(SORTING);
    expect(itemOf(sorted, tierOne)).toMatchObject({ why: 'NOBODY' });
    expect(itemOf(sorted, answered)).toMatchObject({ why: 'NOBODY' });
  });

  it('is held on its day and not before, by who keeps meetings; from then on its agenda stands', async () => {
    const hold = `HoldMeeting(id: "${government.id}", present: { departments: ["市市场监管局"], bodies: ["市政府办公室"], roles: ["leader"] })`;
    expect(await refusal(REFORM, hold)).toEqual(['MEETING_NOT_YET', { day: '2026-11-02' }]);
    expect(await refusal(REFORM, decide(government.id, first))).toEqual(['MEETING_STATE', { stands: 'planned' }]);
    desk.setTime('2026-11-02T09:30');
    // what is put on the day itself is for the next time that the body sits
    const onTheDay = await tierThree();
    expect([...uids(await one(government.id))].sort()).toEqual([first, second].sort());
    expect(await refusal(LEADER, hold)).toEqual(['NOT_PERMITTED', { act: 'keepMeeting', role: 'leader' }]);
    expect((await refusal(REFORM, hold.replace('leader', '张三')))[0]).toBe('FIELD_INVALID');
    const held = await done(REFORM, hold);
    expect(held).toMatchObject({
      state: 'HELD',
      attended: { departments: ['市市场监管局'], bodies: ['市政府办公室'], roles: ['leader'] },
    });
    expect(held.agenda.map(({ no }) => no)).toEqual([1, 2]);
    // what may be said about an item, by whom: the leader decides and keeps no list
    expect(held.acts).toEqual(['ADD', 'MINUTE', 'DECIDE', 'PUT_OFF', 'TAKE_OFF', 'CLOSE']);
    expect(itemOf(held, first)?.acts).toEqual(['DECIDE', 'PUT_OFF', 'TAKE_OFF']);
    const [seen] = (await list(LEADER, '{ kinds: [BODY], states: [HELD] }')) as Seen[];
    expect([seen?.acts, seen?.agenda[0]?.acts]).toEqual([['DECIDE'], ['DECIDE']]);
    const late = await tierThree();
    expect(uids(await one(government.id))).not.toContain(late);
    await desk.runJobs();
    // what the meeting leaves open stands on the next agenda by itself
    expect([...uids(await next(GOVERNMENT))].sort()).toEqual([first, second, late, onTheDay].sort());
  });

  it('N16: a decision is, in one commit, the direction and a work order with a clock', async () => {
    const before = await desk.file(CLERK, first);
    // the limit is known before it is set, and is the one that the order then has
    const preview = `{ file: countyFile(uid: "${first}") { orderLimit { kind no dueOn dueAt why { text cite } } } }`;
    const { orderLimit } = (await ask(LEADER, preview)).data.file as { orderLimit: Record<string, unknown> };
    // nothing half-written: where no order can be given, nothing is directed
    expect((await refusal(LEADER, decide(government.id, first, 'department: "没有的局"')))[0]).toBe(
      'DEPARTMENT_UNKNOWN',
    );
    expect(await desk.file(CLERK, first)).toEqual(before);
    const after = await done(LEADER, decide(government.id, first));
    expect(itemOf(after, first)).toMatchObject({
      ...{ outcome: 'DECIDED', words: '由市场监管局牵头，五日内办结', orders: '1' },
    });
    const file = await desk.file(CLERK, first);
    expect(file.ladder.at(-1)?.decision).toBe('由市场监管局牵头，五日内办结');
    expect(file.orders).toMatchObject([{ no: 1, department: '市市场监管局', status: 'OPEN' }]);
    const clock = clockOf(file, 'REPLY');
    expect(clock).toMatchObject({ status: 'RUNNING', ...orderLimit });
    expect(clock?.why.length).toBeGreaterThan(1);
    const meeting = `${GOVERNMENT} 2026-11-02`;
    expect(linesOf(file, 'DIRECT').at(-1)?.details.meeting).toBe(meeting);
    expect(linesOf(file, 'ASSIGN')).toMatchObject([{ role: 'leader', details: { meeting } }]);
    expect(uids(await next(GOVERNMENT))).not.toContain(first);
  });

  it('of two who decide the same item one comes second, and is told so', async () => {
    const codes = await Promise.all([
      refusal(LEADER, decide(government.id, second)),
      refusal(REFORM, decide(government.id, second)),
      refusal(HEAD, decide(government.id, second)),
    ]);
    expect(codes.map(([code]) => code).sort()).toEqual(['MEETING_ITEM_SETTLED', 'MEETING_ITEM_SETTLED', 'ok']);
    const file = await desk.file(CLERK, second);
    expect(file.orders).toHaveLength(1);
    expect(linesOf(file, 'ASSIGN')).toHaveLength(1);
  });

  it('ends with its minutes, in which no number names a person', async () => {
    const { id } = government;
    expect(await refusal(REFORM, `CloseMeeting(id: "${id}")`)).toEqual(['FIELD_REQUIRED', 'minutes']);
    await done(REFORM, `WriteMinutes(id: "${id}", minutes: "会议研究了两件事，联系人电话13812345678。")`);
    const closed = await done(REFORM, `CloseMeeting(id: "${id}")`);
    expect(closed).toMatchObject({ state: 'CLOSED', minutes: '会议研究了两件事，联系人电话****。' });
    expect(await refusal(REFORM, `WriteMinutes(id: "${id}", minutes: "改")`)).toEqual([
      'MEETING_STATE',
      { stands: 'closed' },
    ]);
  });

  const one = async (id: string): Promise<Seen> => {
    const answer = await ask(REFORM, `{ meeting: countyMeeting(id: "${id}") { ${FIELDS} } }`);
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data.meeting as Seen;
  };
});

describe('WL-42: a consultation that is called for its cases', () => {
  let meeting: Seen;
  let uid: string;
  let closed: string;
  let third: string;

  it('invites departments and bodies, on a day to come', async () => {
    [uid, closed, third] = [await accepted(), await accepted(), await accepted()];
    const call = (more: string) =>
      `CallMeeting(meeting: { name: "部门会谈", departments: ["市市场监管局"], bodies: ["市商会"], ${more} })`;
    const three = `uids: ["${uid}", "${closed}"]`;
    expect((await refusal(REFORM, call(`day: "2026-11-01", ${three}`))).slice(0, 2)).toEqual(['MEETING_DAY', 'day']);
    expect(
      (
        await refusal(
          REFORM,
          call('day: "2026-11-03", departments: ["没有的局"]').replace('departments: ["市市场监管局"], ', ''),
        )
      )[0],
    ).toBe('DEPARTMENT_UNKNOWN');
    const nowhere = '00000000-0000-4000-8000-000000000000';
    const before = (await list(REFORM)).length;
    expect(await refusal(REFORM, call(`day: "2026-11-03", uids: ["${uid}", "${nowhere}"]`))).toEqual([
      'CASE_NOT_FOUND',
      'uid',
    ]);
    expect((await list(REFORM)).length).toBe(before);
    expect(await refusal(CLERK, call(`day: "2026-11-03", ${three}`))).toEqual([
      'NOT_PERMITTED',
      { act: 'keepMeeting', role: 'registrar' },
    ]);
    meeting = await done(REFORM, call(`day: "2026-11-03", ${three}`));
    expect(meeting).toMatchObject({
      ...{ state: 'PLANNED', cite: null, invited: { departments: ['市市场监管局'], bodies: ['市商会'] } },
    });
    expect([...uids(meeting)].sort()).toEqual([uid, closed].sort());
    await done(REFORM, `AddToMeeting(id: "${meeting.id}", uid: "${third}", note: "一并研究")`);
    expect(await refusal(REFORM, `AddToMeeting(id: "${meeting.id}", uid: "${third}")`)).toEqual([
      'MEETING_ITEM_TWICE',
      'uid',
    ]);
  });

  it('is known to a department that was invited, which sees its own cases and no others', async () => {
    await desk.act(CLERK, 'assignCase', uid, 'department: "市市场监管局"');
    const seen = await list(MARKET);
    expect(seen.map(({ id }) => id)).toContain(meeting.id);
    expect(seen.flatMap(one => (one.id === meeting.id ? uids(one) : []))).toEqual([uid]);
    expect((await list(TAX)).map(({ id }) => id)).not.toContain(meeting.id);
    expect(codeOf(await ask(TAX, `{ countyMeeting(id: "${meeting.id}") { day } }`))).toBe('MEETING_NOT_FOUND');
    expect(codeOf(await ask(NEIGHBOUR, `{ countyMeeting(id: "${meeting.id}") { day } }`))).toBe('MEETING_NOT_FOUND');
    expect(await refusal(MARKET, decide(meeting.id, uid))).toEqual([
      'NOT_PERMITTED',
      { act: 'decideMeeting', role: 'handler' },
    ]);
    const { data } = await ask(MARKET, `{ file: countyFile(uid: "${uid}") { meetings { meeting outcome } } }`);
    expect(data.file).toEqual({ meetings: [{ meeting: meeting.id, outcome: null }] });
  });

  it('says of a case that was closed meanwhile that it is, and needs no word on it', async () => {
    await desk.act(CLERK, 'withdrawCase', closed, 'reason: "已自行解决"');
    desk.setTime('2026-11-03T09:30');
    const held = await done(REFORM, `HoldMeeting(id: "${meeting.id}", present: {})`);
    expect(itemOf(held, closed)).toMatchObject({ meanwhile: 'CASE_CLOSED', outcome: null });
    expect(await refusal(REFORM, decide(meeting.id, closed))).toEqual([
      'MEETING_ITEM_GONE',
      'uid',
      { meanwhile: 'caseClosed' },
    ]);
    expect(await refusal(REFORM, `CloseMeeting(id: "${meeting.id}")`)).toEqual(['MEETING_ITEMS_OPEN', { open: '2' }]);
  });

  it('is put off only to a meeting that is named, and counted there; or taken off with a reason', async () => {
    const putOff = (more = '') => `PutOffMeetingItem(id: "${meeting.id}", uid: "${uid}", reason: "待补充材料"${more})`;
    expect(await refusal(REFORM, putOff())).toEqual(['MEETING_NEXT_MISSING', 'next']);
    expect(await refusal(REFORM, putOff(`, next: "${meeting.id}"`))).toEqual(['MEETING_NOT_FOUND', 'next']);
    const later = await done(REFORM, 'CallMeeting(meeting: { name: "部门会谈", day: "2026-11-10" })');
    const after = await done(REFORM, putOff(`, next: "${later.id}"`));
    expect(itemOf(after, uid)).toMatchObject({ outcome: 'PUT_OFF', words: '待补充材料', movedTo: later.id });
    await done(REFORM, `TakeOffMeetingItem(id: "${meeting.id}", uid: "${third}", reason: "当场协调落实")`);
    const there = (await list(REFORM)).find(({ id }) => id === later.id);
    expect(there?.agenda).toMatchObject([{ case: { uid }, source: 'CARRIED', carried: 1 }]);
    // one that is called off and has no next one ends with the reason
    const off = await done(REFORM, `CancelMeeting(id: "${later.id}", reason: "合并召开")`);
    expect(off).toMatchObject({ state: 'CANCELLED', reason: '合并召开', agenda: [{ outcome: 'TAKEN_OFF' }] });
  });
});

describe('WL-70: the list that is sorted every week', () => {
  it('carries what is put off to the next week, with its count, and orders what is decided', async () => {
    desk.setTime('2026-11-09T09:00');
    const [stays, goes] = [await accepted(), await accepted()];
    await desk.runJobs();
    desk.setTime('2026-11-16T09:30');
    const sorting = await next(SORTING);
    expect(sorting.day).toBe('2026-11-16');
    await done(HEAD, `HoldMeeting(id: "${sorting.id}", present: { roles: ["center-head"] })`);
    await done(HEAD, `PutOffMeetingItem(id: "${sorting.id}", uid: "${stays}", reason: "待部门意见")`);
    await done(HEAD, decide(sorting.id, goes));
    expect((await desk.file(CLERK, goes)).orders).toMatchObject([{ status: 'OPEN' }]);
    const week = await next(SORTING);
    expect(week.day).toBe('2026-11-23');
    expect(week.agenda[0]).toMatchObject({ case: { uid: stays }, source: 'CARRIED', carried: 1 });
    expect(uids(week)).not.toContain(goes);
    // a week that is called off hands what it carries to the week after
    await done(HEAD, `CancelMeeting(id: "${week.id}", reason: "另有安排")`);
    const after = await next(SORTING);
    expect(after.day).toBe('2026-11-30');
    expect(after.agenda[0]).toMatchObject({ case: { uid: stays }, carried: 2 });
    await desk.runJobs();
    expect(
      (await list(HEAD, '{ from: "2026-11-23", to: "2026-11-23" }')).filter(({ name }) => name === SORTING),
    ).toMatchObject([{ state: 'CANCELLED' }]);
  });

  it('is one a day: the same meeting is not called twice', async () => {
    const { day } = await next(SORTING);
    expect(await refusal(HEAD, `CallMeeting(meeting: { name: "${SORTING}", day: "${day}" })`)).toEqual([
      ...['MEETING_TAKEN', 'day'],
      { name: SORTING, day },
    ]);
    const extra = await done(HEAD, `CallMeeting(meeting: { name: "${SORTING}", day: "2026-11-18" })`);
    expect(extra.agenda.length).toBeGreaterThan(0);
  });
});

it('is read page by page without a gap', async () => {
  const all = (await list(REFORM)).map(({ id }) => id);
  const paged: string[] = [];
  let after = '';
  for (;;) {
    const { data } = await ask(
      REFORM,
      `{ page: countyMeetings(area: "${HOME}", first: 2${after}) { edges { node { id } } pageInfo { hasNextPage endCursor } } }`,
    );
    const page = data.page as { edges: { node: Seen }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
    paged.push(...page.edges.map(({ node }) => node.id));
    if (!page.pageInfo.hasNextPage) break;
    after = `, after: "${page.pageInfo.endCursor}"`;
  }
  expect(paged).toEqual(all);
  expect(all.length).toBeGreaterThan(6);
});
