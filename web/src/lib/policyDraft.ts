import type { PolicyKey } from '../../../shared/domain/policy/policy.ts';
import { tabStore } from './storage.ts';

/** One rule that a draft changes: what it would say, and which article says so. */
export interface DraftTerm {
  value: unknown;
  cite: string;
}

/** The next version of a pack, as far as somebody has written it. */
export interface PolicyDraft {
  /** The pack that it goes on with; empty for a new one of the own center. */
  pack: string;
  document: string;
  effectiveFrom: string;
  terms: Partial<Record<PolicyKey, DraftTerm>>;
}

const keyOf = (account: string) => `policyDraft.${account}`;

/** What was written in this tab before it was loaded anew; undefined where nothing was. */
export function readPolicyDraft(account: string): PolicyDraft | undefined {
  try {
    const kept = JSON.parse(tabStore.get(keyOf(account)) ?? 'null') as Partial<PolicyDraft> | null;
    return kept?.terms && typeof kept.document === 'string' ? (kept as PolicyDraft) : undefined;
  } catch {
    return undefined; // not of this page
  }
}

export const keepPolicyDraft = (account: string, draft: PolicyDraft): void =>
  tabStore.set(keyOf(account), JSON.stringify(draft));

export const dropPolicyDraft = (account: string): void => tabStore.remove(keyOf(account));
