import type { RoleName } from '../../shared/domain/access/roles.ts';
import type { AssessmentAct } from '../../shared/domain/assessment/course.ts';
import type { Fault } from '../../shared/domain/assessment/faults.ts';
import { beijingDay, dayBefore, isWorkday } from '../../shared/domain/clock/workdays.ts';
import { assessLedger } from '../../subgraphs/capabilities/assessment/assessLedger.ts';
import { actOnAssessment } from '../../subgraphs/capabilities/assessment/decideAssessment.ts';
import { readAssessments } from '../../subgraphs/capabilities/assessment/readAssessments.ts';
import { verifyFault } from '../../subgraphs/capabilities/assessment/verifyFault.ts';
import { actOnCase } from '../../subgraphs/capabilities/cases/actOnCase.ts';
import { linesOfWork } from '../../subgraphs/capabilities/cases/readLines.ts';
import { giveResult } from '../../subgraphs/capabilities/handling/giveResult.ts';
import { assignCase, replyOrder } from '../../subgraphs/capabilities/handling/orders.ts';
import { registerCase } from '../../subgraphs/capabilities/intake/registerCase.ts';
import { demoId } from '../../shared/identity/demoIssuer.ts';
import { contextFor } from '../../subgraphs/kit/context.ts';
import type { RequestContext, Service } from '../../subgraphs/kit/subgraph.ts';
import type { Services } from './driver.ts';

/** The one county of the founding documents whose rules take points (LH-46…52), and the department of the demo’s handler there. */
const COUNTY = '430524';
const UNIT = { code: 'market-regulation', name: '市场监督管理局' } as const;
const HANDLER = { role: 'handler', center: COUNTY, department: UNIT.code } as const;

/** What was found in a case, and what people did about it afterwards. */
interface Finding {
  fault: Fault;
  note: string;
  /** Of the unit alone where nobody’s line shows it. */
  ofPerson?: true;
  department?: string;
  answer?: string;
  /** Of the points; strikes stay open. */
  decided?: readonly [AssessmentAct, string];
}

/** Matters of one kind that this department was given again and again (LH-48), and what was found in them. */
const MATTERS: readonly { daysAgo: number; title: string; reply: string; finding?: Finding }[] = [
  {
    daysAgo: 40,
    title: '变更登记材料反复补正，跑了四趟未办成',
    reply: '材料清单已一次性列明，变更登记已办结。',
    finding: {
      ...{ fault: 'careless', ofPerson: true, note: '前两次审核未一次性告知全部缺项，经核查受理记录属实' },
      answer: '缺项告知单当时漏打一页，已补发并向企业致歉。',
      decided: ['confirm', '受理记录与当事人所述一致，予以认定。'],
    },
  },
  {
    daysAgo: 24,
    title: '变更登记被要求提供已取消的证明',
    reply: '该证明已取消，窗口不再收取，变更登记已办结。',
    finding: {
      ...{ fault: 'attitude', ofPerson: true, note: '窗口人员解释生硬，经调取音视频核实' },
      answer: '当时系统卡顿，解释确实不够耐心；但未拒绝受理。',
    },
  },
  {
    daysAgo: 16,
    title: '变更登记系统填报后无人审核',
    reply: '已审核通过并发照。',
    finding: {
      ...{ fault: 'shirked', department: '税务局', note: '两家单位互相让当事人先到对方窗口，经核实' },
      answer: '我局清税系统与登记系统当日未联通，已有故障工单为证。',
      decided: ['drop', '系统故障属实，不予认定。'],
    },
  },
  {
    daysAgo: 5,
    title: '变更登记当日办结承诺未兑现',
    reply: '已加急办结，并送达营业执照。',
    finding: { fault: 'notDone', note: '承诺件超过承诺时间，经核对办件系统属实' },
  },
];

const FORM = {
  ...{ item: '企业变更登记', causes: ['materialsNotRight'] as const, otherCause: null, window: '“办不成事”反映窗口' },
  ...{ demand: '请一次说清还缺什么材料，尽快办结。', reporterName: '演示企业', generated: true },
};

/**
 * Faults that were found, and what of them was proposed, answered and decided, in the county whose rules take points: N10, LH-47, LH-48.
 * The proposals are made by the same reading of the ledger as on any other day.
 */
