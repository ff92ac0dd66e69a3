import type { EntityManager } from 'typeorm';
import { postingsOf } from '../../../shared/domain/library/terms.ts';
import { addUp } from '../../kit/addUp.ts';
import type { LibraryRow } from './LibraryRow.ts';
import { LibraryTerm } from './LibraryRow.ts';
import { segment } from './segment.ts';

/** So many rows in one statement: SQLite takes 32,766 values, and three are one row. */
const AT_ONCE = 500;

const COUNTS = { name: 'library_term_counts', key: ['term'], number: 'texts' } as const;
/** Stands among the words for the number of all cases; no segmenter gives it. */
export const ALL_TEXTS = '#';

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

/** Adds to the counts of words, in the order of their names, so that no two writers wait for each other in a circle. */
const count = (tx: EntityManager, terms: readonly string[], by: number): Promise<void> =>
  addUp(
    tx,
    COUNTS,
    [...terms, ALL_TEXTS].sort().map(term => [term, by] as const),
  );

/** Puts a published case into the index, in the commit that publishes it. */
export async function indexCase(tx: EntityManager, row: Worded & Pick<LibraryRow, 'doc'>): Promise<void> {
  await unindexCase(tx, row);
  const rows = [...postingsOfCase(row)].map(([term, impact]) => ({ term, doc: row.doc, impact }));
  for (let i = 0; i < rows.length; i += AT_ONCE) await tx.insert(LibraryTerm, rows.slice(i, i + AT_ONCE));
  await count(
    tx,
    rows.map(({ term }) => term),
    1,
  );
}

/** Takes it out again. */
export async function unindexCase(tx: EntityManager, { doc }: Pick<LibraryRow, 'doc'>): Promise<void> {
  const rows = await tx.findBy(LibraryTerm, { doc });
  if (rows.length === 0) return;
  await tx.delete(LibraryTerm, { doc });
  await count(
    tx,
    rows.map(({ term }) => term),
    -1,
  );
}
