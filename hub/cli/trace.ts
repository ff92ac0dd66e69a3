import { readFileSync } from 'node:fs';
import { LEVELS } from '../../shared/domain/levels.ts';
import { marksOf } from '../../shared/domain/privacy/marksOf.ts';
import { showMark } from '../../shared/domain/privacy/viewerMark.ts';
import { SettingsError } from '../../shared/settings.ts';
import type { MarkedView } from '../../subgraphs/capabilities/disclosure/MarkedView.ts';
import { MARKED, viewOfMark } from '../../subgraphs/capabilities/disclosure/viewOfMark.ts';
import { readDatabase } from '../../subgraphs/kit/readDatabase.ts';
import { placeOf } from '../../subgraphs/places.ts';
import { settingsOfProcess } from '../config.ts';

/** `hub trace`: whose view a leaked list, a piece of one, or a printed mark comes from (N12). Reads the databases of the levels. */
export async function runTrace(file: string): Promise<void> {
  const marks = marksOf(read(file));
  if (marks.length === 0) {
    process.stdout.write(`${file}: no mark was found. Any 20 rows that follow each other in an export carry one.\n`);
    process.exitCode = 1;
    return;
  }
  for (const { mark, shares } of marks) {
    const how = shares === null ? 'written' : `hidden, in ${shares} shares`;
    const views = await viewsOf(mark);
    process.stdout.write(`${showMark(mark)} (${how})\n${views.join('') || '  no level knows this mark\n'}`);
    if (views.length === 0) process.exitCode = 1;
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (fault) {
    throw new SettingsError([`${file}: cannot be read (${(fault as NodeJS.ErrnoException).code ?? 'unknown'})`]);
  }
}

async function viewsOf(mark: string): Promise<string[]> {
  const place = placeOf(settingsOfProcess());
  const views: string[] = [];
  for (const level of LEVELS) {
    const view = await readDatabase(place, level, MARKED, db => viewOfMark(db, mark));
    if (view) views.push(said(level, view));
  }
  return views;
}

/** Who, when, which view. */
function said(
  level: string,
  { person, role, center, at, area, filter, rows, number, purpose, note, until }: MarkedView,
) {
  const what =
    area === null
      ? `the reporter of ${number}, for ${purpose} until ${until}: ${note}`
      : `an export of ${rows} files of ${area} at the level ${level}, narrowed to ${filter}`;
  return `  ${person} (${role} at ${center}), ${at}\n  ${what}\n`;
}
