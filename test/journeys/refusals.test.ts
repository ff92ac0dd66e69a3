import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Casework } from '../testkit/casework.ts';
import type { Who } from '../testkit/hub.ts';
import { linesOf } from '../testkit/readFile.ts';

/** N19: two counties of Anhui with the same rules, and two districts of Shanghai of which one has rules of its own. */
const QIANSHAN = '340882';
const XIAOXIAN = '341322';
const HUOQIU = '341522';
const HONGKOU = '310109';
const SONGJIANG = '310117';
const PROVINCE: Who = ['provincial-officer', '340000'];
const SHANGHAI: Who = ['provincial-officer', '310000'];
const at = (center: string): Who => ['registrar', center];
const heads = (center: string): Who => ['supervision-section', center];

const TREATMENT =
  'kind demand number item subject said route article ruleKey ruleCite rulePack policy exclusion onDay stands center { code } case { uid }';

let work: Casework;
beforeAll(async () => {
  work = await Casework.start('2026-09-28T09:30');
}, 240_000);
afterAll(() => work?.stop(), 30_000);

const KITCHEN = {
  title: '共享厨房办不了食品经营许可',
  item: '食品经营许可（新办）',
  causes: ['RULES_NOT_MET'],
  demands: ['共享厨房没有独立房产证明，请明确能否许可'],
  reporterName: '林小雨',
  reporterPhone: '13812345678',
};

async function registered(center: string, more: object = {}): Promise<string> {
  return (await work.register(at(center), { ...KITCHEN, ...more })).uid;
}

const NO = `answers: [{ no: 1, outcome: EXPLAINED, answer: "没有独立房产证明，请回电13900001111",
  basis: "《食品经营许可管理办法》第十一条", route: "可向市市场监管局申请复核" }]`;

async function explained(center: string, more: object = {}): Promise<string> {
  const uid = await registered(center, more);
  await work.act(at(center), 'acceptCase', uid, 'reason: "应办"');
  await work.act(heads(center), 'completeCase', uid, `result: "没有独立房产证明，暂不能许可", ${NO}`);
  return uid;
}

async function done(center: string, more: object = {}): Promise<string> {
  const uid = await registered(center, more);
  await work.act(at(center), 'acceptCase', uid, 'reason: "应办"');
  await work.act(heads(center), 'completeCase', uid, 'result: "已按单元发放食品经营许可证"');
  return uid;
}

async function holding(who: Who, area: string, wanted: string, level = 'county') {
  return (await work.ask(who, `{ center(code: "${area}") { ${level} { ${wanted} } } }`)).center[level];
}

const refusals = async (who: Who, area: string, args = '') =>
  (await holding(who, area, `refusals${args} { edges { node { ${TREATMENT} } } pageInfo { endCursor hasNextPage } }`))
    .refusals as { edges: { node: Record<string, unknown> }[]; pageInfo: { endCursor: string; hasNextPage: boolean } };

const rows = async (who: Who, area: string, args = '') =>
  (await refusals(who, area, args)).edges.map(({ node }) => node);

/** What the registry has of one case. */
const ofCase = async (who: Who, area: string, uid: string) =>
  (await rows(who, area)).filter(row => (row.case as { uid: string }).uid === uid);

