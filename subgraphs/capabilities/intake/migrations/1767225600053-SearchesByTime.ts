import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

/** The record is read, and purged, by time. */
export class SearchesByTime1767225600053 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    const index = new TableIndex({ name: 'reporter_searches_at', columnNames: ['at', 'seq'] });
    await db.createIndex('reporter_searches', index);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropIndex('reporter_searches', 'reporter_searches_at');
  }
}
