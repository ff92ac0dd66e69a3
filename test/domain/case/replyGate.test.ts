import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { AnswerOutcome, AskedAnswer } from '../../../shared/domain/case/demands.ts';
import {
  passGate,
  refusalGate,
  REPLY_FINDINGS,
  replyGate,
  type ReplyFindingCode,
  severityOf,
} from '../../../shared/domain/case/replyGate.ts';
import { readPackFolder } from '../../../shared/policy/readPacks.ts';
import { refusalOf } from '../refusalOf.ts';

const DEMAND = '退还重复收取的评估费';

interface Planted {
  outcome?: AnswerOutcome;
  basis?: string;
  route?: string;
  demand?: string;
}

/** What the gate finds in an answer to one demand, code by code. */
const findings = (text: string, { outcome = 'SOLVED', demand = DEMAND, ...more }: Planted = {}): ReplyFindingCode[] =>
  replyGate([{ no: 1, text: demand }], { result: text, answers: [{ no: 1, outcome, answer: text, ...more }] }).map(
    ({ code }) => code,
  );

const NO: Planted = {
  outcome: 'EXPLAINED',
  basis: '《不动产登记暂行条例》第二十二条',
  route: '可向市自然资源局申请更正登记；不服的，可在60日内申请行政复议',
};

const BAD: [text: string, code: ReplyFindingCode, more?: Planted][] = [
  ['按规定办理', 'EMPTY_PHRASE'],
  ['请按有关规定办理。', 'EMPTY_PHRASE'],
  ['已依法依规处理', 'EMPTY_PHRASE'],
  ['已知悉', 'EMPTY_PHRASE'],
  ['您好，您的诉求已收悉，请耐心等待。', 'EMPTY_PHRASE'],
  ['情况属实，正在办理中', 'EMPTY_PHRASE'],
  ['我局将尽快处理，感谢您的理解与支持！', 'EMPTY_PHRASE'],
  ['已转相关部门办理。', 'EMPTY_PHRASE'],
  ['请咨询相关部门', 'EMPTY_PHRASE'],
  ['同上', 'EMPTY_PHRASE'],
  ['详见附件', 'EMPTY_PHRASE'],
  ['以文件为准', 'EMPTY_PHRASE'],
  ['待研究后再答复', 'EMPTY_PHRASE'],
  ['视情况办理', 'EMPTY_PHRASE'],
  ['我们高度重视您反映的问题，已交办', 'EMPTY_PHRASE'],
  ['按程序办理', 'EMPTY_PHRASE', NO],
  ['好', 'TOO_SHORT'],
  ['。。。', 'TOO_SHORT'],
  ['退还重复收取的评估费', 'REPEATS_DEMAND'],
  ['您反映的退还重复收取的评估费的问题', 'REPEATS_DEMAND'],
  ['经核实，该费用无法退还', 'CONTRADICTION'],
  ['已核实，您不符合退费条件', 'CONTRADICTION'],
  ['超出医保报销目录', 'CONTRADICTION'],
  ['不属于本窗口受理范围', 'CONTRADICTION'],
  ['依法不能办理', 'BARE_NO', NO],
  ['对不起，不符合规定', 'BARE_NO', NO],
  ['该房屋存在权属争议', 'BASIS_MISSING', { ...NO, basis: ' ' }],
  ['该房屋存在权属争议', 'BASIS_VAGUE', { ...NO, basis: '根据有关规定' }],
  ['该房屋存在权属争议', 'BASIS_VAGUE', { ...NO, basis: '上级文件要求' }],
  ['该房屋存在权属争议', 'NO_ARTICLE', { ...NO, basis: '分管领导答复' }],
  ['该房屋存在权属争议', 'ROUTE_MISSING', { ...NO, route: '' }],
  ['该房屋存在权属争议', 'ROUTE_VAGUE', { ...NO, route: '请咨询相关部门' }],
  ['归口别的单位', 'ROUTE_VAGUE', { outcome: 'REFERRED', route: '请到别处办理' }],
  ['由税务部门负责', 'ROUTE_MISSING', { outcome: 'REFERRED' }],
  ['已经退还4500元', 'DONE_AFTER_ALL', NO],
  ['预计下月退费', 'PROMISE'],
  ['待财政资金下达后再退费', 'PROMISE'],
  ['评估费收费情况说明', 'NO_RESULT'],
  ['已容缺受理', 'JARGON'],
  ['已销号', 'JARGON'],
];

