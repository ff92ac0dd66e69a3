import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assessLedger, ASSESSED } from '../../subgraphs/capabilities/assessment/assessLedger.ts';
import { AssessmentRow } from '../../subgraphs/capabilities/assessment/AssessmentRow.ts';
import { PROJECT_ROOT } from '../../shared/projectRoot.ts';
import { rebuildAssessments } from '../../subgraphs/capabilities/assessment/rebuild.ts';
import { KitState } from '../../subgraphs/kit/KitState.ts';
import { Casework } from '../testkit/casework.ts';
import { codeOf } from '../testkit/duties.ts';
import type { Answer, Who } from '../testkit/hub.ts';

const CLERK: Who = ['registrar', '430524'];
const SECTION: Who = ['supervision-section', '430524'];
const HEAD: Who = ['center-head', '430524'];
const TAX: Who = ['handler', '430524', 'taxation'];
const MEDICAL: Who = ['handler', '430524', 'medical-security'];
const CITY: Who = ['efficiency-officer', '430500'];
const NEIGHBOUR: Who = ['supervision-section', '340882'];

const FORM = { title: '契税三次未办成', item: '契税申报', causes: ['RULES_NOT_MET'], reporterName: '欧阳金丝雀' };
const FIELDS = `id kind event scope center { code } department departmentName person points case { uid } line dueOn cite pack
  state answer acts steps { act role text }`;

let desk: Casework;
beforeAll(async () => {
  desk = await Casework.start('2026-09-28T09:30');
}, 240_000);
afterAll(() => desk?.stop(), 60_000);

/** The staff id that a token of the tests has. */
const personOf = ([role, center, department]: Who): string =>
  [`${role}@${center}`, ...(department === undefined ? [] : [department])].join('.');

interface Seen {
  id: string;
  event: string;
  scope: string;
  department: string | null;
  person: string | null;
  points: number;
  state: string;
  acts: string[];
  case: { uid: string };
  [field: string]: unknown;
}

const ask = async (who: Who, query: string): Promise<Answer> => desk.hub.ask(await desk.hub.token(who), query);

async function data<T>(who: Who, query: string): Promise<T> {
  const answer = await ask(who, query);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data.it as T;
}

const list = async (who: Who, filter = '{}', area = '430524'): Promise<Seen[]> => {
  const text = `{ it: countyAssessments(area: "${area}", first: 200, filter: ${filter}) { edges { node { ${FIELDS} } } } }`;
  return (await data<{ edges: { node: Seen }[] }>(who, text)).edges.map(({ node }) => node);
};

const done = (who: Who, mutation: string): Promise<Seen> => data(who, `mutation { it: ${mutation} { ${FIELDS} } }`);

async function refusal(who: Who, mutation: string): Promise<unknown[]> {
  const { errors } = await ask(who, `mutation { it: ${mutation} { id } }`);
  const { code, params } = errors?.[0]?.extensions ?? { code: 'ok', params: undefined };
  return [code, ...(params && Object.keys(params).length > 0 ? [params] : [])];
}

const answer = (id: string, text = '已按时到场，系统未打卡') =>
  `countyAnswerAssessment(id: "${id}", answer: "${text}")`;
const confirm = (id: string) => `countyConfirmAssessment(id: "${id}", reason: "属实")`;
const drop = (id: string) => `countyDropAssessment(id: "${id}", reason: "记录有误")`;

/** A case that was given to the tax office. */
async function given(form: object = FORM, department = '税务局'): Promise<string> {
  const { uid } = await desk.register(CLERK, form);
  await desk.act(CLERK, 'triageCase', uid, 'class: "windowUnit"');
  await desk.act(CLERK, 'acceptCase', uid);
  await desk.act(CLERK, 'assignCase', uid, `department: "${department}"`);
  return uid;
}

/** The number of the last line that somebody wrote on a case. */
async function lineOf(uid: string, act: string): Promise<number> {
  const { entries } = await data<{ entries: { seq: number; act: string }[] }>(
    CLERK,
    `{ it: countyFile(uid: "${uid}") { entries { seq act } } }`,
  );
  return entries.findLast(entry => entry.act === act)?.seq ?? 0;
}

const assess = async (): Promise<void> => {
  await desk.settle();
  await assessLedger(desk.service('county'));
};

