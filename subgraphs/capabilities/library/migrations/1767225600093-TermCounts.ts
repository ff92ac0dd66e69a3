import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { key, text, whole } from '../../../kit/columns.ts';

/** In how many cases each word is: counted once as they are published, and not at each question. */
export class TermCounts1767225600093 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(new Table({ name: 'library_term_counts', columns: [text('term', 40, key), whole('texts')] }));
    await db.query(
      'insert into library_term_counts (term, texts) select term, count(*) from library_terms group by term',
    );
    await db.query(
      "insert into library_term_counts (term, texts) select '#', count(*) from library_cases where state = 'published'",
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('library_term_counts');
  }
}
