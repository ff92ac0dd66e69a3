import { randomUUID } from 'node:crypto';
import { type EntityManager, IsNull, MoreThan } from 'typeorm';
import {
  type DraftDuty,
  type DutyDays,
  dutyPeriod,
  mayDelegate,
  mayEnd,
  mayPlan,
  overlaps,
} from '../../../shared/domain/access/duty.ts';
import { allowsRead } from '../../../shared/domain/access/permissions.ts';
import { relationOf } from '../../../shared/domain/access/relation.ts';
import { isRoleName, type RoleName } from '../../../shared/domain/access/roles.ts';
import type { Actor } from '../../../shared/domain/case/decide.ts';
import { isUnusable } from '../../../shared/domain/case/text.ts';
import { beijingDay, dayBefore } from '../../../shared/domain/clock/workdays.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { actorOf } from '../../kit/context.ts';
import type { RequestContext, Service } from '../../kit/subgraph.ts';
import { CenterRow } from '../directory/CenterRow.ts';
import { DutyRow } from './DutyRow.ts';
import { tellDuty } from './tellDuty.ts';

const LONGEST_ID = 64;

/** Who is to be on duty, and in which role. */
export interface Turn {
  center: string;
  role: string;
  person: string;
  days: DutyDays;
  reason: string;
}

/** Puts somebody on the roster (值班). */
export async function planDuty(ctx: RequestContext, { days, reason, ...turn }: Turn): Promise<DutyRow> {
  const actor = actorOf(ctx);
  const draft: DraftDuty = {
    kind: 'roster',
    person: staffId('person', turn.person),
    role: roleOf(turn.role),
    center: turn.center,
    standsFor: null,
    ...dutyPeriod(days),
  };
  mayPlan(draft, actor, ctx.service.tree, today(ctx.service));
  return order(ctx, actor, draft, reason);
}

/** Whose place it is, where somebody else orders it. */
export interface Place {
  person: string;
  role: string;
  center: string;
}

/** Has somebody stand in (代理): in the own place or, ordered by the head of the center, in another’s. */
export async function delegate(
  ctx: RequestContext,
  { person, place, days, reason }: { person: string; place: Place | null; days: DutyDays; reason: string },
): Promise<DutyRow> {
  const actor = actorOf(ctx);
  const of = place ?? { person: actor.id, role: actor.role, center: actor.center };
  const draft: DraftDuty = {
    kind: 'delegation',
    person: staffId('person', person),
    role: roleOf(of.role),
    center: of.center,
    standsFor: staffId('standsFor', of.person),
    ...dutyPeriod(days),
  };
  mayDelegate(draft, actor, ctx.service.tree, today(ctx.service));
  return order(ctx, actor, draft, reason);
}

/** Ends a duty before its time (结束), with a reason; the row stays. One that this person may not know of is one that is not there. */
export async function endDuty(ctx: RequestContext, id: string, reason: string): Promise<DutyRow> {
  const actor = actorOf(ctx);
  const { service } = ctx;
  const { tree, name, database, now } = service;
  const ended = await database.write(async tx => {
    const duty = await tx.findOne(DutyRow, { where: { id }, ...database.lockRow });
    if (!duty || !mayKnow(actor, duty, service)) throw new DomainError('DUTY_NOT_FOUND', {}, 'id');
    const level = tree.get(duty.center)?.level ?? '';
    if (level !== name) throw new DomainError('WRONG_LEVEL', { own: level, level: name });
    mayEnd(duty, actor, tree);
    const endedAt = now().toISOString();
    if (duty.endedAt !== null || duty.to <= endedAt) throw new DomainError('DUTY_OVER', {}, 'id');
    const end = { endedAt, endedBy: actor.id, endReason: reason };
    await tx.update(DutyRow, { id }, end);
    const after = Object.assign(duty, end);
    await tellDuty(tx, service, after);
    return after;
  });
  service.relay.ring();
  return ended;
}

/** Who reads the roster of a center reads its duties; whoever is in one knows of it anyway. */
export const mayKnow = (actor: Actor, { center, person, standsFor, orderedBy }: DutyRow, { tree }: Service): boolean =>
  [person, standsFor, orderedBy].includes(actor.id) ||
  allowsRead(actor.role, 'duties', relationOf(actor, { center }, tree));

async function order(ctx: RequestContext, actor: Actor, draft: DraftDuty, reason: string): Promise<DutyRow> {
  const { service } = ctx;
  const { tree, name, database, now } = service;
  const level = tree.get(draft.center)?.level ?? '';
  if (level !== name) throw new DomainError('WRONG_LEVEL', { own: level, level: name });
  const duty: DutyRow = {
    id: randomUUID(),
    ...draft,
    ...{ reason, orderedBy: actor.id, orderedRole: actor.role, orderedAt: now().toISOString() },
    ...{ endedAt: null, endedBy: null, endReason: null },
  };
  await database.write(async tx => {
    // two orders for one center wait for each other, so that of two that overlap one is refused
    await tx.findOne(CenterRow, { where: { code: draft.center }, ...database.lockRow });
    await refuseOverlap(tx, draft);
    await tx.insert(DutyRow, duty);
    await tellDuty(tx, service, duty);
  });
  service.relay.ring();
  return duty;
}

async function refuseOverlap(tx: EntityManager, draft: DraftDuty): Promise<void> {
  const { center, role, kind, from } = draft;
  const others = await tx.findBy(DutyRow, { center, role, kind, endedAt: IsNull(), to: MoreThan(from) });
  const other = others.find(one => overlaps(draft, one));
  if (!other) return;
  const days = { from: beijingDay(new Date(other.from)), to: lastDay(other.to), person: other.person };
  throw new DomainError('DUTY_OVERLAPS', days, 'days');
}

/** The last day of a duty in Beijing: one that ends at midnight has ended the day before. */
function lastDay(to: string): string {
  const day = beijingDay(new Date(to));
  return beijingDay(new Date(Date.parse(to) - 1)) === day ? day : dayBefore(day);
}

const today = ({ now }: Service): string => beijingDay(now());

function roleOf(text: string): RoleName {
  if (!isRoleName(text)) throw new DomainError('DUTY_ROLE', { role: text.slice(0, LONGEST_ID) }, 'role');
  return text;
}

/** An id as tokens carry it. */
function staffId(field: string, text: string): string {
  const id = text.trim();
  if (id === '') throw new DomainError('FIELD_REQUIRED', {}, field);
  const length = [...id].length;
  if (length > LONGEST_ID)
    throw new DomainError('FIELD_TOO_LONG', { length: String(length), limit: String(LONGEST_ID) }, field);
  if (isUnusable(id) || /[\p{C}\p{Zl}\p{Zp}]/u.test(id)) throw new DomainError('FIELD_INVALID', {}, field);
  return id;
}
