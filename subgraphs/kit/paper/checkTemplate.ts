import { inflateRawSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { DomainError } from '../../../shared/domain/errors.ts';

/** What a template may be, in bytes: what is sent, what comes of it unpacked, and how many parts it has. */
export const TEMPLATE_LIMITS = { file: 300_000, unpacked: 6_000_000, parts: 120 } as const;

export type TemplateFault = 'size' | 'notDocx' | 'bomb' | 'names' | 'macro' | 'external' | 'entity' | 'broken';

export const refuseTemplate = (fault: TemplateFault): DomainError =>
  new DomainError('TEMPLATE_REFUSED', { fault, limit: String(TEMPLATE_LIMITS.file / 1_000) }, 'template');

/** What a text document is made of; whatever else a template brings does not come in. */
const PARTS =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|docProps\/(app|core|custom)\.xml|word\/(document|styles|settings|webSettings|fontTable|numbering|footnotes|endnotes|header\d*|footer\d*|theme\/theme\d*)\.xml|word\/_rels\/[a-zA-Z]+\d*\.xml\.rels|word\/media\/[\w-]{1,60}\.(png|jpe?g|gif)|customXml\/(_rels\/)?(item|itemProps)\d*\.xml(\.rels)?)$/;

/** Field codes that fetch or run something, and parts that belong to programs. */
const COMMANDS = /\b(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|MACROBUTTON|AUTOTEXT|RD)\b/i;
const MACROS = /vbaProject|macroEnabled|activeX|\.bin"|w:control\b|o:OLEObject|w:object\b|w:altChunk/i;

interface Part {
  name: string;
  content: Buffer;
  text: string;
}

/**
 * Opens what somebody has sent as a template (.docx) without believing a word of it: sizes are counted and not read off, and
 * only the parts of a plain text document come in. Answers these parts packed anew, so that nobody reads the file in another way
 * than it was checked. TEMPLATE_REFUSED: a bomb, a macro, a link to the outside, an entity, or no document at all.
 */
export function checkTemplate(bytes: Buffer): Buffer {
  if (bytes.length > TEMPLATE_LIMITS.file) throw refuseTemplate('size');
  const parts = partsOf(bytes);
  const names = parts.map(({ name }) => name);
  if (!names.includes('word/document.xml') || !names.includes('[Content_Types].xml')) throw refuseTemplate('notDocx');
  if (new Set(names.map(name => name.toLowerCase())).size < names.length) throw refuseTemplate('names');
  for (const { name, text } of parts) {
    if (/vba|\.bin$|activeX|embeddings/i.test(name)) throw refuseTemplate('macro');
    if (!PARTS.test(name)) throw refuseTemplate('names');
    if (name.startsWith('word/media/')) continue;
    if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw refuseTemplate('entity');
    if (MACROS.test(text)) throw refuseTemplate('macro');
    if (/TargetMode\s*=\s*["']External/i.test(text) || isCommand(text)) throw refuseTemplate('external');
  }
  const files = Object.fromEntries(parts.map(({ name, content }) => [name, content]));
  return Buffer.from(zipSync(files, { mtime: new Date(Date.UTC(2000, 0, 2)) }));
}

/** Instructions of fields may be cut into runs, so that they are looked at put together. */
function isCommand(text: string): boolean {
  const runs = [...text.matchAll(/<w:instrText[^>]*>([^<]*)<\/w:instrText>/g)].map(
    ([, instruction]) => instruction ?? '',
  );
  const simple = [...text.matchAll(/w:instr\s*=\s*["']([^"']*)["']/g)].map(([, instruction]) => instruction ?? '');
  return COMMANDS.test(runs.join('')) || simple.some(instruction => COMMANDS.test(instruction));
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;

/** The parts of a zip by its directory, each unpacked and measured; more than is allowed is never unpacked. */
function partsOf(bytes: Buffer): Part[] {
  try {
    return [...readParts(bytes)];
  } catch (fault) {
    throw fault instanceof DomainError ? fault : refuseTemplate('notDocx');
  }
}

function* readParts(bytes: Buffer): Generator<Part> {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || bytes.readUInt32LE(end) !== END) throw refuseTemplate('notDocx');
  const count = bytes.readUInt16LE(end + 10);
  if (count > TEMPLATE_LIMITS.parts) throw refuseTemplate('bomb');
  let at = bytes.readUInt32LE(end + 16);
  let left: number = TEMPLATE_LIMITS.unpacked;
  for (let i = 0; i < count; i++) {
    if (bytes.readUInt32LE(at) !== ENTRY) throw refuseTemplate('notDocx');
    const [flags, method] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10)];
    const packed = bytes.readUInt32LE(at + 20);
    const [nameLength, extra, comment] = [28, 30, 32].map(place => bytes.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ];
    const local = bytes.readUInt32LE(at + 42);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    at += 46 + nameLength + extra + comment;
    if (name.endsWith('/')) continue;
    // encrypted, or packed in a way that no word processor uses
    if ((flags & 1) === 1 || (method !== 0 && method !== 8)) throw refuseTemplate('notDocx');
    if (bytes.readUInt32LE(local) !== LOCAL) throw refuseTemplate('notDocx');
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = unpack(bytes.subarray(start, start + packed), method, left);
    left -= content.length;
    yield { name, content, text: content.toString('utf8') };
  }
}

function unpack(packed: Buffer, method: number, most: number): Buffer {
  if (method === 0) {
    if (packed.length > most) throw refuseTemplate('bomb');
    return packed;
  }
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) });
  } catch (fault) {
    throw refuseTemplate((fault as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'bomb' : 'notDocx');
  }
}