describe('N19: the registry', () => {
  it('SJ-30, SJ-56, LH-11…14: has every no with its article, its rule, its route, and names nobody', async () => {
    const uid = await registered(QIANSHAN, { item: '诉讼材料调取', title: '判决书调取，电话13812345678' });
    const file = await work.act(
      at(QIANSHAN),
      'refuseCase',
      uid,
      'reason: "已在法院审理，联系人13812345678", exclusion: "litigation"',
    );
    const [row] = await rows(heads(QIANSHAN), QIANSHAN);
    expect(row).toEqual({
      kind: 'REFUSED',
      demand: null,
      number: file.number,
      item: '诉讼材料调取',
      subject: '判决书调取，电话****',
      said: '已在法院审理，联系人****',
      route: expect.stringContaining('12368'),
      article: row?.ruleCite,
      ruleKey: 'triage.exclusions',
      ruleCite: expect.stringMatching(/./),
      rulePack: 'anhui@1',
      policy: 'base@1 anhui@1',
      exclusion: 'litigation',
      onDay: '2026-09-28',
      stands: true,
      center: { code: QIANSHAN },
      case: { uid },
    });
    const everything = JSON.stringify(await rows(PROVINCE, '340000'));
    for (const secret of ['林小雨', '13812345678', '13900001111']) expect(everything).not.toContain(secret);
  });

  it('SJ-18, WL-75: has what was explained, demand by demand', async () => {
    const uid = await explained(XIAOXIAN, { item: '医疗费用手工报销', demands: ['异地住院票据不能报销'] });
    expect(await ofCase(heads(XIAOXIAN), XIAOXIAN, uid)).toMatchObject([
      {
        kind: 'EXPLAINED',
        demand: 1,
        stands: true,
        article: '《食品经营许可管理办法》第十一条',
        ruleKey: 'closing.doctrine',
      },
    ]);
  });

  it('is narrowed by item, article, exclusion, kind, day and words, and turned page by page', async () => {
    const all = await rows(PROVINCE, '340000');
    expect(all.length).toBeGreaterThanOrEqual(2);
    const numbers = async (filter: string) =>
      (await rows(PROVINCE, '340000', `(filter: { ${filter} })`)).map(({ item }) => item);
    expect(await numbers('item: "申请 医疗费用手工报销"')).toEqual(['医疗费用手工报销']);
    expect(await numbers('article: "第十一条"')).toEqual(['医疗费用手工报销']);
    expect(await numbers('exclusion: "litigation"')).toEqual(['诉讼材料调取']);
    expect(await numbers('kinds: [REFUSED]')).toEqual(['诉讼材料调取']);
    expect(await numbers('text: "法院审理"')).toEqual(['诉讼材料调取']);
    expect(await numbers(`text: "${String(all[0]?.number)}"`)).toEqual(['医疗费用手工报销']);
    expect(await numbers('text: "100%"')).toEqual([]);
    expect(await numbers('from: "2026-09-29"')).toEqual([]);
    expect(await numbers('to: "2026-09-27"')).toEqual([]);
    const { edges, pageInfo } = await refusals(PROVINCE, '340000', '(first: 1)');
    expect([edges[0]?.node, pageInfo.hasNextPage]).toEqual([all[0], true]);
    expect(await rows(PROVINCE, '340000', `(after: "${pageInfo.endCursor}")`)).toEqual(all.slice(1));
  });

  it.each([
    ['refusals(first: 0) { pageInfo { hasNextPage } }', 'PAGE_SIZE'],
    ['refusals(after: "x") { pageInfo { hasNextPage } }', 'CURSOR_MALFORMED'],
    ['refusalTally(first: 999) { total }', 'PAGE_SIZE'],
    ['unequal(first: 201) { compared }', 'PAGE_SIZE'],
  ])('refuses %s with %s', async (wanted, code) => {
    const { errors } = await work.hub.ask(PROVINCE, `{ center(code: "340000") { county { ${wanted} } } }`);
    expect(errors?.[0]?.extensions?.code).toBe(code);
  });

  it('is read in the own area only, and by no citizen', async () => {
    const of = async (who: Who, code: string) =>
      (await work.hub.ask(who, `{ center(code: "${code}") { county { refusals { edges { cursor } } } } }`)) as {
        data: { center: { county: { refusals: { edges: unknown[] } } | null } | null };
        errors?: { extensions?: { code?: string } }[];
      };
    expect((await of(heads(QIANSHAN), XIAOXIAN)).errors?.[0]?.extensions?.code).toBe('OUTSIDE_JURISDICTION');
    expect((await of(['citizen', QIANSHAN], QIANSHAN)).data.center?.county?.refusals.edges ?? []).toEqual([]);
    expect((await of(heads(QIANSHAN), QIANSHAN)).data.center?.county?.refusals.edges).toHaveLength(1);
  });

  it('is counted by item and by article, with its instant', async () => {
    const counted = async (by: string) =>
      (await holding(PROVINCE, '340000', `refusalTally(by: ${by}) { rows { label count } total asOf }`)).refusalTally;
    await explained(HUOQIU, { item: '医疗费用 手工报销（异地）', demands: ['异地住院的票据'] });
    expect(await counted('ITEM')).toEqual({
      rows: [
        { label: '医疗费用 手工报销（异地）', count: 2 },
        { label: '诉讼材料调取', count: 1 },
      ],
      total: 3,
      asOf: work.instant,
    });
    expect((await counted('KIND')).rows).toEqual([
      { label: 'EXPLAINED', count: 2 },
      { label: 'REFUSED', count: 1 },
    ]);
    expect((await counted('ARTICLE')).rows[0]).toEqual({ label: '《食品经营许可管理办法》第十一条', count: 2 });
  });
});

