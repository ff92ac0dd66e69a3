import type { EntityManager } from 'typeorm';
import type { RoleName } from '../../../shared/domain/access/roles.ts';
import type { Again } from '../../../shared/domain/assessment/again.ts';
import type { Actor, FileChange } from '../../../shared/domain/case/decide.ts';
import type { CaseAct, CaseState } from '../../../shared/domain/case/lifecycle.ts';
import { channelsFrom, noticeEventOf } from '../../../shared/domain/case/notices.ts';
import { type ClockEffect, clockEffects } from '../../../shared/domain/clock/effects.ts';
import { splitWords } from '../../../shared/domain/ledger/words.ts';
import { outcomeOf } from '../../../shared/domain/policy/crosswalk.ts';
import type { Policy } from '../../../shared/domain/policy/policy.ts';
import { announce } from '../../kit/outbox.ts';
import type { Service } from '../../kit/subgraph.ts';
import { policyOfFile } from '../policy/policyAt.ts';
import type { CaseEntry } from './CaseEntry.ts';
import { CaseFile } from './CaseFile.ts';
import { addLine, lockHead, NO_CHAIN } from './chain.ts';
import { Demand } from './Demand.ts';
import { keepClocks } from './keepClocks.ts';
import { countFile, keepTallies } from './keepTallies.ts';
import { handOn, handsBefore } from './keepHands.ts';
import { keepTreatments } from './keepTreatments.ts';
import { STEP } from './packet.ts';
import { writeNotices } from './writeNotices.ts';

/** Columns of a file that an act may set beside its state. */
export type FileColumns = Partial<Omit<CaseFile, 'uid' | 'state' | 'origin' | 'center' | 'number'>>;

type States = Pick<CaseEntry, 'from' | 'to'>;

/** Something done to a case: by a person, by a rule, or by a message from another level (both without a role). */
export interface Deed {
  act: CaseAct;
  by: Omit<Actor, 'role'> & { role: RoleName | null };
  /** What was written, by the name of the field. */
  detail: Readonly<Record<string, string>>;
  /** Clocks that this act starts or stops beside those of its kind. */
  clocks?: readonly ClockEffect[];
  /** True for what the level below has told: it is not told again. */
  fromBelow?: boolean;
  /** Of a registration: the same matter before (N11). */
  again?: Again | undefined;
}

/**
 * Writes what was decided: the ledger line, the new state of the file, its clocks, what counts of it (N7), the notices to those
 * concerned (LH-32, LH-33: in the same commit), and, where the level below has asked for this case, a message that tells it. All in the
 * caller's transaction. Only the door, the inbox and the clock's own jobs come here.
 */
export async function record(
  tx: EntityManager,
  service: Service,
  file: CaseFile,
  change: FileChange & FileColumns,
  deed: Deed,
): Promise<CaseFile> {
  const at = service.now();
  const policy = policyOfFile(service, file);
  const { counted: before, hands: known, ...end } = await lockHead(tx, service, file.uid);
  const from = file.state;
  const after = Object.assign(file, change, { updatedAt: at.toISOString() });
  const effects = [...clockEffects(deed.act, after, policy), ...(deed.clocks ?? [])];
  const citizen = await keepClocks(tx, service, after, effects, { policy, at });
  const ended = await endOf(tx, from, after);
  Object.assign(after, citizen, ended);
  const written = lineOf(service, after, deed, { from, to: change.state });
  const handed = await handsBefore(tx, file.uid, known);
  const { hands, counts } = handOn(service, after, written, { before: handed, policy });
  const counted = { ...countFile(service, after, before, { policy, at }), ...counts };
  const line = { ...written, counted };
  const head = await addLine(tx, service, line, end);
  const set = { ...change, ...citizen, ...ended, ...head, counted, hands, updatedAt: at.toISOString() };
  await tx.update(CaseFile, { uid: file.uid }, set as never);
  Object.assign(after, head, { counted, hands });
  await keepTallies(tx, line, before);
  await keepTreatments(tx, after, deed, policy, at);
  await tell(tx, service, after, deed, policy);
  if (file.askedBy !== null && !deed.fromBelow && !KEPT_HERE.includes(deed.act))
    await tellBelow(tx, service, file, file.askedBy, deed, at);
  return after;
}

