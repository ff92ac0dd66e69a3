import type { CenterNode, CenterTree } from '../access/jurisdiction.ts';
import { DomainError } from '../errors.ts';

/** How far the level above has come with what it was asked (提级). */
export const ESCALATION_STATUSES = ['open', 'accepted', 'decided', 'returned'] as const;

export type EscalationStatus = (typeof ESCALATION_STATUSES)[number];

/** Whether the level above still owes an answer. */
export const isPending = (status: EscalationStatus | null): boolean => status === 'open' || status === 'accepted';

const ANSWERS: Readonly<Record<string, EscalationStatus>> = {
  acceptEscalation: 'accepted',
  decideEscalation: 'decided',
  returnEscalation: 'returned',
};

/** What a step of the level above makes of the question put to it; undefined for a step that leaves it as it is. */
export const statusAfterStep = (step: string): EscalationStatus | undefined =>
  Object.hasOwn(ANSWERS, step) ? ANSWERS[step] : undefined;

/** What goes up with a case (提级材料): LH-30 names the reasons, N2 the parts. */
export interface EscalationPacket {
  /** What this level has already tried. */
  tried: string;
  /** The question put to the level above. */
  question: string;
  /** The authority or decision wanted. */
  authorityWanted: string;
}

/**
 * The center that a case of `code` is escalated to: the nearest one above on another level, by adjacency.
 * A sub-center's parent may be of its own level; the case then goes past it. Throws NO_LEVEL_ABOVE for a province.
 */
export function escalationTarget(tree: CenterTree, code: string): CenterNode {
  const from = tree.get(code);
  if (!from) throw new DomainError('CENTER_UNKNOWN', { center: code });
  let above = from.parent === null ? undefined : tree.get(from.parent);
  while (above?.level === from.level) above = above.parent === null ? undefined : tree.get(above.parent);
  if (!above) throw new DomainError('NO_LEVEL_ABOVE', { center: from.name });
  return above;
}

/** A step that a level above has done, as the ledger of the window tells it (AH-28). */
export interface HeardStep {
  step: string;
  /** The center that did it. */
  by: string;
}

/**
 * The center above that has a question in hand now: the one that was asked, or whom it asked in its turn, until that one has
 * answered. `heard` in the order of the window's ledger.
 */
export function holderAbove(tree: CenterTree, raisedTo: string, heard: readonly HeardStep[]): string {
  const chain = [raisedTo];
  for (const { step, by } of heard) {
    if (by !== chain.at(-1)) continue;
    if (step === 'escalate') chain.push(escalationTarget(tree, by).code);
    else if (chain.length > 1 && (step === 'decideEscalation' || step === 'returnEscalation')) chain.pop();
  }
  return chain.at(-1) ?? raisedTo;
}
