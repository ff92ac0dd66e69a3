import { randomUUID } from 'node:crypto';
import { type EntityManager, Like } from 'typeorm';
import { allowsOffice } from '../../../shared/domain/access/permissions.ts';
import { relationOf } from '../../../shared/domain/access/relation.ts';
import type { Cause } from '../../../shared/domain/case/causes.ts';
import type { Actor } from '../../../shared/domain/case/decide.ts';
import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { itemKey } from '../../../shared/domain/fairness/itemKey.ts';
import { type LibraryWords, WORD_FIELDS } from '../../../shared/domain/library/prefill.ts';
import {
  type LibraryAct,
  libraryRightOf,
  type LibraryState,
  libraryStateAfter,
  type Reach,
} from '../../../shared/domain/library/publication.ts';
import { refusePersonal } from '../../../shared/domain/privacy/refusePersonal.ts';
import { valueOf } from '../../../shared/domain/policy/policy.ts';
import { actorOf } from '../../kit/context.ts';
import type { RequestContext, Service } from '../../kit/subgraph.ts';
import { CenterRow } from '../directory/CenterRow.ts';
import { policyAt } from '../policy/policyAt.ts';
import { indexCase, unindexCase } from './indexCase.ts';
import { LibraryRow, type LibraryStep, type Listing } from './LibraryRow.ts';
import { knownWords, settledFile } from './draftOf.ts';
import { mayKnow, pathOf } from './readLibrary.ts';
import { tellLibrary } from './tellLibrary.ts';

/** What somebody has written. */
export interface LibraryForm extends LibraryWords {
  item: string | null;
  causes: readonly Cause[];
  reach: Reach | null;
  typical: boolean | null;
  intoServiceList: boolean | null;
}

/** What is written about: a settled case, one that waits here already, or the next edition of a published one. */
export interface LibrarySubject {
  uid: string | null;
  id: string | null;
}

const stepOf = (act: LibraryStep['act'], { id, role }: Actor, at: Date, text: string | null): LibraryStep => ({
  ...{ act, at: at.toISOString(), by: id, role, text },
});

function checkMay(ctx: RequestContext, center: string, act: LibraryAct): void {
  const { service } = ctx;
  const actor = actorOf(ctx);
  const own = service.tree.get(actor.center)?.level ?? '';
  if (own !== service.name) throw new DomainError('WRONG_LEVEL', { own, level: service.name });
  const right = libraryRightOf(act);
  if (!allowsOffice(actor.role, right, relationOf(actor, { center }, service.tree)))
    throw new DomainError('NOT_PERMITTED', { act: right, role: actor.role });
}

/**
 * Refuses words that still point to a person, and says in which field: LIBRARY_PERSONAL. The reporter of the case is compared with as
 * well; nobody sees more by it than who writes may see anyway, and nothing of it is kept.
 */
function checkImpersonal(words: LibraryWords & { item: string | null }, known: readonly string[]): void {
  const fields = [...WORD_FIELDS, 'item'] as const;
  refusePersonal('LIBRARY_PERSONAL', Object.fromEntries(fields.map(field => [field, words[field]])), known);
}

/**
 * Proposes a case for the library (案例入库申请), written anew: about a settled case, or the next edition of a published one. Errors:
 * NOT_PERMITTED, WRONG_LEVEL, CASE_NOT_FOUND, LIBRARY_CASE_OPEN, LIBRARY_NOT_FOUND, LIBRARY_STATE, LIBRARY_PERSONAL.
 */
export async function proposeCase(
  ctx: RequestContext,
  subject: LibrarySubject,
  form: LibraryForm,
): Promise<LibraryRow> {
  const { service } = ctx;
  const actor = actorOf(ctx);
  checkMay(ctx, actor.center, 'write');
  const about = await subjectOf(ctx, subject);
  checkMay(ctx, about.center, 'write');
  checkImpersonal(form, about.uid === null ? [] : await knownWords(service, about.uid));
  const at = service.now();
  const written = { ...columnsOf(service, about.center, form, at), writtenBy: actor.id, changedAt: at.toISOString() };
  return service.database.write(async tx => {
    const row = await rowFor(tx, service, about, at);
    const state = stateAfter(row, 'write');
    const step = stepOf('write', actor, at, null);
    const number = row.number ?? (await nextNumber(tx, row.center, at));
    const change = { ...written, state, number, rev: row.rev + 1, steps: [...row.steps, step] };
    await tx.update(LibraryRow, { doc: row.doc }, change);
    return { ...row, ...change };
  });
}

