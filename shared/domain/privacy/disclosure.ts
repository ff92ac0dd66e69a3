import type { CenterTree } from '../access/jurisdiction.ts';
import { allowsOffice } from '../access/permissions.ts';
import type { Actor } from '../case/decide.ts';
import { escalationTarget, type HeardStep } from '../case/escalation.ts';
import { DomainError } from '../errors.ts';

/** What full personal data may be looked at for (查看用途), N12. There is no purpose “other”: a reason is one of these. */
export const PERSON_PURPOSES = ['contact', 'verify', 'revisit', 'correct', 'supervise'] as const;
/** What a file of a case may be opened for: to work with what was brought, first of all. */
export const FILE_PURPOSES = ['review', 'verify', 'supervise'] as const;
export const DISCLOSURE_PURPOSES = [...PERSON_PURPOSES, 'review'] as const;
export type DisclosurePurpose = (typeof DISCLOSURE_PURPOSES)[number];

/** Refuses a purpose that is none for what is looked at. */
export function checkPurpose(purpose: DisclosurePurpose, known: readonly DisclosurePurpose[]): void {
  if (!known.includes(purpose)) throw new DomainError('FIELD_INVALID', {}, 'purpose');
}

/** How long full data stay open for the person who asked (N12): long enough for a call, too short for a habit. */
export const DISCLOSURE_MINUTES = 15;

/** The instant at which a disclosure ends. */
export const disclosedUntil = (at: string): string =>
  new Date(Date.parse(at) + DISCLOSURE_MINUTES * 60_000).toISOString();

/** Whether a disclosure is open; its last instant is not. */
export const isDisclosed = ({ until }: { until: string }, now: string): boolean => now < until;

/**
 * The centers above that a file was escalated to: the one that its own level asked, and those that were asked in turn, as
 * far as the window has heard of it (AH-28). `heard` in the order of the ledger.
 */
export function askedCenters(tree: CenterTree, raisedTo: string | null, heard: readonly HeardStep[]): string[] {
  const asked = raisedTo === null ? [] : [raisedTo];
  for (const { step, by } of heard)
    if (step === 'escalate' && asked.includes(by)) asked.push(escalationTarget(tree, by).code);
  return asked;
}

/**
 * Whether a person of a level above may ask the window’s level for the reporter: only at a center that the case was
 * escalated to, and only in a role that rules or supervises. To stand above is not enough (N12).
 */
export const mayAskBelow = (actor: Actor, asked: readonly string[]): boolean =>
  allowsOffice(actor.role, 'revealBelow', 'descendant') && asked.includes(actor.center);
