import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EditionRow, readEdition } from '../../subgraphs/capabilities/directory/readEdition.ts';
import { DIRECTORY_FOLDER } from '../../subgraphs/places.ts';

/** Counties whose townships the tests speak of. */
const WITH_TOWNSHIPS = new Set(['340882', '341322', '310109', '310117', '430524', '331081', '441900']);

/** Counties beside those of three provinces: 隆回, 温岭. */
const COUNTIES = new Set(['430524', '331081']);

/**
 * A part of the real directory, for hubs that start in a second: all provinces and cities, the counties of Anhui, Shanghai
 * and Hubei, and the townships of a few. `change` makes another edition of it.
 */
export function smallDirectory(change: (rows: EditionRow[]) => EditionRow[] = rows => rows): string {
  const rows = [...readEdition(DIRECTORY_FOLDER).rows.values()].filter(
    ({ code, level, parent }) =>
      level === 'province' ||
      level === 'city' ||
      (level === 'county' && (/^(34|31|42)/.test(code) || COUNTIES.has(code))) ||
      (level === 'township' && WITH_TOWNSHIPS.has(parent ?? '')),
  );
  const codes = new Set(rows.map(({ code }) => code));
  const centers = change(rows.filter(({ parent }) => parent === null || codes.has(parent)));
  const folder = mkdtempSync(join(tmpdir(), 'doudi-directory-'));
  writeFileSync(join(folder, 'centers.json'), JSON.stringify({ asOf: '2024-12-31', centers }));
  return folder;
}
