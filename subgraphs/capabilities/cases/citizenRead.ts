import { IsNull } from 'typeorm';
import { isPending, holderAbove } from '../../../shared/domain/case/escalation.ts';
import { type PassedStage, passedStages } from '../../../shared/domain/case/passed.ts';
import type { Service } from '../../kit/subgraph.ts';
import { CaseClock } from './CaseClock.ts';
import { CaseEntry } from './CaseEntry.ts';
import { CaseFile } from './CaseFile.ts';
import { heardSteps } from './heardSteps.ts';
import { whyOf } from './whyOf.ts';

/** The file of the window that took a case, by its number; null where there is none at this level. */
export const fileByNumber = ({ database }: Service, number: string): Promise<CaseFile | null> =>
  database.read.findOneBy(CaseFile, { number, asked: IsNull() });

/** What of the ledger is the reporter’s to know: the stages, and what was written for the reporter. */
export interface CitizenLedger {
  passed: PassedStage[];
  /** Why it was refused (SJ-56). */
  reason: string | null;
  /** Where to go instead (LH-12). */
  route: string | null;
  /** The answer to a question (AH-13). */
  answer: string | null;
  /** What was asked for once and for all (LH-13), or may follow (SH-08). */
  materials: string | null;
}

export async function citizenLedger({ database }: Service, uid: string): Promise<CitizenLedger> {
  const lines = await database.read.find(CaseEntry, { where: { uid }, order: { seq: 'ASC' } });
  const told = lines.findLast(({ act }) => act === 'refuse' || act === 'refer' || act === 'answer');
  const asked = lines.findLast(({ act }) => act === 'requestMaterial' || act === 'acceptConditionally');
  return {
    passed: passedStages(lines),
    reason: told?.detail.reason ?? null,
    route: told?.detail.route ?? null,
    answer: told?.detail.answer ?? null,
    materials: asked?.detail.missing ?? null,
  };
}

/** The center that has the case in hand now (AH-28): the window, or the one above that it waits for. */
export async function holderOf({ database, tree }: Service, file: CaseFile): Promise<string> {
  if (file.raisedTo === null || !isPending(file.raised)) return file.center;
  return holderAbove(tree, file.raisedTo, await heardSteps(database.read, file.uid));
}

/** Why the citizen’s day is that day (N3); empty for what has no limit. */
export async function whyDue(service: Service, file: CaseFile) {
  const clock = await service.database.read.findOne(CaseClock, {
    where: { uid: file.uid, kind: 'citizen' },
    order: { id: 'DESC' },
  });
  return clock ? whyOf(service, file, clock) : [];
}
