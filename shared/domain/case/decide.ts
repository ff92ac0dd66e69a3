import { type CenterTree, covers } from '../access/jurisdiction.ts';
import { roleMay, roleReadsFiles, type RoleName } from '../access/roles.ts';
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

/** Whether a person may see what a level holds: in the own area, or of a case that began there (N1, AH-28). */
export function mayRead(file: Pick<FileFacts, 'center' | 'origin'>, actor: Actor, tree: CenterTree): boolean {
  return (
    roleReadsFiles(actor.role) && (covers(tree, actor.center, file.center) || covers(tree, actor.center, file.origin))
  );
}

/** Refuses a person who may not do this act at the center that holds the file. */
export function mayAct(act: CaseAct, actor: Actor, center: string, tree: CenterTree): void {
  const [own, held] = [tree.get(actor.center), tree.get(center)];
  if (!own || !held) throw new DomainError('CENTER_UNKNOWN', { center: own ? center : actor.center });
  if (own.level !== held.level) throw new DomainError('WRONG_LEVEL', { own: own.level, level: held.level });
  if (!covers(tree, own.code, held.code)) throw new DomainError('OUTSIDE_JURISDICTION', { center: held.name });
  if (!roleMay(actor.role, act)) throw new DomainError('NOT_PERMITTED', { act, role: actor.role });
}

/** What `actsOn` asks beside the file and the person. */
export interface Surroundings {
  /** What the level is able to do, whoever asks. */
  levelActs: ReadonlySet<CaseAct>;
  tree: CenterTree;
  policy: Policy;
}

/** The acts that this person may do next on this file: the lifecycle, the guards, the policy, the level and the role agree. */
export function actsOn(file: FileFacts, actor: Actor, { levelActs, tree, policy }: Surroundings): CaseAct[] {
  return actsFrom(file.state).filter(act => {
    if (!levelActs.has(act)) return false;
    try {
      mayAct(act, actor, file.center, tree);
      decide(file, act, policy);
      return true;
    } catch (refusal) {
      if (refusal instanceof DomainError) return false;
      throw refusal;
    }
  });
}
