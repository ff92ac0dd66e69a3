import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { instant, key, longText, nullable, text, whole } from '../../../kit/columns.ts';

export class Views1767225600031 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'exports',
        columns: [
          text('mark', 10, key),
          text('person', 64),
          text('role', 32),
          text('center', 16),
          text('area', 16),
          longText('filter'),
          whole('row_count'),
          instant('exported_at'),
        ],
      }),
    );
    await db.createTable(
      new Table({
        name: 'code_tries',
        columns: [text('number_hash', 32, key), whole('wrong'), instant('last_at'), instant('locked_until', nullable)],
      }),
    );
    await db.createIndex('code_tries', new TableIndex({ name: 'code_tries_last', columnNames: ['last_at'] }));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('code_tries');
    await db.dropTable('exports');
  }
}
