import type { LevelName } from '../../../shared/domain/levels.ts';
import { toArea } from '../compare.ts';
import { lists, reads, type Role, type Scope } from '../expected.ts';
import { World } from '../world.ts';

/** Started once for all of them, by the suite. */
export let world: World;
export const startWorld = async (): Promise<void> => {
  world = await World.start();
};

export const ABSENT = '00000000-0000-4000-8000-000000000000';

export const ELSEWHERE: Record<LevelName, string> = {
  province: '310000',
  city: '340100',
  county: '340881',
  township: '341322100',
};

/** A duty of each level. */
export const DUTY: Record<LevelName, string> = {
  province: '00000000-0000-4000-8000-000000000001',
  city: '00000000-0000-4000-8000-000000000002',
  county: '00000000-0000-4000-8000-000000000003',
  township: '00000000-0000-4000-8000-000000000004',
};

/** A list is there for whoever has one; what is in it is asked below. */
export const listed = (role: Role, home: LevelName, area: LevelName) => {
  const relation = toArea(home, area);
  if (relation === 'N') return 'OUTSIDE_JURISDICTION';
  return lists(role, relation) ? 'ok' : 'NOT_PERMITTED';
};

export const inArea =
  (...scopes: Scope[]) =>
  (role: Role, home: LevelName, area: LevelName) => {
    const relation = toArea(home, area);
    if (relation === 'N') return 'OUTSIDE_JURISDICTION';
    return scopes.every(scope => reads(role, scope, relation)) ? 'ok' : 'NOT_PERMITTED';
  };
