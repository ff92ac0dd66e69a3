import { In } from 'typeorm';
import type { RoleName } from '../../shared/domain/access/roles.ts';
import { beijingDay, dayBefore } from '../../shared/domain/clock/workdays.ts';
import type { LevelName } from '../../shared/domain/levels.ts';
import type { OrderGrade } from '../../shared/domain/supervision/order.ts';
import { CaseFile } from '../../subgraphs/capabilities/cases/CaseFile.ts';
import { WorkOrder } from '../../subgraphs/capabilities/handling/WorkOrder.ts';
import {
  type CircularForm,
  confirmCircular,
  drawUpCircular,
  issueCircular,
} from '../../subgraphs/capabilities/supervision/keepCirculars.ts';
import { closeOrder, issueOrder, replyOrder } from '../../subgraphs/capabilities/supervision/orderSupervision.ts';
import { contextFor } from '../../subgraphs/kit/context.ts';
import type { RequestContext } from '../../subgraphs/kit/subgraph.ts';
import type { Services } from './driver.ts';

const [PROVINCE, CITY, COUNTY] = ['340000', '340800', '340882'];

type Who = readonly [level: LevelName, role: RoleName, center: string];
const SECTION: Who = ['county', 'supervision-section', COUNTY];
const CLERK: Who = ['county', 'registrar', COUNTY];
const OFFICER: Who = ['city', 'efficiency-officer', CITY];
const PROVINCIAL: Who = ['province', 'provincial-officer', PROVINCE];

/** One order of the demo, and what became of it. */
interface Letter {
  daysAgo: number;
  by: Who;
  grade: OrderGrade;
  target: string;
  department?: string;
  /** About a case on which that department owes a reply. */
  aboutCase?: true;
  ground: string;
  demand: string;
  reply?: readonly [who: Who, text: string];
  close?: string;
}

/** Oldest first: answered and closed, answered, late, and fresh; inside the county and down to it. */
const LETTERS: readonly Letter[] = [
  {
    ...{ daysAgo: 24, by: OFFICER, grade: 'blue', target: COUNTY },
    ground: '三季度“办不成事”反映窗口台账报送不全',
    demand: '补齐缺项，说明原因，并明确专人负责报送',
    reply: [SECTION, '缺项已补齐；由监督考核科专人报送，每月5日前核对。'],
    close: '台账已核对，属实。',
  },
  {
    ...{ daysAgo: 16, by: SECTION, grade: 'blue', target: COUNTY, department: '市场监督管理局' },
    ground: '工单签收后超过两个工作日没有进展',
    demand: '说明原因，明确办结时间，并告知窗口',
    reply: [SECTION, '系统接口故障所致，已改为人工核验，积压工单三日内办结。'],
  },
  {
    ...{ daysAgo: 11, by: SECTION, grade: 'orange', target: COUNTY, department: '市场监督管理局' },
    ground: '同类变更登记事项一周内三次被反映要求重复提交材料',
    demand: '对照办事指南清理额外材料，形成整改清单报监督考核科',
  },
  {
    ...{ daysAgo: 8, by: PROVINCIAL, grade: 'blue', target: CITY },
    ground: '抽查发现部分县（市）提级事项答复不及时',
    demand: '逐件核查，提出改进措施',
  },
  {
    ...{ daysAgo: 1, by: OFFICER, grade: 'orange', target: COUNTY },
    ground: '两件提级事项退回补充后逾期未再报送',
    demand: '查明卡点，两个工作日内补充报送',
  },
  {
    ...{ daysAgo: 1, by: SECTION, grade: 'red', target: COUNTY, department: '医疗保障局', aboutCase: true },
    ground: '工单临近时限仍未回复，窗口两次电话联系无果',
    demand: '当日回复处理意见；不能办的，说明依据和路径',
  },
  {
    ...{ daysAgo: 0, by: CLERK, grade: 'urge', target: COUNTY, department: '医疗保障局' },
    ground: '补正材料已收齐，等待部门复核',
    demand: '请尽快复核并回复窗口',
  },
];

const BLANK = {
  requirement: null,
  periodFrom: null,
  periodTo: null,
  named: [],
  orders: [],
  measure: null,
  levels: [],
  chosen: [],
};

