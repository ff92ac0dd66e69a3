import type { Actor } from '../case/decide.ts';
import { DomainError, type ErrorCode } from '../errors.ts';
import { ADMINISTRATORS } from './administrators.ts';
import { type CenterTree, covers } from './jurisdiction.ts';
import { allowsOffice, type OfficeAct, roleHolds } from './permissions.ts';
import { relationOf } from './relation.ts';
import { hasDepartment, type RoleName } from './roles.ts';

/** A turn on the roster (值班), or standing in for somebody who is away (代理). */
export const DUTY_KINDS = ['roster', 'delegation'] as const;

export type DutyKind = (typeof DUTY_KINDS)[number];

/** A role that somebody has for a time, beside the role of the own account. Rows are ended, and never deleted. */
export interface Duty {
  id: string;
  kind: DutyKind;
  /** Whose duty it is: a staff id. */
  person: string;
  role: RoleName;
  center: string;
  /** Instants, ISO in UTC; `to` is not part of it. */
  from: string;
  to: string;
  /** In whose place: the staff id; null on a roster. */
  standsFor: string | null;
  endedAt: string | null;
}

/** AH-09, LH-06, AH-35, SH-37: what people take turns in. */
const ROSTER: readonly RoleName[] = [
  'registrar',
  'coordinator',
  'leader',
  'supervision-section',
  'efficiency-officer',
  'efficiency-supervisor',
];

/**
 * Whose place somebody else may take. Administrators keep apart (三员分立); machines and citizens have no place; and a
 * provincial officer signs in with a second factor, which another account may not have.
 */
const DELEGABLE: readonly RoleName[] = [...ROSTER, 'handler', 'center-head', 'reform-office'];

/** Roles that never act in a duty: who keeps rules, accounts or the record touches no case by this road either. */
const NEVER_ON_DUTY: readonly RoleName[] = [...ADMINISTRATORS, 'integrator', 'display', 'citizen'];

const GIVES: Readonly<Record<DutyKind, readonly RoleName[]>> = { roster: ROSTER, delegation: DELEGABLE };

/** The roles that a duty of this kind may give. */
export const dutyRoles = (kind: DutyKind): readonly RoleName[] => GIVES[kind];

export const DUTY_DAYS = { longest: 92, ahead: 366 } as const;
const DAY_MS = 86_400_000;

export type DayHalf = 'morning' | 'afternoon';

/** Days or half days, both ends included; whole days where no half is named. */
export interface DutyDays {
  from: string;
  fromHalf?: DayHalf | null;
  to: string;
  toHalf?: DayHalf | null;
}

/** The instants of days in Beijing: a morning begins at midnight, an afternoon ends at the next one, noon is in between. */
export function dutyPeriod({ from, fromHalf, to, toHalf }: DutyDays): Pick<Duty, 'from' | 'to'> {
  const at = (day: string, hours: number) => new Date(Date.parse(`${day}T00:00:00+08:00`) + hours * 3_600_000);
  return {
    from: at(from, fromHalf === 'afternoon' ? 12 : 0).toISOString(),
    to: at(to, toHalf === 'morning' ? 12 : 24).toISOString(),
  };
}

/** From its beginning on, to its end, which is not part of it; an ended one is over whatever the clock of a level says. */
export const isInForce = ({ from, to, endedAt }: Pick<Duty, 'from' | 'to' | 'endedAt'>, at: string): boolean =>
  endedAt === null && from <= at && at < to;

/** What no duty can be, whoever ordered it: looked at when it is made, when another level tells of it, and when it is worn. */
export function dutyFault({ kind, role, person, standsFor, from, to }: Omit<Duty, 'id' | 'endedAt'>): ErrorCode | null {
  if (!GIVES[kind].includes(role)) return 'DUTY_ROLE';
  if ((kind === 'delegation') !== (standsFor !== null)) return 'DUTY_ROLE';
  if (standsFor === person) return 'DUTY_SELF';
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS;
  return days > 0 && days <= DUTY_DAYS.longest ? null : 'DUTY_PERIOD';
}

/**
 * Who acts, with this duty on: the person of the token with the role and the center of the duty, and of the own nothing but
 * the department, where the role has one.
 * Refuses all alike with NOT_ON_DUTY – no such duty, somebody else’s, over, not begun, not for this account –, so that
 * nobody learns who has which.
 */
export function wear(duty: Duty | null, person: Actor, at: string, tree: CenterTree): Actor {
  const fits =
    duty !== null &&
    duty.person === person.id &&
    isInForce(duty, at) &&
    dutyFault(duty) === null &&
    !NEVER_ON_DUTY.includes(person.role) &&
    // an id with a slip in it would else be somebody in another province
    (covers(tree, person.center, duty.center) || covers(tree, duty.center, person.center));
  if (!fits) throw new DomainError('NOT_ON_DUTY');
  const { id, role, center, standsFor } = duty;
  // who stands in for a handler is of the same department: what another one was ordered stays with that one
  const department = hasDepartment(role) ? person.department : undefined;
  return {
    ...{ id: person.id, role, center, duty: id },
    ...(standsFor === null ? {} : { standsFor }),
    ...(department === undefined ? {} : { department }),
  };
}