interface Subject {
  center: string;
  uid: string | null;
  /** The row that is written on, or the published one that this is the next edition of. */
  known: LibraryRow | null;
}

async function subjectOf(ctx: RequestContext, { uid, id }: LibrarySubject): Promise<Subject> {
  const { read } = ctx.service.database;
  const { center } = actorOf(ctx);
  if (id !== null) {
    const known = await read.findOneBy(LibraryRow, { id });
    if (!known || !mayKnow(ctx, known)) throw new DomainError('LIBRARY_NOT_FOUND', {}, 'id');
    return { center: known.center, uid: known.uid, known };
  }
  if (uid === null) return { center, uid: null, known: null };
  const file = await settledFile(ctx, uid);
  const known = await read.findOne(LibraryRow, { where: { uid }, order: { edition: 'DESC' } });
  return { center: file.center, uid, known };
}

/** What is over is not changed any more. */
export const OVER: readonly LibraryState[] = ['published', 'withdrawn', 'dropped'];

/** The row to write on, locked: the one that waits, a new edition of the published one, or a new one. */
async function rowFor(
  tx: EntityManager,
  service: Service,
  { center, uid, known }: Subject,
  at: Date,
): Promise<LibraryRow> {
  // numbers and editions of one center are given one after the other
  await tx.findOne(CenterRow, { where: { code: center }, ...service.database.lockRow });
  if (!known) return blankRow(tx, service, { center, uid, at });
  const where = { series: known.series };
  const latest = await tx.findOneOrFail(LibraryRow, { where, order: { edition: 'DESC' }, ...service.database.lockRow });
  // what is over is not changed: whoever writes about it again begins the next edition
  if (!OVER.includes(latest.state)) return latest;
  const { series, edition, number } = latest;
  return blankRow(tx, service, { center, uid: latest.uid, at, series, edition: edition + 1, number });
}

interface Blank {
  center: string;
  uid: string | null;
  at: Date;
  series?: string;
  edition?: number;
  number?: string | null;
}

/** A row of which nothing is written yet. */
export async function blankRow(tx: EntityManager, service: Service, blank: Blank): Promise<LibraryRow> {
  const id = randomUUID();
  const { center, uid, at, series = id, edition = 1, number = null } = blank;
  await tx.insert(LibraryRow, {
    ...{
      id,
      series,
      edition,
      number,
      state: 'suggested',
      rev: 1,
      center,
      path: pathOf(service, center),
      reach: 'center',
    },
    ...{ uid, item: null, itemKey: '', causes: [], title: '', problem: '', obstacle: '', solution: '' },
    ...{ basis: null, effect: null, typical: false, listing: 'none', writtenBy: null, publishedAt: null },
    ...{ changedAt: at.toISOString(), steps: [] },
  });
  return tx.findOneByOrFail(LibraryRow, { id });
}

/** What is written, with what the rules of the place say where the writer says nothing. */
function columnsOf(service: Service, center: string, form: LibraryForm, at: Date) {
  const { when, intoServiceList } = valueOf(policyAt(service, center, beijingDay(at)), 'library.publish');
  const { title, problem, obstacle, solution, basis, effect, item, causes } = form;
  const suggests = form.intoServiceList ?? intoServiceList;
  return {
    ...{ title, problem, obstacle, solution, basis, effect, item, causes },
    itemKey: itemKey(item).slice(0, 100),
    reach: form.reach ?? (when === 'shared' ? ('all' as const) : ('area' as const)),
    typical: form.typical ?? when === 'typical',
    listing: (suggests ? 'suggested' : 'none') as Listing,
  };
}

/** 案例〔2026〕12号: counted by the year in Beijing. The caller holds the center. */
async function nextNumber(tx: EntityManager, center: string, at: Date): Promise<string> {
  const year = `案例〔${beijingDay(at).slice(0, 4)}〕`;
  const given = await tx.countBy(LibraryRow, { center, edition: 1, number: Like(`${year}%`) });
  return `${year}${given + 1}号`;
}

function stateAfter({ state }: Pick<LibraryRow, 'state'>, act: LibraryAct) {
  const next = libraryStateAfter(state, act);
  if (!next) throw new DomainError('LIBRARY_STATE', { state });
  return next;
}

