import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { countOverseenAgain } from '../../subgraphs/capabilities/oversight/countOverseenAgain.ts';
import { OverseenTally } from '../../subgraphs/capabilities/oversight/OverseenRows.ts';
import { TallyRow } from '../../subgraphs/capabilities/cases/TallyRow.ts';
import { KitState } from '../../subgraphs/kit/KitState.ts';
import { Casework } from '../testkit/casework.ts';
import { codeOf } from '../testkit/duties.ts';
import { type Answer, eventually, type Who } from '../testkit/hub.ts';

const PROVINCE: Who = ['provincial-officer', '340000'];
const LEADER: Who = ['leader', '340000'];
const ELSEWHERE: Who = ['provincial-officer', '430000'];
const CLERK: Who = ['registrar', '340882'];
const OTHER: Who = ['registrar', '340881'];
const SUPERVISOR: Who = ['supervision-section', '340882'];

let desk: Casework;
beforeAll(async () => {
  desk = await Casework.start('2026-09-28T09:30');
  await desk.runJobs();
}, 240_000);
afterAll(() => desk?.stop(), 60_000);

const ask = async (who: Who, query: string): Promise<Answer> => desk.hub.ask(await desk.hub.token(who), query);

async function overseen<T>(fields: string, area = '340000'): Promise<T> {
  const answer = await ask(PROVINCE, `{ center(code: "${area}") { province { oversight { ${fields} } } } }`);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data.center.province.oversight as T;
}

interface Row {
  center: { code: string };
  n: number;
  rate: number;
  rank: number | null;
  unranked: string | null;
}

const compared = async (measure = 'ON_TIME'): Promise<Row[]> => {
  const fields = 'center { code } n rate low high standardised { rate low high } rank unranked';
  const text = `rows: comparison(measure: ${measure}, from: "2026-09-01", to: "2026-10-31", level: COUNTY) { ${fields} }`;
  return (await overseen<{ rows: Row[] }>(text)).rows;
};
const at = (rows: readonly Row[], code: string) => rows.find(({ center }) => center.code === code);

async function closed(who: Who, result = '已当场办结，证照已发放'): Promise<string> {
  const { uid } = await desk.register(who, { title: '换证', item: '身份证换领', causes: ['RULES_NOT_MET'] });
  await desk.act(who, 'resolveOnSpot', uid, `result: "${result}"`);
  return uid;
}

const exclude = (who: Who, uid: string, reason = '与当前政策不符') =>
  ask(
    who,
    `mutation { it: provinceExcludeFromComparison(uid: "${uid}", level: COUNTY, reason: "${reason}") { id reason role } }`,
  );

