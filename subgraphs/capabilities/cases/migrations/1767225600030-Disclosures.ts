import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';
import { instant, key, longText, text } from '../../../kit/columns.ts';

export class Disclosures1767225600030 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'disclosures',
        columns: [
          text('mark', 10, key),
          text('uid', 36),
          text('person', 64),
          text('role', 32),
          text('center', 16),
          text('purpose', 12),
          longText('note'),
          instant('disclosed_at'),
          instant('until_at'),
        ],
      }),
    );
    await db.createIndex('disclosures', new TableIndex({ name: 'disclosures_uid', columnNames: ['uid', 'until_at'] }));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('disclosures');
  }
}
