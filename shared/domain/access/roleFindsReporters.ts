import type { RoleName } from './roles.ts';

/** Who sits at the counter, where somebody comes again for the same matter (SJ-06, LH-22). */
const AT_THE_COUNTER: readonly RoleName[] = ['registrar', 'coordinator'];

/** Whether a role may look up the files of a person by telephone or number; only at the own center, and on record. */
export const roleFindsReporters = (role: RoleName): boolean => AT_THE_COUNTER.includes(role);
