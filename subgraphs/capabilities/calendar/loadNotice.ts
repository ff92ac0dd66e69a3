import { type EntityManager, In } from 'typeorm';
import { type Notice, withNotice } from '../../../shared/calendar/loadCalendar.ts';
import { decide } from '../../../shared/domain/case/decide.ts';
import { isKnown } from '../../../shared/domain/clock/workdays.ts';
import { log } from '../../../shared/log.ts';
import type { Service } from '../../kit/subgraph.ts';
import { CaseClock } from '../cases/CaseClock.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { clockRules } from '../cases/clockRules.ts';
import { rewriteClock, setCitizenDate } from '../cases/keepClocks.ts';
import { record } from '../cases/record.ts';
import { policyOfFile } from '../policy/policyAt.ts';
import { CalendarNotice } from './CalendarNotice.ts';

/** A limit that a notice has moved. */
export interface MovedLimit {
  uid: string;
  number: string;
  /** The center that holds the file. */
  center: string;
  kind: CaseClock['kind'];
  from: string;
  to: string;
}

/** A notice as it is loaded: for the whole country, or for one center and all below it. */
export interface LoadedNotice {
  notice: Notice;
  /** Empty for the national notice. */
  center: string;
  by: string;
}

/** Takes a notice into the calendars of this service; those that are there are replaced, never changed. */
export function takeNotice(service: Service, { notice, center }: Pick<LoadedNotice, 'notice' | 'center'>): void {
  if (center === '') service.calendar = withNotice(service.calendar, notice);
  else {
    const own = withNotice({ years: new Set(), days: service.layers.get(center) ?? new Map() }, notice).days;
    service.layers = new Map([...service.layers, [center, own]]);
  }
}

/**
 * Stores a notice and recomputes every open limit in the same transaction (N4): a provisional date becomes a firm one, or
 * moves, and each that moves is written onto its ledger and told. Answers the list of what moved.
 */
export async function loadNotice(tx: EntityManager, service: Service, loaded: LoadedNotice): Promise<MovedLimit[]> {
  const { notice, center, by } = loaded;
  const { year } = notice;
  const loadedAt = service.now().toISOString();
  await tx.save(CalendarNotice, { year, center, notice, loadedAt, loadedBy: by });
  takeNotice(service, loaded);
  return recomputeAll(tx, service, notice.papers);
}

/** Replays every open limit under the calendars as they now are; answers what moved. */
async function recomputeAll(tx: EntityManager, service: Service, papers: readonly string[]): Promise<MovedLimit[]> {
  const clocks = await tx.find(CaseClock, { where: { status: In(['running', 'paused']) }, order: { id: 'ASC' } });
  const files = await filesOf(tx, clocks);
  const moved: MovedLimit[] = [];
  for (const clock of clocks) {
    const file = files.get(clock.uid);
    if (!file) continue;
    const limit = await recompute(tx, service, file, clock, papers);
    if (limit) moved.push(limit);
  }
  return moved;
}

/**
 * At the start: a notice may have come with a newer release of the hub, as a file. Provisional limits of a year that is known
 * by now are recomputed in one transaction.
 */
export async function firmUp(service: Service): Promise<void> {
  const open = { status: In(['running', 'paused']), provisional: true };
  const provisional = await service.database.read.find(CaseClock, { where: open, select: { dueOn: true } });
  if (!provisional.some(({ dueOn }) => isKnown(dueOn, service.calendar))) return;
  const moved = await service.database.write(tx => recomputeAll(tx, service, []));
  log.info({ subgraph: service.name, moved: moved.length }, 'a holiday notice came with this release');
}

async function filesOf(tx: EntityManager, clocks: readonly CaseClock[]): Promise<Map<string, CaseFile>> {
  const uids = [...new Set(clocks.map(({ uid }) => uid))];
  const files = new Map<string, CaseFile>();
  for (let i = 0; i < uids.length; i += 400)
    for (const file of await tx.findBy(CaseFile, { uid: In(uids.slice(i, i + 400)) })) files.set(file.uid, file);
  return files;
}

async function recompute(
  tx: EntityManager,
  service: Service,
  file: CaseFile,
  clock: CaseClock,
  papers: readonly string[],
): Promise<MovedLimit | undefined> {
  const rules = clockRules(service, policyOfFile(service, file), file.origin);
  const [from, dueAt, firm] = [clock.dueOn, clock.dueAt, clock.provisional];
  const { kind, dueOn: to, provisional } = await rewriteClock(tx, clock, clock.events, rules);
  if (clock.dueAt === dueAt && firm === provisional) return undefined;
  const date = { dueOn: to, dueProvisional: provisional };
  const citizen = kind === 'citizen' ? date : {};
  if (clock.dueAt === dueAt) {
    if (kind === 'citizen') await setCitizenDate(tx, file.uid, date);
    return undefined;
  }
  const by = { id: 'calendar', role: null, center: file.center };
  // read again under its lock: somebody may have acted on it since all files were read
  const held = await tx.findOneOrFail(CaseFile, { where: { uid: file.uid }, ...service.database.lockRow });
  const change = decide(held, 'moveDue', policyOfFile(service, held));
  const detail = { clock: kind, from, until: to, papers: papers.join('、') || '随系统更新的放假安排' };
  await record(tx, service, held, { ...change, ...citizen }, { act: 'moveDue', by, detail });
  return { uid: file.uid, number: file.number, center: file.center, kind, from, to };
}
