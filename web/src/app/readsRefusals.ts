import { roleReads } from '../../../shared/domain/access/permissions.ts';
import type { RoleName } from '../../../shared/domain/access/roles.ts';

/** Who watches over how others say no (AH-35, LH-56, WL-48): whoever may compare. The list alone is open to all who read files. */
export const readsRefusals = (role: RoleName): boolean => roleReads(role, 'unequal');
