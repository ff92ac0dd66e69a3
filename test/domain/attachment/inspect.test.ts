import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from '@jest/globals';
import { inspect } from '../../../shared/domain/attachment/inspect.ts';
import { type AttachmentKind, ATTACHMENT_KINDS } from '../../../shared/domain/attachment/kinds.ts';
import * as sample from '../../testkit/sampleFiles.ts';
import { refusalOf } from '../refusalOf.ts';

const look = (bytes: Uint8Array) => inspect(bytes, sample.unpack);
const codeOf = (bytes: Uint8Array) => refusalOf(() => look(bytes))?.code;
const after = (file: Buffer, text: string) => Buffer.concat([file, Buffer.from(text)]);

const EACH: Record<AttachmentKind, Buffer> = {
  pdf: sample.pdf(),
  jpeg: sample.jpeg(),
  png: sample.png(),
  webp: sample.webp(),
  heic: sample.heic(),
  docx: sample.docx(),
  xlsx: sample.xlsx(),
  mp3: sample.mp3(),
  m4a: sample.m4a(),
  amr: sample.amr(),
  wav: sample.wav(),
};

/** The file with a number written over at a place. */
const with32 = (file: Buffer, at: number, n: number) => {
  const copy = Buffer.from(file);
  copy.writeUInt32LE(n, at);
  return copy;
};

describe('a file is what is in it', () => {
  it.each(ATTACHMENT_KINDS)('%s', kind => expect(look(EACH[kind]).kind).toBe(kind));

  it.each([
    ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(100)])],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a drawing that runs', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['a text', Buffer.from('张三的材料，一个字也不是图片')],
    ['a zip of no office', Buffer.from(zipSync({ 'a.exe': strToU8('MZ') }))],
    ['an office file of two minds', sample.docx({ 'xl/workbook.xml': strToU8('<workbook/>') })],
    ['a film', sample.m4a('soun', 'vide')],
    ['two bytes of sound', Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0]), Buffer.alloc(2_000)])],
    ['a GIF', Buffer.from('GIF89a'.padEnd(40, '\0'))],
    ['nothing', Buffer.alloc(0)],
    ['a PDF behind something else', Buffer.concat([Buffer.from('<script>'), sample.pdf()])],
    ['a container with something behind it', after(sample.webp(), '<script>alert(1)</script>')],
  ])('%s is not let in', (_what, bytes) => expect(codeOf(bytes)).toBe('ATTACHMENT_KIND'));

  it.each([
    ['a PDF that is cut off', sample.pdf().subarray(0, -20)],
    ['a PDF with a page behind it', after(sample.pdf(), '<html></html>')],
    ['a photograph that is cut off', sample.jpeg().subarray(0, -30)],
    ['a picture that is cut off', sample.png().subarray(0, -13)],
    ['an office file with words behind it', after(sample.docx(), 'MZ')],
    ['a part with a name that leads out', sample.docx({ '../../evil.xml': strToU8('<a/>') })],
    ['two parts of one name', sample.docx({ 'WORD/document.xml': strToU8('<a/>') })],
    ['a directory that is not where it is said to be', with32(sample.docx(), sample.docx().length - 6, 7)],
  ])('%s is told as broken', (_what, bytes) => expect(codeOf(bytes)).toBe('ATTACHMENT_BROKEN'));

  it.each([
    ['a macro', sample.docx({ 'word/vbaProject.bin': strToU8('x') })],
    ['a macro under another name', sample.docx({}, 'application/vnd.ms-word.document.macroEnabled.main+xml')],
    ['a file inside', sample.docx({ 'word/embeddings/a.xlsx': strToU8('x') })],
    ['a control', sample.docx({ 'word/activeX/activeX1.xml': strToU8('x') })],
    [
      'a template from elsewhere',
      sample.docx({
        'word/_rels/settings.xml.rels': strToU8(
          '<Relationships><Relationship Type="attachedTemplate" Target="http://x/" TargetMode="External"/></Relationships>',
        ),
      }),
    ],
    ['a script in a PDF', sample.pdf('/OpenAction << /S /JavaScript /JS (app.alert(1)) >>')],
    ['the same with letters as numbers', sample.pdf('/OpenAction << /S /J#61vaScript >>')],
    ['a PDF that starts a program', sample.pdf('/A << /S /Launch >>')],
  ])('%s is not let in', (_what, bytes) => expect(codeOf(bytes)).toBe('ATTACHMENT_ACTIVE'));

  it.each([
    ['a part that unpacks to 70 MB', sample.docx({ 'word/theme.xml': new Uint8Array(70_000_000) })],
    [
      'parts that unpack to 180 MB together',
      sample.docx(Object.fromEntries([1, 2, 3, 4].map(i => [`word/media${i}.xml`, new Uint8Array(45_000_000)]))),
    ],
    [
      'thousands of parts',
      sample.docx(Object.fromEntries(Array.from({ length: 2_001 }, (_, i) => [`word/a${i}.xml`, strToU8('x')]))),
    ],
    ['a picture of a thousand million points', sample.png({ side: 1, claims: 40_000 })],
  ])('%s is a bomb', (_what, bytes) => expect(codeOf(bytes)).toBe('ATTACHMENT_BOMB'));

  it('finds parts that share their bytes', () => {
    const file = sample.docx({ 'word/a.xml': strToU8('a'.repeat(500)) });
    const first = file.indexOf('PK\x01\x02');
    // the first part is said to reach into the second
    const copy = with32(file, first + 20, file.readUInt32LE(first + 20) + 40);
    expect(codeOf(copy)).toBe('ATTACHMENT_BOMB');
  });
});