const GOOD: [text: string, more?: Planted][] = [
  ['已重新结算。'],
  ['已办好'],
  ['已办结'],
  ['已发证'],
  ['当场办好'],
  ['当场协调办结'],
  ['已退回4500元'],
  ['已退还重复收取的评估费'],
  ['协调前租户注销后，已发放许可证'],
  ['前租户未注销时不能办理，现已协调注销并发证'],
  ['此前系统提示不符合条件，经核实是录入错误，已更正'],
  ['不能办理的问题已解决'],
  ['已免除不符合规定的收费'],
  ['当事人员已当面道歉'],
  ['改为全程网办'],
  ['由市场监管局按单元许可'],
  ['符合大病救助条件，已协助申请'],
  ['感谢您的反映。电梯已修复，请到物业领取新卡。'],
  ['您的问题已收悉。经市人社局核查，两段缴费记录已合并，9月起补发养老金。'],
  ['可以办理：9月30日起凭身份证到三楼医保窗口领取'],
  ['已按单元发证'],
  ['容缺受理（缺少的材料可以以后补交）：已发证', { outcome: 'CONDITIONAL' }],
  ['已变更，所缺材料事后查验', { outcome: 'CONDITIONAL' }],
  ['已告知承诺制即书面承诺后免交证明的办法，证照已发', {}],
  ['住宅不得改变用途', { ...NO, basis: '民法典第二百七十九条' }],
  ['超出目录，该药品不在2026年目录内', { ...NO, basis: '医保目录' }],
  ['存在权属争议', NO],
  ['依法不能办理：宅基地界址有争议，双方尚未确认', NO],
  ['评估费由第三方收取', { outcome: 'EXPLAINED', basis: '《价格法》第四十一条', route: '拨打12315投诉' }],
  ['权属有争议，可以先向县法院起诉确权', { outcome: 'EXPLAINED', basis: '第二十二条' }],
  ['由综合执法局答复', { outcome: 'REFERRED', route: '综合执法局法制科' }],
  ['不属于政务服务事项', { outcome: 'REFERRED', route: '请拨打12345' }],
];

describe('N18: a bad reply is found', () => {
  it.each(BAD)('“%s”: %s', (text, code, more = {}) => {
    expect(findings(text, more)).toEqual([code]);
  });

  it('of every kind that there is', () => {
    const planted = new Set(BAD.map(([, code]) => code));
    expect(REPLY_FINDINGS.filter(code => !planted.has(code))).toEqual(['UNANSWERED']);
  });
});

describe('N18: a good reply passes, short as it may be', () => {
  it.each(GOOD)('“%s”', (text, more = {}) => {
    expect(findings(text, more)).toEqual([]);
  });

  it('as do the results of the demonstration', () => {
    const { matters, stories } = {
      matters: JSON.parse(readFileSync('subgraphs/seeds/demo/matters.json', 'utf8')) as { result: string[] },
      stories: JSON.parse(readFileSync('subgraphs/seeds/demo/stories.json', 'utf8')) as {
        stories: { demand: string; steps: { text?: { result?: string } }[] }[];
      },
    };
    const told = stories.stories.flatMap(({ demand, steps }) =>
      steps.flatMap(({ text }) => (text?.result ? [[text.result, demand] as const] : [])),
    );
    const replies = [...matters.result.map(result => [result, '办不了营业执照'] as const), ...told];
    expect(replies.length).toBeGreaterThan(5);
    expect(replies.flatMap(([result, demand]) => findings(result, { demand }))).toEqual([]);
  });
});

describe('a reply to several demands', () => {
  const demands = [
    { no: 1, text: '明确许可路径' },
    { no: 2, text: DEMAND },
  ];
  const answer = (no: number, text: string, more: Partial<AskedAnswer> = {}): AskedAnswer => ({
    no,
    outcome: 'SOLVED',
    answer: text,
    ...more,
  });

  it('WL-75: has an answer to each', () => {
    expect(replyGate(demands, { result: '已逐项答复', answers: [answer(2, '已退还')] })).toEqual([
      { code: 'UNANSWERED', severity: 'stop', field: 'answer', no: 1, words: '' },
    ]);
    const blank = replyGate(demands, { result: '已逐项答复', answers: [answer(1, ' '), answer(2, '已退还')] });
    expect(blank.map(({ code, no }) => [code, no])).toEqual([['UNANSWERED', 1]]);
  });

  it('is looked at demand by demand, and the result above them as well', () => {
    const found = replyGate(demands, { result: '已知悉', answers: [answer(1, '已明确'), answer(2, '请耐心等待')] });
    expect(found.map(({ code, field, no, words }) => [code, field, no, words])).toEqual([
      ['EMPTY_PHRASE', 'result', null, '已知悉'],
      ['EMPTY_PHRASE', 'answer', 2, '请耐心等待'],
    ]);
  });

  it('SJ-30: says no above only where it says no below', () => {
    const no = answer(2, '评估费由第三方收取', { ...NO, outcome: 'EXPLAINED' } as Partial<AskedAnswer>);
    const above = (...answers: AskedAnswer[]) =>
      replyGate(demands, { result: '该费用无法退还', answers }).map(({ code, field }) => [code, field]);
    expect(above(answer(1, '已明确'), answer(2, '已退还'))).toEqual([['CONTRADICTION', 'result']]);
    expect(above(answer(1, '已明确'), no)).toEqual([]);
  });

  it('of one demand may be the result alone, and is looked at there', () => {
    const [one] = demands.slice(1);
    const found = replyGate(one ? [one] : [], { result: '按规定办理', answers: [] });
    expect(found).toMatchObject([{ code: 'EMPTY_PHRASE', field: 'result', no: 2 }]);
  });
});

