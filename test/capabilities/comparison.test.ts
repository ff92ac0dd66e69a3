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

let desk: Casework;
beforeAll(async () => {
  desk = await Casework.start('2026-09-28T09:30');
  await desk.runJobs();
}, 60_000);
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
