import { type EntityManager, In } from 'typeorm';
import { countTerms } from '../../../shared/domain/library/terms.ts';
import { telling } from '../../../shared/domain/library/ranking.ts';
import { ALL_TEXTS } from './indexCase.ts';
import { LibraryTermCount } from './LibraryRow.ts';

/** What one question may cost: the rarest words, so that a long draft costs no more than a short one. */
const EFFORT = { most: 14, places: 20_000, least: 3 };

/** A condition on `library_cases l`, with its values. */
export interface Condition {
  sql: string;
  values: readonly (string | number | boolean)[];
}

export interface Found {
  doc: number;
  score: number;
}

/** Where a page of finds ended. */
export type FoundBefore = Found | null;

/**
 * The cases of the library that tell most of these words (BM25), the best first, of equals the latest. All numbers are whole, so that
 * SQLite, MariaDB and MySQL add them up alike. A case that tells one word often stands behind one that tells several; the sum runs over the index alone, and rows are looked at for what may be seen.
 */
export async function findCases(
  read: EntityManager,
  words: readonly string[],
  conditions: readonly Condition[],
  page: { size: number; before: FoundBefore },
): Promise<Found[]> {
  const terms = await weigh(read, words);
  if (terms.length === 0) return [];
  const marks = terms.map(() => '?').join(', ');
  const weights = terms.map(({ weight }) => `when ? then ${weight}`).join(' ');
  const names = terms.map(({ term }) => term);
  const sums = `select t.doc as doc, sum(t.impact * case t.term ${weights} end) * count(*) as score
    from library_terms t where t.term in (${marks}) group by t.doc`;
  const after: Condition[] = page.before
    ? [
        {
          sql: '(s.score < ? or (s.score = ? and s.doc < ?))',
          values: [page.before.score, page.before.score, page.before.doc],
        },
      ]
    : [];
  const all = [...conditions, ...after];
  const rows: { doc: unknown; score: unknown }[] = await read.query(
    `select s.doc as doc, s.score as score from (${sums}) s join library_cases l on l.doc = s.doc
     where ${all.map(({ sql }) => sql).join(' and ')}
     order by s.score desc, s.doc desc limit ${page.size}`,
    [...names, ...names, ...all.flatMap(({ values }) => values)],
  );
  return rows.map(({ doc, score }) => ({ doc: Number(doc), score: Number(score) }));
}

/** The words that are worth looking up, by how rare they are here. */
async function weigh(read: EntityManager, words: readonly string[]) {
  const times = countTerms(words);
  if (times.size === 0) return [];
  const counted = await read.findBy(LibraryTermCount, { term: In([ALL_TEXTS, ...times.keys()]) });
  const all = counted.find(({ term }) => term === ALL_TEXTS)?.texts ?? 0;
  const asked = counted.map(({ term, texts }) => ({ term, texts, times: times.get(term) ?? 0 }));
  return telling(
    asked.filter(({ term }) => term !== ALL_TEXTS),
    all,
    EFFORT,
  );
}
