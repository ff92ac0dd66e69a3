import { DomainError } from '../errors.ts';
import { ascii } from './bytes.ts';
import { type AttachmentKind, kindByContent, pixelsOf } from './kinds.ts';
import { officeKind, type Unpack } from './officeKind.ts';
import { stripPlaces } from './stripPlaces.ts';

/** Pixels of a picture: more than any telephone takes, and what a browser can still draw. */
const MOST_PIXELS = 120_000_000;

/** What of a file comes in. */
export interface Inspected {
  kind: AttachmentKind;
  bytes: Uint8Array;
}

/**
 * Looks at a file without believing its name or its type: what it is by its content, whether it does anything by itself, whether
 * it unpacks to more than it seems; photographs lose where they were taken. Refuses with ATTACHMENT_KIND, ATTACHMENT_ACTIVE,
 * ATTACHMENT_BOMB or ATTACHMENT_BROKEN.
 */
export function inspect(bytes: Uint8Array, unpack: Unpack): Inspected {
  const found = kindByContent(bytes);
  if (found === undefined) throw new DomainError('ATTACHMENT_KIND', {}, 'file');
  const kind = found === 'zip' ? officeKind(bytes, unpack) : found;
  if (kind === 'pdf') checkPdf(bytes);
  if (pixelsOf(bytes, kind) > MOST_PIXELS) throw new DomainError('ATTACHMENT_BOMB', {}, 'file');
  return { kind, bytes: stripPlaces(bytes, kind) };
}

/** What a PDF does by itself, or carries along. What is packed away in streams a reader has to guard against itself. */
const DOES = ['/JavaScript', '/Launch', '/EmbeddedFile', '/RichMedia'];
const TAIL = 2_048;
const PIECE = 65_536;

function checkPdf(bytes: Uint8Array): void {
  const tail = ascii(bytes, Math.max(0, bytes.length - TAIL), TAIL);
  const end = tail.lastIndexOf('%%EOF');
  if (
    end < 0 ||
    tail
      .slice(end + 5)
      .trim()
      .replaceAll('\0', '') !== ''
  )
    throw new DomainError('ATTACHMENT_BROKEN', {}, 'file');
  for (let at = 0; at < bytes.length; at += PIECE) {
    // a name may be written with its letters as numbers: /J#61vaScript
    const text = ascii(bytes, at, PIECE + 64).replace(/#([0-9a-fA-F]{2})/g, (_all, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
    if (DOES.some(name => text.includes(name))) throw new DomainError('ATTACHMENT_ACTIVE', {}, 'file');
  }
}
