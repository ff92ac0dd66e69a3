import { DomainError } from '../errors.ts';
import { type Policy, valueOf } from '../policy/policy.ts';

export const MEGABYTE = 1_048_576;

/** Bytes of a file that go in one request, and how long an upload that was begun may take, in minutes. */
export const WIRE_PART = 540_000;
export const UPLOAD_MINUTES = 60;

/** What a case holds already. */
export interface HeldFiles {
  count: number;
  bytes: number;
}

/** Bytes as people read them, in MB with one place. */
const inMb = (bytes: number): string => (Math.ceil((bytes / MEGABYTE) * 10) / 10).toString();

/**
 * Whether one more file of this size may go with a case, by the rules of its center. Refuses with FIELD_INVALID for a size that is
 * none, ATTACHMENT_TOO_LARGE, ATTACHMENTS_FULL or ATTACHMENTS_TOO_LARGE, each with the limit.
 */
export function checkRoom(size: number, held: HeldFiles, policy: Policy): void {
  const { fileMb, files, totalMb } = valueOf(policy, 'attachment.limits');
  const { cite, pack } = policy.terms['attachment.limits'];
  if (!Number.isInteger(size) || size < 1) throw new DomainError('FIELD_INVALID', {}, 'bytes');
  if (size > fileMb * MEGABYTE)
    throw new DomainError('ATTACHMENT_TOO_LARGE', { size: inMb(size), limit: String(fileMb), cite, pack }, 'file');
  if (held.count >= files) throw new DomainError('ATTACHMENTS_FULL', { limit: String(files), cite, pack }, 'file');
  if (held.bytes + size > totalMb * MEGABYTE)
    throw new DomainError('ATTACHMENTS_TOO_LARGE', { limit: String(totalMb), cite, pack }, 'file');
}

/** How many requests a file of this size takes. */
export const partsOf = (size: number): number => Math.ceil(size / WIRE_PART);

/** How many bytes one of them brings. */
export const bytesOfPart = (size: number, no: number): number => Math.min(WIRE_PART, size - no * WIRE_PART);
