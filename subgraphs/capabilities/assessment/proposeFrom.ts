import type { EntityManager } from 'typeorm';
import {
  ASSESSED_ACTS,
  type PointProposal,
  proposePoints,
  type Surroundings,
  type Unit,
  upheldComplaint,
} from '../../../shared/domain/assessment/propose.ts';
import { type Occurrence, occurrencesOn, windowStart } from '../../../shared/domain/assessment/strikes.ts';
import type { AssessedLine } from '../../../shared/domain/assessment/units.ts';
import { pathTo } from '../../../shared/domain/access/jurisdiction.ts';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import { lookUp } from '../../../shared/domain/department/lookUp.ts';
import { type Policy, type StrikeRule, valueOf } from '../../../shared/domain/policy/policy.ts';
import type { Service } from '../../kit/subgraph.ts';
import { uidFrom } from '../../kit/uidFrom.ts';
import { linesBefore } from '../cases/readLines.ts';
import { departmentsOf } from '../departments/departmentsOf.ts';
import { policyAt } from '../policy/policyAt.ts';
import type { AssessmentRow } from './AssessmentRow.ts';

/** What a line leads to, before it has its days and its course. */
export type Draft = Pick<
  AssessmentRow,
  | 'id'
  | 'kind'
  | 'event'
  | 'scope'
  | 'center'
  | 'department'
  | 'departmentName'
  | 'person'
  | 'points'
  | 'group'
  | 'uid'
  | 'line'
  | 'happenedAt'
  | 'cite'
  | 'pack'
>;

/** What is remembered of problems by their kind: in the database, or in the memory of who checks it. */
export interface Kinds {
  add(occurrences: readonly Occurrence[]): Promise<void>;
  /** Those of a kind from an instant on, up to another, oldest first. */
  of(kind: string, from: string, to: string): Promise<Occurrence[]>;
}

/** By what a line is looked at beside its ledger: the directory, and every version of the rules. */
export type Rules = Pick<Service, 'tree' | 'policies'>;

/** Names are found as they were on the day of the line; the register keeps what it was. */
async function codesAt(db: EntityManager, service: Pick<Service, 'tree'>, { center, at }: AssessedLine) {
  const departments = await departmentsOf(db, service, center, beijingDay(new Date(at)));
  const divisions = pathTo(service.tree, center).flatMap(code => service.tree.get(code)?.name ?? []);
  return {
    codeOf: (name: string) => lookUp(name, departments, divisions)?.code ?? null,
    nameOf: (code: string | null) => departments.find(one => one.code === code)?.name ?? null,
  };
}

type Names = Awaited<ReturnType<typeof codesAt>>;

/** Who is meant, as a row has it. */
const unitColumns = (unit: Unit | null, { nameOf }: Names) => ({
  department: unit?.code ?? null,
  departmentName: unit === null ? null : (nameOf(unit.code) ?? unit.name),
});

const evidence = ({ uid, seq, at, center }: Pick<AssessedLine, 'uid' | 'seq' | 'at' | 'center'>) => ({
  ...{ uid, line: seq, happenedAt: at, center },
});

const asPoints = (line: AssessedLine, pack: string, names: Names, proposal: PointProposal): Draft => {
  const { on, scope, unit, person, points, cite } = proposal;
  const whom = unit?.code ?? unit?.name ?? '';
  const id = uidFrom(['points', on, cite, line.uid, line.seq, scope, whom, person ?? ''].join('|'));
  return {
    ...{ id, kind: 'points', event: on, scope, person, points, group: null, cite, pack },
    ...unitColumns(unit, names),
    ...evidence(line),
  };
};

const strike = (
  rule: StrikeRule,
  pack: string,
  group: string,
  what: { person: string | null } & ReturnType<typeof evidence> & ReturnType<typeof unitColumns>,
): Draft => ({
  id: uidFrom(['strike', rule.of, rule.scope, rule.cite, what.uid, what.line, group].join('|')),
  ...{ kind: 'strike', event: rule.of, scope: rule.scope === 'person' ? 'person' : 'unit', points: 0, group },
  ...{ cite: rule.cite, pack },
  ...what,
});

/** LH-48: once a problem of one kind has come n times inside the window, each of these is laid before a person (Q8). */
async function sameKinds(line: AssessedLine, policy: Policy, names: Names, kinds: Kinds): Promise<Draft[]> {
  const occurrences = occurrencesOn(line, names.codeOf);
  await kinds.add(occurrences);
  const { value: rules, pack } = policy.terms['assessment.strikes'];
  const drafts: Draft[] = [];
  for (const rule of rules.filter(({ of, scope }) => of === 'sameKind' && scope === 'window'))
    for (const { kind, department, at } of occurrences) {
      const all = await kinds.of(kind, windowStart(at, rule.within), at);
      // one case that was given out twice is one problem
      const each = [...new Map(all.toReversed().map(one => [one.uid, one])).values()];
      if (each.length < rule.n) continue;
      const unit = unitColumns({ code: department, name: null }, names);
      const group = uidFrom(kind);
      drafts.push(
        ...each.map(one =>
          strike(rule, pack, group, { person: null, ...unit, ...evidence({ ...one, center: line.center }) }),
        ),
      );
    }
  return drafts;
}

/** LH-49: each complaint that was found true is laid before a person, who says whether it did harm. */
function complaints(line: AssessedLine, policy: Policy, names: Names, around: Surroundings): Draft[] {
  const { value: rules, pack } = policy.terms['assessment.strikes'];
  return rules
    .filter(({ of }) => of === 'upheldComplaint')
    .flatMap(rule => {
      const found = upheldComplaint(line, rule, around);
      if (!found) return [];
      const unit = unitColumns(found.unit, names);
      const group = found.person ?? `${line.center}|${unit.department ?? unit.departmentName ?? ''}`;
      return [strike(rule, pack, group, { person: found.person, ...unit, ...evidence(line) })];
    });
}

/**
 * What a line of the ledger leads to by the rules that held at its center on its day (N10): from the ledger alone, so that it can be
 * worked out again at any time and must come to the same.
 */
export async function proposeFrom(
  db: EntityManager,
  service: Rules,
  line: AssessedLine,
  kinds: Kinds,
): Promise<Draft[]> {
  // a center that the directory does not have any more has no rules either
  if (!ASSESSED_ACTS.includes(line.act) || !service.tree.has(line.center)) return [];
  const policy = policyAt(service, line.center, beijingDay(new Date(line.at)));
  const { value: rules, pack } = policy.terms['assessment.points'];
  if (rules.length === 0 && valueOf(policy, 'assessment.strikes').length === 0) return [];
  const names = await codesAt(db, service, line);
  const around: Surroundings = {
    before: await linesBefore(db, line),
    codeOf: names.codeOf,
    returns: valueOf(policy, 'workOrder.returnsBeforeArbitration'),
  };
  return [
    ...proposePoints(line, rules, around).map(proposal => asPoints(line, pack, names, proposal)),
    ...complaints(line, policy, names, around),
    ...(await sameKinds(line, policy, names, kinds)),
  ];
}
