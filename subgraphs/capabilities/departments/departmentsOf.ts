import { type EntityManager, In } from 'typeorm';
import { pathTo } from '../../../shared/domain/access/jurisdiction.ts';
import { requiredText } from '../../../shared/domain/case/text.ts';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import type { Department, DepartmentVersion } from '../../../shared/domain/department/department.ts';
import { lookUp, nearestNames } from '../../../shared/domain/department/lookUp.ts';
import { departmentsOn } from '../../../shared/domain/department/register.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import type { Service } from '../../kit/subgraph.ts';
import { DepartmentRow } from './DepartmentRow.ts';
import { usualDepartments } from './usualDepartments.ts';

/** The departments that work at a center on a day: the usual ones, as the center and the mother of a branch changed them. */
export async function departmentsOf(
  db: EntityManager,
  { tree }: Pick<Service, 'tree'>,
  center: string,
  day: string,
): Promise<DepartmentVersion[]> {
  const level = tree.get(center)?.level;
  const owners = pathTo(tree, center).filter(code => tree.get(code)?.level === level);
  const rows = await db.find(DepartmentRow, { where: { center: In(owners) }, order: { no: 'ASC' } });
  return departmentsOn([usualDepartments(), ...owners.map(owner => rows.filter(row => row.center === owner))], day);
}

/** A department as it is written onto an order or a call: which one it is, and the name as it was written. */
export interface Named {
  name: string;
  code: string;
}

/**
 * Finds the departments that a clerk has written, in their order. DEPARTMENT_UNKNOWN names the field and what is written most
 * like it; a department that is closed is as unknown as one that never was.
 */
export async function findDepartments(
  db: EntityManager,
  service: Service,
  center: string,
  written: readonly { field: 'department' | 'unit'; at?: string; text: string }[],
): Promise<Named[]> {
  const { tree, now } = service;
  const departments = await departmentsOf(db, service, center, beijingDay(now()));
  const divisions = pathTo(tree, center).flatMap(code => tree.get(code)?.name ?? []);
  return written.map(({ field, at = field, text }) => {
    const name = requiredText(field, text);
    const found = lookUp(name, departments, divisions);
    if (!found) throw unknown(name, departments, at);
    return { name, code: found.code };
  });
}

function unknown(text: string, departments: readonly Department[], field: string): DomainError {
  const nearest = nearestNames(text, departments);
  return new DomainError('DEPARTMENT_UNKNOWN', { nearest: nearest.length > 0 ? nearest.join('、') : '-' }, field);
}
