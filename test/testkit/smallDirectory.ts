import { mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digestEdition, type EditionRow, readEdition } from '../../subgraphs/capabilities/directory/readEdition.ts';
import { DIRECTORY_FOLDER } from '../../subgraphs/places.ts';

/** Counties whose townships the tests speak of. */
const WITH_TOWNSHIPS = new Set(['340882', '341322', '310109', '310117', '430524', '331081', '441900']);

/** Counties beside those of three provinces: 隆回, 温岭. */
const COUNTIES = new Set(['430524', '331081']);

/** The rows of the small edition; they are picked out once for a run, since to read the whole one takes longer than a suite should wait. */
export function smallEdition(): EditionRow[] {
  const kept = join(tmpdir(), `doudi-small-${digestEdition(DIRECTORY_FOLDER).slice(0, 16)}-${process.ppid}.json`);
  try {
    return JSON.parse(readFileSync(kept, 'utf8')) as EditionRow[];
  } catch {
    // the first to ask: two at once write the same, each in one go
  }
  const rows = [...readEdition(DIRECTORY_FOLDER).rows.values()].filter(
    ({ code, level, parent }) =>
      level === 'province' ||
      level === 'city' ||
      (level === 'county' && (/^(34|31|42)/.test(code) || COUNTIES.has(code))) ||
      (level === 'township' && WITH_TOWNSHIPS.has(parent ?? '')),
  );
  const codes = new Set(rows.map(({ code }) => code));
  const small = rows.filter(({ parent }) => parent === null || codes.has(parent));
  const written = `${kept}.${process.pid}`;
  writeFileSync(written, JSON.stringify(small));
  renameSync(written, kept);
  return small;
}

/**
 * A part of the real directory, for hubs that start in a second: all provinces and cities, the counties of Anhui, Shanghai
 * and Hubei, and the townships of a few. `change` makes another edition of it.
 */
export function smallDirectory(change: (rows: EditionRow[]) => EditionRow[] = rows => rows): string {
  const folder = mkdtempSync(join(tmpdir(), 'doudi-directory-'));
  writeFileSync(join(folder, 'centers.json'), JSON.stringify({ asOf: '2024-12-31', centers: change(smallEdition()) }));
  return folder;
}
