import { expect } from '@jest/globals';
import type { ExecutionResult } from 'graphql';
import { LEVELS, type LevelName } from '../../shared/domain/levels.ts';
import { type Relation, type Role, ROLES } from './expected.ts';
import { BRANCH, personAt } from './world.ts';

/** What has been compared in this file. */
export const counted = { cells: 0 };

export const pascal = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
export const codeOf = ({ errors }: ExecutionResult): string =>
  (errors?.[0]?.extensions.code as string | undefined) ?? 'ok';

/** Every role at every level, and how its center stands to the area of a level. */
export const everybody = LEVELS.flatMap(home => ROLES.map(role => [role, home] as [Role, LevelName]));
export const toArea = (home: LevelName, area: LevelName): Relation =>
  home === area ? 'C' : LEVELS.indexOf(home) < LEVELS.indexOf(area) ? 'D' : 'N';

export const at = (role: Role, home: LevelName) => personAt(role, { center: BRANCH[home] });

/** Asks as everybody and compares what the hub says with what it has to say. */
export async function compare(
  ask: (role: Role, home: LevelName, level: LevelName) => Promise<string>,
  expected: (role: Role, home: LevelName, level: LevelName) => string,
  levels: readonly LevelName[] = LEVELS,
): Promise<void> {
  const wrong: string[] = [];
  for (const level of levels)
    for (const [role, home] of everybody) {
      const [got, wanted] = [await ask(role, home, level), expected(role, home, level)];
      counted.cells += 1;
      if (got !== wanted) wrong.push(`${role} of the ${home} at the ${level}: expected ${wanted}, got ${got}`);
    }
  expect(wrong).toEqual([]);
}
