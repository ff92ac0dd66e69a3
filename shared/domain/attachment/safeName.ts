import { type AttachmentKind, KIND_FACTS } from './kinds.ts';

/** The longest name, in characters as people count them, without its ending. */
export const NAME_LIMIT = 80;

/** Control characters, lone surrogates, and marks that turn the writing direction or take no room: `fdp.exe` must not read as `exe.pdf`. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;
/** What systems read as something else than a letter of a name. */
const SPECIAL = /[<>:"|?*%]/g;
/** Names that stand for a device under Windows, with any ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(?=$|\.)/i;

/**
 * The name under which a file is shown and saved: the last part of a path, without anything unseen or special, not too long, and
 * with the ending of what the file is. It refuses nothing: somebody who photographs a paper has not chosen its name.
 */
export function safeName(given: string, kind: AttachmentKind): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last.replace(UNSEEN, '').replace(SPECIAL, '_').replace(/\s+/gu, ' ');
  const bare = trimmed(withoutEnding(plain, kind));
  const short = trimmed([...bare].slice(0, NAME_LIMIT).join(''));
  return `${(short || '附件').replace(DEVICE, '_$1')}.${KIND_FACTS[kind].ending}`;
}

const trimmed = (name: string): string => name.replace(/^[\s.]+|[\s.]+$/gu, '');

/** An ending of the same kind goes; of a name that lies about what it is, the lie goes. */
function withoutEnding(name: string, kind: AttachmentKind): string {
  const endings = [
    ...Object.values(KIND_FACTS).map(({ ending }) => ending),
    'jpeg',
    'heif',
    'mp4',
    KIND_FACTS[kind].ending,
  ];
  const dot = name.lastIndexOf('.');
  return dot > 0 && endings.includes(name.slice(dot + 1).toLowerCase()) ? name.slice(0, dot) : name;
}
