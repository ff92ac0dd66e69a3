import { roleReads } from '../../../shared/domain/access/permissions.ts';
import type { RoleName } from '../../../shared/domain/access/roles.ts';

/** Who has anything to read of what the hub keeps of itself: the record, or holds and deletions alone. */
export const readsAudit = (role: RoleName): boolean => roleReads(role, 'audit') || roleReads(role, 'records');
