import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { LEVELS } from '../../../shared/domain/levels.ts';

const CODE = z.string().regex(/^\d{6}(\d{3})?(Z\d{2})?(S\d{2})?$/);
const DAY = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const ROW = z.object({
  code: CODE,
  name: z.string().min(1).max(80),
  level: z.enum(LEVELS),
  kind: z.enum(['division', 'zone', 'subCenter']),
  parent: CODE.nullable(),
  adcode: z.string().max(12).nullable(),
  windows: z.number().int().min(1).default(1),
  validFrom: DAY.nullable().default(null),
  validTo: DAY.nullable().default(null),
  successor: CODE.nullable().default(null),
});
const FILE = z.object({ asOf: DAY, centers: z.array(ROW) });

export type EditionRow = z.output<typeof ROW>;

/** One edition of the directory: all files of a folder together. */
export interface Edition {
  /** The newest day that one of its files speaks of. */
  asOf: string;
  rows: ReadonlyMap<string, EditionRow>;
}

/** The texts of all files of an edition, in the order of their names. */
const textsOf = (folder: string): string[] =>
  readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .sort()
    .map(name => readFileSync(join(folder, name), 'utf8'));

/** Tells one edition from another without reading what stands in it. */
export const digestEdition = (folder: string): string =>
  createHash('sha256').update(textsOf(folder).join('\n')).digest('hex');

/** Reads all files of an edition. Refuses doubled codes, parents that are not there, and rings. */
export function readEdition(folder: string): Edition {
  const files = textsOf(folder).map(text => FILE.parse(JSON.parse(text)));
  const rows = new Map<string, EditionRow>();
  for (const row of files.flatMap(({ centers }) => centers)) {
    if (rows.has(row.code)) throw new Error(`the directory has ${row.code} twice`);
    rows.set(row.code, row);
  }
  for (const { code, parent } of rows.values())
    if (parent !== null && !rows.has(parent)) throw new Error(`the directory has no ${parent}, the parent of ${code}`);
  for (const row of rows.values()) checkRoot(row, rows);
  return {
    asOf:
      files
        .map(({ asOf }) => asOf)
        .sort()
        .at(-1) ?? '',
    rows,
  };
}

/** Every center must reach a province by its parents: a ring would have no end, and no level above. */
function checkRoot(row: EditionRow, rows: ReadonlyMap<string, EditionRow>): void {
  const seen = new Set<string>();
  for (let at: EditionRow | undefined = row; at; at = at.parent === null ? undefined : rows.get(at.parent)) {
    if (seen.has(at.code)) throw new Error(`in the directory ${row.code} stands above itself`);
    seen.add(at.code);
    if (at.parent === null && at.level !== 'province') throw new Error(`the directory has no parent for ${at.code}`);
  }
}
