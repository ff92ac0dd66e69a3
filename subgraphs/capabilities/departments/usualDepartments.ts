import { join } from 'node:path';
import { readCatalogue } from '../../../shared/department/readCatalogue.ts';
import type { DepartmentVersion } from '../../../shared/domain/department/department.ts';
import { PROJECT_ROOT } from '../../../shared/projectRoot.ts';

let known: readonly DepartmentVersion[] | undefined;

/** The departments that are usual at every center (进驻部门基础目录); they come with the hub. */
export const usualDepartments = (): readonly DepartmentVersion[] =>
  (known ??= readCatalogue(join(PROJECT_ROOT, 'subgraphs/seeds/departments/base.json')));
