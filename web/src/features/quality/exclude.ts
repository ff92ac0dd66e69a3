import { roleHolds } from '../../../../shared/domain/access/permissions.ts';
import type { RoleName } from '../../../../shared/domain/access/roles.ts';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import type { Level } from '../../gen/graphql.ts';

/** Who says what is compared (AH-20, N11): who assesses an area with something below it. */
export const mayExclude = (role: RoleName, level: LevelName): boolean =>
  level !== 'township' && roleHolds(role, 'decideAssessment');

/** A level as the API writes it. */
export const levelValue = (level: LevelName): Level => level.toUpperCase() as Level;