describe('N11: centers beside each other', () => {
  let uid: string;

  it('are compared with their cases, and on few of them never ranked', async () => {
    uid = await closed(CLERK);
    await closed(CLERK);
    await closed(OTHER);
    await desk.runJobs();
    const rows = await compared();
    expect(at(rows, '340882')).toMatchObject({ n: 2, rate: 1, rank: null, unranked: 'FEW_CASES' });
    expect(at(rows, '340881')).toMatchObject({ n: 1, rank: null, unranked: 'FEW_CASES' });
    expect(rows.filter(({ n }) => n === 0).every(({ unranked }) => unranked === 'NO_CASES')).toBe(true);
    expect(at(await compared('LASTING'), '340882')).toMatchObject({ n: 2, rate: 1 });
    expect(at(await compared('SATISFACTION'), '340882')).toMatchObject({ n: 0 });
  });

  it('AH-20: leave out what a person has taken out, with a reason, until it is taken in again', async () => {
    expect(codeOf(await exclude(LEADER, uid))).toBe('NOT_PERMITTED');
    expect(codeOf(await exclude(ELSEWHERE, uid))).toBe('CASE_NOT_FOUND');
    expect(codeOf(await exclude(PROVINCE, uid, ' '))).toBe('FIELD_REQUIRED');
    const { data } = await exclude(PROVINCE, uid, '与当前政策不符，电话13812345678');
    expect(data.it).toMatchObject({ reason: '与当前政策不符，电话****', role: 'provincial-officer' });
    expect(codeOf(await exclude(PROVINCE, uid))).toBe('EXCLUSION_STANDS');
    expect(at(await compared(), '340882')).toMatchObject({ n: 1 });
    expect(at(await compared(), '340881')).toMatchObject({ n: 1 });
    const { exclusions } = await overseen<{ exclusions: object[] }>(
      'exclusions { case { uid } center { code } level }',
    );
    expect(exclusions).toEqual([{ case: { uid }, center: { code: '340882' }, level: 'COUNTY' }]);
    const lift = (who: Who) =>
      ask(
        who,
        `mutation { it: provinceIncludeInComparison(id: "${data.it.id}", reason: "复核后应计入") { liftedAt } }`,
      );
    expect(codeOf(await lift(LEADER))).toBe('NOT_PERMITTED');
    expect(codeOf(await lift(PROVINCE))).toBe('ok');
    expect(codeOf(await lift(PROVINCE))).toBe('EXCLUSION_NOT_FOUND');
    expect(at(await compared(), '340882')).toMatchObject({ n: 2 });
  });

  it('are counted anew where they were counted by other rules, and come to the same', async () => {
    const province = desk.service('province');
    await province.database.write(tx => tx.update(KitState, { name: 'overseen' }, { value: '1' }));
    await countOverseenAgain(province);
    expect(await province.database.read.count(OverseenTally)).toBe(0);
    const own = await desk.service('county').database.read.find(TallyRow);
    const alive = own.filter(({ n }) => n !== 0).length;
    await eventually('the lines that were asked for', async () => {
      await desk.runJobs();
      const rows = await province.database.read.findBy(OverseenTally, { level: 'county' });
      return rows.filter(({ n }) => n !== 0).length === alive;
    });
    expect(at(await compared(), '340882')).toMatchObject({ n: 2, rate: 1 });
  });
});

describe('N11, Q6: what is set aside, and what the level itself holds', () => {
  const DAYS = 'from: "2026-09-01", to: "2026-10-31"';
  const ROWS = `rows: comparison(measure: ON_TIME, ${DAYS}, level: COUNTY) { center { code } n }
    leftOut(${DAYS}) { center { code } reason n text }`;
  const seen = async (who: Who, level: string, area: string) => {
    const answer = await ask(who, `{ center(code: "${area}") { at: ${level} { oversight { ${ROWS} } } } }`);
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data.center.at.oversight as { rows: Row[]; leftOut: object[] };
  };
  const one = (code: string, reason: string) => expect.objectContaining({ center: { code }, reason, n: 1 });

  it('is left out by itself above and at its own level, with its number, until it is taken up again', async () => {
    const [clerk, supervisor]: [Who, Who] = [
      ['registrar', '430524'],
      ['supervision-section', '430524'],
    ];
    const both = async () => {
      await desk.runJobs();
      const answers = [await seen(ELSEWHERE, 'province', '430000'), await seen(ELSEWHERE, 'county', '430500')];
      return answers.map(({ rows, leftOut }) => [at(rows, '430524')?.n, leftOut]);
    };
    const { uid } = await desk.register(clerk, { title: '换证', item: '身份证换领', causes: ['RULES_NOT_MET'] });
    await desk.act(clerk, 'triageCase', uid, 'class: "onSpot"');
    await desk.act(clerk, 'acceptCase', uid);
    await desk.act(clerk, 'resolveOnSpot', uid, 'result: "已当场办结，证照已发放"');
    const counted = [
      [1, []],
      [1, []],
    ];
    expect(await both()).toEqual(counted);
    expect(await desk.act(supervisor, 'parkCase', uid, 'reason: "待政策出台"')).toMatchObject({ state: 'PARKED' });
    const setAside = [0, [one('430524', 'PARKED')]];
    expect(await both()).toEqual([setAside, setAside]);
    const [told] = (await seen(ELSEWHERE, 'province', '430000')).leftOut as [{ text: string }];
    expect(told.text).toContain('1件已作历史遗留');
    await desk.act(supervisor, 'redoCase', uid, 'reason: "政策已出台"');
    expect(await both()).toEqual(counted);
  });

  it('AH-20: a level takes out what it holds itself, and that is left out of its own comparison', async () => {
    const uid = await closed(CLERK);
    const inCounty = () => seen(PROVINCE, 'county', '340800');
    const before = at((await inCounty()).rows, '340882')?.n ?? 0;
    const own = (who: Who) =>
      ask(
        who,
        `mutation { it: countyExcludeFromComparison(uid: "${uid}", level: COUNTY, reason: "系统切换期间补录") { level } }`,
      );
    expect(codeOf(await own(OTHER))).toBe('CASE_NOT_FOUND');
    expect(codeOf(await own(CLERK))).toBe('NOT_PERMITTED');
    expect(codeOf(await own(SUPERVISOR))).toBe('ok');
    const { rows, leftOut: out } = await inCounty();
    expect(at(rows, '340882')).toMatchObject({ n: before - 1 });
    expect(out).toEqual([one('340882', 'ORDERED')]);
    // the level above decides for itself
    await desk.runJobs();
    expect((await seen(PROVINCE, 'province', '340000')).leftOut).toEqual([]);
  });
});

