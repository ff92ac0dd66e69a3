import { Driver, type Services } from '../../../hub/demo/driver.ts';
import type { DemoClock } from '../../../hub/demo/seedDemo.ts';
import type { Sitter } from '../../testkit/desk.ts';

/** What was prepared for the screens: uids of cases, and of those of people number and code of the receipt. */
export interface Prepared {
  registered: string;
  summoned: string;
  redone: string;
  ordered: string;
  answered: string;
  raised: string;
  raisedNumber: string;
  raisedCode: string;
  missingNumber: string;
  missingCode: string;
  settledNumber: string;
  settledCode: string;
  seenNumber: string;
  seenCode: string;
}

interface Receipt {
  uid: string;
  number: string;
  receiptCode: string;
}

/** How the hub is asked past the pages, and its clock set to a time of the day. */
export interface Hand {
  ask<T>(who: Sitter, query: string, variables?: object): Promise<T>;
  /** `09:10`, in Beijing: later than whatever was done before. */
  at(time: string): void;
  /** What levels tell each other has arrived. */
  settle(): Promise<void>;
}

const DAY_MS = 86_400_000;

/** Matters of the last months at three counties, one of which comes again and again: that is a kind of matter (一类事). */
export async function plantKind(services: Services, clock: DemoClock): Promise<void> {
  const now = clock.now().getTime();
  const driver = new Driver(services);
  const settled = async (center: string, title: string, item: string, cause: 'rulesNotMet' | 'proofHardToFind') => {
    const { uid, level } = await driver.register(center, { title, item, causes: [cause], generated: true });
    await driver.step(uid, center, { act: 'resolveOnSpot', level, text: { result: '已当场核实并办结' } });
  };
  for (const [month, item] of ['医保报销', '公积金提取', '户口迁移', '营业执照'].entries()) {
    clock.stopAt(new Date(now - (100 - 30 * month) * DAY_MS));
    for (const center of [QIANSHAN, XIAOXIAN, HUOQIU])
      for (let i = 0; i < 3; i += 1) {
        await settled(center, `${item}受理口径前后不一`, item, 'rulesNotMet');
        await settled(center, '亲属关系证明无处开具', '亲属关系证明', 'proofHardToFind');
      }
  }
  clock.stopAt(undefined);
}

const QIANSHAN = '340882';
const XIAOXIAN = '341322';
const HUOQIU = '341522';
const LONGHUI = '430524';
const SONGJIANG = '310117';
const at = (role: Sitter['role'], center: string, department?: string): Sitter => ({
  ...{ role, center },
  ...(department === undefined ? {} : { department }),
});

/** Brings a hub into the states that the screens show, by what people do. */
export async function prepareScreens(hand: Hand): Promise<Prepared> {
  const work = new Work(hand);
  return {
    ...(await atQianshan(work)),
    ...(await atLonghui(work)),
    ...(await atSongjiang(work)),
    ...(await upToTheProvince(work)),
    ...(await seenByOthers(work)),
    ...(await unequal(work)),
  };
}

/** The words in which a preparation is told. */
class Work {
  readonly #hand: Hand;

  constructor(hand: Hand) {
    this.#hand = hand;
  }

  at(time: string): void {
    this.#hand.at(time);
  }

  settle = (): Promise<void> => this.#hand.settle();

  async register(center: string, input: object): Promise<Receipt> {
    const { file } = await this.#hand.ask<{ file: Receipt }>(
      at('registrar', center),
      'mutation ($input: RegisterCaseInput!) { file: countyRegisterCase(input: $input) { uid number receiptCode } }',
      { input: { window: '“办不成事”反映窗口1号', ...input } },
    );
    return file;
  }

  /** Does an act of the window, or of somebody else; `args` as GraphQL writes them. */
  async act(who: Sitter, mutation: string, uid: string, args = ''): Promise<void> {
    await this.#hand.ask(who, `mutation ($uid: ID!) { done: ${mutation}(uid: $uid ${args}) { uid } }`, { uid });
  }

  async reveal(who: Sitter, uid: string, purpose: string, note: string): Promise<void> {
    const document = `mutation ($uid: ID!) { countyRevealReporter(uid: $uid, purpose: ${purpose}, note: "${note}") { until } }`;
    await this.#hand.ask(who, document, { uid });
  }
}

