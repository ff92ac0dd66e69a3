import type { EntityManager } from 'typeorm';
import type { Actor } from '../../../shared/domain/case/decide.ts';
import { askedCenters, mayAskBelow } from '../../../shared/domain/privacy/disclosure.ts';
import type { Service } from '../../kit/subgraph.ts';
import type { CaseFile } from './CaseFile.ts';
import { heardSteps } from './heardSteps.ts';

/**
 * Whether somebody stands where this case was escalated to, in a role that rules or supervises (N12): such a person may ask the level
 * of the window for what only that one holds. To stand above is not enough.
 */
export async function isAskedAbove(
  { tree, name }: Pick<Service, 'tree' | 'name'>,
  { uid, raisedTo }: Pick<CaseFile, 'uid' | 'raisedTo'>,
  actor: Actor,
  db: EntityManager,
): Promise<boolean> {
  const above = tree.get(actor.center);
  if (raisedTo === null || !above || above.level === name) return false;
  return mayAskBelow(actor, askedCenters(tree, raisedTo, await heardSteps(db, uid)));
}
