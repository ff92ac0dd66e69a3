import type { Service } from '../../kit/subgraph.ts';
import { CenterRow } from '../directory/CenterRow.ts';
import { officialName } from '../directory/officialName.ts';

/** The name that a center bears on paper. */
export async function unitName({ database, tree }: Service, code: string): Promise<string> {
  const row = await database.read.findOneBy(CenterRow, { code });
  return row ? officialName(row) : (tree.get(code)?.name ?? code);
}

/** SJ-39: a title that begins with 中心 carries the name of the center. */
export const titleFor = (title: string, unit: string): string =>
  title.startsWith('中心') ? `${unit.replace(/中心$/, '')}${title}` : title;
