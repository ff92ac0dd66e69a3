import type { PointRule, StrikeRule } from '../policy/policy.ts';
import { eventOfFault, isComplaint, isFault, type PointEvent } from './faults.ts';
import { type AssessedLine, owingIn } from './units.ts';

/** Whom a proposal is about: the unit at fault, a person there, or a unit that had a part in it (关联窗口单位). */
export const ASSESSMENT_SCOPES = ['unit', 'person', 'related'] as const;
export type AssessmentScope = (typeof ASSESSMENT_SCOPES)[number];

/** A department as the ledger has it: its code, or the name alone where the register has none. */
export interface Unit {
  code: string | null;
  name: string | null;
}

/** Points that a rule would take. */
export interface PointProposal {
  on: PointEvent;
  scope: AssessmentScope;
  /** Null where the center itself is meant. */
  unit: Unit | null;
  /** The staff id, as the ledger has it; never a name. */
  person: string | null;
  points: number;
  cite: string;
}

/** What surrounds a line. */
export interface Surroundings {
  /** Lines of the same case before it. */
  before: readonly AssessedLine[];
  /** The code of a department by the name that was written; null where the register knows none. */
  codeOf: (name: string) => string | null;
  /** From which return on an order is ping-pong (workOrder.returnsBeforeArbitration). */
  returns: number;
}

/** What a line of the ledger says about somebody. */
interface Charge {
  on: PointEvent;
  unit: Unit | null;
  person: string | null;
  related: readonly Unit[];
}

const unitOf = (name: string | undefined, { codeOf }: Surroundings): Unit | null =>
  name ? { code: codeOf(name), name } : null;

/** The departments that the case concerns, but for one. */
const others = ({ counted }: AssessedLine, but: Unit | null): Unit[] =>
  (counted?.departments ?? []).filter(code => code !== but?.code).map(code => ({ code, name: null }));

/** Who wrote the line in which a fault was found; null where none is named. */
export const authorOf = ({ detail }: Pick<AssessedLine, 'detail'>, before: readonly AssessedLine[]): string | null => {
  const line = before.find(({ seq, role }) => String(seq) === detail.line && role !== null);
  return line?.actorId ?? null;
};

const charge = (on: PointEvent, line: AssessedLine, unit: Unit | null): Charge => ({
  ...{ on, unit, person: null, related: others(line, unit) },
});

type Reading = (line: AssessedLine, around: Surroundings) => Charge | undefined;

/** A limit that has passed: LH-46 of a call, WL-85 of the citizen’s date. */
const breached: Reading = (line, around) => {
  const { clock, no = '' } = line.detail;
  const { orders, summonses } = owingIn(around.before);
  if (clock === 'summons') return charge('lateToSummons', line, unitOf(summonses.get(no), around));
  if (clock === 'reply') return charge('overdueReply', line, unitOf(orders.get(no), around));
  if (clock === 'citizen') return charge('overdue', line, null);
  return undefined;
};

/** LH-46, LH-47, LH-51: somebody has looked into it, and says so on the ledger. */
const found: Reading = (line, around) => {
  const { fault, department } = line.detail;
  if (!isFault(fault)) return undefined;
  const on = eventOfFault(fault);
  const unit = unitOf(department, around);
  const person = authorOf(line, around.before);
  // LH-51 takes points from the units that had a part in it: from the one that is named, or from each that there is
  if (on === 'neglect') return { on, unit: null, person, related: unit ? [unit] : others(line, null) };
  return { on, unit, person, related: others(line, unit) };
};

const READINGS: Readonly<Record<string, Reading>> = {
  breach: breached,
  verifyFault: found,
  returnOrder: (line, around) =>
    Number(line.detail.returns) === around.returns
      ? charge('pingPong', line, unitOf(line.detail.department, around))
      : undefined,
};

/** The acts whose lines may lead to points or strikes. */
export const ASSESSED_ACTS: readonly string[] = [...Object.keys(READINGS), 'assign', 'arbitrate'];

/**
 * The points that the rules of a place would take for a line of the ledger (N10): each rule that names what happened, for each whom
 * it names. Nothing is taken: a person decides.
 */
export function proposePoints(line: AssessedLine, rules: readonly PointRule[], around: Surroundings): PointProposal[] {
  const found = READINGS[line.act]?.(line, around);
  if (!found) return [];
  const { on, unit, person, related } = found;
  return rules
    .filter(rule => rule.on === on)
    .flatMap(({ cite, ...rule }): PointProposal[] => [
      ...(rule.unit === 0 ? [] : [{ on, scope: 'unit', unit, person: null, points: rule.unit, cite } as const]),
      ...(rule.person === 0 || person === null
        ? []
        : [{ on, scope: 'person', unit, person, points: rule.person, cite } as const]),
      ...(rule.relatedUnits === 0
        ? []
        : related.map(one => ({
            ...({ on, scope: 'related', unit: one, person: null, points: rule.relatedUnits, cite } as const),
          }))),
    ]);
}

/** LH-49: a complaint that was found true, as far as it is of the kinds that count and says whose it is. */
export function upheldComplaint(
  line: AssessedLine,
  { scope }: Pick<StrikeRule, 'scope'>,
  around: Surroundings,
): { unit: Unit | null; person: string | null } | undefined {
  if (line.act !== 'verifyFault' || !isFault(line.detail.fault) || !isComplaint(line.detail.fault)) return undefined;
  const unit = unitOf(line.detail.department, around);
  const person = authorOf(line, around.before);
  if (scope === 'person') return person === null ? undefined : { unit, person };
  return { unit, person: null };
}
