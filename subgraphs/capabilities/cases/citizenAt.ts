import type { Principal } from '../../../shared/identity/principal.ts';

/** Who has the code of a receipt, and no account: nobody by name, with the rights of a citizen at the window of the case. */
export const citizenAt = (center: string): Principal => ({
  id: 'reporter',
  role: 'citizen',
  center,
  // the code is good for this one request, and asked for again with the next
  expiresAt: Number.MAX_SAFE_INTEGER,
});
