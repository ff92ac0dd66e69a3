import { type EntityManager, In } from 'typeorm';
import { OPEN } from '../../../shared/domain/case/lifecycle.ts';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import { type Series, seriesOf } from '../../../shared/domain/meeting/series.ts';
import type { Service } from '../../kit/subgraph.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { policyAt } from '../policy/policyAt.ts';
import { lockCenter, newMeeting, nextDay, NOBODY, slotOf } from './callMeeting.ts';
import { MeetingRow } from './MeetingRow.ts';

/** How long a center waits for its first meeting once it has something open. */
export const PLAN_SECONDS = 60;
/** So many centers in one question: databases take no longer list. */
const AT_ONCE = 500;

/**
 * Plans the next meeting of each series at each center that has something open (WL-46, WL-70…73). What is there stays: once
 * too often does nothing.
 */
export async function planMeetings(service: Service): Promise<void> {
  const now = service.now();
  const today = beijingDay(now);
  for (const center of await centersWithWork(service)) {
    for (const series of seriesOf(policyAt(service, center, today))) {
      const slot = slotOf(center, series.takes, nextDay(service, center, series, now.toISOString()));
      if (await service.database.read.existsBy(MeetingRow, { slot })) continue;
      await service.database.write(tx => ensureMeeting(tx, service, center, series, now.toISOString()));
    }
  }
}

/** The centers of this level whose rules ask for meetings and that have an open case: no others have anything to confer about. */
async function centersWithWork(service: Service): Promise<string[]> {
  const { database } = service;
  const asked = centersWithSeries(service);
  const found: string[] = [];
  for (let i = 0; i < asked.length; i += AT_ONCE) {
    const rows = await database.read
      .createQueryBuilder(CaseFile, 'file')
      .where({ center: In(asked.slice(i, i + AT_ONCE)), state: In([...OPEN]) })
      .select('file.center', 'center')
      .distinct(true)
      .getRawMany<{ center: string }>();
    found.push(...rows.map(({ center }) => center));
  }
  return found;
}

/** What was last asked of a service’s directory and rules, each of which is a new list when it changes. */
const ASKED = new WeakMap<Service, Pick<Service, 'tree' | 'policies'> & { today: string; centers: string[] }>();

/** The centers whose rules ask for meetings. There are thousands: they are looked through once a day, and when rules or directory are others. */
function centersWithSeries(service: Service): string[] {
  const { tree, policies, name } = service;
  const today = beijingDay(service.now());
  const known = ASKED.get(service);
  if (known && known.tree === tree && known.policies === policies && known.today === today) return known.centers;
  const living = [...tree.values()].filter(({ level, validTo }) => level === name && validTo === null);
  const centers = living.map(({ code }) => code).filter(code => seriesOf(policyAt(service, code, today)).length > 0);
  ASKED.set(service, { tree, policies, today, centers });
  return centers;
}

/** The meeting of a series that comes next after an instant; planned now where it was not. */
export async function ensureMeeting(
  tx: EntityManager,
  service: Service,
  center: string,
  series: Series,
  after: string,
): Promise<MeetingRow> {
  await lockCenter(tx, service, center);
  const day = nextDay(service, center, series, after);
  const known = await tx.findOneBy(MeetingRow, { slot: slotOf(center, series.takes, day) });
  if (known?.state === 'planned') return known;
  // one that was called off in advance is passed over: what is put off goes to the one after it
  if (known) return ensureMeeting(tx, service, center, series, `${day}T04:00:00.000Z`);
  const step = { act: 'call', at: service.now().toISOString(), by: 'rule', role: null } as const;
  const meeting = newMeeting({ center, name: series.name, day, series }, step, NOBODY);
  await tx.insert(MeetingRow, meeting);
  return meeting;
}
