import { settingsOfBuild } from '../config.ts';
import { ownWordOn, signOwn } from './installation.ts';

/**
 * For the launcher: whether a manifest that was built before may stay. One that this installation did not sign is built anew from
 * the sources; where a key of a release counts, the start looks for that one.
 */
export function mayStay(file: string): boolean {
  const { HUB_DATA, HUB_OPERATIONS_KEY } = settingsOfBuild();
  if (HUB_OPERATIONS_KEY !== undefined) return true;
  try {
    return ownWordOn(HUB_DATA, file) !== 'strange';
  } catch {
    // it is no manifest any more, or the key cannot be read, which signing will name
    return false;
  }
}

/** For the launcher: signs what it has just built. */
export const signBuilt = (file: string): void => signOwn(settingsOfBuild().HUB_DATA, file);