describe('N11: the same matter again', () => {
  const FORM = { title: '换证', item: '身份证换领', causes: ['RULES_NOT_MET'], reporterName: '欧阳金丝雀' };
  const registered = async (more: object): Promise<string> => (await desk.register(CLERK, { ...FORM, ...more })).uid;
  const again = async (more: object): Promise<unknown> => {
    const uid = await registered(more);
    const [line] = (await desk.hub.rows(
      'county',
      `select counted from case_entries where uid = '${uid}' and act = 'register'`,
    )) as { counted: string }[];
    return JSON.parse(line?.counted ?? '{}').again;
  };
  const PHONE = { reporterPhone: '13912345678' };

  it('is seen at the window by telephone and item, told in working days, and by nobody’s name', async () => {
    const first = await registered(PHONE);
    expect(await again({ ...PHONE, item: '社保卡补办' })).toBeUndefined();
    expect(await again({ reporterPhone: '13912345679' })).toBeUndefined();
    expect(await again({ ...PHONE, item: '申请身份证换领' })).toEqual({ opened: 0, closed: null });
    await desk.act(CLERK, 'resolveOnSpot', first, 'result: "已当场办结，证照已发放"');
    expect(await again({ visits: 2 })).toEqual({ opened: 0, closed: 0 });
    expect(await again({})).toBeUndefined();
    await desk.pass('2026-10-09T09:30'); // 29 and 30 September, 8 and 9 October
    expect(await again(PHONE)).toEqual({ opened: 4, closed: 4 });
    await desk.runJobs();
    const counted = await desk.hub.rows(
      'province',
      `select value, n from overseen_tallies where dimension = 'again' and span = '2026-10-09' and center = '340882'`,
    );
    expect(counted).toEqual([{ value: '4|4', n: 1 }]);
    const kept = JSON.stringify(await desk.hub.rows('province', 'select * from overseen_files'));
    expect(kept).not.toMatch(/欧阳|1391234567/);
  });
});

describe('N11, N22: hints', () => {
  it('are none in a quiet place, and say so', async () => {
    const { signs, signals } = await overseen<{ signs: object[]; signals: { verdict: string }[] }>(
      `signs: gamingSigns(from: "2026-09-01", to: "2026-09-30", level: COUNTY) { sign text }
       signals(level: COUNTY) { center { code } verdict registered registeredExpected others othersExpected }`,
    );
    expect(signs).toEqual([]);
    expect(signals.length).toBeGreaterThan(2);
    expect(signals.every(({ verdict }) => verdict === 'UNKNOWN')).toBe(true);
  });

  it('are asked for days that there are', async () => {
    const answer = await ask(
      PROVINCE,
      '{ center(code: "340000") { province { oversight { gamingSigns(from: "2026-09-30", to: "2026-09-01") { sign } } } } }',
    );
    expect(codeOf(answer)).toBe('FIELD_INVALID');
  });
});
