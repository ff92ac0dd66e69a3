import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reportCode } from '../../shared/domain/paper/reportCode.ts';
import { reportPeriod } from '../../shared/domain/reports/period.ts';
import { GuideChangeRow } from '../../subgraphs/capabilities/kinds/GuideChangeRow.ts';
import { ReportRow } from '../../subgraphs/capabilities/reports/ReportRow.ts';
import { Casework } from '../testkit/casework.ts';
import { codeOf } from '../testkit/duties.ts';
import type { Answer, Who } from '../testkit/hub.ts';

/** Reports in figures, on a world small enough to be counted by hand (SJ-64…72, LH-39, WL-47). */
const CENTER = '310117';
const CLERK: Who = ['registrar', CENTER];
const HEAD: Who = ['center-head', CENTER];
const HANDLER: Who = ['handler', CENTER, 'market-regulation'];
const NEIGHBOUR: Who = ['center-head', '310109'];
const ABOVE: Who = ['provincial-officer', '310000'];
const LONGHUI: Who = ['registrar', '430524'];
const FOOD = { title: '食品经营许可两次未受理', item: '食品经营许可', causes: ['MATERIALS_NOT_RIGHT'] };
const CARE = { title: '医保报销 13987654321', item: '医保报销', causes: ['RULES_NOT_MET', 'PROOF_HARD_TO_FIND'] };

const CELLS = `figures { code label n before filter { figure split value } } rates { code tenths }
  splits { code rows { value label n before filter { figure split value } } } repeats { value n before }`;
const ALL = `id kind name periodName from to below asOf answered expected version correction issuedAt issuedBy role cite pack
  overview measures changes { cell before after } typical { number title outcome summary case { uid } } mayIssue
  center { code } ${CELLS}`;

let desk: Casework;
/** Numbers of the cases, by what they are called here. */
const numbers: Record<string, string> = {};
const uids: Record<string, string> = {};

async function register(name: string, who: Who, at: string, form: object): Promise<string> {
  desk.setTime(at);
  const { uid, number } = await desk.register(who, form);
  numbers[name] = number;
  uids[name] = uid;
  return uid;
}

/** One case of June that is accepted in July, three of the third quarter, one of them at its last minute, and a suggestion. */
async function songjiang(): Promise<void> {
  const june = await register('june', CLERK, '2026-06-25T09:30', FOOD);
  desk.setTime('2026-07-02T09:30');
  await desk.act(CLERK, 'acceptCase', june, 'reason: "属于受理范围"');
  const july = await register('july', CLERK, '2026-07-03T09:30', FOOD);
  await desk.act(CLERK, 'acceptCase', july, 'reason: "属于受理范围"');
  await desk.act(CLERK, 'assignCase', july, 'department: "区市场监管局"');
  await desk.act(HANDLER, 'replyOrder', july, 'reply: "已现场核查"');
  await desk.act(HANDLER, 'completeCase', july, 'result: "已发放食品经营许可证"');
  await desk.act(CLERK, 'giveFeedback', july, 'note: "已电话告知"');
  const august = await register('august', CLERK, '2026-08-10T09:30', CARE);
  await desk.act(CLERK, 'refuseCase', august, 'reason: "应当先向医保局申请", route: "请到医保窗口申请"');
  const idea = { title: '建议增加自助机', causes: [], kind: 'SUGGESTION' };
  await register('idea', CLERK, '2026-08-11T09:30', idea);
  const last = await register('last', CLERK, '2026-09-30T23:59', FOOD);
  desk.setTime('2026-10-01T00:00');
  await desk.act(CLERK, 'acceptCase', last, 'reason: "属于受理范围"');
}

beforeAll(async () => {
  desk = await Casework.start('2026-06-25T09:30');
  await songjiang();
}, 240_000);
afterAll(() => desk?.stop(), 60_000);

const ask = (who: Who, query: string): Promise<Answer> => desk.hub.ask(who, query);

