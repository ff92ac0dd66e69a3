import type { EntityManager } from 'typeorm';
import type { RoleName } from '../../../shared/domain/access/roles.ts';
import type { FileChange } from '../../../shared/domain/case/decide.ts';
import type { CaseAct } from '../../../shared/domain/case/lifecycle.ts';
import { announce } from '../../kit/outbox.ts';
import type { Service } from '../../kit/subgraph.ts';
import { CaseEntry } from './CaseEntry.ts';
import { CaseFile } from './CaseFile.ts';
import { STEP } from './packet.ts';

/** Something done to a case: by a person, or by a message from another level (then without a role). */
export interface Deed {
  act: CaseAct;
  by: { id: string; role: RoleName | null; center: string };
  /** What was written, by the name of the field. */
  detail: Readonly<Record<string, string>>;
}

/**
 * Writes what was decided: the ledger line, the new state of the file, and, where the level below has asked for this case,
 * a message that tells it. All in the caller's transaction. Only the door and the inbox come here.
 */
export async function record(
  tx: EntityManager,
  service: Service,
  file: CaseFile,
  change: FileChange & Partial<Pick<CaseFile, 'raisedTo' | 'askedBy'>>,
  deed: Deed,
): Promise<CaseFile> {
  const at = service.now();
  await writeLine(tx, file, { from: file.state, to: change.state }, deed, at);
  const set = { ...change, updatedAt: at.toISOString() };
  await tx.update(CaseFile, { uid: file.uid }, set);
  if (file.askedBy !== null && deed.act !== 'receiveEscalation')
    await tellBelow(tx, service, file, file.askedBy, deed, at);
  return Object.assign(file, set);
}

/** Opens a file: the first line of its ledger, and the file itself. */
export async function open(tx: EntityManager, file: CaseFile, deed: Deed, at: Date): Promise<CaseFile> {
  await tx.insert(CaseFile, file as never);
  await writeLine(tx, file, { from: null, to: file.state }, deed, at);
  return file;
}

const writeLine = (
  tx: EntityManager,
  { uid, center, origin }: CaseFile,
  states: Pick<CaseEntry, 'from' | 'to'>,
  { act, by, detail }: Deed,
  at: Date,
) =>
  tx.insert(CaseEntry, {
    uid,
    center,
    origin,
    act,
    ...states,
    at: at.toISOString(),
    actorId: by.id,
    role: by.role,
    actorCenter: by.center,
    detail,
    position: null,
  } as never);

/** The window that took the case sees every step above it (AH-28): each level passes on what it does and what it hears. */
function tellBelow(tx: EntityManager, service: Service, { uid }: CaseFile, below: string, deed: Deed, at: Date) {
  const to = service.tree.get(below)?.level;
  if (!to) throw new Error(`the directory has lost ${below}`);
  const {
    step = deed.act,
    by = deed.by.center,
    ...detail
  } = deed.act === 'hearStep' ? deed.detail : { ...deed.detail };
  return announce(tx, { to, topic: STEP, uid, body: { center: below, step, by, detail }, at });
}
