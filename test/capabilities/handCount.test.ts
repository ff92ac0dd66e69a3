import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pulse } from '../../subgraphs/capabilities/upward/tellLines.ts';
import { Casework } from '../testkit/casework.ts';
import { eventually, type Who } from '../testkit/hub.ts';

const PROVINCE: Who = ['provincial-officer', '340000'];
const CITY: Who = ['efficiency-officer', '340800'];
const QIANSHAN: Who = ['registrar', '340882'];
const CHIEF: Who = ['coordinator', '340882'];
const MEDICAL: Who = ['handler', '340882', 'medical-security'];
const TONGCHENG: Who = ['registrar', '340881'];
const TOWNSHIP: Who = ['coordinator', '340882100'];
const WENLING: Who = ['registrar', '331081'];
const LEADER: Who = ['coordinator', '331081'];
const ZHEJIANG: Who = ['provincial-officer', '330000'];

const PACKET = 'packet: { tried: "已核实", question: "由谁办理？", authorityWanted: "裁定" }';
const QUESTION = 'question: { tried: "已协调", question: "由谁牵头？", authorityWanted: "明确牵头部门" }';

/**
 * Fourteen cases over four levels, written out. The numbers below are counted from this table with a pencil, and from nothing else.
 * Offices are open from 9:00 to 12:00 and from 13:30 to 17:00; 1 to 7 October 2026 are days off, and so is 25 September.
 *
 *  no  window       put on record  item        class      causes             what became of it
 *   1  潜山市        25-09-29 09:30  身份证换领   urgent     rulesNotMet        10:00 settled on the spot and cleared; 10:30 rated 5
 *  10  潜山市        26-09-09 10:00  不动产登记   complex    other              nothing: due 09-18
 *  13  桐城市        26-09-21 10:00  公积金提取   urgent     other              accepted: due 10-08, the next working day after 09-30
 *   2  桐城市        26-09-26 10:00  公积金提取   difficult  proofHardToFind    nothing: a Saturday; due 10-12
 *   3  潜山市        09-28 09:30     身份证换领   urgent     rulesNotMet        11:00 medical security, 14:00 reply, 14:30 cleared, 15:00 rated 1: redo
 *   4  潜山市        09-28 10:00     医保报销     difficult  rulesNotMet, other 11:00 up to 安庆市, 14:00 taken, 09-29 10:00 decided
 *   5  梅城镇        09-28 11:00     社保转移     complex    other              11:30 up to 潜山市, 14:30 taken; 15:00 on to 安庆市, 16:00 taken, 09-29 09:30 returned
 *  11  桐城市        09-28 14:00     医保报销     difficult  other              14:30 up to 安庆市, 15:00 taken; 16:00 on to 安徽省, 09-29 10:00 taken, 09-30 11:00 decided
 *   6  梅城镇        09-28 16:00     社保转移     urgent     other              16:30 up to 潜山市, nobody takes it
 *   7  桐城市        09-29 09:30     生育津贴     –          –                  a question: 10:00 answered
 *   8  潜山市        09-29 10:00     诉讼         urgent     other              10:30 refused
 *   9  安庆市        09-29 14:00     公积金提取   urgent     other              15:00 material asked for
 *  12  温岭市        09-29 15:00     食品经营许可 difficult  rulesNotMet        16:00 put before the body above, 09-30 09:30 directed
 *  14  梅城镇        09-30 09:30     社保转移     urgent     other              10:00 settled on the spot and cleared
 *
 * Limits pass when the clocks are looked at, in the morning: of 10 two on 09-21 (transfer, citizen); the transfer of 13 on 09-26, of 2 on
 * 09-29, of 4, 5, 6 and 11 on 09-30. It is 15:00 on 30 September in the end.
 */
let desk: Casework;

const uids: Record<string, string> = {};
const codes: Record<string, string> = {};

async function register(name: string, who: Who, input: object): Promise<void> {
  const { uid, receiptCode } = await desk.register(who, { title: `第${name}件`, otherCause: '需另行核实', ...input });
  Object.assign(uids, { [name]: uid });
  Object.assign(codes, { [name]: receiptCode ?? '' });
}

