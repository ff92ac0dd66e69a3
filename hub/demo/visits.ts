import type { RoleName } from '../../shared/domain/access/roles.ts';
import { beijingDay } from '../../shared/domain/clock/workdays.ts';
import type { VisitManner, VisitSource } from '../../shared/domain/visit/visit.ts';
import { CaseFile } from '../../subgraphs/capabilities/cases/CaseFile.ts';
import { issueOrder } from '../../subgraphs/capabilities/supervision/orderSupervision.ts';
import { drawReturnVisits, recordReturnVisit } from '../../subgraphs/capabilities/visits/askAgain.ts';
import { ReturnVisitRow } from '../../subgraphs/capabilities/visits/ReturnVisitRow.ts';
import {
  answerFinding,
  type FindingForm,
  judgeFinding,
  planVisit,
  publishVisit,
  reportVisit,
} from '../../subgraphs/capabilities/visits/visitCenter.ts';
import { contextFor } from '../../subgraphs/kit/context.ts';
import type { RequestContext } from '../../subgraphs/kit/subgraph.ts';
import { daysFrom } from './days.ts';
import type { Services } from './driver.ts';

const COUNTY = '340882';
const CITY = '340800';

interface Clock {
  now(): Date;
  stopAt(at: Date | undefined): void;
}

/** Inspections, open and secret, and return visits, in the county of the demo accounts (AH-31, AH-37, WL-81, WL-82). */
export async function seedVisits(services: Services, clock: Clock): Promise<void> {
  const service = services.get('county');
  if (!service?.tree.has(COUNTY)) return;
  const now = clock.now();
  const as = (role: RoleName, center = COUNTY): RequestContext =>
    contextFor(service, { id: `demo-${role}@${center}`, role, center, expiresAt: Number.MAX_SAFE_INTEGER });
  const section = as('supervision-section');
  const at = (days: number) => clock.stopAt(daysFrom(now, days));

  interface Looking {
    days: number;
    by?: RequestContext;
    manner: VisitManner;
    source?: VisitSource;
    department?: string;
    looked: string;
    findings: readonly FindingForm[];
  }
  const visit = async ({ days, by = section, manner, source = 'own', department, looked, findings }: Looking) => {
    at(days);
    const day = beijingDay(daysFrom(now, days));
    const place = { target: COUNTY, department: department ?? null };
    const { id } = await planVisit(by, { ...place, manner, source, isPlanned: source === 'own', day });
    await reportVisit(by, id, looked, findings);
    return id;
  };
  const found = (kind: FindingForm['kind'], seriousness: FindingForm['seriousness'], words: string): FindingForm => ({
    ...{ kind, seriousness, words, uid: null },
  });
  const about = await service.database.read.findOne(CaseFile, {
    where: { center: COUNTY },
    order: { openedAt: 'ASC', uid: 'ASC' },
  });

  const hall = await visit({
    ...{ days: -16, manner: 'open', looked: '上午十点至十一点半，综合窗口、“办不成事”反映窗口和取号区' },
    findings: [
      found('absence', 'serious', '“办不成事”反映窗口离岗二十分钟，未放暂停牌'),
      { ...found('notRegistered', 'slight', '一件当场解决的反映没有登记'), uid: about?.uid ?? null },
    ],
  });
  await publishVisit(section, hall);
  at(-15);
  await answerFinding(as('center-head'), hall, 1, '已约谈当班人员，离岗一律由协调员顶岗并放置告示。');
  await answerFinding(as('center-head'), hall, 2, '已补登记，并向窗口重申“凡反映必登记”。');
  at(-13);
  await judgeFinding(section, hall, 1, { putRight: true, verdict: '连续三天抽查均在岗' });

  const rated = await visit({
    ...{ days: -14, by: as('efficiency-officer', CITY), manner: 'secret', source: 'thirdParty' },
    ...{ department: '市场监督管理局', looked: '第三方评议员以办事人身份咨询变更登记' },
    findings: [
      found('extraMaterial', 'grave', '变更登记另要求提交办事指南以外的场地证明原件'),
      found('wrongInformation', 'serious', '两次咨询告知的材料不一致，未一次性告知'),
    ],
  });
  await publishVisit(as('efficiency-officer', CITY), rated);
  at(-8);
  await issueOrder(section, {
    ...{ grade: 'blue', target: COUNTY, department: '市场监督管理局', uid: null, measure: null },
    ...{ ground: '暗访发现额外要求材料', demand: '清理指南以外的材料，三日内报整改情况', finding: `${rated}-1` },
  });

  await visit({
    ...{ days: -2, manner: 'secret', source: 'complaint', looked: '对投诉“排队久、叫号慢”的窗口进行暗访' },
    findings: [found('slow', 'serious', '高峰时段开放窗口不足一半，平均等候四十分钟')],
  });
  at(0);
  const comes = { target: COUNTY, department: '医疗保障局', manner: 'open', source: 'conductHotline' } as const;
  await planVisit(section, { ...comes, isPlanned: true, day: beijingDay(daysFrom(now, 4)) });

  const yesterday = beijingDay(daysFrom(now, -1));
  await drawReturnVisits(section, COUNTY, beijingDay(daysFrom(now, -60)), yesterday);
  const drawn = await service.database.read.find(ReturnVisitRow, {
    where: { center: COUNTY },
    order: { number: 'ASC' },
  });
  for (const [i, { id, recorded }] of drawn.slice(0, Math.ceil(drawn.length / 2)).entries())
    await recordReturnVisit(as('efficiency-supervisor'), id, {
      ...(i % 3 === 2 ? { reached: false, rating: null } : { reached: true, rating: i === 1 ? 2 : (recorded ?? 4) }),
      note: null,
    });
  await service.relay.settle();
  clock.stopAt(undefined);
}
