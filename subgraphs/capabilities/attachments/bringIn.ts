import { createHash, randomUUID } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { type EntityManager, In, LessThan } from 'typeorm';
import { inspect } from '../../../shared/domain/attachment/inspect.ts';
import { bytesOfPart, checkRoom, partsOf, UPLOAD_MINUTES } from '../../../shared/domain/attachment/limits.ts';
import { safeName } from '../../../shared/domain/attachment/safeName.ts';
import { type AttachmentUse, usesOf } from '../../../shared/domain/attachment/uses.ts';
import type { Unpack } from '../../../shared/domain/attachment/officeKind.ts';
import { type Actor, decide, mayAct } from '../../../shared/domain/case/decide.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { actorOf, contextFor } from '../../kit/context.ts';
import type { RequestContext, Service } from '../../kit/subgraph.ts';
import { provinceAt } from '../../kit/vault/sealedTable.ts';
import { actOnCase } from '../cases/actOnCase.ts';
import { CaseFile } from '../cases/CaseFile.ts';
import { citizenAt } from '../cases/citizenAt.ts';
import { openMine } from '../cases/openMine.ts';
import { fileOf } from '../cases/readFiles.ts';
import { policyOfFile } from '../policy/policyAt.ts';
import { Attachment } from './Attachment.ts';
import { AttachmentPiece } from './AttachmentPiece.ts';
import { keepPart, replacePieces, wholeFile } from './pieces.ts';
import { nameAt, uploadAt } from './sealAttachments.ts';
import { Upload } from './Upload.ts';

/** What is said of a file before it comes. */
export interface Announced {
  name: string;
  bytes: number;
  /** Of what is sent; left out where it cannot be computed. */
  sha256?: string | null;
  use: AttachmentUse;
  supplement?: number | null;
}

/** Uploads that one person has under way for one case: the oldest makes room. */
const UNDER_WAY = 3;
/** The longest name that is looked at; what is shown of it is shorter. */
const NAME_LOOKED_AT = 1_000;
const MINUTE_MS = 60_000;

/** Announces a file for a case, by somebody of the staff. Refuses with what `attach` is refused with, and with the limits of the center. */
export async function beginUpload(ctx: RequestContext, uid: string, announced: Announced): Promise<Upload> {
  const { service } = ctx;
  const actor = actorOf(ctx);
  const file = await fileOf(ctx, uid, 'case');
  if (!file) throw new DomainError('CASE_NOT_FOUND', {}, 'uid');
  mayAct('attach', actor, file, service.tree);
  return begin(service, file, actor, announced);
}

/** The same by whoever holds number and code of the receipt. */
export async function beginMyUpload(
  { service }: RequestContext,
  { number, code }: { number: string; code: string },
  announced: Announced,
): Promise<Upload> {
  const file = await openMine(service, number, code);
  return begin(service, file, citizenAt(file.center), announced);
}

async function begin(service: Service, file: CaseFile, actor: Actor, announced: Announced): Promise<Upload> {
  const { uid, center } = file;
  const { bytes, use } = announced;
  const hash = announced.sha256 ?? null;
  const supplement = announced.supplement ?? null;
  const policy = policyOfFile(service, file);
  decide(file, 'attach', policy);
  if (!usesOf(actor.role).includes(use)) throw new DomainError('FIELD_INVALID', {}, 'use');
  if (hash !== null && !/^[0-9a-f]{64}$/.test(hash)) throw new DomainError('FIELD_INVALID', {}, 'sha256');
  if (supplement !== null && (use !== 'material' || supplement < 1))
    throw new DomainError('FIELD_INVALID', {}, 'supplement');
  const id = randomUUID();
  const province = provinceAt(service, center);
  const name = service.vault.seal(province, uploadAt(id), announced.name.slice(0, NAME_LOOKED_AT));
  const upload: Upload = {
    ...{ id, uid, name, bytes, sha256: hash, use, supplement },
    ...{ by: actor.id, role: actor.role, center: actor.center },
    ...{ startedAt: service.now().toISOString(), sealedWith: service.vault.mark(province, false) },
  };
  await service.database.write(async tx => {
    checkRoom(bytes, await heldBy(tx, uid), policy);
    const own = await tx.find(Upload, { where: { uid, by: actor.id }, order: { startedAt: 'DESC', id: 'ASC' } });
    await dropUploads(
      tx,
      own.slice(UNDER_WAY - 1).map(one => one.id),
    );
    await tx.insert(Upload, upload);
  });
  return upload;
}

/** What a case has. */
export async function heldBy(tx: EntityManager, uid: string): Promise<{ count: number; bytes: number }> {
  const sizes = await tx.find(Attachment, { where: { uid }, select: { uid: true, no: true, bytes: true } });
  return { count: sizes.length, bytes: sizes.reduce((sum, { bytes }) => sum + bytes, 0) };
}

async function dropUploads(tx: EntityManager, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.delete(AttachmentPiece, { owner: In([...ids]) });
  await tx.delete(Upload, { id: In([...ids]) });
}

/** An upload under way, for the one who began it: a stranger who has its id by chance of a log is none. */
async function openUpload(ctx: RequestContext, db: EntityManager, id: string): Promise<Upload> {
  const upload = await db.findOneBy(Upload, { id });
  const since = new Date(ctx.service.now().getTime() - UPLOAD_MINUTES * MINUTE_MS).toISOString();
  if (!upload || upload.startedAt < since || !isBy(ctx, upload))
    throw new DomainError('UPLOAD_NOT_FOUND', {}, 'upload');
  return upload;
}

