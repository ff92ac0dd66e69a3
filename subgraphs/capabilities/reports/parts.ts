import type { EntityManager } from 'typeorm';
import { PartRow } from './PartRow.ts';

/** Bytes of one piece: as base64 it fits into a text column of every database. */
export const PART_BYTES = 45_000;

const partOf = (owner: string, no: number, bytes: Buffer): PartRow => ({
  owner,
  no,
  content: bytes.toString('base64'),
});

/** Keeps a file in pieces. */
export async function keepParts(tx: EntityManager, owner: string, bytes: Buffer): Promise<void> {
  for (let no = 0; no * PART_BYTES < bytes.length; no++)
    await tx.insert(PartRow, partOf(owner, no, bytes.subarray(no * PART_BYTES, (no + 1) * PART_BYTES)));
}

/** Keeps a piece of a file that is still being written. */
export const keepPart = (tx: EntityManager, owner: string, no: number, bytes: Buffer): Promise<unknown> =>
  tx.insert(PartRow, partOf(owner, no, bytes));

/** A whole file, put together. */
export async function wholeFile(read: EntityManager, owner: string): Promise<Buffer> {
  const parts = await read.find(PartRow, { where: { owner }, order: { no: 'ASC' } });
  return Buffer.concat(parts.map(({ content }) => Buffer.from(content, 'base64')));
}
