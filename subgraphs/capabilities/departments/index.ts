import { defineCapability } from '../../kit/subgraph.ts';
import { DepartmentRow } from './DepartmentRow.ts';
import { DepartmentsResolver } from './DepartmentsResolver.ts';
import { Departments1767225600051 } from './migrations/1767225600051-Departments.ts';

/** Which departments have staff in a center (进驻部门). */
export const departments = defineCapability({
  name: 'departments',
  needs: ['directory'],
  entities: [DepartmentRow],
  migrations: [Departments1767225600051],
  resolvers: [DepartmentsResolver],
});
