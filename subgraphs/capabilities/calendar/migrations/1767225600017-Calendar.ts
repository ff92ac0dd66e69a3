import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { instant, key, longText, text, whole } from '../../../kit/columns.ts';

export class Calendar1767225600017 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(
      new Table({
        name: 'calendar_notices',
        columns: [
          whole('year', key),
          text('center', 16, key),
          longText('notice'),
          instant('loaded_at'),
          text('loaded_by', 64),
        ],
      }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('calendar_notices');
  }
}
