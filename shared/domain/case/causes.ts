/** Why it could not get done, as ticked on the registration form (SJ-46..49). At least one is ticked (SJ-50). */
export const CAUSES = ['proofHardToFind', 'rulesNotMet', 'materialsNotRight', 'other'] as const;

export type Cause = (typeof CAUSES)[number];
