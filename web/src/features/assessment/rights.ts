import { allowsRead, roleHolds, roleReads } from '../../../../shared/domain/access/permissions.ts';
import type { RoleName } from '../../../../shared/domain/access/roles.ts';

/** Whether a role looks at the assessments of an area, and not only of the own unit. */
export const seesArea = (role: RoleName): boolean => allowsRead(role, 'assessment', 'descendant');

/** Whether something may stand against a person in this role, who answers it. */
export const isCharged = (role: RoleName): boolean => roleHolds(role, 'answerAssessment');

/** Whether orders come to a person in this role. */
export const worksOnOrders = (role: RoleName): boolean => role === 'handler' && roleReads(role, 'assessment');
