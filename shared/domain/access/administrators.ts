import type { RoleName } from './roles.ts';

/** Three roles that watch each other (三员分立): rules, accounts and keys, and the record of both are kept by three people. */
export const ADMINISTRATORS: readonly RoleName[] = ['policy-administrator', 'security-administrator', 'auditor'];

/** What tells people apart: their id, and their name where two ids could be one person. */
export interface Holder {
  id: string;
  name: string;
  role: RoleName;
}

/**
 * The account that forbids giving `wanted` its role, because one person would then hold two of the three, or have gone from
 * one to another; undefined where nothing does. Pass closed accounts as well: who kept the accounts does not come back as
 * the auditor of that time. Two people of one name must be written so that they can be told apart.
 */
export function administratorConflict(wanted: Holder, others: readonly Holder[]): Holder | undefined {
  if (!ADMINISTRATORS.includes(wanted.role)) return undefined;
  const name = plain(wanted.name);
  return others.find(
    other =>
      ADMINISTRATORS.includes(other.role) &&
      other.role !== wanted.role &&
      (other.id === wanted.id || plain(other.name) === name),
  );
}

const plain = (name: string): string => name.normalize('NFKC').replace(/\s/gu, '').toLowerCase();
