import { deflateSync, inflateRawSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import type { Unpack } from '../../shared/domain/attachment/officeKind.ts';

/** Small files of each kind, made byte by byte, so that a test knows what stands in them. */
const big = (n: number, size: 2 | 4): Buffer => {
  const bytes = Buffer.alloc(size);
  if (size === 2) bytes.writeUInt16BE(n);
  else bytes.writeUInt32BE(n);
  return bytes;
};

export const unpack: Unpack = (packed, most) => {
  try {
    return inflateRawSync(packed, { maxOutputLength: most });
  } catch (fault) {
    return (fault as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'tooMuch' : 'broken';
  }
};

/** Where a photograph was taken, as its metadata say it. */
export const PLACE = 'GPS 30.6341 N 116.5876 E 梅城镇虚构路9号';

/** EXIF with the way the picture is held, and a place. */
const exif = (way: number): Buffer => {
  const entry = Buffer.from([0x12, 0x01, 3, 0, 1, 0, 0, 0, way, 0, 0, 0]);
  const tiff = [Buffer.from('II*\0'), Buffer.from([8, 0, 0, 0, 1, 0]), entry, Buffer.alloc(4), Buffer.from(PLACE)];
  return Buffer.concat([Buffer.from('Exif\0\0'), ...tiff]);
};
const segment = (marker: number, content: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0xff, marker]), big(content.length + 2, 2), content]);

// 1 × 1, grey
const TINY_JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==',
  'base64',
);

/** A photograph with its place, and a comment behind it. */
export const jpeg = ({ way = 6 } = {}): Buffer =>
  Buffer.concat([
    TINY_JPEG.subarray(0, 20),
    segment(0xe1, exif(way)),
    segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${PLACE}`)),
    segment(0xfe, Buffer.from(PLACE)),
    TINY_JPEG.subarray(20),
  ]);

const CRC = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});
const crc = (bytes: Buffer): number =>
  (bytes.reduce((c, byte) => (CRC[(c ^ byte) & 0xff] ?? 0) ^ (c >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;
const chunk = (name: string, content: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(name), content]);
  return Buffer.concat([big(content.length, 4), named, big(crc(named), 4)]);
};

/** A picture with words in it. `size` says what the header claims, whatever is there. */
export const png = ({
  side = 1,
  claims,
  noise = 0,
}: { side?: number; claims?: number; noise?: number } = {}): Buffer => {
  const said = claims ?? side;
  const head = Buffer.concat([big(said, 4), big(said, 4), Buffer.from([8, 2, 0, 0, 0])]);
  const rows = Buffer.alloc(side * (1 + side * 3), 0x7f);
  for (let y = 0; y < side; y++) rows[y * (1 + side * 3)] = 0;
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('tEXt', Buffer.from(`Comment\0${PLACE}`)),
    chunk('eXIf', exif(1)),
    // so large as somebody needs it, and still a picture
    ...(noise > 0 ? [chunk('sPLT', Buffer.alloc(noise, 7))] : []),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

const little = (n: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(n);
  return bytes;
};
const riffChunk = (name: string, content: Buffer): Buffer =>
  Buffer.concat([Buffer.from(name), little(content.length), content, Buffer.alloc(content.length % 2)]);
const riff = (kind: string, ...chunks: Buffer[]): Buffer => {
  const body = Buffer.concat([Buffer.from(kind), ...chunks]);
  return Buffer.concat([Buffer.from('RIFF'), little(body.length), body]);
};

export const webp = (): Buffer =>
  riff(
    'WEBP',
    riffChunk('VP8X', Buffer.from([0x0c, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
    riffChunk('VP8L', Buffer.from([0x2f, 0, 0, 0, 0, 0])),
    riffChunk('EXIF', exif(1)),
    riffChunk('XMP ', Buffer.from(PLACE)),
  );

export const wav = (): Buffer =>
  riff('WAVE', riffChunk('fmt ', Buffer.alloc(16, 1)), riffChunk('data', Buffer.alloc(8)));

export const pdf = (inside = ''): Buffer => {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] ${inside} >>`,
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, i) => {
    const place = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map(place => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const start = text.length;
  text += `xref\n0 4\n0000000000 65535 f \n${table}trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
};

const box = (name: string, content: Buffer): Buffer =>
  Buffer.concat([big(content.length + 8, 4), Buffer.from(name), content]);
const handler = (kind: string): Buffer =>
  box('hdlr', Buffer.concat([Buffer.alloc(8), Buffer.from(kind), Buffer.alloc(12)]));
export const heic = (): Buffer =>
  Buffer.concat([box('ftyp', Buffer.from('heic\0\0\0\0mif1')), box('meta', Buffer.alloc(16))]);
export const m4a = (...tracks: string[]): Buffer =>
  Buffer.concat([
    box('ftyp', Buffer.from('M4A \0\0\0\0')),
    box('moov', Buffer.concat((tracks.length > 0 ? tracks : ['soun']).map(handler))),
  ]);
export const amr = (): Buffer => Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(20, 4)]);
export const mp3 = (): Buffer => {
  const frame = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(413)]);
  return Buffer.concat([Buffer.from('ID3\x03\0\0\0\0\0\x0a'), Buffer.alloc(10), frame, frame]);
};

const types = (main: string) =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`;
const PLAIN_DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

/** A text document of these parts, beside those without which it is none. */
export const docx = (more: Record<string, Uint8Array> = {}, main = PLAIN_DOCX): Buffer =>
  Buffer.from(
    zipSync({
      '[Content_Types].xml': strToU8(types(main)),
      'word/document.xml': strToU8('<w:document/>'),
      ...more,
    }),
  );
export const xlsx = (): Buffer =>
  Buffer.from(zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': strToU8('<workbook/>') }));
