import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { describe, expect, it } from '@jest/globals';
import type { PaperDocument } from '../../../shared/domain/paper/document.ts';
import { checkTemplate, TEMPLATE_LIMITS } from '../../../subgraphs/kit/paper/checkTemplate.ts';
import { checkTags, fillTemplate } from '../../../subgraphs/kit/paper/fillTemplate.ts';
import { writeDocx } from '../../../subgraphs/kit/paper/writeDocx.ts';
import { refusalOf } from '../../domain/refusalOf.ts';

const cell = (code: string, label: string) => ({ code, label, value: `{${code}}`, wide: false, lines: 1 });
const FORM: PaperDocument = {
  ...{ title: '交办单', unit: '', number: '{number}', landscape: false, code: 'B-331081-20260928-0001-1-22', foot: '' },
  blocks: [{ kind: 'fields', cells: [cell('department', '承办部门'), cell('task', '交办事项')] }],
};
const GOOD = writeDocx(FORM);
const KNOWN = ['number', 'department', 'task'];

/** The good template with some of its parts changed, or others beside them. */
function withParts(change: (parts: Zippable, document: string) => Zippable): Buffer {
  const parts = unzipSync(GOOD);
  const document = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  return Buffer.from(zipSync({ ...parts, ...change(parts, document) }));
}
const inBody = (xml: string): Buffer =>
  withParts((_parts, document) => ({ 'word/document.xml': strToU8(document.replace('<w:body>', `<w:body>${xml}`)) }));
const field = (...runs: string[]) =>
  inBody(`<w:p>${runs.map(run => `<w:r><w:instrText>${run}</w:instrText></w:r>`).join('')}</w:p>`);
const faultOf = (bytes: Buffer) => refusalOf(() => checkTemplate(bytes))?.params?.fault;

/** A directory that says less than what comes of it when it is unpacked. */
function lying(): Buffer {
  const bytes = withParts(() => ({ 'word/styles.xml': new Uint8Array(TEMPLATE_LIMITS.unpacked + 1) }));
  const at = bytes.lastIndexOf(Buffer.from('word/styles.xml'));
  bytes.writeUInt32LE(10, at - 46 + 24);
  return bytes;
}

describe('SJ-63: a template of a unit', () => {
  it('is taken, and filled by the names of its fields', () => {
    const clean = checkTemplate(GOOD);
    expect(checkTags(clean, KNOWN).sort()).toEqual([...KNOWN].sort());
    const hostile = '{number}<w:p>&\n第二行';
    const filled = fillTemplate(
      clean,
      { number: '7', department: '医保局', task: hostile },
      'B-331081-20260928-0001-1-22',
    );
    const text = strFromU8(unzipSync(filled)['word/document.xml'] ?? new Uint8Array());
    expect(text).toContain('医保局');
    expect(text).toContain('{number}&lt;w:p&gt;&amp;');
    expect(text).toContain('<w:br/>');
    expect(text).not.toContain('{task}');
  });

  it('has the code of each case it is filled for', () => {
    const clean = checkTemplate(GOOD);
    const pictures = ['B-331081-20260928-0001-1-22', 'B-331081-20260928-0002-1-33'].map(code =>
      Buffer.from(unzipSync(fillTemplate(clean, {}, code))['word/media/code.gif'] ?? []).toString('base64'),
    );
    expect(pictures[0]).not.toBe(pictures[1]);
  });

  it.each([
    ['a bomb', withParts(() => ({ 'word/styles.xml': new Uint8Array(TEMPLATE_LIMITS.unpacked + 1) })), 'bomb'],
    ['a bomb whose directory lies', lying(), 'bomb'],
    [
      'too many parts',
      withParts(() =>
        Object.fromEntries(Array.from({ length: 130 }, (_, i) => [`word/header${i}.xml`, strToU8('<a/>')])),
      ),
      'bomb',
    ],
    ['macros', withParts(() => ({ 'word/vbaProject.bin': strToU8('x') })), 'macro'],
    [
      'macros by their type',
      withParts(parts => ({
        '[Content_Types].xml': strToU8(
          strFromU8(parts['[Content_Types].xml'] as Uint8Array).replace('document.main', 'document.macroEnabled.main'),
        ),
      })),
      'macro',
    ],
    ['an embedded object', withParts(() => ({ 'word/embeddings/oleObject1.docx': strToU8('x') })), 'macro'],
    ['a chunk of something else', inBody('<w:altChunk r:id="rId9"/>'), 'macro'],
    ['a part that climbs out', withParts(() => ({ '../../etc/passwd': strToU8('x') })), 'names'],
    ['the same part twice', withParts(() => ({ 'word/Document.xml': strToU8('<a/>') })), 'names'],
    [
      'a link to the outside',
      withParts(() => ({
        'word/_rels/document.xml.rels': strToU8('<Relationships><Relationship TargetMode="External"/></Relationships>'),
      })),
      'external',
    ],
    ['a command in a field', field('DDEAUTO cmd "/c calc"'), 'external'],
    ['a command cut into runs', field('DDE', 'AUTO cmd'), 'external'],
    ['a file that is drawn in', field('INCLUDETEXT "C:\\\\x"'), 'external'],
    ['an entity', withParts(() => ({ 'word/styles.xml': strToU8('<!DOCTYPE a [<!ENTITY b "c">]><a/>') })), 'entity'],
    ['no zip', Buffer.from('PK no zip'), 'notDocx'],
    ['a zip of something else', Buffer.from(zipSync({ 'a.txt': strToU8('a') })), 'notDocx'],
    ['a cut file', GOOD.subarray(0, GOOD.length - 30), 'notDocx'],
    ['a large file', Buffer.alloc(TEMPLATE_LIMITS.file + 1), 'size'],
  ])('is refused with %s', (_name, bytes, fault) => {
    expect(faultOf(bytes)).toBe(fault);
  });

  it.each([
    ['{someoneElse}', 'TEMPLATE_TAG_UNKNOWN'],
    ['{constructor}', 'TEMPLATE_TAG_UNKNOWN'],
    ['{task.constructor}', 'TEMPLATE_TAG_UNKNOWN'],
    ['{#task}x{/task}', 'TEMPLATE_REFUSED'],
    ['{@task}', 'TEMPLATE_REFUSED'],
    ['{task', 'TEMPLATE_REFUSED'],
  ])('is refused with the tag %s', (tag, code) => {
    const clean = checkTemplate(inBody(`<w:p><w:r><w:t>${tag}</w:t></w:r></w:p>`));
    expect(refusalOf(() => checkTags(clean, KNOWN))?.code).toBe(code);
  });
});