interface Seen {
  id: string;
  version: number;
  figures: { code: string; n: number; before: number; filter: Cell }[];
  splits: { code: string; rows: { value: string; label: string; n: number; before: number; filter: Cell }[] }[];
  [field: string]: unknown;
}
interface Cell {
  figure: string | null;
  split: string | null;
  value: string | null;
}

async function drawn(who: Who, kind: string, period: string, center = who[1], more = ''): Promise<Seen> {
  const data = await desk.ask(
    who,
    `{ r: countyReport(center: "${center}", kind: ${kind}, period: ${period}${more}) { ${ALL} } }`,
  );
  return data.r as Seen;
}

const issueText = (kind: string, period: string, more = '', center = CENTER) =>
  `mutation { r: countyIssueReport(center: "${center}", kind: ${kind}, period: ${period}${more}) { ${ALL} } }`;

async function issued(who: Who, kind: string, period: string, more = ''): Promise<Seen> {
  return (await desk.ask(who, issueText(kind, period, more, who[1]))).r as Seen;
}

const Q3 = '{ year: 2026, quarter: 3 }';
const figures = ({ figures: all }: Seen) => Object.fromEntries(all.map(({ code, n, before }) => [code, [n, before]]));

/** The uids behind a cell, page by page. */
async function behind(who: Who, period: string, { figure, split, value }: Cell, area = CENTER): Promise<string[]> {
  const cell = [
    ...(figure === null ? [] : [`figure: ${figure}`]),
    ...(split === null ? [] : [`split: ${split}`]),
    ...(value === null ? [] : [`value: ${JSON.stringify(value)}`]),
  ].join(', ');
  const found: string[] = [];
  for (let after: string | null = ''; after !== null;) {
    const page = (
      await desk.ask(
        who,
        `{ page: countyReportCases(area: "${area}", period: ${period}, cell: { ${cell} }, first: 1${after && `, after: "${after}"`}) {
          cases { at case { uid } } pageInfo { hasNextPage endCursor } } }`,
      )
    ).page as { cases: { case: { uid: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
    found.push(...page.cases.map(one => one.case.uid));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  }
  return found.reverse();
}

describe('SJ-37, SJ-64: the quarterly statistics of 附件2', () => {
  it('SJ-66, SJ-67, SJ-68: each cell is what a hand counts', async () => {
    const report = await drawn(CLERK, 'QUARTERLY', Q3);
    // registered: july, august, last; accepted: june (on 2 July) and july, and not last (on 1 October); refused: august
    expect(figures(report)).toEqual({ REGISTERED: [3, 1], ACCEPTED: [2, 0], REFUSED: [1, 0] });
    expect(report).toMatchObject({ periodName: '2026年第三季度', from: '2026-07-01', to: '2026-09-30', version: 0 });
    expect(report).toMatchObject({ asOf: desk.instant, answered: 1, expected: 1, pack: 'songjiang@1' });
    expect(report.name).toContain('统计报表');
  });

  it('SJ-69: names the business areas, the most first', async () => {
    const [areas] = (await drawn(CLERK, 'QUARTERLY', Q3)).splits;
    expect(areas?.rows.map(({ label, n, before }) => [label, n, before])).toEqual([
      ['食品经营许可', 2, 1],
      ['医保报销', 1, 0],
    ]);
  });

  it('leads from each cell to as many cases as it says, and to those', async () => {
    const report = await drawn(CLERK, 'QUARTERLY', Q3);
    const cells = [...report.figures, ...report.splits.flatMap(({ rows }) => rows)];
    for (const { n, filter } of cells) expect(await behind(CLERK, Q3, filter)).toHaveLength(n);
    const names = async (cell: Cell) =>
      (await behind(CLERK, Q3, cell)).map(uid => Object.keys(uids).find(name => uids[name] === uid));
    const figure = (code: string) => names({ figure: code, split: null, value: null });
    expect(await figure('REGISTERED')).toEqual(['july', 'august', 'last']);
    expect(await figure('ACCEPTED')).toEqual(['june', 'july']);
    expect(await figure('REFUSED')).toEqual(['august']);
    expect(await names({ figure: null, split: 'ITEMS', value: '食品经营许可' })).toEqual(['july', 'last']);
  });

  it('agrees with the figures that the level above counts of the same days', async () => {
    await desk.runJobs();
    const { center } = await desk.ask(
      ABOVE,
      `{ center(code: "${CENTER}") { province { oversight {
        trend(figure: NEW, from: "2026-07-01", to: "2026-09-30", step: MONTH) { total before points { count } }
        split(by: ITEM, figure: NEW, from: "2026-07-01", to: "2026-09-30") { value count }
        figures { registered open completed } parts { figures { open } }
      } } } }`,
    );
    const seen = center.province.oversight;
    // with the suggestion, which is no case: july | august, idea | last
    expect(seen.trend.points.map(({ count }: { count: number }) => count)).toEqual([1, 2, 1]);
    expect([seen.trend.total, seen.trend.before]).toEqual([4, 1]);
    expect(seen.split).toEqual([
      { value: '食品经营许可', count: 2 },
      { value: '医保报销', count: 1 },
    ]);
    // registered at all: june, july, august, last; something is to be done with june, last and the suggestion
    expect(seen.figures).toMatchObject({ registered: 4, open: 3 });
    const parts = (seen.parts as { figures: { open: number } }[]).reduce((sum, part) => sum + part.figures.open, 0);
    expect(parts).toBe(0);
  });
});

describe('SJ-65, SJ-70: a report that is issued', () => {
  let first: Seen;

  it('is issued when its days are over, and no sooner', async () => {
    const early = await ask(CLERK, issueText('QUARTERLY', '{ year: 2026, quarter: 4 }'));
    expect(codeOf(early)).toBe('REPORT_NOT_OVER');
    const typical = `typical: [{ number: "${numbers.july}", summary: "两次未受理，电话13987654321，经核查后发证" }]`;
    first = await issued(CLERK, 'QUARTERLY', Q3, `, words: { overview: "本季度平稳", ${typical} }`);
    expect(first).toMatchObject({
      version: 1,
      correction: null,
      changes: [],
      issuedAt: desk.instant,
      role: 'registrar',
    });
    expect(first.issuedBy).toContain('registrar');
    expect(figures(first)).toEqual({ REGISTERED: [3, 1], ACCEPTED: [2, 0], REFUSED: [1, 0] });
  });

  it('SJ-70, SJ-71, N12: tells of typical cases without a number that names a person', async () => {
    expect(first.typical).toEqual([
      {
        ...{ number: numbers.july, title: FOOD.title, outcome: 'SOLVED', case: { uid: uids.july } },
        summary: '两次未受理，电话****，经核查后发证',
      },
    ]);
    const open = `, correction: "字", words: { typical: [{ number: "${numbers.last}", summary: "字" }] }`;
    expect(codeOf(await ask(CLERK, issueText('QUARTERLY', Q3, open)))).toBe('REPORT_CASE_OPEN');
    const absent = open.replace(numbers.last ?? '', '310117-20260101-0001');
    expect(codeOf(await ask(CLERK, issueText('QUARTERLY', Q3, absent)))).toBe('CASE_NOT_FOUND');
  });

  it('does not change: a correction is a new version, and says why and what is otherwise', async () => {
    expect(codeOf(await ask(CLERK, issueText('QUARTERLY', Q3)))).toBe('FIELD_REQUIRED');
    // as if the first version had been issued from wrong counters
    const { database } = desk.service('county');
    const row = await database.read.findOneByOrFail(ReportRow, { id: first.id });
    const wrong = row.content.figures.map(one => (one.code === 'accepted' ? { ...one, n: 5 } : one));
    await database.write(tx => tx.update(ReportRow, { id: first.id }, { content: { ...row.content, figures: wrong } }));
    desk.wait(1);
    const second = await issued(HEAD, 'QUARTERLY', Q3, ', correction: "受理数统计有误"');
    expect(second).toMatchObject({ version: 2, correction: '受理数统计有误', role: 'center-head' });
    expect(second.changes).toEqual([{ cell: 'accepted', before: 5, after: 2 }]);
    const { r } = await desk.ask(
      ABOVE,
      `{ r: countyIssuedReport(id: "${first.id}") { version figures { code n } versions { version } } }`,
    );
    expect(r).toMatchObject({ version: 1, versions: [{ version: 2 }, { version: 1 }] });
    expect(r.figures).toContainEqual({ code: 'ACCEPTED', n: 5 });
  });

  it('N21: is found by the code that is printed on it, as it was issued, and by nobody who may not read it', async () => {
    const { r } = await desk.ask(CLERK, `{ r: countyIssuedReport(id: "${first.id}") { code } }`);
    expect(r.code).toMatch(/^Q-310117-2026Q3-1-[0-9A-Z]{2}$/);
    const print = `mutation { file: countyPrintReport(id: "${first.id}", format: HTML) { base64 } }`;
    const html = Buffer.from((await desk.ask(CLERK, print)).file.base64 as string, 'base64').toString();
    expect(html).toContain(`报表码 ${r.code}`);
    expect(html).toContain('<svg');
    // the day in Beijing: by universal time it was still September
    expect([first.issuedAt, html.includes('报送 2026-10-01')]).toEqual(['2026-09-30T16:00:00.000Z', true]);
    const find = (who: Who, code: string) =>
      ask(who, `{ r: countyReportByCode(code: "${code}") { id version versions { version } } }`);
    const found = { id: first.id, version: 1, versions: [{ version: 2 }, { version: 1 }] };
    for (const who of [CLERK, ABOVE]) expect((await find(who, (r.code as string).toLowerCase())).data.r).toEqual(found);
    expect(codeOf(await find(NEIGHBOUR, r.code as string))).toBe('REPORT_NOT_FOUND');
    expect(codeOf(await find(CLERK, `${(r.code as string).slice(0, -1)}!`))).toBe('PAPER_CODE');
    const other = { kind: 'quarterly', center: CENTER, below: true, version: 1 } as const;
    expect(codeOf(await find(CLERK, reportCode({ ...other, period: reportPeriod({ year: 2026, quarter: 3 }) })))).toBe(
      'REPORT_NOT_FOUND',
    );
  });

  it('of eight who issue it at once, each version is one', async () => {
    desk.wait(1);
    const period = '{ year: 2026, quarter: 2 }';
    const all = await Promise.all(Array.from({ length: 8 }, () => ask(CLERK, issueText('QUARTERLY', period))));
    expect(all.map(codeOf).filter(code => code === 'ok')).toHaveLength(1);
    expect(all.map(codeOf).filter(code => code === 'FIELD_REQUIRED')).toHaveLength(7);
  });

  it('is listed newest first, page by page, and read from above and not from beside', async () => {
    const list = (who: Who, args = '') =>
      ask(
        who,
        `{ p: countyReports(area: "${CENTER}"${args}) { edges { cursor node { id version } } pageInfo { hasNextPage endCursor } } }`,
      );
    const page = (await list(ABOVE, ', first: 2')).data.p;
    expect(page.edges.map(({ node }: { node: Seen }) => node.version)).toEqual([1, 2]);
    expect(page.pageInfo.hasNextPage).toBe(true);
    const rest = (await list(ABOVE, `, first: 2, after: "${page.pageInfo.endCursor}"`)).data.p;
    expect([rest.edges.length, rest.pageInfo.hasNextPage]).toEqual([1, false]);
    expect(codeOf(await list(NEIGHBOUR))).toBe('OUTSIDE_JURISDICTION');
    expect(codeOf(await list(HANDLER))).toBe('NOT_PERMITTED');
    expect(codeOf(await ask(NEIGHBOUR, `{ r: countyIssuedReport(id: "${first.id}") { id } }`))).toBe(
      'REPORT_NOT_FOUND',
    );
    expect(codeOf(await ask(NEIGHBOUR, issueText('QUARTERLY', Q3)))).toBe('OUTSIDE_JURISDICTION');
    expect(codeOf(await ask(ABOVE, issueText('QUARTERLY', Q3)))).toBe('WRONG_LEVEL');
  });
});

describe('SJ-70: the library', () => {
  it('gives the typical cases that were published on the days of a report, where nobody names others', async () => {
    const words = {
      ...{
        title: '合用厨房的单元许可',
        problem: '几家商户合用一个厨房',
        obstacle: '规则按单个场所写',
        item: '食品经营许可',
      },
      ...{
        solution: '按单元分别许可',
        effect: '四个工作日办结',
        causes: ['RULES_NOT_MET'],
        typical: true,
        uid: uids.july,
      },
    };
    const propose = 'mutation ($input: LibraryInput!) { one: countyProposeLibraryCase(input: $input) { id } }';
    const { one } = await desk.ask(CLERK, propose, { input: words });
    const before = await drawn(CLERK, 'QUARTERLY', '{ year: 2026, quarter: 4 }');
    expect(before.typical).toEqual([]);
    const { published } = await desk.ask(
      HEAD,
      `mutation { published: countyPublishLibraryCase(id: "${one.id}") { number } }`,
    );
    const report = await drawn(CLERK, 'QUARTERLY', '{ year: 2026, quarter: 4 }');
    expect(report.typical).toEqual([
      {
        ...{ number: published.number, title: words.title, outcome: null, case: { uid: uids.july } },
        summary: '几家商户合用一个厨房。按单元分别许可',
      },
    ]);
    expect((await drawn(CLERK, 'QUARTERLY', Q3)).typical).toEqual([]);
  });
});

describe('SJ-63, LH-38: what a center draws up stands in its rules', () => {
  it('and nothing else is drawn up', async () => {
    const { offers } = await desk.ask(
      CLERK,
      `{ offers: countyReportSet(center: "${CENTER}") { name every report list cite } }`,
    );
    expect(offers).toMatchObject([
      { every: 'always', report: null, list: 'LEDGER' },
      { every: 'quarter', report: 'QUARTERLY', list: null },
    ]);
    const other = await ask(CLERK, `{ r: countyReport(center: "${CENTER}", kind: ANALYSIS, period: ${Q3}) { id } }`);
    expect(codeOf(other)).toBe('REPORT_NOT_IN_SET');
    const month = `{ r: countyReport(center: "${CENTER}", kind: QUARTERLY, period: { year: 2026, month: 9 }) { id } }`;
    expect(codeOf(await ask(CLERK, month))).toBe('REPORT_PERIOD');
  });
});

describe('LH-39: the monthly analysis of 隆回', () => {
  const HANDLER_THERE: Who = ['handler', '430524', 'medical-security'];
  const HEAD_THERE: Who = ['center-head', '430524'];

  it('counts causes, departments and what came again, each beside the month before', async () => {
    const done = async (at: string, form: object) => {
      desk.setTime(at);
      const { uid, receiptCode } = await desk.register(LONGHUI, form);
      await desk.act(LONGHUI, 'triageCase', uid, 'class: "windowUnit", cause: "材料未核对"');
      await desk.act(LONGHUI, 'acceptCase', uid);
      await desk.act(LONGHUI, 'assignCase', uid, 'department: "医疗保障局"');
      await desk.act(HANDLER_THERE, 'replyOrder', uid, 'reply: "已核实并补报"');
      await desk.act(HANDLER_THERE, 'completeCase', uid, 'result: "已报销到账"');
      await desk.act(LONGHUI, 'giveFeedback', uid, 'note: "已电话告知"');
      return { uid, receiptCode };
    };
    await register('l1', LONGHUI, '2026-10-12T10:00', CARE);
    const rated = await done('2026-11-03T10:00', CARE);
    await desk.act(LONGHUI, 'rateCase', rated.uid, `level: 5, code: "${rated.receiptCode ?? ''}"`);
    await register('l3', LONGHUI, '2026-11-04T10:00', FOOD);
    await register('l4', LONGHUI, '2026-11-05T10:00', FOOD);
    const change = `changes: ITEM_LIST, item: "医保报销", text: "增列零星报销", department: "医疗保障局", from: "2026-12-01"`;
    const { one } = await desk.ask(
      HEAD_THERE,
      `mutation { one: countyDraftGuideChange(change: { ${change}, cases: ["${rated.uid}"] }) { id } }`,
    );
    const { id } = one as { id: string };
    await desk.ask(HEAD_THERE, `mutation { countyAdoptGuideChange(id: "${id}") { state } }`);
    desk.setTime('2026-12-01T09:00');
    const november = '{ year: 2026, month: 11 }';
    // WL-105: what was changed in the month stands in its analysis, and in no other
    const changes = async (period: string) =>
      (
        await desk.ask(
          LONGHUI,
          `{ r: countyReport(center: "430524", kind: ANALYSIS, period: ${period}) { guideChanges { item text adoptedOn cases { number case { uid } } } } }`,
        )
      ).r;
    const { number } = await desk.file(LONGHUI, rated.uid);
    const cases = [{ number, case: { uid: rated.uid } }];
    const adopted = { item: '医保报销', text: '增列零星报销', adoptedOn: '2026-11-05', cases };
    expect(await changes(november)).toEqual({ guideChanges: [adopted] });
    expect(await changes('{ year: 2026, month: 10 }')).toEqual({ guideChanges: [] });
    const report = await drawn(LONGHUI, 'ANALYSIS', november);
    expect(figures(report)).toMatchObject({ REGISTERED: [3, 1], ACCEPTED: [1, 0], RATED: [1, 0], SATISFIED: [1, 0] });
    expect(report.repeats).toEqual([
      { value: '食品经营许可', n: 2, before: 0 },
      { value: '医保报销', n: 1, before: 1 },
    ]);
    const rows = (code: string) =>
      report.splits.find(split => split.code === code)?.rows.map(({ label, n, before }) => [label, n, before]);
    expect(rows('CAUSES')).toEqual([
      ['材料不符合', 2, 0],
      ['证明材料难找', 1, 1],
      ['规则不符合', 1, 1],
    ]);
    expect(rows('DEPARTMENTS')).toEqual([[expect.stringContaining('医疗保障局'), 1, 0]]);
    for (const { n, filter } of [...report.figures, ...report.splits.flatMap(split => split.rows)])
      expect(await behind(LONGHUI, november, filter, '430524')).toHaveLength(n);
    const sent = await issued(LONGHUI, 'ANALYSIS', november, ', words: { measures: "简化医保材料" }');
    expect(sent.measures).toBe('简化医保材料');
    // and on paper, where the number leads to the case; it stays as it was issued
    await desk.service('county').database.write(tx => tx.update(GuideChangeRow, { id }, { text: '事后改动' }));
    const { file } = await desk.ask(
      LONGHUI,
      `mutation { file: countyPrintReport(id: "${sent.id}", format: HTML) { base64 } }`,
    );
    const page = Buffer.from((file as { base64: string }).base64, 'base64').toString();
    expect(page).toContain('办事指南和事项清单变更');
    expect(page).toContain('1. 事项清单  医保报销：增列零星报销（医疗保障局，2026-11-05采纳，2026-12-01起执行）');
    expect(page).toContain(`来源办件：${number}`);
    const again = `{ r: countyIssuedReport(id: "${sent.id}") { guideChanges { item text adoptedOn cases { number case { uid } } } } }`;
    expect((await desk.ask(LONGHUI, again)).r).toEqual({ guideChanges: [adopted] });
  });
});
