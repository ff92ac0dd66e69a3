import type { RoleName } from '../../shared/domain/access/roles.ts';
import type { Casework, Rules } from './casework.ts';
import type { Who } from './hub.ts';
import type { ReadFile } from './readFile.ts';

/** Who works at a window, and in which order they are asked what they may do. */
const STAFF: readonly RoleName[] = ['registrar', 'handler', 'coordinator', 'supervision-section'];

/** Where the handler of the walks works: its orders are those of ASSIGN. */
const DEPARTMENT = 'market-regulation';

/** Acts that end a walk: taken now and then only. */
const ENDS = ['REFUSE', 'REFER', 'WITHDRAW', 'ARCHIVE'];

/** Acts that may be done at any time and lead nowhere: taken now and then, so that walks get on. */
const ASIDE = ['LOG_ACTION', 'HAND_OVER', 'SUMMON', 'TRIAGE'];

const PACKET = '{ tried: "已协调", question: "能否办理？", authorityWanted: "裁定" }';

/** What was drawn for one step: who acts, which of the acts that are offered, how long before, whether an end will do. */
export interface Draw {
  who: number;
  act: number;
  minutes: number;
  end: boolean;
}

/** One step of a walk: what was done, and the file before and after it. */
export interface Step {
  act: string;
  before: ReadFile;
  after: ReadFile;
  at: string;
}

/** A case on its way, with what its walker has to know to fill in the forms. */
interface Way {
  work: Casework;
  center: string;
  rules: Rules;
  code: string;
  /** The department of who takes this step, where that is one who acts on its orders alone. */
  department?: string;
}

type Fill = (file: ReadFile, way: Way, draw: number) => string | undefined;

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];
const always = (mutation: string, args = ''): [string, Fill] => [mutation, () => args];
const oneOf = (mutation: string, no: (file: ReadFile, draw: number) => number | undefined, args: string) =>
  [mutation, (file: ReadFile, way: Way, draw: number) => at(no(ownOf(file, way), draw), args)] as [string, Fill];

/** The file with those orders and calls on which who takes the step may act. */
const ownOf = (file: ReadFile, { department }: Way): ReadFile => {
  const isOwn = ({ departmentCode }: { departmentCode: string | null }) =>
    department === undefined || departmentCode === department;
  return { ...file, orders: file.orders.filter(isOwn), summonses: file.summonses.filter(isOwn) };
};
const at = (no: number | undefined, args: string) => (no === undefined ? undefined : args.replace('%', String(no)));

const openOrder = ({ orders }: ReadFile, draw: number) =>
  pick(
    orders.filter(({ status }) => status === 'OPEN' || status === 'RECEIVED'),
    draw,
  )?.no;
const unreceived = ({ orders }: ReadFile) => orders.find(({ status }) => status === 'OPEN')?.no;
const missing = ({ supplements }: ReadFile) => supplements.find(({ suppliedAt }) => suppliedAt === null)?.no;
const called = ({ summonses }: ReadFile) => summonses.find(({ arrivedAt }) => arrivedAt === null)?.no;

const classed: Fill = (_file, { rules }, draw) => {
  const exclusion = pick(rules.term<{ code: string }[]>('triage.exclusions').value, draw);
  const sort = `class: "${pick(rules.classes, draw)?.code}"`;
  return exclusion && draw % 3 === 0 ? `exclusion: "${exclusion.code}"` : sort;
};

const rated: Fill = (_file, { rules, code }, draw) => {
  const level = rules.term<string>('rating.scale').value === 'SATISFIED' ? pick([5, 1], draw) : 1 + (draw % 5);
  return `level: ${level}, code: "${code}"`;
};