/** Locks a row of the own desk. */
async function lockOwn(tx: EntityManager, ctx: RequestContext, id: string, act: LibraryAct): Promise<LibraryRow> {
  const { service } = ctx;
  const row = await tx.findOne(LibraryRow, { where: { id }, ...service.database.lockRow });
  if (!row || !mayKnow(ctx, row)) throw new DomainError('LIBRARY_NOT_FOUND', {}, 'id');
  checkMay(ctx, row.center, act);
  return row;
}

/** Changes a row by an act that decides about it, and lets other levels know. */
async function decideOn(
  ctx: RequestContext,
  id: string,
  act: Exclude<LibraryAct, 'write'>,
  text: string | null,
  further: (tx: EntityManager, row: LibraryRow, actor: Actor, at: string) => Promise<Partial<LibraryRow>>,
): Promise<LibraryRow> {
  const { service } = ctx;
  const done = await service.database.write(async tx => {
    const row = await lockOwn(tx, ctx, id, act);
    const state = stateAfter(row, act);
    const [actor, at] = [actorOf(ctx), service.now()];
    const more = await further(tx, row, actor, at.toISOString());
    const steps = [...row.steps, stepOf(act, actor, at, text)];
    const after: LibraryRow = { ...row, ...more, state, rev: row.rev + 1, changedAt: at.toISOString(), steps };
    await tx.update(LibraryRow, { doc: row.doc }, after);
    await tellLibrary(tx, service, after);
    return after;
  });
  service.relay.ring();
  return done;
}

/**
 * Publishes what another person has written (审核发布), and puts the edition before it aside. Errors: LIBRARY_NOT_FOUND, LIBRARY_STATE,
 * LIBRARY_SAME_PERSON, LIBRARY_PERSONAL, NOT_PERMITTED, WRONG_LEVEL.
 */
export async function publishCase(ctx: RequestContext, id: string): Promise<LibraryRow> {
  const { service } = ctx;
  const known = await service.database.read.findOneBy(LibraryRow, { id });
  const words = known?.uid ? await knownWords(service, known.uid) : [];
  return decideOn(ctx, id, 'publish', null, async (tx, row, actor, at) => {
    if (row.writtenBy === actor.id) throw new DomainError('LIBRARY_SAME_PERSON');
    checkImpersonal(row, words);
    await indexCase(tx, row);
    const before = await tx.findOneBy(LibraryRow, { series: row.series, state: 'published' });
    if (before) await replace(tx, service, before, actor);
    return { publishedAt: at };
  });
}

async function replace(tx: EntityManager, service: Service, row: LibraryRow, actor: Actor): Promise<void> {
  const at = service.now();
  await unindexCase(tx, row);
  const steps = [...row.steps, stepOf('replace', actor, at, null)];
  const after: LibraryRow = { ...row, state: 'replaced', rev: row.rev + 1, changedAt: at.toISOString(), steps };
  await tx.update(LibraryRow, { doc: row.doc }, after);
  await tellLibrary(tx, service, after);
}

/** Sends it back to whoever wrote it (退回修改). */
export const returnCase = (ctx: RequestContext, id: string, reason: string): Promise<LibraryRow> =>
  decideOn(ctx, id, 'return', reason, async () => ({}));

/** Decides that it is not for the library (不入库). */
export const dropCase = (ctx: RequestContext, id: string, reason: string): Promise<LibraryRow> =>
  decideOn(ctx, id, 'drop', reason, async () => ({}));

/** Takes it out of the library again (撤下), with the reason; it is found no more, at any level. */
export const withdrawCase = (ctx: RequestContext, id: string, reason: string): Promise<LibraryRow> =>
  decideOn(ctx, id, 'withdraw', reason, async (tx, row) => {
    await unindexCase(tx, row);
    return {};
  });

/**
 * Says whether what a published case did goes into the list of services (服务清单), WL-35, WL-105. Errors: LIBRARY_NOT_FOUND,
 * LIBRARY_STATE, NOT_PERMITTED, WRONG_LEVEL.
 */
export const judgeListing = (ctx: RequestContext, id: string, listed: boolean, note: string): Promise<LibraryRow> =>
  decideOn(ctx, id, 'list', note, async () => ({ listing: listed ? 'listed' : 'declined' }));
