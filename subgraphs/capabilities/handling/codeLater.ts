import { IsNull } from 'typeorm';
import { DomainError } from '../../../shared/domain/errors.ts';
import { log } from '../../../shared/log.ts';
import type { Service } from '../../kit/subgraph.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { setDepartments } from '../cases/setDepartments.ts';
import { findDepartments } from '../departments/departmentsOf.ts';
import { concernedBy } from './concernedBy.ts';
import { Summons } from './Summons.ts';
import { WorkOrder } from './WorkOrder.ts';

/**
 * Finds the departments of orders and calls of an older release, which knew them by their written names alone. What no register
 * knows stays without a code: it is the window’s to answer, until its center enters the department.
 */
export async function codeLater(service: Service): Promise<void> {
  const { read } = service.database;
  const without = { where: { departmentCode: IsNull() }, select: { uid: true } } as const;
  const rows = [...(await read.find(WorkOrder, without)), ...(await read.find(Summons, without))];
  let coded = 0;
  for (const uid of new Set(rows.map(row => row.uid))) coded += await codeFile(service, uid);
  if (coded > 0) log.info({ subgraph: service.name, coded }, 'orders of an older release have their department now');
}

const codeFile = (service: Service, uid: string): Promise<number> =>
  service.database.write(async tx => {
    const file = await tx.findOne(CaseFile, { where: { uid }, ...service.database.lockRow });
    if (!file) return 0;
    const codeOf = async (field: 'department' | 'unit', text: string) => {
      try {
        return (await findDepartments(tx, service, file.center, [{ field, text }]))[0]?.code;
      } catch (refusal) {
        if (refusal instanceof DomainError) return undefined;
        throw refusal;
      }
    };
    let coded = 0;
    for (const { no, department } of await tx.findBy(WorkOrder, { uid, departmentCode: IsNull() })) {
      const departmentCode = await codeOf('department', department);
      if (departmentCode === undefined) continue;
      await tx.update(WorkOrder, { uid, no }, { departmentCode });
      coded += 1;
    }
    for (const { no, unit } of await tx.findBy(Summons, { uid, departmentCode: IsNull() })) {
      const departmentCode = await codeOf('unit', unit);
      if (departmentCode === undefined) continue;
      await tx.update(Summons, { uid, no }, { departmentCode });
      coded += 1;
    }
    if (coded > 0) await setDepartments(tx, uid, await concernedBy(tx, uid));
    return coded;
  });
