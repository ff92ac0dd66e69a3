import type { Service } from '../../kit/subgraph.ts';
import { CenterRow } from './CenterRow.ts';
import { officialName } from './officialName.ts';

/** The name that a center bears on paper. */
export async function unitName({ database, tree }: Service, code: string): Promise<string> {
  const row = await database.read.findOneBy(CenterRow, { code });
  return row ? officialName(row) : (tree.get(code)?.name ?? code);
}
