import type { EntityManager } from 'typeorm';
import { CaseFile } from './CaseFile.ts';

/**
 * Sets the departments that a file concerns where no act has moved them: those of an older release, found later. No line says so;
 * the figures of departments count them from the next line on.
 */
export const setDepartments = (tx: EntityManager, uid: string, departments: readonly string[]) =>
  tx.update(CaseFile, { uid }, { departments });