export async function seedAssessment(
  services: Services,
  clock: { now(): Date; stopAt(at: Date | undefined): void },
): Promise<void> {
  const county = services.get('county');
  if (!county?.tree.has(COUNTY)) return;
  const now = clock.now();
  const people = peopleOf(county);
  // what the cases told so far lead to is proposed today: nobody has to answer before it happened
  await county.relay.settle();
  await assessLedger(county);
  for (const [i, { daysAgo, finding, ...matter }] of MATTERS.entries()) {
    const at = (time: string) => clock.stopAt(new Date(`${workdayBefore(county, now, daysAgo)}T${time}:00+08:00`));
    at('09:10');
    const uid = await handled(people, matter, `assessed-${i}`, at);
    if (!finding) continue;
    at('15:30');
    const { fault, note, department = UNIT.name, ofPerson } = finding;
    const line = ofPerson ? await replyLine(county, uid, now) : null;
    await verifyFault(people.section, uid, { fault, department, line, note });
    await county.relay.settle();
    await assessLedger(county);
    await goOn(people, uid, finding, time => at(time));
  }
  clock.stopAt(undefined);
}

type People = ReturnType<typeof peopleOf>;

function peopleOf(county: Service) {
  const as = (role: RoleName, id = `demo-${role}@${COUNTY}`, department?: string): RequestContext =>
    contextFor(county, {
      ...{ id, role, center: COUNTY, expiresAt: Number.MAX_SAFE_INTEGER },
      ...(department === undefined ? {} : { department }),
    });
  return {
    clerk: as('registrar'),
    section: as('supervision-section'),
    head: as('center-head'),
    handler: as('handler', demoId(HANDLER), UNIT.code),
  };
}

/** A case from the window to its end, answered by the demo’s handler. */
async function handled(
  { clerk, handler }: People,
  { title, reply }: { title: string; reply: string },
  requestId: string,
  at: (time: string) => void,
): Promise<string> {
  const { uid } = await registerCase(clerk, { ...FORM, title, requestId });
  const triage = { uid, act: 'triage', detail: { class: 'windowUnit' } } as const;
  await actOnCase(clerk, { ...triage, prepare: () => ({ classCode: 'windowUnit' }) });
  await actOnCase(clerk, { uid, act: 'accept', detail: { reason: '属于本窗口受理范围' } });
  await assignCase(clerk, uid, { department: UNIT.name });
  at('11:20');
  await replyOrder(handler, uid, reply, null);
  at('14:05');
  await giveResult(clerk, uid, 'complete', { result: reply });
  await actOnCase(clerk, { uid, act: 'giveFeedback', detail: { note: '电话告知反映人办理结果' } });
  return uid;
}

/** The line of the ledger that the handler wrote on a case. */
async function replyLine({ database }: Service, uid: string, now: Date): Promise<number | null> {
  const work = { person: demoId(HANDLER), acts: ['replyOrder'], from: '', until: now.toISOString() } as const;
  const lines = await linesOfWork(database.read, [COUNTY], work);
  return lines.find(line => line.uid === uid && line.act === 'replyOrder')?.seq ?? null;
}

/** What the unit says to it, and what a person decides. */
async function goOn(
  { head, handler, section }: People,
  uid: string,
  { answer, decided, department }: Finding,
  at: (time: string) => void,
): Promise<void> {
  const { rows } = await readAssessments(section, COUNTY, { first: 200, after: null }, { kinds: ['points'] });
  for (const { id } of rows.filter(row => row.uid === uid)) {
    if (answer === undefined) continue;
    at('16:10');
    // the other department has no account in the demo: its center answers for it
    await actOnAssessment(department === undefined ? handler : head, id, 'answer', answer);
    at('16:50');
    if (decided) await actOnAssessment(section, id, ...decided);
  }
}

/** The working day so many days before, or the last one before that. */
function workdayBefore({ calendar }: Service, now: Date, days: number): string {
  let day = beijingDay(now);
  for (let i = 0; i < days; i += 1) day = dayBefore(day);
  while (!isWorkday(day, calendar)) day = dayBefore(day);
  return day;
}
