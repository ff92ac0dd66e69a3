import type { Department, DepartmentVersion } from './department.ts';

/**
 * The departments that work at a center on a day. `registers` go from the widest to the nearest: the catalogue of all centers,
 * that of the mother of a branch, the center’s own; in each the entries stand in the order in which they were made. Of one
 * code the nearest register that knows it that day counts, and there the last entry that has begun.
 */
export function departmentsOn(registers: readonly (readonly DepartmentVersion[])[], day: string): DepartmentVersion[] {
  const standing = new Map<string, DepartmentVersion>();
  for (const register of registers)
    for (const entry of register) if (entry.validFrom <= day) standing.set(entry.code, entry);
  return [...standing.values()].filter(({ validTo }) => validTo === null || day < validTo);
}

/** The department that has one of these names already under another code; undefined where each is free. */
export const holderOfName = (
  { code, name, otherNames }: Department,
  departments: readonly Department[],
): Department | undefined =>
  departments.find(
    one => one.code !== code && [name, ...otherNames].some(said => [one.name, ...one.otherNames].includes(said)),
  );