/** Of the window of 潜山: one to be judged, one with a call, one with an order, one that lacks papers. */
async function atQianshan(work: Work) {
  const clerk = at('registrar', QIANSHAN);
  work.at('08:40');
  const missing = await work.register(QIANSHAN, {
    ...{ title: '退休手续因早年档案缺页无法办理', item: '企业职工提前退休申请', causes: ['PROOF_HARD_TO_FIND'] },
    demand: '原单位已经撤销，档案缺1987年招工表，请帮助查找。',
    ...{ reporterName: '汪德明', reporterPhone: '13955600123' },
  });
  await work.act(clerk, 'countyAcceptCase', missing.uid, ', reason: "属于本窗口受理范围"');
  await work.act(
    clerk,
    'countyRequestMaterial',
    missing.uid,
    ', missing: ["身份证复印件", "1987年招工登记表或同期工资表", "两名同事的书面证明"]',
  );
  await work.act(at('coordinator', QIANSHAN), 'countySupplyMaterial', missing.uid, ', supplement: 1, way: WINDOW');

  work.at('08:50');
  const ordered = await work.register(QIANSHAN, {
    ...{ title: '个体户转企业，系统提示字号被占用', item: '个体工商户转型登记', causes: ['RULES_NOT_MET', 'OTHER'] },
    otherCause: '系统提示与实际不符',
    demand: '请核实字号是否真的被占用。',
    demands: ['请核实字号是否真的被占用。', '请保留原统一社会信用代码关联的许可证。'],
    ...{ reporterName: '程秀英', reporterPhone: '13855670456', reporterKind: 'ENTERPRISE', visits: 3 },
  });
  await work.act(clerk, 'countyTriageCase', ordered.uid, ', class: "complex", scope: ["approvalService", "painPoint"]');
  await work.act(clerk, 'countyAcceptCase', ordered.uid);
  await work.act(
    clerk,
    'countyAssignCase',
    ordered.uid,
    ', department: "市场监督管理局", assist: ["税务局"], instruction: "核实字号占用情况，提出转型登记办法"',
  );
  await work.act(at('handler', QIANSHAN, 'market-regulation'), 'countyReceiveOrder', ordered.uid);

  work.at('09:05');
  const summoned = await work.register(QIANSHAN, {
    ...{ title: '异地就医备案成功，回乡仍不能直接结算', item: '跨省异地就医备案', causes: ['MATERIALS_NOT_RIGHT'] },
    demand: '已经来了两次，请当场说明备案为何没有生效。',
    ...{ reporterName: '储桂兰', reporterPhone: '13705560789', visits: 2 },
  });
  await work.act(clerk, 'countyAcceptCase', summoned.uid);
  await work.act(clerk, 'countySummonStaff', summoned.uid, ', unit: "医疗保障局"');
  work.at('09:12');
  await work.act(clerk, 'countyStampArrival', summoned.uid, ', summons: 1');
  await work.act(
    clerk,
    'countyAssignCase',
    summoned.uid,
    ', department: "医疗保障局", instruction: "核对备案信息，当日回复"',
  );
  work.at('09:20');
  await work.act(clerk, 'countySummonStaff', summoned.uid, ', unit: "税务局"');

  work.at('09:30');
  const registered = await work.register(QIANSHAN, {
    ...{ title: '民宿改建消防意见与房屋鉴定互为前置', item: '特种行业许可', causes: ['RULES_NOT_MET'] },
    demand: '两个部门都要求先有对方的意见，请明确先办哪一个。',
    ...{ reporterName: '余光明', reporterPhone: '13956900321', visits: 4 },
  });
  return {
    ...{ registered: registered.uid, summoned: summoned.uid, ordered: ordered.uid },
    ...{ missingNumber: missing.number, missingCode: missing.receiptCode },
  };
}

const RESULT = '已核对结算清单，少报的1260元已于今日补发到原账户。';

/** Of 隆回, whose rules ask for a rating and send back what is rated badly (LH-36, LH-37). */
async function atLonghui(work: Work) {
  const clerk = at('registrar', LONGHUI);
  const finished = async (input: object, answers: readonly string[]) => {
    const file = await work.register(LONGHUI, input);
    await work.act(clerk, 'countyTriageCase', file.uid, ', class: "windowUnit"');
    await work.act(clerk, 'countyAcceptCase', file.uid, ', reason: "属于受理范围"');
    await work.act(clerk, 'countyAssignCase', file.uid, ', department: "医疗保障局"');
    await work.act(at('handler', LONGHUI, 'medical-security'), 'countyReplyOrder', file.uid, `, reply: "${RESULT}"`);
    await work.act(clerk, 'countyCompleteCase', file.uid, `, result: "${RESULT}", answers: [${answers.join(', ')}]`);
    await work.act(clerk, 'countyGiveFeedback', file.uid, ', note: "电话告知反映人办理结果"');
    return file;
  };
  const solved = '{ no: 1, outcome: SOLVED, answer: "已重新结算，差额今日到账。" }';
  const explained =
    '{ no: 2, outcome: EXPLAINED, answer: "乡镇卫生院转诊前的门诊费用不在住院报销范围内。", basis: "《湖南省城乡居民基本医疗保险实施办法》第二十四条", route: "可持门诊发票到桃洪镇卫生院申请门诊统筹报销" }';
  work.at('09:35');
  const settled = await finished(
    {
      ...{ title: '住院费用报销偏低，两次询问无果', item: '住院费用报销', causes: ['RULES_NOT_MET'] },
      demands: ['请重新核算报销金额。', '请把转诊前的门诊费用一并报销。'],
      ...{ reporterName: '罗春花', reporterPhone: '13873900111' },
    },
    [solved, explained],
  );
  work.at('09:42');
  const redone = await finished(
    {
      ...{ title: '生育津贴申领被要求补交已取消的证明', item: '生育津贴支付', causes: ['MATERIALS_NOT_RIGHT'] },
      demands: ['请按新规办理，不再收取婚育证明。'],
      ...{ reporterName: '陈晓梅', reporterPhone: '13973900222' },
    },
    [solved],
  );
  return { settledNumber: settled.number, settledCode: settled.receiptCode, redone: redone.uid };
}