/** Whose place somebody acts in: what is taken on while standing in stays with the place. */
export const placeOf = ({ id, standsFor }: Actor): string => standsFor ?? id;

/** A duty that somebody wants to order. */
export type DraftDuty = Omit<Duty, 'id' | 'endedAt'>;

/**
 * Refuses a turn on the roster that this person may not order. NOT_PERMITTED, DUTY_CHAIN, CENTER_UNKNOWN, CENTER_RETIRED,
 * WRONG_LEVEL, OUTSIDE_JURISDICTION, DUTY_ROLE, DUTY_SELF, DUTY_PERIOD.
 */
export function mayPlan(draft: DraftDuty, actor: Actor, tree: CenterTree, today: string): void {
  mayOrder('planDuty', draft, actor, tree);
  check(draft, actor, today);
}

/**
 * Refuses a delegation that this person may not order: of the own place whoever has one that may be delegated, of somebody
 * else’s the head of the center, who vouches for it: the hub keeps no list of who has which place.
 */
export function mayDelegate(draft: DraftDuty, actor: Actor, tree: CenterTree, today: string): void {
  const { standsFor, role, center } = draft;
  const own = standsFor === actor.id;
  mayOrder(own ? 'delegate' : 'appointDeputy', draft, actor, tree);
  if (own && (role !== actor.role || center !== actor.center)) throw new DomainError('DUTY_NOT_YOURS', {}, 'role');
  // a head’s place is given by its holder
  if (!own && role === 'center-head') throw new DomainError('DUTY_ROLE', { role }, 'role');
  check(draft, actor, today);
}

/** Whether this person may end a duty: who ordered it, whose place it is, and who keeps the duties of that center. */
export function mayEnd(duty: Duty & { orderedBy: string | null }, actor: Actor, tree: CenterTree): void {
  if (actor.duty !== undefined) throw new DomainError('DUTY_CHAIN');
  if (duty.orderedBy === actor.id || duty.standsFor === actor.id) return;
  mayOrder('endDuty', duty, actor, tree);
}

function mayOrder(act: OfficeAct, { center }: Pick<Duty, 'center'>, actor: Actor, tree: CenterTree): void {
  // orders are given in one's own person: who stands in delegates nothing on
  if (actor.duty !== undefined) throw new DomainError('DUTY_CHAIN');
  if (!roleHolds(actor.role, act)) throw new DomainError('NOT_PERMITTED', { act, role: actor.role });
  const [own, asked] = [tree.get(actor.center), tree.get(center)];
  if (!own || !asked) throw new DomainError('CENTER_UNKNOWN', { center: own ? center : actor.center }, 'center');
  if (asked.validTo !== null) throw new DomainError('CENTER_RETIRED', { center }, 'center');
  if (own.level !== asked.level) throw new DomainError('WRONG_LEVEL', { own: own.level, level: asked.level }, 'center');
  if (!allowsOffice(actor.role, act, relationOf(actor, { center }, tree)))
    throw new DomainError('OUTSIDE_JURISDICTION', { center }, 'center');
}

function check(draft: DraftDuty, actor: Actor, today: string): void {
  const { role, person, from } = draft;
  if (person === actor.id) throw new DomainError('DUTY_SELF', {}, 'person');
  const fault = dutyFault(draft);
  if (fault === 'DUTY_ROLE') throw new DomainError(fault, { role }, 'role');
  if (fault === 'DUTY_SELF') throw new DomainError(fault, {}, 'person');
  const begin = Date.parse(`${today}T00:00:00+08:00`);
  const days = (Date.parse(from) - begin) / DAY_MS;
  if (fault !== null || days < 0 || days > DUTY_DAYS.ahead)
    throw new DomainError('DUTY_PERIOD', { days: String(DUTY_DAYS.longest) }, 'days');
}

/** Two duties in the way of each other: one place with two deputies, or the same turn twice. */
export function overlaps(one: DraftDuty, other: Duty): boolean {
  if (other.endedAt !== null || one.kind !== other.kind) return false;
  if (one.role !== other.role || one.center !== other.center) return false;
  const same = one.kind === 'delegation' ? one.standsFor === other.standsFor : one.person === other.person;
  return same && one.from < other.to && other.from < one.to;
}

/**
 * What is known of a duty after another level has told of it, in whatever order its messages come: the facts never change,
 * and an ended one stays ended. Null where what is told has other facts under the same id.
 */
export function mergeDuty<T extends Duty>(known: T | null, told: T): T | null {
  if (!known) return told;
  const facts = ({ kind, person, role, center, from, to, standsFor }: Duty) =>
    [kind, person, role, center, from, to, standsFor].join('\n');
  if (facts(known) !== facts(told)) return null;
  return known.endedAt === null ? told : known;
}
