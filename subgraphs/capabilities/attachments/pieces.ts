import { Between, type EntityManager } from 'typeorm';
import { WIRE_PART } from '../../../shared/domain/attachment/limits.ts';
import type { Service } from '../../kit/subgraph.ts';
import { provinceAt } from '../../kit/vault/sealedTable.ts';
import { AttachmentPiece } from './AttachmentPiece.ts';
import { pieceAt } from './sealAttachments.ts';

/** Bytes of one piece: encrypted and in base64 it fits into a text column of every database. */
const PIECE = 45_000;
const OF_A_PART = WIRE_PART / PIECE;

/** Whose pieces they are, and at which center the case is held. */
interface Owner {
  owner: string;
  uid: string;
  center: string;
}

/** Keeps one part of a file, in place of what may have come of it before. */
export async function keepPart(
  tx: EntityManager,
  service: Service,
  of: Owner,
  { no, bytes }: { no: number; bytes: Uint8Array },
): Promise<void> {
  const { owner, uid, center } = of;
  const first = no * OF_A_PART;
  await tx.delete(AttachmentPiece, { owner, no: Between(first, first + OF_A_PART - 1) });
  const province = provinceAt(service, center);
  const sealedWith = service.vault.mark(province, false);
  for (let i = 0; i * PIECE < bytes.length; i++) {
    const at = { owner, no: first + i };
    const sealed = service.vault.sealBytes(province, pieceAt(at), bytes.subarray(i * PIECE, (i + 1) * PIECE));
    await tx.insert(AttachmentPiece, { ...at, uid, sealed, sealedWith });
  }
}

/** Keeps a whole file in place of the one that came. */
export async function replacePieces(tx: EntityManager, service: Service, of: Owner, bytes: Uint8Array): Promise<void> {
  await tx.delete(AttachmentPiece, { owner: of.owner });
  for (let no = 0; no * WIRE_PART < bytes.length; no++)
    await keepPart(tx, service, of, { no, bytes: bytes.subarray(no * WIRE_PART, (no + 1) * WIRE_PART) });
}

/** One part of a file; empty behind its end. */
export async function partOf(read: EntityManager, { vault }: Service, owner: string, no: number): Promise<Buffer> {
  const first = no * OF_A_PART;
  const where = { owner, no: Between(first, first + OF_A_PART - 1) };
  const pieces = await read.find(AttachmentPiece, { where, order: { no: 'ASC' } });
  return Buffer.concat(pieces.map(piece => vault.openBytes(pieceAt(piece), piece.sealed)));
}

/** A whole file, put together; shorter than it was said to be where a part has not come. */
export async function wholeFile(read: EntityManager, { vault }: Service, owner: string): Promise<Buffer> {
  const pieces = await read.find(AttachmentPiece, { where: { owner }, order: { no: 'ASC' } });
  // a hole is no file: what stands behind it would move forward
  const whole = pieces.every(({ no }, i) => no === i) ? pieces : [];
  return Buffer.concat(whole.map(piece => vault.openBytes(pieceAt(piece), piece.sealed)));
}