const rebuilt = async () => {
  const county = desk.service('county');
  return (await rebuildAssessments(county.database.read, county)).faults;
};

describe('LH-46, N10: late to a call', () => {
  let row: Seen;

  it('is proposed against the unit once, with its evidence, its article and its version', async () => {
    const uid = await given();
    await desk.act(CLERK, 'summonStaff', uid, 'unit: "医保局窗口"');
    await desk.pass('2026-09-28T10:30');
    await assess();
    const rows = await list(SECTION);
    expect(rows).toHaveLength(1);
    [row] = rows as [Seen];
    expect(row).toMatchObject({
      ...{ kind: 'POINTS', event: 'LATE_TO_SUMMONS', scope: 'UNIT', center: { code: '430524' }, points: -1 },
      ...{ department: 'medical-security', departmentName: '医疗保障局', person: null, case: { uid } },
      ...{ state: 'PROPOSED', pack: 'longhui@1', dueOn: '2026-10-10', answer: null, acts: ['DROP'] },
    });
    expect(row.cite).toContain('不按时赶到窗口');
    expect(row.line).toBe(await lineOf(uid, 'BREACH'));
    expect(await rebuilt()).toEqual([]);
  });

  it('is proposed once, however often the ledger is read, and from how many sides', async () => {
    const county = desk.service('county');
    await county.database.write(tx => tx.update(KitState, { name: ASSESSED }, { value: '0' }));
    await Promise.all([assessLedger(county), assessLedger(county), county.jobs.runAll()]);
    expect(await list(SECTION)).toHaveLength(1);
  });

  it('is seen by that unit and by no other, and not from beside', async () => {
    expect((await list(MEDICAL)).map(({ id, acts }) => [id, acts])).toEqual([[row.id, ['ANSWER']]]);
    expect(await list(TAX)).toEqual([]);
    for (const who of [TAX, NEIGHBOUR])
      expect(codeOf(await ask(who, `{ it: countyAssessment(id: "${row.id}") { id } }`))).toBe('ASSESSMENT_NOT_FOUND');
    expect(await refusal(TAX, answer(row.id))).toEqual(['ASSESSMENT_NOT_FOUND']);
    expect(codeOf(await ask(NEIGHBOUR, '{ it: countyAssessments(area: "430524") { edges { cursor } } }'))).toBe(
      'OUTSIDE_JURISDICTION',
    );
    expect((await list(CITY)).map(({ id }) => id)).toEqual([row.id]);
  });

  it('is not confirmed before the unit had its days, and counts nothing until then', async () => {
    expect(await refusal(SECTION, confirm(row.id))).toEqual(['ASSESSMENT_NOT_YET', { dueOn: '2026-10-10' }]);
    expect(await refusal(MEDICAL, confirm(row.id))).toEqual([
      'NOT_PERMITTED',
      { act: 'decideAssessment', role: 'handler' },
    ]);
    expect(await refusal(SECTION, answer(row.id))).toEqual([
      'NOT_PERMITTED',
      { act: 'answerAssessment', role: 'supervision-section' },
    ]);
    const answered = await done(MEDICAL, answer(row.id, '已到场，电话13812345678可核'));
    expect(answered).toMatchObject({ state: 'ANSWERED', answer: '已到场，电话****可核', acts: [] });
    const scores = await data<object[]>(
      SECTION,
      `{ it: countyAssessmentScores(area: "430524", from: "2026-01-01", to: "2026-12-31")
        { department person points confirmed waitingPoints waiting dropped } }`,
    );
    expect(scores).toEqual([
      {
        department: 'medical-security',
        person: null,
        points: 0,
        confirmed: 0,
        waitingPoints: -1,
        waiting: 1,
        dropped: 0,
      },
    ]);
  });

  it('counts once it is confirmed, and no more once that was a mistake', async () => {
    const score = async () => {
      const [one] = await data<{ points: number; waiting: number; dropped: number }[]>(
        MEDICAL,
        `{ it: countyAssessmentScores(area: "430524", from: "2026-09-01", to: "2026-09-30") { points waiting dropped } }`,
      );
      return [one?.points, one?.waiting, one?.dropped];
    };
    expect(await done(SECTION, confirm(row.id))).toMatchObject({ state: 'CONFIRMED', acts: ['DROP'] });
    expect(await score()).toEqual([-1, 0, 0]);
    expect(await refusal(SECTION, confirm(row.id))).toEqual(['ASSESSMENT_STATE', { state: 'confirmed' }]);
    expect(await refusal(MEDICAL, answer(row.id))).toEqual(['ASSESSMENT_STATE', { state: 'confirmed' }]);
    expect(await done(SECTION, drop(row.id))).toMatchObject({
      state: 'DROPPED',
      steps: [
        { act: 'ANSWER', role: 'handler' },
        { act: 'CONFIRM', text: '属实' },
        { act: 'DROP', text: '记录有误' },
      ],
    });
    expect(await score()).toEqual([0, 0, 1]);
  });
});

