import type { RoleName } from './roles.ts';

/** What may be done with the records that the hub keeps of itself. */
export type RecordsVerb = 'hold' | 'read';

/**
 * Who orders that nothing about a case is deleted (封存), and who reads what was held and deleted. Nobody who works on a case
 * orders it, and the auditor reads and orders nothing.
 */
const KEEPERS: Readonly<Record<RecordsVerb, readonly RoleName[]>> = {
  hold: ['center-head', 'security-administrator'],
  read: ['center-head', 'security-administrator', 'auditor'],
};

export const mayKeepRecords = (role: RoleName, verb: RecordsVerb): boolean => KEEPERS[verb].includes(role);
