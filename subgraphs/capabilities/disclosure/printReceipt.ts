import { beijingMinute } from '../../../shared/domain/clock/workdays.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import type { LevelName } from '../../../shared/domain/levels.ts';
import { layOutReceipt } from '../../../shared/domain/paper/layOutReceipt.ts';
import { writePdf } from '../../kit/paper/writePdf.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { whyDue } from '../cases/citizenRead.ts';
import { openMine } from '../cases/openMine.ts';
import { receiptCode } from '../cases/receiptCode.ts';
import { unitName } from '../directory/unitName.ts';
import type { MyReceipt } from './MyCaseType.ts';

/** Receipts that wait to be drawn: nobody who holds one keeps the papers of the desk waiting for long. */
const MOST_WAITING = 8;

let waiting = 0;

/**
 * The receipt of a case as PDF (回执), for whoever has its number and code: the clerk who has just given them out, and the reporter at any time. The code
 * that is asked for is the code that is printed, so that nobody learns it here. Nothing of it is about a person, and so it bears no mark.
 */
export async function printReceipt({ service }: RequestContext, given: string, code: string): Promise<MyReceipt> {
  const file = await openMine(service, given, code);
  if (waiting >= MOST_WAITING) throw new DomainError('LEVEL_BUSY', { level: service.name });
  waiting += 1;
  try {
    const { uid, number, title, registeredAt, dueOn, dueProvisional, firstHash } = file;
    const [why, unit] = await Promise.all([whyDue(service, file), unitName(service, file.origin)]);
    const [first] = why;
    const receipt = {
      ...{ level: service.name as LevelName, number, code: receiptCode(service, uid), title, unit, registeredAt },
      ...{ dueOn: first ? dueOn : null, dueProvisional, why: first?.text ?? '', hash: firstHash },
    };
    const paper = {
      ...{ title: '“办不成事”反映窗口登记回执', unit: '', number: '', landscape: false, code: null },
      blocks: layOutReceipt(receipt, service.publicUrl),
      foot: `打印时间 ${beijingMinute(service.now())}`,
    };
    const bytes = await writePdf(paper, service.fontsFolder);
    return { name: `${number}-receipt.pdf`, type: 'application/pdf', base64: bytes.toString('base64') };
  } finally {
    waiting -= 1;
  }
}
