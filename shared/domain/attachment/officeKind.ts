import { DomainError, type ErrorCode } from '../errors.ts';
import { ascii, u16, u32 } from './bytes.ts';
import type { AttachmentKind } from './kinds.ts';

/** Unpacks one part of a zip, and gives up beyond `most` bytes. */
export type Unpack = (packed: Uint8Array, most: number) => Uint8Array | 'tooMuch' | 'broken';

/** Parts of one file, bytes of one part and of all: what a long document with pictures has, several times over. */
const MOST = { parts: 2_000, xml: 60_000_000, unpacked: 150_000_000 } as const;

const ACTIVE_NAME =
  /vbaProject|vbaData|activeX|\.bin$|\/embeddings\/|externalLinks|\.(exe|dll|js|vbs|hta|lnk|scr|bat|cmd)$/i;
const ACTIVE_TYPE = /macroEnabled|vbaProject|activeX|oleObject/i;
const OUTSIDE =
  /attachedTemplate[^>]*TargetMode\s*=\s*["']External|TargetMode\s*=\s*["']External["'][^>]*(attachedTemplate|oleObject|frame)/i;

const refuse = (code: ErrorCode): never => {
  throw new DomainError(code, {}, 'file');
};

interface Entry {
  name: string;
  from: number;
  to: number;
  packed: Uint8Array;
  method: number;
}

/**
 * What a zip is that begins like an office file: a text document or a table, without macros, controls and files inside. Sizes are
 * counted by unpacking and not read off. Refuses with ATTACHMENT_KIND, ATTACHMENT_ACTIVE, ATTACHMENT_BOMB or ATTACHMENT_BROKEN.
 */
export function officeKind(bytes: Uint8Array, unpack: Unpack): Extract<AttachmentKind, 'docx' | 'xlsx'> {
  const entries = entriesOf(bytes);
  const names = new Set(entries.map(({ name }) => name.toLowerCase()));
  if (names.size < entries.length) refuse('ATTACHMENT_BROKEN');
  const kind = names.has('word/document.xml') ? 'docx' : names.has('xl/workbook.xml') ? 'xlsx' : undefined;
  if (!kind || !names.has('[content_types].xml') || names.has('word/document.xml') === names.has('xl/workbook.xml'))
    return refuse('ATTACHMENT_KIND');
  let left: number = MOST.unpacked;
  for (const entry of entries) {
    const { name } = entry;
    if (name.startsWith('/') || name.split(/[/\\]/).includes('..') || name.includes('\0')) refuse('ATTACHMENT_BROKEN');
    if (ACTIVE_NAME.test(name)) refuse('ATTACHMENT_ACTIVE');
    const content = contentOf(entry, unpack, Math.min(left, MOST.xml));
    left -= content.length;
    if (left < 0) refuse('ATTACHMENT_BOMB');
    if (/^\[Content_Types\]\.xml$|\.rels$/i.test(name)) {
      const text = new TextDecoder().decode(content);
      if (ACTIVE_TYPE.test(text) || OUTSIDE.test(text)) refuse('ATTACHMENT_ACTIVE');
    }
  }
  return kind;
}

function contentOf({ method, packed }: Entry, unpack: Unpack, most: number): Uint8Array {
  if (method === 0) return packed;
  const content = method === 8 ? unpack(packed, Math.max(1, most)) : 'broken';
  if (content === 'tooMuch') return refuse('ATTACHMENT_BOMB');
  return content === 'broken' ? refuse('ATTACHMENT_BROKEN') : content;
}

/** The parts as the directory names them. They lie one behind the other from the first byte on, and the directory ends the file. */
function entriesOf(bytes: Uint8Array): Entry[] {
  const end = bytes.length - 22;
  // no comment behind the directory: something else could stand in it
  if (end < 0 || u32(bytes, end, true) !== 0x06054b50 || u16(bytes, end + 20, true) !== 0) refuse('ATTACHMENT_BROKEN');
  const [count, size, start] = [u16(bytes, end + 10, true), u32(bytes, end + 12, true), u32(bytes, end + 16, true)];
  if (count > MOST.parts) refuse('ATTACHMENT_BOMB');
  if (start + size !== end) refuse('ATTACHMENT_BROKEN');
  const entries: Entry[] = [];
  for (let at = start, i = 0; i < count; i++) {
    if (at + 46 > end || u32(bytes, at, true) !== 0x02014b50) refuse('ATTACHMENT_BROKEN');
    const nameLength = u16(bytes, at + 28, true);
    const name = ascii(bytes, at + 46, nameLength);
    if ((u16(bytes, at + 8, true) & 1) === 1) refuse('ATTACHMENT_BROKEN'); // under a password nobody can look
    const from = u32(bytes, at + 42, true);
    if (u32(bytes, from, true) !== 0x04034b50 || ascii(bytes, from + 30, u16(bytes, from + 26, true)) !== name)
      refuse('ATTACHMENT_BROKEN');
    const body = from + 30 + u16(bytes, from + 26, true) + u16(bytes, from + 28, true);
    const to = body + u32(bytes, at + 20, true);
    if (to > start) refuse('ATTACHMENT_BROKEN');
    if (!name.endsWith('/'))
      entries.push({ name, from, to, packed: bytes.subarray(body, to), method: u16(bytes, at + 10, true) });
    at += 46 + nameLength + u16(bytes, at + 30, true) + u16(bytes, at + 32, true);
  }
  const inOrder = entries.toSorted((a, b) => a.from - b.from);
  // parts that share their bytes unpack to more than anybody sent
  if (inOrder.some(({ from }, i) => from < (inOrder[i - 1]?.to ?? 0))) refuse('ATTACHMENT_BOMB');
  return entries;
}