describe('SJ-56, LH-11, LH-12: a refusal at the window', () => {
  const codes = (reason: string | null, route: string | null) => refusalGate({ reason, route }).map(({ code }) => code);

  it.each<[string | null, string | null, ReplyFindingCode[]]>([
    ['不属于政务服务', '请拨打12345', []],
    ['已在法院审理', '请向受理案件的法院提出', []],
    ['缺少本人身份证明', null, []],
    [null, '请到税务窗口', []],
    ['按规定办理', '请拨打12345', ['EMPTY_PHRASE']],
    ['不予受理', '请拨打12345', ['BARE_NO']],
    ['不能', '请拨打12345', ['BARE_NO']],
    ['否', '请拨打12345', ['TOO_SHORT']],
    ['不属于政务服务', '请到别处', ['ROUTE_VAGUE']],
    [null, '请咨询有关部门', ['ROUTE_VAGUE']],
  ])('“%s”, “%s”: %j', (reason, route, expected) => expect(codes(reason, route)).toEqual(expected));

  it('AH-20: passes with every exclusion of every pack', () => {
    const packs = readPackFolder('subgraphs/seeds/policy');
    const exclusions = packs.flatMap(({ terms }) => terms['triage.exclusions']?.value ?? []);
    expect(exclusions.length).toBeGreaterThan(5);
    expect(exclusions.flatMap(({ name, route }) => codes(name, route))).toEqual([]);
  });
});

describe('the gate', () => {
  const gate = (text: string, confirmed: ReplyFindingCode[] = [], more: Planted = {}) =>
    refusalOf(() =>
      passGate(
        replyGate([{ no: 1, text: more.demand ?? DEMAND }], {
          result: text,
          answers: [{ no: 1, outcome: 'SOLVED', answer: text, ...more }],
        }),
        confirmed,
      ),
    );

  it('stops what may not go, names field and finding, and lets nobody confirm it away', () => {
    expect(gate('按规定办理', [...REPLY_FINDINGS])).toEqual({
      code: 'REPLY_INCOMPLETE',
      field: 'result',
      params: {
        finding: 'EMPTY_PHRASE',
        advice: 'EMPTY_PHRASE',
        findings: 'EMPTY_PHRASE:result:1',
        codes: 'EMPTY_PHRASE',
        no: '1',
      },
    });
  });

  it('asks a person about the rest, and takes the word of that person', () => {
    expect(gate('预计下月退费')).toMatchObject({ code: 'REPLY_UNCONFIRMED', params: { codes: 'PROMISE' } });
    expect(gate('预计下月退费', ['JARGON'])).toMatchObject({ code: 'REPLY_UNCONFIRMED' });
    expect(gate('预计下月退费', ['PROMISE'])).toBeUndefined();
  });

  it('answers with what was confirmed and was there to be confirmed, once each', () => {
    const promise = replyGate([{ no: 1, text: DEMAND }], { result: '预计下月退费', answers: [] });
    expect(passGate([...promise, ...promise], ['PROMISE', 'JARGON'])).toEqual(['PROMISE']);
    expect(passGate([], ['PROMISE'])).toEqual([]);
  });

  it('says what stops before what it advises', () => {
    const both = gate('归口别的单位', ['NO_ARTICLE'], { ...NO, basis: '分管领导答复', route: '' });
    expect(both).toMatchObject({ code: 'REPLY_INCOMPLETE', field: 'route', params: { codes: 'ROUTE_MISSING' } });
  });

  it('never stops for advice', () => {
    expect(REPLY_FINDINGS.filter(code => severityOf(code) === 'advise')).toEqual([
      'NO_RESULT',
      'PROMISE',
      'DONE_AFTER_ALL',
      'NO_ARTICLE',
      'JARGON',
    ]);
  });
});
