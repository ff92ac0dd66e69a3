import { LessThan, MoreThanOrEqual } from 'typeorm';
import { beijingDay } from '../../shared/domain/clock/workdays.ts';
import type { RoleName } from '../../shared/domain/access/roles.ts';
import { consultUp, direct } from '../../subgraphs/capabilities/authority/consult.ts';
import { actOnCase } from '../../subgraphs/capabilities/cases/actOnCase.ts';
import { receiveHandOver, writeHandOver } from '../../subgraphs/capabilities/duties/handOver.ts';
import { registerCase } from '../../subgraphs/capabilities/intake/registerCase.ts';
import { callMeeting } from '../../subgraphs/capabilities/meetings/callMeeting.ts';
import {
  cancelMeeting,
  closeMeeting,
  holdMeeting,
  writeMinutes,
} from '../../subgraphs/capabilities/meetings/holdMeeting.ts';
import { MeetingRow } from '../../subgraphs/capabilities/meetings/MeetingRow.ts';
import { planMeetings } from '../../subgraphs/capabilities/meetings/planMeetings.ts';
import { decideItem, putOffItem } from '../../subgraphs/capabilities/meetings/settleItem.ts';
import { contextFor } from '../../subgraphs/kit/context.ts';
import type { RequestContext, Service } from '../../subgraphs/kit/subgraph.ts';
import { daysFrom } from './days.ts';
import type { Services } from './driver.ts';

interface Clock {
  now(): Date;
  stopAt(at: Date | undefined): void;
}

/** Wenling, whose rules have meetings; and the county of the other demo accounts, which confers as it sees fit. */
const WENLING = '331081';
const COUNTY = '340882';

const PACKET = {
  tried: '窗口已两次召集相关部门协调，意见不一致',
  question: '由哪个部门牵头承办？',
  authorityWanted: '明确牵头部门和完成时限',
};

/** What is brought to a window in a few words. */
const MATTERS = {
  drone: ['无人机物流配送站点没有对应的备案事项', '低空物流站点备案', '新业态，部门均称不在本部门权责清单内。'],
  plant: ['老厂房无规划验收资料，消防验收无法申请', '既有建筑消防验收', '历史遗留，原始图纸缺失。'],
  boat: ['休闲渔船经营许可两个部门互相要求前置', '休闲渔业经营许可', '海事、农业农村要求互为前置。'],
  camp: ['民宿露营地用地性质不明，营业执照后续许可停滞', '露营地经营许可', '用地、文旅、市场监管三方意见不一。'],
  school: ['托育机构变更地址，备案与消防意见互等', '托育机构备案变更', '卫健等消防意见，消防等备案回执。'],
  lift: ['老旧小区加装电梯，个别业主失联无法签字', '加装电梯审批', '三位业主长期失联，其余业主均同意。'],
  bakery: ['烘焙作坊搬迁后食品登记证地址无法变更', '食品小作坊登记变更', '系统提示原址未注销。'],
  tomb: ['迁坟补助发放对象死亡，继承人领取材料不明', '补助资金发放', '部门未告知继承人应提交的材料。'],
} as const;
type Matter = keyof typeof MATTERS;

/** Meetings to look at and to hold (SJ-38, WL-42, WL-70…73), and the notes of who left the desk (LH-20). */
export async function seedMeetings(services: Services, clock: Clock): Promise<void> {
  const county = services.get('county');
  if (!county) return;
  const now = clock.now();
  if (county.tree.has(WENLING)) await wenling(new Office(county, clock, WENLING), now);
  if (county.tree.has(COUNTY)) await qianshan(new Office(county, clock, COUNTY), now);
  clock.stopAt(undefined);
  // the jobs of the levels have looked at some time of the demo’s past, and look again in an hour
  for (const [name, service] of services) {
    if (name === 'directory') continue;
    await planMeetings(service);
    await callOffMissed(service, beijingDay(now));
    await service.relay.settle();
  }
}

/** What was planned for a day that the demo has passed over was not held. */
async function callOffMissed(service: Service, today: string): Promise<void> {
  const missed = await service.database.read.findBy(MeetingRow, { state: 'planned', day: LessThan(today) });
  for (const { id, center } of missed) {
    const role = 'center-head';
    const keeper = { id: `demo-${role}@${center}`, role, center, expiresAt: Number.MAX_SAFE_INTEGER } as const;
    await cancelMeeting(contextFor(service, keeper), id, '与下次会议合并召开');
  }
}

/** One center at work, at times of the past. */
class Office {
  readonly service: Service;
  readonly #clock: Clock;
  readonly #center: string;

  constructor(service: Service, clock: Clock, center: string) {
    this.service = service;
    this.#clock = clock;
    this.#center = center;
  }

  at(instant: Date): void {
    this.#clock.stopAt(instant);
  }

