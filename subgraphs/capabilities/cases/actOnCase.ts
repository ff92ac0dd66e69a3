import type { EntityManager } from 'typeorm';
import { decide, mayAct, mayRead } from '../../../shared/domain/case/decide.ts';
import type { CaseAct } from '../../../shared/domain/case/lifecycle.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { actorOf } from '../../kit/context.ts';
import type { RequestContext } from '../../kit/subgraph.ts';
import { CaseEntry } from './CaseEntry.ts';
import { CaseFile } from './CaseFile.ts';
import { record } from './record.ts';

/** What else belongs into the commit of an act; it may set columns of the file on top of the decision. */
export type Alongside = (tx: EntityManager, file: CaseFile, at: Date) => Promise<Pick<CaseFile, 'raisedTo'> | void>;

/**
 * The one door through which a person changes a case: lock, decide, then state, ledger line and messages in one commit.
 * Of eight clerks who race for it one wins; the others are told what happened.
 */
export async function actOnCase(
  ctx: RequestContext,
  uid: string,
  act: CaseAct,
  detail: Readonly<Record<string, string>> = {},
  alongside?: Alongside,
): Promise<CaseFile> {
  const actor = actorOf(ctx);
  const { service } = ctx;
  const { tree, database } = service;
  const file = await database.write(async tx => {
    const held = await tx.findOne(CaseFile, { where: { uid }, ...database.lockRow });
    // a case that this person may not see is answered as one that is not there
    if (!held || !mayRead(held, actor, tree)) throw new DomainError('CASE_NOT_FOUND', {}, 'uid');
    mayAct(act, actor, held.center, tree);
    const change = await decideOrTell(tx, held, act);
    const more = (await alongside?.(tx, held, service.now())) ?? {};
    return record(tx, service, held, { ...change, ...more }, { act, by: actor, detail });
  });
  service.relay.ring();
  return file;
}

/** Decides; a refusal because of the state says who did what before. */
async function decideOrTell(tx: EntityManager, file: CaseFile, act: CaseAct) {
  try {
    return decide(file, act);
  } catch (refusal) {
    if (!(refusal instanceof DomainError)) throw refusal;
    const last = await tx.findOne(CaseEntry, { where: { uid: file.uid }, order: { seq: 'DESC' } });
    const happened: Record<string, string> = last
      ? { lastAct: last.act, lastAt: last.at, lastRole: last.role ?? '' }
      : {};
    throw new DomainError(refusal.code, { ...refusal.params, ...happened }, refusal.field);
  }
}
