import type { EntityManager } from 'typeorm';
import { allowsAct } from '../../../shared/domain/access/permissions.ts';
import { followUp } from '../../../shared/domain/case/closing.ts';
import { type Actor, decide, type FileChange, mayAct } from '../../../shared/domain/case/decide.ts';
import { firstReceiver } from '../../../shared/domain/case/firstReceiver.ts';
import type { CaseAct } from '../../../shared/domain/case/lifecycle.ts';
import type { ClockEffect } from '../../../shared/domain/clock/effects.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import type { Policy } from '../../../shared/domain/policy/policy.ts';
import { actorOf } from '../../kit/context.ts';
import type { RequestContext, Service } from '../../kit/subgraph.ts';
import { knowVersions } from '../policy/keepPacks.ts';
import { policyOfFile } from '../policy/policyAt.ts';
import { CaseEntry } from './CaseEntry.ts';
import { CaseFile } from './CaseFile.ts';
import { mayReadPart } from './readPart.ts';
import { checkCode } from './receiptCode.ts';
import { type FileColumns, record } from './record.ts';

/** What else an act changes: columns of the file on top of the decision, clocks of its own, words for the ledger line. */
export interface AlsoDone {
  set?: FileColumns;
  clocks?: readonly ClockEffect[];
  detail?: Readonly<Record<string, string>>;
}

/** What else belongs into the commit of an act. */
export type Alongside = (
  tx: EntityManager,
  file: CaseFile,
  here: { at: Date; policy: Policy; actor: Actor },
) => Promise<AlsoDone | void>;

export interface Act {
  uid: string;
  act: CaseAct;
  detail?: Readonly<Record<string, string>>;
  /** What the act brings with it and the decision has to know: the exclusion of a refusal. */
  prepare?: (file: CaseFile, policy: Policy) => FileColumns;
  /** The code of the reporter’s receipt: whose word it is. A citizen needs it; a clerk who writes down a rating needs it too. */
  code?: string | null;
  /** A relation to the case that admits a person beside the office: a level above that the case was escalated to (N12). */
  related?: (tx: EntityManager, file: CaseFile, actor: Actor) => Promise<boolean>;
  alongside?: Alongside;
}

/**
 * The one door through which a person changes a case: lock, decide, then state, ledger line, clocks, notices and messages in
 * one commit, with what follows of itself. Of eight clerks who race for it one wins; the others are told what happened.
 */
export async function actOnCase(ctx: RequestContext, request: Act): Promise<CaseFile> {
  const { service } = ctx;
  const file = await service.database.write(tx => actWithin(tx, ctx, request));
  service.relay.ring();
  return file;
}

/**
 * The same in a commit that does more than this: a meeting directs, orders, and keeps what it decided. Whoever calls it writes
 * through `database.write`, and rings the relay once that is done.
 */
export async function actWithin(tx: EntityManager, ctx: RequestContext, request: Act): Promise<CaseFile> {
  const { uid, act, detail = {}, prepare, related, alongside } = request;
  const actor = actorOf(ctx);
  const { service } = ctx;
  const held = await tx.findOne(CaseFile, { where: { uid }, ...service.database.lockRow });
  if (!held || !(await related?.(tx, held, actor))) admit(ctx, request, held);
  await knowVersions(service, held);
  const policy = policyOfFile(service, held);
  const brought = prepare?.(held, policy) ?? {};
  const change = await decideOrTell(tx, Object.assign(held, brought), act, policy);
  const also = (await alongside?.(tx, held, { at: service.now(), policy, actor })) ?? {};
  const deed = { act, by: actor, detail: { ...detail, ...also.detail }, clocks: also.clocks ?? [] };
  const taken = firstReceiver(held, act, actor);
  const owner = taken === undefined ? {} : { ownerId: taken };
  const columns = {
    ...brought,
    ...change,
    ...columnsAfter(act, held),
    ...owner,
    ...broughtAfter(service, act, held, actor),
    ...also.set,
  };
  return followOn(tx, service, await record(tx, service, held, columns, deed), act, policy);
}

/**
 * Whether this person may do this to this file: by office, or by the code of the receipt. A case that somebody may not know
 * of is answered exactly as one that is not there.
 */
function admit(ctx: RequestContext, { uid, act, code }: Act, held: CaseFile | null): asserts held is CaseFile {
  const { service } = ctx;
  const actor = actorOf(ctx);
  if (actor.role === 'citizen') {
    // the code is looked at first, held or not: a wrong one says nothing about whether there is such a case
    if (code !== null && code !== undefined) checkCode(service, uid, code);
    if (!held || code === null || code === undefined) throw new DomainError('CASE_NOT_FOUND', {}, 'uid');
    if (!allowsAct('citizen', act, 'ownCase')) throw new DomainError('NOT_PERMITTED', { act, role: actor.role });
    ctx.proved.add(uid);
    return;
  }
  if (!held || !mayReadPart(ctx, held, 'case')) throw new DomainError('CASE_NOT_FOUND', {}, 'uid');
  mayAct(act, actor, held, service.tree);
  if (code !== null && code !== undefined) checkCode(service, held.uid, code);
}

/** Does what follows of itself (a bad rating sends back, a good one clears), each as a line of its own, in the same commit. */
async function followOn(
  tx: EntityManager,
  service: Service,
  file: CaseFile,
  act: CaseAct,
  policy: Policy,
): Promise<CaseFile> {
  const next = followUp(act, file, policy);
  const change = next && decidable(file, next, policy);
  if (!next || !change) return file;
  const by = { id: 'rule', role: null, center: file.center };
  return record(
    tx,
    service,
    file,
    { ...change, ...columnsAfter(next, file) },
    { act: next, by, detail: {}, clocks: [] },
  );
}

/** What follows of itself follows only where nothing forbids it: a step that is still missing is no reason to undo the act. */
function decidable(file: CaseFile, act: CaseAct, policy: Policy): FileChange | undefined {
  try {
    return decide(file, act, policy);
  } catch (refusal) {
    if (refusal instanceof DomainError) return undefined;
    throw refusal;
  }
}

/** What the reporter brings waits for somebody of the staff; whatever one of them does takes it up (SH-19). */
function broughtAfter({ tree, name }: Service, act: CaseAct, { brought }: CaseFile, actor: Actor): FileColumns {
  if (actor.role === 'citizen') return act === 'attach' || act === 'supplement' ? { brought: brought + 1 } : {};
  // a level above that looks at it takes nothing up for this one
  return tree.get(actor.center)?.level === name ? { brought: 0 } : {};
}

/** What a redo takes back: the result that did not hold, and its rating. Who goes on waits for nothing any more. */
export function columnsAfter(act: CaseAct, file: Pick<CaseFile, 'redos'>): FileColumns {
  if (act === 'resume') return { awaited: null };
  if (act !== 'redo' && act !== 'object') return {};
  return { redos: file.redos + 1, rating: null, outcome: null, completedAt: null, explained: false };
}

/** Decides; a refusal because of the state says who did what before. */
async function decideOrTell(tx: EntityManager, file: CaseFile, act: CaseAct, policy: Policy) {
  try {
    return decide(file, act, policy);
  } catch (refusal) {
    if (!(refusal instanceof DomainError)) throw refusal;
    const last = await tx.findOne(CaseEntry, { where: { uid: file.uid }, order: { seq: 'DESC' } });
    const happened: Record<string, string> = last
      ? { lastAct: last.act, lastAt: last.at, lastRole: last.role ?? '' }
      : {};
    throw new DomainError(refusal.code, { ...refusal.params, ...happened }, refusal.field);
  }
}