describe('LH-47, LH-49, LH-51: what somebody has found', () => {
  let uid: string;
  const verify = (who: Who, args: string) => `countyVerifyFault(uid: "${uid}", ${args}, note: "经调取录像核实")`;

  it('is put on the ledger by who supervises, and names nobody', async () => {
    uid = await given();
    await desk.act(TAX, 'receiveOrder', uid);
    const line = await lineOf(uid, 'RECEIVE_ORDER');
    expect(await codeOfAct(TAX, verify(TAX, 'fault: ATTITUDE'))).toBe('NOT_PERMITTED');
    expect(await codeOfAct(SECTION, verify(SECTION, 'fault: ATTITUDE, line: 999999'))).toBe('FAULT_LINE');
    expect(await codeOfAct(SECTION, verify(SECTION, 'fault: ATTITUDE, department: "没有的局"'))).toBe(
      'DEPARTMENT_UNKNOWN',
    );
    expect(await codeOfAct(SECTION, verify(SECTION, `fault: ATTITUDE, department: "税务局", line: ${line}`))).toBe(
      'ok',
    );
    const { entries } = await desk.file(SECTION, uid);
    expect(entries.findLast(({ act }) => act === 'VERIFY_FAULT')?.details).toEqual({
      ...{ fault: 'attitude', department: '税务局', line: String(line), note: '经调取录像核实' },
    });
  });

  const codeOfAct = async (who: Who, mutation: string) =>
    codeOf(await ask(who, `mutation { it: ${mutation} { uid } }`));

  it('leads to points for the unit and for the person who wrote the line, and to a strike', async () => {
    await assess();
    const rows = (await list(SECTION)).filter(one => one.case.uid === uid);
    const shown = rows.map(({ event, scope, department, person, points }) => [
      event,
      scope,
      department,
      person,
      points,
    ]);
    expect(shown.sort()).toEqual([
      ['UPHELD_COMPLAINT', 'PERSON', 'taxation', personOf(TAX), 0],
      ['VERIFIED_FAULT', 'PERSON', 'taxation', personOf(TAX), -1],
      ['VERIFIED_FAULT', 'UNIT', 'taxation', null, -1],
    ]);
    expect(await rebuilt()).toEqual([]);
  });

  it('shows what stands against a person to that one and to who assesses', async () => {
    const own = await list(TAX, '{ mine: true }');
    expect(own.map(({ event }) => event).sort()).toEqual(['UPHELD_COMPLAINT', 'VERIFIED_FAULT']);
    const service = desk.service('county');
    const row = await service.database.read.findOneByOrFail(AssessmentRow, { event: 'upheldComplaint' });
    await service.database.write(tx => tx.update(AssessmentRow, { id: row.id }, { person: 'somebody-else' }));
    expect(codeOf(await ask(TAX, `{ it: countyAssessment(id: "${row.id}") { id } }`))).toBe('ASSESSMENT_NOT_FOUND');
    expect((await list(CLERK)).map(({ person }) => person).filter(Boolean)).toEqual([]);
    // and the check names the row that was changed behind the back of the ledger
    expect(await rebuilt()).toMatchObject([{ fault: 'different', id: row.id, columns: ['person'] }]);
    await service.database.write(tx => tx.update(AssessmentRow, { id: row.id }, { person: row.person }));
    expect(await rebuilt()).toEqual([]);
  });

  it('that is not in the ledger is named by the check, and so is what is missing', async () => {
    const { database } = desk.service('county');
    const row = await database.read.findOneByOrFail(AssessmentRow, { event: 'upheldComplaint' });
    const other = '00000000-0000-4000-8000-000000000001';
    await database.write(tx => tx.update(AssessmentRow, { id: row.id }, { id: other }));
    expect((await rebuilt()).map(({ fault, id }) => [fault, id]).sort()).toEqual([
      ['missing', row.id],
      ['unfounded', other],
    ]);
    await database.write(tx => tx.update(AssessmentRow, { id: other }, { id: row.id }));
  });

  it('LH-51: takes a point from each unit that had a part in neglect', async () => {
    expect(await codeOfAct(SECTION, verify(SECTION, 'fault: SHIRKED, department: "医保局"'))).toBe('ok');
    await assess();
    expect((await list(SECTION)).find(({ event }) => event === 'NEGLECT')).toMatchObject({
      ...{ scope: 'RELATED', department: 'medical-security', points: -1 },
    });
  });

  it('is decided by nobody who answered it, and after the days also without an answer', async () => {
    const open = (await list(SECTION, '{ states: [PROPOSED] }')).filter(({ event }) => event === 'VERIFIED_FAULT');
    const [first] = open as [Seen];
    await done(HEAD, answer(first.id, '代科室说明'));
    expect(await refusal(HEAD, confirm(first.id))).toEqual([
      'NOT_PERMITTED',
      { act: 'decideAssessment', role: 'center-head' },
    ]);
    const { database } = desk.service('county');
    const row = await database.read.findOneByOrFail(AssessmentRow, { id: first.id });
    const byDecider = row.steps.map(step => ({ ...step, by: personOf(SECTION) }));
    await database.write(tx => tx.update(AssessmentRow, { id: first.id }, { steps: byDecider }));
    expect(await refusal(SECTION, confirm(first.id))).toEqual(['ASSESSMENT_OWN']);
    await database.write(tx => tx.update(AssessmentRow, { id: first.id }, { steps: row.steps }));
    await desk.pass('2026-10-13T09:30');
    const silent = (await list(SECTION, '{ states: [PROPOSED] }')).find(({ event }) => event === 'VERIFIED_FAULT');
    expect(await done(SECTION, confirm(silent?.id ?? ''))).toMatchObject({ state: 'CONFIRMED' });
  });
});