/** How it came out, in the words that all places share (1.6), once an act has closed it. */
async function endOf(tx: EntityManager, from: CaseState, { uid, state }: CaseFile): Promise<FileColumns> {
  if (from === state || outcomeOf({ state, answers: [] }) === null) return {};
  const demands = await tx.findBy(Demand, { uid });
  return { outcome: outcomeOf({ state, answers: demands.flatMap(({ outcome }) => outcome ?? []) }) };
}

/** Opens a file: its first clocks, the first line of its ledger, the file itself, and what counts of it. */
export async function open(tx: EntityManager, service: Service, file: CaseFile, deed: Deed): Promise<CaseFile> {
  const at = service.now();
  const policy = policyOfFile(service, file);
  const effects = [...clockEffects(deed.act, file, policy), ...(deed.clocks ?? [])];
  Object.assign(file, await keepClocks(tx, service, file, effects, { policy, at }));
  const written = lineOf(service, file, deed, { from: null, to: file.state });
  const { hands, counts } = handOn(service, file, written, { policy });
  const again = deed.again && { again: deed.again };
  const counted = { ...countFile(service, file, null, { policy, at }), ...counts, ...again };
  const line = { ...written, counted };
  const head = await addLine(tx, service, line, NO_CHAIN);
  await tx.insert(CaseFile, Object.assign(file, head, { counted, hands }) as never);
  await keepTallies(tx, line, null);
  await tell(tx, service, file, deed, policy);
  return file;
}

/** What the ledger says of a deed, before it has its place in the chain. */
const lineOf = (service: Service, { uid, center, origin }: CaseFile, { act, by, detail }: Deed, states: States) => ({
  ...{ uid, center, origin, act, ...states, detail: { ...detail, ...inDuty(by) } },
  at: service.now().toISOString(),
  actorId: by.id,
  role: by.role,
  actorCenter: by.center,
});

/** In which duty somebody acted, and in whose place. It stands in this ledger, and goes to no other level: who acts is told as a center. */
const inDuty = ({ duty, standsFor }: Deed['by']): Record<string, string> => ({
  ...(duty === undefined ? {} : { duty }),
  ...(standsFor === undefined ? {} : { standsFor }),
});

/** Whoever has to know of it is told in the same commit. Only the window that took the case speaks to its reporter. */
async function tell(tx: EntityManager, service: Service, file: CaseFile, deed: Deed, policy: Policy): Promise<void> {
  const event = noticeEventOf(deed.act, deed.detail);
  if (event === undefined) return;
  const { number, dueOn } = file;
  const { department = '', unit = '', until = '', clock = '' } = deed.detail;
  const params = { number, dueOn: until || dueOn, department: department || unit, clock };
  await writeNotices(tx, service, { ...file, reachable: channelsFrom(file.reachable) }, { event, params }, policy);
}

/**
 * What the level below need not be told: what it did itself, what each level forgets by itself, what was found about staff here,
 * and who has looked into a file that lies here.
 */
const KEPT_HERE: readonly CaseAct[] = ['receiveEscalation', 'anonymise', 'verifyFault', 'openAttachment'];

/**
 * The window that took the case sees every step above it (AH-28): each level passes on what it does and what it hears. Words
 * about the reporter stay where they were written, so that there is one place to erase them.
 */
function tellBelow(tx: EntityManager, service: Service, { uid }: CaseFile, below: string, deed: Deed, at: Date) {
  const to = service.tree.get(below)?.level;
  if (!to) throw new Error(`the directory has lost ${below}`);
  const { step = deed.act, by = deed.by.center, ...detail } = splitWords(deed.act, deed.detail).detail;
  return announce(tx, { to, topic: STEP, uid, body: { center: below, step, by, detail }, at });
}