const act = (name: string, who: Who, mutation: string, args = '') => desk.act(who, mutation, uids[name] ?? '', args);
const at = (time: string) => desk.setTime(time);

async function play(): Promise<void> {
  await register('1', QIANSHAN, { item: '身份证换领', causes: ['RULES_NOT_MET'], class: 'urgent' });
  at('2025-09-29T10:00');
  await act('1', QIANSHAN, 'resolveOnSpot', 'result: "当场办结"');
  at('2025-09-29T10:30');
  await act('1', QIANSHAN, 'rateCase', `level: 5, code: "${codes['1']}"`);
  await desk.pass('2026-09-09T10:00');
  await register('10', QIANSHAN, { item: '不动产登记', causes: ['OTHER'], class: 'complex' });
  await desk.pass('2026-09-21T10:00');
  await register('13', TONGCHENG, { item: '公积金提取', causes: ['OTHER'], class: 'urgent' });
  await act('13', TONGCHENG, 'acceptCase');
  await desk.pass('2026-09-26T10:00');
  await register('2', TONGCHENG, { item: '公积金提取', causes: ['PROOF_HARD_TO_FIND'], class: 'difficult' });
  await desk.pass('2026-09-28T09:30');
  await register('3', QIANSHAN, { item: '身份证换领', causes: ['RULES_NOT_MET'], class: 'urgent' });
  await act('3', QIANSHAN, 'acceptCase');
  at('2026-09-28T10:00');
  await register('4', QIANSHAN, { item: '医保报销', causes: ['RULES_NOT_MET', 'OTHER'], class: 'difficult' });
  await act('4', QIANSHAN, 'acceptCase');
  at('2026-09-28T11:00');
  await act('3', QIANSHAN, 'assignCase', 'department: "潜山市医疗保障局"');
  await act('4', QIANSHAN, 'escalateCase', PACKET);
  await register('5', TOWNSHIP, { item: '社保转移', causes: ['OTHER'], class: 'complex' });
  at('2026-09-28T11:30');
  await act('5', TOWNSHIP, 'acceptCase');
  await act('5', TOWNSHIP, 'escalateCase', PACKET);
  at('2026-09-28T14:00');
  await act('3', MEDICAL, 'replyOrder', 'reply: "已办"');
  await act('4', CITY, 'acceptEscalation');
  await register('11', TONGCHENG, { item: '医保报销', causes: ['OTHER'], class: 'difficult' });
  at('2026-09-28T14:30');
  await act('3', QIANSHAN, 'completeCase', 'result: "已办结"');
  await act('3', QIANSHAN, 'giveFeedback', 'note: "已告知"');
  await act('5', CHIEF, 'acceptEscalation');
  await act('11', TONGCHENG, 'acceptCase');
  await act('11', TONGCHENG, 'escalateCase', PACKET);
  at('2026-09-28T15:00');
  await act('3', QIANSHAN, 'rateCase', `level: 1, code: "${codes['3']}"`);
  await act('5', CHIEF, 'escalateCase', PACKET);
  await act('11', CITY, 'acceptEscalation');
  at('2026-09-28T16:00');
  await act('5', CITY, 'acceptEscalation');
  await act('11', CITY, 'escalateCase', PACKET);
  await register('6', TOWNSHIP, { item: '社保转移', causes: ['OTHER'], class: 'urgent' });
  at('2026-09-28T16:30');
  await act('6', TOWNSHIP, 'acceptCase');
  await act('6', TOWNSHIP, 'escalateCase', PACKET);
  await desk.pass('2026-09-29T09:30');
  await act('5', CITY, 'returnEscalation', 'instruction: "请县级先行协调"');
  await register('7', TONGCHENG, { item: '生育津贴', causes: [], kind: 'CONSULTATION' });
  at('2026-09-29T10:00');
  await act('4', CITY, 'decideEscalation', 'decision: "由医保局重新核定"');
  await act('11', PROVINCE, 'acceptEscalation');
  await act('7', TONGCHENG, 'answerCase', 'answer: "持证即可申领"');
  await register('8', QIANSHAN, { item: '诉讼事项', causes: ['OTHER'], class: 'urgent' });
  await act('8', QIANSHAN, 'triageCase', 'exclusion: "litigation"');
  at('2026-09-29T10:30');
  await act('8', QIANSHAN, 'refuseCase', 'reason: "不属于本窗口受理范围"');
  at('2026-09-29T14:00');
  await register('9', ['registrar', '340800'], { item: '公积金提取', causes: ['OTHER'], class: 'urgent' });
  at('2026-09-29T15:00');
  await act('9', ['registrar', '340800'], 'acceptCase');
  await act('9', ['registrar', '340800'], 'requestMaterial', 'missing: ["身份证复印件"]');
  await register('12', WENLING, {
    item: '食品经营许可',
    causes: ['RULES_NOT_MET'],
    demand: '多部门均答复不办理',
    reporterKind: 'ENTERPRISE',
    reporterName: '温岭某公司',
    reporterPhone: '13812345678',
    window: '反映窗口',
  });
  await act('12', WENLING, 'triageCase', 'class: "newIndustry"');
  await act('12', WENLING, 'acceptCase');
  at('2026-09-29T16:00');
  await act('12', WENLING, 'consultUp', QUESTION);
  await desk.pass('2026-09-30T09:30');
  await act('12', LEADER, 'directCase', 'decision: "由市市场监管局牵头"');
  await register('14', TOWNSHIP, { item: '社保转移', causes: ['OTHER'], class: 'urgent' });
  at('2026-09-30T10:00');
  await act('14', TOWNSHIP, 'resolveOnSpot', 'result: "当场办结"');
  at('2026-09-30T11:00');
  await act('11', PROVINCE, 'decideEscalation', 'decision: "按新目录办理"');
  at('2026-09-30T15:00');
  for (const level of ['city', 'county', 'township'] as const) await pulse(desk.service(level));
  await desk.settle();
}

