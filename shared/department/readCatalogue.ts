import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type DepartmentVersion, isDepartmentCode } from '../domain/department/department.ts';
import { holderOfName } from '../domain/department/register.ts';

const CATALOGUE = z.strictObject({
  note: z.string(),
  validFrom: z.iso.date(),
  departments: z.array(
    z.strictObject({
      code: z.string().refine(isDepartmentCode),
      name: z.string().trim().min(1).max(100),
      otherNames: z.array(z.string().trim().min(1).max(100)),
    }),
  ),
});

/** The departments that are usual at every center (进驻部门基础目录). A name that two of them have is a fault of the file. */
export function readCatalogue(file: string): DepartmentVersion[] {
  const { validFrom, departments } = CATALOGUE.parse(JSON.parse(readFileSync(file, 'utf8')));
  for (const department of departments) {
    const twin = holderOfName(department, departments);
    if (twin) throw new Error(`${file}: ${department.code} and ${twin.code} have a name in common`);
  }
  return departments.map(department => ({ ...department, validFrom, validTo: null }));
}