/** How each act that a file offers is sent: its mutation, and valid words for it. Undefined where there is nothing to do it to. */
const FORMS: Record<string, [mutation: string, fill: Fill]> = {
  TRIAGE: ['triageCase', classed],
  ACCEPT: always('acceptCase', 'reason: "属于受理范围"'),
  REFUSE: always('refuseCase', 'reason: "不属于受理范围", route: "请拨打12345"'),
  REFER: always('referCase', 'route: "请到税务窗口"'),
  ANSWER: always('answerCase', 'answer: "已答复"'),
  RESOLVE_ON_SPOT: always('resolveOnSpot', 'result: "当场办结"'),
  WITHDRAW: always('withdrawCase', 'reason: "已自行解决"'),
  LOG_ACTION: always('logAction', 'action: ASSIST, note: "已帮办"'),
  SUMMON: always('summonStaff', 'unit: "不动产窗口"'),
  ARRIVE: oneOf('stampArrival', called, 'summons: %'),
  CONSULT: always('consultUp', `question: ${PACKET}`),
  DIRECT: always('directCase', 'decision: "按规定办理"'),
  EXTEND: always('extendCase', 'reason: "情况复杂", workdays: 1'),
  HAND_OVER: ['handOverCase', ({ entries }) => `to: "colleague-${entries.length}", note: "已说明"`],
  ASSIGN: always('assignCase', 'department: "市场监管局"'),
  RECEIVE_ORDER: oneOf('receiveOrder', unreceived, 'order: %'),
  REPLY_ORDER: oneOf('replyOrder', openOrder, 'order: %, reply: "已办理"'),
  RETURN_ORDER: oneOf('returnOrder', openOrder, 'order: %, reason: "不是本部门职责"'),
  ARBITRATE: always('arbitrateOrder', 'department: "自然资源局", ruling: "由其承办"'),
  SUPPLEMENT: oneOf('supplyMaterial', missing, 'supplement: %, way: POST'),
  CHECK_REMOTELY: oneOf('checkRemotely', missing, 'supplement: %, note: "已核验"'),
  ACCEPT_CONDITIONALLY: always(
    'acceptConditionally',
    'basis: "主要材料齐全", missing: [{ material: "身份证原件", way: POST }]',
  ),
  REQUEST_MATERIAL: always('requestMaterial', 'missing: ["身份证原件"]'),
  PAUSE: always('pauseCase', 'reason: "等待司法鉴定"'),
  RESUME: always('resumeCase', 'note: "材料已到"'),
  COMPLETE: [
    'completeCase',
    (_file, _way, draw) =>
      draw % 2 === 0
        ? 'result: "已办好"'
        : 'result: "不能办理", answers: [{ no: 1, outcome: EXPLAINED, answer: "地址已用于另一登记", basis: "第五条", route: "可向市场监管局申请复核" }]',
  ],
  ESCALATE: always('escalateCase', `packet: ${PACKET}`),
  GIVE_FEEDBACK: always('giveFeedback', 'note: "已电话告知"'),
  RATE: ['rateCase', rated],
  OBJECT: always('objectToResult', 'reason: "地址有误"'),
  REDO: always('redoCase', 'reason: "请重新核对"'),
  CLEAR: always('clearCase'),
  CLOSE_EXPLAINED: always('closeExplained', 'basis: "第五条"'),
  PARK: always('parkCase', 'reason: "政策暂无规定"'),
  ARCHIVE: always('archiveCase'),
};

/** The level above answers what it was asked, so that a walk does not stand still before an open question. */
async function answerAbove({ work, center }: Way, { uid }: ReadFile): Promise<void> {
  const { tree } = work.service('county');
  const above = tree.get(center)?.parent ?? '';
  const who: Who = [tree.get(above)?.level === 'province' ? 'provincial-officer' : 'efficiency-officer', above];
  await work.act(who, 'acceptEscalation', uid);
  await work.act(who, 'decideEscalation', uid, 'decision: "同意"');
}

/** The act that the draw picks among those that the file offers, with its mutation and valid words for it. */
function chosen(way: Way, file: ReadFile, { act: drawn, end }: Draw) {
  const allowed = file.acts.filter(one => FORMS[one] && (end || !ENDS.includes(one)));
  const onward = allowed.filter(one => !ASIDE.includes(one));
  const act = pick(onward.length > 0 && drawn % 4 !== 0 ? onward : allowed, drawn);
  const [mutation, fill] = FORMS[act ?? ''] ?? [];
  const args = fill?.(file, way, drawn);
  return act === undefined || mutation === undefined || args === undefined ? undefined : { act, mutation, args };
}

/** Takes one drawn step, or none where this person may do nothing that the draw allows. */
async function step(way: Way, uid: string, draw: Draw): Promise<Step | undefined> {
  const { work, center } = way;
  work.wait(draw.minutes);
  const role = pick(STAFF, draw.who) ?? 'registrar';
  const who: Who = role === 'handler' ? [role, center, DEPARTMENT] : [role, center];
  const before = await work.fileIfAny(who, uid);
  // the case is of no concern to the department, or not yet
  if (!before) return undefined;
  if (before.raised?.status === 'OPEN' && draw.act % 2 === 0) {
    await answerAbove(way, before);
    return { act: 'HEAR_STEP', before, after: await work.file(who, uid), at: work.instant };
  }
  const choice = chosen(who[2] === undefined ? way : { ...way, department: who[2] }, before, draw);
  if (!choice) return undefined;
  const after = await work.act(who, choice.mutation, uid, choice.args);
  return { act: choice.act, before, after, at: work.instant };
}

/** Registers a case at a center and takes the drawn steps with it, each an act that the file offered to who took it. */
export async function walk(work: Casework, center: string, draws: readonly Draw[]): Promise<Step[]> {
  const rules = await work.policy(['registrar', center]);
  const input = { title: '多次未办成', item: '不动产登记', causes: ['RULES_NOT_MET'] };
  const { uid, receiptCode } = await work.register(['registrar', center], input);
  const steps: Step[] = [];
  for (const draw of draws) {
    const taken = await step({ work, center, rules, code: receiptCode ?? '' }, uid, draw);
    if (taken) steps.push(taken);
  }
  return steps;
}
