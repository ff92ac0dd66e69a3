import { DomainError } from '../errors.ts';
import { ascii, joined, startsWith, u16, u32 } from './bytes.ts';
import type { AttachmentKind } from './kinds.ts';

const broken = (): DomainError => new DomainError('ATTACHMENT_BROKEN', {}, 'file');

/**
 * Takes out of a photograph what the camera wrote beside the picture: where it was taken, when, with which device, and the small
 * copy of what was cut away. Whoever reports a matter shows a paper and not the own home. The picture itself is not touched, and
 * what stands behind its end is cut off. Other kinds are given back as they are. Throws ATTACHMENT_BROKEN.
 */
export function stripPlaces(bytes: Uint8Array, kind: AttachmentKind): Uint8Array {
  if (kind === 'jpeg') return stripJpeg(bytes);
  if (kind === 'png') return stripPng(bytes);
  return kind === 'webp' ? stripWebp(bytes) : bytes;
}

const [SOI, EOI, SOS] = [0xd8, 0xd9, 0xda];

function stripJpeg(bytes: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [Uint8Array.of(0xff, SOI)];
  let at = 2;
  for (;;) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at++; // fill
    const marker = bytes[at + 1];
    if (bytes[at] !== 0xff || marker === undefined) throw broken();
    if (marker === EOI) return joined([...kept, Uint8Array.of(0xff, EOI)]);
    const end = at + 2 + u16(bytes, at + 2, false);
    if (end > bytes.length || end < at + 4) throw broken();
    const segment = bytes.subarray(at, end);
    if (marker === 0xe1) kept.push(...turned(segment));
    else if (!isBeside(marker, segment)) kept.push(segment);
    at = end;
    if (marker !== SOS) continue;
    // what is drawn: up to a marker that is none of its own
    while (at < bytes.length && !(bytes[at] === 0xff && isNext(bytes[at + 1] ?? 0))) at++;
    kept.push(bytes.subarray(end, at));
  }
}

const isNext = (marker: number): boolean => marker !== 0 && !(marker >= 0xd0 && marker <= 0xd7) && marker !== 0xff;

/** Comments and application segments go, but for those without which the picture looks another: size, colours. */
function isBeside(marker: number, segment: Uint8Array): boolean {
  if (marker === 0xfe) return true;
  if (marker < 0xe0 || marker > 0xef) return false;
  const draws =
    (marker === 0xe0 && startsWith(segment, 4, 'JFIF\0')) ||
    (marker === 0xe2 && startsWith(segment, 4, 'ICC_PROFILE\0')) ||
    (marker === 0xee && startsWith(segment, 4, 'Adobe'));
  return !draws;
}

/** A telephone writes which way up the picture is held: that alone is kept, in a segment that holds nothing else. */
function turned(segment: Uint8Array): Uint8Array[] {
  if (!startsWith(segment, 4, 'Exif\0\0')) return [];
  const tiff = segment.subarray(10);
  const little = startsWith(tiff, 0, 'II');
  const first = u32(tiff, 4, little);
  for (let i = 0; i < u16(tiff, first, little); i++) {
    const entry = first + 2 + i * 12;
    const way = u16(tiff, entry + 8, little);
    if (u16(tiff, entry, little) === 0x0112 && way >= 2 && way <= 8)
      return [
        Uint8Array.of(
          ...[0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0], // Exif
          ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1], // one entry
          ...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, way, 0, 0, 0, 0, 0, 0],
        ),
      ];
  }
  return [];
}

/** What draws; what tells stays out. */
const PNG_KEPT = [
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'bKGD', 'pHYs'],
  ...['acTL', 'fcTL', 'fdAT'],
];

function stripPng(bytes: Uint8Array): Uint8Array {
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length;) {
    const name = ascii(bytes, at + 4, 4);
    const end = at + 12 + u32(bytes, at, false);
    if (end > bytes.length || (at === 8 && name !== 'IHDR')) throw broken();
    if (PNG_KEPT.includes(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') return joined(kept);
    at = end;
  }
  throw broken();
}

const WEBP_KEPT = ['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP'];
/** The flags of VP8X that say that EXIF and XMP follow. */
const TELLS = 0x08 | 0x04;

function stripWebp(bytes: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [];
  for (let at = 12; at + 8 <= bytes.length;) {
    const size = u32(bytes, at + 4, true);
    const end = at + 8 + size + (size % 2);
    if (at + 8 + size > bytes.length) throw broken();
    const name = ascii(bytes, at, 4);
    if (WEBP_KEPT.includes(name)) {
      const chunk = bytes.slice(at, end);
      if (name === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~TELLS;
      kept.push(chunk.length === 8 + size + (size % 2) ? chunk : joined([chunk, new Uint8Array(1)]));
    }
    at = end;
  }
  if (kept.length === 0) throw broken();
  const body = joined(kept);
  const head = new Uint8Array(12);
  head.set([0x52, 0x49, 0x46, 0x46], 0);
  new DataView(head.buffer).setUint32(4, body.length + 4, true);
  head.set([0x57, 0x45, 0x42, 0x50], 8);
  return joined([head, body]);
}
