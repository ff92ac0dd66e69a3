import { type CenterTree, covers } from '../access/jurisdiction.ts';
import { roleMay, roleReadsFiles, type RoleName } from '../access/roles.ts';
import { DomainError, type ErrorCode } from '../errors.ts';
import { type EscalationStatus, isPending } from './escalation.ts';
import { actsFrom, type CaseAct, type CaseState, stateAfter } from './lifecycle.ts';

/** What a decision looks at. */
export interface FileFacts {
  state: CaseState;
  /** The center that holds this file. */
  center: string;
  /** The center whose window took the case first (首接). */
  origin: string;
  /** How what this level asked of the level above stands; null if it asked nothing. */
  raised: EscalationStatus | null;
  /** How what the level below asked of this level stands; null at the window that took the case. */
  asked: EscalationStatus | null;
}

export interface Actor {
  id: string;
  role: RoleName;
  center: string;
}

/** What an act changes on a file; everything else stays. */
export type FileChange = Pick<FileFacts, 'state' | 'raised' | 'asked'>;

/** What the table of states cannot say. */
const GUARDS: Partial<Record<CaseAct, (file: FileFacts) => ErrorCode | undefined>> = {
  escalate: ({ raised }) => (isPending(raised) ? 'ESCALATION_OPEN' : undefined),
  assign: ({ asked }) => (asked === 'open' ? 'ACT_NOT_ALLOWED' : undefined),
  complete: ({ asked, raised }) => {
    if (asked !== null) return 'NOT_FIRST_RECEIVER'; // AH-28, LH-09: the first receiver keeps the case to its end
    return isPending(raised) ? 'ESCALATION_OPEN' : undefined;
  },
  acceptEscalation: ({ asked }) => (asked === null ? 'NOTHING_ASKED' : undefined),
  decideEscalation: answers,
  returnEscalation: answers,
};

function answers({ asked, raised }: FileFacts): ErrorCode | undefined {
  if (!isPending(asked)) return 'NOTHING_ASKED';
  return isPending(raised) ? 'ESCALATION_OPEN' : undefined;
}

const ASKED_AFTER: Partial<Record<CaseAct, EscalationStatus>> = {
  receiveEscalation: 'open',
  acceptEscalation: 'accepted',
  decideEscalation: 'decided',
  returnEscalation: 'returned',
};

/** What an act changes on the file, or a refusal. Looks at no person: see `mayAct` for that. */
export function decide(file: FileFacts, act: CaseAct): FileChange {
  const state = stateAfter(file.state, act);
  if (!state) throw new DomainError('ACT_NOT_ALLOWED', { act, state: file.state });
  const refusal = GUARDS[act]?.(file);
  if (refusal) throw new DomainError(refusal, { act, state: file.state });
  return { state, raised: act === 'escalate' ? 'open' : file.raised, asked: ASKED_AFTER[act] ?? file.asked };
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

/** The acts that this person may do next on this file: the lifecycle, the guards, the level and the role agree. */
export function actsOn(file: FileFacts, actor: Actor, levelActs: ReadonlySet<CaseAct>, tree: CenterTree): CaseAct[] {
  return actsFrom(file.state).filter(act => {
    if (!levelActs.has(act)) return false;
    try {
      mayAct(act, actor, file.center, tree);
      decide(file, act);
      return true;
    } catch (refusal) {
      if (refusal instanceof DomainError) return false;
      throw refusal;
    }
  });
}
