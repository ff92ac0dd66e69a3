import { type CenterTree, covers } from '../access/jurisdiction.ts';
import { allowsAct, allowsRead, type Scope } from '../access/permissions.ts';
import { type Held, type Relation, relationOf } from '../access/relation.ts';
import type { RoleName } from '../access/roles.ts';
import { DomainError } from '../errors.ts';
import type { Policy } from '../policy/policy.ts';
import type { EscalationStatus } from './escalation.ts';
import type { FileFacts } from './facts.ts';
import { guard } from './guards.ts';
import { actsFrom, type CaseAct, stateAfter } from './lifecycle.ts';

export interface Actor {
  id: string;
  role: RoleName;
  center: string;
  /** The code of the own department (进驻部门), for a role that has one. */
  department?: string;
  /** In a duty: its id (值班、代理). */
  duty?: string;
  /** In a delegation: the staff id of the person in whose place this one acts. */
  standsFor?: string;
}

/** What an act changes on a file; everything else stays. */
export type FileChange = Pick<FileFacts, 'state' | 'raised' | 'asked' | 'done'>;

const ASKED_AFTER: Partial<Record<CaseAct, EscalationStatus>> = {
  receiveEscalation: 'open',
  acceptEscalation: 'accepted',
  decideEscalation: 'decided',
  returnEscalation: 'returned',
};

/** What an act changes on the file, or a refusal. Looks at no person: see `mayAct` for that. */
export function decide(file: FileFacts, act: CaseAct, policy: Policy): FileChange {
  const state = stateAfter(file.state, act);
  if (!state) throw new DomainError('ACT_NOT_ALLOWED', { act, state: file.state });
  guard(file, act, policy);
  return {
    state,
    raised: act === 'escalate' ? 'open' : file.raised,
    asked: ASKED_AFTER[act] ?? file.asked,
    done: file.done.includes(act) ? file.done : [...file.done, act],
  };
}

/**
 * Whether a person may read a part of what a level holds: in the own area, or of a case that began there (N1, AH-28), as far
 * as the table of permissions goes.
 */
export const mayRead = (file: Held, actor: Actor, tree: CenterTree, scope: Scope = 'file'): boolean =>
  allowsRead(actor.role, scope, relationOf(actor, file, tree));

/**
 * Refuses a person who may not do this act to what a center holds: a file, an order of it by its center and department, or, for
 * what is still to be registered, the center alone.
 */
export function mayAct(act: CaseAct, actor: Actor, what: Held, tree: CenterTree): void {
  const [own, held] = [tree.get(actor.center), tree.get(what.center)];
  if (!own || !held) throw new DomainError('CENTER_UNKNOWN', { center: own ? what.center : actor.center });
  if (own.level !== held.level) throw new DomainError('WRONG_LEVEL', { own: own.level, level: held.level });
  if (!covers(tree, own.code, held.code)) throw new DomainError('OUTSIDE_JURISDICTION', { center: held.name });
  // a place is nobody's receipt: what only the code of one allows is no act of a place
  if (!allowsAct(actor.role, act, relationOf(actor, what, tree)))
    throw new DomainError('NOT_PERMITTED', { act, role: actor.role });
}

/** What `actsOn` asks beside the file and the person. */
export interface Surroundings {
  /** What the level is able to do, whoever asks. */
  levelActs: ReadonlySet<CaseAct>;
  tree: CenterTree;
  policy: Policy;
  /** How the person stands to the file, where more than the place speaks: the code of the receipt. */
  relation?: Relation;
}

/** The acts that this person may do next on this file: the lifecycle, the guards, the policy, the level and the role agree. */
export function actsOn(
  file: FileFacts & Held,
  actor: Actor,
  { levelActs, tree, policy, relation = relationOf(actor, file, tree) }: Surroundings,
): CaseAct[] {
  return actsFrom(file.state).filter(act => {
    if (!levelActs.has(act) || !allowsAct(actor.role, act, relation)) return false;
    try {
      decide(file, act, policy);
      return true;
    } catch (refusal) {
      if (refusal instanceof DomainError) return false;
      throw refusal;
    }
  });
}
