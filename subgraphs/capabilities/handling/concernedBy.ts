import type { EntityManager } from 'typeorm';
import type { Held } from '../../../shared/domain/access/relation.ts';
import { concerned } from '../../../shared/domain/department/concerned.ts';
import { Summons } from './Summons.ts';
import { WorkOrder } from './WorkOrder.ts';

/** The departments that a case concerns, as its orders and calls now stand: read in the commit that changes them. */
export const concernedBy = async (tx: EntityManager, uid: string): Promise<string[]> =>
  concerned(await tx.findBy(WorkOrder, { uid }), await tx.findBy(Summons, { uid }));

/** An order or a call as permissions look at it: who works in a department acts on those of that one alone. */
export const asHeld = ({ center }: Held, { departmentCode }: Pick<WorkOrder, 'departmentCode'>): Held => ({
  ...{ center, departments: departmentCode === null ? [] : [departmentCode] },
});
