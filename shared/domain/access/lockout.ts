const FREE = 5;
const FIRST_SECONDS = 30;
const LONGEST_SECONDS = 900;

/**
 * How many seconds a name is locked after so many failures in a row: not at all up to the fourth, then half a minute, twice
 * as long with each, a quarter of an hour at most. It counts for names that do not exist as well.
 */
export const lockSeconds = (failures: number): number =>
  failures < FREE ? 0 : Math.min(FIRST_SECONDS * 2 ** (failures - FREE), LONGEST_SECONDS);
