import { type CenterTree, covers } from '../access/jurisdiction.ts';
import { DomainError } from '../errors.ts';
import type { LevelName } from '../levels.ts';
import { type Policy, valueOf } from '../policy/policy.ts';

/** Where a circular stands (通报状态), WL-83. What was issued is corrected or withdrawn, and never deleted. */
export const CIRCULAR_STATES = ['draft', 'issued', 'corrected', 'withdrawn'] as const;
export type CircularState = (typeof CIRCULAR_STATES)[number];

/** What is done to it: all but the last at the place that issues it, the last at each that it goes to. */
export const CIRCULAR_ACTS = ['edit', 'issue', 'correct', 'withdraw', 'confirm'] as const;
export type CircularAct = (typeof CIRCULAR_ACTS)[number];

/** How a unit is named (点名方式): as a good example, as a bad one, or only mentioned (典型的正反面做法). */
export const MANNERS = ['praised', 'criticised', 'mentioned'] as const;
export type Manner = (typeof MANNERS)[number];

/** state -> act -> next state. */
const COURSE: Readonly<Record<CircularState, Partial<Readonly<Record<CircularAct, CircularState>>>>> = {
  draft: { edit: 'draft', issue: 'issued', withdraw: 'withdrawn' },
  issued: { correct: 'corrected', withdraw: 'withdrawn', confirm: 'issued' },
  corrected: {},
  withdrawn: {},
};

/** The state after an act; undefined where it is not foreseen. */
export const circularAfter = (state: CircularState, act: CircularAct): CircularState | undefined => COURSE[state][act];

/** Whether the rules let centers of a level issue circulars (WL-83). */
export const mayIssueCirculars = (policy: Policy, level: LevelName): boolean =>
  valueOf(policy, 'supervision.circulars').levels.includes(level);

/** The rungs of a place’s own ladder that a circular carries out (WL-85: 点名通报), the mildest first; none where its ladder has none. */
export const circularRungs = (policy: Policy): string[] => {
  const { rungs } = valueOf(policy, 'supervision.circulars');
  return valueOf(policy, 'supervision.sanctions').filter(rung => rungs.includes(rung));
};

/** Whom a circular is to reach. */
export interface Reach {
  /** All centers of these levels in the own area; empty for only those that are chosen. */
  levels: readonly LevelName[];
  /** Centers of the own area, one by one. */
  chosen: readonly string[];
  /** Those that it names: nobody is named behind his back. */
  named: readonly string[];
}

/**
 * The centers that a circular goes to (通报范围), by their codes. All lie in the own area and work: CENTER_UNKNOWN,
 * OUTSIDE_JURISDICTION and CENTER_RETIRED say in which field; CIRCULAR_NOBODY where there is none.
 */
export function receiversOf(tree: CenterTree, center: string, { levels, chosen, named }: Reach): string[] {
  for (const [field, codes] of Object.entries({ receivers: chosen, named }))
    for (const code of codes) checkReceiver(tree, center, code, field);
  const own = (code: string) => covers(tree, center, code);
  const ofLevels = [...tree.values()].filter(
    one => levels.includes(one.level) && one.validTo === null && one.code !== center && own(one.code),
  );
  const all = new Set([...ofLevels.map(({ code }) => code), ...chosen, ...named]);
  if (all.size === 0) throw new DomainError('CIRCULAR_NOBODY', {}, 'receivers');
  return [...all].sort();
}

function checkReceiver(tree: CenterTree, center: string, code: string, field: string): void {
  const node = tree.get(code);
  if (!node) throw new DomainError('CENTER_UNKNOWN', { center: code }, field);
  if (!covers(tree, center, code)) throw new DomainError('OUTSIDE_JURISDICTION', {}, field);
  if (node.validTo !== null) throw new DomainError('CENTER_RETIRED', { center: code }, field);
}

/** What the issuing level knows of one center. */
export interface Receipt {
  /** When it was confirmed there (收悉), ISO; null while it was not. */
  confirmedAt: string | null;
}

/** How far a circular has got. */
export interface ReceiptFigures {
  receivers: number;
  confirmed: number;
  /** Of the confirmed: after the limit. */
  late: number;
  /** Not confirmed, and the limit has passed. */
  overdue: number;
}

/** Counts who has confirmed (收悉) and who has not, at an instant. */
export function receiptFigures(receipts: readonly Receipt[], dueAt: string, at: string): ReceiptFigures {
  const confirmed = receipts.filter(one => one.confirmedAt !== null);
  const waiting = receipts.length - confirmed.length;
  return {
    receivers: receipts.length,
    confirmed: confirmed.length,
    late: confirmed.filter(one => (one.confirmedAt ?? '') > dueAt).length,
    overdue: at > dueAt ? waiting : 0,
  };
}
