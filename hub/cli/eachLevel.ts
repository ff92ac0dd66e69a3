import { LEVELS, type LevelName } from '../../shared/domain/levels.ts';
import { type Settings, SettingsError } from '../../shared/settings.ts';
import type { DatabasePlace } from '../../subgraphs/kit/database.ts';
import { placeOf } from '../../subgraphs/places.ts';

/** Exit codes of a check: all is as the ledger says; something is not; it could not be done. */
export const EXIT = { good: 0, bad: 1, undone: 2 };

/** What is done to the database of a level; undefined where there is none. */
export type LevelWork<T> = (place: DatabasePlace, level: LevelName) => Promise<T | undefined>;

/**
 * Does something to the database of each level that there is, from the province down, or of those that are wanted. Refuses with
 * SettingsError where there is none, or none of a level that was named.
 */
export async function eachLevel<T>(
  settings: Settings,
  { of = LEVELS, wanted }: { of?: readonly LevelName[]; wanted: readonly LevelName[] | undefined },
  work: LevelWork<T>,
): Promise<[LevelName, T][]> {
  const done: [LevelName, T][] = [];
  for (const level of of.filter(one => wanted === undefined || wanted.includes(one))) {
    const result = await ifThere(() => work(placeOf(settings), level));
    if (result !== undefined) done.push([level, result]);
    else if (wanted !== undefined) throw new SettingsError([`--level ${level}: there is no database of this level`]);
  }
  if (done.length === 0) throw new SettingsError([`HUB_DATA: there is no database of a level in ${settings.HUB_DATA}`]);
  return done;
}

/** A server need not have a database of every level. */
async function ifThere<T>(look: () => Promise<T | undefined>): Promise<T | undefined> {
  try {
    return await look();
  } catch (fault) {
    if ((fault as { code?: string }).code === 'ER_BAD_DB_ERROR') return undefined;
    throw fault;
  }
}