describe('LH-48, LH-50, Q7, Q8: distinctions of a year', () => {
  const honours = (who: Who, year: number) =>
    data<
      { loses: string; department: string; confirmed: number; waiting: number; eligible: boolean; against: Seen[] }[]
    >(
      who,
      `{ it: countyAssessmentHonours(area: "430524", year: ${year})
        { loses cite pack n department person confirmed waiting eligible lostAt against { id } } }`,
    );
  const flag = async (year = 2026) =>
    (await honours(SECTION, year)).find(
      ({ loses, department }) => loses.includes('红旗窗口') && department === 'public-security',
    );
  const sameKind = async () =>
    (await list(SECTION, '{ kinds: [STRIKE] }')).filter(
      ({ event, department }) => event === 'SAME_KIND' && department === 'public-security',
    );
  const HOUSEHOLD = { title: '户口迁移未办成', item: '户口迁移', causes: ['PROOF_HARD_TO_FIND'] };

  it('are asked about once a problem of one kind has come three times, and by a person', async () => {
    await given(HOUSEHOLD, '公安局');
    await given({ ...HOUSEHOLD, causes: ['OTHER'], otherCause: '系统故障' }, '公安局');
    await given(HOUSEHOLD, '公安局');
    await assess();
    expect(await sameKind()).toEqual([]);
    await given(HOUSEHOLD, '公安局');
    await assess();
    expect(await sameKind()).toHaveLength(3);
    expect(await flag()).toMatchObject({ confirmed: 0, waiting: 3, eligible: true });
    expect(await rebuilt()).toEqual([]);
  });

  it('are lost with the third that is confirmed, and not by one that is disputed', async () => {
    await desk.pass('2026-10-21T09:30');
    const [one, two, three] = (await sameKind()) as [Seen, Seen, Seen];
    await done(SECTION, confirm(one.id));
    await done(SECTION, confirm(two.id));
    await done(HEAD, answer(three.id, '事项不同'));
    expect(await flag()).toMatchObject({ confirmed: 2, waiting: 1, eligible: true });
    await done(SECTION, confirm(three.id));
    const lost = await flag();
    expect(lost).toMatchObject({ confirmed: 3, waiting: 0, eligible: false });
    expect(lost?.against.map(({ id }) => id).sort()).toEqual([one.id, two.id, three.id].sort());
    expect(await flag(2025)).toBeUndefined();
    await done(SECTION, drop(three.id));
    expect(await flag()).toMatchObject({ eligible: true });
  });

  it('hold no word of who reported', async () => {
    const kept = JSON.stringify(await desk.hub.rows('county', 'select * from assessments'));
    expect(kept).not.toMatch(/欧阳|金丝雀/);
  });
});