describe('N19: the same matter, refused here and done there', () => {
  const unequal = async (who: Who, area: string, args = '') =>
    (
      await holding(
        who,
        area,
        `unequal${args} { compared truncated pairs { similarity why rulesDiffer differing refused { ${TREATMENT} } done { ${TREATMENT} } } }`,
      )
    ).unequal as { compared: number; truncated: boolean; pairs: { refused: object; done: object }[] };

  it('is listed with both bases; what only looks like it is not', async () => {
    const no = await explained(QIANSHAN);
    const yes = await done(XIAOXIAN, { item: '申请食品经营许可', demands: ['共享厨房没有独立房产证明，能否许可'] });
    // near misses: another item, other facts, the same county
    await done(XIAOXIAN, { item: '食品生产许可' });
    await done(HUOQIU, {
      title: '排烟管道扰民',
      demands: ['烧烤店的现场核查一直没有安排'],
      causes: ['OTHER'],
      otherCause: '久未核查',
    });
    await done(QIANSHAN);
    const { pairs, compared, truncated } = await unequal(PROVINCE, '340000');
    expect(pairs).toHaveLength(1);
    expect(pairs[0]).toMatchObject({
      why: ['SAME_ITEM', 'SAME_CAUSES', 'LIKE_TEXT'],
      rulesDiffer: false,
      differing: [],
      refused: {
        case: { uid: no },
        kind: 'EXPLAINED',
        article: '《食品经营许可管理办法》第十一条',
        route: '可向市市场监管局申请复核',
        center: { code: QIANSHAN },
        policy: 'base@1 anhui@1',
      },
      done: { case: { uid: yes }, kind: 'SOLVED', said: '已按单元发放食品经营许可证', center: { code: XIAOXIAN } },
    });
    expect([compared, truncated]).toEqual([4, false]);
    expect((await unequal(PROVINCE, '340000', '(first: 1)')).pairs).toEqual(pairs);
    expect((await unequal(heads(QIANSHAN), QIANSHAN)).pairs).toEqual([]);
  });

  const doneAtHongkou = async (more: object = {}) => {
    const uid = await registered(HONGKOU, more);
    await work.act(at(HONGKOU), 'triageCase', uid, 'class: "notKnown"');
    await work.act(at(HONGKOU), 'acceptCase', uid, 'reason: "应办"');
    await work.act(at(HONGKOU), 'logAction', uid, 'action: GUIDANCE, note: "指导按单元申请"');
    return work.act(at(HONGKOU), 'completeCase', uid, 'result: "已按单元发放食品经营许可证"');
  };

  it('is listed and marked where the rules of the two places differ', async () => {
    const uid = await registered(SONGJIANG);
    const no = 'reason: "没有独立房产证明", route: "区市场监管局", basis: "办法第十一条"';
    await work.act(at(SONGJIANG), 'refuseCase', uid, no);
    await doneAtHongkou();
    const { pairs } = await unequal(SHANGHAI, '310000');
    expect(pairs).toMatchObject([
      {
        rulesDiffer: true,
        differing: expect.arrayContaining(['triage.exclusions']),
        refused: { article: '办法第十一条', rulePack: 'songjiang@1', center: { code: SONGJIANG } },
        done: { center: { code: HONGKOU }, policy: expect.stringContaining('hongkou@1') },
      },
    ]);
  });

  it('SJ-19: is listed no more once an objection has taken the no back; the registry keeps it', async () => {
    const STALL = { item: '户外广告设置', title: '灯箱招牌不批', demands: ['店铺灯箱招牌没有批下来'] };
    const uid = await explained(SONGJIANG, STALL);
    await doneAtHongkou(STALL);
    expect((await unequal(SHANGHAI, '310000')).pairs).toHaveLength(2);
    await work.act(at(SONGJIANG), 'giveFeedback', uid, 'note: "已电话反馈"');
    await work.act(at(SONGJIANG), 'objectToResult', uid, 'reason: "别的区可以批"');
    expect((await unequal(SHANGHAI, '310000')).pairs).toHaveLength(1);
    expect(await ofCase(heads(SONGJIANG), SONGJIANG, uid)).toMatchObject([{ kind: 'EXPLAINED', stands: false }]);
  });

  it('a year later is no longer compared', async () => {
    work.setTime('2027-10-08T10:00');
    expect((await unequal(SHANGHAI, '310000')).compared).toBe(0);
    work.setTime('2026-09-28T15:00');
  });
});