/** The code of a receipt was shown when it began; the id, which nobody can guess, speaks for it until it is done. */
function isBy(ctx: RequestContext, { by, role, center }: Pick<Upload, 'by' | 'role' | 'center'>): boolean {
  if (role === 'citizen') return true;
  const actor = actorOf(ctx);
  return actor.id === by && actor.role === role && actor.center === center;
}

/** Takes one part of it; sent twice, the second stands. Errors: UPLOAD_NOT_FOUND, UPLOAD_PART. */
export async function sendPart(ctx: RequestContext, id: string, no: number, data: string): Promise<Upload> {
  const { service } = ctx;
  const { database } = service;
  const upload = await openUpload(ctx, database.read, id);
  const { uid, bytes: size } = upload;
  if (no < 0 || no >= partsOf(size)) throw new DomainError('UPLOAD_PART', {}, 'part');
  const bytes = Buffer.from(data, 'base64');
  // base64 forgives what is none of it: what comes back must be what was sent
  if (bytes.length !== bytesOfPart(size, no) || bytes.toString('base64') !== data)
    throw new DomainError('UPLOAD_PART', {}, 'data');
  await database.write(async tx => {
    await tx.findOneOrFail(Upload, { where: { id }, ...database.lockRow });
    const { center } = await tx.findOneByOrFail(CaseFile, { uid });
    await keepPart(tx, service, { owner: id, uid, center }, { no, bytes });
  });
  return upload;
}

const unpack: Unpack = (packed, most) => {
  try {
    return inflateRawSync(packed, { maxOutputLength: most });
  } catch (fault) {
    return (fault as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'tooMuch' : 'broken';
  }
};

/**
 * Puts the file on record once all of it has come: looked at, without what a camera wrote beside the picture, with a ledger line of what
 * it is and its hash, in one commit. Until then nothing of it is seen by anybody. Asked for again it answers the same.
 */
export async function finishUpload(ctx: RequestContext, id: string): Promise<Attachment> {
  const { service } = ctx;
  const { database, vault } = service;
  const done = await database.read.findOneBy(Attachment, { content: id });
  if (done && isBy(ctx, { by: done.addedBy, role: done.role, center: done.center })) return done;
  const upload = await openUpload(ctx, database.read, id);
  const { uid, use, supplement, role } = upload;
  const sent = await wholeFile(database.read, service, id);
  if (sent.length !== upload.bytes) throw new DomainError('UPLOAD_PART', {}, 'upload');
  if (upload.sha256 !== null && sha256(sent) !== upload.sha256) throw new DomainError('UPLOAD_DIFFERENT', {}, 'upload');
  const { kind, bytes } = inspect(sent, unpack);
  const name = safeName(vault.open(uploadAt(id), upload.name), kind);
  // who brought the code is a citizen for this, whoever else is signed in
  const mine = role === 'citizen' ? contextFor(service, citizenAt(upload.center)) : ctx;
  let added: Attachment | undefined;
  await actOnCase(mine, {
    uid,
    act: 'attach',
    // the code was shown when the upload began
    ...(role === 'citizen' ? { related: async () => true } : {}),
    alongside: async (tx, file, { at, policy, actor }) => {
      if (!(await tx.findOne(Upload, { where: { id }, ...database.lockRow })))
        throw new DomainError('UPLOAD_NOT_FOUND', {}, 'upload');
      const held = await heldBy(tx, uid);
      checkRoom(bytes.length, held, policy);
      const no = held.count + 1;
      const { center } = file;
      const province = provinceAt(service, center);
      added = {
        ...{ uid, no, content: id, kind, use, supplement, bytes: bytes.length, sha256: sha256(bytes) },
        ...{ name: vault.seal(province, nameAt({ uid, no }), name), sealedWith: vault.mark(province, false) },
        ...{ addedAt: at.toISOString(), addedBy: actor.id, role: actor.role, center: actor.center },
      };
      if (bytes.length !== sent.length || !sent.equals(bytes))
        await replacePieces(tx, service, { owner: id, uid, center }, bytes);
      await tx.insert(Attachment, added);
      await tx.delete(Upload, { id });
      return { detail: detailOf(added) };
    },
  });
  if (!added) throw new Error('a file was recorded and not kept');
  return added;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What the ledger says of it: with the hash anybody finds out later whether it was changed. No name, and nothing of what is in it. */
const detailOf = ({ no, kind, bytes, sha256: hash, use, supplement }: Attachment): Record<string, string> => ({
  ...{ attachment: String(no), kind, bytes: String(bytes), sha256: hash, use },
  ...(supplement === null ? {} : { supplement: String(supplement) }),
});

/** Throws away what was begun and not ended. */
export async function dropStale({ database, now }: Service): Promise<void> {
  const before = new Date(now().getTime() - UPLOAD_MINUTES * MINUTE_MS).toISOString();
  const stale = await database.read.find(Upload, { where: { startedAt: LessThan(before) }, select: { id: true } });
  for (const { id } of stale) await database.write(tx => dropUploads(tx, [id]));
}
