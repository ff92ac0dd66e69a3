import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DomainError } from '../../../shared/domain/errors.ts';

/** Where systems keep the free fonts that a Chinese paper is printed in: Debian, Fedora, Arch, openSUSE. */
const FOLDERS = [
  '/usr/share/fonts/opentype/noto',
  '/usr/share/fonts/google-noto-serif-cjk-fonts',
  '/usr/share/fonts/noto-cjk',
  '/usr/share/fonts/truetype',
] as const;

const FILES = { normal: 'NotoSerifCJK-Regular.ttc', bold: 'NotoSerifCJK-Bold.ttc' } as const;
const FACES = { normal: 'NotoSerifCJKsc-Regular', bold: 'NotoSerifCJKsc-Bold' } as const;

/** A file with several faces, and which of them. */
export type FontFace = readonly [file: string, face: string];

/** The fonts of a paper. */
export interface PaperFonts {
  normal: FontFace;
  bold: FontFace;
}

/**
 * The fonts that papers are printed in, from the folder of the settings or from where systems keep them. Without them there is
 * no Chinese on paper: PAPER_FONT_MISSING says what to install, and nothing half-printed leaves.
 */
export function paperFonts(folder: string | null): PaperFonts {
  const places = folder === null ? FOLDERS : [folder];
  const found = places.find(place => existsSync(join(place, FILES.normal)) && existsSync(join(place, FILES.bold)));
  if (found === undefined) throw new DomainError('PAPER_FONT_MISSING', { file: FILES.normal });
  return { normal: [join(found, FILES.normal), FACES.normal], bold: [join(found, FILES.bold), FACES.bold] };
}
