import { createHash } from 'node:crypto';
import { type EntityManager, In, MoreThan } from 'typeorm';
import { allowsAct } from '../../../shared/domain/access/permissions.ts';
import { PICTURES } from '../../../shared/domain/attachment/kinds.ts';
import { isForReporter } from '../../../shared/domain/attachment/uses.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import {
  checkPurpose,
  disclosedUntil,
  type DisclosurePurpose,
  FILE_PURPOSES,
} from '../../../shared/domain/privacy/disclosure.ts';
import { actorOf, loaderOf } from '../../kit/context.ts';
import type { ReporterFile, RequestContext, Service } from '../../kit/subgraph.ts';
import { actOnCase } from '../cases/actOnCase.ts';
import type { CaseFile } from '../cases/CaseFile.ts';
import { Disclosure } from '../cases/Disclosure.ts';
import { isAskedAbove } from '../cases/isAskedAbove.ts';
import { newMark } from '../cases/newMark.ts';
import { openMine } from '../cases/openMine.ts';
import { relationTo } from '../cases/readPart.ts';
import { Attachment } from './Attachment.ts';
import { partOf, wholeFile } from './pieces.ts';
import { nameAt } from './sealAttachments.ts';

/** The files of a case, in their order. */
export async function attachmentsOf(ctx: RequestContext, uid: string): Promise<Attachment[]> {
  const loader = loaderOf<Attachment[]>(ctx, 'attachments', async uids => {
    const rows = await ctx.service.database.read.find(Attachment, {
      where: { uid: In([...uids]) },
      order: { no: 'ASC' },
    });
    return new Map(uids.map(key => [key, rows.filter(row => row.uid === key)]));
  });
  return (await loader.load(uid)) ?? [];
}

/** The name of a file in plain text. */
export const nameOf = ({ vault }: Pick<Service, 'vault'>, row: Pick<Attachment, 'uid' | 'no' | 'name'>): string =>
  vault.open(nameAt(row), row.name);

/**
 * Whether somebody may see which files there are, and open them: who works with the case at its center, the department that it was
 * given to, and who rules where it was escalated to (N12, AH-32).
 */
export const mayOpen = async (ctx: RequestContext, file: CaseFile): Promise<boolean> =>
  allowsAct(actorOf(ctx).role, 'openAttachment', relationTo(ctx, file)) ||
  isAskedAbove(ctx.service, file, actorOf(ctx), ctx.service.database.read);

/** A file that stands open for somebody, with the look that is on record. */
export interface Opened {
  row: Attachment;
  mark: string;
  until: string;
}

/** The look that this person has open into a file, in this role at this center. */
const openLook = (
  ctx: RequestContext,
  db: EntityManager,
  uid: string,
  attachment: number,
): Promise<Disclosure | null> => {
  const { id: person, role, center } = actorOf(ctx);
  const until = MoreThan(ctx.service.now().toISOString());
  return db.findOne(Disclosure, { where: { uid, attachment, person, role, center, until }, order: { until: 'DESC' } });
};

/**
 * Opens a file to one person for one purpose (N12): a ledger line and a row of the disclosure in one commit, and 15 minutes in which
 * its parts may be fetched. A file that is not the one of its hash stays closed.
 */
export async function openAttachment(
  ctx: RequestContext,
  uid: string,
  no: number,
  purpose: DisclosurePurpose,
): Promise<Opened> {
  const { service } = ctx;
  const { database } = service;
  let opened: Opened | undefined;
  const before = await openLook(ctx, database.read, uid, no);
  const known = before && (await database.read.findOneBy(Attachment, { uid, no }));
  if (before && known) return { row: known, mark: before.mark, until: before.until };
  await actOnCase(ctx, {
    uid,
    act: 'openAttachment',
    related: (tx, file, actor) => isAskedAbove(service, file, actor, tx),
    alongside: async (tx, _file, { at, actor }) => {
      checkPurpose(purpose, FILE_PURPOSES);
      const row = await tx.findOneBy(Attachment, { uid, no });
      if (!row) throw new DomainError('ATTACHMENT_NOT_FOUND', {}, 'attachment');
      await checkWhole(tx, service, row);
      const { id, role, center } = actor;
      const since = at.toISOString();
      const until = disclosedUntil(since);
      const look = { uid, person: id, role, center, purpose, note: '', at: since, until, attachment: no };
      const mark = newMark();
      await tx.insert(Disclosure, { mark, ...look });
      opened = { row, mark, until };
      return { detail: { attachment: String(no), purpose, mark } };
    },
  });
  if (!opened) throw new Error('a look was recorded and not made');
  return opened;
}

async function checkWhole(db: EntityManager, service: Service, { content, bytes, sha256 }: Attachment): Promise<void> {
  const whole = await wholeFile(db, service, content).catch(() => null); // what does not open was changed
  const hash = whole && createHash('sha256').update(whole).digest('hex');
  if (whole?.length !== bytes || hash !== sha256) throw new DomainError('ATTACHMENT_CHANGED', {}, 'attachment');
}

/** A part of a file that stands open. Errors: ATTACHMENT_NOT_OPEN. */
export async function openedPart(ctx: RequestContext, uid: string, no: number, part: number): Promise<string> {
  const { read } = ctx.service.database;
  const row = (await openLook(ctx, read, uid, no)) && (await read.findOneBy(Attachment, { uid, no }));
  if (!row) throw new DomainError('ATTACHMENT_NOT_OPEN', {}, 'attachment');
  return partText(ctx.service, row, part);
}

/** A part of one of the own files, or of the proof of the result, for whoever holds number and code. */
export async function myPart(
  { service }: RequestContext,
  { number, code }: { number: string; code: string },
  no: number,
  part: number,
): Promise<string> {
  const { uid } = await openMine(service, number, code);
  const row = await service.database.read.findOneBy(Attachment, { uid, no });
  if (!row || !isForReporter(row.use)) throw new DomainError('ATTACHMENT_NOT_FOUND', {}, 'attachment');
  return partText(service, row, part);
}

async function partText(service: Service, { content }: Attachment, part: number): Promise<string> {
  const bytes = part < 0 ? Buffer.alloc(0) : await partOf(service.database.read, service, content, part);
  if (bytes.length === 0) throw new DomainError('FIELD_INVALID', {}, 'part');
  return bytes.toString('base64');
}

/** The files that the reporter may know of. */
export async function filesForReporter(service: Service, uid: string): Promise<ReporterFile[]> {
  const rows = await service.database.read.find(Attachment, { where: { uid }, order: { no: 'ASC' } });
  return rows
    .filter(({ use }) => isForReporter(use))
    .map(row => {
      const { no, kind, bytes, sha256, use, supplement, addedAt, role } = row;
      return { no, name: nameOf(service, row), kind, bytes, sha256, use, supplement, addedAt, own: role === 'citizen' };
    });
}

/** The photographs of the result, by their numbers (SJ-72). */
export async function resultPhotographs({ database }: Service, uid: string): Promise<number[]> {
  const kind = In([...PICTURES, 'heic']);
  const rows = await database.read.find(Attachment, { where: { uid, use: 'result', kind }, order: { no: 'ASC' } });
  return rows.map(({ no }) => no);
}

/** How many files the reporter brought for one thing that is missing. */
export const broughtFor = (tx: EntityManager, uid: string, supplement: number): Promise<number> =>
  tx.countBy(Attachment, { uid, supplement, role: 'citizen' });
