import type { EntityManager } from 'typeorm';
import { requiredText } from '../../../shared/domain/case/text.ts';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import { type DepartmentVersion, isDepartmentCode } from '../../../shared/domain/department/department.ts';
import { mayStation } from '../../../shared/domain/department/mayStation.ts';
import { holderOfName } from '../../../shared/domain/department/register.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import type { LevelName } from '../../../shared/domain/levels.ts';
import { actorOf } from '../../kit/context.ts';
import { isKeyTaken } from '../../kit/database.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { DepartmentRow } from './DepartmentRow.ts';
import { departmentsOf } from './departmentsOf.ts';

/** What a center says of a department: a new one, or another name of one that it has. */
export interface StationForm {
  center: string;
  code: string;
  name: string;
  otherNames: readonly string[];
  /** YYYY-MM-DD; today if left out. */
  from?: string | null;
}

const MOST_NAMES = 20;

/** Adds a department to the register of the own center, or enters its new name (进驻、更名). Nothing that stood there goes. */
export function stationDepartment(ctx: RequestContext, { center, code, from, ...form }: StationForm) {
  const validFrom = from ?? beijingDay(ctx.service.now());
  return enter(ctx, center, validFrom, standing => {
    const entry = {
      code: code.trim(),
      name: requiredText('departmentName', form.name),
      otherNames: form.otherNames.map(name => requiredText('departmentName', name)),
      ...{ validFrom, validTo: null },
    };
    if (!isDepartmentCode(entry.code)) throw new DomainError('FIELD_INVALID', {}, 'department');
    if (entry.otherNames.length > MOST_NAMES) throw new DomainError('FIELD_INVALID', {}, 'otherNames');
    const holder = holderOfName(entry, standing);
    if (holder)
      throw new DomainError('DEPARTMENT_NAME_TAKEN', { name: holder.name, code: holder.code }, 'departmentName');
    return entry;
  });
}

/** Enters the day on which a department leaves the own center (撤出). Orders that it has stay; it gets no further one. */
export function endDepartment(ctx: RequestContext, center: string, code: string, on?: string | null) {
  const day = on ?? beijingDay(ctx.service.now());
  return enter(ctx, center, day, standing => {
    const known = standing.find(one => one.code === code);
    if (!known) throw new DomainError('DEPARTMENT_UNKNOWN', { nearest: '-' }, 'department');
    const { name, otherNames } = known;
    return { code, name, otherNames, validFrom: day, validTo: day };
  });
}

/** Appends an entry to the register of a center, and answers it. Who may is asked first. */
async function enter(
  ctx: RequestContext,
  center: string,
  day: string,
  entryOf: (standing: readonly DepartmentVersion[]) => DepartmentVersion,
): Promise<DepartmentVersion> {
  const { service } = ctx;
  const actor = actorOf(ctx);
  mayStation(actor, center, service.name as LevelName, service.tree);
  const at = service.now();
  // what held yesterday was acted upon
  if (day < beijingDay(at)) throw new DomainError('FIELD_INVALID', {}, 'from');
  const append = async (tx: EntityManager) => {
    const entry = entryOf(await departmentsOf(tx, service, center, day));
    const no = ((await tx.maximum(DepartmentRow, 'no', { center })) ?? 0) + 1;
    await tx.insert(DepartmentRow, { center, no, ...entry, enteredBy: actor.id, enteredAt: at.toISOString() });
    return entry;
  };
  for (;;)
    try {
      return await service.database.write(append);
    } catch (fault) {
      // somebody of the same center had the number first: what they entered is read now
      if (!isKeyTaken(fault)) throw fault;
    }
}
