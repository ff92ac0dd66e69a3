import { ascii, startsWith, u16, u32 } from './bytes.ts';

/** What a file may be that goes with a case (附件): papers, photographs, and a voice for who cannot write. */
export const ATTACHMENT_KINDS = [
  'pdf',
  'jpeg',
  'png',
  'webp',
  'heic',
  'docx',
  'xlsx',
  'mp3',
  'm4a',
  'amr',
  'wav',
] as const;
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number];

/** How a file of each kind is named and told to a browser. */
export const KIND_FACTS: Readonly<Record<AttachmentKind, { ending: string; mime: string }>> = {
  pdf: { ending: 'pdf', mime: 'application/pdf' },
  jpeg: { ending: 'jpg', mime: 'image/jpeg' },
  png: { ending: 'png', mime: 'image/png' },
  webp: { ending: 'webp', mime: 'image/webp' },
  heic: { ending: 'heic', mime: 'image/heic' },
  docx: { ending: 'docx', mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  xlsx: { ending: 'xlsx', mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  mp3: { ending: 'mp3', mime: 'audio/mpeg' },
  m4a: { ending: 'm4a', mime: 'audio/mp4' },
  amr: { ending: 'amr', mime: 'audio/amr' },
  wav: { ending: 'wav', mime: 'audio/wav' },
};

/** Pictures that every browser draws. */
export const PICTURES: readonly AttachmentKind[] = ['jpeg', 'png', 'webp'];

/**
 * What a file is, by what is in it and not by its name. Office files are zips: those are told as `zip`, and what stands in them is
 * for `officeKind` to say. Undefined for everything that is not let in.
 */
export function kindByContent(bytes: Uint8Array): AttachmentKind | 'zip' | undefined {
  if (bytes.length < 16) return undefined;
  if (startsWith(bytes, 0, '%PDF-')) return 'pdf';
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (startsWith(bytes, 0, '\x89PNG\r\n\x1a\n')) return 'png';
  if (startsWith(bytes, 0, 'PK\x03\x04')) return 'zip';
  if (startsWith(bytes, 0, '#!AMR\n') || startsWith(bytes, 0, '#!AMR-WB\n')) return 'amr';
  if (startsWith(bytes, 0, 'RIFF')) return riffKind(bytes);
  if (startsWith(bytes, 4, 'ftyp')) return boxedKind(bytes);
  return isMp3(bytes) ? 'mp3' : undefined;
}

/** A container says how long it is; one that is longer has something behind it. */
function riffKind(bytes: Uint8Array): AttachmentKind | undefined {
  const said = u32(bytes, 4, true) + 8;
  if (said !== bytes.length && said + 1 !== bytes.length) return undefined;
  if (startsWith(bytes, 8, 'WEBP')) return 'webp';
  return startsWith(bytes, 8, 'WAVEfmt ') ? 'wav' : undefined;
}

const HEIC = ['heic', 'heix', 'hevc', 'mif1', 'msf1'];
const SOUND = ['M4A ', 'M4B ', 'mp42', 'mp41', 'isom', 'iso2', '3gp4', '3gp5', '3gp6'];

/** Boxes follow each other to the very end; telephones record voices into the same boxes as films. */
function boxedKind(bytes: Uint8Array): AttachmentKind | undefined {
  const brand = ascii(bytes, 8, 4);
  const boxes = new Map<string, [number, number]>();
  for (let at = 0; at < bytes.length;) {
    const size = at + 8 <= bytes.length ? u32(bytes, at, false) : 0;
    if (size < 8 || at + size > bytes.length) return undefined;
    boxes.set(ascii(bytes, at + 4, 4), [at, at + size]);
    at += size;
  }
  if (HEIC.includes(brand)) return boxes.has('meta') ? 'heic' : undefined;
  const movie = boxes.get('moov');
  if (!SOUND.includes(brand) || !movie) return undefined;
  const tracks = handlersIn(bytes, ...movie);
  return tracks.length > 0 && tracks.every(track => track === 'soun') ? 'm4a' : undefined;
}

/** What the tracks of a film are for: sound, picture … */
function handlersIn(bytes: Uint8Array, from: number, to: number): string[] {
  const found: string[] = [];
  for (let at = from; at + 16 <= to; at++)
    if (bytes[at] === 0x68 && startsWith(bytes, at, 'hdlr')) {
      const handler = ascii(bytes, at + 12, 4);
      if (handler !== 'mdir' && handler !== 'mdta') found.push(handler);
    }
  return found;
}

const RATES = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0];
const SLOW_RATES = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0];
const SAMPLES = [44_100, 48_000, 32_000];

/** The length of the frame of sound that begins here; 0 where none does. */
function frameAt(bytes: Uint8Array, at: number): number {
  if (at + 4 > bytes.length || bytes[at] !== 0xff) return 0;
  const [second, third] = [bytes[at + 1] ?? 0, bytes[at + 2] ?? 0];
  if ((second & 0xe6) !== 0xe2) return 0; // synchronised, and layer III
  const version = (second >> 3) & 3; // 3: MPEG 1, 2: MPEG 2, 0: MPEG 2.5
  const sample = SAMPLES[(third >> 2) & 3];
  const rate = (version === 3 ? RATES : SLOW_RATES)[third >> 4] ?? 0;
  if (version === 1 || sample === undefined || rate === 0) return 0;
  const perSecond = sample / (version === 3 ? 1 : version === 2 ? 2 : 4);
  return Math.floor(((version === 3 ? 144 : 72) * rate * 1000) / perSecond) + ((third >> 1) & 1);
}

/** Two frames after each other, behind a tag if there is one: a single mark of two bytes stands in any file. */
function isMp3(bytes: Uint8Array): boolean {
  let at = 0;
  if (startsWith(bytes, 0, 'ID3')) {
    const size = [6, 7, 8, 9].reduce((sum, place) => sum * 128 + ((bytes[place] ?? 0) & 0x7f), 0);
    at = 10 + size;
    while (at < bytes.length && bytes[at] === 0) at++; // padding
  }
  const first = frameAt(bytes, at);
  return first > 0 && frameAt(bytes, at + first) > 0;
}

/** The number of pixels that a picture unpacks to, where its header says so. */
export function pixelsOf(bytes: Uint8Array, kind: AttachmentKind): number {
  if (kind === 'png') return u32(bytes, 16, false) * u32(bytes, 20, false);
  if (kind === 'webp' && startsWith(bytes, 12, 'VP8X')) {
    const side = (at: number) => 1 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0) + 65_536 * (bytes[at + 2] ?? 0);
    return side(24) * side(27);
  }
  if (kind !== 'jpeg') return 0;
  for (let at = 2; at + 9 < bytes.length;) {
    if (bytes[at] !== 0xff) return 0;
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return u16(bytes, at + 5, false) * u16(bytes, at + 7, false);
    at += 2 + u16(bytes, at + 2, false);
  }
  return 0;
}