describe('N18: the reply gate', () => {
  const begun = async () => {
    const uid = await registered(QIANSHAN, { item: '学籍转接', demands: ['转出学籍'], title: '学籍转不出来' });
    await work.act(at(QIANSHAN), 'acceptCase', uid, 'reason: "应办"');
    return uid;
  };
  const gate = async (uid: string, args: string) =>
    (
      await work.ask(
        heads(QIANSHAN),
        `{ found: countyReplyGate(uid: "${uid}" ${args}) { code severity field no words text remedy textEn } }`,
      )
    ).found as object[];

  it('SJ-30, WL-75: stops a reply that says nothing, and leaves the case as it was', async () => {
    const uid = await begun();
    const before = await work.file(heads(QIANSHAN), uid);
    expect(await work.refused(heads(QIANSHAN), 'completeCase', uid, 'result: "按规定办理"')).toEqual({
      code: 'REPLY_INCOMPLETE',
      field: 'result',
      params: expect.objectContaining({ finding: 'EMPTY_PHRASE', findings: 'EMPTY_PHRASE:result:1' }),
    });
    expect(await work.refused(at(QIANSHAN), 'resolveOnSpot', uid, 'result: "请耐心等待"')).toMatchObject({
      code: 'REPLY_INCOMPLETE',
    });
    expect(await work.file(heads(QIANSHAN), uid)).toEqual(before);
    expect(await gate(uid, ', result: "按规定办理"')).toEqual([
      {
        code: 'EMPTY_PHRASE',
        severity: 'STOP',
        field: 'result',
        no: 1,
        words: '按规定办理',
        text: '只有套话，没有说结果',
        remedy: expect.stringContaining('具体结果'),
        textEn: expect.stringContaining('empty'),
      },
    ]);
    expect(await gate(uid, ', result: "学籍已转出"')).toEqual([]);
    expect(await work.file(heads(QIANSHAN), uid)).toEqual(before);
  });

  it('says in words what is wrong and what to do', async () => {
    const uid = await begun();
    const { errors } = await work.hub.ask(
      heads(QIANSHAN),
      `mutation { countyCompleteCase(uid: "${uid}", result: "已知悉") { state } }`,
    );
    expect(errors?.[0]?.message).toBe('“办理结果”还不能发给群众：只有套话，没有说结果。');
    expect(String(errors?.[0]?.extensions?.remedy)).toContain('请写明具体结果');
  });

  it('LH-11, LH-12: asks a no for its way on', async () => {
    const uid = await begun();
    const no =
      'result: "学籍有争议", answers: [{ no: 1, outcome: EXPLAINED, answer: "监护权有争议", basis: "第五条" }]';
    expect(await work.refused(heads(QIANSHAN), 'completeCase', uid, no)).toMatchObject({
      code: 'REPLY_INCOMPLETE',
      field: 'route',
      params: { codes: 'ROUTE_MISSING', no: '1' },
    });
  });

  it('lets a person decide on advice, and writes that in the ledger', async () => {
    const uid = await begun();
    const args = 'result: "学籍拟于9月30日转出"';
    expect(await work.refused(heads(QIANSHAN), 'completeCase', uid, args)).toMatchObject({
      code: 'REPLY_UNCONFIRMED',
      params: { codes: 'PROMISE' },
    });
    const file = await work.act(heads(QIANSHAN), 'completeCase', uid, `${args}, confirmed: [PROMISE, JARGON]`);
    expect(linesOf(file, 'COMPLETE')[0]?.details).toMatchObject({ confirmed: 'PROMISE' });
  });

  it('SJ-56, LH-11: asks a refusal for its reason, a referral for a place', async () => {
    const uid = await registered(QIANSHAN);
    const refuse = 'reason: "不予受理", exclusion: "litigation"';
    expect(await work.refused(at(QIANSHAN), 'refuseCase', uid, refuse)).toMatchObject({
      code: 'REPLY_INCOMPLETE',
      field: 'reason',
      params: { finding: 'BARE_NO' },
    });
    expect(await work.refused(at(QIANSHAN), 'referCase', uid, 'route: "请咨询相关部门"')).toMatchObject({
      code: 'REPLY_INCOMPLETE',
      field: 'route',
    });
    expect((await work.file(at(QIANSHAN), uid)).state).toBe('REGISTERED');
  });

  it('tells nothing of a case that is not the asker’s', async () => {
    const uid = await begun();
    const query = `{ countyReplyGate(uid: "${uid}", result: "已办好") { code } }`;
    for (const who of [heads(HUOQIU), ['citizen', QIANSHAN] as Who])
      expect((await work.hub.ask(who, query)).errors?.[0]?.extensions?.code).toBe('CASE_NOT_FOUND');
  });
});
