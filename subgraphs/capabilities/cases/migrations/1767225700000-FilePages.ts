import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

/** The files of one center in the order in which they are listed: page 2,000 of a long list costs what page 1 costs. */
export class FilePages1767225700000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    const columnNames = ['center', 'opened_at', 'uid'];
    await db.createIndex('case_files', new TableIndex({ name: 'case_files_page', columnNames }));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropIndex('case_files', 'case_files_page');
  }
}