/** Circulars of the demo, oldest first, and who has confirmed each (WL-83). */
const CIRCULARS: readonly { daysAgo: number; by: Who; form: CircularForm; issued: boolean; confirmed?: Who }[] = [
  {
    ...{ daysAgo: 20, by: PROVINCIAL, issued: true, confirmed: SECTION },
    form: {
      ...BLANK,
      title: '关于“办不成事”反映窗口运行情况的通报',
      content:
        '上季度全省各级窗口运行总体平稳，多数事项按期办结。少数地方存在台账登记不全、提级事项答复不及时的情况，请对照检查，及时整改。',
      levels: ['city', 'county'],
    },
  },
  {
    ...{ daysAgo: 2, by: OFFICER, issued: true },
    form: {
      ...BLANK,
      title: '三季度督办情况通报',
      content:
        '三季度共下发督查单若干份，多数责任单位按期答复。现将正反两方面的典型做法通报如下，请传达至各窗口和进驻部门。',
      requirement: '被点名的部门一周内补办逾期事项，并报市政务服务中心。',
      named: [
        { center: '340881', department: null, manner: 'praised', words: '提级事项件件当日受理' },
        { center: COUNTY, department: '市场监督管理局', manner: 'criticised', words: '同类事项多次要求重复提交材料' },
      ],
      levels: ['county'],
    },
  },
  {
    ...{ daysAgo: 0, by: SECTION, issued: false },
    form: {
      ...BLANK,
      title: '本月工单办理情况通报',
      content: '本月各进驻部门工单签收、答复情况如下，请各部门对照检查。',
      named: [{ center: COUNTY, department: '医疗保障局', manner: 'mentioned', words: '一件工单临近时限' }],
    },
  },
];

/** Supervision orders to look at and to work on, in one branch of the tree (AH-26, AH-28, LH-56). */
export async function seedSupervision(
  services: Services,
  clock: { now(): Date; stopAt(at: Date | undefined): void },
): Promise<void> {
  const county = services.get('county');
  if (!county?.tree.has(COUNTY)) return;
  const now = clock.now();
  const as = ([level, role, center]: Who): RequestContext | undefined => {
    const service = services.get(level);
    return (
      service && contextFor(service, { id: `demo-${role}@${center}`, role, center, expiresAt: Number.MAX_SAFE_INTEGER })
    );
  };
  const tell = async () => {
    for (const service of services.values()) await service.relay.settle();
  };
  for (const { daysAgo, by, reply, close, aboutCase, department = null, ...words } of LETTERS) {
    const issuer = as(by);
    if (!issuer) continue; // that level is down
    const at = (hour: number) => clock.stopAt(hourBefore(now, daysAgo, hour));
    at(9);
    const uid = aboutCase && department ? await owedBy(services, department) : null;
    const { id } = await issueOrder(issuer, { ...words, department, uid, measure: null });
    await tell();
    const answerer = reply && as(reply[0]);
    if (!answerer) continue;
    at(15);
    await replyOrder(answerer, id, reply[1]);
    await tell();
    if (close === undefined) continue;
    at(17);
    await closeOrder(issuer, id, close);
    await tell();
  }
  for (const { daysAgo, by, form, issued, confirmed } of CIRCULARS) {
    const issuer = as(by);
    if (!issuer || !form.named.every(({ center }) => county.tree.has(center))) continue;
    clock.stopAt(hourBefore(now, daysAgo, 10));
    const { id } = await drawUpCircular(issuer, form);
    if (!issued) continue;
    await issueCircular(issuer, id);
    await tell();
    const reader = confirmed && as(confirmed);
    if (!reader) continue;
    clock.stopAt(hourBefore(now, daysAgo, 16));
    await confirmCircular(reader, id, '已传达至各窗口和进驻部门。');
    await tell();
  }
  clock.stopAt(undefined);
}

/** That hour in Beijing so many days ago; of today the present moment, for nothing of the demo happens later than now. */
function hourBefore(now: Date, daysAgo: number, hour: number): Date {
  let day = beijingDay(now);
  for (let i = 0; i < daysAgo; i += 1) day = dayBefore(day);
  const at = new Date(`${day}T${String(hour).padStart(2, '0')}:10:00+08:00`);
  return at < now ? at : now;
}

/** A case of the county on which a department owes a reply; null where there is none. */
async function owedBy(services: Services, department: string): Promise<string | null> {
  const read = services.get('county')?.database.read;
  const orders = await read?.find(WorkOrder, {
    where: { department, status: In(['open', 'received']) },
    order: { assignedAt: 'DESC' },
  });
  const file = await read?.findOneBy(CaseFile, { uid: In((orders ?? []).map(({ uid }) => uid)), center: COUNTY });
  return file?.uid ?? null;
}
