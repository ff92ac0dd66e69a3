import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { requiredText } from '../../../shared/domain/case/text.ts';
import { nextMeeting } from '../../../shared/domain/clock/officeTime.ts';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { type Series, seriesOf } from '../../../shared/domain/meeting/series.ts';
import { withoutNumbers } from '../../../shared/domain/privacy/withoutNumbers.ts';
import { actorOf } from '../../kit/context.ts';
import type { RequestContext, Service } from '../../kit/subgraph.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { clockRules } from '../cases/clockRules.ts';
import { mayReadPart } from '../cases/readPart.ts';
import { findDepartments } from '../departments/departmentsOf.ts';
import { CenterRow } from '../directory/CenterRow.ts';
import { policyAt } from '../policy/policyAt.ts';
import { checkConfers } from './mayConfer.ts';
import { MeetingItemRow, newItem } from './MeetingItemRow.ts';
import { MeetingRow, type MeetingStep, type Part } from './MeetingRow.ts';
import { stepOf } from './openMeeting.ts';

/** How far ahead a meeting is called. */
const DAYS_AHEAD = 366;
const MOST_PARTS = 30;
const DAY_MS = 86_400_000;

/** Who is asked to come, as it is written. */
export interface WrittenPart {
  departments: readonly string[];
  bodies: readonly string[];
}

/** A meeting as it is called. */
export interface MeetingForm extends WrittenPart {
  center: string | null;
  name: string;
  day: string;
  uids: readonly string[];
}

/**
 * Calls a meeting (召集会商) of the own center or a branch: for its cases, with the departments and bodies invited (WL-42). One
 * that is named as the rules of the center name theirs is one of those, and its agenda fills itself.
 */
export async function callMeeting(ctx: RequestContext, form: MeetingForm): Promise<MeetingRow> {
  const actor = actorOf(ctx);
  const { service } = ctx;
  const center = form.center ?? actor.center;
  checkPlace(service, center);
  checkConfers(actor, 'keepMeeting', center, service);
  const today = beijingDay(service.now());
  checkDay(form.day, today);
  const name = withoutNumbers(requiredText('meetingName', form.name));
  const series = seriesOf(policyAt(service, center, today)).find(one => one.name === name) ?? null;
  const { database } = service;
  return database.write(async tx => {
    await lockCenter(tx, service, center);
    const invited = await partOf(tx, service, center, form);
    const at = service.now();
    const meeting = newMeeting({ center, name, day: form.day, series }, stepOf('call', actor, at), invited);
    if (series && (await tx.existsBy(MeetingRow, { slot: meeting.slot ?? '' })))
      throw new DomainError('MEETING_TAKEN', { name, day: form.day }, 'day');
    await tx.insert(MeetingRow, meeting);
    for (const uid of new Set(form.uids)) await addCase(tx, ctx, meeting, uid, null);
    return meeting;
  });
}

function checkPlace({ tree, name }: Service, center: string): void {
  const known = tree.get(center);
  if (!known) throw new DomainError('CENTER_UNKNOWN', { center }, 'center');
  if (known.level !== name) throw new DomainError('WRONG_LEVEL', { own: known.level, level: name }, 'center');
  if (known.validTo !== null) throw new DomainError('CENTER_RETIRED', { center }, 'center');
}

function checkDay(day: string, today: string): void {
  const ahead = (Date.parse(day) - Date.parse(today)) / DAY_MS;
  if (ahead >= 0 && ahead <= DAYS_AHEAD) return;
  const to = new Date(Date.parse(today) + DAYS_AHEAD * DAY_MS).toISOString().slice(0, 10);
  throw new DomainError('MEETING_DAY', { from: today, to }, 'day');
}

/** Meetings of one center are planned one after the other, so that no day has two of a series. */
export const lockCenter = (tx: EntityManager, { database }: Service, code: string) =>
  tx.findOne(CenterRow, { where: { code }, ...database.lockRow });

/** Departments as the register of the center has them, and bodies as they are written: never the name of a person. */
export async function partOf(
  tx: EntityManager,
  service: Service,
  center: string,
  { departments, bodies }: WrittenPart,
): Promise<Part> {
  for (const [field, list] of [
    ['departments', departments],
    ['bodies', bodies],
  ] as const)
    if (list.length > MOST_PARTS)
      throw new DomainError('FIELD_TOO_LONG', { length: String(list.length), limit: String(MOST_PARTS) }, field);
  const written = departments.map(text => ({ field: 'department', at: 'departments', text }) as const);
  return {
    departments: await findDepartments(tx, service, center, written),
    bodies: bodies.map(text => withoutNumbers(requiredText('body', text))),
  };
}

interface Frame {
  center: string;
  name: string;
  day: string;
  series: Series | null;
}

export const NOBODY: Part = { departments: [], bodies: [] };

export const newMeeting = ({ center, name, day, series }: Frame, step: MeetingStep, invited: Part): MeetingRow => ({
  ...{ id: randomUUID(), center, name, day, state: 'planned', invited, steps: [step] },
  takes: series?.takes ?? null,
  slot: series ? slotOf(center, series.takes, day) : null,
  departments: [...new Set(invited.departments.map(({ code }) => code))],
  ...{ attended: null, minutes: null, reason: null, cite: series?.cite ?? null, pack: series?.pack ?? null },
});

export const slotOf = (center: string, takes: string, day: string): string => `${center} ${takes} ${day}`;

/** The next day after `at` on which a series of a center sits. */
export const nextDay = (service: Service, center: string, { cadence }: Series, at: string): string =>
  nextMeeting(at, cadence, clockRules(service, policyAt(service, center, beijingDay(service.now())), center));

/** Puts a case of the center onto an agenda by hand. CASE_NOT_FOUND, MEETING_ITEM_TWICE. */
export async function addCase(
  tx: EntityManager,
  ctx: RequestContext,
  { id, center }: MeetingRow,
  uid: string,
  more: Partial<MeetingItemRow> | null,
): Promise<void> {
  const file = await tx.findOneBy(CaseFile, { uid });
  if (!file || file.center !== center || !mayReadPart(ctx, file, 'case'))
    throw new DomainError('CASE_NOT_FOUND', {}, 'uid');
  if (await tx.existsBy(MeetingItemRow, { meeting: id, uid })) throw new DomainError('MEETING_ITEM_TWICE', {}, 'uid');
  await tx.insert(MeetingItemRow, newItem(id, file, { source: 'hand', ...more }));
}
