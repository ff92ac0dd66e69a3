import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The ways in which a text may stand somewhere: as it is, escaped, and encoded. */
function spellings(text: string): Buffer[] {
  const utf8 = Buffer.from(text);
  const escaped = [...Array(text.length).keys()].map(i => `\\u${text.charCodeAt(i).toString(16).padStart(4, '0')}`);
  // in base64 a text looks different at each of three places; its edges mix with what stands beside it
  const encoded = [0, 1, 2].flatMap(shift => {
    const whole = Buffer.concat([Buffer.alloc(shift), utf8]);
    const inner = whole.toString('base64').slice(shift === 0 ? 0 : 4, 4 * Math.floor(whole.length / 3));
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')].map(one => Buffer.from(one));
  });
  const ascii = /^[\x20-\x7e]*$/.test(text);
  return [
    utf8,
    Buffer.from(text, 'utf16le'),
    utf8.toString('hex'),
    ...(ascii
      ? []
      : [escaped.join(''), escaped.join('').toUpperCase().replaceAll('\\U', '\\u'), encodeURIComponent(text)]),
    ...encoded,
  ].map(one => Buffer.from(one as string));
}

/** The canaries that sing in a text or in bytes, whichever way they are written. */
export function canariesIn(where: string | Buffer, canaries: Readonly<Record<string, string>>): string[] {
  const bytes = Buffer.from(where as string);
  return Object.entries(canaries)
    .filter(([, text]) => spellings(text).some(one => one.length >= 8 && bytes.includes(one)))
    .map(([name]) => name);
}

/** Every file below a folder, with what stands in it. */
export const filesBelow = (folder: string): { name: string; bytes: Buffer }[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => statSync(join(folder, name)).isFile())
    .map(name => ({ name, bytes: readFileSync(join(folder, name)) }));
