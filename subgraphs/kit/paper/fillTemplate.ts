import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { DomainError } from '../../../shared/domain/errors.ts';
import { refuseTemplate } from './checkTemplate.ts';
import { CODE_PICTURE, codePicture } from './writeDocx.ts';

interface Placeholder {
  type: string;
  value: string;
  module?: string;
}

/** Takes down every tag that is found, of whatever kind. */
function tagCollector(found: Placeholder[]) {
  return {
    name: 'TagCollector',
    postparse(parts: Placeholder[]) {
      found.push(...parts.filter(({ type }) => type === 'placeholder'));
      return parts;
    },
  };
}

/** A tag is a name and nothing else: no loops, no conditions, no raw XML. */
const TAG = /^[A-Za-z][A-Za-z0-9]{0,39}$/;

/**
 * The tags of a template that has passed `checkTemplate`. TEMPLATE_TAG_UNKNOWN for one that the form does not have, TEMPLATE_REFUSED
 * where they are not well written.
 */
export function checkTags(bytes: Buffer, known: readonly string[]): string[] {
  const found: Placeholder[] = [];
  try {
    new Docxtemplater(new PizZip(bytes), { modules: [tagCollector(found) as never], errorLogging: false });
  } catch {
    throw refuseTemplate('broken');
  }
  if (found.some(({ module }) => module)) throw refuseTemplate('broken');
  const tags = found.map(({ value }) => value);
  const stranger = tags.find(tag => !TAG.test(tag) || !known.includes(tag));
  if (stranger !== undefined)
    throw new DomainError('TEMPLATE_TAG_UNKNOWN', { tag: stranger.slice(0, 40), tags: known.join('、') }, 'template');
  return [...new Set(tags)];
}

/** A template with its tags filled in, and the picture of the code where it has the place for one (N21). */
export function fillTemplate(bytes: Buffer, values: Readonly<Record<string, string>>, code: string | null): Buffer {
  const zip = new PizZip(bytes);
  if (code !== null && zip.file(CODE_PICTURE)) zip.file(CODE_PICTURE, codePicture(code));
  const document = new Docxtemplater(zip, { linebreaks: true, errorLogging: false, nullGetter: () => '' });
  document.render({ ...values });
  return document.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}