  as(role: RoleName): RequestContext {
    const id = `demo-${role}@${this.#center}`;
    return contextFor(this.service, { id, role, center: this.#center, expiresAt: Number.MAX_SAFE_INTEGER });
  }

  /** A case that the window has taken on, of a class where the rules have classes. */
  async accepted(matter: Matter, klass?: string): Promise<string> {
    const clerk = this.as('registrar');
    const [title, item, demand] = MATTERS[matter];
    const form = { title, item, demand, causes: ['other'] as const, otherCause: '职责或系统原因', generated: true };
    const { uid } = await registerCase(clerk, { ...form, requestId: `meeting-${matter}` });
    if (klass !== undefined)
      await actOnCase(clerk, { uid, act: 'triage', detail: { class: klass }, prepare: () => ({ classCode: klass }) });
    await actOnCase(clerk, { uid, act: 'accept', detail: { reason: '属于本窗口受理范围' } });
    return uid;
  }

  /** The next meeting whose agenda has this. */
  async planned(takes: string): Promise<MeetingRow | null> {
    const day = MoreThanOrEqual(beijingDay(this.#clock.now()));
    const where = { center: this.#center, takes, state: 'planned' as const, day };
    return this.service.database.read.findOne(MeetingRow, { where, order: { day: 'ASC' } });
  }
}

const held = (meeting: MeetingRow): Date => new Date(`${meeting.day}T09:30:00+08:00`);

/** The reform office and the government have sat once; what they left open, and what came since, stands on the next agendas. */
async function wenling(office: Office, now: Date): Promise<void> {
  const { service } = office;
  office.at(daysFrom(now, -45));
  const [clerk, leader, reform] = [office.as('registrar'), office.as('leader'), office.as('reform-office')];
  const government = async (matter: Matter) => {
    const uid = await office.accepted(matter, 'crossDepartment');
    await consultUp(clerk, uid, PACKET);
    await direct(leader, uid, '提交市政府研究');
    await consultUp(clerk, uid, PACKET);
    return uid;
  };
  const first = await government('plant');
  await planMeetings(service);
  const monthly = await office.planned('cityGovernment');
  if (monthly && held(monthly) < now) {
    office.at(held(monthly));
    await holdMeeting(reform, monthly.id, { departments: [], bodies: ['市政府办公室'], roles: ['leader'] });
    await decideItem(reform, monthly.id, first, {
      decision: '由自然资源和规划部门牵头，补测补绘后出具认定意见，消防部门据此受理',
      ...{ department: '自然资源和规划局', responsible: null, until: null },
    });
    await writeMinutes(
      reform,
      monthly.id,
      '会议听取了市委改革办关于疑难问题的汇报，明确牵头部门和办法，按月通报进展。',
    );
    await closeMeeting(reform, monthly.id);
  }
  office.at(daysFrom(now, -12));
  const weekly = [await office.accepted('boat', 'crossDepartment'), await office.accepted('drone', 'crossDepartment')];
  for (const uid of weekly) await consultUp(clerk, uid, PACKET);
  await government('camp');
  await office.accepted('bakery', 'other');
  await planMeetings(service);
  const coordination = await office.planned('reformOffice');
  if (!coordination || held(coordination) >= now) return;
  office.at(held(coordination));
  const [boat = '', drone = ''] = weekly;
  const departments = ['农业农村局', '市场监督管理局'];
  await holdMeeting(reform, coordination.id, { departments, bodies: ['市委改革办'], roles: ['center-head'] });
  await decideItem(reform, coordination.id, boat, {
    decision: '由农业农村部门先行出具意见，海事部门并联办理，不得互为前置',
    ...{ department: '农业农村局', responsible: null, until: null },
  });
  await putOffItem(reform, coordination.id, drone, { reason: '待上级部门明确备案口径', next: null });
  await writeMinutes(reform, coordination.id, '休闲渔船事项明确牵头部门；无人机站点事项待口径明确后再议。');
  await closeMeeting(reform, coordination.id);
}

/** A consultation that was held, one of today that can be held, and the notes between two who share a desk. */
async function qianshan(office: Office, now: Date): Promise<void> {
  office.at(daysFrom(now, -6));
  const section = office.as('supervision-section');
  const uids = [await office.accepted('school'), await office.accepted('lift')];
  office.at(daysFrom(now, -5));
  const departments = ['卫生健康委员会', '住房和城乡建设局'];
  const talk = await callMeeting(section, {
    ...{ center: COUNTY, name: '疑难问题会商', day: beijingDay(daysFrom(now, -3)) },
    ...{ departments, bodies: ['县消防救援大队'], uids },
  });
  const today = await callMeeting(section, {
    ...{ center: COUNTY, name: '部门会谈', day: beijingDay(now) },
    ...{ departments: ['市场监督管理局', '医疗保障局'], bodies: [], uids: [] },
  });
  office.at(daysFrom(now, -3));
  const [school = '', lift = ''] = uids;
  await holdMeeting(section, talk.id, { departments, bodies: ['县消防救援大队'], roles: ['center-head'] });
  await decideItem(section, talk.id, school, {
    decision: '消防先行现场核查并出具意见，卫健部门容缺办理备案变更',
    ...{ department: '卫生健康委员会', responsible: null, until: null },
  });
  await putOffItem(section, talk.id, lift, { reason: '待社区核实失联业主情况', next: today.id });
  await writeMinutes(section, talk.id, '托育机构事项已明确先后次序；加装电梯事项下次再议。');
  await closeMeeting(section, talk.id);
  const registrar = office.as('registrar');
  office.at(daysFrom(now, -1));
  const note = await writeHandOver(registrar, '三件等待部门回复，其中一件明日到期；反映人约定下午三点来电。', null);
  await receiveHandOver(office.as('coordinator'), note.id);
  office.at(now);
  await writeHandOver(registrar, '加装电梯一件今天会谈研究，会后请告知反映人结果。', null);
  await callMeeting(section, {
    ...{ center: COUNTY, name: '疑难问题会商', day: beijingDay(daysFrom(now, 7)) },
    ...{ departments: ['卫生健康委员会'], bodies: ['县消防救援大队'], uids: [await office.accepted('tomb')] },
  });
}
