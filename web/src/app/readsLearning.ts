import { roleReads } from '../../../shared/domain/access/permissions.ts';
import type { RoleName } from '../../../shared/domain/access/roles.ts';
import type { LevelName } from '../../../shared/domain/levels.ts';

/** Who looks at centers beside each other (N11): whoever oversees an area with something below it. */
export const comparesCenters = (role: RoleName, level: LevelName): boolean =>
  level !== 'township' && roleReads(role, 'oversight');

/** Who looks at kinds of matter (N9): they are looked for in the area of a county and above. */
export const readsKinds = (role: RoleName, level: LevelName): boolean =>
  level !== 'township' && roleReads(role, 'kinds');
