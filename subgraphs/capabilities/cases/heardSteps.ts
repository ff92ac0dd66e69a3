import type { EntityManager } from 'typeorm';
import type { HeardStep } from '../../../shared/domain/case/escalation.ts';
import { CaseEntry } from './CaseEntry.ts';

/** What the window has heard of the levels above, in the order of its ledger (AH-28). */
export async function heardSteps(db: EntityManager, uid: string): Promise<HeardStep[]> {
  const lines = await db.find(CaseEntry, { where: { uid, act: 'hearStep' }, order: { seq: 'ASC' } });
  return lines.flatMap(({ detail: { step, by } }) => (step && by ? [{ step, by }] : []));
}
