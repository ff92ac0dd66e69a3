import type { EntityManager } from 'typeorm';
import { postingsOf } from '../../../shared/domain/library/terms.ts';
import type { LibraryRow } from './LibraryRow.ts';
import { LibraryTerm } from './LibraryRow.ts';
import { segment } from './segment.ts';

/** So many rows in one statement: SQLite takes 32,766 values, and three are one row. */
const AT_ONCE = 500;

type Worded = Pick<LibraryRow, 'title' | 'item' | 'causes' | 'problem' | 'obstacle' | 'solution' | 'basis' | 'effect'>;

/** The words of a case with what each tells of it: what it is called tells most. */
export const postingsOfCase = ({ title, item, causes, ...texts }: Worded): Map<string, number> =>
  postingsOf(
    [
      { words: segment(title), weight: 3 },
      { words: segment(item ?? ''), weight: 2 },
      { words: segment(texts.problem), weight: 2 },
      { words: segment(texts.obstacle), weight: 2 },
      ...[texts.solution, texts.basis, texts.effect].map(text => ({ words: segment(text ?? ''), weight: 1 })),
    ],
    { item, causes },
  );

/** Puts a published case into the index, in the commit that publishes it. */
export async function indexCase(tx: EntityManager, row: Worded & Pick<LibraryRow, 'doc'>): Promise<void> {
  await unindexCase(tx, row);
  const rows = [...postingsOfCase(row)].map(([term, impact]) => ({ term, doc: row.doc, impact }));
  for (let i = 0; i < rows.length; i += AT_ONCE) await tx.insert(LibraryTerm, rows.slice(i, i + AT_ONCE));
}

/** Takes it out again. */
export async function unindexCase(tx: EntityManager, { doc }: Pick<LibraryRow, 'doc'>): Promise<void> {
  await tx.delete(LibraryTerm, { doc });
}