beforeAll(async () => {
  desk = await Casework.start('2025-09-29T09:30');
  await play();
}, 240_000);
afterAll(() => desk?.stop(), 60_000);

async function seen(who: Who, area: string, fields: string, level = 'province'): Promise<Record<string, unknown>> {
  const data = await desk.ask(who, `{ center(code: "${area}") { ${level} { oversight { ${fields} } } } }`);
  return data.center[level].oversight as Record<string, unknown>;
}
const DAYS = 'from: "2026-09-28", to: "2026-09-30"';

/** Rows as `value count`, in the order of the answer. */
const rows = (found: unknown) =>
  (found as { value: string; count: number }[]).map(({ value, count }) => `${value} ${count}`);

const FIGURES = [
  ...['registeredToday', 'closedToday', 'registered', 'consultations', 'open', 'dueSoon', 'overdue', 'escalated'],
  ...['waiting', 'settling', 'parked', 'completed', 'rated', 'satisfied', 'closedOnTime', 'closed'],
];
/** Figures in the order above. */
const figuresIn = (numbers: readonly number[]) => Object.fromEntries(FIGURES.map((name, i) => [name, numbers[i]]));

const AREAS: [area: string, who: Who, level: string, numbers: number[]][] = [
  // today 14; closed 11 and 14 | 12 at windows, question 7 | open: 10 13 2 3 4 5 11 6 at counties, 11 9 in the city, 5 6 in the township | 13 | 10 |
  // 11 5 6 are asked above | 6 waits | none | none | 1 14 | 1 rated, 5 | closed 1 4 5 7 8 11 14, all on time
  ['340000', PROVINCE, 'province', [1, 2, 12, 1, 12, 1, 1, 3, 1, 0, 0, 2, 1, 1, 7, 7]],
  // the same without the file of the province, which it closed today
  ['340800', PROVINCE, 'province', [1, 1, 12, 1, 12, 1, 1, 3, 1, 0, 0, 2, 1, 1, 6, 6]],
  ['340800', CITY, 'city', [1, 1, 12, 1, 12, 1, 1, 3, 1, 0, 0, 2, 1, 1, 6, 6]],
  // 潜山市 with its township: windows 1 10 3 4 8, 5 6 14; open 10 3 4 5 6, 5 6; closed 1 8 14
  ['340882', QIANSHAN, 'county', [1, 1, 8, 0, 7, 0, 1, 2, 1, 0, 0, 2, 1, 1, 3, 3]],
  // 桐城市: windows 13 2 11, question 7; open 13 2 11; closed 7
  ['340881', TONGCHENG, 'county', [0, 0, 3, 1, 3, 1, 0, 1, 0, 0, 0, 0, 0, 0, 1, 1]],
  ['330000', ZHEJIANG, 'province', [0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
];

describe('every cell against a number counted by hand: how things stand', () => {
  it.each(AREAS)('%s, for %j at the %s', async (area, who, level, numbers) => {
    const { figures } = await seen(who, area, `figures { ${FIGURES.join(' ')} }`, level);
    expect(figures).toEqual(figuresIn(numbers));
  });

  it('the parts of an area', async () => {
    const of = async (who: Who, area: string, level: string) => {
      const { parts } = await seen(who, area, `parts { center { code } figures { ${FIGURES.join(' ')} } }`, level);
      const found = parts as { center: { code: string }; figures: Record<string, number> }[];
      return Object.fromEntries(
        found
          .filter(({ figures }) => FIGURES.some(name => figures[name]))
          .map(({ center, figures }) => [center.code, figures]),
      );
    };
    const at = (area: string, level: string) =>
      figuresIn(AREAS.find(([code, , at]) => code === area && at === level)?.[3] ?? []);
    expect(await of(PROVINCE, '340000', 'province')).toEqual({ 340800: at('340800', 'province') });
    const counties = { 340881: at('340881', 'county'), 340882: at('340882', 'county') };
    expect(await of(CITY, '340800', 'city')).toEqual(counties);
    // 梅城镇: windows 5 6 14; open 5 6; closed 14
    expect(await of(QIANSHAN, '340882', 'county')).toEqual({
      340882100: figuresIn([1, 1, 3, 0, 2, 0, 0, 2, 0, 0, 0, 1, 0, 0, 1, 1]),
    });
  });
});

/** Day by day from Monday to Wednesday; three days before, and the same days of 2025; growth in tenths of a percent. */
const TRENDS: [
  figure: string,
  days: number[],
  total: number,
  before: number,
  year: number,
  growth: (number | null)[],
][] = [
  ['NEW', [5, 3, 1], 9, 1, 1, [8000, 8000]], // 3 4 5 11 6, 7 8 9, 14; 2; 1
  ['CLOSED', [1, 4, 2], 7, 0, 1, [null, 6000]], // 3; 4 and 5 in the city, 7, 8; 11 in the province, 14; 1
  ['REOPENED', [1, 0, 0], 1, 0, 0, [null, null]], // 3
  ['ENDED', [1, 2, 1], 4, 0, 1, [null, 3000]], // 3; 7 8; 14; 1
  ['RATED', [1, 0, 0], 1, 0, 1, [null, 0]], // 3; 1
  ['OVERDUE', [0, 1, 4], 5, 1, 0, [4000, null]], // 2; 4 5 6 11; 13
];

describe('every cell against a number counted by hand: what happened', () => {
  it.each(TRENDS)('the trend of %s', async (figure, days, total, before, yearBefore, [change, yearChange]) => {
    const wanted = 'points { from count } total before yearBefore change yearChange';
    const { trend } = await seen(PROVINCE, '340000', `trend(figure: ${figure}, ${DAYS}) { ${wanted} }`);
    const points = days.map((count, i) => ({ from: `2026-09-${28 + i}`, count }));
    expect(trend).toEqual({ points, total, before, yearBefore, change, yearChange });
  });

  it('the same in weeks and months: what is cut off by the range is not in it', async () => {
    const wide = 'figure: NEW, from: "2026-09-01", to: "2026-09-30"';
    const { week, month } = await seen(
      PROVINCE,
      '340000',
      `week: trend(${wide}, step: WEEK) { points { from to count } } month: trend(${wide}, step: MONTH) { points { from to count } }`,
    );
    const points = (trend: unknown) =>
      (trend as { points: { from: string; to: string; count: number }[] }).points.map(
        ({ from, to, count }) => `${from.slice(5)} ${to.slice(5)} ${count}`,
      );
    expect(points(week)).toEqual([
      ...['09-01 09-06 0', '09-07 09-13 1', '09-14 09-20 0', '09-21 09-27 2', '09-28 09-30 9'],
    ]);
    expect(points(month)).toEqual(['09-01 09-30 12']);
  });

  it('how long files took: 3 7 8 14 not a day, 4 and 5 in the city one, 11 in the province two', async () => {
    const { durations } = await seen(PROVINCE, '340000', `durations(${DAYS}) { cases median p90 }`);
    expect(durations).toEqual({ cases: 7, median: 0, p90: 2 });
  });
});

/** By dimension: how files stand, what was put on record from Monday on, what was closed (items: in the whole month). */
const SPLITS: [dimension: string, standing: string[], registered: string[], closed: string[]][] = [
  [
    'STATE',
    [
      ...['ACCEPTED 7', 'CLEARED 2', 'DECIDED 2', 'REGISTERED 2', 'ANSWERED 1', 'AWAITING_MATERIAL 1', 'HANDLING 1'],
      ...['RECEIVED 1', 'REFUSED 1', 'RETURNED 1'],
    ],
    [],
    [],
  ],
  ['KIND', ['CASE 12'], ['CASE 8', 'CONSULTATION 1'], ['CASE 6', 'CONSULTATION 1']],
  // levels above sort nothing, and a question has no class
  [
    'CLASS',
    ['URGENT 4', ' 3', 'DIFFICULT 3', 'COMPLEX 2'],
    ['URGENT 5', 'DIFFICULT 2', ' 1', 'COMPLEX 1'],
    [' 4', 'URGENT 3'],
  ],
  // 4 has two causes and stands under both
  [
    'CAUSE',
    ['OTHER 10', 'RULES_NOT_MET 2', 'PROOF_HARD_TO_FIND 1'],
    ['OTHER 7', 'RULES_NOT_MET 2'],
    ['OTHER 5', 'RULES_NOT_MET 2'],
  ],
  [
    'ITEM',
    ['社保转移 4', '公积金提取 3', '医保报销 3', '不动产登记 1', '身份证换领 1'],
    [...['公积金提取 3', '社保转移 3', '医保报销 2', '不动产登记 1', '生育津贴 1', '诉讼 1', '身份证换领 1']],
    ['医保报销 2', '社保转移 2', '生育津贴 1', '诉讼 1', '身份证换领 1'],
  ],
  ['DEPARTMENT', ['medical-security 1'], [], ['medical-security 1']],
  ['CHANNEL', ['WINDOW 9', 'OTHER 3'], ['WINDOW 9'], ['WINDOW 4', 'OTHER 3']],
  ['SOURCE', ['WINDOW 9', 'BELOW 3'], ['WINDOW 9'], ['WINDOW 4', 'BELOW 3']],
  ['OUTCOME', ['SOLVED 2', 'EXPLAINED 1', 'REFUSED 1'], [], []],
  ['RATING', ['5 1'], [], []],
  ['ON_TIME', ['YES 7'], [], ['YES 7']],
];

describe('every cell against a number counted by hand: told apart', () => {
  it.each(SPLITS)('by %s', async (by, standing, registered, closed) => {
    const { now, opened, ended } = await seen(
      PROVINCE,
      '340000',
      `now: split(by: ${by}) { value count }
       opened: split(by: ${by}, figure: NEW, ${DAYS}) { value count }
       ended: split(by: ${by}, figure: CLOSED, ${DAYS}) { value count }`,
    );
    expect([rows(now), rows(opened), rows(ended)]).toEqual([standing, registered, closed]);
  });

  it('how they ended, were rated, and which limits passed', async () => {
    const { outcome, rating } = await seen(
      PROVINCE,
      '340000',
      `outcome: split(by: OUTCOME, figure: ENDED, ${DAYS}) { value count }
       rating: split(by: RATING, figure: RATED, ${DAYS}) { value count }`,
    );
    expect(rows(outcome)).toEqual(['SOLVED 2', 'EXPLAINED 1', 'REFUSED 1']); // 3 14, 7, 8
    expect(rows(rating)).toEqual(['1 1']); // 3
  });
});

type Held = { level: string; kind: string; stays: number; minutes: number; median: number; p90: number };
const CUSTODY = 'level kind stays minutes median p90';
const heldBy = (found: unknown) =>
  (found as Held[]).map(({ level, kind, stays, minutes, median, p90 }) =>
    [level, kind, stays, minutes, median, p90].join(' '),
  );

describe('N2: every cell against a number counted by hand: in whose hands', () => {
  it('how long it lay there, in office minutes', async () => {
    const { custody } = await seen(PROVINCE, '340000', `custody(${DAYS}) { ${CUSTODY} }`);
    expect(heldBy(custody)).toEqual([
      'PROVINCE WINDOW 1 570 720 720', // 11: 60 + 390 + 120
      'CITY WINDOW 4 750 180 360', // 4: 330, 5: 150, 11: 210 until the province took it, 9: 60
      'CITY CENTER 1 450 480 480', // 11: 210 + 240
      'COUNTY WINDOW 7 570 60 180', // 3: 90 and 30, 4: 150, 5: 180, 11: 60, 7: 30, 8: 30
      'COUNTY DEPARTMENT 1 90 90 90', // 3
      'COUNTY CENTER 4 960 180 480', // 4: 240, 5: 90, 11: 180 in the city and 450 in the province
      'TOWNSHIP WINDOW 2 150 30 120', // 5: 120, 14: 30
      'TOWNSHIP CENTER 2 180 90 90', // 5: 90 in the county and 90 in the city
    ]);
    const { custody: beside } = await seen(ZHEJIANG, '330000', `custody(${DAYS}) { ${CUSTODY} }`);
    expect(heldBy(beside)).toEqual(['COUNTY WINDOW 1 60 60 60', 'COUNTY BODY 1 90 90 90']); // 12
  });

  it('by area and by day', async () => {
    const day = 'from: "2026-09-29", to: "2026-09-29"';
    const { custody } = await seen(QIANSHAN, '340882', `custody(${day}) { ${CUSTODY} }`, 'county');
    expect(heldBy(custody)).toEqual([
      'COUNTY WINDOW 1 30 30 30', // 8
      'COUNTY CENTER 2 330 90 240', // 4, 5
      'TOWNSHIP CENTER 1 90 90 90', // 5 comes back from the city to the county
    ]);
  });

  it('who has what now', async () => {
    const { inHand } = await seen(PROVINCE, '340000', 'inHand { level kind count }');
    const found = inHand as { level: string; kind: string; count: number }[];
    expect(found.map(({ level, kind, count }) => `${level} ${kind} ${count}`)).toEqual([
      ...['CITY WINDOW 1', 'CITY CITIZEN 1'], // 11; 9
      ...['COUNTY WINDOW 7', 'COUNTY CENTER 1'], // 10 13 2 3 4 5 6; 11
      ...['TOWNSHIP WINDOW 1', 'TOWNSHIP CENTER 1'], // 6; 5
    ]);
  });

  it('the minutes are those of the custody ledger of each file', async () => {
    const { custody } = await desk.file(QIANSHAN, uids['4'] ?? '');
    expect(custody.map(({ kind, minutes }) => `${kind} ${minutes}`)).toEqual([
      ...['WINDOW 150', 'CENTER 240'], // these have ended
      'WINDOW 600', // from 09-29 10:00 to 09-30 15:00: 120 + 210, 180 + 90
    ]);
  });
});

type Side = { sent: number; taken: number; returned: number; decided: number; pending: number } | null;
type Flow = {
  fromLevel: string;
  toLevel: string;
  raised: Side;
  asked: Side;
  underway: number | null;
  median: number | null;
  p90: number | null;
};
const SIDE = 'sent taken returned decided pending';
const FLOW = `fromLevel toLevel raised { ${SIDE} } asked { ${SIDE} } underway median p90`;
const sideOf = (side: Side) =>
  side ? [side.sent, side.taken, side.returned, side.decided, side.pending].join('/') : '–';
const flowOf = ({ fromLevel, toLevel, raised, asked, underway, median, p90 }: Flow) =>
  `${fromLevel} ${toLevel} ${sideOf(raised)} ${sideOf(asked)} ${underway ?? '–'} ${median ?? '–'} ${p90 ?? '–'}`;
const flows = async (who: Who, area: string, level: string) =>
  ((await seen(who, area, `flow(${DAYS}) { ${FLOW} }`, level)).flow as Flow[]).map(flowOf);

describe('AH-32, N2: every cell against a number counted by hand: which way', () => {
  it('between levels: sent/taken/returned/decided/pending of both sides, on their way, P50, P90', async () => {
    expect(await flows(PROVINCE, '340000', 'province')).toEqual([
      'COUNTY CITY 3/3/1/1/1 3/3/1/1/1 0 1 1', // 4 5 11
      'TOWNSHIP COUNTY 2/1/0/0/2 2/1/0/0/2 0 – –', // 5 6
      'CITY PROVINCE 1/1/0/1/0 1/1/0/1/0 0 2 2', // 11
    ]);
    // to a level above the one that answers only who asked can be told of
    expect(await flows(CITY, '340800', 'city')).toEqual([
      'COUNTY CITY 3/3/1/1/1 3/3/1/1/1 0 1 1',
      'TOWNSHIP COUNTY 2/1/0/0/2 2/1/0/0/2 0 – –',
      'CITY PROVINCE 1/1/0/1/0 – – 2 2',
    ]);
  });

  it('of one area', async () =>
    expect(await flows(PROVINCE, '340881', 'province')).toEqual(['COUNTY CITY 1/1/0/0/1 1/1/0/0/1 0 – –'])); // 11

  it('center by center', async () => {
    const wanted = `flow(${DAYS}, each: true, first: 3) { from { code } to { code } raised { sent } }`;
    const { flow } = await seen(PROVINCE, '340000', wanted);
    const found = flow as { from: { code: string }; to: { code: string }; raised: { sent: number } }[];
    expect(found.map(({ from, to, raised }) => `${from.code} ${to.code} ${raised.sent}`)).toEqual([
      ...['340882 340800 2', '340882100 340882 2', '340800 340000 1'],
    ]);
  });

  it('what is on its way is shown as that, until it has arrived', async () => {
    const county = desk.service('county');
    await desk.hub.stopSubgraph('city');
    const asked = await desk.hub.ask(
      CHIEF,
      `mutation { countyEscalateCase(uid: "${uids['4']}", ${PACKET}) { state } }`,
    );
    expect(asked.errors).toBeUndefined();
    await pulse(county);
    const told = async () => (await flows(PROVINCE, '340000', 'province'))[0];
    await eventually(
      'the province knows of the question',
      async () => (await told())?.startsWith('COUNTY CITY 4/') === true,
    );
    expect(await told()).toBe('COUNTY CITY 4/3/1/1/2 3/3/1/1/1 1 1 1');
    await desk.hub.startSubgraph('city');
    desk.wait(2); // by then it is tried again
    await desk.runJobs(); // it arrives
    await desk.runJobs(); // and the city tells of it
    expect(await told()).toBe('COUNTY CITY 4/3/1/1/2 4/3/1/1/2 0 1 1');
  }, 240_000);
});
