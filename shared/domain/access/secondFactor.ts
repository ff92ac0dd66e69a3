import { ADMINISTRATORS } from './administrators.ts';
import type { RoleName } from './roles.ts';

/** Whether a role signs in with a second factor only: who can change or see most has most to lose. */
export const needsSecondFactor = (role: RoleName): boolean =>
  role === 'provincial-officer' || ADMINISTRATORS.includes(role);
