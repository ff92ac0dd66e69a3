import type { Fault } from '../../../shared/domain/assessment/faults.ts';
import { optionalText, requiredText } from '../../../shared/domain/case/text.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { withoutNumbers } from '../../../shared/domain/privacy/withoutNumbers.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { actOnCase } from '../cases/actOnCase.ts';
import type { CaseFile } from '../cases/CaseFile.ts';
import { lineOf } from '../cases/readLines.ts';
import { findDepartments } from '../departments/departmentsOf.ts';

export interface FaultForm {
  fault: Fault;
  /** The unit at fault, as it is written; the center itself if left out. */
  department: string | null;
  /** The line of the ledger that shows the fault: who wrote it is the person meant. */
  line: number | null;
  note: string;
}

/**
 * Puts on the ledger what was found at fault (经核实): LH-47, LH-49, LH-51, LH-46. What follows of it by the rules is proposed later, and
 * decided by a person. No name is written down: the line that is named says who.
 */
export function verifyFault(
  ctx: RequestContext,
  uid: string,
  { fault, department, line, note }: FaultForm,
): Promise<CaseFile> {
  const words = withoutNumbers(requiredText('note', note));
  const name = optionalText('department', department);
  return actOnCase(ctx, {
    uid,
    act: 'verifyFault',
    alongside: async (tx, file) => {
      const [unit] =
        name === null ? [] : await findDepartments(tx, ctx.service, file.center, [{ field: 'department', text: name }]);
      if (line !== null && (await lineOf(tx, uid, line))?.role == null)
        throw new DomainError('FAULT_LINE', { line: String(line) }, 'line');
      return {
        detail: {
          fault,
          ...(unit ? { department: unit.name } : {}),
          ...(line === null ? {} : { line: String(line) }),
          note: words,
        },
      };
    },
  });
}