describe('the own record', () => {
  const record = (who: Who, from = '2026-10-20', to = '2026-10-31') =>
    ask(who, `{ it: countyOwnRecord(from: "${from}", to: "${to}") { replied onTime returned redone } }`);

  it('SJ-17, LH-37: tells a handler of the own answers alone, late ones and those taken up again with them', async () => {
    await desk.pass('2026-10-26T09:30');
    const [early, late, again] = [await given(), await given(), await given()];
    await desk.act(TAX, 'replyOrder', early, 'reply: "已核实，今日退税"');
    await desk.act(TAX, 'replyOrder', again, 'reply: "已核实，今日退税"');
    await desk.act(CLERK, 'completeCase', again, 'result: "已核实，今日退税"');
    await desk.act(CLERK, 'giveFeedback', again, 'note: "电话告知"');
    await desk.act(CLERK, 'redoCase', again, 'reason: "退税未到账"');
    await desk.pass('2026-10-30T16:30');
    await desk.act(TAX, 'replyOrder', late, 'reply: "已核实，今日退税"');
    expect((await record(TAX)).data.it).toEqual({ replied: 3, onTime: 2, returned: 0, redone: 1 });
    expect((await record(TAX, '2026-10-27')).data.it).toMatchObject({ replied: 1, onTime: 0 });
    expect((await record(MEDICAL)).data.it).toMatchObject({ replied: 0 });
    expect(codeOf(await record(TAX, '2026-10-31', '2026-10-01'))).toBe('FIELD_INVALID');
  });
});

describe('npx hub assessment check, N10', () => {
  const check = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['hub/launch.mjs', 'assessment', 'check', ...args], {
      ...{ cwd: PROJECT_ROOT, encoding: 'utf8' },
      env: { ...process.env, NODE_OPTIONS: '', HUB_DATA: desk.hub.dataFolder, HUB_DATABASE: 'sqlite' },
    });
    return { status, stdout, stderr };
  };

  it('finds every proposal as the ledger leads to it, and a line for each that is not', async () => {
    const { database } = desk.service('county');
    const good = check();
    expect([good.stderr, good.status]).toEqual(['', 0]);
    expect(good.stdout).toMatch(/^county: \d+ proposals, from \d+ lines$/m);
    expect(good.stdout).toContain('good: every proposal is what the ledger leads to');
    const [changed, gone] = (await database.read.find(AssessmentRow, { take: 2, order: { id: 'ASC' } })) as [
      AssessmentRow,
      AssessmentRow,
    ];
    await database.write(async tx => {
      await tx.update(AssessmentRow, { id: changed.id }, { points: changed.points - 7 });
      await tx.delete(AssessmentRow, { id: gone.id });
      await tx.insert(AssessmentRow, { ...gone, id: '33333333-3333-4333-8333-333333333333' });
    });
    const bad = check('--level', 'county');
    expect(bad.status).toBe(1);
    const lines = bad.stdout.split('\n').filter(line => line.includes(': proposal '));
    expect(lines).toHaveLength(3);
    const of = (id: string, { uid, line }: AssessmentRow) => `proposal ${id} of case ${uid} line ${line}: `;
    for (const line of [
      `county different: ${of(changed.id, changed)}is not what the ledger leads to (points)`,
      `county missing: ${of(gone.id, gone)}the ledger leads to it, and it is not there`,
      `county unfounded: ${of('33333333-3333-4333-8333-333333333333', gone)}nothing in the ledger leads to it`,
    ])
      expect(lines).toContain(line);
    expect(bad.stdout).toContain('BAD: 3 proposals are not what the ledger leads to');
    await database.write(async tx => {
      await tx.update(AssessmentRow, { id: changed.id }, { points: changed.points });
      await tx.delete(AssessmentRow, { id: '33333333-3333-4333-8333-333333333333' });
      await tx.insert(AssessmentRow, gone);
    });
    expect(check().status).toBe(0);
  }, 240_000);
});