/** Of 松江, whose handlers finish a case themselves (SJ-28). */
async function atSongjiang(work: Work) {
  const clerk = at('registrar', SONGJIANG);
  work.at('09:50');
  const { uid } = await work.register(SONGJIANG, {
    ...{ title: '食品经营许可延续提示“场所异常”无法提交', item: '食品经营许可延续', causes: ['RULES_NOT_MET'] },
    demands: ['请解除错误的场所异常标记。', '请说明逾期期间能否继续营业。'],
    ...{ reporterName: '沈国强', reporterPhone: '13816200333', window: '“办不成事”反映窗口' },
  });
  await work.act(clerk, 'countyAcceptCase', uid, ', reason: "属于本窗口受理范围"');
  await work.act(clerk, 'countyAssignCase', uid, ', department: "市场监督管理局", instruction: "核实场所异常标记"');
  const handler = at('handler', SONGJIANG, 'market-regulation');
  await work.act(handler, 'countyReceiveOrder', uid);
  await work.act(handler, 'countyReplyOrder', uid, ', reply: "标记系系统误判，已解除，延续申请已受理。"');
  return { answered: uid };
}

const PACKET = {
  tried: '已两次联系户籍地派出所，对方系统查不到该号码',
  question: '两地重号的，由哪一级公安机关出具确认意见？',
  authorityWanted: '请省级明确重号确认的办法和时限',
};
const packet = `, packet: { tried: "${PACKET.tried}", question: "${PACKET.question}", authorityWanted: "${PACKET.authorityWanted}" }`;

/** One that the county has asked the city about, and the city the province. */
async function upToTheProvince(work: Work) {
  const clerk = at('registrar', QIANSHAN);
  work.at('09:58');
  const { uid, number, receiptCode } = await work.register(QIANSHAN, {
    ...{ title: '身份证号码与他省居民重号，社保无法转入', item: '社会保险关系转移', causes: ['OTHER'] },
    otherCause: '两地公安系统号码重复',
    demand: '请确认本人身份，先把社保关系转入。',
    ...{ reporterName: '胡志刚', reporterPhone: '13655600456', visits: 5 },
  });
  await work.act(clerk, 'countyAcceptCase', uid);
  await work.act(clerk, 'countyEscalateCase', uid, packet);
  await work.settle();
  work.at('10:10');
  const city = at('efficiency-officer', '340800');
  await work.act(city, 'cityAcceptEscalation', uid);
  await work.act(city, 'cityEscalateCase', uid, packet);
  await work.settle();
  return { raised: uid, raisedNumber: number, raisedCode: receiptCode };
}

/** One whose reporter was looked at, for three reasons (N12). */
async function seenByOthers(work: Work) {
  const clerk = at('registrar', QIANSHAN);
  work.at('10:15');
  const { uid, number, receiptCode } = await work.register(QIANSHAN, {
    ...{ title: '户口迁移多次往返，村组证明无处开具', item: '户口迁移', causes: ['PROOF_HARD_TO_FIND'] },
    demand: '村组说不再开具证明，派出所仍要求提交。',
    ...{ reporterName: '方玉兰', reporterPhone: '13805560999' },
  });
  await work.reveal(clerk, uid, 'CONTACT', '电话核对诉求');
  await work.act(clerk, 'countyAcceptCase', uid);
  work.at('10:22');
  await work.reveal(at('coordinator', QIANSHAN), uid, 'VERIFY', '核对户籍信息');
  work.at('10:30');
  await work.reveal(at('supervision-section', QIANSHAN), uid, 'SUPERVISE', '督办核查');
  return { seenNumber: number, seenCode: receiptCode };
}

/** The same matter, turned away at one county and done at another (N19). */
async function unequal(work: Work) {
  const matter = { title: '离婚判决书副本调取', item: '诉讼材料调取', causes: ['RULES_NOT_MET'] };
  const [here, there] = [at('registrar', QIANSHAN), at('registrar', XIAOXIAN)];
  const refused = await work.register(QIANSHAN, matter);
  await work.act(here, 'countyRefuseCase', refused.uid, ', reason: "已在法院审理", exclusion: "litigation"');
  const done = await work.register(XIAOXIAN, matter);
  await work.act(there, 'countyAcceptCase', done.uid);
  await work.act(there, 'countyResolveOnSpot', done.uid, ', result: "已向法院档案室调取，当场补发副本"');
  return {};
}
